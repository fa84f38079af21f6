/** Bringing settings back that the member showed: the background as it is shipped takes those that aren't there, and nothing odd. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, siteOf } from "../../extension/shared/chain.js";
import { evidenceOf } from "../../extension/shared/evidence.js";
import { TAUGHT } from "./examples.mjs";
import { PAGE, start } from "./fuzz/background.mjs";

const { stored, failed, send } = await start();
const { messages } = globalThis.stillOff;

const line = (at, state) => ({
  ...{ type: state === "on" ? "first-read" : "switched-off", at, state, reason: null, signals: ["address", "label"] },
  ...{ page: "control", definition: TAUGHT.day, version: "1.0" },
});
/** An export of these settings, each read on and then off. */
const exportOf = async (...taught) => {
  const settings = [];
  for (const [number, one] of taught.entries()) {
    const history = [];
    for (const state of ["on", "off"]) await append(history, line(1_700_000_000_000 + 2 * number + (state === "off"), state));
    const record = { state: "off", since: history[1].at, known: { confirmed: history[1].at } };
    settings.push({ service: one.service, setting: one.id, name: one.label, record, history });
  }
  return evidenceOf({ settings, taught, version: "1.0", made: 1_700_000_400_000 });
};
const HERE = { ...TAUGHT, proven: false };
const numbered = (number) => ({ ...TAUGHT, id: `taught-${String(number).padStart(8, "0")}`, label: `Setting ${number}` });
const bring = async (evidence) => {
  const { answer } = await send({ type: messages.IMPORT, evidence }, PAGE);
  assert.deepEqual(failed.splice(0), []);
  return answer;
};
const historyOf = ({ service, id }) => stored.get(`history:${service}/${id}`)?.map(({ type }) => type);
const FORGOTTEN = async () => {
  for (const { service, id } of stored.get("taught") ?? []) await send({ type: messages.UNTEACH, service, setting: id }, PAGE);
};

test("a shown setting comes with its history, once", async () => {
  assert.deepEqual(await bring(await exportOf(TAUGHT)), { added: 2, shown: 1, left: 0 });
  // Whether the keys were found again, this browser has yet to see.
  assert.deepEqual(stored.get("taught"), [HERE]);
  assert.deepEqual(historyOf(TAUGHT), ["first-read", "switched-off", "imported"]);
  const { answer } = await send({ type: messages.HISTORY, service: TAUGHT.service, setting: TAUGHT.id }, PAGE);
  assert.equal(answer.lines.length, 3);
  assert.deepEqual(await bring(await exportOf(TAUGHT)), { added: 0, shown: 0, left: 0 });
  assert.deepEqual(stored.get("taught"), [HERE]);
  await FORGOTTEN();
});

test("what is there stays as it was shown here", async () => {
  await bring(await exportOf(TAUGHT));
  assert.deepEqual(await bring(await exportOf({ ...TAUGHT, trainingOff: "checked", label: "Another" })), { added: 0, shown: 0, left: 0 });
  assert.deepEqual(stored.get("taught"), [HERE]);
  await FORGOTTEN();
});

test("a setting that was shown in both browsers is one, with the lines of both", async () => {
  await bring(await exportOf(TAUGHT));
  const there = { ...TAUGHT, id: "taught-89abcdef" };
  const evidence = await exportOf(numbered(1), there);
  assert.deepEqual(await bring(evidence), { added: 4, shown: 1, left: 0 });
  assert.deepEqual(
    stored.get("taught").map(({ id }) => id),
    [TAUGHT.id, numbered(1).id],
  );
  assert.equal(historyOf(there), undefined);
  assert.deepEqual(historyOf(TAUGHT), ["first-read", "switched-off", "first-read", "switched-off", "imported", "imported"]);
  await FORGOTTEN();
});

test("no more than there may be are taken, and no history of the others", async () => {
  const all = Array.from({ length: 49 }, (_, number) => numbered(number));
  await bring(await exportOf(...all));
  const more = [numbered(100), numbered(101)];
  assert.deepEqual(await bring(await exportOf(...more)), { added: 2, shown: 1, left: 1 });
  assert.equal(stored.get("taught").length, 50);
  assert.equal(historyOf(more[1]), undefined);
  await FORGOTTEN();
});

test("a file with anything odd is refused as a whole, and nothing of it is stored", async () => {
  const before = JSON.stringify([...stored]);
  const whole = await exportOf(numbered(1), TAUGHT);
  const odd = async (change) => ({ ...whole, taught: [whole.taught[0], { ...TAUGHT, ...change }] });
  for (const change of [
    ...[{ service: "site-0123456789ab" }, { service: await siteOf("www.example.net") }, { host: "www.example.net" }],
    ...[{ host: "www.example.net", address: "https://www.example.net/settings/ai" }, { onclick: "alert(1)" }, { labels: ["A"] }],
    ...[{ label: "<script>alert(1)</script>" }, { label: "A\u0007B" }, { label: new Array(10_000).fill("A") }],
    ...[{ address: "https://www.example.com/jane%40example.com" }, { address: "http://www.example.com/settings/ai" }],
  ])
    assert.deepEqual(await bring(await odd(change)), { problem: "evidenceBadLine" }, JSON.stringify(change).slice(0, 100));
  assert.equal(JSON.stringify([...stored]), before);
});

test("an export made before settings could be shown still comes in, and a history of an unknown site doesn't", async () => {
  const { taught, ...evidence } = await exportOf(TAUGHT);
  assert.deepEqual(await bring({ ...evidence, schema: 3 }), { added: 0, shown: 0, left: 0 });
  assert.equal(historyOf(TAUGHT), undefined);
});
