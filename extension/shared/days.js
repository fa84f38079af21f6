/** Civil days, YYYY-MM-DD: as the member's calendar has them, without a time zone. No browser's API. */

const HOUR = 60 * 60 * 1000;

/** @param {unknown} value @returns {value is string} whether it is a day that exists: 2026-02-30 is none */
export const isDay = (value) =>
  typeof value === "string" && /^[12]\d{3}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;

/** @param {number} [now] @returns {string} the day it is where the member is */
export const today = (now = Date.now()) => new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** @param {string} day @param {number} now @returns {boolean} whether it has begun somewhere on Earth */
export const hasCome = (day, now) => Date.parse(day) <= now + 14 * HOUR;

/** @param {string} day @returns {number} when it ends where the member is, ms since 1970 */
export const endOf = (day) => new Date(`${day}T24:00:00`).getTime();
