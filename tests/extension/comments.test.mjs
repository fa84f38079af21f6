/** What runs in pages is shipped without its comments: a real parser of JavaScript must see no other difference. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const CHECKOUT = new URL("../../", import.meta.url);
// ESLint's own parser.
const { parse } = createRequire(new URL("builder/web/node_modules/eslint/package.json", CHECKOUT))("espree");
const NAMES = [
  ...["browser", "steps"].map((name) => `shared/${name}.js`),
  ...readdirSync(new URL("extension/content/", CHECKOUT)).map((name) => `content/${name}`),
];

const text = (folder, name) => readFileSync(new URL(`${folder}/${name}`, CHECKOUT), "utf8");
const parsed = (script) => parse(script, { ecmaVersion: "latest", tokens: true, comment: true, loc: true });
/** Every token, and whether it begins a line, which can decide where a statement ends. */
const tokens = (script) => {
  let line = 0;
  return parsed(script).tokens.map(({ type, value, loc }) => {
    const begins = loc.start.line > line;
    line = loc.end.line;
    return { type, value, begins };
  });
};

test("a script that runs in pages has the same tokens in the same lines with and without its comments", () => {
  assert.ok(NAMES.length > 10);
  for (const name of NAMES) assert.deepEqual(tokens(text("dist/chrome", name)), tokens(text("extension", name)), name);
});

test("none of its comments is left; one in their place has Chromium compile all of it at once", () => {
  for (const name of NAMES) {
    const comments = parsed(text("dist/chrome", name)).comments.map(({ value, start }) => [value, start]);
    assert.deepEqual(comments, [["# allFunctionsCalledOnLoad", 0]], name);
  }
});

test("every script that a page gets is one of them, or was rendered", () => {
  const [{ js }] = JSON.parse(text("dist/chrome", "manifest.json")).content_scripts;
  assert.deepEqual(
    js.filter((name) => !NAMES.includes(name) && !name.startsWith("content/services/")),
    [],
  );
});
