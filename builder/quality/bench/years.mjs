/** Ten years in a moment: how often the background wakes by itself, and how large what it keeps becomes. */
import { stub } from "../../tests/extension/stub.mjs";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 1);
const SETTINGS = 20;
const DAYS = 3653;
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };

const { stored } = stub();
const { judge, unread } = await import("../../extension/background/judge.js");
const { change } = await import("../../extension/background/records.js");
const { wakeAt } = await import("../../extension/background/schedule.js");

const looked = (day) => {
  const at = START + day * DAY;
  const reading = { state: "off", reason: null, signals: ["address", "key", "label", "name"] };
  return { ...reading, page: "control", arrival: "load", document: "one", loaded: at, at };
};

for (let day = 0; day <= DAYS; day += 1) {
  const reading = looked(day);
  await change("a-service", "a-setting", (before) => judge(before, reading, reading.at, CHECKING));
}
const one = JSON.stringify([...stored]).length;

// A year in which twenty settings, first read on different days, are looked at as soon as they're due.
let records = Array.from({ length: SETTINGS }, (_, number) => judge(unread(), looked(number), START + number * DAY, CHECKING).record);
let wakes = 0;
const end = START + SETTINGS * DAY + 365 * DAY;
for (let now = START + SETTINGS * DAY; now < end; now = wakeAt(records, [], now)) {
  wakes += 1;
  records = records.map((record) => (now < record.due ? record : judge(record, { ...looked(0), loaded: now, at: now }, now, CHECKING).record));
}
console.log(JSON.stringify({ bytes: one * SETTINGS, wakes: wakes / 365 }));
