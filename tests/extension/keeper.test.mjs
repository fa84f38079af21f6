/**
 * Judge and record keeper together, under whatever happens: readings, clicks, deletions, clocks that jump, writes that
 * fail, and workers that are killed before a write, during it or just after it. Every killed worker's successor is a
 * module loaded again, as in a browser.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stub } from "./stub.mjs";

stub();
const { clicked, judge } = await import("../../extension/background/judge.js");
const { check } = await import("../../extension/shared/chain.js");

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const T = Date.UTC(2026, 0, 15);
const RECORD = "record:example/training";
const HISTORY = "history:example/training";
const CHECKING = { afterChange: 3, normal: 30, afterFailure: 2 };
const BY = { definition: "2026-01-01", version: "1.0" };

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

let lives = 0;
/** A worker that has just been started. */
const worker = () => import(`../../extension/background/records.js?life=${(lives += 1)}`);

/** A browser whose next write can be made to end badly; `fate` is used up by that write. */
const browserOf = (fate) => {
  const { stored } = stub();
  const { local } = globalThis.browser.storage;
  const { set } = local;
  const never = new Promise(() => {});
  local.set = async (entries) => {
    const end = fate.next;
    fate.next = null;
    if (end === "killed before") return fate.kill(never);
    if (end === "refused") throw new Error("QuotaExceededError");
    await set(entries);
    return end === "killed after" ? fate.kill(never) : undefined;
  };
  return stored;
};

/** What was said of a line, without what may grow. */
const kept = ({ count, last, ...line }) => line;

const live = async (seed, steps, jumps) => {
  const chance = random(seed);
  const one = (...choices) => choices[Math.floor(chance() * choices.length)];
  const fate = { next: null, kill: null };
  const stored = browserOf(fate);
  let records = await worker();
  let now = T;
  const met = { relapses: 0, kills: 0, refused: 0, lines: 0 };
  /** The last state that was stored, when, and the last click: kept apart from the record. */
  let believed = null;
  let confirmed = null;
  let lastClick = -Infinity;

  /** One change by the worker, who may not live to see its end. @returns {Promise<"done" | "refused" | "killed">} */
  const attempt = (change) =>
    new Promise((resolve) => {
      fate.next = chance() < 0.15 ? one("killed before", "killed after", "refused") : null;
      fate.kill = (never) => (resolve("killed"), never);
      records.change("example", "training", change).then(
        () => resolve("done"),
        () => resolve("refused"),
      );
    });

  for (let step = 0; step < steps; step += 1) {
    const where = `seed ${seed}, step ${step}`;
    now += jumps ? one(-400 * DAY, -MINUTE, 0, MINUTE, 40 * DAY, 400 * DAY) : one(0, MINUTE, 3 * MINUTE, DAY, 40 * DAY);
    const before = structuredClone(stored.get(HISTORY) ?? []);
    const stamp = JSON.stringify([stored.get(RECORD), before]);
    const click = chance() < 0.2;
    const state = one("on", "off", "off", "unknown");
    const read = {
      state,
      reason: state === "unknown" ? one("not-found", "signed-out") : null,
      signals: state === "unknown" ? [] : ["address", "key"],
      page: "control",
      arrival: "load",
      fresh: chance() < 0.9,
      acted: chance() < 0.1,
      document: `document ${step}`,
      loaded: now,
      at: now,
    };
    const change = (record) => {
      if (click) return { record: clicked(record, now, `another ${step}`) };
      const judged = judge(record, read, now, CHECKING);
      return { ...judged, events: judged.events.map((event) => ({ ...event, ...BY })) };
    };
    // The content script tells it again until it's answered, as long as its page is open.
    let outcome = "";
    for (let tries = one(1, 3, 9); tries > 0 && outcome !== "done"; tries -= 1) {
      outcome = await attempt(change);
      if (outcome === "killed") records = await worker();
      met.kills += outcome === "killed" ? 1 : 0;
      met.refused += outcome === "refused" ? 1 : 0;
    }

    const record = stored.get(RECORD);
    const lines = stored.get(HISTORY) ?? [];
    const written = JSON.stringify([record, lines]) !== stamp;
    if (outcome === "done" && !click) assert.equal(record.looked.at, now, `${where}: an answered reading is a stored one`);
    assert.ok(lines.length >= before.length, `${where}: the history shrank`);
    before.forEach((line, place) => {
      const growing = place === before.length - 1;
      assert.deepEqual(growing ? kept(lines[place]) : lines[place], growing ? kept(line) : line, `${where}: line ${place} was changed`);
      if (growing && line.count) assert.ok(lines[place].count >= line.count, `${where}: confirmations were lost`);
    });
    assert.deepEqual(await check(lines), [], `${where}: the chain is broken`);
    const telling = lines.findLast((line) => line.type !== "imported");
    if (telling) assert.equal(record.state, telling.state, `${where}: record and history disagree`);
    assert.equal(record?.relapse ? record.state !== "off" : true, true, `${where}: an alarm though training is off`);

    const relapses = lines.filter(({ type }) => type === "found-on-again").length;
    if (!jumps && written) {
      const told = read.state !== "unknown" && read.fresh && !click;
      if (click) lastClick = now;
      if (told && read.state === "on" && believed === "off" && lastClick < confirmed && !read.acted) met.relapses += 1;
      if (told) [believed, confirmed] = [read.state, now];
      assert.equal(relapses, met.relapses, `${where}: a relapse was missed or invented`);
    }
    met.lines = lines.length;
    met.relapses = relapses;
  }
  return met;
};

const together = (all) => all.reduce((sum, met) => Object.fromEntries(Object.entries(met).map(([key, value]) => [key, (sum[key] ?? 0) + value])), {});

test("no relapse is missed and none invented, whichever writes fail and whenever the worker is killed", async () => {
  const all = [];
  for (let seed = 1; seed <= 24; seed += 1) all.push(await live(seed, 60, false));
  const { relapses, kills, refused, lines } = together(all);
  assert.ok(relapses > 80 && kills > 80 && refused > 40 && lines > 600, JSON.stringify({ relapses, kills, refused, lines }));
});

test("the history never shrinks and its chain holds while the clock jumps back and forth", async () => {
  const all = [];
  for (let seed = 1001; seed <= 1016; seed += 1) all.push(await live(seed, 60, true));
  const { kills, lines } = together(all);
  assert.ok(kills > 60 && lines > 400, JSON.stringify({ kills, lines }));
});
