/** Ages and dates in words. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { age, date, language, plural, sentences, text } = await import("../../extension/shared/texts.js");

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 0, 15, 12);
const aged = (passed) => age(T - passed, T);

test("under a minute is just now", () => {
  assert.equal(aged(0), "just now");
  assert.equal(aged(MINUTE - 1), "just now");
});

test("a time to come is just now", () => {
  assert.equal(aged(-1), "just now");
  assert.equal(aged(-400 * DAY), "just now");
});

test("minutes, hours and days are whole ones, rounded down", () => {
  assert.equal(aged(MINUTE), "1 minute ago");
  assert.equal(aged(2 * MINUTE - 1), "1 minute ago");
  assert.equal(aged(HOUR - 1), "59 minutes ago");
  assert.equal(aged(HOUR), "1 hour ago");
  assert.equal(aged(DAY - 1), "23 hours ago");
  assert.equal(aged(2 * DAY), "2 days ago");
  assert.equal(aged(400 * DAY), "400 days ago");
});

test("one day ago is called yesterday", () => {
  assert.equal(aged(DAY), "yesterday");
});

test("a text's values stand at their places", () => {
  assert.equal(text("tipOn", "Some $1 service", "5 minutes ago"), "Some $1 service: training is on (read 5 minutes ago).");
});

test("a text with a number has the plural form that the number needs, and the number as people write it", () => {
  assert.equal(plural("checksIntervalOwn", 1), "Left empty, it's the service's own: 1 day.");
  assert.equal(plural("lineConfirmed", 2000, "today"), "Confirmed 2,000 times until today");
});

test("a form that a language's texts don't count to is the one for other numbers", () => {
  const { getMessage } = browser.i18n;
  browser.i18n.getMessage = (key, values) => (key === "languageCode" ? "pl" : key.endsWith("_few") ? "" : getMessage(key, values));
  assert.equal(plural("checksIntervalOwn", 3), "Left empty, it's the service's own: 3 days.");
  browser.i18n.getMessage = getMessage;
});

test("sentences stand side by side, whichever are missing, and without a space where a language has none", () => {
  assert.equal(sentences("One.", "", null, false, "Two."), "One. Two.");
  const { getMessage } = browser.i18n;
  browser.i18n.getMessage = () => "zh-TW";
  assert.equal(sentences("一。", "二。"), "一。二。");
  browser.i18n.getMessage = getMessage;
});

test("dates are in the language of the texts", () => {
  assert.equal(language(), "en");
  assert.equal(date("2026-01-15"), "Jan 15, 2026");
});

test("a day is the same day in every time zone", () => {
  const { TZ } = process.env;
  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]) {
    process.env.TZ = zone;
    assert.equal(date("2026-01-15"), "Jan 15, 2026", zone);
  }
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test("every language has a text for each plural form that the browser may ask for, and for no other", () => {
  const folder = new URL("../../extension/_locales/", import.meta.url);
  const own = { pt: "pt-PT" };
  const english = Object.keys(JSON.parse(readFileSync(new URL("en/messages.json", folder), "utf8")));
  const stems = english.filter((key) => key.endsWith("_one")).map((key) => key.slice(0, -"_one".length));
  assert.ok(stems.length > 0);
  for (const name of readdirSync(folder)) {
    const rules = new Intl.PluralRules(own[name] ?? name.replace("_", "-"));
    const asked = new Set(Array.from({ length: 10_000 }, (_, number) => rules.select(number)));
    const there = Object.keys(JSON.parse(readFileSync(new URL(`${name}/messages.json`, folder), "utf8")));
    for (const stem of stems) {
      const forms = there.filter((key) => new RegExp(`^${stem}_(zero|one|two|few|many|other)$`).test(key));
      assert.deepEqual(forms.sort(), [...asked].map((form) => `${stem}_${form}`).sort(), name);
    }
  }
});
