/** What the popup loads before anything is painted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const POPUP = new URL("../../dist/chrome/popup/", import.meta.url);
const IMPORT = /^(?:import|export)\b[^;]*?"(\.[^"]+)";/gm;

/** @param {URL} from @param {Set<string>} found @returns {Set<string>} every module that it imports, and those that they import */
const imported = (from, found = new Set()) => {
  for (const [, path] of readFileSync(from, "utf8").matchAll(IMPORT)) {
    const { href } = new URL(path, from);
    if (found.has(href)) continue;
    found.add(href);
    imported(new URL(href), found);
  }
  return found;
};

test("the popup asks for every module that it imports at once, and for no other", () => {
  const page = readFileSync(new URL("popup.html", POPUP), "utf8");
  const asked = [...page.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, path]) => new URL(path, POPUP).href);
  assert.deepEqual(asked.sort(), [...imported(new URL("popup.js", POPUP))].sort());
});
