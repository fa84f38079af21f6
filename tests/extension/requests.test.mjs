/** Requests: kept, changed, taken back, reminded of, brought back, and each change a line of a history of their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const requests = await import("../../extension/background/requests.js");
const records = await import("../../extension/background/records.js");
const { append, check, digest } = await import("../../extension/shared/chain.js");
const { merge, parse, evidenceOf, exportedHistories } = await import("../../extension/shared/evidence.js");

const HISTORY = "requests:example/training";
const READINGS = "history:example/training";
const EXAMPLE = { id: "example", name: "Example", settings: [{ id: "training" }], cards: [], verified: "2026-01-02" };
const GIVEN = {
  ...{ letter: "objection-form", place: "DE", regime: "gdpr", right: "object", way: "objection-form", member: true },
  ...{ sent: "2026-01-15", number: "", due: "2026-02-16", acknowledged: null, extended: null, answer: null, after: null, note: "" },
};
const ANSWER = { on: "2026-01-20", said: "refused" };

/** A fresh browser, with notifications if they are allowed. */
const fresh = ({ allowed = false, chromium = false } = {}) => {
  const { stored, failing } = stub({ chromium });
  const shown = new Map();
  globalThis.browser.runtime = { getManifest: () => ({ version: "0.1.0" }), getURL: (path) => path };
  globalThis.browser.permissions = { contains: async () => allowed };
  globalThis.browser.notifications = {
    create: async (id, { title, message }) => void shown.set(id, `${title} ${message}`),
    clear: async (id) => shown.delete(id),
  };
  return { stored, shown, failing };
};
const sent = (more = {}) => requests.keep(EXAMPLE, { ...GIVEN, ...more });
const types = (stored) => (stored.get(HISTORY) ?? []).map(({ type }) => type);
const [day, earlier] = ["2026-01-15", "2026-01-14"];

test("a request is kept with an id of its own, and its history says so", async () => {
  const { stored } = fresh();
  const [one, other] = [await sent(), await sent()];
  assert.match(one, /^[0-9a-f]{12}$/);
  assert.notEqual(one, other);
  const [kept] = await records.requests();
  assert.deepEqual(kept, { ...GIVEN, id: one, service: "example", setting: "training", reminded: null });
  const [line] = stored.get(HISTORY);
  const { note, ...told } = GIVEN;
  assert.deepEqual([line.type, line.request], ["request-sent", { ...told, id: one }]);
});

test("what was sent is no line among what was read", async () => {
  const { stored } = fresh();
  await sent();
  assert.equal(stored.has(READINGS), false);
  assert.deepEqual(Object.keys(stored.get(HISTORY)[0]).sort(), ["at", "definition", "previous", "request", "type", "version"]);
});

test("requests to a service without a readable setting stand with what there is instead", async () => {
  const { stored } = fresh();
  await requests.keep({ ...EXAMPLE, settings: [], cards: [{ id: "form" }] }, GIVEN);
  assert.equal(stored.get("requests:example/form").length, 1);
});

test("what is no request is not kept", async () => {
  const { stored } = fresh();
  const bad = [null, "sent", {}, { ...GIVEN, sent: "2026-02-30" }, { ...GIVEN, due: earlier }, { ...GIVEN, more: 1 }];
  for (const given of [...bad, { ...GIVEN, answer: { on: earlier, said: "agreed" } }, { ...GIVEN, note: "x".repeat(2001) }]) {
    assert.equal(await requests.keep(EXAMPLE, given), null, JSON.stringify(given));
  }
  assert.equal(await sent({ id: "0123456789ab" }), null, "an id that isn't known");
  assert.deepEqual([...stored.keys()], []);
});

test("an answer and any other change are lines of their own, a changed note is none", async () => {
  for (const chromium of [false, true]) {
    const { stored } = fresh({ chromium });
    const id = await sent();
    await sent({ id, number: "A 1" });
    await sent({ id, number: "A 1", note: "On the phone" });
    await sent({ id, number: "A 1", answer: ANSWER });
    await sent({ id, number: "A 1", answer: ANSWER });
    await sent({ id, number: "A 2", answer: ANSWER });
    assert.deepEqual(types(stored), ["request-sent", "request-changed", "request-answered", "request-changed"]);
    assert.deepEqual(await check(stored.get(HISTORY)), []);
  }
});

