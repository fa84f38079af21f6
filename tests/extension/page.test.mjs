/** What the extension's own pages share, as far as it needs no page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { define, stub } from "./stub.mjs";

class HTMLElement {}
class HTMLInputElement extends HTMLElement {}
class HTMLSelectElement extends HTMLElement {}
Object.assign(globalThis, { HTMLElement });
define([]);
stub();
const { within } = await import("../../extension/shared/page.js");

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
