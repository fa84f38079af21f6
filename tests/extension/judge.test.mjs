/** What a reading means. Times are handed in; every input is frozen, so that a change in place is an error. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clicked, fresh, judge, lookEnded, otherAccount, replan, seen, unread } from "../../extension/background/judge.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 0, 15);
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };
const FAILURES = ["not-found", "ambiguous", "contradictory", "unsettled", "locked"];

const frozen = (value) => {
  if (value !== null && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const reading = (state, more = {}) => ({
  state,
  reason: null,
  signals: state === "unknown" ? [] : ["address", "label"],
  page: "control",
  arrival: "load",
  fresh: true,
  acted: false,
  document: "first",
  loaded: T - MINUTE,
  at: T,
  ...more,
});
const unknown = (reason, more = {}) => reading("unknown", { reason, ...more });

const decide = (record, read, now) => judge(frozen(record), frozen(read), now, frozen({ ...CHECKING }));

/** The record after a series of [time, reading or "click" or "seen"]. */
const after = (...steps) => {
  let record = unread();
  for (const [now, step] of steps) {
    if (step === "click") record = clicked(frozen(record), now, "elsewhere");
    else if (step === "seen") record = seen(frozen(record));
    else record = decide(record, step, now).record;
  }
  return frozen(record);
};
const types = ({ events }) => events.map(({ type }) => type);

const off = () => after([T, reading("off")]);
const relapsed = () => after([T, reading("off")], [T + DAY, reading("on")]);

test("a setting that was never read is unknown, without a reason, and nothing is due", () => {
  const record = unread();
  assert.equal(record.state, "unknown");
  for (const name of ["reason", "since", "known", "due", "looked", "clicked", "relapse"]) assert.equal(record[name], null);
});

test("the first reading sets the state, its time and how it was recognised", () => {
  for (const state of ["on", "off"]) {
    const result = decide(unread(), reading(state), T);
    assert.deepEqual(types(result), ["first-read"]);
    assert.deepEqual(result.notices, []);
    const { record } = result;
    assert.equal(record.state, state);
    assert.equal(record.since, T);
    assert.equal(record.reason, null);
    assert.deepEqual(record.looked, { at: T, reason: null });
    const known = { since: T, confirmed: T, signals: ["address", "label"], page: "control", document: "first" };
    assert.deepEqual(record.known, { state, ...known });
  }
});

test("a first reading of on is no relapse", () => {
  assert.equal(decide(unread(), reading("on"), T).record.relapse, null);
});

test("an event says what was read, when, where and by which signals", () => {
  const { events } = decide(unread(), reading("off"), T);
  const event = { type: "first-read", at: T, state: "off", reason: null, signals: ["address", "label"], page: "control" };
  assert.deepEqual(events, [event]);
});

test("the same state again is a confirmation that keeps since", () => {
  const result = decide(off(), reading("off", { page: "row", document: "second" }), T + DAY);
  assert.deepEqual(types(result), ["confirmed"]);
  assert.equal(result.record.since, T);
  assert.equal(result.record.known.since, T);
  assert.equal(result.record.known.confirmed, T + DAY);
  assert.equal(result.record.known.page, "row");
  assert.equal(result.record.known.document, "second");
});

test("off after on is switched off, whoever did it", () => {
  const result = decide(after([T, reading("on")]), reading("off"), T + DAY);
  assert.deepEqual(types(result), ["switched-off"]);
  assert.equal(result.record.state, "off");
  assert.equal(result.record.since, T + DAY);
  assert.deepEqual(result.notices, []);
});

test("on after off is the member's own when they moved the control elsewhere after off was last confirmed", () => {
  const result = decide(after([T, reading("off")], [T + HOUR, "click"]), reading("on"), T + 5 * HOUR);
  assert.deepEqual(types(result), ["switched-on"]);
  assert.equal(result.record.relapse, null);
  assert.deepEqual(result.notices, []);
});

test("a click at the very time of the last confirmation counts", () => {
  assert.deepEqual(types(decide(after([T, reading("off")], [T, "click"]), reading("on"), T + DAY)), ["switched-on"]);
});

test("on is the member's own on a page where they did something before it first showed so", () => {
  assert.deepEqual(types(decide(off(), reading("on", { acted: true }), T + DAY)), ["switched-on"]);
});

