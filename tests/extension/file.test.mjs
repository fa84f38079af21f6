/** Reading a file that the member chose. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../extension/dashboard/file.js";

const BIG = new File(Array(10).fill("é".repeat(50_000)), "big.json");
const never = () => new AbortController().signal;

test("a file is read whole, and how far it is shows", async () => {
  const shares = [];
  const text = await read(BIG, never(), (share) => shares.push(share));
  assert.equal(text.length, 500_000);
  assert.ok(shares.length > 1, "in several parts");
  assert.deepEqual(
    [...shares].sort((a, b) => a - b),
    shares,
  );
  assert.equal(shares.at(-1), 1);
});

test("reading can be broken off at any time", async () => {
  const stop = new AbortController();
  const shares = [];
  const text = await read(BIG, stop.signal, (share) => {
    shares.push(share);
    stop.abort();
  });
  assert.equal(text, null);
  assert.equal(shares.length, 1);
});

test("what isn't UTF-8 is an error", async () => {
  await assert.rejects(
    read(new File([new Uint8Array([0xff, 0xfe, 0x00])], "picture.png"), never(), () => {}),
    TypeError,
  );
});
