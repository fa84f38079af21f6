/** Texts, numbers and times in the member's language: everything that depends on a language is here. */
import "./browser.js";

const STEPS = /** @type {const} */ ([
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
]);
const MOMENT = /** @type {const} */ ({
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
});

/** @param {string} key @param {...string} values @returns {string} */
export const text = (key, ...values) => browser.i18n.getMessage(key, values);

/** The language the texts are in, which may differ from the browser's where there is no translation. */
export const language = () => text("languageCode") || "en";

/** What `once` has made. @type {Map<string, any>} */
const known = new Map();

/**
 * What writes numbers, days or lists takes much longer to make than to use: of each kind there is one.
 *
 * @template T
 * @template O
 * @param {new (language: string, options?: O) => T} Kind
 * @param {O} [options]
 * @returns {T}
 */
const once = (Kind, options) => {
  const key = JSON.stringify([Kind.name, language(), options]);
  if (!known.has(key)) known.set(key, new Kind(language(), options));
  return known.get(key);
};

/**
 * A text that depends on a number, which is its first value.
 *
 * @param {string} stem what its keys begin with: `_one`, `_few` … follow
 * @param {number} number
 * @param {...string} values the others
 * @returns {string}
 */
export const plural = (stem, number, ...values) => {
  const form = once(Intl.PluralRules).select(number);
  // A browser may know of forms for numbers that no text counts to.
  return text(`${stem}_${form}`, count(number), ...values) || text(`${stem}_other`, count(number), ...values);
};

/** @param {number} number @returns {string} */
export const count = (number) => once(Intl.NumberFormat).format(number);

/** @param {number} number @returns {string} "5 months" */
export const months = (number) => once(Intl.NumberFormat, { style: "unit", unit: "month", unitDisplay: "long" }).format(number);

/** @param {number} number @returns {string} "1 day", "12 days" */
export const days = (number) => once(Intl.NumberFormat, { style: "unit", unit: "day", unitDisplay: "long" }).format(number);

/** @param {string[]} values @returns {string} "a, b, and c" */
export const list = (values) => once(Intl.ListFormat, { type: "conjunction" }).format(values);

/** @param {"region" | "language"} type @param {string} code @returns {string} what people call it; the code where nobody does */
export const nameOf = (type, code) => new Intl.DisplayNames([language()], { type }).of(code) ?? code;

/** @param {...(string | null | undefined | false)} parts whole sentences, of which some may be missing @returns {string} */
export const sentences = (...parts) => parts.filter(Boolean).join(language().startsWith("zh") ? "" : " ");

/** @param {number} then @param {number} now @returns {string} "just now", "5 minutes ago", "3 days ago" */
export const age = (then, now) => {
  const passed = Math.max(0, now - then);
  const [unit, length] = STEPS.findLast(([, length]) => passed >= length) ?? [];
  if (!unit) return text("justNow");
  return once(Intl.RelativeTimeFormat, { numeric: "auto" }).format(-Math.floor(passed / length), unit);
};

/**
 * @param {number | string} when ms since 1970, or YYYY-MM-DD
 * @param {Intl.DateTimeFormatOptions} [options]
 * @returns {string}
 */
export const date = (when, options = { dateStyle: "medium" }) => {
  const day = typeof when === "string";
  return once(Intl.DateTimeFormat, { ...options, ...(day ? { timeZone: "UTC" } : {}) }).format(new Date(when));
};

/** @param {number} when @returns {string} day and time in the member's own zone, which it names */
export const moment = (when) => once(Intl.DateTimeFormat, MOMENT).format(when);
