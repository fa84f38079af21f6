/**
 * What is given inputs that nobody should send, and what must be true whatever they are. A target makes one check per
 * number; a broken promise is an error that says which.
 */
import assert from "node:assert/strict";
import { REQUEST, TAUGHT, reading as example } from "../examples.mjs";
import { PAGE, contentOn, start } from "./background.mjs";
import { chooser } from "./values.mjs";

const { stored, failed, send, definitions } = await start();
const { messages } = globalThis.stillOff;
const { LARGEST, check, csvOf, evidenceOf, exportedHistories, parse } = await import("../../../extension/shared/evidence.js");
const { append, check: checkChain } = await import("../../../extension/shared/chain.js");
const { merge } = await import("../../../extension/shared/merge.js");
const { fits } = await import("../../../dist/chrome/background/shapes.js");
const { pageAt } = await import("../../../dist/chrome/background/access.js");
const { readPolicy, inForce } = await import("../../../dist/chrome/background/options.js");

const definition = definitions.find(({ access }) => access === "install");
const [setting] = definition.settings;
const unread = definitions.find(({ cards }) => cards.some(({ kind }) => kind === "app-only"));
const US = { service: definition.id, setting: setting.id };
const HOST = definition.hosts[0];
const RECORD = `record:${US.service}/${US.setting}`;
const snapshot = () => JSON.stringify([...stored].sort(([one], [other]) => (one < other ? -1 : 1)));

/** A reading of a page that was there for a second. */
const reading = () => example({ signals: ["address", "key"], loaded: Date.now() - 1000 });
/** What the extension's own pages ask for, as it should be: each is spoilt before it's sent. */
const ASKED = {
  HISTORY: US,
  SEEN: US,
  OTHER_ACCOUNT: US,
  LOOK: US,
  DELETE: US,
  OPTION: { name: "interval", value: 7 },
  WATCH: { ...US, watched: false },
  AUTO: { service: US.service, auto: true },
  SKELETON: { service: US.service },
  REQUEST: { service: US.service, request: REQUEST },
  SAID: { service: unread.id, setting: unread.cards[0].id, said: { state: "off", day: "2026-01-15" } },
  REQUEST_WITHDRAWN: { service: US.service, id: "0123456789ab" },
  WHO: { who: { name: "A member" } },
  STATE: {},
  DESK: {},
  STOP_LOOK: {},
};

/** Nothing crashed, and what is stored is what was stored. */
const harmless = async (message, sender) => {
  const before = snapshot();
  const answered = await send(message, sender);
  assert.deepEqual(failed.splice(0), [], "a handler failed");
  assert.equal(snapshot(), before, "what is stored has changed");
  return answered;
};

/** Values that no field takes: neither a state, nor an id, nor a flag, nor a day … */
const JUNK = [
  undefined,
  7.5,
  -1,
  "",
  " ",
  "\u0000",
  "__proto__",
  "constructor",
  "nowhere",
  [[]],
  {},
  { toString: 1, valueOf: 1 },
  NaN,
  "a".repeat(999),
];

