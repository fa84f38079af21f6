/** What needs the member first, and how many there are of each. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { byNeed, kindOf, summary, tally } = await import("../../extension/shared/need.js");
const { badgeOf } = await import("../../extension/background/badge.js");
const { fresh, unread } = await import("../../extension/background/judge.js");

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 5, 1);
const known = (state, days) => ({ state, since: NOW - days * DAY, confirmed: NOW - days * DAY, signals: [], page: "control", document: "x" });
const entry = (record) => ({ record, fresh: fresh(record, NOW) });
const read = (state, { days = 1, ...more } = {}) =>
  entry({ ...unread(), state, since: NOW - days * DAY, known: known(state, days), due: NOW + DAY, ...more });
const relapse = { off: NOW - 9 * DAY, on: NOW - DAY };
const ALL = {
  relapse: read("on", { relapse: { ...relapse, seen: false } }),
  on: read("on"),
  stale: read("off", { days: 40, due: NOW - DAY }),
  unknown: entry({ ...unread(), state: "unknown", reason: "not-found" }),
  unread: entry(unread()),
  off: read("off"),
};

test("every record is of exactly the kind that the badge would show for it", () => {
  const texts = { relapse: "ON!", on: "ON", stale: "?", unknown: "?", unread: "?", off: "OFF" };
  for (const [kind, one] of Object.entries(ALL)) {
    assert.equal(kindOf(one), kind);
    assert.equal(badgeOf([one.record], NOW).text, texts[kind], kind);
  }
});

test("the order is that of need, whatever the order they come in", () => {
  const sorted = Object.values(ALL);
  assert.deepEqual(byNeed([...sorted].reverse()), sorted);
  assert.deepEqual(byNeed([ALL.off, ALL.relapse, ALL.unread, ALL.on, ALL.unknown, ALL.stale]), sorted);
});

test("of the same kind, what was read longest ago comes first", () => {
  const [old, young] = [read("off", { days: 9 }), read("off", { days: 2 })];
  assert.deepEqual(byNeed([young, old]), [old, young]);
});

test("what was found on again stays so until it is off, also once it was seen", () => {
  assert.equal(kindOf(read("on", { relapse: { ...relapse, seen: true } })), "relapse");
  assert.equal(kindOf(read("on", { relapse: { ...relapse, seen: true }, days: 40, due: NOW - DAY })), "stale");
});

test("each setting is counted once, and what was found on again as on", () => {
  const all = Object.values(ALL);
  const counts = tally(all);
  assert.deepEqual(counts, { on: 2, off: 1, stale: 1, unknown: 1, unread: 1 });
  assert.equal(
    Object.values(counts).reduce((sum, one) => sum + one),
    all.length,
  );
});

test("the summary leaves out what there is none of", () => {
  assert.equal(summary([ALL.on, ALL.off, ALL.off]), "1 on · 2 off");
  assert.equal(summary([]), "");
});
