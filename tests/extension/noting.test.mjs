/** What is noted at the desk: whether it can be kept, and what is wrong with it if not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDay, today } from "../../extension/shared/days.js";
import { overdue, problemsOf } from "../../extension/shared/request.js";

const NOW = Date.UTC(2026, 2, 1, 12);
const EMPTY = { sent: "", number: "", due: "", acknowledged: "", extended: "", answered: "", said: "", received: "", given: "", note: "" };
const problems = (fields) => problemsOf({ ...EMPTY, sent: "2026-02-01", ...fields }, NOW);

test("a day that exists is a day, also the leap day, and nothing else is", () => {
  for (const day of ["2026-01-31", "2028-02-29", "2026-12-31"]) assert.ok(isDay(day), day);
  for (const day of ["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "0026-01-01", "?", "", null, 5, "2026-01-01T00:00"]) {
    assert.ok(!isDay(day), String(day));
  }
});

test("today is the day of the member's own calendar", () => {
  const { TZ = "UTC" } = process.env;
  for (const [zone, day] of [
    ["Pacific/Kiritimati", "2026-03-02"],
    ["Pacific/Pago_Pago", "2026-03-01"],
    ["UTC", "2026-03-01"],
  ]) {
    process.env.TZ = zone;
    assert.equal(today(NOW), day, zone);
  }
  process.env.TZ = TZ;
});

test("what was sent in time and waits for its answer is good", () => {
  assert.deepEqual(problems({ due: "2026-03-02", number: "A-1 “<b>” ١٢", note: "x".repeat(2000) }), {});
  assert.deepEqual(problems({ due: "2026-02-15" }), {}, "overdue is no fault of the member's");
  assert.deepEqual(problems({ acknowledged: "2026-02-01", extended: "2026-02-20", answered: "2026-03-01", said: "partly" }), {});
});

test("a day is missing, doesn't exist or is to come", () => {
  assert.deepEqual(problems({ sent: "" }), { sent: "sent-missing" });
  assert.deepEqual(problems({ sent: "?" }), { sent: "no-day" });
  assert.deepEqual(problems({ sent: "2026-02-30", answered: "2026-02-31", said: "other" }), { sent: "no-day", answered: "no-day" });
  assert.deepEqual(problems({ sent: "2026-03-03" }), { sent: "to-come" });
  assert.deepEqual(problems({ answered: "2026-03-04", said: "agreed" }), { answered: "to-come" });
});

test("nothing comes before it was sent", () => {
  const early = "2026-01-31";
  assert.deepEqual(problems({ due: early }), { due: "due-early" });
  assert.deepEqual(problems({ answered: early, said: "agreed" }), { answered: "answered-early" });
  assert.deepEqual(problems({ acknowledged: early, extended: early }), { acknowledged: "early", extended: "early" });
});

test("nothing arrives before it was sent, is answered before it arrived, or given before it was asked for", () => {
  assert.deepEqual(problems({ received: "2026-01-31" }), { received: "received-early" });
  assert.deepEqual(problems({ received: "2026-02-10", answered: "2026-02-09", said: "refused" }), { answered: "answered-unreceived" });
  assert.deepEqual(problems({ received: "2026-02-10", answered: "2026-02-10", said: "identity", given: "2026-02-10" }), {});
  assert.deepEqual(problems({ answered: "2026-02-10", said: "identity", given: "2026-02-09" }), { given: "given-early" });
  assert.deepEqual(problems({ given: "2026-02-09" }), { given: "given-early" });
  assert.deepEqual(problems({ received: "2026-03-03" }), { received: "to-come" });
});

test("an answer that only asks for something is waited for again once that was given", () => {
  const asked = { due: "2026-02-16", answer: { on: "2026-02-01", said: "identity" } };
  assert.equal(overdue(asked, "2026-03-01"), false);
  assert.equal(overdue({ ...asked, given: "2026-02-03" }, "2026-03-01"), true);
  assert.equal(overdue({ ...asked, given: "2026-02-03", answer: { on: "2026-02-01", said: "refused" } }, "2026-03-01"), false);
});

test("an answer has a day and says something", () => {
  assert.deepEqual(problems({ said: "refused" }), { answered: "answered-missing" });
  assert.deepEqual(problems({ answered: "2026-02-20" }), { said: "said-missing" });
});

test("a case number that is too long or would turn the line around can't be kept", () => {
  assert.deepEqual(problems({ number: "x".repeat(101) }), { number: "long" });
  assert.deepEqual(problems({ number: "A\u202E1" }), { number: "odd" });
  assert.deepEqual(problems({ note: "x".repeat(2001) }), { note: "long" });
});

test("an answer is overdue from the day after it was due, until it comes", () => {
  const request = { due: "2026-02-16", answer: null };
  assert.ok(!overdue(request, "2026-02-16"));
  assert.ok(overdue(request, "2026-02-17"));
  assert.ok(!overdue({ ...request, answer: { on: "2026-02-20", said: "agreed" } }, "2026-02-21"));
  assert.ok(!overdue({ ...request, due: null }, "2026-02-17"));
});
