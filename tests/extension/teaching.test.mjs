/** The background as it is shipped, told what a member shows on a page. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { PAGE, contentOn, start } from "./fuzz/background.mjs";

const { stored, failed, given, send } = await start();
const { messages } = globalThis.stillOff;
const HOST = "settings.example.com";
const ADDRESS = `https://${HOST}/privacy`;
const SITE = `site-${createHash("sha256").update(HOST).digest("hex").slice(0, 12)}`;
const LEARNT = {
  address: ADDRESS,
  kind: "switch",
  language: "en",
  label: "Use my content for AI models",
  heading: "Privacy",
  keys: [],
  trainingOff: "unchecked",
  words: { on: [], off: [] },
  save: false,
};
const SENDER = contentOn(HOST);

const opened = [];
const brought = [];
browser.tabs.create = async ({ url }) => (opened.push(url), { id: SENDER.tab.id });
browser.tabs.get = async (id) => ({ id, url: ADDRESS });
browser.scripting.executeScript = async ({ files, func }) => (brought.push(files?.at(-1) ?? func.name), [{ result: func ? null : undefined }]);
const origins = await browser.permissions.getAll();
const give = (...more) => (browser.permissions.getAll = async () => ({ origins: [...origins.origins, ...more] }));
const teach = (more = {}) => send({ type: messages.TEACH, address: ADDRESS, tab: SENDER.tab.id, about: null, ...more }, PAGE);
const learn = (learnt = LEARNT, sender = SENDER) => send({ type: messages.LEARNT, learnt }, sender);
const taught = () => stored.get("taught") ?? [];
const forget = () => send({ type: messages.UNTEACH, service: SITE, setting: taught()[0].id }, PAGE);

test("nothing is remembered that nobody was about to show", async () => {
  give(`https://${HOST}/*`);
  assert.equal((await learn()).answer, false);
  assert.deepEqual(taught(), []);
});

test("without access nothing begins, and a page that is none of a web site's is refused", async () => {
  give();
  assert.equal((await teach()).answer, true);
  assert.deepEqual(brought, []);
  for (const address of ["http://settings.example.com/", "chrome://settings", "not an address", 7])
    assert.equal((await teach({ address })).answer, false);
});

test("once access is given the page's controls can be pointed at", async () => {
  give(`https://${HOST}/*`);
  await teach();
  assert.deepEqual(brought.splice(0), ["content/pointing.js"]);
});

test("where no tab is named one is opened at the address", async () => {
  await teach({ tab: null });
  assert.deepEqual(opened.splice(0), [ADDRESS]);
});

test("wish and access that come at the same moment begin once", async () => {
  brought.length = 0;
  const asked = teach();
  given();
  assert.equal((await asked).answer, true);
  given();
  await send({ type: messages.STATE }, PAGE);
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(
    brought.filter((file) => file === "content/pointing.js"),
    ["content/pointing.js"],
  );
});

test("what was shown is remembered with its host, its day and an id of its own", async () => {
  await teach();
  assert.equal((await learn()).answer, true);
  const [{ id, day, ...kept }] = taught();
  assert.match(id, /^taught-[0-9a-f]{8}$/);
  assert.match(day, /^\d{4}-\d{2}-\d{2}$/);
  assert.deepEqual(kept, { ...LEARNT, service: SITE, host: HOST, about: null, proven: false });
  const { answer } = await send({ type: messages.STATE }, PAGE);
  assert.deepEqual(answer.taught, taught());
  assert.deepEqual(
    answer.settings.filter(({ service }) => service === SITE).map(({ setting, watched, access }) => [setting, watched, access]),
    [[id, true, "granted"]],
  );
});

test("what is shown again takes the place of what was there, and keeps its id", async () => {
  const [{ id }] = taught();
  await teach();
  assert.equal((await learn({ ...LEARNT, trainingOff: "checked" })).answer, true);
  assert.deepEqual(
    taught().map((one) => [one.id, one.trainingOff]),
    [[id, "checked"]],
  );
});

test("what is shown again under a new label takes the place of the one that was chosen, and of no other", async () => {
  const [{ id, label }] = taught();
  await teach({ instead: `${SITE}/${id}` });
  await learn({ ...LEARNT, label: "Let AI models learn from my content" });
  assert.deepEqual(
    taught().map((one) => [one.id, one.label]),
    [[id, "Let AI models learn from my content"]],
  );
  await teach({ instead: `${SITE}/taught-00000000` });
  await learn({ ...LEARNT, label });
  assert.equal(taught().length, 2);
  stored.set(
    "taught",
    taught()
      .filter((one) => one.label === label)
      .map((one) => ({ ...one, id })),
  );
});

test("after a no nothing begins, whenever access is given", async () => {
  give();
  await teach();
  await send({ type: messages.NOT_TEACH }, PAGE);
  give(`https://${HOST}/*`);
  assert.equal((await learn({ ...LEARNT, label: "Another" })).answer, false);
});

test("one page can hold only so many, and every one is of its own host", async () => {
  const [first] = taught();
  stored.set(
    "taught",
    Array.from({ length: 50 }, (_, place) => ({ ...first, id: `taught-${String(place).padStart(8, "0")}`, label: `Setting ${place}` })),
  );
  assert.equal((await teach({ address: `https://${HOST}/other` })).answer, false);
  assert.equal((await teach()).answer, true);
  stored.set("taught", [first]);
  await teach();
  for (const wrong of [
    { address: "https://www.example.com/" },
    { address: `${ADDRESS}?user=a@b.example` },
    { label: "<b>\n" },
    { extra: 1 },
    { keys: 7 },
  ]) {
    assert.equal((await learn({ ...LEARNT, ...wrong })).answer, false, JSON.stringify(wrong));
  }
  assert.equal((await learn(LEARNT, contentOn("www.example.com"))).answer ?? false, false);
  assert.deepEqual(taught(), [first]);
});

test("in a private window nothing is shown, and nothing shown there is remembered", async () => {
  const { get } = browser.tabs;
  const [first] = taught();
  assert.equal((await teach()).answer, true);
  browser.tabs.get = async (id) => ({ ...(await get(id)), incognito: true });
  brought.length = 0;
  await send({ type: messages.TAUGHT_PAGE, address: ADDRESS }, SENDER);
  assert.ok(!brought.includes("content/pointing.js"));
  assert.equal((await learn({ ...LEARNT, label: "Another one" }, { ...SENDER, tab: { ...SENDER.tab, incognito: true } })).answer, false);
  assert.equal((await teach()).answer, false);
  browser.tabs.get = get;
  const privately = { ...PAGE, tab: { id: 5, incognito: true } };
  assert.equal((await send({ type: messages.TEACH, address: ADDRESS, tab: null, about: null }, privately)).answer, false);
  assert.deepEqual(taught(), [first]);
});

test("a frame, and a tab that nobody shows anything in, teach nothing", async () => {
  const [first] = taught();
  assert.equal((await learn(LEARNT, { ...SENDER, frameId: 1 })).answer ?? false, false);
  assert.equal((await learn(LEARNT, { ...SENDER, tab: { ...SENDER.tab, id: 99 } })).answer, false);
  assert.deepEqual(taught(), [first]);
});

test("a setting that is forgotten is gone with its record, its history and its scripts", async () => {
  const [{ id }] = taught();
  stored.set(`history:${SITE}/${id}`, []);
  assert.deepEqual((await forget()).answer, { lines: 0 });
  assert.deepEqual(
    [...stored.keys()].filter((key) => key.includes(id)),
    [],
  );
  assert.deepEqual(taught(), []);
  assert.deepEqual(failed.splice(0), []);
});
