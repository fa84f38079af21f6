/** What the extension's own pages share, as far as it needs no page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHOWN } from "./examples.mjs";
import { define, stub } from "./stub.mjs";

class HTMLElement {}
class HTMLInputElement extends HTMLElement {}
class HTMLSelectElement extends HTMLElement {}
Object.assign(globalThis, { HTMLElement });
define([]);
stub();
const { ask, follow, prune, within } = await import("../../extension/shared/page.js");

const field = new HTMLInputElement();
const one = within({ querySelector: (selector) => (selector === ".field" ? field : null) });

test("an element is found as the kind it is", () => {
  assert.equal(one(".field"), field);
  assert.equal(one(".field", HTMLInputElement), field);
});

test("an element that isn't there, or is of another kind, is named", () => {
  assert.throws(() => one(".gone"), { name: "TypeError", message: ".gone is no HTMLElement here" });
  assert.throws(() => one(".field", HTMLSelectElement), { message: ".field is no HTMLSelectElement here" });
});

test("a state asked for before a choice isn't shown after it", async () => {
  const waiting = [];
  const answer = (type, value) =>
    waiting
      .splice(
        waiting.findIndex((one) => one.type === type),
        1,
      )[0]
      ?.resolve(value);
  const asked = async (type) => {
    for (let turn = 0; turn < 50 && !waiting.some((one) => one.type === type); turn += 1) await new Promise(setImmediate);
  };
  Object.assign(globalThis, { document: { visibilityState: "hidden", activeElement: null, addEventListener() {} } });
  browser.storage.onChanged = { addListener() {} };
  browser.runtime = { sendMessage: ({ type }) => new Promise((resolve) => waiting.push({ type, resolve })) };
  const told = (highlight) => ({ settings: [], origins: [], options: { highlight } });
  const shown = [];
  follow((state) => void shown.push(state.options.highlight));
  await asked("page:state");
  const kept = ask("page:option", { name: "highlight", value: false });
  answer("page:state", told(true));
  answer("page:option", true);
  await kept;
  await asked("page:state");
  answer("page:state", told(false));
  await asked("nothing more");
  assert.deepEqual(shown, [false]);
});

test("what the member showed is known before anything is shown, and is no more once it is forgotten", async () => {
  Object.assign(globalThis, { document: { visibilityState: "hidden", activeElement: null, addEventListener() {} } });
  browser.storage.onChanged = { addListener() {} };
  const entry = { service: SHOWN.service, setting: SHOWN.id, record: { object: null } };
  const answers = [
    { settings: [entry], origins: [], taught: [SHOWN] },
    { settings: [entry], origins: [], taught: [] },
  ];
  browser.runtime = { sendMessage: async () => answers.shift() };
  const shown = [];
  const again = follow((state) => void shown.push([state.settings.map(({ called, taught }) => [called, taught.day]), stillOff.definitions.length]));
  for (let turn = 0; turn < 50 && shown.length < 1; turn += 1) await new Promise(setImmediate);
  await again();
  assert.deepEqual(shown, [
    [[["forum.example.org: Use my posts to train AI", "2026-11-28"]], 1],
    [[], 0],
  ]);
});

test("the row of a setting that was forgotten goes, and no other", () => {
  const gone = [];
  const rows = new Map(["a/b", "a/c"].map((key) => [key, { remove: () => gone.push(key) }]));
  prune(rows, [{ key: "a/c" }]);
  assert.deepEqual([gone, [...rows.keys()]], [["a/b"], ["a/c"]]);
});
