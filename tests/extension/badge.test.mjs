/** The badge contract, row by row, and the tooltip's sentences. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { contrast } from "./colours.mjs";
import { stub } from "./stub.mjs";

stub();
const { badgeOf, sentence, show } = await import("../../extension/background/badge.js");
const { clicked, judge, seen, unread } = await import("../../extension/background/judge.js");

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 0, 15);
const LATER = T + 3 * HOUR;
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };

const look = (record, state, now, reason = null) => {
  const more = { page: "control", arrival: "load", document: "first", loaded: now, at: now };
  return judge(record, { state, reason, signals: ["address", "label"], ...more }, now, CHECKING).record;
};
const on = look(unread(), "on", T);
const off = look(unread(), "off", T);
const relapsed = look(look(unread(), "off", T - DAY), "on", T);
const switchedOn = look(clicked(off, T + 1, "elsewhere"), "on", T + 2);
const cannotTell = (record) => look(record, "unknown", T + HOUR, "not-found");
const signedOut = (record) => look(record, "unknown", T + HOUR, "signed-out");
const STALE = T + 31 * DAY;

const textOf = (...watched) => badgeOf(watched, LATER).text;

test("nothing watched: the badge is empty and has no colour", () => {
  assert.deepEqual(badgeOf([], T), { text: "", colour: null });
});

test("ON! where a setting was off and was found on again", () => {
  assert.equal(textOf(relapsed), "ON!");
});

test("ON! comes before every other row of the contract, wherever the setting stands in the list", () => {
  const others = [on, off, unread(), cannotTell(off)];
  assert.equal(textOf(relapsed, ...others), "ON!");
  assert.equal(textOf(...others, relapsed), "ON!");
});

test("ON! until the member has seen it", () => {
  assert.equal(textOf(seen(relapsed)), "ON");
});

test("ON! until training is off", () => {
  assert.equal(textOf(look(relapsed, "off", T + HOUR)), "OFF");
});

test("ON! stays when on is confirmed", () => {
  assert.equal(textOf(look(relapsed, "on", T + HOUR)), "ON!");
});

test("ON! stays when the setting can no longer be read", () => {
  assert.equal(textOf(cannotTell(relapsed)), "ON!");
});

test("ON! stays when the reading is stale", () => {
  assert.equal(badgeOf([relapsed], STALE).text, "ON!");
});

test("ON where a setting is on", () => {
  assert.equal(textOf(on), "ON");
});

test("ON, not ON!, where the member switched it on", () => {
  assert.equal(textOf(switchedOn), "ON");
});

test("ON comes before ? and OFF", () => {
  assert.equal(textOf(off, unread(), cannotTell(off), on), "ON");
});

test("? right after install: the setting is watched and unread", () => {
  assert.equal(textOf(unread()), "?");
});

test("? where the last look could not tell, though the setting was on or off before", () => {
  assert.equal(textOf(cannotTell(off)), "?");
  assert.equal(textOf(cannotTell(on)), "?");
});

test("? where a reading of on or off is stale", () => {
  assert.equal(badgeOf([off], STALE).text, "?");
  assert.equal(badgeOf([on], STALE).text, "?");
});

test("? comes before OFF", () => {
  assert.equal(textOf(off, unread()), "?");
  assert.equal(textOf(off, cannotTell(off)), "?");
});

test("? where one setting is fresh and off and another is stale", () => {
  const recent = look(unread(), "off", STALE);
  assert.equal(badgeOf([recent, off], STALE).text, "?");
});

test("OFF where every setting was read off and is fresh", () => {
  assert.equal(textOf(off, off), "OFF");
});

test("OFF stays while the member is signed out, until the reading is stale", () => {
  assert.equal(textOf(signedOut(off)), "OFF");
  assert.equal(badgeOf([signedOut(off)], STALE).text, "?");
});

test("on is red, unknown amber, off green", () => {
  const [red, amber, green] = [on, unread(), off].map((record) => badgeOf([record], LATER).colour);
  assert.equal(badgeOf([relapsed], LATER).colour, red);
  const [r, g] = [1, 3].map((place) => parseInt(amber.slice(place, place + 2), 16));
  assert.ok(parseInt(red.slice(1, 3), 16) > 2 * parseInt(red.slice(3, 5), 16), red);
  assert.ok(parseInt(green.slice(3, 5), 16) > 2 * parseInt(green.slice(1, 3), 16), green);
  assert.ok(r > g && g > 40 && amber.endsWith("00"), amber);
});

test("every colour has a contrast of at least 4.5 with the white text on it", () => {
  for (const record of [relapsed, on, unread(), off]) {
    const { colour } = badgeOf([record], LATER);
    assert.match(colour, /^#[0-9a-f]{6}$/);
    assert.ok(contrast(colour, "#ffffff") >= 4.5, colour);
  }
});

const said = (record, now = LATER) => sentence("Example", record, now);

test("the tooltip says that a setting was never read", () => {
  assert.equal(said(unread()), "Example: not read yet. Open the setting once.");
});

test("the tooltip says that a setting was never read because the member was signed out", () => {
  assert.equal(said(signedOut(unread())), "Example: not read yet, you were signed out.");
});

test("the tooltip doesn't speak of signing in where only a list of rows could not be read", () => {
  const reading = { state: "unknown", reason: "unsettled", signals: [], page: "row", arrival: "load", document: "first" };
  const { record } = judge(unread(), { ...reading, loaded: T, at: T }, T, CHECKING);
  assert.equal(said(record), "Example: not read yet. Open the setting once.");
});

test("the tooltip says that the last look could not tell", () => {
  assert.equal(said(cannotTell(unread())), "Example: couldn't tell at the last check.");
});

test("the tooltip says what was known before the last look could not tell", () => {
  const before = "Example: couldn't tell at the last check. Before, training was";
  assert.equal(said(cannotTell(on)), `${before} on (read 3 hours ago).`);
  assert.equal(said(cannotTell(off)), `${before} off (read 3 hours ago).`);
});

test("the tooltip says on and off with the reading's age", () => {
  assert.equal(said(on), "Example: training is on (read 3 hours ago).");
  assert.equal(said(off), "Example: training is off (read 3 hours ago).");
  assert.equal(said(switchedOn, T + 2), "Example: training is on (read just now).");
});

test("the tooltip says that a reading is stale, and what it was", () => {
  assert.equal(said(on, STALE), "Example: check again. Training was on at the last check, 31 days ago.");
  assert.equal(said(off, STALE), "Example: check again. Training was off at the last check, 31 days ago.");
});

test("the tooltip tells of a relapse as long as the badge does", () => {
  const relapse = "Example: training was off and was found on again (3 hours ago).";
  assert.equal(said(relapsed), relapse);
  assert.equal(said(cannotTell(relapsed)), relapse);
  assert.equal(said(relapsed, STALE), "Example: training was off and was found on again (31 days ago).");
  assert.equal(said(seen(relapsed)), "Example: training is on (read 3 hours ago).");
});

test("the tooltip's relapse is as old as its discovery, however often on was confirmed since", () => {
  const confirmed = look(relapsed, "on", LATER - 1);
  assert.equal(said(confirmed), "Example: training was off and was found on again (3 hours ago).");
});

test("the button gets the badge, white text on its colour, and one line of tooltip per setting", async () => {
  const { calls } = stub();
  const watched = [
    { name: "Example", record: off },
    { name: "Other", record: on },
  ];
  await show(watched, LATER);
  const called = Object.fromEntries(calls);
  assert.deepEqual(called.setBadgeText, { text: "ON" });
  assert.deepEqual(called.setBadgeBackgroundColor, { color: badgeOf([on], LATER).colour });
  assert.deepEqual(called.setBadgeTextColor, { color: "#ffffff" });
  assert.equal(called.setTitle.title, "StillOff: ON\nExample: training is off (read 3 hours ago).\nOther: training is on (read 3 hours ago).");
});

test("where nothing is watched the button's badge is taken away and its tooltip is the name", async () => {
  const { calls } = stub();
  await show([], T);
  const path = { 16: "/icons/16.png", 32: "/icons/32.png" };
  const shown = { setBadgeText: { text: "" }, setTitle: { title: "StillOff" }, setIcon: { path } };
  assert.deepEqual(Object.fromEntries(calls), shown);
});

test("while the browser has no texts yet the tooltip stays as it was, and the badge says what it can", async () => {
  const { calls } = stub();
  browser.i18n.getMessage = () => "";
  assert.equal(await show([{ name: "Example", record: on }], LATER), false);
  const called = Object.fromEntries(calls);
  assert.deepEqual(called.setBadgeText, { text: "ON" });
  assert.equal(called.setTitle, undefined);
  stub();
  assert.equal(await show([{ name: "Example", record: on }], LATER), true);
});

test("every state has a shape of its own, and each shape is there in the sizes of a toolbar", async () => {
  const shapes = [];
  for (const watched of [[], [off], [on], [unread()], [relapsed]]) {
    const { calls } = stub();
    await show(
      watched.map((record) => ({ name: "Example", record, access: "given" })),
      LATER,
    );
    const { path } = Object.fromEntries(calls).setIcon;
    for (const file of Object.values(path)) {
      shapes.push(readFileSync(new URL(`../../extension${file}`, import.meta.url)).toString("base64"));
    }
  }
  assert.equal(new Set(shapes).size, 10);
});

test("an icon that can't be shown leaves the badge as it should be", async () => {
  const { calls } = stub();
  browser.action.setIcon = async () => {
    throw new Error("no icon");
  };
  await show([{ name: "Example", record: on, access: "given" }], LATER);
  assert.deepEqual(Object.fromEntries(calls).setBadgeText, { text: "ON" });
});
