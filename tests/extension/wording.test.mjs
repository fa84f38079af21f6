/** What pages say of laws: in the member's language where a law's file has it, and else in English. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const wording = await import("../../dist/chrome/desk/wording.js");
const { regimes } = await import("../../dist/chrome/desk/places.js");

/** A browser in this language. */
const speak = (language) => {
  stub();
  const { getMessage } = globalThis.browser.i18n;
  globalThis.browser.i18n = { getMessage: (key, values) => (key === "languageCode" ? language : getMessage(key, values)) };
};
const [named] = regimes.filter((law) => law.words.de?.rules && law.words.de?.cautions);
const [[rule, inGerman]] = Object.entries(named.words.de.rules);

test("a law, its rules and its cautions are named in the member's language", () => {
  speak("de");
  assert.equal(wording.regime(named.id), named.words.de.name);
  assert.equal(wording.rule(rule), inGerman);
  assert.equal(wording.caution(Object.keys(named.words.de.cautions)[0]), Object.values(named.words.de.cautions)[0]);
});

test("what a law's file lacks in a language is said in English", () => {
  speak("xx");
  for (const law of regimes) assert.equal(wording.regime(law.id), law.words.en.name);
  const [law] = regimes.filter((one) => one.words.de && !one.words.de.name);
  speak("de");
  assert.equal(wording.regime(law.id), law.words.en.name);
});

test("what laws have in common is said by the texts of all pages, and a place by the browser where no law names it", () => {
  speak("en");
  assert.match(wording.rule("reminder"), /two weeks/);
  assert.match(wording.caution("models-can-be-personal"), /model/);
  assert.equal(wording.place("FR"), "France");
  assert.equal(wording.place("CA-QC"), "Québec");
});

test("a law that this version doesn't know is called by its id", () => {
  assert.equal(wording.regime("gone"), "gone");
});
