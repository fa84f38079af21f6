/** Bringing a backup back: whatever the two histories are, nothing is lost and nothing is there twice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIKE, append, canonical, check } from "../../extension/shared/chain.js";
import { evidenceOf, merge, parse } from "../../extension/shared/evidence.js";

const SOURCE = "5".repeat(64);
const BY = { definition: "2026-01-02", version: "0.1.0" };
const SAID = { state: "off", reason: null, signals: ["key", "label"], page: "control", ...BY };
const event = (type, at, more = {}) => ({ type, at, ...SAID, ...more });
const confirmed = (at, last, count, more = {}) => event("confirmed", at, { last, count, ...more });
const IMPORT = { at: 1000, definition: "2026-03-03", version: "0.2.0", source: SOURCE };

const recorded = async (events) => {
  const lines = [];
  for (const one of events) await append(lines, one);
  return lines;
};
const merged = async (here, there) => ({ here, there, ...(await merge(here, there, IMPORT)) });
const content = ({ previous, ...said }) => canonical(said);
const ours = ({ type, source }) => type === "imported" && source === SOURCE;
/** What a history says, whatever its order within a moment and its chain are. */
const said = (lines) =>
  lines
    .filter((line) => !ours(line))
    .map(content)
    .sort();
const spans = (lines) => lines.filter(({ type }) => type === "confirmed").map(({ at, last, count }) => [at, last, count]);
const tally = (texts) => texts.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map());

/** Numbers from a seed, so that a failure can be run again. */
const dice = (seed) => {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
};
const pick = (random, list) => list[random(list.length)];

/** Any lines at all, close together in time, so that much of it collides. */
const anyLines = (random) =>
  Array.from({ length: random(9) }, () => {
    const at = random(24);
    const more = {
      version: pick(random, ["0.1.0", "0.1.0", "0.2.0"]),
      signals: pick(random, [
        ["key", "label"],
        ["key", "name"],
      ]),
    };
    const type = random(10);
    if (type < 6) return confirmed(at, at + random(9) - (random(12) ? 0 : 5), 1 + random(4), { ...more, state: pick(random, ["on", "off", "off"]) });
    if (type === 6) return event("imported", at, { ...more, count: 1 + random(2), source: "a".repeat(64), page: null });
    if (type === 7) return event("objection-sent", at, { page: null, signals: [] });
    return event(pick(random, ["switched-on", "unreadable", "first-read"]), at, more);
  });

/** Any history that doesn't overlap itself, as none does that was recorded or merged. */
const anyHistory = async (random) => (await merge([], anyLines(random), IMPORT)).lines.slice(0, -1);

/** A history as it is recorded, day after day. */
const trueEvents = (random, length, start = 0) => {
  let at = start;
  let version = 1;
  return Array.from({ length }, () => {
    at += 1 + random(3);
    version += random(15) ? 0 : 1;
    const type = random(6) ? "confirmed" : pick(random, ["switched-on", "switched-off", "unreadable"]);
    return event(type, at, { version: `0.${version}.0` });
  });
};

const rounds = async (number, seed, body) => {
  for (let round = 0; round < number; round += 1) {
    try {
      await body(dice(seed + round * 7919));
    } catch (error) {
      error.message = `round ${round}: ${error.message}`;
      throw error;
    }
  }
};

test("merging into nothing brings the whole history back, and says so in one line", async () => {
  const backup = await recorded(trueEvents(dice(1), 30));
  const { lines, added } = await merge([], backup, IMPORT);
  assert.deepEqual(lines.slice(0, -1), backup);
  assert.equal(added, backup.length);
  const { previous, ...last } = lines.at(-1);
  const note = { type: "imported", at: 1000, count: added, source: SOURCE, definition: "2026-03-03", version: "0.2.0" };
  assert.deepEqual(last, { ...note, state: "unknown", reason: null, signals: [], page: null });
  assert.deepEqual(await check(lines), []);
});

