/**
 * Where a member may live, and which law holds there. No browser's API.
 *
 *
 * @typedef {object} Reference A place in a law.
 * @property {string} law
 * @property {string} unit article, section …
 * @property {string} number
 * @property {string | null} paragraph
 * @property {string | null} point
 * @property {string | null} since the day since which it holds, where that is known
 * @property {StillOff.Confidence} confidence
 *
 * @typedef {object} Deadline
 * @property {string[]} rights
 * @property {string} rule a word with a text, `rule_…`, or one of the law's own
 * @property {number | null} months
 * @property {number | null} days
 * @property {number | null} workingDays
 * @property {"stays" | "next-working-day" | "sunday"} weekend
 * @property {StillOff.Confidence} weekendConfidence
 * @property {boolean} legal false where no law names the day
 * @property {{months: number | null, days: number | null, open: boolean, confidence: StillOff.Confidence} | null} extension
 * @property {string | null} acknowledged the rule that holds once receipt was confirmed
 * @property {string[]} pauses answers for which it stands still until the recipient has what it asked for
 * @property {StillOff.Confidence} confidence
 *
 * @typedef {object} Regime A law, or that none is known.
 * @property {string} id
 * @property {Record<string, string[]>} places by region
 * @property {string} asOf
 * @property {string | null} addressee
 * @property {string | null} calendar whose public holidays count; null where they are those of where the recipient is
 * @property {Record<string, string[]>} breach what a complaint names, by the right that was used first, `silence` (of one right
 *   `…-silence`) and `refusal`
 * @property {Record<string, Reference>} references
 * @property {{right: string, references: string[], reasons: "needed" | "not-needed", answer: string[],
 *   since: string | null, confidence: StillOff.Confidence}[]} rights
 * @property {Deadline[]} deadlines
 * @property {{first: "controller" | "authority", within: {rights: string[], days: number | null, months: number | null,
 *   confidence: StillOff.Confidence}[],
 *   confidence: StillOff.Confidence} | null} complaint
 * @property {{caution: string, regions: string[], since: string | null, confidence: StillOff.Confidence}[]} cautions
 * @property {{id: string, url: string | null, date: string | null, supports: string}[]} sources
 * @property {Record<string, Words>} words by language; English says it all
 *
 * @typedef {object} Words What pages say of a law: its name, its own rules and cautions, places that browsers can't name.
 * @property {string} [name]
 * @property {Record<string, string>} [rules]
 * @property {Record<string, string>} [cautions]
 * @property {Record<string, string>} [places]
 *
 * @typedef {object} Place
 * @property {string} id a country's code, a part of one such as CA-QC, or "elsewhere"
 * @property {string} regime
 * @property {StillOff.Region} region as definitions name it
 * @property {string[]} authorities ids, in the order of the list
 */
import { authorities } from "./data/authorities.js";
import { regimes as rendered } from "./data/regimes.js";

/** @type {readonly Regime[]} */
export const regimes = /** @type {any} */ (rendered);

/** Those that hear complaints about other bodies than companies. */
const NOT_COMPANIES = ["public-bodies", "states-competent"];

/** @type {readonly Place[]} every place, by law and then by code */
export const places = regimes.flatMap(({ id: regime, places }) =>
  Object.entries(places).flatMap(([region, ids]) =>
    ids.map((id) => ({ id, regime, region: /** @type {StillOff.Region} */ (region), authorities: heardBy(id) })),
  ),
);

/** Those of a place that hear complaints about companies. @param {string} place @returns {string[]} */
function heardBy(place) {
  const there = authorities.authorities.filter(
    (authority) => authority.place === place && authority.takesComplaints && !authority.notes.some((note) => NOT_COMPANIES.includes(note)),
  );
  return there.map(({ id }) => id);
}

/** @param {string | null} id @returns {Place | null} */
export const placeOf = (id) => places.find((place) => place.id === id) ?? null;

/** @param {string | null} id of a law @returns {Regime | null} null for a law that this version doesn't know */
export const regimeOf = (id) => regimes.find((regime) => regime.id === id) ?? null;
