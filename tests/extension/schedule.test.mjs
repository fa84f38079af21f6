/** When the background wakes by itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { ageAt, astray, plan, wakeAt } = await import("../../extension/background/schedule.js");

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 0, 15);
const wake = (...dues) => waking(dues);
const waking = (dues, requests = []) => {
  const when = wakeAt(
    dues.map((due) => ({ due })),
    requests,
    T,
  );
  return when === null ? null : when - T;
};

test("there is nothing to wake for while nothing is watched or was ever read", () => {
  assert.equal(wake(), null);
  assert.equal(wake(null, null), null);
});

test("the earliest due look wakes, whatever wasn't read yet", () => {
  assert.equal(wake(T + 5 * MINUTE, null, T + 3 * MINUTE), 3 * MINUTE);
});

test("a day is the longest sleep, for the ages in the tooltip", () => {
  assert.equal(wake(T + 30 * DAY), DAY);
});

test("a minute is the shortest sleep", () => {
  assert.equal(wake(T + 1), MINUTE);
});

test("looks that are past due don't wake again before a day is over", () => {
  assert.equal(wake(T), DAY);
  assert.equal(wake(T - 100 * DAY), DAY);
  assert.equal(wake(T - 1, T + 5 * MINUTE), 5 * MINUTE);
});

test("the end of the day an answer is due wakes, also where nothing was read", () => {
  const day = 24 * 60 * MINUTE;
  const { TZ } = process.env;
  process.env.TZ = "Asia/Tokyo";
  // 15 January ends in Tokyo nine hours earlier than at Greenwich.
  assert.equal(waking([null], [{ due: "2026-01-15", answer: null }]), day - 9 * 60 * MINUTE);
  process.env.TZ = TZ ?? "UTC";
});

test("an answer that came, that has no due day or whose day is over, doesn't wake", () => {
  const answer = { on: "2026-01-14", said: "agreed" };
  assert.equal(
    waking(
      [],
      [
        { due: "2026-01-15", answer },
        { due: null, answer: null },
        { due: "2026-01-01", answer: null },
      ],
    ),
    null,
  );
});

test("the alarms are set for these times", async () => {
  const { calls } = stub();
  assert.equal(await plan([{ due: T + 5 * MINUTE }], [], T), T + 5 * MINUTE);
  assert.deepEqual(calls, [
    ["alarms.create", "due", { when: T + 5 * MINUTE }],
    ["alarms.create", "age", { when: T + HOUR }],
  ]);
});

test("the alarms are taken away when there is nothing to wake for", async () => {
  const { calls } = stub();
  assert.equal(await plan([{ due: null }], [], T), null);
  assert.deepEqual(calls, [
    ["alarms.clear", "due"],
    ["alarms.clear", "age"],
  ]);
});

test("ages are told again when the youngest is twice what was said, after a minute at the soonest and an hour at the latest", () => {
  const told = (...ages) =>
    (ageAt(
      ages.map((age) => ({ known: age === null ? null : { confirmed: T - age } })),
      T,
    ) -
      T) /
    MINUTE;
  assert.deepEqual([told(0), told(5 * MINUTE), told(3 * HOUR), told(DAY, 7 * MINUTE, null)], [1, 5, 60, 7]);
  assert.deepEqual([told(), told(null), told(-DAY)], [60, 60, 1]);
});

test("an alarm that is overdue, or further away than any that is set, is astray", () => {
  assert.equal(astray(T + 5 * MINUTE, T), false);
  assert.equal(astray(T + DAY, T), false);
  assert.equal(astray(null, T), false);
  assert.equal(astray(T - 10 * MINUTE, T), true);
  assert.equal(astray(T + 400 * DAY, T), true);
});
