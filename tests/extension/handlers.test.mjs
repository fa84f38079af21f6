/** The background as it is shipped, asked what its own pages ask. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE, contentOn, start } from "./fuzz/background.mjs";

const { stored, failed, send, definitions } = await start();
const { messages } = globalThis.stillOff;
const LETTER = {
  letter: null, place: null, regime: null, right: "object", way: "form", member: true, sent: "2026-01-15", number: "", due: null,
  acknowledged: null, extended: null, answer: null, after: null, note: "",
};
const unread = definitions.find(({ settings }) => settings.length === 0);

test("another interval is taken though there is a request to a service without a setting that can be read", async () => {
  await send({ type: messages.REQUEST, service: unread.id, request: LETTER }, PAGE);
  const { answer } = await send({ type: messages.OPTION, name: "interval", value: 7 }, PAGE);
  assert.deepEqual(failed.splice(0), []);
  assert.equal(answer, true);
  assert.equal(stored.get("options").interval, 7);
});

test("a setting's name that can't be made a text is refused", async () => {
  const [definition] = definitions.filter(({ access }) => access === "install");
  const message = { type: messages.READING, service: definition.id, setting: { toString: 1, valueOf: 1 }, reading: {} };
  assert.deepEqual(await send(message, contentOn(definition.hosts[0])), { taken: true, answer: null });
  assert.deepEqual(failed.splice(0), []);
});
