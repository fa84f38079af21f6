/** Worked examples of due days, law by law. The weekday stands beside a day where a weekend matters. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { authorities, due, regimes } from "./built.mjs";

const { addMonths, dueOf, endsOn } = due;
const { days: worked } = JSON.parse(readFileSync(new URL("due_days.json", import.meta.url), "utf8"));
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

test("every day that was worked out from the law by hand is found", () => {
  assert.equal(worked.length, 122);
  for (const [law, right, sent, extended, last] of worked) {
    assert.deepEqual([law, right, sent, extended, day(law, right, sent, { extended, at: "IE" })], [law, right, sent, extended, last]);
  }
});

test("a day that falls on a weekend moves to Monday, and that is said", () => {
  const monday = "2026-11-30";
  assert.deepEqual(
    ["2026-11-27", "2026-11-28", "2026-11-29", monday].map((on) => endsOn(on, "next-working-day")),
    ["2026-11-27", monday, monday, monday],
  );
  const moved = dueOf("gdpr", "object", "2026-10-28", { at: "IE" });
  assert.deepEqual([moved.exact, moved.due], ["2026-11-28", monday]);
  assert.ok(moved.parts.includes("weekend"));
  assert.ok(!dueOf("gdpr", "object", "2026-05-05", { at: "IE" }).parts.includes("weekend"));
});

test("where Saturdays are no holidays, only Sundays move a day", () => {
  assert.deepEqual(
    ["2026-11-28", "2026-11-29"].map((on) => endsOn(on, "sunday")),
    ["2026-11-28", "2026-11-30"],
  );
  assert.equal(endsOn("2026-11-29", "stays"), "2026-11-29");
});

test("public holidays count where the company is, and where that isn't known, that is said", () => {
  // 25 December 2026 is a Friday; the Monday after it is a holiday in the United Kingdom and not in Ireland.
  assert.equal(day("gdpr", "object", "2026-11-25", { at: "IE" }), "2026-12-28");
  assert.equal(day("uk-gdpr", "object", "2026-11-25"), "2026-12-29");
  assert.ok(!dueOf("gdpr", "object", "2026-11-25", { at: "IE" }).parts.includes("holidays"));
  for (const at of [null, "US", "constructor"]) {
    const unknown = dueOf("gdpr", "object", "2026-11-25", { at });
    assert.deepEqual([unknown.due, unknown.parts.includes("holidays")], ["2026-12-25", true]);
  }
});

test("a year whose holidays aren't shipped says so", () => {
  assert.ok(dueOf("uk-gdpr", "object", "2031-01-15").parts.includes("holidays"));
  assert.ok(!dueOf("uk-gdpr", "object", "2027-01-15").parts.includes("holidays"));
});

test("a holiday in another part of the country is said, and doesn't move the day", () => {
  // 2 January 2026 is a holiday in Scotland; 6 January 2027 in three of the German states.
  const scottish = dueOf("uk-gdpr", "object", "2025-12-02");
  assert.deepEqual([scottish.due, scottish.parts.includes("regional")], ["2026-01-02", true]);
  const german = dueOf("gdpr", "object", "2026-12-06", { at: "DE" });
  assert.deepEqual([german.due, german.parts.includes("regional")], ["2027-01-06", true]);
  assert.ok(!dueOf("gdpr", "object", "2026-12-06", { at: "IE" }).parts.includes("regional"));
});

test("an authority of a German state keeps that state's holidays, and no other's", () => {
  // 8 March 2027, a Monday, is a holiday in Berlin and Mecklenburg-Vorpommern; 6 January in three of the southern states.
  const told = (id, sent) => dueOf("gdpr", "complain", sent, { at: authorities.calendarOf(id, "DE") });
  assert.deepEqual([told("deberlbdi", "2026-12-08").due, told("denrwldi", "2026-12-08").due], ["2027-03-09", "2027-03-08"]);
  assert.deepEqual([told("debaylda", "2026-10-06").due, told("deberlbdi", "2026-10-06").due], ["2027-01-07", "2027-01-06"]);
  for (const id of ["deberlbdi", "denrwldi"]) assert.ok(!told(id, "2026-12-08").parts.some((part) => ["regional", "holidays"].includes(part)), id);
  assert.ok(told(null, "2026-12-08").parts.includes("regional"), "where it isn't known which");
  assert.equal(authorities.calendarOf("fr", "FR"), "FR");
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

test("Québec: 30 days, a Saturday stays, and the member's own time begins on the exact day", () => {
  const access = dueOf("quebec", "access", "2026-10-29");
  assert.deepEqual([access.due, access.exact], ["2026-11-28", "2026-11-28"]); // a Saturday
  const sunday = dueOf("quebec", "access", "2026-10-16");
  assert.deepEqual([sunday.due, sunday.exact], ["2026-11-16", "2026-11-15"]);
});

test("Hong Kong: 40 days for access, and as soon as practicable for who says within them that they can't", () => {
  assert.equal(day("pdpo", "access", "2026-11-25"), "2027-01-04");
  const longer = dueOf("pdpo", "access", "2026-11-25", { extended: "2026-12-01" });
  assert.deepEqual([longer.due, longer.parts.includes("extended-open")], [null, true]);
  assert.equal(day("pdpo", "access", "2026-11-25", { extended: "2027-01-05" }), "2027-01-04");
});

test("California: 45 days, and 45 more", () => {
  assert.equal(day("ccpa", "access", "2026-11-25"), "2027-01-11"); // 9 January is a Saturday
  assert.equal(day("ccpa", "erase", "2026-11-25", { extended: "2026-12-20" }), "2027-02-23");
});

test("California: 15 business days for opting out, holidays and weekends left out", () => {
  assert.equal(day("ccpa", "opt-out", "2026-11-02"), "2026-11-24"); // Veterans Day is none
  assert.equal(dueOf("ccpa", "opt-out", "2026-11-02").legal, true);
});

test("an objection in Switzerland has a day by contract, and none by law", () => {
  assert.equal(dueOf("fadp", "object", "2026-11-02").legal, false);
});

test("where the law lets the recipient name the later day, none is made up", () => {
  const longer = dueOf("fadp", "access", "2026-11-02", { extended: "2026-11-20" });
  assert.deepEqual([longer.due, longer.parts.includes("extended-open")], [null, true]);
});

test("time stands still while they wait for who you are, and begins again once they know", () => {
  const paused = (law, right, said, given) => dueOf(law, right, "2026-05-05", { at: "IE", pause: { said, given } });
  assert.deepEqual([paused("gdpr", "object", "identity", null).due, paused("gdpr", "object", "identity", null).parts], [null, ["waiting"]]);
  assert.equal(paused("uk-gdpr", "object", "identity", "2026-05-20").due, "2026-06-22"); // 20 June is a Saturday
  assert.ok(paused("uk-gdpr", "object", "identity", "2026-05-20").parts.includes("paused"));
});

test("a clarification stops the time for access in the United Kingdom alone", () => {
  const paused = (law, right) => dueOf(law, right, "2026-05-05", { at: "IE", pause: { said: "too-broad", given: "2026-05-20" } }).due;
  assert.equal(paused("uk-gdpr", "access"), "2026-06-22");
  for (const [law, right] of [
    ["uk-gdpr", "object"],
    ["gdpr", "access"],
    ["ccpa", "access"],
  ])
    assert.equal(paused(law, right), day(law, right, "2026-05-05", { at: "IE" }));
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
  assert.ok(dueOf("gdpr", "object", "2026-05-01", { receivedOn: "2026-05-05" }).parts.includes("received"));
});

test("a day that doesn't exist has no due day, and that is said", () => {
  for (const sent of ["2026-02-30", "2026-13-01", "", "soon", "2026-1-1", null, 5, "2026-02-29"]) {
    const found = dueOf("gdpr", "object", sent);
    assert.deepEqual([found.due, found.parts], [null, ["no-day"]]);
  }
});

test("an unknown law, a right it doesn't have and a place without one have no due day", () => {
  for (const [law, right] of [
    ["martian", "object"],
    [null, "object"],
    ["none", "object"],
    ["pdpo", "object"],
    ["gdpr", "withdraw"],
    ["uk-gdpr", "complain"],
  ]) {
    assert.deepEqual(dueOf(law, right, "2026-01-01"), { due: null, exact: null, rule: null, legal: false, confidence: null, parts: [] });
  }
});

test("no due day lies on a day that its law leaves out or before it should, whatever day of four years it was sent on", () => {
  const free = { gdpr: [0, 6], "uk-gdpr": [0, 6], fadp: [0, 6], ccpa: [0, 6], pipeda: [0], quebec: [0], pdpo: [0] };
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000) {
    const sent = new Date(at).toISOString().slice(0, 10);
    for (const [law, days] of Object.entries(free)) {
      const { due: found, exact } = dueOf(law, "access", sent, { at: "IE" });
      const passed = (Date.parse(found) - at) / 86_400_000;
      assert.ok(found >= exact && !days.includes(new Date(found).getUTCDay()) && passed >= 28 && passed <= 50, `${law} ${sent} ${found}`);
    }
  }
});
