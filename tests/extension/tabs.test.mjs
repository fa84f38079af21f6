/** Tabs that are told or asked something: none keeps another waiting, and none that the browser has unloaded is woken. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { define, stub } from "./stub.mjs";

const ORIGIN = "https://www.example.com/*";
const HERE = "https://www.example.com/setting";
const FORM = "https://www.example.com/form";
const page = { tells: "control", addresses: [HERE], alone: false };
const DEFINITION = {
  id: "example",
  name: "Example",
  access: "install",
  hosts: ["www.example.com"],
  origins: [ORIGIN],
  walls: [],
  scripts: ["content/main.js"],
  settings: [{ id: "training", per: "account", name: "Training", address: HERE, pages: [page], checking: {} }],
  cards: [],
  objection: { form: FORM, matches: [FORM], scripts: ["content/form.js"] },
};
define([DEFINITION]);
stub();
await import("../../extension/shared/browser.js");
const access = await import("../../extension/background/access.js");
const forms = await import("../../extension/background/forms.js");

const never = () => new Promise(() => {});
const nobody = async () => Promise.reject(new Error("Receiving end does not exist"));
const heard = async () => true;

/** A browser with these tabs: what each does when it is sent something, and whether it's unloaded. */
const browserOf = (tabs) => {
  const sent = [];
  const brought = [];
  Object.assign(browser, {
    permissions: { getAll: async () => ({ origins: [ORIGIN] }) },
    tabs: {
      query: async ({ url, active }) => {
        const found = tabs.map(({ discarded = false, at = HERE }, id) => ({ id, url: at, discarded }));
        return active ? found.slice(0, 1) : found.filter((tab) => url.some((pattern) => tab.url.startsWith(pattern.replace("*", ""))));
      },
      sendMessage: (id, { type }, options) => (sent.push([id, type, options]), tabs[id].does()),
    },
    scripting: { executeScript: ({ target }) => (brought.push(target.tabId), tabs[target.tabId].runs?.() ?? heard()) },
  });
  return { sent, brought };
};

/** Whether something is over as soon as every tab has had its time, and how many tabs were told before that. */
const told = async (begin, browser) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    let over = false;
    const work = begin().then((value) => ((over = true), value));
    await new Promise(setImmediate);
    const before = browser.sent.length;
    for (let second = 0; second < 20 && !over; second += 1) {
      mock.timers.tick(1000);
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    }
    return { over, before, value: over ? await work : undefined };
  } finally {
    mock.timers.reset();
  }
};

test("an option reaches every tab at once, and is kept waiting by none that never answers", async () => {
  const made = browserOf([{ does: never }, { does: heard }, { does: nobody }, { does: heard }]);
  assert.deepEqual(await told(access.lookEverywhere, made), { over: true, before: 4, value: undefined });
  assert.deepEqual(made.brought, []);
});

test("after an update every open page is looked in at once, and a frozen one finds our scripts when it's thawed", async () => {
  const made = browserOf([{ does: never, runs: never }, { does: heard }, { does: nobody }]);
  assert.deepEqual(await told(access.lookInAll, made), { over: true, before: 3, value: undefined });
  assert.deepEqual(made.brought.sort(), [0, 2]);
});

test("help beside a form reaches every form at once", async () => {
  const made = browserOf([
    { does: never, runs: never, at: FORM },
    { does: nobody, at: FORM },
    { does: heard, at: FORM },
  ]);
  assert.deepEqual(await told(() => forms.besideInAll(true), made), { over: true, before: 3, value: undefined });
  assert.deepEqual(made.brought.sort(), [0, 1]);
});

test("a tab that the browser has unloaded isn't told, and isn't woken", async () => {
  const made = browserOf([{ does: nobody, discarded: true }, { does: heard }]);
  await access.lookEverywhere();
  await access.lookInAll();
  assert.deepEqual(
    made.sent.map(([id]) => id),
    [1, 1],
  );
  assert.deepEqual(made.brought, []);
});

test("one tab that never answers is over in its time", async () => {
  const made = browserOf([{ does: never, runs: never }]);
  assert.deepEqual(await told(() => access.ask(0), made), { over: true, before: 1, value: false });
  assert.deepEqual(await told(() => access.lookIn(0, DEFINITION, false), made), { over: true, before: 2, value: undefined });
  const asked = await told(() => access.skeleton(access.definitionOf("example")), made);
  assert.deepEqual([asked.over, asked.value], [true, null]);
});

test("what a tab is told goes to the document in front, at its top", async () => {
  const made = browserOf([{ does: heard }]);
  await access.ask(0);
  assert.deepEqual(made.sent, [[0, globalThis.stillOff.messages.LOOK_AGAIN, { frameId: 0 }]]);
});