test("what the member did on the page after it first showed on explains nothing", () => {
  const record = frozen(clicked(off(), T + HOUR, "first"));
  assert.deepEqual(types(decide(record, reading("on"), T + 5 * HOUR)), ["found-on-again"]);
});

test("on after a move that is older than the last confirmation is a relapse", () => {
  const record = after([T, reading("on")], [T + SECOND, "click"], [T + 4 * SECOND, reading("off")]);
  const result = decide(record, reading("on", { document: "another", loaded: T + HOUR }), T + 2 * HOUR);
  assert.deepEqual(types(result), ["found-on-again"]);
  assert.deepEqual(result.notices, ["relapse"]);
});

test("on after off without a click is a relapse that says when off was last confirmed and on was found", () => {
  const record = after([T, reading("off")], [T + HOUR, reading("off")]);
  const result = decide(record, reading("on"), T + DAY);
  assert.deepEqual(types(result), ["found-on-again"]);
  assert.deepEqual(result.notices, ["relapse"]);
  assert.equal(result.record.state, "on");
  assert.deepEqual(result.record.relapse, { off: T + HOUR, on: T + DAY, seen: false });
});

test("a relapse isn't announced again when on is confirmed", () => {
  const result = decide(relapsed(), reading("on"), T + 2 * DAY);
  assert.deepEqual(types(result), ["confirmed"]);
  assert.deepEqual(result.notices, []);
  assert.deepEqual(result.record.relapse, relapsed().relapse);
});

test("a relapse stays while the state is unknown, and isn't announced again when on is read after it", () => {
  const record = decide(relapsed(), unknown("not-found"), T + 2 * DAY).record;
  assert.deepEqual(record.relapse, relapsed().relapse);
  const result = decide(record, reading("on"), T + 3 * DAY);
  assert.deepEqual(types(result), ["confirmed"]);
  assert.deepEqual(result.notices, []);
  assert.deepEqual(result.record.relapse, relapsed().relapse);
});

test("a relapse is over once training is off", () => {
  const result = decide(relapsed(), reading("off"), T + 2 * DAY);
  assert.deepEqual(types(result), ["switched-off"]);
  assert.equal(result.record.relapse, null);
});

test("a second relapse is announced like the first, though the first was seen", () => {
  const record = after([T, reading("off")], [T + DAY, reading("on")], [T + DAY, "seen"], [T + 2 * DAY, reading("off")]);
  const result = decide(record, reading("on"), T + 3 * DAY);
  assert.deepEqual(result.notices, ["relapse"]);
  assert.deepEqual(result.record.relapse, { off: T + 2 * DAY, on: T + 3 * DAY, seen: false });
});

test("a relapse that was seen stays seen when on is confirmed", () => {
  assert.equal(decide(seen(relapsed()), reading("on"), T + 2 * DAY).record.relapse.seen, true);
});

test("seeing an alarm where there is none changes nothing", () => {
  assert.deepEqual(seen(off()), off());
});

test("a look at the control's page that can't tell makes the state unknown at once and keeps what was known", () => {
  for (const reason of FAILURES) {
    const result = decide(off(), unknown(reason), T + SECOND);
    assert.deepEqual(types(result), ["unreadable"], reason);
    assert.equal(result.record.state, "unknown");
    assert.equal(result.record.reason, reason);
    assert.equal(result.record.since, T + SECOND);
    assert.deepEqual(result.record.known, off().known);
    assert.deepEqual(result.record.looked, { at: T + SECOND, reason });
    assert.equal(result.events[0].reason, reason);
  }
});

test("being signed out never changes a state that is known, nor when the next look is due", () => {
  for (const page of ["control", "row", "wall"]) {
    const result = decide(off(), unknown("signed-out", { page }), T + DAY);
    assert.deepEqual(result.events, []);
    assert.deepEqual(result.notices, []);
    assert.deepEqual(result.record, { ...off(), looked: { at: T + DAY, reason: "signed-out" } });
  }
});

test("being signed out leaves what was never read unread", () => {
  const { record } = decide(unread(), unknown("signed-out"), T);
  assert.deepEqual(record, { ...unread(), looked: { at: T, reason: "signed-out" } });
});