test("a request of an older version stays as it was until something new is said of it", async () => {
  const { stored } = fresh();
  const id = await sent();
  await sent({ id, note: "On the phone", received: null, reference: "", authority: null, given: null });
  assert.deepEqual(types(stored), ["request-sent"]);
  await sent({ id, received: "2026-01-17", reference: "SO-7K2M9P", authority: "fr" });
  assert.deepEqual(types(stored), ["request-sent", "request-changed"]);
  const [{ received, reference, authority }] = await records.requests();
  assert.deepEqual([received, reference, authority], ["2026-01-17", "SO-7K2M9P", "fr"]);
  assert.deepEqual(await check(stored.get(HISTORY)), []);
});

test("a request whose receipt, answer and reply are in no order is not kept", async () => {
  fresh();
  for (const odd of [
    { received: earlier },
    { received: "2026-01-21", answer: ANSWER },
    { given: "2026-01-21" },
    { answer: ANSWER, given: "2026-01-19" },
    { reference: "a\u202Eb" },
  ]) {
    assert.equal(await requests.keep(EXAMPLE, { ...GIVEN, ...odd }), null, JSON.stringify(odd));
  }
});

test("a request that is taken back is gone, and its history keeps both", async () => {
  const { stored } = fresh();
  const id = await sent();
  assert.equal(await requests.withdraw(EXAMPLE, "0123456789ab"), false);
  assert.equal(await requests.withdraw({ ...EXAMPLE, id: "other" }, id), false);
  assert.equal(await requests.withdraw(EXAMPLE, id), true);
  assert.deepEqual(await records.requests(), []);
  assert.deepEqual(types(stored), ["request-sent", "request-withdrawn"]);
});

test("requests noted at once lose nothing", async () => {
  const { stored } = fresh();
  await Promise.all([...Array(50)].map(() => sent()));
  assert.equal((await records.requests()).length, 50);
  assert.equal(stored.get(HISTORY).length, 50);
  assert.deepEqual(await check(stored.get(HISTORY)), []);
});

test("a request and its line are written in one write, or not at all", async () => {
  const { stored, failing } = fresh();
  failing.set = true;
  await assert.rejects(sent());
  assert.deepEqual([...stored.keys()], []);
});

test("an overdue answer is reminded of once, and again only when the due day moved", async () => {
  const { shown } = fresh({ allowed: true });
  const remind = () => requests.remind(() => EXAMPLE);
  const id = await sent({ due: day });
  await remind();
  assert.match(shown.get(`request:${id}`), /Example/);
  shown.clear();
  await remind();
  assert.equal(shown.size, 0);
  await sent({ id, due: "2026-01-16" });
  await remind();
  assert.equal(shown.size, 1);
  await sent({ id, due: "2026-01-16", answer: ANSWER });
  assert.equal(shown.size, 0, "the answer came");
});

test("what isn't due, was answered, or can't be said is not reminded of", async () => {
  const { shown } = fresh({ allowed: true });
  await sent({ due: "9999-12-31" });
  await sent({ due: null });
  await sent({ answer: ANSWER });
  await requests.remind(() => EXAMPLE);
  assert.equal(shown.size, 0);
  fresh();
  await sent({ due: day });
  await requests.remind(() => EXAMPLE);
  assert.equal((await records.requests())[0].reminded, null, "it can be said once that is allowed");
});

test("the day an older version kept of an objection becomes a request, once, and everything else stays", async () => {
  const { stored } = fresh();
  stored.set("record:example/training", { clicked: 5, objection: "2026-03-01" });
  stored.set("record:example/other", { clicked: 6, objection: null });
  stored.set("record:example/third", { clicked: 7 });
  await requests.migrate();
  await requests.migrate();
  const [only, ...more] = await records.requests();
  assert.deepEqual([only.sent, only.right, only.service, only.setting, only.due], ["2026-03-01", "object", "example", "training", null]);
  assert.deepEqual(more, []);
  assert.deepEqual(stored.get("record:example/training"), { clicked: 5 });
  assert.deepEqual(
    (await records.problems()).filter(({ kind }) => kind === "corrupt"),
    [],
  );
});

