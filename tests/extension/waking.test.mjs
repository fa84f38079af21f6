/** What a start of the background does, whatever woke it; and what it does at pages that are none of its business. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { define, stub } from "./stub.mjs";

const DAY = 24 * 60 * 60 * 1000;
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 1 };
const ORIGIN = "https://www.example.com/*";
const HERE = "https://www.example.com/setting";
const ELSEWHERE = "https://elsewhere.example/";
const page = { tells: "control", addresses: [HERE], alone: false };
const DEFINITION = {
  id: "example",
  name: "Example",
  access: "install",
  verified: "2026-01-01",
  hosts: ["www.example.com"],
  origins: [ORIGIN],
  walls: ["https://www.example.com/login"],
  scripts: ["content/main.js"],
  settings: [{ id: "training", per: "account", name: "Training", address: HERE, pages: [page], checking: CHECKING }],
  cards: [],
  objection: null,
};
const OTHER = {
  ...DEFINITION,
  id: "other",
  name: "Other",
  access: "asked",
  hosts: ["other.example"],
  origins: ["https://other.example/*"],
  settings: [],
  matches: [],
};
define([DEFINITION, OTHER]);
stub();
await import("../../extension/shared/browser.js");

const count = () => mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.now() });
// No background of one test may go on in the next one's browser.
const kill = () => mock.timers.reset();
beforeEach(count);
afterEach(kill);

/** All promises that are settled without waiting for anything are. */
const quiet = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
};

/** What a background does a moment after it began. */
const moment = async () => {
  mock.timers.tick(1000);
  await quiet();
};

let lives = 0;
/**
 * A browser with the extension in it. `worker` starts a background, as an event does; `calls` has what is asked of the
 * browser, by name; `fire` has the events that the last worker listens to.
 */
const browserOf = ({ filters = false, origins = [ORIGIN] } = {}) => {
  const { stored } = stub();
  const calls = [];
  let listeners = {};
  const filtered = {};
  const event = (name) => ({
    addListener: (listener, ...filter) => {
      if (filter.length && !filters) throw new TypeError("This event does not support filters");
      if (filter.length) [filtered[name]] = filter;
      (listeners[name] ??= []).push(listener);
    },
  });
  const noting = (group, name, api) => {
    for (const [method, does] of Object.entries(api)) {
      if (typeof does === "function") api[method] = (...given) => (calls.push(`${name}.${method}`), does(...given));
    }
    group[name] = api;
  };
  const was = browser;
  const made = {
    runtime: { id: "own", getURL: (path) => `extension://own/${path}`, getManifest: () => ({ version: "1" }) },
    permissions: { getAll: async () => ({ origins }), contains: async () => false },
    scripting: { getRegisteredContentScripts: async () => [] },
    tabs: { query: async () => [], sendMessage: async () => true, create: async () => ({ id: 9, lastAccessed: 1 }), get: async (id) => ({ id }) },
    windows: { getLastFocused: async () => ({ focused: true }) },
    alarms: was.alarms,
    action: was.action,
    i18n: was.i18n,
  };
  globalThis.browser = { storage: {} };
  for (const [name, api] of Object.entries(made)) noting(browser, name, api);
  const { local, session } = was.storage;
  for (const [name, area] of Object.entries({ local, session })) {
    const events = area.onChanged;
    delete area.onChanged;
    noting(browser.storage, name, area);
    if (events) area.onChanged = event(name);
  }
  for (const name of ["onMessage", "onStartup", "onInstalled"]) browser.runtime[name] = event(name);
  browser.tabs.onUpdated = event("onUpdated");
  browser.alarms.onAlarm = event("onAlarm");
  for (const name of ["onAdded", "onRemoved"]) browser.permissions[name] = event(name);
  const worker = async () => {
    listeners = {};
    await import(`../../extension/background/main.js?life=${(lives += 1)}`);
    await quiet();
  };
  const fire = async (name, ...given) => {
    for (const listener of listeners[name] ?? []) listener(...given);
    await quiet();
  };
  return { calls, stored, filtered, worker, fire, listened: () => Object.keys(listeners), take: () => calls.splice(0) };
};
const painted = (calls) => calls.some((name) => name.startsWith("action."));
const NOW = {
  state: "off",
  reason: null,
  since: 1,
  known: { state: "off", since: 1, confirmed: Date.now(), signals: [], page: "control", document: "d" },
};
const QUIET = { looked: null, clicked: null, relapse: null, reminded: null, object: null };
const off = () => ({ ...NOW, ...QUIET, due: Date.now() + DAY, auto: { failures: 0, failed: null, waits: false, off: false } });
const title = () => {
  const titles = [];
  browser.action.setTitle = async ({ title }) => void titles.push(title);
  return titles;
};

