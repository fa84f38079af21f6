/** What the first version stored (schema 1, made up) is understood by this one: nothing put aside, nothing lost. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { badgeOf } = await import("../../extension/background/badge.js");
const { unread } = await import("../../extension/background/judge.js");
const { change, history, options, problems, record, requestHistory } = await import("../../extension/background/records.js");
const { append } = await import("../../extension/shared/chain.js");
const { migrate } = await import("../../extension/background/requests.js");

const stored = () => JSON.parse(readFileSync(new URL("../pages/stored_schema_1.json", import.meta.url), "utf8"));
const [key] = Object.keys(stored()).filter((name) => name.startsWith("record:"));
const id = key.slice("record:".length);
const ids = id.split("/");
const NOTHING_YET = { number: "", due: null, acknowledged: null, extended: null, answer: null, after: null };
const LAST = stored()[key].known.confirmed;

/** A browser in which the older version has stored this. */
const updated = () => {
  const browser = stub();
  globalThis.browser.runtime = { getManifest: () => ({ version: "0.2.0" }) };
  for (const [name, value] of Object.entries(stored())) browser.stored.set(name, value);
  return browser;
};

test("nothing that the first version stored is a problem, or is put aside", async () => {
  const { stored: now } = updated();
  await migrate();
  assert.deepEqual(await problems(), []);
  assert.deepEqual(
    [...now.keys()].filter((name) => name.startsWith("aside:")),
    [],
  );
});

test("the record is what it was, with first values for what it had not", async () => {
  updated();
  assert.deepEqual(await record(...ids), { ...unread(), ...stored()[key] });
});

test("the button says the same after the update", async () => {
  updated();
  assert.equal(badgeOf([await record(...ids)], LAST + 1).text, "OFF");
});

test("every line of the history is kept as it was, and the next one goes on from it", async () => {
  updated();
  await migrate();
  const line = { type: "unreadable", at: LAST + 1, state: "unknown", reason: "not-found", signals: [], page: "control" };
  await change(...ids, (before) => ({ record: before, events: [line] }));
  const lines = await history(...ids);
  assert.deepEqual(lines.slice(0, -1), stored()[`history:${id}`]);
  assert.match(lines.at(-1).previous, /^[0-9a-f]{64}$/);
});

test("requests that the last version kept among the readings have a history of their own, and the readings lose no line", async () => {
  const { stored: now } = updated();
  const id = "0123456789ab";
  const request = {
    ...{ id, letter: null, place: "DE", regime: null, right: "object", way: "post", member: true },
    ...NOTHING_YET,
    sent: "2026-02-01",
  };
  const by = { definition: "2026-08-22", version: "0.1.0" };
  const before = now.get(`history:${key.slice("record:".length)}`);
  await append(before, { type: "request-sent", at: LAST, state: "off", reason: null, signals: [], page: null, ...by, request });
  await migrate();
  assert.deepEqual(await history(...ids), stored()[`history:${ids.join("/")}`]);
  const [line] = await requestHistory(...ids);
  assert.deepEqual({ ...line, previous: null }, { ...before.at(-1), previous: null });
  assert.deepEqual(await problems(), []);
});

test("what the member chose stays chosen", async () => {
  updated();
  assert.deepEqual(await options(), stored().options);
});

test("an objection that was noted becomes a request of the same day", async () => {
  const { stored: now } = updated();
  await migrate();
  const [{ service, setting, sent, right }] = now.get("requests");
  assert.deepEqual({ id: `${service}/${setting}`, sent, right }, { id, sent: stored()[key].objection, right: "object" });
});
