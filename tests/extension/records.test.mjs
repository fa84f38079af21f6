/** What is stored: nothing lost, nothing half written, and a history that shows whether it was edited. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { change, options, problems, record, setOptions } = await import("../../extension/background/records.js");
const { judge, unread } = await import("../../extension/background/judge.js");

const DAY = 24 * 60 * 60 * 1000;
const T = Date.UTC(2026, 0, 15);
const RECORD = "record:example/training";
const HISTORY = "history:example/training";
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };

const SAID = { state: "off", reason: null, signals: ["address", "key"], page: "control" };
const event = (type, at, more = {}) => ({ type, at, ...SAID, ...more });
const confirmed = (at, state = "off") => event("confirmed", at, { state });
const changed = (update) => change("example", "training", update);
/** Add events one by one, as judging does. */
const happen = async (...events) => {
  for (const one of events) await changed((before) => ({ record: before, events: [one] }));
};
const sha256 = (line) => createHash("sha256").update(JSON.stringify(line)).digest("hex");
const chained = (lines) => lines.every((line, place) => line.previous === (place ? sha256(lines[place - 1]) : null));

test("what was never stored is an unread record", async () => {
  stub();
  assert.deepEqual(await record("example", "training"), unread());
});

test("a record stored before a part of it existed has that part's first value", async () => {
  const { stored } = stub();
  stored.set(RECORD, { clicked: 5 });
  assert.deepEqual(await record("example", "training"), { ...unread(), clicked: 5 });
});

test("a change is given what is stored, stores what comes of it and answers it", async () => {
  const { stored } = stub();
  await changed((before) => ({ record: { ...before, clicked: 1 } }));
  const after = await changed((before) => ({ record: { ...before, due: before.clicked + 1 } }));
  assert.deepEqual(after, { ...unread(), clicked: 1, due: 2 });
  assert.deepEqual(stored.get(RECORD), after);
  assert.equal(stored.get("schema"), 1);
});

test("a hundred changes at once lose nothing", async () => {
  const { stored } = stub();
  const numbers = [...Array(100).keys()];
  await Promise.all(
    numbers.map((number) =>
      changed((before) => ({
        record: { ...before, clicked: (before.clicked ?? 0) + 1 },
        events: [event("unreadable", T + number)],
      })),
    ),
  );
  assert.equal(stored.get(RECORD).clicked, 100);
  assert.deepEqual(
    stored.get(HISTORY).map(({ at }) => at - T),
    numbers,
  );
  assert.ok(chained(stored.get(HISTORY)));
});

test("options set at once with one another and with records lose nothing", async () => {
  const { stored } = stub();
  await Promise.all([
    setOptions((chosen) => ({ ...chosen, highlight: false })),
    changed((before) => ({ record: { ...before, clicked: 1 } })),
    setOptions((chosen) => ({ ...chosen, region: "uk" })),
  ]);
  assert.deepEqual(await options(), { highlight: false, region: "uk" });
  assert.equal(stored.get(RECORD).clicked, 1);
});

test("options that were never set aren't there", async () => {
  stub();
  assert.deepEqual(await options(), {});
});

test("what is no record is kept aside, reported, and doesn't hold up a change", async () => {
  const { stored } = stub();
  stored.set(RECORD, { state: "perhaps" });
  await changed((before) => ({ record: { ...before, clicked: 1 } }));
  assert.deepEqual(stored.get(RECORD), { ...unread(), clicked: 1 });
  const aside = [...stored.keys()].find((key) => key.startsWith("aside:"));
  assert.deepEqual(stored.get(aside), { state: "perhaps" });
  const [problem] = await problems();
  assert.deepEqual([problem.key, problem.kind], [RECORD, "corrupt"]);
});

test("what is no history is kept aside and a new one begun", async () => {
  const { stored } = stub();
  stored.set(HISTORY, "lines");
  await happen(event("first-read", T));
  assert.equal(stored.get(HISTORY).length, 1);
  assert.ok([...stored.keys()].some((key) => key.startsWith("aside:") && stored.get(key) === "lines"));
});

test("a text where a record should be is no record, and is kept aside", async () => {
  const { stored } = stub();
  stored.set(RECORD, "on");
  assert.deepEqual(await record("example", "training"), unread());
  await changed((before) => ({ record: { ...before, clicked: 1 } }));
  assert.ok([...stored.keys()].some((key) => key.startsWith("aside:") && stored.get(key) === "on"));
});

test("what is damaged is reported before anything is written", async () => {
  const { stored } = stub();
  const known = { state: "off", since: T, confirmed: T, signals: null, page: "control", document: "x" };
  stored.set(RECORD, { ...unread(), state: "off", known });
  stored.set(HISTORY, [{ type: "first-read", at: "yesterday" }]);
  stored.set("options", [1]);
  stored.set("somebody-else", null);
  const found = await problems();
  assert.deepEqual(found.map(({ key, kind }) => `${kind} ${key}`).sort(), [`corrupt ${HISTORY}`, "corrupt options", `corrupt ${RECORD}`].sort());
});

test("options that are none are kept aside when one is chosen", async () => {
  const { stored } = stub();
  stored.set("options", "all of them");
  await setOptions((chosen) => ({ ...chosen, highlight: false }));
  assert.deepEqual(stored.get("options"), { highlight: false });
  assert.ok([...stored.values()].includes("all of them"));
});

test("a schema that is no number is kept aside and doesn't hold up a change", async () => {
  const { stored } = stub();
  stored.set("schema", "newest");
  assert.deepEqual(
    (await problems()).map(({ key }) => key),
    ["schema"],
  );
  await changed((before) => ({ record: { ...before, clicked: 1 } }));
  assert.equal(stored.get("schema"), 1);
  assert.ok([...stored.values()].includes("newest"));
});

