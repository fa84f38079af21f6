/**
 * Looking by itself, where the member chose it: the setting is opened in an inactive tab, read, and the tab closed.
 * One at a time, at most half a minute; a tab that the member has touched stays open. What is under way is kept in
 * `storage.session`, because the worker may be stopped meanwhile.
 */
import "../shared/browser.js";
import { unread } from "./judge.js";

export const ALARM = "look";
/** How long a look may take, ms; also the least an alarm may wait. */
const LONGEST = 30_000;
/** After so many failures in a row, StillOff goes back to reminding. */
export const FAILURES = 3;

/** @returns {Promise<StillOff.Look | null>} */
export const current = async () => /** @type {any} */ ((await browser.storage.session.get("look")).look ?? null);

/** A look is being started: until it's noted that it is under way, no other may begin. */
let starting = false;

/**
 * Open the setting to look at it.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {number} now
 * @returns {Promise<boolean>} false when a look is under way already, or no tab could be opened
 */
export const start = async (definition, setting, now) => {
  if (starting) return false;
  starting = true;
  try {
    if (await current()) return false;
    const { id } = await browser.tabs.create({ url: setting.address, active: false });
    await browser.storage.session.set({ look: { service: definition.id, setting: setting.id, tab: id, started: now, touched: false } });
    await browser.alarms.create(ALARM, { when: now + LONGEST });
    return true;
  } catch {
    return false;
  } finally {
    starting = false;
  }
};

/** The member went to the tab: it's theirs now. @param {number} tab */
export const touch = async (tab) => {
  const look = await current();
  if (look?.tab === tab) await browser.storage.session.set({ look: { ...look, touched: true } });
};

/**
 * End the look under way, closing its tab.
 *
 * @param {number} [tab] end it only if it's in this tab
 * @returns {Promise<{service: string, setting: string} | null>} the look that was ended
 */
export const end = async (tab) => {
  const look = await current();
  if (!look || (tab !== undefined && look.tab !== tab)) return null;
  await browser.storage.session.remove("look");
  await browser.alarms.clear(ALARM);
  if (!look.touched) await browser.tabs.remove(look.tab).catch(() => {});
  return look;
};

/**
 * What the outcome of a look by itself means for the next one.
 *
 * @param {{failures: number, failed: number | null, waits: boolean, off: boolean}} before
 * @param {string | null} reason null when the state was read
 * @param {number} now
 */
export const outcome = (before, reason, now) => {
  if (reason === null) return unread().auto;
  // The member closed the tab: that says nothing of the page.
  if (reason === "closed") return before;
  // Signed out: trying again wouldn't help until the member has signed in.
  if (reason === "signed-out") return { ...before, waits: true };
  const failures = before.failures + 1;
  return { failures, failed: now, waits: false, off: failures >= FAILURES };
};
