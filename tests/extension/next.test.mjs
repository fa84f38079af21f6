/** The next step of a request, and by when. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { requests } from "./built.mjs";

const request = (more = {}) => ({
  regime: "gdpr",
  right: "object",
  letter: "objection",
  sent: "2026-10-01",
  due: "2026-11-02",
  answer: null,
  ...more,
});
const next = (more, today) => requests.next(request(more), today);
const answered = (said, on = "2026-10-20") => ({ answer: { on, said } });

test("until the due day has passed, there is nothing to do but wait", () => {
  assert.deepEqual(next({}, "2026-10-30"), { left: 3, overdue: false, step: "wait", letter: null, by: null });
  assert.deepEqual(next({}, "2026-11-02"), { left: 0, overdue: false, step: "wait", letter: null, by: null });
});

test("the day after, an answer is overdue and the reminder is next", () => {
  assert.deepEqual(next({}, "2026-11-03"), { left: -1, overdue: true, step: "remind", letter: "reminder", by: null });
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
  assert.deepEqual(next(access, "2026-11-01"), { left: -1, overdue: true, step: "complain", letter: "complaint", by: "2026-11-30" });
  assert.equal(next({ ...access, due: "2026-11-02" }, "2026-11-03").by, "2026-11-30");
  assert.equal(next({ ...access, ...answered("refused", "2026-10-10") }, "2026-10-11").by, "2026-11-09");
});

test("an answer that asks who you are, agrees, or says something else has its own step", () => {
  for (const [said, step] of [["identity", "identity"], ["agreed", "done"], ["other", "read"]]) {
    assert.deepEqual(next(answered(said), "2027-01-01"), { left: null, overdue: false, step, letter: null, by: null });
  }
});

test("without a due day nothing is overdue", () => {
  assert.deepEqual(next({ due: null }, "2030-01-01"), { left: null, overdue: false, step: "wait", letter: null, by: null });
});

test("where no law is known, or an authority keeps silent, StillOff knows no next step", () => {
  assert.equal(next({ regime: "none" }, "2026-11-03").step, "nothing");
  assert.equal(next({ regime: null }, "2026-11-03").step, "nothing");
  assert.equal(next({ regime: "martian" }, "2026-11-03").step, "nothing");
  assert.equal(next({ right: "complain", letter: "complaint" }, "2026-11-03").step, "nothing");
});