test("a list that doesn't print the state changes nothing", () => {
  for (const reason of FAILURES) {
    const result = decide(off(), unknown(reason, { page: "row" }), T + DAY);
    assert.deepEqual(result.events, []);
    assert.deepEqual(result.record, { ...off(), looked: { at: T + DAY, reason } });
  }
});

test("failing again for the same reason is one event and keeps since", () => {
  const first = decide(off(), unknown("not-found"), T + DAY).record;
  const again = decide(first, unknown("not-found"), T + 2 * DAY);
  assert.deepEqual(again.events, []);
  assert.equal(again.record.since, T + DAY);
  assert.deepEqual(again.record.looked, { at: T + 2 * DAY, reason: "not-found" });
  assert.equal(again.record.due, T + 4 * DAY);
});

test("failing for another reason is another event", () => {
  const first = decide(off(), unknown("not-found"), T + DAY).record;
  const again = decide(first, unknown("ambiguous"), T + 2 * DAY);
  assert.deepEqual(types(again), ["unreadable"]);
  assert.equal(again.record.since, T + 2 * DAY);
});

test("being signed out in between doesn't make the same failure a new one", () => {
  const record = after([T, unknown("not-found")], [T + HOUR, unknown("signed-out")]);
  assert.deepEqual(decide(record, unknown("not-found"), T + DAY).events, []);
});

test("the first failure of a setting that was never read is told though the state was unknown before", () => {
  const result = decide(unread(), unknown("not-found"), T);
  assert.deepEqual(types(result), ["unreadable"]);
  assert.equal(result.record.known, null);
});

test("the known state read again after a failure continues its since", () => {
  for (const state of ["on", "off"]) {
    const record = after([T, reading(state)], [T + DAY, unknown("ambiguous")]);
    const result = decide(record, reading(state), T + 2 * DAY);
    assert.deepEqual(types(result), ["confirmed"]);
    assert.equal(result.record.state, state);
    assert.equal(result.record.reason, null);
    assert.equal(result.record.since, T);
    assert.equal(result.record.known.since, T);
  }
});

test("on after off with only a failure between is a relapse", () => {
  const record = after([T, reading("off")], [T + DAY, unknown("not-found")]);
  const result = decide(record, reading("on"), T + 2 * DAY);
  assert.deepEqual(types(result), ["found-on-again"]);
  assert.deepEqual(result.record.relapse, { off: T, on: T + 2 * DAY, seen: false });
});

test("the first state read after a failure alone is a first reading", () => {
  const result = decide(after([T, unknown("not-found")]), reading("on"), T + DAY);
  assert.deepEqual(types(result), ["first-read"]);
  assert.equal(result.record.relapse, null);
});

test("a second tab that is older than the last confirmation doesn't contradict it, however it was come to", () => {
  for (const arrival of ["load", "navigation", "restored"]) {
    for (const page of ["control", "row"]) {
      const old = reading("on", { arrival, page, document: "second", loaded: T - 1 });
      const result = decide(off(), old, T + MINUTE);
      assert.deepEqual(result.events, []);
      assert.deepEqual(result.notices, []);
      assert.deepEqual(result.record, { ...off(), looked: { at: T + MINUTE, reason: "not-fresh" } });
    }
  }
});

test("what the browser put back is no news, whatever it shows", () => {
  for (const before of [unread(), off(), after([T, reading("on")]), relapsed()]) {
    for (const read of [reading("on", { fresh: false }), reading("off", { fresh: false }), unknown("not-found", { fresh: false })]) {
      const { record, events, notices } = decide(before, read, T + 2 * DAY);
      const agrees = read.state === "unknown" || before.known?.state === read.state;
      assert.deepEqual([events, notices], [[], []]);
      assert.deepEqual(record, { ...before, looked: { at: T + 2 * DAY, reason: agrees ? read.reason : "not-fresh" } });
    }
  }
});

test("an old second tab that shows no control any more doesn't make a known state unknown", () => {
  const old = unknown("not-found", { document: "second", loaded: T - 1 });
  assert.equal(decide(off(), old, T + MINUTE).record.state, "off");
});

