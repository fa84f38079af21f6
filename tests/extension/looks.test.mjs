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

/** A browser whose tabs are noted. `visit` has the member go to one, or away from it; `shut` has them close it. */
const tabs = () => {
  const closed = [];
  const opened = [];
  const there = new Map();
  globalThis.browser.tabs = {
    create: async (options) => {
      opened.push(options);
      const tab = { id: opened.length, active: options.active, lastAccessed: T };
      there.set(tab.id, tab);
      return { ...tab };
    },
    get: async (id) => there.get(id) ?? Promise.reject(new Error("no tab")),
    remove: async (id) => (there.delete(id), void closed.push(id)),
  };
  const visit = (id, active) => Object.assign(there.get(id), { active, lastAccessed: T + 1000 });
  return { opened, closed, visit, shut: (id) => there.delete(id) };
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
  const { closed, visit } = tabs();
  await looks.start(DEFINITION, SETTING, T);
  visit(1, true);
  assert.equal((await looks.end(1)).tab, 1);
  assert.deepEqual(closed, []);
});

test("a tab that the member went to and left again stays open", async () => {
  const { closed, visit } = tabs();
  await looks.start(DEFINITION, SETTING, T);
  visit(1, true);
  visit(1, false);
  assert.equal((await looks.end(1)).tab, 1);
  assert.deepEqual(closed, []);
});

test("a look whose tab the member closed is over, and says nothing of the page", async () => {
  const { shut } = tabs();
  await looks.start(DEFINITION, SETTING, T);
  shut(1);
  assert.equal(await looks.current(), null);
  assert.equal(await looks.end(), null);
  assert.equal(await looks.start(DEFINITION, SETTING, T), true);
  await looks.end();
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

test("three failures in a row turn it off, and a reading begins again", () => {
  const after = (...reasons) => reasons.reduce((before, reason, place) => looks.outcome(before, reason, T + place), AFRESH);
  assert.deepEqual(after("not-found", "timeout", "unsettled"), { failures: 3, failed: T + 2, waits: false, off: true });
  assert.deepEqual(after("not-found", null, "timeout"), { failures: 1, failed: T + 2, waits: false, off: false });
});

// The last one: what it begins has no end.
test("a look ends though the worker is killed as soon as its tab is open", async () => {
  const { calls } = stub();
  globalThis.browser.tabs = { create: () => new Promise(() => {}) };
  looks.start(DEFINITION, SETTING, T);
  await new Promise(setImmediate);
  assert.deepEqual(calls, [["alarms.create", "look", { when: T + 30_000 }]]);
});
