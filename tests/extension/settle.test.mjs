/** When a look may be believed. A page is played against the clock that is handed in; nothing here waits. */
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.stillOff = {};
await import("../../extension/content/settle.js");
const { outdated, settler } = globalThis.stillOff.settle;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The content script looks this long after it noticed something. */
const GAP = 200;

const FOUND = { reason: null, signals: ["address", "label"], control: "switch", busy: false };
const seen = (state, more = {}) => ({ state, ...FOUND, ...more });
const ON = seen("on");
const OFF = seen("off");
const not = (reason) => seen("unknown", { reason, signals: [], control: reason === "locked" ? "switch" : null });

/** What a page shows: [from when, look] in order. */
const scenes =
  (...parts) =>
  (now) =>
    parts.findLast(([from]) => from <= now)[1];

/**
 * Play a page: a look is made on arriving, whenever the settler asks for one, and after everything that is noticed.
 *
 * @param {(now: number) => object} page
 * @param {{until?: number, arrived?: number, noticed?: number[], clicks?: number[], touches?: number[]}} [script]
 */
const play = (page, { until = 10 * MINUTE, arrived = 0, noticed = [], clicks = [], touches = [] } = {}) => {
  const one = settler(arrived);
  const happens = [
    ...noticed.map((at) => ({ at, act() {} })),
    ...clicks.map((at) => ({ at, act: () => one.pressed(at) })),
    ...touches.map((at) => ({ at, act: () => one.touch(at) })),
  ].sort((a, b) => a.at - b.at);
  const told = [];
  let looks = 0;
  let next = arrived;
  for (;;) {
    const event = happens[0]?.at <= next ? happens.shift() : null;
    const now = event ? event.at : next;
    if (now > until) return { told, looks, settled: one.settled() };
    if (event) {
      event.act();
      next = Math.min(next, now + GAP);
      continue;
    }
    looks += 1;
    const { believed, again } = one.look(page(now), now);
    assert.ok(again === null || (Number.isFinite(again) && again > now), `again at ${now}: ${again}`);
    if (believed) told.push({ at: now, ...believed });
    next = again ?? Infinity;
  }
};
const brief = ({ told }) => told.map(({ at, state, reason }) => [at, reason ?? state]);
const answers = ({ told }) => told.map(({ state, reason }) => reason ?? state);
const every = (step, from, to) => Array.from({ length: Math.ceil((to - from) / step) }, (_, place) => from + place * step);

test("on is believed after it stood for 2 s", () => {
  assert.deepEqual(brief(play(() => ON)), [[2000, "on"]]);
});

test("off is believed after it stood for 4 s", () => {
  assert.deepEqual(brief(play(() => OFF)), [[4000, "off"]]);
});

test("what is believed is the look itself", () => {
  assert.deepEqual(play(() => OFF).told, [{ at: 4000, ...OFF }]);
});

test("times count from arriving, whatever the clock's beginning", () => {
  assert.deepEqual(brief(play(() => OFF, { arrived: 5 * MINUTE })), [[5 * MINUTE + 4000, "off"]]);
  assert.deepEqual(brief(play(() => not("not-found"), { arrived: 5 * MINUTE })), [[5 * MINUTE + 30_000, "not-found"]]);
});

test("a change after the member's click is believed after it stood for 3 s", () => {
  const page = scenes([0, ON], [10_100, OFF]);
  assert.deepEqual(brief(play(page, { clicks: [10_000] })), [
    [2000, "on"],
    [10_200 + 3000, "off"],
  ]);
});

test("a click starts the standing again", () => {
  assert.deepEqual(brief(play(() => OFF, { clicks: [3500] })), [[6500, "off"]]);
  assert.deepEqual(brief(play(() => ON, { clicks: [1900] })), [[4900, "on"]]);
});

test("a click long ago doesn't shorten the wait for off", () => {
  const page = scenes([0, ON], [60_000, OFF]);
  assert.deepEqual(brief(play(page, { clicks: [10_000], noticed: [60_000] })), [
    [2000, "on"],
    [13_000, "on"],
    [60_200 + 4000, "off"],
  ]);
});

test("off that the page takes back before it stood is never believed", () => {
  const page = scenes([0, ON], [10_050, OFF], [12_500, ON]);
  assert.deepEqual(answers(play(page, { clicks: [10_000], noticed: [10_050, 12_500] })), ["on", "on"]);
  assert.deepEqual(answers(play(page, { clicks: [10_000] })), ["on", "on"]);
});