/** Lines as the last version kept them: all in the setting's history, with what was known of it. */
const former = async (given) => {
  const by = { definition: "2026-01-02", version: "0.1.0" };
  const reading = { state: "off", reason: null, signals: ["key", "label"], page: "control", ...by };
  const sending = { state: "off", reason: null, signals: [], page: null, ...by };
  const { note, ...told } = { ...GIVEN, id: "0123456789ab" };
  const events = [
    { ...reading, type: "first-read", at: 1 },
    { ...sending, type: "request-sent", at: 2, request: told },
    { ...reading, type: "confirmed", at: 3 },
    { ...sending, type: "other-account", at: 4 },
    { ...sending, type: "request-answered", at: 5, request: { ...told, answer: ANSWER } },
    { ...reading, type: "confirmed", at: 6 },
  ];
  const lines = [];
  for (const event of given ?? events) await append(lines, event);
  return lines;
};
const said = (lines) => lines.map(({ previous, ...rest }) => rest);
const isRequestLine = ({ type }) => type.startsWith("request-");

test("what the last version kept in one history is kept in two, each line as it was, both chains whole", async () => {
  const { stored } = fresh();
  const before = await former();
  stored.set(READINGS, before);
  await requests.migrate();
  const [readings, own] = [stored.get(READINGS), stored.get(HISTORY)];
  assert.deepEqual(said(readings), said(before.filter((line) => !isRequestLine(line))));
  assert.deepEqual(said(own.slice(0, -1)), said(before.filter(isRequestLine)));
  assert.deepEqual([await check(readings), await check(own)], [[], []]);
  const { type, count, source } = own.at(-1);
  assert.deepEqual([type, count, source], ["imported", 2, await digest(before.at(-1))], "it names the chain they came from");
  assert.deepEqual(await records.problems(), []);
});

test("a history is parted once, in one write, and one without a request is left as it is", async () => {
  const { stored, failing } = fresh();
  const before = await former();
  const other = (await former()).slice(0, 1);
  stored.set(READINGS, before);
  stored.set("history:other/training", other);
  failing.set = true;
  await assert.rejects(requests.migrate());
  assert.deepEqual(stored.get(READINGS), before);
  failing.set = false;
  await requests.migrate();
  const once = structuredClone([...stored]);
  await requests.migrate();
  assert.deepEqual([...stored], once);
  assert.deepEqual(stored.get("history:other/training"), other);
  assert.equal(stored.has("requests:other/training"), false);
});

test("a request that was noted before the histories were parted isn't lost by it, nor is a reading", async () => {
  const { stored } = fresh();
  stored.set(READINGS, await former());
  await Promise.all([sent(), requests.migrate(), sent()]);
  assert.equal(stored.get(HISTORY).filter(({ type }) => type === "request-sent").length, 3);
  assert.equal((await records.requests()).length, 2);
  assert.deepEqual(await check(stored.get(HISTORY)), []);
});

test("a history that can't be understood is not parted, and stays", async () => {
  const { stored } = fresh();
  const odd = [{ type: "request-sent" }];
  stored.set(READINGS, odd);
  await requests.migrate();
  assert.deepEqual(stored.get(READINGS), odd);
  assert.equal(stored.has(HISTORY), false);
});

test("a chain of requests in which a line was changed, taken out or moved shows it", async () => {
  const { stored } = fresh();
  const id = await sent();
  await sent({ id, number: "A 1" });
  await sent({ id, number: "A 1", answer: ANSWER });
  await requests.withdraw(EXAMPLE, id);
  const lines = stored.get(HISTORY);
  const places = async (change) => {
    const changed = structuredClone(lines);
    change(changed);
    return (await check(changed)).map(({ line }) => line);
  };
  assert.deepEqual(await places(() => {}), []);
  assert.deepEqual(await places(([first]) => (first.request.sent = "2026-01-14")), [1]);
  assert.deepEqual(await places((all) => all.splice(1, 1)), [1]);
  assert.deepEqual(await places((all) => all.splice(0, 1)), [0]);
  assert.deepEqual(await places((all) => ([all[1], all[2]] = [all[2], all[1]])), [1, 2, 3]);
});