test("a change that was seen in an old second tab is news", () => {
  const old = reading("off", { arrival: "watched", document: "second", loaded: T - 1 });
  assert.equal(decide(after([T, reading("on")]), old, T + MINUTE).record.state, "off");
});

test("an old second tab doesn't turn on into off either", () => {
  const old = reading("off", { arrival: "navigation", document: "second", loaded: T - 1 });
  assert.equal(decide(after([T, reading("on")]), old, T + MINUTE).record.state, "on");
});

test("an old second tab may confirm", () => {
  const old = reading("off", { arrival: "navigation", document: "second", loaded: T - 1 });
  assert.deepEqual(types(decide(off(), old, T + MINUTE)), ["confirmed"]);
});

test("a second tab that is younger than the last confirmation is believed", () => {
  for (const arrival of ["navigation", "restored"]) {
    const young = reading("on", { arrival, document: "second", loaded: T });
    assert.deepEqual(types(decide(off(), young, T + MINUTE)), ["found-on-again"]);
  }
});

test("a page that was loaded after the last confirmation is believed", () => {
  for (const page of ["control", "row"]) {
    const loaded = reading("on", { page, document: "second", loaded: T + 1 });
    assert.deepEqual(types(decide(off(), loaded, T + MINUTE)), ["found-on-again"]);
  }
});

test("the control in the document that was read last is believed, however old the document is", () => {
  for (const arrival of ["navigation", "restored"]) {
    const same = reading("on", { arrival, loaded: T - DAY });
    assert.deepEqual(types(decide(off(), same, T + MINUTE)), ["found-on-again"]);
  }
});

test("a row in the same document that was loaded before the confirmation isn't believed", () => {
  const row = reading("on", { page: "row", arrival: "navigation", loaded: T - 1 });
  assert.deepEqual(decide(off(), row, T + MINUTE).record.state, "off");
});

test("an old tab is ignored after a failure too", () => {
  const record = after([T, reading("off")], [T + MINUTE, unknown("not-found")]);
  const old = reading("on", { arrival: "navigation", document: "second", loaded: T - 1 });
  const result = decide(record, old, T + 2 * MINUTE);
  assert.deepEqual(result.events, []);
  assert.equal(result.record.state, "unknown");
});

test("the next look is due after the normal interval, sooner after a change and after a failure", () => {
  const due = (record, read) => decide(record, read, T + DAY).record.due - (T + DAY);
  assert.equal(due(unread(), reading("on")), 30 * DAY);
  assert.equal(due(off(), reading("off")), 30 * DAY);
  assert.equal(due(off(), reading("on")), 3 * DAY);
  assert.equal(due(after([T, reading("on")]), reading("off")), 3 * DAY);
  assert.equal(due(off(), unknown("locked")), 2 * DAY);
});

test("another normal interval moves the looks that wait for it, and no other", () => {
  const confirmed = off();
  assert.equal(replan(confirmed, 30, 7).due, T + 7 * DAY);
  assert.equal(replan(replan(confirmed, 30, 7), 7, 60).due, T + 60 * DAY);
  const changed = after([T, reading("on")], [T + DAY, reading("off")]);
  assert.deepEqual(replan(changed, 30, 7), changed);
  const failed = after([T, reading("off")], [T + DAY, unknown("not-found")]);
  assert.deepEqual(replan(failed, 30, 7), failed);
  assert.deepEqual(replan(unread(), 30, 7), unread());
});

test("a known state is fresh until its next look is due", () => {
  assert.equal(fresh(off(), T), true);
  assert.equal(fresh(off(), T + 30 * DAY - 1), true);
  assert.equal(fresh(off(), T + 30 * DAY), false);
});

test("what is unknown is never fresh", () => {
  assert.equal(fresh(unread(), T), false);
  assert.equal(fresh(after([T, reading("off")], [T, unknown("not-found")]), T), false);
});

test("a reading after the clock was set back is dated by the clock as it is now", () => {
  for (const state of ["on", "off"]) {
    const back = T - 365 * DAY;
    const { record } = decide(off(), reading(state, { at: back, loaded: back }), back);
    assert.equal(record.state, state);
    assert.equal(record.known.confirmed, back);
    assert.equal(record.since, back);
    assert.equal(record.known.since, back);
    assert.equal(record.due, back + (state === "on" ? 3 : 30) * DAY);
    if (record.relapse) assert.ok(record.relapse.off <= record.relapse.on);
  }
});

