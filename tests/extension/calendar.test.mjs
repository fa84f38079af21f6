/** A due day as a file that calendars take. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendars } from "./built.mjs";

const ABOUT = { id: "0123456789ab", day: "2026-12-31", title: "Answer due: A, B; C", words: "Sent\non a day", now: Date.UTC(2026, 10, 30, 12) };
const file = (more = {}) => calendars.calendar({ ...ABOUT, ...more });

test("the due day is a whole day, over the end of a year too", () => {
  assert.match(file(), /\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
  assert.match(file(), /\r\nDTSTAMP:20261130T120000Z\r\n/);
  assert.match(file(), /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
});

test("what was typed stays one value, whatever signs are in it", () => {
  assert.match(file(), /\r\nSUMMARY:Answer due: A\\, B\\; C\r\n/);
  assert.match(file(), /\r\nDESCRIPTION:Sent\\non a day\r\n/);
  const odd = file({ title: "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", words: "a\\b" });
  assert.equal(odd.match(/^BEGIN:VEVENT/gm).length, 1);
  assert.match(odd, /DESCRIPTION:a\\\\b/);
});

test("a long line is folded after at most 75 bytes, between whole characters", () => {
  const title = "Größe 答覆 ".repeat(40);
  const folded = file({ title });
  for (const line of folded.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(folded.isWellFormed() && folded.replaceAll("\r\n ", "").includes(`SUMMARY:${title}`));
});
