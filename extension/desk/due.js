/**
 * By which day an answer must be there. Days are civil dates, YYYY-MM-DD: no time of day, no time zone. Where it isn't
 * known how a law counts, the later day is taken: whoever relies on it doesn't complain too early. Where the public
 * holidays of a place or year are not known, that is said. No browser's API.
 *
 * @typedef {object} Due
 * @property {string | null} due null where the law names no day, or none can be found
 * @property {string | null} exact the same before a weekend or holiday moved it
 * @property {string | null} rule a word with a text, `rule_…`; null where nothing is known of such a request
 * @property {boolean} legal whether a law says so; otherwise it is only a good day to ask again
 * @property {StillOff.Confidence | null} confidence
 * @property {string[]} parts words with a text, `due_…`: what else went into it
 */
import { isDay } from "../shared/days.js";
import { calendarOf, isCovered, isHoliday, isRegional } from "./holidays.js";
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

/** @param {string} day @returns {number} 0 is Sunday */
const weekday = (day) => new Date(day).getUTCDay();

/**
 * The day on which a period ends that would end on a day.
 *
 * @param {string} day
 * @param {"stays" | "next-working-day" | "sunday"} rule what moves it: nothing; weekends and public holidays; or these but Saturdays
 * @param {import("./holidays.js").Calendar | null} [calendar]
 */
export const endsOn = (day, rule, calendar = null) => {
  const free = rule === "stays" ? [] : rule === "sunday" ? [0] : [0, 6];
  let ends = day;
  if (rule !== "stays") while (free.includes(weekday(ends)) || isHoliday(calendar, ends)) ends = addDays(ends, 1);
  return ends;
};

/** @param {string} day @param {number} number @param {import("./holidays.js").Calendar | null} calendar */
const addWorkingDays = (day, number, calendar) => {
  let ends = day;
  for (let left = number; left > 0; left -= 1) ends = endsOn(addDays(ends, 1), "next-working-day", calendar);
  return ends;
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
 * @typedef {object} Known What is known beside the day it was sent on.
 * @property {string | null} [receivedOn] the day it arrived, where that is known: periods begin on receipt
 * @property {string | boolean | null} [extended] the day the recipient said that it needs longer; true where that day isn't known
 * @property {string | boolean | null} [acknowledged] the day its receipt was confirmed
 * @property {{said: string, given: string | null} | null} [pause] what the recipient asked for, and the day it got that
 * @property {string | null} [at] where the recipient is: the calendar of public holidays, where the law doesn't fix one
 */

/**
 * The end of a period before any day moved it, and what went into it; null where there is none to be found.
 *
 * @param {import("./places.js").Deadline} deadline
 * @param {string} from
 * @param {Known["extended"]} extended
 * @param {(day: string) => string} fit
 * @param {import("./holidays.js").Calendar | null} calendar
 * @returns {{exact: string | null, parts: string[]}}
 */
const period = (deadline, from, extended, fit, calendar) => {
  const exact = deadline.workingDays ? addWorkingDays(from, deadline.workingDays, calendar) : later(from, deadline);
  if (!extended || !deadline.extension) return { exact, parts: [] };
  // It counts only where it was told within the first period.
  if (isDay(extended) && extended > fit(exact)) return { exact, parts: ["extension-late"] };
  if (deadline.extension.open) return { exact: null, parts: ["extended-open"] };
  return { exact: later(from, together(deadline, deadline.extension)), parts: ["extended"] };
};

/**
 * When an answer to a request is due.
 *
 * @param {string | null} regimeId the law it was sent under
 * @param {string} right the right that was used: object, access, remind, complain …
 * @param {string} sentOn
 * @param {Known} [known]
 * @returns {Due}
 */
export const dueOf = (regimeId, right, sentOn, { receivedOn = null, extended = null, acknowledged = null, pause = null, at = null } = {}) => {
  const regime = regimeOf(regimeId);
  const deadline = regime?.deadlines.find(({ rights }) => rights.includes(right));
  if (!regime || !deadline) return UNKNOWN;
  const { rule, legal, confidence, weekend } = deadline;
  const none = (/** @type {string[]} */ ...parts) => ({ due: null, exact: null, rule, legal, confidence, parts });
  if (!isDay(sentOn)) return none("no-day");
  if (acknowledged && deadline.acknowledged) return { ...none(), rule: deadline.acknowledged };
  const paused = pause && deadline.pauses.includes(pause.said) ? pause : null;
  if (paused && !paused.given) return none("waiting");

  const calendar = calendarOf(regime.calendar ?? at);
  const fit = (/** @type {string} */ day) => endsOn(day, weekend, calendar);
  const received = isDay(receivedOn) && receivedOn > sentOn ? receivedOn : null;
  // Counted again from the day it was told. For a clarification that is later than the law's day, never earlier.
  const begins = paused?.given ?? received ?? sentOn;
  const { exact, parts: more } = period(deadline, begins, extended, fit, calendar);
  const parts = [...(legal ? [received ? "received" : "from-receipt"] : ["suggested"]), ...(paused ? ["paused"] : []), ...more];
  if (exact === null) return none(...parts);
  const due = fit(exact);
  if (due !== exact) parts.push("weekend");
  if (weekend !== "stays" && (!calendar || !isCovered(due))) parts.push("holidays");
  if (weekend !== "stays" && isRegional(calendar, due)) parts.push("regional");
  if (confidence === "uncertain" || (due !== exact && deadline.weekendConfidence === "uncertain")) parts.push("uncertain");
  return { due, exact, rule, legal, confidence, parts };
};