export const targets = {
  /** Whoever isn't one of us is refused before anything is looked at. */
  async "strangers' messages"({ anything, one, chance }) {
    const type = chance() < 0.8 ? one(Object.values(messages)) : anything();
    const message = chance() < 0.9 ? { ...US, ...Object(anything()), type, reading: reading() } : anything();
    const ours = contentOn(HOST);
    const stranger = one([
      { ...ours, id: "another-extension" },
      { ...PAGE, id: undefined },
      { ...ours, frameId: 1 },
      { ...ours, tab: undefined },
      { ...ours, url: one(["https://www.example.com/", `http://${HOST}/`, `https://${HOST}.example.com/`, "about:blank", "", undefined, "//"]) },
      { ...ours, url: `https://example.com/${PAGE.url}` },
    ]);
    const { taken, answer } = await harmless(message, stranger);
    // On whose host a setting was shown is known a moment later.
    assert.ok(!taken || !answer, "a stranger was answered");
  },

  /** A page's content script may speak of its own service alone, and say nothing but what it may say. */
  async "content scripts' messages"({ anything, one, chance }) {
    const allowed = Object.values(messages).filter((name) => name.startsWith("content:"));
    const message = { ...US, type: messages.READING, reading: reading() };
    const field = one(["type", "service", "setting", "object", ...Object.keys(message.reading)]);
    if (field === "type") message.type = one([...Object.values(messages).filter((name) => !allowed.includes(name)), ...JUNK]);
    else if (field in US) message[field] = one(JUNK);
    else if (field === "object") message.reading.object = one(["a/b", "", "a b", "x".repeat(101), 7, {}, []]);
    else
      message.reading[field] =
        field === "document" ? one([7, null, {}, "x".repeat(65)]) : one(JUNK.filter((junk) => typeof junk !== "number" || Number.isNaN(junk)));
    if (field === "signals") message.reading.signals = one([[], ["key"], ["key", "key"], ["key", "magic"], "key", { length: 2 }]);
    if (chance() < 0.2) message[one(["reading", "object"])] = one([...JUNK, anything()].filter((value) => !value?.state));
    if (message.reading === undefined || chance() < 0.1) message.type = messages.MOVED;
    if (message.type === messages.MOVED) message.setting = one(JUNK);
    const { answer } = await harmless(message, contentOn(HOST));
    assert.ok(!answer?.recorded, "a reading that is none was recorded");
  },

  /** The extension's own pages may be wrong too; where it isn't a question that was spoilt, nothing changes. */
  async "pages' messages"({ one, anything, chance }) {
    const name = one(Object.keys(ASKED));
    const message = { ...structuredClone(ASKED[name]), type: messages[name] };
    for (const field of Object.keys(ASKED[name])) {
      // Each alone is enough for a refusal.
      if (chance() < 0.7 || field === Object.keys(ASKED[name])[0]) message[field] = one(JUNK);
    }
    if (name === "WHO") message.who = one([undefined, 7, "", [], { name: 7 }, { name: null }, { name: {} }]);
    if (chance() < 0.3) message[one(["extra", "__proto__", "constructor"])] = anything();
    await harmless(message, PAGE);
  },

  /** Messages that are no messages at all, from a page of ours. */
  async "anything as a message"({ anything, one, chance }) {
    const types = Object.keys(ASKED).map((name) => messages[name]);
    const message = chance() < 0.5 ? anything() : { ...Object(anything()), type: one(types), setting: one(JUNK), service: one(JUNK) };
    if (message?.type === messages.OPTION || message?.type === messages.WHO) return;
    await harmless(message, PAGE);
  },

  /** An export that was changed is refused, or known to be changed; and what is taken in is a sound history. */
  async evidence({ spoilt, anything, below, chance }) {
    const whole = await sample();
    let given = spoilt(whole);
    for (let more = below(3); more > 0; more -= 1) given = spoilt(given);
    let written = JSON.stringify(chance() < 0.95 ? given : anything()) ?? "";
    if (chance() < 0.2) written = written.slice(0, below(written.length)) + String.fromCharCode(below(0xffff)) + written.slice(below(written.length));
    const { evidence, problem } = parse(written);
    if (problem) {
      assert.equal(typeof problem.key, "string");
      // Only what was written may have been damaged.
      if (!parse(JSON.stringify(given) ?? "").problem) return;
      const { answer } = await harmless({ type: messages.IMPORT, evidence: given }, PAGE);
      // What JSON can't write isn't sent either.
      assert.ok(answer?.problem || typeof answer?.added === "number");
      return;
    }
    const places = await check(evidence);
    if (JSON.stringify(evidence) !== JSON.stringify(whole)) assert.notDeepEqual(places, [], "an edited export passes for whole");
    csvOf(evidence);
    assert.ok(fits("taught", evidence.taught ?? []), "a shown setting that we wouldn't have stored");
    for (const { readings, requests } of exportedHistories(evidence)) {
      const by = { at: Date.now(), definition: "2026-01-01", version: "1.0", source: evidence.digest };
      for (const [key, lines] of Object.entries({ "history:a/b": readings, "requests:a/b": requests })) {
        const { lines: merged } = await merge([], lines, by);
        assert.ok(fits(key, merged), "a history that we wouldn't have stored");
        assert.deepEqual(await checkChain(merged), []);
      }
    }
  },

  /** Whatever stands in the storage: the member's question is answered, a reading is kept, and nothing is dropped. */
  async "what is stored"({ anything, spoilt, one, chance }) {
    const kept = new Map(stored);
    const sound = { ...(await filled()) };
    const key = one([...Object.keys(sound), "schema", "objects", "who", "requests", RECORD.replace("record:", "requests:"), "options"]);
    const value = sound[key] !== undefined && chance() < 0.6 ? spoilt({ it: sound[key] })?.it : anything();
    for (const [name, content] of Object.entries(sound)) stored.set(name, structuredClone(content));
    const odd = JSON.parse(JSON.stringify(value) ?? "null");
    stored.set(key, odd);
    const newer = key === "schema" && Number.isInteger(odd) && odd > 1;
    const { answer } = await send({ type: messages.STATE }, PAGE);
    assert.deepEqual(failed.splice(0), [], "the question could not be answered");
    assert.ok(answer, "no answer");
    const taken = await send({ ...US, type: messages.READING, reading: reading() }, contentOn(HOST));
    const said = failed.splice(0);
    if (newer) assert.equal(taken.answer, null, "written over what a newer version wrote");
    else assert.deepEqual(said, [], "a reading could not be kept");
    if (odd !== null && !fits(key, odd)) {
      const all = [...stored].filter(([name]) => name === key || name.endsWith(`:${key}`)).map(([, content]) => JSON.stringify(content));
      assert.ok(all.includes(JSON.stringify(odd)), `what wasn't understood is gone: ${key} ${JSON.stringify(odd)}`);
    }
    if (stored.get(RECORD)) assert.ok(fits(RECORD, stored.get(RECORD)) || newer || key === RECORD, "a record that is none");
    stored.clear();
    for (const [name, content] of kept) stored.set(name, content);
  },

  /** An organisation's policy, and what a member chose at some time: the options in force are always options. */
  async "policies and choices"({ anything, spoilt }) {
    const ids = definitions.map(({ id }) => id);
    const { values } = readPolicy(Object(spoilt({ highlight: true, interval: 7, watch: [ids[0]], automaticLooks: false })), ids);
    const chosen = Object(spoilt({ highlight: false, region: "us", interval: 3, unwatched: [`${ids[0]}/x`], auto: [ids[1]], ...Object(anything()) }));
    const { options } = inForce(chosen, values, definitions);
    assert.equal(typeof options.highlight, "boolean");
    assert.ok(options.interval === null || (Number.isInteger(options.interval) && options.interval > 0));
    assert.ok([options.unwatched, options.auto].every((list) => Array.isArray(list) && list.every((id) => typeof id === "string")));
  },

  /** An address is a service's page only on that service's hosts, and over TLS. */
  async addresses({ key, one }) {
    const real = setting.address;
    const part = key();
    const url = one([
      real + part,
      part + real,
      real.replace(HOST, HOST + part),
      real.replace("https:", part),
      `https://${part}@${HOST}/`,
      part,
      undefined,
    ]);
    const found = pageAt(url);
    if (!found) return;
    const { protocol, host } = new URL(url);
    assert.equal(protocol, "https:");
    assert.ok(found.definition.hosts.includes(host), "another host's page");
  },
};