test("what a newer StillOff stored is left untouched, and said", async () => {
  const { stored } = stub();
  stored.set("schema", 2);
  stored.set(RECORD, { anything: true });
  await assert.rejects(changed((before) => ({ record: before })));
  assert.deepEqual(stored.get(RECORD), { anything: true });
  assert.deepEqual((await problems())[0].kind, "newer");
});

test("a full disk is said until a write works again", async () => {
  const { failing } = stub();
  failing.set = true;
  await assert.rejects(changed((before) => ({ record: before })));
  assert.deepEqual(
    (await problems()).map(({ kind }) => kind),
    ["full"],
  );
  failing.set = false;
  await changed((before) => ({ record: before }));
  assert.deepEqual(await problems(), []);
});

test("a record and its history are written in one write", async () => {
  const { calls } = stub();
  await changed((before) => ({ record: { ...before, state: "off" }, events: [event("first-read", T)] }));
  assert.equal(calls.length, 1);
  assert.deepEqual(Object.keys(calls[0][1]).sort(), [HISTORY, RECORD, "schema"]);
});

test("a change without events leaves the history alone", async () => {
  const { stored } = stub();
  await happen(event("first-read", T));
  const before = structuredClone(stored.get(HISTORY));
  await changed((record) => ({ record: { ...record, clicked: T } }));
  assert.deepEqual(stored.get(HISTORY), before);
});

test("settings don't share records or histories", async () => {
  const { stored } = stub();
  await happen(event("first-read", T));
  await change("example", "other", (before) => ({ record: before, events: [event("unreadable", T)] }));
  assert.equal(stored.get(HISTORY).length, 1);
  assert.equal(stored.get("history:example/other").length, 1);
});

test("further confirmations fold into the line of the first, with their number and the last one's time", async () => {
  const { stored } = stub();
  await happen(event("first-read", T), confirmed(T + 1), confirmed(T + 2), confirmed(T + 3));
  const [, line] = stored.get(HISTORY);
  assert.equal(stored.get(HISTORY).length, 2);
  assert.equal(line.at, T + 1);
  assert.equal(line.count, 3);
  assert.equal(line.last, T + 3);
});

test("confirmations of another state, or after another event, are a line of their own", async () => {
  const { stored } = stub();
  await happen(confirmed(T), confirmed(T + 1, "on"), event("unreadable", T + 2), confirmed(T + 3, "on"), confirmed(T + 4, "on"));
  const lines = stored.get(HISTORY).map(({ type, state, count }) => [type, state, count]);
  const expected = [
    ["confirmed", "off", 1],
    ["confirmed", "on", 1],
    ["unreadable", "off", undefined],
    ["confirmed", "on", 2],
  ];
  assert.deepEqual(lines, expected);
});

test("every line carries the SHA-256 of the JSON of the line before it, folded as it ended", async () => {
  for (const chromium of [false, true]) {
    const { stored } = stub({ chromium });
    await happen(event("first-read", T), confirmed(T + 1), confirmed(T + 2), event("switched-on", T + 3, { state: "on" }));
    await happen(event("unreadable", T + 4, { reason: "not-found" }));
    const lines = stored.get(HISTORY);
    assert.equal(lines.length, 4);
    assert.equal(lines[0].previous, null);
    assert.match(lines[1].previous, /^[0-9a-f]{64}$/);
    assert.ok(chained(lines));
    lines[1].count += 1;
    assert.ok(!chained(lines));
  }
});

test("the chain holds for several events in one change, in browsers that sort keys and in those that don't", async () => {
  const histories = [];
  for (const chromium of [false, true]) {
    const { stored } = stub({ chromium });
    const events = [event("first-read", T), confirmed(T + 1), confirmed(T + 2), event("unreadable", T + 3)];
    await changed((before) => ({ record: before, events }));
    assert.ok(chained(stored.get(HISTORY)));
    histories.push(JSON.stringify(stored.get(HISTORY)));
  }
  assert.equal(histories[0], histories[1]);
});

test("ten years of daily confirmations at twenty settings stay under a megabyte", async () => {
  const { stored } = stub();
  for (let day = 0; day <= 3653; day += 1) {
    const now = T + day * DAY;
    const more = { page: "control", arrival: "load", document: "first", loaded: now, at: now };
    const reading = { state: "off", reason: null, signals: ["address", "key", "label", "name"], ...more };
    await changed((before) => judge(before, reading, now, CHECKING));
  }
  const lines = stored.get(HISTORY);
  assert.equal(lines.at(-1).count, 3653);
  assert.equal(lines.at(-1).last, T + 3653 * DAY);
  assert.ok(20 * JSON.stringify([...stored]).length < 1_000_000);
});

test("a write that fails is told to the one who asked for it and doesn't hold up later changes", async () => {
  const { stored, failing } = stub();
  await happen(event("first-read", T));
  failing.set = true;
  await assert.rejects(happen(event("unreadable", T + 1)), /QuotaExceededError/);
  assert.equal(stored.get(HISTORY).length, 1);
  failing.set = false;
  await happen(event("unreadable", T + 2));
  assert.deepEqual(
    stored.get(HISTORY).map(({ at }) => at - T),
    [0, 2],
  );
  assert.ok(chained(stored.get(HISTORY)));
});

test("a change that fails among others asked for at once fails alone", async () => {
  const { stored } = stub();
  const fail = () => {
    throw new Error("mine alone");
  };
  const add = (before) => ({ record: { ...before, clicked: (before.clicked ?? 0) + 1 } });
  const results = await Promise.allSettled([changed(add), changed(fail), changed(add)]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.equal(results[1].reason.message, "mine alone");
  assert.equal(stored.get(RECORD).clicked, 2);
});