test("a failure that goes on while the clock is set back isn't dated in the future", () => {
  const record = after([T, unknown("not-found")], [T - DAY, unknown("not-found")]);
  assert.equal(record.since, T - DAY);
});

test("a reading dated by a clock that was ahead is stale once the clock is right", () => {
  assert.equal(fresh(off(), T - 365 * DAY), false);
});

test("a clock that is set right by some hours doesn't make a reading stale, nor the member's click forgotten", () => {
  assert.equal(fresh(off(), T - 2 * HOUR), true);
  const record = after([T, reading("off")], [T + HOUR, "click"]);
  assert.deepEqual(types(decide(record, reading("on"), T - HOUR)), ["switched-on"]);
});

test("a click dated by a clock that was ahead doesn't excuse a relapse", () => {
  const back = T - 365 * DAY;
  const record = after([T, "click"], [T, reading("off")], [back, reading("off")]);
  assert.deepEqual(types(decide(record, reading("on"), back + DAY)), ["found-on-again"]);
});

test("a confirmation dated by a clock that was ahead doesn't make later pages look old", () => {
  const back = T - 365 * DAY;
  const later = reading("on", { arrival: "navigation", document: "second", loaded: back - SECOND });
  assert.equal(decide(off(), later, back).record.state, "on");
});

test("a click changes nothing but that it is remembered", () => {
  assert.deepEqual(clicked(off(), T + HOUR, "first"), { ...off(), clicked: T + HOUR, clickedIn: "first" });
});

test("what older versions remembered of an objection outlasts every reading until it becomes a request", () => {
  const record = frozen({ ...off(), objection: "2026-01-01" });
  for (const read of [reading("off"), reading("on"), unknown("not-found"), unknown("signed-out")]) {
    assert.equal(decide(record, read, T + DAY).record.objection, "2026-01-01");
  }
});

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

test("whatever happens in whatever order, the state is what was last believed, and a relapse is off, then on, with no hand of the member's in it", () => {
  const chance = random(20_260_115);
  const one = (...choices) => choices[Math.floor(chance() * choices.length)];
  const met = new Map();
  for (let sequence = 0; sequence < 4000; sequence += 1) {
    let record = frozen(unread());
    let now = T;
    /** The last state that was believed, and whether that still stands: kept apart from the record. */
    let believed = null;
    let confirmed = null;
    let lastDocument = null;
    let lastClick = -Infinity;
    let clickedIn = null;
    let stands = false;
    for (let step = 0; step < 12; step += 1) {
      const history = `sequence ${sequence}, step ${step}`;
      now += one(0, SECOND, 30 * SECOND, MINUTE, 3 * MINUTE, DAY, 40 * DAY);
      const action = chance();
      if (action < 0.15) {
        clickedIn = one("first", "second", "third");
        record = frozen(clicked(record, now, clickedIn));
        lastClick = now;
        continue;
      }
      if (action < 0.2) {
        record = frozen(seen(record));
        continue;
      }
      const state = one("on", "off", "off", "on", "unknown");
      const read = reading(state, {
        reason: state === "unknown" ? one("signed-out", ...FAILURES) : null,
        page: state === "unknown" ? one("control", "row", "wall") : one("control", "row"),
        arrival: one("load", "navigation", "restored", "watched"),
        fresh: chance() < 0.8,
        acted: chance() < 0.2,
        document: one("first", "second"),
        loaded: now - one(0, SECOND, MINUTE, DAY, 100 * DAY),
        at: now,
      });
      const before = record;
      const result = decide(before, read, now);
      record = frozen(result.record);
      assert.deepEqual(JSON.parse(JSON.stringify(result)), result, history);
      assert.ok(["on", "off", "unknown"].includes(record.state), history);
      assert.equal(record.state === "unknown" && record.known !== null ? record.reason !== null : true, true, history);

      const older = read.arrival !== "watched" && read.loaded < confirmed && (read.page === "row" || read.document !== lastDocument);
      const old = !read.fresh || (believed !== null && state !== believed && older);
      const ignored = old || (state === "unknown" && (read.reason === "signed-out" || read.page !== "control"));
      const theirs = read.acted || (lastClick >= confirmed && clickedIn !== read.document);
      const relapse = !ignored && state === "on" && believed === "off" && !theirs;
      if (!ignored && state === "unknown") stands = false;
      if (!ignored && state !== "unknown") {
        believed = state;
        stands = true;
        confirmed = now;
        lastDocument = read.document;
      }
      assert.equal(record.state, stands ? believed : "unknown", history);
      assert.equal(record.known?.state ?? null, believed, history);
      assert.equal(record.known?.confirmed ?? null, confirmed, history);
      assert.deepEqual(result.notices, relapse ? ["relapse"] : [], history);
      assert.equal(types(result).includes("found-on-again"), relapse, history);
      if (relapse) assert.equal(record.relapse.on, now, history);
      else assert.ok([before.relapse, null].includes(record.relapse), history);
      if (record.relapse) assert.equal(believed, "on", history);
      if (before.relapse && !record.relapse) assert.equal(record.state, "off", history);
      assert.equal(result.events.length <= 1, true, history);
      if (ignored) assert.deepEqual(result.events, [], history);
      for (const type of types(result)) met.set(type, (met.get(type) ?? 0) + 1);
    }
  }
  const all = ["confirmed", "first-read", "found-on-again", "switched-off", "switched-on", "unreadable"];
  assert.deepEqual([...met.keys()].sort(), all);
  for (const [type, count] of met) assert.ok(count > 500, `${type}: ${count}`);
});

