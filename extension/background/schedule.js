/** When the background must wake by itself: for the earliest due look, answer or question, at least daily, and for the ages in the tooltip. */
import "../shared/browser.js";
import { endOf } from "../shared/days.js";

const ALARM = "due";
/** Rings when what the tooltip says of ages is no longer true. */
export const AGE = "age";
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** Unpacked, a browser would let an alarm fire after a second; that would hide mistakes. */
const SOONEST = 60 * 1000;

/**
 * @param {import("./judge.js").Record[]} watched
 * @param {import("../shared/request.js").Request[]} requests
 * @param {number} now
 * @param {number[]} [questions] when the member is to be asked what no page shows
 * @returns {number | null} ms since 1970; null when there is nothing to wake for
 */
export const wakeAt = (watched, requests, now, questions = []) => {
  const looks = watched.flatMap(({ due }) => (due === null ? [] : [due]));
  const answers = requests.flatMap(({ due, answer }) => (due === null || answer !== null ? [] : [endOf(due)]));
  const ahead = [...answers, ...questions].filter((time) => time > now);
  if (!looks.length && !ahead.length) return null;
  const due = [...looks, ...ahead].filter((time) => time > now);
  return Math.max(now + SOONEST, Math.min(now + DAY, ...due));
};

/**
 * When the youngest reading will be twice as old as it is said to be, and within an hour: an alarm stands still while
 * the machine sleeps, so a due look is noticed an hour late at most.
 *
 * @param {import("./judge.js").Record[]} watched
 * @param {number} now
 * @returns {number}
 */
export const ageAt = (watched, now) => {
  const ages = watched.flatMap(({ known }) => (known ? [now - known.confirmed] : []));
  return now + Math.min(HOUR, Math.max(SOONEST, Math.min(...ages)));
};

/**
 * @param {import("./judge.js").Record[]} watched
 * @param {import("../shared/request.js").Request[]} requests
 * @param {number} now
 * @param {number[]} [questions]
 * @returns {Promise<number | null>} when the earliest due look, answer or question wakes
 */
export const plan = async (watched, requests, now, questions) => {
  const due = wakeAt(watched, requests, now, questions);
  const wakes = { [ALARM]: due, [AGE]: due === null ? null : ageAt(watched, now) };
  for (const [name, when] of Object.entries(wakes)) {
    if (when === null) await browser.alarms.clear(name);
    else await browser.alarms.create(name, { when });
  }
  return due;
};

/**
 * Whether an alarm can't be relied on: it's overdue, or further away than any we set, because the clock was changed, the
 * machine slept, or the worker that it woke was killed.
 *
 * @param {number | null} planned
 * @param {number} now
 */
export const astray = (planned, now) => planned !== null && (planned < now - SOONEST || planned > now + DAY + SOONEST);
