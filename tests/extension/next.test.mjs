/** The next step of a request, and by when. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nexts } from "./built.mjs";

const request = (more = {}) => ({
  regime: "gdpr",
  right: "object",
  letter: "objection",
  sent: "2026-10-01",
  due: "2026-11-02",
  answer: null,
  ...more,
});
const next = (more, today) => nexts.next(request(more), today);
const answered = (said, on = "2026-10-20") => ({ answer: { on, said } });

test("until the due day has passed, there is nothing to do but wait", () => {
  assert.deepEqual(next({}, "2026-10-30"), { left: 3, overdue: false, step: "wait", letter: null, more: [], by: null });
  assert.deepEqual(next({}, "2026-11-02"), { left: 0, overdue: false, step: "wait", letter: null, more: [], by: null });
});

test("the day after, an answer is overdue and the reminder is next", () => {
  assert.deepEqual(next({}, "2026-11-03"), { left: -1, overdue: true, step: "remind", letter: "reminder", more: [], by: null });
});

test("a reminder without an answer leads to a complaint", () => {
  const late = next({ right: "remind", letter: "reminder", due: "2026-11-17" }, "2026-11-18");
  assert.deepEqual([late.step, late.letter], ["complain", "complaint"]);
});

test("a refusal leads to a complaint at once", () => {
  assert.equal(next(answered("refused"), "2026-10-21").letter, "complaint");
  assert.equal(next(answered("partly"), "2026-10-21").letter, "complaint");
});

test("in the United Kingdom the company hears the complaint before the authority does", () => {
  const uk = { regime: "uk-gdpr" };
  assert.equal(next(uk, "2026-11-03").letter, "company-complaint");
  assert.equal(next({ ...uk, ...answered("refused") }, "2026-10-21").letter, "company-complaint");
  assert.equal(next({ ...uk, right: "complain-first" }, "2026-11-03").letter, "complaint");
});

test("in Québec silence is a refusal: 30 days from the exact day for a disagreement", () => {
  const access = { regime: "quebec", right: "access", letter: "access", sent: "2026-10-01", due: "2026-10-31" };
  assert.deepEqual(next(access, "2026-11-01"), { left: -1, overdue: true, step: "complain", letter: "complaint", more: [], by: "2026-11-30" });
  assert.equal(next({ ...access, due: "2026-11-02" }, "2026-11-03").by, "2026-11-30");
  assert.equal(next({ ...access, ...answered("refused", "2026-10-10") }, "2026-10-11").by, "2026-11-09");
});

test("an answer that asks for something has a reply, one that agrees is the end, and another one is to be read", () => {
  const [today, nothing] = ["2027-01-01", { left: null, overdue: false, more: [], by: null }];
  for (const [said, step, letter] of [
    ["identity", "identity", "reply-identity"],
    ["too-broad", "broad", "reply-broad"],
    ["use-form", "form", "reply-form"],
    ["agreed", "done", null],
    ["other", "read", "complaint"],
  ]) {
    assert.deepEqual(next(answered(said), today), { ...nothing, step, letter });
  }
});

test("a refusal can be answered before anybody complains", () => {
  assert.deepEqual(next(answered("refused"), "2026-10-21").more, ["reply-refusal"]);
  assert.deepEqual(next(answered("agreed"), "2026-10-21").more, []);
});

test("once they have what they asked for, the answer is waited for again", () => {
  const given = { ...answered("identity"), given: "2026-10-22", due: "2026-11-23" };
  assert.equal(next(given, "2026-11-23").step, "wait");
  assert.deepEqual([next(given, "2026-11-24").step, next(given, "2026-11-24").overdue], ["remind", true]);
});

test("a complaint that a company only confirmed leads to the authority, within three months", () => {
  const confirmed = { regime: "uk-gdpr", right: "complain-first", letter: "company-complaint", due: null, acknowledged: "2026-10-05" };
  assert.equal(next(confirmed, "2026-11-04").step, "wait");
  const later = next(confirmed, "2026-11-05");
  assert.deepEqual([later.step, later.letter, later.by], ["complain", "complaint", "2027-01-05"]);
});

test("the time for a complaint is the law's own", () => {
  const access = { right: "access", letter: "access", sent: "2026-10-01", due: "2026-10-31" };
  assert.equal(next({ ...access, regime: "pipeda" }, "2026-11-01").by, "2027-04-30");
  assert.equal(next({ ...access, regime: "uk-gdpr", ...answered("refused") }, "2026-11-01").by, "2027-01-20");
  assert.equal(next({ ...access, regime: "gdpr", ...answered("refused") }, "2026-11-01").by, null);
});

test("a chain is told from its first request, and one that goes round in a circle ends", () => {
  const [a, b, c] = [
    { id: "a", after: null },
    { id: "b", after: "a" },
    { id: "c", after: "b" },
  ];
  assert.deepEqual(nexts.chainOf(c, [a, b, c]), [a, b, c]);
  assert.deepEqual(nexts.chainOf(c, [c]), [c]);
  const [round, other] = [
    { id: "x", after: "y" },
    { id: "y", after: "x" },
  ];
  assert.deepEqual(nexts.chainOf(round, [round, other]), [other, round]);
});

test("without a due day nothing is overdue", () => {
  assert.deepEqual(next({ due: null }, "2030-01-01"), { left: null, overdue: false, step: "wait", letter: null, more: [], by: null });
});

test("where no law is known, or an authority keeps silent, StillOff knows no next step", () => {
  assert.equal(next({ regime: "none" }, "2026-11-03").step, "nothing");
  assert.equal(next({ regime: null }, "2026-11-03").step, "nothing");
  assert.equal(next({ regime: "martian" }, "2026-11-03").step, "nothing");
  assert.equal(next({ right: "complain", letter: "complaint" }, "2026-11-03").step, "nothing");
});