test("the first start paints the button, plans the alarms and sees to the scripts", async () => {
  const { worker, take } = browserOf();
  await worker();
  const calls = take();
  for (const name of ["action.setTitle", "action.setBadgeText", "scripting.getRegisteredContentScripts"]) assert.ok(calls.includes(name), name);
});

test("every later start asks for nothing but whether something was left undone", async () => {
  const { worker, take } = browserOf();
  await worker();
  await moment();
  take();
  await worker();
  assert.deepEqual(take(), ["session.get"]);
});

test("a visit elsewhere is asked about nowhere, neither in the storage nor in the tab", async () => {
  const { worker, take, fire } = browserOf();
  await worker();
  take();
  for (const url of [ELSEWHERE, undefined, "http://www.example.com/setting", "about:blank"]) {
    await fire("onUpdated", 1, { status: "loading", url }, { url, status: "loading" });
    await fire("onUpdated", 1, { status: "complete" }, { url, status: "complete" });
  }
  assert.deepEqual(take(), []);
});

test("a page of a service is asked to look, also one that only leaves the setting", async () => {
  const { worker, take, fire } = browserOf();
  await worker();
  take();
  for (const url of [HERE, "https://www.example.com/feed"]) {
    await fire("onUpdated", 1, { url }, { url, status: "complete" });
    assert.deepEqual(take(), ["tabs.sendMessage"]);
  }
});

test("a browser that can filter wakes us at the services' places alone, another at every visit", async () => {
  const { worker, filtered, listened } = browserOf({ filters: true });
  await worker();
  assert.deepEqual(filtered.onUpdated, { urls: [ORIGIN, "https://other.example/*"], properties: ["status", "url"] });
  const without = browserOf();
  await without.worker();
  assert.deepEqual(without.filtered, {});
  assert.deepEqual(without.listened(), listened());
});

test("no other event of tabs and windows is listened to, for each of them comes from every site", async () => {
  const { worker, listened } = browserOf();
  await worker();
  const wakes = ["onMessage", "onUpdated", "onAlarm", "local", "onStartup", "onInstalled", "onAdded", "onRemoved"];
  assert.deepEqual(listened().sort(), wakes.sort());
});

test("switched off and on again, the button is painted and the scripts are seen to, though no event says so", async () => {
  const { worker, take } = browserOf();
  await worker();
  for (const key of ["registered", "shown"]) await browser.storage.session.remove(key);
  take();
  await worker();
  const calls = take();
  assert.ok(painted(calls) && calls.includes("scripting.getRegisteredContentScripts"), calls.join());
});

test("what was stored by a worker that was killed just then is shown by the next one", async () => {
  const { worker, take } = browserOf();
  await worker();
  await browser.storage.session.set({ registered: true });
  const records = await import(`../../extension/background/records.js?life=${lives}`);
  await records.change("example", "training", () => ({ record: off() }));
  take();
  const titles = title();
  await worker();
  assert.equal(titles.length, 1);
  assert.match(titles[0], /Example: training is off/);
});

test("what was stored while the button was painted is shown by the next worker too", async () => {
  const { worker, stored, take } = browserOf();
  await worker();
  const records = await import(`../../extension/background/records.js?life=${lives}`);
  const shown = records.showing();
  await records.change("example", "training", () => ({ record: off() }));
  await shown({ planned: null });
  take();
  await worker();
  assert.ok(painted(take()));
  assert.ok(stored.has("record:example/training"));
});

