/** The member's own word on settings that no page shows: noted, asked for again, and never taken for a reading. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE, contentOn, start } from "./fuzz/background.mjs";

const { stored, failed, send, definitions } = await start();
const { messages } = globalThis.stillOff;
const { check: broken } = await import("../../extension/shared/chain.js");
const { evidenceOf, parse } = await import("../../extension/shared/evidence.js");
const { ASK_AFTER, asks, asksAt, canBeSaid } = await import("../../extension/shared/own-word.js");
const { kindOf, summary, tally } = await import("../../extension/shared/need.js");
const { badgeOf } = await import("../../dist/chrome/background/badge.js");
const judging = await import("../../dist/chrome/background/judge.js");
const { fits } = await import("../../dist/chrome/background/shapes.js");

const DAY = 24 * 60 * 60 * 1000;
const service = definitions.find(({ cards }) => cards.some(({ kind }) => kind === "app-only"));
const card = service.cards.find(({ kind }) => kind === "app-only");
const ABOUT = { service: service.id, setting: card.id };
const KEY = `${ABOUT.service}/${ABOUT.setting}`;
const OFF = { state: "off", day: "2026-01-15" };
const say = async (said, more = {}, sender = PAGE) => (await send({ ...ABOUT, ...more, type: messages.SAID, said }, sender)).answer;
const state = async () => (await send({ type: messages.STATE }, PAGE)).answer;
const entryOf = ({ settings }) => settings.find(({ service, setting }) => `${service}/${setting}` === KEY);
const record = () => stored.get(`record:${KEY}`);
const lines = () => stored.get(`history:${KEY}`) ?? [];
const forget = () => send({ type: messages.DELETE, ...ABOUT }, PAGE);
/** What was said, said so many days ago. */
const longAgo = (days) => stored.set(`record:${KEY}`, { ...record(), said: { ...record().said, at: Date.now() - days * DAY } });
/** Run with notifications allowed; gives those that were shown. */
const notified = async (act) => {
  const shown = [];
  browser.notifications = { create: async (id, { title, message }) => void shown.push([id, title, message]), clear: async () => true };
  const { contains } = browser.permissions;
  browser.permissions.contains = async () => true;
  await send({ type: messages.OPTION, name: "notifications", value: true }, PAGE);
  await act(shown);
  await send({ type: messages.OPTION, name: "notifications", value: false }, PAGE);
  browser.permissions.contains = contains;
  delete browser.notifications;
  return shown;
};
const wake = () => send({ type: messages.OPTION, name: "interval", value: 7 }, PAGE);

test("what the member says is remembered with its day and is a line of its own that tells of no reading", async () => {
  assert.equal(await say(OFF), true);
  const { at, ...word } = record().said;
  assert.deepEqual(word, OFF);
  const [line] = lines();
  assert.deepEqual([line.type, line.said, line.state, line.signals, line.page, line.at], ["said", OFF, "unknown", [], null, at]);
  assert.equal(line.definition, service.verified);
  const { said, ...rest } = record();
  assert.deepEqual({ ...rest, said: null }, judging.unread());
  assert.deepEqual(failed.splice(0), []);
});

test("each word is a further line of the chain, and taking it back is one too", async () => {
  await say({ state: "on", day: "2026-02-01" });
  await say(null);
  assert.equal(record().said, null);
  assert.deepEqual(
    lines().map(({ said }) => said && said.state),
    ["off", "on", null],
  );
  assert.deepEqual(await broken(lines()), []);
  await say(null);
  assert.equal(lines().length, 3);
});

test("what was said is listed as long as there is something of it to be seen or deleted, and not after that", async () => {
  assert.deepEqual([entryOf(await state()).watched, entryOf(await state()).access], [false, "none"]);
  await forget();
  assert.equal(entryOf(await state()), undefined);
});

test("a day that doesn't exist, is to come or lies before 2000, another state and another key are refused", async () => {
  const to = new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10);
  const odd = [
    { day: "2026-02-30" },
    { day: to },
    { day: "1999-12-31" },
    { day: 20260115 },
    { state: "unknown" },
    { state: "OFF" },
    { note: "mine" },
  ];
  for (const more of odd) assert.equal(await say({ ...OFF, ...more }), null, JSON.stringify(more));
  for (const word of [undefined, "off", 7, [], {}, { state: "off" }]) assert.equal(await say(word), null);
  assert.equal(record(), undefined);
});

test("only of a card is anything said, never of a setting that can be read or where there is nothing to switch", async () => {
  const read = definitions.find(({ settings }) => settings.length);
  const nothing = definitions.find(({ cards }) => cards.some(({ kind }) => kind === "none"));
  assert.equal(await say(OFF, { service: read.id, setting: read.settings[0].id }), null);
  assert.equal(await say(OFF, { service: nothing.id, setting: nothing.cards[0].id }), null);
  assert.equal(await say(OFF, { setting: "nowhere" }), null);
  assert.equal(await say(OFF, {}, contentOn(read.hosts[0])), undefined);
});

test("the member's own word never makes the badge, the counts or the list say off or on", async () => {
  for (const word of [OFF, { ...OFF, state: "on" }]) {
    await say(word);
    const entry = entryOf(await state());
    assert.equal(kindOf(entry), "said");
    assert.deepEqual(tally([entry]), { on: 0, off: 0, stale: 0, unknown: 0, unread: 0 });
    assert.equal(summary([entry]), "");
    assert.equal(badgeOf([entry.record], Date.now()).text, "?");
    assert.equal(entry.fresh, false);
  }
});

