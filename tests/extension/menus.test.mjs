/** The menu of the button: what is in it, once a session, and what each entry does. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { define, stub } from "./stub.mjs";

globalThis.stillOff = {};
define([]);
let created;
let updated;
let there;
let opened;
const listeners = [];
const contextMenus = {
  create: (entry, done) => {
    const known = there.has(entry.id);
    there.add(entry.id);
    created.push(entry);
    browser.runtime.lastError = known ? { message: "duplicate id" } : undefined;
    done();
  },
  update: (id, change) => void updated.push([id, change.title]),
  onClicked: { addListener: (listener) => listeners.push(listener) },
};
const begin = () => {
  stub();
  Object.assign(browser, {
    contextMenus,
    runtime: { getURL: (path) => `extension://${path}`, lastError: undefined },
    tabs: { create: async ({ url }) => void opened.push(url) },
    permissions: { getAll: async () => ({ origins: [] }) },
  });
};
begin();
const menus = await import("../../extension/background/menus.js");
menus.listen();

beforeEach(() => {
  begin();
  [created, updated, opened, there] = [[], [], [], new Set()];
});

test("two entries stand in the button's menu, and in no page's", async () => {
  await menus.show();
  assert.deepEqual(
    created.map(({ id, title, contexts }) => [id, title, contexts]),
    [
      ["check", "Check all now", ["action"]],
      ["dashboard", "Open the dashboard", ["action"]],
    ],
  );
});

test("they are made once a session, and renamed where they outlived the last one", async () => {
  await menus.show();
  await menus.show();
  assert.deepEqual([created.length, updated], [2, []]);
  await browser.storage.session.remove("menus");
  await menus.show();
  assert.deepEqual(updated, [
    ["check", "Check all now"],
    ["dashboard", "Open the dashboard"],
  ]);
});

test("while the browser has no texts yet nothing is made, and nothing is noted as made", async () => {
  browser.i18n = { getMessage: () => "" };
  await menus.show();
  assert.deepEqual([created, await browser.storage.session.get("menus")], [[], {}]);
});

test("the one opens the dashboard, the other opens no page of ours", async () => {
  const [chosen] = listeners;
  await chosen({ menuItemId: "dashboard" });
  await chosen({ menuItemId: "check" });
  assert.deepEqual(opened, ["extension://dashboard/dashboard.html"]);
});
