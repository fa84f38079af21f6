/** Where showing a switch is offered, what is said of one that was shown, and how access is asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHOWN } from "./examples.mjs";
import { define, stub } from "./stub.mjs";

const PAGE = "https://www.example.com/settings";
const SETTING = { id: "training", name: "Training", pages: [{ tells: "control", addresses: [PAGE] }] };
const EXAMPLE = { id: "example", name: "Example", walls: [], settings: [SETTING], cards: [], origins: ["https://www.example.com/*"] };
define([EXAMPLE]);
stub();
const { again, begin, shownOn, unseen } = await import("../../extension/shared/showing.js");
const { coverOf, isPageOf } = await import("../../extension/shared/cover.js");
const { standing } = await import("../../extension/shared/standing.js");
const { teach } = await import("../../extension/shared/taught.js");

const record = (reason, more = {}) => ({ state: "unknown", reason, known: null, due: null, looked: null, relapse: null, ...more });
const entry = (reason, more = {}) => ({ service: "example", setting: "training", record: record(reason), fresh: false, ...more });

test("it is offered where the member may see what StillOff doesn't, and nowhere else", () => {
  for (const reason of ["not-found", "ambiguous", "contradictory", "outdated-definition"]) assert.ok(unseen(entry(reason)), reason);
  for (const reason of ["signed-out", "unsettled", "locked", "not-offered", "undecided", null]) assert.ok(!unseen(entry(reason)), reason);
  assert.ok(!unseen({ record: record(null, { state: "off" }) }));
});

test("of a setting that the member showed, the day is said, and what to try is to show it again", () => {
  assert.equal(shownOn({ taught: SHOWN }), "Shown by you on Nov 28, 2026.");
  assert.equal(shownOn({ taught: null }), "");
  assert.match(standing(entry("not-found", { taught: SHOWN })).next, /show StillOff the switch again/);
  assert.doesNotMatch(standing(entry("not-found", { taught: null })).next, /show StillOff/);
  assert.doesNotMatch(standing(entry("locked", { taught: SHOWN })).next, /show StillOff/);
});

test("a page that a definition reads is that definition's, but for a setting that it reads in vain", () => {
  teach(stillOff.definitions, [SHOWN]);
  assert.deepEqual(coverOf(PAGE, []), { definition: stillOff.definitions[0], about: null });
  assert.equal(coverOf(PAGE, [entry(null)]).about, null);
  assert.equal(coverOf(PAGE, [entry("not-found")]).about, "example/training");
  assert.equal(coverOf(PAGE, [entry("not-found", { setting: "training-0123456789ab" })]).about, "example/training");
  assert.equal(coverOf(SHOWN.address, []), null, "what was shown doesn't keep another setting of its page from being shown");
  assert.equal(coverOf("https://www.example.com/feed", [entry("not-found")]), null);
  assert.deepEqual([isPageOf(SETTING, `${PAGE}?x=1`), isPageOf(SETTING, "https://www.example.com/feed")], [true, false]);
});

test("the background is told before the browser asks, both in the same turn, and for one host alone", async () => {
  const calls = [];
  browser.runtime = { sendMessage: async (message) => (calls.push(message), true) };
  browser.permissions = { request: async (wanted) => (calls.push(wanted), true) };
  const begun = begin(again(SHOWN));
  const wish = { type: "page:teach", address: SHOWN.address, about: null, tab: null, instead: `${SHOWN.service}/${SHOWN.id}` };
  assert.deepEqual(calls, [wish, { origins: [`https://${SHOWN.host}/*`] }]);
  assert.equal(await begun, "");
});

test("a no, and a background that can't begin, are each said", async () => {
  browser.runtime = { sendMessage: async () => false };
  browser.permissions = { request: async () => true };
  assert.match(await begin(again(SHOWN)), /couldn't begin/);
  for (const request of [async () => false, () => Promise.reject(new Error("no click"))]) {
    browser.permissions = { request };
    const told = [];
    browser.runtime = { sendMessage: async ({ type }) => (told.push(type), true) };
    assert.match(await begin(again(SHOWN)), /did not give access.*Nothing has changed/);
    assert.deepEqual(told, ["page:teach", "page:not-teach"]);
  }
});
