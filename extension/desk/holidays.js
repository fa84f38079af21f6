/** Public holidays, as the builder took them from a library: of a country or a part of one, for a few years. No browser's API. */
import { holidays as rendered } from "./data/holidays.js";

/** @typedef {{days: Record<string, string>, regional: Record<string, string>}} Calendar days as MMDD, by year */

/** @type {Record<string, Calendar>} */
const calendars = rendered.calendars;

/** @param {string | null} id @returns {Calendar | null} */
export const calendarOf = (id) => (id !== null && Object.hasOwn(calendars, id) ? calendars[id] : null);

/** @param {Record<string, string>} listed @param {string} day YYYY-MM-DD */
const has = (listed, day) => (listed[day.slice(0, 4)] ?? "").split(" ").includes(day.slice(5).replace("-", ""));

/** @param {Calendar | null} calendar @param {string} day */
export const isHoliday = (calendar, day) => calendar !== null && has(calendar.days, day);

/** @param {Calendar | null} calendar @param {string} day @returns {boolean} whether it is one in another part of that country */
export const isRegional = (calendar, day) => calendar !== null && has(calendar.regional, day);

/** @param {string} day @returns {boolean} whether the holidays of its year are known at all */
export const isCovered = (day) => Number(day.slice(0, 4)) >= rendered.firstYear && Number(day.slice(0, 4)) <= rendered.lastYear;
