/** Looks by itself: one at a time, a touched tab stays, and what an outcome means for the next. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { stub } from "./stub.mjs";

globalThis.stillOff = {};
stub();
const looks = await import("../../extension/background/looks.js");
const { unread } = await import("../../extension/background/judge.js");

const DEFINITION = { id: "example" };
const SETTING = { id: "training", address: "https://www.example.com/setting" };
const T = Date.UTC(2026, 10, 23);
const AFRESH = unread().auto;

/** A browser whose tabs are noted. */
const tabs = () => {
  const closed = [];
  const opened = [];
  globalThis.browser.tabs = {
    create: async (options) => (opened.push(options), { id: opened.length }),
    remove: async (id) => void closed.push(id),
  };
  return { opened, closed };
};

test("a look opens the setting in a tab behind the others", async () => {
  const { opened } = tabs();
  assert.equal(await looks.start(DEFINITION, SETTING, T), true);
  assert.deepEqual(opened, [{ url: SETTING.address, active: false }]);
  await looks.end();
});

test("while a look is under way no other begins", async () => {
  const { opened } = tabs();
  await looks.start(DEFINITION, SETTING, T);
  assert.equal(await looks.start(DEFINITION, SETTING, T), false);
  assert.equal(opened.length, 1);
  await looks.end();
});

test("of two looks begun at the same moment one begins", async () => {
  const { opened } = tabs();
  await looks.end();
  const begun = await Promise.all([looks.start(DEFINITION, SETTING, T), looks.start(DEFINITION, SETTING, T)]);
  assert.deepEqual([begun.filter(Boolean).length, opened.length], [1, 1]);
  await looks.end();
});

test("the tab is closed when the look ends, and only then", async () => {
  const { closed } = tabs();
  await looks.start(DEFINITION, SETTING, T);
  assert.equal(await looks.end(99), null);
  assert.deepEqual(closed, []);
  assert.equal((await looks.end(1)).setting, "training");
  assert.deepEqual(closed, [1]);
  assert.equal(await looks.current(), null);
});

test("a tab that the member went to stays open", async () => {
  const { closed } = tabs();
  await looks.start(DEFINITION, SETTING, T);
  await looks.touch(1);
  await looks.end(1);
  assert.deepEqual(closed, []);
});

test("a tab that can't be opened is no look", async () => {
  tabs();
  globalThis.browser.tabs.create = async () => Promise.reject(new Error("no window"));
  assert.equal(await looks.start(DEFINITION, SETTING, T), false);
  assert.equal(await looks.current(), null);
});

test("signed out means waiting, not failing", () => {
  assert.deepEqual(looks.outcome(AFRESH, "signed-out", T), { ...AFRESH, waits: true });
});

test("a tab that the member closed is no failure", () => {
  assert.deepEqual(looks.outcome(AFRESH, "closed", T), AFRESH);
});

test("three failures in a row turn it off, and a reading begins anew", () => {
  const after = (...reasons) => reasons.reduce((before, reason, place) => looks.outcome(before, reason, T + place), AFRESH);
  assert.deepEqual(after("not-found", "timeout", "unsettled"), { failures: 3, failed: T + 2, waits: false, off: true });
  assert.deepEqual(after("not-found", null, "timeout"), { failures: 1, failed: T + 2, waits: false, off: false });
});
