/** Options: what the member chose, and what an organisation's policy does to it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { stub } from "./stub.mjs";

globalThis.stillOff = {};
stub();
const { chooseAuto, isAuto, inForce, isChoice, readPolicy } = await import("../../extension/background/options.js");

const SERVICES = ["example", "other"];
const DEFINITIONS = SERVICES.map((id) => ({ id, settings: [{ id: "training" }] }));

test("without a choice or a policy the options have their first values, and nothing is managed", () => {
  const { options, managed } = inForce({}, {}, DEFINITIONS);
  assert.deepEqual(managed, []);
  assert.deepEqual(options, {
    highlight: true,
    beside: false,
    region: null,
    place: null,
    interval: null,
    notifications: false,
    unwatched: [],
    autoAll: false,
    auto: [],
    remind: [],
  });
});

test("a policy holds against the member's choice and is named as managed", () => {
  const { options, managed } = inForce({ highlight: true, interval: 5 }, { highlight: false, interval: 14 }, DEFINITIONS);
  assert.deepEqual([options.highlight, options.interval], [false, 14]);
  assert.deepEqual(managed, ["highlight", "interval"]);
});

test("a policy of watched services leaves the others unwatched", () => {
  const { options, managed } = inForce({}, { watch: ["other"] }, DEFINITIONS);
  assert.deepEqual(options.unwatched, ["example/training"]);
  assert.deepEqual(managed, ["watch"]);
});

test("a policy can forbid looks by itself but not order them", () => {
  assert.deepEqual(inForce({ auto: ["example"] }, { automaticLooks: false }, DEFINITIONS).options.auto, []);
  assert.equal(inForce({ autoAll: true }, { automaticLooks: false }, DEFINITIONS).options.autoAll, false);
  const allowed = inForce({}, { automaticLooks: true }, DEFINITIONS);
  assert.deepEqual([allowed.options.auto, allowed.managed], [[], []]);
});

test("a policy's wrong values are reported and ignored one by one, and the right ones hold", () => {
  const policy = { highlight: "no", interval: 0, notifications: true, watch: ["nobody"], surprise: 1 };
  assert.deepEqual(readPolicy(policy, SERVICES), {
    values: { notifications: true },
    problems: [
      { key: "highlight", problem: "value" },
      { key: "interval", problem: "value" },
      { key: "watch", problem: "value" },
      { key: "surprise", problem: "unknown" },
    ],
  });
});

test("the schema for browsers describes exactly the keys that are known", () => {
  const schema = JSON.parse(readFileSync(new URL("../../extension/managed.json", import.meta.url), "utf8"));
  const every = { highlight: true, interval: 1, notifications: true, watch: [], automaticLooks: true };
  assert.deepEqual(Object.keys(schema.properties).sort(), Object.keys(every).sort());
  assert.deepEqual(readPolicy(every, SERVICES).problems, []);
});

test("a choice is taken only with a value that fits", () => {
  for (const [name, value] of [
    ["highlight", false],
    ["interval", 366],
    ["interval", null],
    ["region", "uk"],
    ["notifications", true],
  ]) {
    assert.ok(isChoice(name, value), `${name} ${value}`);
  }
  for (const [name, value] of [
    ["highlight", 1],
    ["interval", 367],
    ["interval", 1.5],
    ["region", "<b>"],
    ["toString", true],
    ["auto", []],
  ]) {
    assert.ok(!isChoice(name, value), `${name} ${value}`);
  }
});

test("a stored choice that makes no sense counts as not chosen, and the others hold", () => {
  const chosen = { highlight: "no", interval: -3, unwatched: "example/training", auto: [1], notifications: true, toString: 1 };
  const { options } = inForce(chosen, {}, []);
  assert.deepEqual(options, { ...inForce({}, {}, []).options, notifications: true });
});

test("a choice for all holds for services that come later, and ends every exception", () => {
  const exception = chooseAuto({ autoAll: true, interval: 5 }, "example", false);
  assert.deepEqual(
    [isAuto(inForce(exception, {}, DEFINITIONS).options, "example"), isAuto(inForce(exception, {}, DEFINITIONS).options, "new")],
    [false, true],
  );
  const all = chooseAuto(exception, null, true);
  assert.deepEqual(all, { autoAll: true, interval: 5, auto: [], remind: [] });
  const none = chooseAuto(all, null, false);
  assert.equal(isAuto(inForce(none, {}, DEFINITIONS).options, "example"), false);
});

test("an exception stays one when it's chosen twice, and goes when it's taken back", () => {
  const once = chooseAuto({}, "example", true);
  assert.deepEqual(chooseAuto(once, "example", true), once);
  assert.deepEqual(chooseAuto(once, "example", false).auto, []);
  assert.equal(isAuto(inForce({ auto: ["example"] }, {}, DEFINITIONS).options, "other"), false);
});
