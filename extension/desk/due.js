/**
 * By which day an answer must be there. Days are civil dates, YYYY-MM-DD: no time of day, no time zone. Where it isn't
 * known how a law counts, the later day is taken: whoever relies on it doesn't complain too early. Public holidays are
 * not known, and that is said. No browser's API.
 *
 * @typedef {object} Due
 * @property {string | null} due null where the law names no day, or none can be found
 * @property {string | null} exact the same before a weekend moved it
 * @property {string | null} rule a word with a text, `rule_…`; null where nothing is known of such a request
 * @property {boolean} legal whether a law says so; otherwise it is only a good day to ask again
 * @property {import("./places.js").Confidence | null} confidence
 * @property {string[]} parts words with a text, `due_…`: what else went into it
 */
import { isDay } from "../shared/days.js";
import { regimeOf } from "./places.js";

const DAY = 86_400_000;

/** @param {number} at @returns {string} */
const dayOf = (at) => new Date(at).toISOString().slice(0, 10);

/** @param {string} day @param {number} number @returns {string} */
export const addDays = (day, number) => dayOf(Date.parse(day) + number * DAY);

/** The corresponding day of a later month, or its last day where it has none. @param {string} day @param {number} number */
export const addMonths = (day, number) => {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + number, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + number, Math.min(date, last)));
};

/** @param {string} from @param {string} to @returns {number} days from one to the other */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** @param {string} day @returns {string} that day, or the Monday after it */
export const workingDay = (day) => {
  const weekday = new Date(day).getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
};

/** @param {string} day @param {{months: number | null, days: number | null}} period */
const later = (day, { months, days }) => (months ? addMonths(day, months) : addDays(day, days ?? 0));

/** Two periods in a row, counted as one: three months from 31 January end in April. */
const together = (/** @type {import("./places.js").Deadline} */ one, /** @type {{months: number | null, days: number | null}} */ other) => ({
  months: one.months || other.months ? (one.months ?? 0) + (other.months ?? 0) : null,
  days: one.days || other.days ? (one.days ?? 0) + (other.days ?? 0) : null,
});

/** @type {Due} */
const UNKNOWN = Object.freeze({ due: null, exact: null, rule: null, legal: false, confidence: null, parts: [] });

/**
 * When an answer to a request is due.
 *
 * @param {string | null} regimeId the law it was sent under
 * @param {string} right the right that was used: object, access, remind, complain …
 * @param {string} sentOn
 * @param {object} [known]
 * @param {string | null} [known.receivedOn] the day it arrived, where that is known: periods begin on receipt
 * @param {string | boolean | null} [known.extended] the day the recipient said that it needs longer; true where that day isn't known
 * @param {string | boolean | null} [known.acknowledged] the day its receipt was confirmed
 * @returns {Due}
 */
export const dueOf = (regimeId, right, sentOn, { receivedOn = null, extended = null, acknowledged = null } = {}) => {
  const deadline = regimeOf(regimeId)?.deadlines.find(({ rights }) => rights.includes(right));
  if (!deadline) return UNKNOWN;
  const { rule, legal, confidence } = deadline;
  if (!isDay(sentOn)) return { due: null, exact: null, rule, legal, confidence, parts: ["no-day"] };
  if (acknowledged && deadline.acknowledged) {
    return { due: null, exact: null, rule: deadline.acknowledged, legal, confidence, parts: [] };
  }
  const received = isDay(receivedOn) && receivedOn > sentOn ? receivedOn : sentOn;
  /** @type {string[]} */
  const parts = legal ? ["from-receipt"] : ["suggested"];
  const fit = (/** @type {string} */ day) => (deadline.weekend === "next-working-day" ? workingDay(day) : day);

  let exact = later(received, deadline);
  if (extended && deadline.extension) {
    // It counts only where it was told within the first period.
    if (isDay(extended) && extended > fit(exact)) parts.push("extension-late");
    else {
      exact = later(received, together(deadline, deadline.extension));
      parts.push("extended");
    }
  }
  const due = fit(exact);
  if (due !== exact) parts.push("weekend");
  if (deadline.weekend === "next-working-day") parts.push("holidays");
  if (confidence === "uncertain" || (due !== exact && deadline.weekendConfidence === "uncertain")) parts.push("uncertain");
  return { due, exact, rule, legal, confidence, parts };
};
