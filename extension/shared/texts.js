/** Texts and times in the member's language. */
import "./browser.js";

const STEPS = [
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
];

/** @param {string} key @param {...string} values @returns {string} */
export const text = (key, ...values) => browser.i18n.getMessage(key, values);

/** The language the texts are in, which may differ from the browser's where there is no translation. */
export const language = () => text("languageCode") || "en";

/** @param {number} then @param {number} now @returns {string} "just now", "5 minutes ago", "3 days ago" */
export const age = (then, now) => {
  const passed = Math.max(0, now - then);
  const [unit, length] = STEPS.findLast(([, length]) => passed >= length) ?? [];
  if (!unit) return text("justNow");
  return new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(-Math.floor(passed / length), unit);
};

/** @param {number | string} when ms since 1970, or YYYY-MM-DD @param {Intl.DateTimeFormatOptions} [options] */
export const date = (when, options = { dateStyle: "medium" }) => {
  const day = typeof when === "string";
  return new Intl.DateTimeFormat(language(), { ...options, ...(day ? { timeZone: "UTC" } : {}) }).format(new Date(when));
};
