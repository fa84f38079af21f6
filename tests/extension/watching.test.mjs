/** What is watched: a setting, and each object's where a service has one setting for each. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { REQUEST as TOLD, reading as example } from "./examples.mjs";
import { define, stub } from "./stub.mjs";

const CHECKING = { afterChange: 3, normal: 30, afterFailure: 1 };
const ORIGIN = "https://blogs.example/*";
const setting = (id, per) => ({ id, per, name: id, address: "https://blogs.example/", pages: [], checking: CHECKING });
const DEFINITION = {
  id: "blogs",
  name: "Blogs",
  access: "asked",
  verified: "2025-01-01",
  hosts: ["blogs.example"],
  origins: [ORIGIN],
  scripts: [],
  settings: [setting("blog", "object"), setting("all", "account")],
  cards: [],
};
stub();
define([DEFINITION]);
const access = await import("../../extension/background/access.js");
const { handlerFor } = await import("../../extension/background/handlers.js");
const { choose, isWatched } = await import("../../extension/background/options.js");
const BLOGS = access.definitionOf("blogs");
const looking = await import("../../extension/background/looking.js");
const readings = await import("../../extension/background/readings.js");
const records = await import("../../extension/background/records.js");
const watch = await import("../../extension/background/watch.js");
const { messages } = globalThis.stillOff;
const { fits } = await import("../../extension/background/shapes.js");

const one = await access.settingOfObject(BLOGS, BLOGS.settings[0], "one");
const two = await access.settingOfObject(BLOGS, BLOGS.settings[0], "two");
const reading = (object, state = "off") => example({ object, state });
const REQUEST = { ...TOLD, id: "0123456789ab", place: "DE", regime: "gdpr", way: "objection-form", reminded: null };

/** A browser in which access to the blogs was given, and both blogs were read. */
const begin = async () => {
  const origins = [ORIGIN];
  const { stored, calls } = stub();
  Object.assign(browser, {
    runtime: { id: "own", getURL: (path) => `extension://own/${path}`, getManifest: () => ({ version: "1" }) },
    permissions: { getAll: async () => ({ origins }), contains: async () => false },
    scripting: { getRegisteredContentScripts: async () => [] },
    tabs: { query: async () => [] },
  });
  await readings.take(BLOGS, one, reading("one"));
  await readings.take(BLOGS, two, reading("two"));
  return { stored, calls, take: () => origins.pop() };
};

/** Ask as the extension's own pages do. */
const ask = (type, id, more) => {
  const handler = handlerFor({ type }, { id: "own", url: "extension://own/dashboard/dashboard.html" });
  return handler({ type, ...more }, { definition: BLOGS, setting: access.settingOf(BLOGS, id) });
};
const watched = async () => {
  const { settings } = await ask(messages.STATE);
  return settings
    .filter((entry) => entry.watched)
    .map((entry) => entry.setting)
    .sort();
};

test("every object that was read is watched, and stands for its setting", async () => {
  await begin();
  assert.deepEqual(await watched(), ["all", one.id, two.id].sort());
});

test("unwatching a setting unwatches its objects, also those read later, and no other setting", async () => {
  await begin();
  await ask(messages.WATCH, "blog", { watched: false });
  assert.deepEqual(await watched(), ["all"]);
  const three = await access.settingOfObject(BLOGS, BLOGS.settings[0], "three");
  await readings.take(BLOGS, three, reading("three"));
  assert.deepEqual(await watched(), ["all"]);
});

test("an object of an unwatched setting is not said to have lost access when access is taken away", async () => {
  const { take } = await begin();
  await ask(messages.WATCH, "blog", { watched: false });
  await ask(messages.WATCH, "all", { watched: false });
  take();
  await watch.refresh();
  const { settings } = await ask(messages.STATE);
  assert.deepEqual(
    settings.map((entry) => [entry.setting, entry.watched]).sort(),
    [
      [one.id, false],
      [two.id, false],
    ].sort(),
  );
});

test("a reading of an unwatched setting's object is not taken", async () => {
  const { stored } = await begin();
  await ask(messages.WATCH, "blog", { watched: false });
  const sender = { id: "own", url: "https://blogs.example/", tab: { id: 1, incognito: false }, frameId: 0 };
  const handler = handlerFor({ type: messages.READING, service: "blogs" }, sender);
  const before = structuredClone(stored);
  assert.equal(await handler({ reading: reading("one", "on") }, { definition: BLOGS, setting: BLOGS.settings[0], tab: sender.tab }), null);
  assert.deepEqual(stored, before);
});

test("a reading that is told again, because its answer was lost, counts once; one that was read later counts beside it", async () => {
  await begin();
  const at = Date.now() + 100;
  const confirmed = async () => (await records.history("blogs", one.id)).at(-1).count;
  await readings.take(BLOGS, one, { ...reading("one"), at });
  assert.equal(await confirmed(), 1);
  await readings.take(BLOGS, one, { ...reading("one"), at });
  assert.equal(await confirmed(), 1);
  await readings.take(BLOGS, one, { ...reading("one"), at: at + 1 });
  assert.equal(await confirmed(), 2);
});

