/**
 * How a letter is written down: dates, places in the law, and what the member typed, in plain text. What is typed never
 * becomes part of the text's own structure: no placeholder, no line of its own where there is one line, no turned
 * direction of writing. No browser's API but `Intl`.
 *
 * @typedef {object} Wording One language.
 * @property {string} language
 * @property {string} locale
 * @property {string | null} firstOfMonth
 * @property {Record<string, {number: string, paragraph: string, point: string, withLaw: string}>} citations
 * @property {Record<string, string>} laws
 * @property {Record<string, string>} addressees
 * @property {Record<string, string>} gaps
 * @property {Record<string, string>} identity
 * @property {Record<string, string>} states
 * @property {Record<string, string>} answers
 * @property {Record<string, string>} asked
 * @property {Record<string, string>} told
 * @property {Record<string, string>} came what came of a step, `{on}` its day
 * @property {Record<string, string>} locales where a law's letters write days otherwise
 * @property {string} numbered
 * @property {string} draft what stands above a draft that is to be translated
 * @property {string} observation
 * @property {string} quote
 * @property {Record<string, string>} grounds
 * @property {Record<string, string>} shortGrounds the same in a few words, for forms
 * @property {Record<string, string>} subjects
 * @property {Record<string, string>} parts
 */

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Control characters, and marks that turn the direction of what follows them. */
const UNSEEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";

/** @param {unknown} value @returns {string} one line; writing from right to left is kept apart from what stands around it */
export const line = (value) => {
  const text = String(value ?? "")
    .toWellFormed()
    .replace(UNSEEN, " ")
    .replace(/\s+/g, " ")
    .trim();
  return RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END_OF_ISOLATE}` : text;
};

/** @param {unknown} value @returns {string[]} its lines, without empty ones at the ends or two in a row */
export const lines = (value) => {
  const all = String(value ?? "")
    .split(LINE_ENDS)
    .map(line);
  const kept = all.filter((each, index) => each || (index > 0 && all[index - 1]));
  return kept.at(-1) === "" ? kept.slice(0, -1) : kept;
};

/** @param {unknown} value @returns {string} as an item of a list, further lines indented */
export const item = (value) => `- ${lines(value).join("\n  ")}`;

/**
 * @param {string} template
 * @param {(key: string) => string} value of each `{key}`; what it gives is never looked through again
 * @returns {string}
 */
export const fill = (template, value) => template.replace(/\{([a-z][a-z0-9.:-]*)\}/g, (_, key) => value(key));

/** @param {Wording} wording @param {string | number} when YYYY-MM-DD, or ms since 1970 and then the day where the member is */
export const dayIn = ({ locale, firstOfMonth }, when) => {
  const zone = typeof when === "string" ? { timeZone: "UTC" } : {};
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "long", ...zone }).format(new Date(when));
  return firstOfMonth ? text.replace(/^1(?=\s)/, firstOfMonth) : text;
};

/**
 * A place in the law.
 *
 * @param {Wording} wording
 * @param {import("./places.js").Reference} reference
 * @param {boolean} withLaw whether the law is named too
 */
export const cite = ({ citations, laws }, { law, unit, number, paragraph, point }, withLaw) => {
  const form = citations[`${law}-${unit}`] ?? citations[unit];
  const parts = [fill(form.number, () => number), paragraph ? fill(form.paragraph, () => paragraph) : "", point ? fill(form.point, () => point) : ""];
  const place = parts.join("");
  return withLaw ? fill(form.withLaw, (key) => (key === "law" ? laws[law] : place)) : place;
};

/**
 * Several places, each law named once.
 *
 * @param {Wording} wording
 * @param {import("./places.js").Reference[]} references
 */
export const citeAll = (wording, references) => {
  /** @type {Map<string, import("./places.js").Reference[]>} */
  const laws = new Map();
  for (const reference of references) {
    const { law, unit } = reference;
    laws.set(`${law}-${unit}`, [...(laws.get(`${law}-${unit}`) ?? []), reference]);
  }
  const all = [...laws.values()].map((each) => {
    const [{ law, unit }] = each;
    const places = listIn(
      wording,
      each.map((one) => cite(wording, one, false)),
    );
    const { withLaw } = wording.citations[`${law}-${unit}`] ?? wording.citations[unit];
    return fill(withLaw, (key) => (key === "law" ? wording.laws[law] : places));
  });
  return listIn(wording, all);
};

/** @param {Wording} wording @param {string[]} values */
export const listIn = ({ locale }, values) => new Intl.ListFormat(locale, { type: "conjunction" }).format(values);

/** A language's name in a letter's language. @param {Wording} wording @param {string} code */
export const languageIn = ({ locale }, code) => new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;

/** German without ß, as it is written in Switzerland and Liechtenstein. @param {any} wording @returns {any} */
export const swiss = (wording) => JSON.parse(JSON.stringify(wording).replaceAll("ß", "ss"));
