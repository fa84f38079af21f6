/** What a page with a Save step holds: what it first showed, not what it shows after a change. */
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.stillOff = {};
await import("../../extension/content/saving.js");
const { saving } = globalThis.stillOff;

const known = (state) => ({ control: ["box"], signals: ["address", "label"], state, reason: null, busy: false, inDialog: false });
const unknown = (reason, control = ["box"]) => ({ ...known("unknown"), control, reason });
const says = ({ state, reason }) => reason ?? state;

/** A page whose first sight has settled, and what counts of the next one. */
const next = (first, sight, { settled = true, acted = false, sign = null } = {}) => {
  const one = saving();
  const held = one.holds(first, false, null);
  if (settled) one.settled(held);
  return says(one.holds(sight, acted, sign));
};

test("a change after what was stored is none", () => {
  assert.equal(next(known("on"), known("off")), "unsaved");
  assert.equal(next(known("on"), known("on")), "on");
});

test("a page that never said for sure what is stored doesn't say it by moving", () => {
  for (const reason of ["contradictory", "unsettled", "undecided", "ambiguous"]) {
    assert.equal(next(unknown(reason), known("on")), "unsaved", reason);
    assert.equal(next(unknown(reason), known("off")), "unsaved", reason);
  }
});

test("a page that is late, or says its value late, is read", () => {
  for (const reason of ["contradictory", "unsettled", "undecided"]) {
    assert.equal(next(unknown(reason), known("off"), { settled: false }), "off", reason);
  }
  assert.equal(next(unknown("not-found", null), known("off")), "off");
  assert.equal(next(unknown("signed-out", null), known("off")), "off");
  assert.equal(next(unknown("locked"), known("off")), "off");
});

test("what the member may have moved before it was first read is not what is stored", () => {
  assert.equal(next(unknown("not-found", null), known("off"), { acted: true }), "unsaved");
  assert.equal(next(unknown("locked"), known("on"), { acted: true }), "unsaved");
});

test("what the service says it stored counts, whatever the page showed before", () => {
  assert.equal(next(unknown("contradictory"), known("off"), { acted: true, sign: true }), "off");
  assert.equal(next(known("on"), known("off"), { acted: true, sign: true }), "off");
});
