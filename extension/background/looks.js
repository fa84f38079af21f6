/**
 * Looking by itself, where the member chose it: the setting is opened in an inactive tab, read, and the tab closed.
 * One at a time, at most half a minute; a tab that the member has touched stays open. What is under way is kept in
 * `storage.session`, because the worker may be stopped meanwhile. No event of the tabs tells what became of it, for each
 * would wake us at every other tab too: the tab itself is asked.
 */
import "../shared/browser.js";
import { addressOf } from "../shared/setting-address.js";

export const ALARM = "look";
/** Rings each minute while a look that is due waits for the browser to be in use. */
export const WAITING = "waiting";
/** How long a look may take, ms; also the least an alarm may wait. */
const LONGEST = 30_000;

/** @returns {Promise<{look: StillOff.Look, tab: chrome.tabs.Tab} | null>} */
const underWay = async () => {
  /** @type {{look?: StillOff.Look}} */
  const { look } = await browser.storage.session.get("look");
  if (!look) return null;
  try {
    return { look, tab: await browser.tabs.get(look.tab) };
  } catch {
    // The member closed the tab: that says nothing of the page.
    await forget();
    return null;
  }
};

/** @returns {Promise<StillOff.Look | null>} the look under way */
export const current = async () => (await underWay())?.look ?? null;

const forget = async () => {
  await browser.storage.session.remove("look");
  await browser.alarms.clear(ALARM);
};

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
    // First of all, for whatever becomes of us, the look must end.
    await browser.alarms.create(ALARM, { when: now + LONGEST });
    const { id, lastAccessed } = await browser.tabs.create({ url: await addressOf(definition, setting), active: false });
    const look = { service: definition.id, setting: setting.id, tab: id, started: now, accessed: lastAccessed };
    await browser.storage.session.set({ look });
    return true;
  } catch {
    return false;
  } finally {
    starting = false;
  }
};

/** Whether the member is, or was, in the tab: it's theirs then. @param {StillOff.Look} look @param {chrome.tabs.Tab} tab */
const touched = ({ accessed }, { active, lastAccessed }) => active || lastAccessed !== accessed;

/**
 * End the look under way, closing its tab unless the member went to it.
 *
 * @param {number} [tab] end it only if it's in this tab
 * @returns {Promise<{service: string, setting: string} | null>} the look that was ended
 */
export const end = async (tab) => {
  const found = await underWay();
  if (!found || (tab !== undefined && found.look.tab !== tab)) return null;
  await forget();
  if (!touched(found.look, found.tab)) await browser.tabs.remove(found.look.tab).catch(() => {});
  return found.look;
};

/** A look that is due waits for the browser to be in use, or none does. @param {boolean} wanted */
export const wait = async (wanted) => {
  if (!wanted) await browser.alarms.clear(WAITING);
  else if (!(await browser.alarms.get(WAITING))) await browser.alarms.create(WAITING, { periodInMinutes: 1 });
};

/** Whether a look may open its tab: the member has a window of the browser in front, and there is a network. */
export const welcome = async () => {
  if (navigator.onLine === false) return false;
  // Android has one window, and no such API.
  const inFront = await browser.windows?.getLastFocused().catch(() => ({ focused: false }));
  return inFront?.focused ?? true;
};