const exportOf = async (histories) => {
  const record = { state: "unknown", since: null, known: null };
  const setting = { service: "example", setting: "training", name: "Example", record, history: [], ...histories };
  const { evidence } = parse(JSON.stringify(await evidenceOf({ settings: [setting], version: "0.1.0", made: Date.UTC(2026, 1, 1) })));
  return evidence;
};
const restore = async (evidence) => {
  const by = { at: Date.UTC(2026, 1, 2), definition: "2026-01-02", version: "0.1.0", source: evidence.digest };
  let added = 0;
  for (const { service, setting, readings, requests: lines } of exportedHistories(evidence)) {
    added += await records.mergeHistory(service, setting, (known) => merge(known, readings, by));
    added += await requests.restore(service, setting, lines, by);
  }
  return added;
};

test("an import brings requests back as their newest line has them, and none that was taken back", async () => {
  const first = fresh();
  const [kept, gone] = [await sent(), await sent()];
  await sent({ id: kept, answer: ANSWER });
  await requests.withdraw(EXAMPLE, gone);
  const evidence = await exportOf({ requests: first.stored.get(HISTORY) });

  const { stored } = fresh();
  assert.equal(await restore(evidence), 4);
  const back = await records.requests();
  assert.deepEqual(
    back.map(({ id, answer, note }) => [id, answer, note]),
    [[kept, ANSWER, ""]],
  );
  assert.deepEqual(await check(stored.get(HISTORY)), []);
  assert.equal(await restore(evidence), 0);
});

test("an import of the last version's export brings readings and requests back, each to its own", async () => {
  const lines = await former();
  const evidence = await exportOf({ history: lines });
  const { stored } = fresh();
  assert.equal(await restore(evidence), 6);
  assert.deepEqual(said(stored.get(HISTORY).slice(0, -1)), said(lines.filter(isRequestLine)));
  assert.deepEqual((await records.requests())[0].answer, ANSWER);
  assert.deepEqual(await check(stored.get(READINGS)), []);
});

test("an import of what was parted since adds nothing", async () => {
  const lines = await former();
  const evidence = await exportOf({ history: lines });
  const { stored } = fresh();
  stored.set(READINGS, lines);
  await requests.migrate();
  const before = structuredClone([stored.get(READINGS), stored.get(HISTORY)]);
  assert.equal(await restore(evidence), 0);
  assert.deepEqual([stored.get(READINGS), stored.get(HISTORY)], before);
});

test("forgetting a setting forgets its requests and their history, and no others", async () => {
  fresh();
  await sent();
  await requests.keep({ ...EXAMPLE, id: "other" }, GIVEN);
  await records.forget("example", "training");
  assert.deepEqual(
    (await records.requests()).map(({ service }) => service),
    ["other"],
  );
  assert.deepEqual(await records.requestHistory("example", "training"), []);
  assert.equal((await records.requestHistory("other", "training")).length, 1);
});

test("requests that are none are kept aside and said, and a new one is still kept", async () => {
  const { stored } = fresh();
  stored.set("requests", [{ sent: "yesterday" }]);
  assert.deepEqual(
    (await records.problems()).map(({ key }) => key),
    ["requests"],
  );
  await sent();
  assert.equal((await records.requests()).length, 1);
  assert.ok([...stored.keys()].some((key) => /^aside:\d+:requests$/.test(key)));
});

test("who the member is stays only as long as they want it", async () => {
  const { stored } = fresh();
  assert.equal(await records.who(), null);
  await records.setWho({ name: "“<b>N</b>”" });
  assert.deepEqual(await records.who(), { name: "“<b>N</b>”" });
  await records.setWho(null);
  assert.ok(!stored.has("who"));
});

test("a draft lives in the session alone", async () => {
  const { stored } = fresh();
  await requests.setDraft({ text: "Dear" });
  assert.deepEqual(await requests.draft(), { text: "Dear" });
  assert.deepEqual([...stored.keys()], []);
  await requests.setDraft(null);
  assert.equal(await requests.draft(), null);
});