test("unwatching one object leaves the others watched", async () => {
  await begin();
  await ask(messages.WATCH, one.id, { watched: false });
  assert.deepEqual(await watched(), ["all", two.id].sort());
});

test("an object watched again by itself leaves the other objects of its setting unwatched", async () => {
  await begin();
  await ask(messages.WATCH, "blog", { watched: false });
  await ask(messages.WATCH, two.id, { watched: true });
  assert.deepEqual(await watched(), ["all", two.id].sort());
});

test("a setting watched again has all its objects watched but those left out by themselves", async () => {
  await begin();
  await ask(messages.WATCH, one.id, { watched: false });
  await ask(messages.WATCH, "blog", { watched: false });
  await ask(messages.WATCH, "blog", { watched: true });
  assert.deepEqual(await watched(), ["all", two.id].sort());
});

test("choosing for one service says nothing of another with settings of the same names", () => {
  const other = { id: "other" };
  const unwatched = choose(["other/blog"], BLOGS, one, true, [one, two]);
  assert.deepEqual(unwatched, ["other/blog"]);
  assert.ok(isWatched({ unwatched }, BLOGS, one));
  assert.ok(!isWatched({ unwatched }, other, one));
});

test("switching looks by themselves on writes no record of what was never read", async () => {
  const { stored } = await begin();
  const before = [...stored.keys()].filter((key) => key.startsWith("record:"));
  await ask(messages.AUTO, null, { auto: true });
  assert.deepEqual(
    [...stored.keys()].filter((key) => key.startsWith("record:")),
    before,
  );
});

test("switching looks by themselves on has each object's failures forgotten", async () => {
  const { stored } = await begin();
  const auto = { failures: 3, failed: 1, waits: false, off: true };
  await records.change("blogs", one.id, (record) => ({ record: { ...record, auto } }));
  await ask(messages.AUTO, null, { auto: true });
  const record = stored.get(`record:blogs/${one.id}`);
  assert.ok(fits(`record:blogs/${one.id}`, record));
  assert.deepEqual(record.auto, { failures: 0, failed: null, waits: false, off: false });
  assert.equal(record.state, "off");
});

/** Both blogs are due, and looked at by themselves; the browser has its window in front, or not. */
const beginDue = async () => {
  const { stored, calls } = await begin();
  await ask(messages.AUTO, null, { auto: true });
  for (const { id } of [one, two]) await records.change("blogs", id, (record) => ({ record: { ...record, due: Date.now() - 1 } }));
  const tabs = [];
  Object.assign(browser.tabs, {
    create: async () => ({ id: tabs.push("blog"), lastAccessed: 1 }),
    get: async (id) => ({ id, lastAccessed: 1 }),
    remove: async () => {},
  });
  const there = { focused: false };
  browser.windows = { getLastFocused: async () => there };
  calls.length = 0;
  return { calls, stored, tabs, there };
};
const alarms = (calls) => calls.filter(([name, alarm]) => name.startsWith("alarms.") && alarm === "waiting").map(([name]) => name);

test("a look that is due waits until a window of the browser is in front, and is begun then", async () => {
  const { calls, tabs, there } = await beginDue();
  await watch.wake();
  assert.deepEqual(alarms(calls), ["alarms.create"]);
  await watch.waited();
  assert.equal(tabs.length, 0);
  there.focused = true;
  await watch.waited();
  assert.equal(tabs.length, 1);
});

test("of two looks that are due the second waits for the first", async () => {
  const { tabs, there } = await beginDue();
  there.focused = true;
  await watch.waited();
  await watch.waited();
  assert.equal(tabs.length, 1);
  await looking.end("not-found");
  await watch.waited();
  assert.equal(tabs.length, 2);
});

test("a look that failed isn't made again before its time has come", async () => {
  const { tabs, there } = await beginDue();
  there.focused = true;
  const failedAt = (failed) => (record) => ({ record: { ...record, auto: { ...record.auto, failures: 1, failed } } });
  for (const { id } of [one, two]) await records.change("blogs", id, failedAt(Date.now()));
  await watch.waited();
  assert.equal(tabs.length, 0);
  await records.change("blogs", one.id, failedAt(Date.now() - CHECKING.afterFailure * 24 * 60 * 60 * 1000));
  await watch.waited();
  assert.equal(tabs.length, 1);
});

test("once no look is due any more nothing waits, and nothing wakes each minute", async () => {
  const { calls } = await beginDue();
  for (const { id } of [one, two]) await records.change("blogs", id, (record) => ({ record: { ...record, due: Date.now() + 1e9 } }));
  await watch.waited();
  assert.deepEqual(alarms(calls), ["alarms.clear"]);
});

test("a request about one object goes with that object's setting", async () => {
  const { stored } = await begin();
  stored.set("requests", [{ ...REQUEST, service: "blogs", setting: one.id }]);
  assert.ok(fits("requests", stored.get("requests")));
  const { settings, requests } = await ask(messages.STATE);
  assert.equal(requests.length, 1);
  assert.equal(settings.filter((entry) => entry.setting === one.id).length, 1);
});