let whole = null;
/** A sound export of two settings. */
const sample = async () => {
  if (whole) return whole;
  const lines = [];
  const by = { definition: "2026-01-01", version: "1.0" };
  const types = [
    ["first-read", "on"],
    ["switched-off", "off"],
    ["confirmed", "off"],
    ["found-on-again", "on"],
  ];
  for (const [place, [type, state]] of types.entries()) {
    await append(lines, { type, at: 1_700_000_000_000 + place * 1e8, state, reason: null, signals: ["address", "key"], page: "control", ...by });
  }
  const record = { state: "on", since: 1_700_000_300_000, known: { confirmed: 1_700_000_300_000 } };
  const { note, ...told } = { ...REQUEST, id: "0123456789ab" };
  const requests = [];
  for (const type of ["request-sent", "request-withdrawn"]) await append(requests, { type, at: 1_700_000_000_000, ...by, request: told });
  const settings = ["one", "two"].map((name) => ({ service: US.service, setting: name, name, record, history: lines, requests }));
  settings.push({ service: TAUGHT.service, setting: TAUGHT.id, name: "three", record, history: lines, requests: [] });
  whole = JSON.parse(JSON.stringify(await evidenceOf({ settings, taught: [TAUGHT], version: "1.0", made: 1_700_000_400_000 })));
  assert.deepEqual(await check(whole), []);
  assert.ok(JSON.stringify(whole).length < LARGEST);
  return whole;
};

let full = null;
/** What is stored after a reading, as it should be. */
const filled = async () => {
  if (full) return full;
  const { answer } = await send({ ...US, type: messages.READING, reading: reading() }, contentOn(HOST));
  assert.ok(answer.recorded);
  full = Object.fromEntries(stored);
  stored.clear();
  return full;
};

/**
 * Give a target some inputs.
 *
 * @param {string} name
 * @param {number} seed
 * @param {number} count
 */
export const run = async (name, seed, count) => {
  for (let number = 0; number < count; number += 1) {
    try {
      await targets[name](chooser(seed * 1_000_003 + number));
    } catch (error) {
      error.message = `${name}, --only ${JSON.stringify(name)} --seed ${seed} number ${number}: ${error.message}`;
      throw error;
    }
  }
};
