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

test("nothing is taken from a page that the browser only prepares, and it is as soon as it's shown", async () => {
  const [definition] = definitions.filter(({ access }) => access === "install");
  const message = { type: messages.ARRIVED, service: definition.id };
  const sender = contentOn(definition.hosts[0]);
  assert.deepEqual(await send(message, { ...sender, documentLifecycle: "prerender" }), { taken: false, answer: undefined });
  assert.equal((await send(message, { ...sender, documentLifecycle: "active" })).answer.watched, true);
});

test("where the member lives is kept as a place and its region, which never contradict each other", async () => {
  const choose = (name, value, region) => send({ type: messages.OPTION, name, value, region }, PAGE);
  const kept = () => [stored.get("options").place, stored.get("options").region];
  await choose("place", "FR", "eu-eea");
  assert.deepEqual(kept(), ["FR", "eu-eea"]);
  await choose("region", "eu-eea");
  assert.deepEqual(kept(), ["FR", "eu-eea"]);
  await choose("region", "uk");
  assert.deepEqual(kept(), [null, "uk"]);
  await choose("place", "AT", { odd: 1 });
  assert.deepEqual(kept(), ["AT", null]);
  await choose("place", null, "uk");
  assert.deepEqual(kept(), [null, null]);
  assert.deepEqual(failed.splice(0), []);
});

test("a setting's name that can't be made a text is refused", async () => {
  const [definition] = definitions.filter(({ access }) => access === "install");
  const message = { type: messages.READING, service: definition.id, setting: { toString: 1, valueOf: 1 }, reading: {} };
  assert.deepEqual(await send(message, contentOn(definition.hosts[0])), { taken: true, answer: null });
  assert.deepEqual(failed.splice(0), []);
});