test("what a killed worker was writing is shown, though it arrives after the next one looked and nothing says so", async () => {
  const { worker, stored } = browserOf();
  const titles = title();
  await worker();
  stored.set("record:example/training", off());
  await moment();
  assert.match(titles.at(-1), /Example: training is off/);
});

test("a worker that was killed before it looked again leaves that to the next one", async () => {
  const { worker, stored } = browserOf();
  const titles = title();
  await worker();
  kill();
  count();
  await worker();
  stored.set("record:example/training", off());
  await moment();
  assert.match(titles.at(-1), /Example: training is off/);
});

test("scripts that a worker was killed over are registered by the next one", async () => {
  const { worker, take, fire } = browserOf();
  await worker();
  browser.scripting.getRegisteredContentScripts = () => new Promise(() => {});
  await fire("onAdded");
  take();
  let asked = 0;
  browser.scripting.getRegisteredContentScripts = async () => ((asked += 1), []);
  await worker();
  assert.equal(asked, 1);
});

test("options that were stored have the scripts seen to, whatever became of the worker that stored them; records don't", async () => {
  const { worker, take, fire } = browserOf();
  await worker();
  take();
  await fire("local", { "record:example/training": {} });
  assert.ok(!take().includes("scripting.getRegisteredContentScripts"));
  await fire("local", { options: {} });
  assert.ok(take().includes("scripting.getRegisteredContentScripts"));
});

test("an alarm that rang for a worker which was killed, or that a clock set back has put off, is planned again", async () => {
  const { worker, take, stored } = browserOf();
  for (const planned of [Date.now() - DAY, Date.now() + 400 * DAY]) {
    stored.set("record:example/training", off());
    await browser.storage.session.set({ registered: true, shown: { planned } });
    take();
    await worker();
    assert.ok(take().includes("alarms.create"));
  }
});

test("a clock that is set while a worker lives is noticed at the next visit, and once", async () => {
  const { worker, take, fire, stored } = browserOf();
  stored.set("record:example/training", off());
  await worker();
  take();
  mock.timers.setTime(Date.now() - 400 * DAY);
  const visit = () => fire("onUpdated", 1, { status: "complete" }, { status: "complete" });
  await Promise.all([visit(), visit()]);
  await visit();
  assert.equal(take().filter((name) => name === "action.setBadgeText").length, 1);
});

test("the tooltip gets its words as soon as the browser has them, a few times over, and at the next start", async () => {
  const { worker, take } = browserOf();
  const { getMessage } = browser.i18n;
  browser.i18n.getMessage = () => "";
  const titles = title();
  await worker();
  assert.deepEqual(titles, []);
  mock.timers.tick(1000);
  await quiet();
  assert.deepEqual(titles, []);
  browser.i18n.getMessage = getMessage;
  mock.timers.tick(5000);
  await quiet();
  assert.equal(titles.length, 1);
  mock.timers.tick(DAY);
  await quiet();
  assert.equal(titles.length, 1);

  browser.i18n.getMessage = () => "";
  for (const key of ["registered", "shown"]) await browser.storage.session.remove(key);
  await worker();
  take();
  for (let wait = 0; wait < 20; wait += 1) {
    mock.timers.tick(DAY);
    await quiet();
  }
  assert.equal(take().filter((name) => name === "action.setBadgeText").length, 3);
  browser.i18n.getMessage = getMessage;
  await worker();
  assert.equal(titles.length, 2);
});

test("a storage that fails once doesn't keep the button from what is stored later", async () => {
  const { worker, fire, take } = browserOf();
  await worker();
  const { get } = browser.storage.local;
  const { error } = console;
  console.error = () => {};
  browser.storage.local.get = async () => Promise.reject(new Error("no disk"));
  await fire("local", {});
  browser.storage.local.get = get;
  take();
  await fire("local", {});
  console.error = error;
  assert.ok(painted(take()));
});
