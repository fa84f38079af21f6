/** The words of laws, letters and authorities as texts, for the extension's own pages. */
import { word } from "../shared/page.js";
import { language, nameOf } from "../shared/texts.js";
import { regimeOf, regimes } from "./places.js";

/** @typedef {(value: string) => string} Said */

/**
 * What the laws' own files say in the member's language, or else in English.
 *
 * @param {(words: import("./places.js").Words) => string | undefined} part
 * @param {readonly import("./places.js").Regime[]} [of]
 */
const own = (part, of = regimes) => of.flatMap(({ words }) => [words[language()], words.en].flatMap((said) => (said && part(said)) ?? []))[0];

/** @type {Said} */
export const regime = (value) =>
  own(
    ({ name }) => name,
    [regimeOf(value)].filter((law) => law !== null),
  ) ?? value;
/** @type {Said} */
export const right = (value) => word("right", value);
/** @type {Said} */
export const letter = (value) => word("letter", value);
/** @type {Said} */
export const way = (value) => word("way", value);
/** @type {Said} what the service says it uses data for */
export const purpose = (value) => word("purpose", value);
/** @type {Said} */
export const caution = (value) => own(({ cautions }) => cautions?.[value]) ?? word("caution", value);
/** @type {Said} what to know of an authority */
export const authority = (value) => word("authority", value);
/** @type {Said} what an answer must contain */
export const answer = (value) => word("answer", value);
/** @type {Said} a reason that a member may have */
export const ground = (value) => word("ground", value);
/** @type {Said} what a text still needs of the member */
export const missing = (value) => word("missing", value);
/** @type {Said} what to know of a text */
export const note = (value) => word("note", value);
/** @type {Said} how a due day is found */
export const rule = (value) => own(({ rules }) => rules?.[value]) ?? word("rule", value);
/** @type {Said} what else went into a due day */
export const due = (value) => word("due", value);
/** @type {Said} what to do next */
export const step = (value) => word("step", value);

/** @type {Said} a place where a member may live */
export const place = (value) => own(({ places }) => places?.[value]) ?? nameOf("region", value);

/** @type {Said} a language, in the member's own */
export const languageName = (value) => nameOf("language", value);