test("off that the page takes back after it stood is corrected", () => {
  const page = scenes([0, ON], [10_050, OFF], [20_000, ON]);
  assert.deepEqual(answers(play(page, { clicks: [10_000], noticed: [10_050, 20_000] })), ["on", "off", "on"]);
});

test("a skeleton that shows off until it hydrates to on is never believed to be off", () => {
  for (const hydrated of [1500, 3500, ...every(50, 50, 4000)]) {
    const page = scenes([0, OFF], [hydrated, ON]);
    assert.deepEqual(answers(play(page)), ["on"], `unnoticed, at ${hydrated}`);
    assert.deepEqual(answers(play(page, { noticed: [hydrated] })), ["on"], `noticed, at ${hydrated}`);
  }
});

test("a control that is made again must stand again", () => {
  const page = scenes([0, OFF], [3700, { ...OFF, control: "another switch" }]);
  assert.deepEqual(brief(play(page, { noticed: [3700] })), [[3700 + GAP + 4000, "off"]]);
});

test("an answer that was seen too seldom isn't believed, however long it stood", () => {
  const one = settler(0);
  for (const now of [0, 9000, 9500, 10_000]) {
    const { believed, again } = one.look(OFF, now);
    assert.equal(believed, null, `at ${now}`);
    assert.ok(again > now && again <= now + 1000, `again at ${again} after ${now}`);
  }
  assert.equal(one.look(OFF, 10_500).believed?.state, "off");
});

test("a page that may run only now and then, and flips whenever it does, is never believed", () => {
  const one = settler(0);
  // Held back for longer than an answer has to stand: each is seen twice before the page flips.
  for (let now = 0; now < 60_000; now += 4500) {
    const turn = Math.floor((now + 4500) / 9000);
    const { believed } = one.look(turn % 2 ? ON : OFF, now);
    assert.ok(believed === null || believed.reason === "unsettled", `at ${now}`);
  }
});

test("something that happens to the control makes it stand again", () => {
  assert.deepEqual(brief(play(() => OFF, { touches: [3000] })), [[7000, "off"]]);
});

test("an answer that was told isn't told again for a control made again or a touch", () => {
  const page = scenes([0, OFF], [20_000, { ...OFF, control: "another switch" }]);
  assert.deepEqual(answers(play(page, { noticed: [20_000], touches: [40_000] })), ["off"]);
});

test("after a click the answer is told again, even when it's the same", () => {
  assert.deepEqual(answers(play(() => OFF, { clicks: [60_000] })), ["off", "off"]);
});

test("a disabled control is locked only after 10 s", () => {
  assert.deepEqual(brief(play(() => not("locked"))), [[10_000, "locked"]]);
});

test("a control that is disabled while the page loads is read once it isn't", () => {
  const page = scenes([0, not("locked")], [6000, ON]);
  assert.deepEqual(answers(play(page)), ["on"]);
  assert.deepEqual(brief(play(page, { noticed: [6000] })), [[8200, "on"]]);
});

test("not-found is believed only after 30 s", () => {
  assert.deepEqual(brief(play(() => not("not-found"))), [[30_000, "not-found"]]);
});

test("a control without a value is unsettled only after 30 s", () => {
  assert.deepEqual(brief(play(() => not("unsettled"))), [[30_000, "unsettled"]]);
});

test("ambiguous and contradictory are believed after 10 s", () => {
  for (const reason of ["ambiguous", "contradictory"]) assert.deepEqual(brief(play(() => not(reason))), [[10_000, reason]]);
});

test("signed-out, and a list that prints nothing, are believed after 4 s", () => {
  for (const reason of ["signed-out", "silent"]) assert.deepEqual(brief(play(() => not(reason))), [[4000, reason]]);
});

test("an answer that isn't one must stand for 4 s when patience is long over", () => {
  const page = scenes([0, OFF], [60_000, not("not-found")]);
  assert.deepEqual(brief(play(page, { noticed: [60_000] })), [
    [4000, "off"],
    [64_200, "not-found"],
  ]);
});

