/** When the background must wake by itself: for the earliest due look or answer, and daily for the ages in the tooltip. */
import "../shared/browser.js";
import { endOf } from "../shared/days.js";

const ALARM = "due";
const DAY = 24 * 60 * 60 * 1000;
/** Unpacked, a browser would let an alarm fire after a second; that would hide mistakes. */
const SOONEST = 60 * 1000;

/**
 * @param {import("./judge.js").Record[]} watched
 * @param {import("../shared/requests.js").Request[]} requests
 * @param {number} now
 * @returns {number | null} ms since 1970; null when there is nothing to wake for
 */
export const wakeAt = (watched, requests, now) => {
  const looks = watched.flatMap(({ due }) => (due === null ? [] : [due]));
  const answers = requests.flatMap(({ due, answer }) => (due === null || answer !== null ? [] : [endOf(due)]));
  const ahead = answers.filter((time) => time > now);
  if (!looks.length && !ahead.length) return null;
  const due = [...looks, ...ahead].filter((time) => time > now);
  return Math.max(now + SOONEST, Math.min(now + DAY, ...due));
};

/**
 * @param {import("./judge.js").Record[]} watched
 * @param {import("../shared/requests.js").Request[]} requests
 * @param {number} now
 */
export const plan = async (watched, requests, now) => {
  const when = wakeAt(watched, requests, now);
  if (when === null) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when });
};

/**
 * Whether the alarm can't be relied on: it's overdue, or further away than any we set, because the clock was changed
 * or the machine slept.
 *
 * @param {number} now
 */
export const astray = async (now) => {
  const { scheduledTime } = (await browser.alarms.get(ALARM)) ?? { scheduledTime: now };
  return scheduledTime < now - SOONEST || scheduledTime > now + DAY + SOONEST;
};