test("what was said before a setting could be read counts no more", async () => {
  const read = definitions.find(({ access }) => access === "install");
  const key = `record:${read.id}/${read.settings[0].id}`;
  stored.set(key, { ...judging.unread(), said: { ...OFF, at: Date.now() - 400 * DAY } });
  const entry = (await state()).settings.find(({ service, setting }) => key === `record:${service}/${setting}`);
  assert.deepEqual([entry.record.said, kindOf(entry)], [null, "unread"]);
  const shown = await notified(wake);
  assert.deepEqual(shown, []);
  stored.delete(key);
});

test("a word neither raises nor clears an alarm, nor touches what was read", () => {
  const read = { ...judging.unread(), state: "on", relapse: { off: 1, on: 2, seen: false } };
  const { record: after } = judging.said(read, OFF, 9);
  assert.deepEqual({ ...after, said: null }, read);
  const { record: off } = judging.judge({ ...judging.unread(), said: { ...OFF, at: 9 } }, { state: "on", signals: [], page: "control" }, 10, {});
  assert.equal(off.relapse, null);
});

test("after its interval the member is asked once by notification, and again once they have answered and it has passed again", async () => {
  await say(OFF);
  const shown = await notified(async () => {
    longAgo(ASK_AFTER - 1);
    await wake();
  });
  assert.deepEqual(shown, []);
  const asked = await notified(async () => {
    longAgo(ASK_AFTER + 1);
    await wake();
    await wake();
  });
  assert.deepEqual(
    asked.map(([id]) => id),
    [`said:${KEY}`],
  );
  assert.match(asked[0].join(), new RegExp(service.name));
  await say(OFF);
  const again = await notified(async () => {
    longAgo(ASK_AFTER + 2);
    await wake();
  });
  assert.equal(again.length, 1);
});

test("nobody is asked whether training is still on, and who said it before the clock was set back is asked", () => {
  const now = Date.UTC(2026, 5, 1);
  const at = now - 400 * DAY;
  assert.equal(asks({ ...OFF, at }, now), true);
  assert.equal(asks({ ...OFF, state: "on", at }, now), false);
  assert.equal(asksAt({ ...OFF, state: "on", at }), null);
  assert.equal(asks({ ...OFF, at: now - ASK_AFTER * DAY + 1 }, now), false);
  assert.equal(asks({ ...OFF, at: now + 400 * DAY }, now), true);
  assert.equal(asks(null, now), false);
});

test("the day it is anywhere on Earth can be said", () => {
  const now = Date.UTC(2026, 5, 1, 12);
  assert.equal(canBeSaid({ state: "off", day: "2026-06-02" }, now), true);
  assert.equal(canBeSaid({ state: "off", day: "2026-06-03" }, now), false);
});

test("the next alarm knows when the member is asked again, though nothing is watched", async () => {
  const alarms = [];
  const { create } = browser.alarms;
  browser.alarms.create = async (name, { when }) => void alarms.push([name, when]);
  await say(OFF);
  longAgo(ASK_AFTER - 0.25);
  for (const { settings, id } of definitions)
    for (const { id: setting } of settings) await send({ type: messages.WATCH, service: id, setting, watched: false }, PAGE);
  browser.alarms.create = create;
  const [, when] = alarms.findLast(([name]) => name === "due");
  assert.equal(when, asksAt(record().said));
});

test("stored values of older versions and of this one are what they should be, and odd words are not", () => {
  const { said, ...old } = judging.unread();
  assert.ok(fits("record:a/b", old));
  assert.ok(fits("record:a/b", { ...old, said: { ...OFF, at: 1 } }));
  for (const odd of [OFF, { ...OFF, at: 1, note: "" }, { ...OFF, at: 1, day: "1999-01-01" }, "off"]) {
    assert.equal(fits("record:a/b", { ...old, said: odd }), false, JSON.stringify(odd));
  }
  const line = { type: "said", at: 1, state: "unknown", signals: [] };
  assert.ok(fits("history:a/b", [line, { ...line, said: null }, { ...line, said: OFF }]));
  assert.equal(fits("history:a/b", [{ ...line, said: { state: "off" } }]), false);
});

/** An export of what was said, as a file. */
const exported = async () => {
  const settings = [{ ...ABOUT, name: card.name, record: record(), history: lines() }];
  return evidenceOf({ settings, version: "1.0", made: Date.now() });
};

test("an import brings the lines and what the member said last, and twice the same brings nothing", async () => {
  await forget();
  await say({ state: "on", day: "2026-01-01" });
  await say(OFF);
  const { said } = record();
  const evidence = await exported();
  await forget();
  assert.deepEqual((await send({ type: messages.IMPORT, evidence }, PAGE)).answer, { added: 2, shown: 0, left: 0 });
  assert.deepEqual(record().said, said);
  assert.deepEqual(
    lines().map(({ type }) => type),
    ["said", "said", "imported"],
  );
  assert.deepEqual((await send({ type: messages.IMPORT, evidence }, PAGE)).answer, { added: 0, shown: 0, left: 0 });
});

test("what was said after an export isn't undone by importing it", async () => {
  const evidence = await exported();
  await say(null);
  await send({ type: messages.IMPORT, evidence }, PAGE);
  assert.equal(record().said, null);
});

test("an export whose line of the member's own tells of a reading, or says what can't be said, is refused", async () => {
  await forget();
  await say(OFF);
  const evidence = await exported();
  assert.equal(parse(JSON.stringify(evidence)).problem, undefined);
  const odd = { state: "off", reason: "not-found", signals: ["key"], page: "control", said: { ...OFF, day: "1999-12-31" }, count: 1 };
  for (const [key, value] of Object.entries(odd)) {
    const spoilt = structuredClone(evidence);
    spoilt.settings[0].lines[0][key] = value;
    const { problem } = parse(JSON.stringify(spoilt));
    assert.deepEqual(problem, { key: "evidenceBadLine", values: [`settings[0].lines[0].${key}`] });
  }
});