test("a page that renders late is read, and isn't called unsettled", () => {
  for (const look of [ON, OFF]) {
    for (const rendered of every(700, 500, 29_700)) {
      const page = scenes([0, not("not-found")], [rendered, look]);
      assert.deepEqual(answers(play(page)), [look.state], `unnoticed, at ${rendered}`);
      assert.deepEqual(answers(play(page, { noticed: [rendered] })), [look.state], `noticed, at ${rendered}`);
    }
    const page = scenes([0, not("not-found")], [40_000, look]);
    assert.deepEqual(answers(play(page)), ["not-found", look.state]);
  }
});

test("the member's click on a part of the page that was busy for long isn't called unsettled", () => {
  const busy = (look) => ({ ...look, busy: true });
  const page = scenes([0, busy(ON)], [28_000, busy(OFF)]);
  assert.deepEqual(answers(play(page, { clicks: [28_000] })), ["off"]);
});

test("a page that stands still for long and then never again is unsettled 30 s later", () => {
  const page = (now) => (now < 29_000 ? not("not-found") : Math.floor(now / 700) % 2 ? ON : not("not-found"));
  const { told } = play(page, { until: 2 * MINUTE, noticed: every(700, 29_000, 2 * MINUTE) });
  assert.deepEqual(answers({ told }), ["unsettled"]);
  assert.ok(told[0].at >= 59_000 && told[0].at <= 60_500, told[0].at);
});

test("a busy part of the page isn't believed until it is calm", () => {
  const page = scenes([0, { ...OFF, busy: true }], [12_000, OFF]);
  assert.deepEqual(brief(play(page, { noticed: [12_000] })), [[12_200, "off"]]);
});

test("an answer that was believed isn't called unsettled when the page gets busy, however old the document is", () => {
  const arrived = 5 * MINUTE;
  const page = scenes([0, OFF], [arrived + 6000, { ...OFF, busy: true }], [arrived + 9000, OFF]);
  assert.deepEqual(answers(play(page, { arrived, noticed: [arrived + 6000, arrived + 9000] })), ["off"]);
});

test("a part of the page that never stops being busy is believed after 30 s", () => {
  assert.deepEqual(brief(play(() => ({ ...ON, busy: true }))), [[30_000, "on"]]);
  assert.deepEqual(brief(play(() => ({ ...OFF, busy: true }))), [[30_000, "off"]]);
});

test("endless change is unsettled once, after 30 s, by no signal, and ends in the truth when it is calm", () => {
  for (const truth of ["on", "off"]) {
    const page = (now) => seen(now >= 2 * MINUTE ? truth : Math.floor(now / 700) % 2 ? "on" : "off");
    const { told } = play(page, { noticed: every(700, 0, 2 * MINUTE + 1) });
    assert.deepEqual(answers({ told }), ["unsettled", truth]);
    assert.ok(told[0].at >= 30_000 && told[0].at <= 31_000, told[0].at);
    assert.deepEqual(told[0].signals, []);
    assert.equal(told[0].state, "unknown");
  }
});

test("endless change is unsettled too where looks take so long that they are seconds apart", () => {
  for (const gap of [3000, 5000, 9000]) {
    const one = settler(0);
    const looks = every(gap, 0, 2 * MINUTE).map((now, place) => one.look({ ...OFF, control: place }, now).believed);
    assert.deepEqual(
      looks.filter(Boolean).map(({ reason }) => reason),
      ["unsettled"],
    );
  }
});

test("a control that is made again all the time is unsettled too", () => {
  const page = (now) => ({ ...OFF, control: Math.floor(now / 900) });
  assert.deepEqual(answers(play(page, { until: 2 * MINUTE, noticed: every(900, 0, 2 * MINUTE) })), ["unsettled"]);
});

test("the state that was told before endless change is told again after it", () => {
  const page = (now) => seen(now >= MINUTE && now < 2 * MINUTE && Math.floor(now / 700) % 2 ? "off" : "on");
  assert.deepEqual(answers(play(page, { noticed: every(700, MINUTE, 2 * MINUTE + 700) })), ["on", "unsettled", "on"]);
});

test("an answer is told once", () => {
  for (const look of [ON, OFF, not("not-found"), not("ambiguous"), not("signed-out")]) {
    assert.equal(play(() => look, { until: 60 * MINUTE, noticed: every(1300, 0, 5 * MINUTE) }).told.length, 1);
  }
});