test("an older backup of the same history changes nothing: the very same lines, their chain unbroken", async () => {
  await rounds(60, 11, async (random) => {
    const events = trueEvents(random, 1 + random(25));
    const here = await recorded(events);
    const there = await recorded(events.slice(0, random(events.length + 1)));
    const { lines, added } = await merge(here, there, IMPORT);
    assert.equal(added, 0);
    assert.equal(lines, here);
  });
});

test("a newer backup of the same history gives that history, as it was recorded, and one line more", async () => {
  await rounds(60, 12, async (random) => {
    const events = trueEvents(random, 1 + random(25));
    const there = await recorded(events);
    const here = await recorded(events.slice(0, random(events.length)));
    const { lines, added } = await merge(here, there, IMPORT);
    assert.deepEqual(lines.slice(0, -1), there);
    assert.ok(added > 0 && ours(lines.at(-1)));
  });
});

test("a confirmed line that has grown since the backup isn't doubled, and one that has grown in it is widened", async () => {
  assert.equal((await merged([confirmed(1, 9, 5)], [confirmed(1, 4, 2)])).added, 0);
  const { lines, added } = await merged([confirmed(1, 4, 2)], [confirmed(1, 9, 5)]);
  assert.deepEqual([spans(lines), added], [[[1, 9, 5]], 1]);
});

test("confirmations that overlap become one line as wide as both, counted as often as the side that saw more", async () => {
  const { lines } = await merged([confirmed(1, 5, 3), confirmed(8, 9, 2)], [confirmed(4, 8, 4)]);
  assert.deepEqual(spans(lines), [[1, 9, 5]]);
});

test("confirmations that only follow one another, or differ in state, page, definition or version, stay apart", async () => {
  assert.deepEqual(spans((await merged([confirmed(1, 5, 3)], [confirmed(6, 8, 4)])).lines), [
    [1, 5, 3],
    [6, 8, 4],
  ]);
  for (const other of [{ state: "on" }, { page: "row" }, { definition: "2026-02-02" }, { version: "0.2.0" }]) {
    assert.deepEqual(spans((await merged([confirmed(1, 5, 3)], [confirmed(1, 5, 3, other)])).lines).length, 2);
  }
});

test("a line of another browser's doesn't bridge a relapse: when training was last read off stays to be seen", async () => {
  const here = [confirmed(1, 5, 5), event("found-on-again", 6, { state: "on" }), event("switched-off", 7), confirmed(8, 12, 5)];
  const { lines } = await merged(here, [confirmed(3, 10, 2)]);
  assert.deepEqual(spans(lines), [
    [1, 5, 5],
    [3, 10, 2],
    [8, 12, 5],
  ]);
});

test("what the member noted in between doesn't keep confirmations apart", async () => {
  const { lines } = await merged([confirmed(1, 5, 3), event("objection-sent", 4, { page: null })], [confirmed(3, 8, 2)]);
  assert.deepEqual(spans(lines), [[1, 8, 3]]);
});

test("the same event twice in one history is there twice afterwards, not three times", async () => {
  const twice = [event("unreadable", 3), event("unreadable", 3)];
  assert.equal((await merged(twice, [event("unreadable", 3)])).added, 0);
  assert.equal((await merged([event("unreadable", 3)], twice)).added, 1);
});

test("lines come in the order of time, and within a moment in the order they had", async () => {
  const here = [event("unreadable", 5), event("first-read", 5), event("unreadable", 9)];
  const { lines } = await merged(here, [event("switched-on", 5), event("first-read", 2)]);
  const expected = [
    ["first-read", 2],
    ["unreadable", 5],
    ["first-read", 5],
    ["switched-on", 5],
    ["unreadable", 9],
  ];
  assert.deepEqual(
    lines.slice(0, -1).map(({ type, at }) => [type, at]),
    expected,
  );
});

