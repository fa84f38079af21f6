/** A history as a chain of lines: whatever is done to one of them shows. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { append, canonical, chain, check, digest, head } from "../../extension/shared/chain.js";

const SAID = { state: "off", reason: null, signals: ["key", "label"], page: "control" };
const BY = { definition: "2026-01-02", version: "0.1.0" };
const event = (type, at, more = {}) => ({ type, at, ...SAID, ...BY, ...more });
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const history = async () => {
  const lines = [];
  for (const [at, type] of ["first-read", "confirmed", "confirmed", "switched-on", "confirmed", "unreadable"].entries()) {
    await append(lines, event(type, at + 1));
  }
  return lines;
};

test("a digest is the SHA-256 of the JSON with its keys in order and no spaces", async () => {
  assert.equal(await digest({ b: [{ d: null, c: "é" }], a: 1 }), sha256('{"a":1,"b":[{"c":"é","d":null}]}'));
});

test("the same value has the same text, in whatever order its keys came", () => {
  assert.equal(canonical({ b: 1, a: { d: 2, c: 3 } }), canonical({ a: { c: 3, d: 2 }, b: 1 }));
});

test("an event is added as a line that names the one before, its keys in order, itself unchanged", async () => {
  const first = event("first-read", 1);
  const lines = [];
  await append(lines, first);
  await append(lines, event("unreadable", 2));
  assert.equal(lines[0].previous, null);
  assert.equal(lines[1].previous, sha256(JSON.stringify(lines[0])));
  assert.deepEqual(Object.keys(lines[1]), Object.keys(lines[1]).sort());
  assert.deepEqual(first, event("first-read", 1));
});

test("a further confirmation is folded, unless it differs in state, page, definition or version", async () => {
  const others = [{ state: "on" }, { page: "row" }, { definition: "2026-02-02" }, { version: "0.2.0" }];
  for (const other of others) {
    const lines = [];
    for (const [at, more] of [{}, {}, other].entries()) await append(lines, event("confirmed", at, more));
    assert.deepEqual(
      lines.map(({ count }) => count),
      [2, 1],
    );
    assert.deepEqual(
      lines.map(({ last }) => last),
      [1, 2],
    );
  }
});

test("a history as it was recorded has no problem", async () => {
  assert.deepEqual(await check(await history()), []);
  assert.deepEqual(await check([]), []);
});

test("a changed line breaks the chain at the next", async () => {
  const lines = await history();
  const before = await digest(lines[1]);
  lines[1].count = 7;
  assert.deepEqual(await check(lines), [{ line: 2, expected: await digest(lines[1]), found: before }]);
});

test("a removed, an added or a moved line breaks the chain where it was, is or was put", async () => {
  const removed = (await history()).toSpliced(1, 1);
  const added = (await history()).toSpliced(2, 0, { ...event("unreadable", 3), previous: null });
  const moved = await history();
  moved.splice(1, 2, moved[2], moved[1]);
  const first = (await history()).slice(1);
  const places = async (lines) => (await check(lines)).map(({ line }) => line);
  assert.deepEqual(await Promise.all([removed, added, moved, first].map(places)), [[1], [2, 3], [1, 2, 3], [0]]);
});

test("the head is the digest of the last line, and none of no lines", async () => {
  const lines = await history();
  assert.equal(await head(lines), sha256(JSON.stringify(lines.at(-1))));
  assert.equal(await head([]), null);
});

test("lines chained again are whole, in the order given, and the given ones stay as they are", async () => {
  const lines = (await history()).reverse();
  const before = structuredClone(lines);
  const chained = await chain(lines);
  assert.deepEqual(await check(chained), []);
  assert.deepEqual(
    chained.map(({ at }) => at),
    lines.map(({ at }) => at),
  );
  assert.deepEqual(lines, before);
});

test("chaining a whole history again changes nothing", async () => {
  const lines = await history();
  assert.deepEqual(await chain(lines), lines);
});
