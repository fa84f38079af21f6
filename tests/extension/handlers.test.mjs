/** The background as it is shipped, asked what its own pages ask. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { REQUEST, reading } from "./examples.mjs";
import { PAGE, contentOn, start } from "./fuzz/background.mjs";

const { stored, failed, send, definitions } = await start();
const { messages } = globalThis.stillOff;
const unread = definitions.find(({ settings }) => settings.length === 0);

test("another interval is taken though there is a request to a service without a setting that can be read", async () => {
  await send({ type: messages.REQUEST, service: unread.id, request: REQUEST }, PAGE);
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

test("of what is read or clicked in a private window nothing is kept", async () => {
  const [definition] = definitions.filter(({ access }) => access === "install");
  const [setting] = definition.settings;
  const about = { service: definition.id, setting: setting.id };
  const open = contentOn(definition.hosts[0]);
  const hidden = { ...open, tab: { ...open.tab, incognito: true } };
  const before = JSON.stringify([...stored]);
  const { answer } = await send({ ...about, type: messages.READING, reading: reading() }, hidden);
  assert.deepEqual([answer.state, answer.recorded], ["off", false]);
  assert.equal((await send({ ...about, type: messages.MOVED, document: "d" }, hidden)).answer, true);
  assert.equal(JSON.stringify([...stored]), before);
  assert.deepEqual(failed.splice(0), []);
});

test("a reading that is an hour old, or of a time to come, isn't taken", async () => {
  const [definition] = definitions.filter(({ access }) => access === "install");
  const message = { type: messages.READING, service: definition.id, setting: definition.settings[0].id };
  for (const away of [-60 * 60 * 1000, 60 * 1000]) {
    const { answer } = await send({ ...message, reading: reading({ at: Date.now() + away }) }, contentOn(definition.hosts[0]));
    assert.equal(answer, null, `${away} ms away`);
  }
  assert.equal((await send({ ...message, reading: reading() }, contentOn(definition.hosts[0]))).answer.recorded, true);
  assert.deepEqual(failed.splice(0), []);
});

test("the member's text goes to the service's own form alone, and only where they want help beside it", async () => {
  const definition = definitions.find(({ objection }) => objection?.scripts.length);
  const message = { type: messages.DRAFT_WANTED, service: definition.id };
  const form = { ...contentOn(definition.hosts[0]), url: definition.objection.form };
  await send({ type: messages.DRAFT, draft: { service: definition.id, text: "I object." } }, PAGE);
  assert.equal((await send(message, form)).answer, null);
  await send({ type: messages.OPTION, name: "beside", value: true }, PAGE);
  assert.deepEqual((await send(message, form)).answer, { text: "I object." });
  assert.equal((await send(message, contentOn(definition.hosts[0]))).answer, null);
  assert.deepEqual(failed.splice(0), []);
});