test("merging loses nothing, doubles nothing and invents nothing", async () => {
  await rounds(150, 21, async (random) => {
    const { here, there, lines } = await merged(await anyHistory(random), await anyHistory(random));
    const given = [...here, ...there];
    const [before, also, after] = [here, there, lines.filter((line) => !ours(line))].map((side) =>
      tally(side.filter(({ type }) => type !== "confirmed").map(content)),
    );
    for (const key of new Set([...before.keys(), ...also.keys(), ...after.keys()])) {
      assert.equal(after.get(key) ?? 0, Math.max(before.get(key) ?? 0, also.get(key) ?? 0), key);
    }
    const confirmations = lines.filter(({ type }) => type === "confirmed");
    for (const line of given.filter(({ type }) => type === "confirmed")) {
      const covers = (other) =>
        ALIKE.every((name) => other[name] === line[name]) && other.at <= line.at && other.last >= line.last && other.count >= line.count;
      assert.ok(confirmations.some(covers), `lost: ${content(line)}`);
    }
    for (const line of confirmations) {
      const alike = given.filter((other) => other.type === "confirmed" && ALIKE.every((name) => other[name] === line[name]));
      assert.ok(alike.some(({ at }) => at === line.at) && alike.some(({ last }) => last === line.last), content(line));
      assert.ok(line.count <= alike.reduce((sum, { count }) => sum + count, 0));
    }
    for (const side of [here, there]) {
      const counted = side.filter(({ type }) => type === "confirmed").reduce((sum, { count }) => sum + count, 0);
      assert.ok(confirmations.reduce((sum, { count }) => sum + count, 0) >= counted);
    }
  });
});

test("merged lines are chained and in order, the last says how many came, and what was given stays as it is", async () => {
  await rounds(150, 22, async (random) => {
    const given = [anyLines(random), anyLines(random)];
    const before = structuredClone(given);
    const { here, lines, added } = await merged(...given);
    assert.deepEqual(given, before);
    if (!added) return assert.equal(lines, here);
    assert.deepEqual(await check(lines), []);
    assert.ok(ours(lines.at(-1)));
    assert.equal(lines.at(-1).count, added);
    const times = lines.slice(0, -1).map(({ at }) => at);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });
});

test("merging again, or merging back what is in it, changes nothing", async () => {
  await rounds(150, 23, async (random) => {
    const { here, there, lines } = await merged(anyLines(random), anyLines(random));
    for (const again of [here, there, lines]) {
      const second = await merge(lines, again, IMPORT);
      assert.deepEqual([second.added, said(second.lines)], [0, said(lines)]);
      assert.equal(second.lines, lines);
    }
  });
});

test("merging one into the other says the same as the other way round", async () => {
  await rounds(150, 24, async (random) => {
    const [one, other] = [await anyHistory(random), await anyHistory(random)];
    const [there, back] = [await merged(one, other), await merged(other, one)];
    assert.deepEqual(said(there.lines), said(back.lines));
  });
});

test("two browsers that exchange their histories say the same, whoever begins", async () => {
  await rounds(150, 25, async (random) => {
    const [one, other] = [await recorded(trueEvents(random, random(20))), await recorded(trueEvents(random, random(20), random(10)))];
    const [there, back] = [await merge(one, other, IMPORT), await merge(other, one, IMPORT)];
    assert.deepEqual(said(there.lines), said(back.lines));
  });
});

test("a merged history can be exported and read back", async () => {
  const [one, other] = [await recorded(trueEvents(dice(3), 20)), await recorded(trueEvents(dice(4), 20, 5))];
  const events = [one, other].map((lines) =>
    lines.map((line) => {
      const state = { "switched-on": "on", unreadable: "unknown" }[line.type] ?? "off";
      return { ...line, state, reason: state === "unknown" ? "locked" : null };
    }),
  );
  const { lines } = await merged(...events);
  const record = { state: "off", since: 1, known: { confirmed: 2 } };
  const setting = { service: "example", setting: "training", name: "Example", record, history: lines };
  const evidence = await evidenceOf({ settings: [setting], version: "0.1.0", made: 1000 });
  assert.deepEqual(parse(JSON.stringify(evidence)), { evidence });
});

test("a history of two thousand lines is merged", async () => {
  const line = (place) => (place % 2 ? confirmed(3 * place, 3 * place + 1, 2) : event("unreadable", 3 * place));
  const lines = Array.from({ length: 2_000 }, (_, place) => line(place));
  const result = await merge(lines.slice(0, 1_500), lines.slice(500), IMPORT);
  assert.equal(result.added, 500);
});
