/** Notifications: what is said, and that nothing is said without words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const notices = await import("../../extension/background/notices.js");

const DEFINITION = { id: "example", name: "Example" };
const SETTING = { id: "training", name: "Training" };
const WAYS = {
  "a look that is due": () => notices.remind(DEFINITION, SETTING),
  "an alarm": () => notices.relapse(DEFINITION, SETTING, { off: 1, on: 2, seen: false }),
  "a word that is asked for again": () => notices.askAgain(DEFINITION, SETTING, { state: "off", day: "2026-01-01", at: 1 }),
  "an answer that is overdue": () => notices.remindRequest(DEFINITION, { id: "0", sent: "2026-01-01", due: "2026-02-01" }),
};

/** A browser in which notifications are allowed. */
const allowed = () => {
  const shown = [];
  stub();
  Object.assign(browser, {
    notifications: { create: async (id, { title, message }) => void shown.push([title, message]) },
    permissions: { contains: async () => true },
    runtime: { getURL: (path) => path },
  });
  return shown;
};

test("each notification has a title and a message", async () => {
  const shown = allowed();
  for (const [what, say] of Object.entries(WAYS)) assert.equal(await say(), true, what);
  assert.equal(shown.length, 4);
  for (const words of shown.flat()) assert.match(words, /Example|Training|2026|1970/);
});

test("while the browser has no texts yet nothing is said, and it counts as not said", async () => {
  const shown = allowed();
  browser.i18n.getMessage = () => "";
  for (const [what, say] of Object.entries(WAYS)) assert.equal(await say(), false, what);
  assert.deepEqual(shown, []);
});
