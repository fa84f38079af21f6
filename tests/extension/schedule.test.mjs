/** When the background wakes by itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { astray, plan, wakeAt } = await import("../../extension/background/schedule.js");

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
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
  assert.equal(waking([], [{ due: "2026-01-15", answer }, { due: null, answer: null }, { due: "2026-01-01", answer: null }]), null);
});

test("the alarm is set for that time", async () => {
  const { calls } = stub();
  await plan([{ due: T + 5 * MINUTE }], [], T);
  assert.deepEqual(calls, [["alarms.create", "due", { when: T + 5 * MINUTE }]]);
});

test("the alarm is taken away when there is nothing to wake for", async () => {
  const { calls } = stub();
  await plan([{ due: null }], [], T);
  assert.deepEqual(calls, [["alarms.clear", "due"]]);
});

test("an alarm that is overdue, or further away than any that is set, is astray", async () => {
  const alarm = async (scheduledTime) => {
    stub();
    globalThis.browser.alarms.get = async () => (scheduledTime === undefined ? undefined : { scheduledTime });
    return astray(T);
  };
  assert.equal(await alarm(T + 5 * MINUTE), false);
  assert.equal(await alarm(T + DAY), false);
  assert.equal(await alarm(undefined), false);
  assert.equal(await alarm(T - 10 * MINUTE), true);
  assert.equal(await alarm(T + 400 * DAY), true);
});