test("a clock that jumps back and forth never makes a time that isn't one, nor an end before its beginning", () => {
  const chance = random(7);
  const one = (...choices) => choices[Math.floor(chance() * choices.length)];
  for (let sequence = 0; sequence < 1000; sequence += 1) {
    let record = unread();
    for (let step = 0; step < 12; step += 1) {
      const now = T + one(-400, -1, 0, 1, 30, 400) * DAY;
      if (chance() < 0.2) {
        record = clicked(record, now, "first");
        continue;
      }
      const state = one("on", "off", "unknown");
      const more = { arrival: one("load", "navigation"), document: one("first", "second"), loaded: now - MINUTE };
      const read = state === "unknown" ? unknown(one("not-found", "signed-out"), more) : reading(state, more);
      record = decide(record, read, now).record;
      const { known, due, since, relapse } = record;
      assert.ok(since === null || Number.isFinite(since));
      if (known) assert.ok(known.since <= known.confirmed);
      if (known && due !== null) assert.ok(Number.isFinite(due));
      if (relapse) assert.ok(relapse.off <= relapse.on);
      if (fresh(record, now)) assert.ok(due - now <= 30 * DAY);
    }
  }
});

const afterLooks = (...reasons) => reasons.reduce((record, reason, place) => lookEnded(record, reason, T + place), frozen(unread())).auto;

test("a look that ended at a sign-in page means waiting, not failing", () => {
  assert.deepEqual(afterLooks("signed-out"), { ...unread().auto, waits: true });
});

test("three looks in a row that failed turn it off, and a reading begins again from none", () => {
  assert.deepEqual(afterLooks("not-found", "timeout", "unsettled"), { failures: 3, failed: T + 2, waits: false, off: true });
  assert.deepEqual(afterLooks("not-found", null, "timeout"), { failures: 1, failed: T + 2, waits: false, off: false });
});

test("a look that shows what the browser put back has read nothing", () => {
  const came = (more) => decide(unread(), reading("off", more), T).came;
  assert.deepEqual([came({}), came({ fresh: false })], [null, "not-fresh"]);
  assert.equal(decide(unread(), unknown("locked"), T).came, "locked");
});

test("another account's alarm ends with a line that says so, and nothing else of the record changes", () => {
  const relapse = { off: T, on: T + 1, seen: false };
  const record = frozen({ ...unread(), relapse });
  const { record: after, events } = otherAccount(record, T + 2);
  assert.deepEqual(after, { ...record, relapse: null });
  assert.deepEqual(
    events.map(({ type, at, state }) => [type, at, state]),
    [["other-account", T + 2, "unknown"]],
  );
  assert.deepEqual(otherAccount(frozen(unread()), T), { record: unread(), events: [] });
});
