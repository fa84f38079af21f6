/** The tree as it's composed. Its nodes are made up: each property stands on the node, where a prototype's getter finds it. */
import assert from "node:assert/strict";
import { test } from "node:test";

const asked = {
  get: (_, name) =>
    function (...rest) {
      return this[name](...rest);
    },
  getOwnPropertyDescriptor: (_, name) => ({
    configurable: true,
    get() {
      return this[name];
    },
  }),
};
for (const name of ["Node", "Element", "Document", "DocumentFragment", "ShadowRoot", "HTMLLabelElement", "HTMLIFrameElement"]) {
  globalThis[name] = function () {};
  globalThis[name].prototype = new Proxy({}, asked);
}
Object.assign(globalThis.Node, { ELEMENT_NODE: 1, TEXT_NODE: 3, DOCUMENT_NODE: 9 });
globalThis.stillOff = {};
await import("../../extension/content/dom.js");
const { parentOf, upwards } = globalThis.stillOff.dom;

const page = { nodeType: 9, parentNode: null, defaultView: null };
const html = { nodeType: 1, parentNode: page };
const button = { nodeType: 1, parentNode: html };
const text = { nodeType: 3, parentNode: button };

test("a walk upwards begins at the element itself, or at the one that holds a text", () => {
  assert.deepEqual([...upwards(button)], [button, html]);
  assert.deepEqual([...upwards(text)], [button, html]);
});

test("nothing is above an element that was taken out of the page", () => {
  assert.deepEqual([...upwards(parentOf({ nodeType: 1, parentNode: null }))], []);
});
