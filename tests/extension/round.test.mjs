/** A round of looks: one after another, none lost, and each says what came of it. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { stub } from "./stub.mjs";

globalThis.stillOff = {};
stub();
const looks = await import("../../extension/background/looks.js");
const round = await import("../../extension/background/round.js");

const T = Date.UTC(2026, 10, 23);
const [A, B, C] = ["a", "b", "c"].map((service) => ({ service, setting: "training" }));
let calls;
let open;
let opened;

/** As the background opens a look. */
const begin = async (about) => looks.start({ id: about.service }, { id: about.setting, address: `https://${about.service}.example/` }, T);
const onward = () => round.onward(begin);
/** A look is over, as the background says it. */
const over = async (reason) => {
  // A page asks all the time.
  await Promise.all([round.ended(() => looks.end(), reason), onward(), onward()]);
  await onward();
};
const came = async () => (await round.current()).done.map(({ service, came }) => [service, came]);
const online = (is) => Object.defineProperty(globalThis, "navigator", { value: { onLine: is, userAgent: "Node" }, configurable: true });

beforeEach(() => {
  ({ calls } = stub());
  open = new Map();
  opened = [];
  globalThis.browser.tabs = {
    create: async ({ url }) => {
      const tab = { id: opened.push(url), active: false, lastAccessed: T };
      open.set(tab.id, tab);
      return tab;
    },
    get: async (id) => open.get(id) ?? Promise.reject(new Error("no tab")),
    remove: async (id) => void open.delete(id),
  };
  online(true);
});

test("looks come one after another, and there is never more than one tab", async () => {
  await round.begin([A, B, C]);
  await onward();
  await Promise.all([onward(), onward()]);
  assert.deepEqual([opened.length, open.size], [1, 1]);
  for (const expected of [2, 3, 3]) {
    await over(null);
    assert.equal(opened.length, expected);
    assert.ok(open.size <= 1);
  }
  assert.deepEqual(await came(), [
    ["a", null],
    ["b", null],
    ["c", null],
  ]);
  assert.equal(round.going(await round.current()), false);
});

test("what came of each is kept: read, signed out, too late, closed by the member, and not opened at all", async () => {
  const five = ["a", "b", "c", "d", "e"].map((service) => ({ service, setting: "training" }));
  await round.begin(five);
  await onward();
  await over(null);
  await over("signed-out");
  await over("timeout");
  open.clear(); // the member closes the tab: nobody tells
  globalThis.browser.tabs.create = async () => Promise.reject(new Error("no window"));
  await onward();
  assert.deepEqual(await came(), [
    ["a", null],
    ["b", "signed-out"],
    ["c", "timeout"],
    ["d", "closed"],
    ["e", "failed"],
  ]);
  assert.equal(round.going(await round.current()), false);
});

test("offline nothing is opened, and it goes on once there is a network", async () => {
  online(false);
  await round.begin([A, B]);
  await onward();
  assert.equal(opened.length, 0);
  assert.equal((await round.current()).waits, true);
  online(true);
  await onward();
  assert.deepEqual([opened.length, (await round.current()).waits], [1, false]);
});

test("stopped, it opens nothing more, and what was done is still told", async () => {
  await round.begin([A, B, C]);
  await onward();
  await over(null);
  await round.stop();
  await over("timeout");
  assert.equal(opened.length, 2);
  assert.deepEqual(await came(), [["a", null]]);
});

test("a second round waits for nothing and changes nothing while one is under way", async () => {
  await round.begin([A, B]);
  await onward();
  await round.begin([C]);
  const { now, left } = await round.current();
  assert.deepEqual([now, left], [A, [B]]);
});

test("a look that isn't the round's own leaves the round as it is", async () => {
  await round.begin([A]);
  await begin(C);
  await onward();
  assert.equal(opened.length, 1);
  await over(null);
  assert.deepEqual([opened.length, await came()], [2, []]);
});

test("the alarm that keeps it going is set before anything else, and cleared at its end", async () => {
  await round.begin([A]);
  await onward();
  const names = () => calls.filter(([name, alarm]) => name.startsWith("alarms") && alarm === round.ALARM).map(([name]) => name);
  assert.deepEqual(names(), ["alarms.create"]);
  await over(null);
  assert.deepEqual(names(), ["alarms.create", "alarms.clear"]);
});