test("an answer is told again after another stood between", () => {
  const page = scenes([0, ON], [MINUTE, OFF], [2 * MINUTE, ON], [3 * MINUTE, not("not-found")], [4 * MINUTE, ON]);
  const noticed = [1, 2, 3, 4].map((minute) => minute * MINUTE);
  assert.deepEqual(answers(play(page, { noticed })), ["on", "off", "on", "not-found", "on"]);
});

test("a change that leaves no trace within a minute after the last is seen all the same", () => {
  for (const changed of every(1700, 2500, MINUTE)) {
    assert.deepEqual(answers(play(scenes([0, ON], [changed, OFF]))), ["on", "off"], changed);
  }
});

test("ten minutes of calm cost no more than twenty looks", () => {
  const reasons = ["not-found", "unsettled", "ambiguous", "contradictory", "locked", "signed-out", "silent"];
  const looks = [ON, OFF, { ...ON, busy: true }, { ...OFF, busy: true }, ...reasons.map(not)];
  for (const look of looks) {
    const calm = play(() => look);
    assert.ok(calm.looks <= 20, `${look.reason ?? look.state}: ${calm.looks}`);
  }
});

test("looking stops by itself on a page that is calm", () => {
  assert.equal(play(() => OFF, { until: Number.MAX_SAFE_INTEGER }).looks, play(() => OFF, { until: 3 * MINUTE }).looks);
});

test("it is settled while the standing answer has stood long enough, and not while it stands again", () => {
  const settled = (until, script = {}) => play(() => OFF, { until, ...script }).settled;
  assert.equal(settler(0).settled(), false);
  assert.equal(settled(3999), false);
  assert.equal(settled(4000), true);
  assert.equal(settled(12_900, { clicks: [10_000] }), false);
  assert.equal(settled(13_000, { clicks: [10_000] }), true);
  assert.equal(settled(13_900, { touches: [10_000] }), false);
});

test("a reason that nobody knows yet is waited for and told like any other", () => {
  for (const reason of ["not-offered", "outdated-definition", "unheard-of", "", "constructor", "__proto__"]) {
    const result = play(() => not(reason));
    assert.deepEqual(brief(result), [[30_000, reason]], reason);
    assert.ok(result.looks <= 20);
  }
});

test("whatever a page does, off is believed only where every look for 3 s saw the same control off, and nothing touched it", () => {
  let seed = 4;
  const chance = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const one = (...choices) => choices[Math.floor(chance() * choices.length)];
  let offs = 0;
  for (let run = 0; run < 2000; run += 1) {
    const settling = settler(0);
    let now = 0;
    let calmSince = null;
    let control = null;
    let clicked = -Infinity;
    for (let step = 0; step < 40; step += 1) {
      now += one(1, 200, 500, 900, 1500, 4000);
      const deed = chance();
      if (deed < 0.1) {
        if (deed < 0.05) settling.pressed((clicked = now));
        else settling.touch(now);
        if (calmSince !== null) calmSince = now;
        continue;
      }
      const odd = one(ON, not("not-found"), not("x"), { ...OFF, control: "other" }, { ...OFF, busy: true });
      const look = chance() < 0.6 ? OFF : odd;
      if (look.state !== "off") calmSince = null;
      else if (calmSince === null || look.control !== control) calmSince = now;
      control = look.control;
      const { believed, again } = settling.look(look, now);
      assert.ok(again === null || (Number.isFinite(again) && again > now));
      if (believed?.state !== "off") continue;
      offs += 1;
      const least = calmSince - clicked < 30_000 ? 3000 : 4000;
      assert.ok(calmSince !== null && now - calmSince >= least, `run ${run}, step ${step}`);
    }
  }
  assert.ok(offs > 1000, offs);
});

test("a page that draws a control before it knows its value is given 10 s, but for a member's own click", () => {
  const one = settler(0, true);
  let told = null;
  for (let at = 0; !told; at += 200) told = one.look(OFF, at).believed && at;
  assert.equal(told, 10 * SECOND);
  const other = settler(0, true);
  other.look(ON, 0);
  other.pressed(1000);
  told = null;
  for (let at = 1000; !told; at += 200) told = other.look(OFF, at).believed && at;
  assert.equal(told, 4 * SECOND);
});

test("a definition is too old from the day after its last", () => {
  assert.equal(outdated("2026-08-22", Date.parse("2026-08-22T23:59:59Z")), false);
  assert.equal(outdated("2026-08-22", Date.parse("2026-08-23T00:00:00Z")), true);
});
