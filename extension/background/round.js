/**
 * A round: settings that the member wants looked at now, one after another, each in a tab behind. What is still to do
 * and what came of the rest is kept in `storage.session`, because the worker may be stopped meanwhile; it stays there
 * until the next round, to be told.
 */
import "../shared/browser.js";
import * as looks from "./looks.js";

/** Rings each minute while a round is under way: whoever closed the look's tab, or was offline, tells us nothing. */
export const ALARM = "round";

/** @typedef {{service: string, setting: string}} About */
/**
 * @typedef {object} Round
 * @property {About[]} left what is still to be looked at
 * @property {About | null} now what is looked at
 * @property {(About & {came: string | null})[]} done why nothing was read: a reason, `timeout`, `closed` or `failed`; null where something was
 * @property {boolean} waits whether it waits for the network
 */

/** @returns {Promise<Round | null>} the round under way, or the last one */
export const current = async () => /** @type {{round?: Round}} */ (await browser.storage.session.get("round")).round ?? null;

/** @param {Round | null} round */
export const going = (round) => round !== null && (round.left.length > 0 || round.now !== null);

/** One change after another: a look may end in several ways at once. @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * @param {(round: Round | null) => Promise<Round | null> | Round | null} change
 * @returns {Promise<unknown>}
 */
const inTurn = (change) => {
  queue = queue
    .then(async () => {
      const before = await current();
      const round = await change(before && structuredClone(before));
      if (JSON.stringify(round) === JSON.stringify(before)) return;
      await browser.storage.session.set({ round });
      if (!going(round)) await browser.alarms.clear(ALARM);
    })
    .catch(console.error);
  return queue;
};

/** @param {Round} round @param {string | null} came */
const note = (round, came) => {
  if (round.now) round.done.push({ ...round.now, came });
  round.now = null;
};

/** @param {About[]} list @returns {Promise<unknown>} */
export const begin = async (list) => {
  // First of all, so that whatever becomes of us the round goes on.
  await browser.alarms.create(ALARM, { periodInMinutes: 1 });
  return inTurn((round) => (going(round) ? round : { left: list, now: null, done: [], waits: false }));
};

/** What is left is not looked at. */
export const stop = () => inTurn((round) => round && { ...round, left: [], now: null, waits: false });

/**
 * End the look under way, and note what came of it. Both in one turn: who asked in between would find no look, and take
 * its tab for one that the member closed.
 *
 * @template {About} Look
 * @param {() => Promise<Look | null>} end
 * @param {string | null} reason why nothing was read; null where something was
 * @returns {Promise<Look | null>} the look that was ended
 */
export const ended = async (end, reason) => {
  /** @type {Look | null} */
  let look = null;
  await inTurn(async (round) => {
    look = await end();
    if (look && round?.now?.service === look.service && round.now.setting === look.setting) note(round, reason);
    return round;
  });
  return look;
};

/**
 * Go on with the next look, unless one is under way. Offline nothing is opened: the service's page couldn't come.
 *
 * @param {(about: About) => Promise<boolean>} open begins a look; false where it couldn't
 */
export const onward = (open) =>
  inTurn(async (round) => {
    if (!round || !going(round) || (await looks.current())) return round;
    // Whoever closes the tab says nothing of it.
    note(round, "closed");
    round.waits = round.left.length > 0 && navigator.onLine === false;
    while (!round.waits && !round.now && round.left.length) {
      round.now = /** @type {About} */ (round.left.shift());
      if (!(await open(round.now))) note(round, "failed");
    }
    return round;
  });
