/** Worked examples of due days, law by law. The weekday stands beside a day where a weekend matters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { due, regimes } from "./built.mjs";

const { addMonths, dueOf, workingDay } = due;
const day = (...given) => dueOf(...given).due;

test("a month ends on the corresponding day", () => {
  assert.equal(day("gdpr", "object", "2026-03-05"), "2026-04-06"); // 5 April is a Sunday
  assert.equal(day("gdpr", "object", "2026-05-05"), "2026-06-05");
  assert.equal(day("uk-gdpr", "object", "2026-09-03"), "2026-10-05"); // 3 October is a Saturday
});

test("a month that has no such day ends on its last one", () => {
  assert.equal(addMonths("2027-01-31", 1), "2027-02-28");
  assert.equal(addMonths("2028-01-31", 1), "2028-02-29");
  assert.equal(addMonths("2026-08-31", 1), "2026-09-30");
  assert.equal(day("gdpr", "access", "2028-01-31"), "2028-02-29");
  assert.equal(day("uk-gdpr", "access", "2026-08-31"), "2026-09-30");
  assert.equal(day("gdpr", "access", "2027-01-31"), "2027-03-01"); // 28 February is a Sunday
});

test("a month over the end of a year ends in the next", () => {
  assert.equal(day("gdpr", "erase", "2026-12-15"), "2027-01-15");
  assert.equal(addMonths("2026-12-31", 2), "2027-02-28");
});

test("29 February has its month, too", () => {
  assert.equal(day("gdpr", "object", "2028-02-29"), "2028-03-29");
  assert.equal(addMonths("2028-02-29", 12), "2029-02-28");
});

test("a day that falls on a weekend moves to Monday, and that is said", () => {
  assert.deepEqual(["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"].map(workingDay), [
    "2026-11-27",
    "2026-11-30",
    "2026-11-30",
    "2026-11-30",
  ]);
  const moved = dueOf("gdpr", "object", "2026-10-28");
  assert.deepEqual([moved.exact, moved.due], ["2026-11-28", "2026-11-30"]);
  assert.ok(moved.parts.includes("weekend") && moved.parts.includes("uncertain"));
  assert.ok(!dueOf("gdpr", "object", "2026-05-05").parts.includes("weekend"));
});

test("where a weekend could move a day, public holidays are said to be unknown", () => {
  // 25 December 2026 is a Friday and a holiday in many places; which ones is not known.
  assert.equal(day("uk-gdpr", "object", "2026-11-25"), "2026-12-25");
  assert.ok(dueOf("uk-gdpr", "object", "2026-11-25").parts.includes("holidays"));
});

test("the United Kingdom's weekend is the regulator's own reading, the EU's is general knowledge", () => {
  assert.ok(!dueOf("uk-gdpr", "object", "2026-10-28").parts.includes("uncertain"));
  assert.ok(dueOf("gdpr", "object", "2026-10-28").parts.includes("uncertain"));
});

test("an extension told within the first month adds two, counted from the beginning", () => {
  assert.equal(day("gdpr", "object", "2026-01-31", { extended: "2026-02-20" }), "2026-04-30");
  assert.equal(day("uk-gdpr", "access", "2026-11-30", { extended: "2026-12-30" }), "2027-03-01"); // 28 February is a Sunday
  assert.ok(dueOf("gdpr", "object", "2026-01-31", { extended: true }).parts.includes("extended"));
});

test("an extension told too late doesn't count, and that is said", () => {
  const late = dueOf("gdpr", "object", "2026-05-05", { extended: "2026-06-06" });
  assert.equal(late.due, "2026-06-05");
  assert.ok(late.parts.includes("extension-late") && !late.parts.includes("extended"));
  assert.equal(day("gdpr", "object", "2026-05-05", { extended: "2026-06-05" }), "2026-08-05");
});

test("Switzerland: 30 days for access, and a month by contract for an objection", () => {
  assert.equal(day("fadp", "access", "2026-11-02"), "2026-12-02");
  const objection = dueOf("fadp", "object", "2026-11-02");
  assert.deepEqual([objection.due, objection.rule, objection.confidence], ["2026-12-02", "swiss-contract", "uncertain"]);
  assert.equal(day("fadp", "access", "2028-02-01"), "2028-03-02"); // over 29 February
});

test("Canada: 30 days for access; for a withdrawal the law names no day", () => {
  assert.equal(day("pipeda", "access", "2026-11-03"), "2026-12-03");
  const withdrawal = dueOf("pipeda", "withdraw", "2026-11-03");
  assert.deepEqual([withdrawal.due, withdrawal.legal, withdrawal.parts.includes("suggested")], ["2026-12-03", false, true]);
});

test("Québec: 30 days to the day, because the member's own time begins then", () => {
  const access = dueOf("quebec", "access", "2026-10-29");
  assert.deepEqual([access.due, access.exact], ["2026-11-28", "2026-11-28"]); // a Saturday
  assert.ok(!access.parts.includes("weekend"));
});

test("Hong Kong: 40 days for access, and no extension", () => {
  assert.equal(day("pdpo", "access", "2026-11-25"), "2027-01-04");
  assert.equal(day("pdpo", "access", "2026-11-25", { extended: "2026-12-01" }), "2027-01-04");
});

test("California: 45 days, and 45 more", () => {
  assert.equal(day("ccpa", "access", "2026-11-25"), "2027-01-11"); // 9 January is a Saturday
  assert.equal(day("ccpa", "erase", "2026-11-25", { extended: "2026-12-20" }), "2027-02-23");
});

test("a complaint to a company in the United Kingdom must be acknowledged in 30 days; for its outcome there is no day", () => {
  const sent = dueOf("uk-gdpr", "complain-first", "2026-07-01");
  assert.deepEqual([sent.due, sent.rule], ["2026-07-31", "uk-acknowledge"]);
  const acknowledged = dueOf("uk-gdpr", "complain-first", "2026-07-01", { acknowledged: "2026-07-10" });
  assert.deepEqual([acknowledged.due, acknowledged.rule], [null, "uk-outcome"]);
});

test("a reminder gives two weeks, under every law that has letters", () => {
  for (const { id, rights } of regimes.regimes.filter((each) => each.rights.length)) {
    const reminder = dueOf(id, "remind", "2026-12-20");
    assert.deepEqual([id, reminder.due, reminder.legal, rights.length > 0], [id, "2027-01-03", false, true]);
  }
});

test("an authority under the GDPR must say how it stands within three months", () => {
  assert.equal(day("gdpr", "complain", "2026-11-30"), "2027-03-01"); // 28 February is a Sunday
});

test("time begins on receipt, where that is known", () => {
  assert.equal(day("gdpr", "object", "2026-05-01", { receivedOn: "2026-05-05" }), "2026-06-05");
  assert.equal(day("gdpr", "object", "2026-05-05", { receivedOn: "2026-05-01" }), "2026-06-05");
  assert.ok(dueOf("gdpr", "object", "2026-05-05").parts.includes("from-receipt"));
});

test("a day that doesn't exist has no due day, and that is said", () => {
  for (const sent of ["2026-02-30", "2026-13-01", "", "soon", "2026-1-1", null, 5, "2026-02-29"]) {
    const found = dueOf("gdpr", "object", sent);
    assert.deepEqual([found.due, found.parts], [null, ["no-day"]]);
  }
});

test("an unknown law, a right it doesn't have and a place without one have no due day", () => {
  for (const [law, right] of [["martian", "object"], [null, "object"], ["none", "object"], ["pdpo", "object"], ["gdpr", "withdraw"], ["uk-gdpr", "complain"]]) {
    assert.deepEqual(dueOf(law, right, "2026-01-01"), { due: null, exact: null, rule: null, legal: false, confidence: null, parts: [] });
  }
});

test("no due day lies on a weekend or before it should, whatever day of four years it was sent on", () => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000) {
    const sent = new Date(at).toISOString().slice(0, 10);
    for (const law of ["gdpr", "uk-gdpr", "fadp", "pipeda", "pdpo", "ccpa"]) {
      const { due: found, exact } = dueOf(law, "access", sent);
      const passed = (Date.parse(found) - at) / 86_400_000;
      assert.ok(found >= exact && ![0, 6].includes(new Date(found).getUTCDay()) && passed >= 28 && passed <= 47, `${law} ${sent} ${found}`);
    }
  }
});
