/**
 * Authorities that hear complaints, and finding one by country or name. No browser's API.
 *
 * @typedef {object} Authority
 * @property {string} id
 * @property {string} place as places.js names it
 * @property {string | null} calendar whose public holidays it keeps, where they aren't those of its whole country
 * @property {string} country in English
 * @property {string[]} names the country's or state's other names
 * @property {string} name the authority's own
 * @property {string | null} short
 * @property {string} web
 * @property {string | null} complaint its page or form for complaints, where one is known
 * @property {string[]} more
 * @property {string | null} email
 * @property {string[]} addresses postal ones, the main one first
 * @property {string[]} languages it takes complaints in; empty where that isn't known
 * @property {Record<string, string>} [called] its own name in other languages that it takes
 * @property {string[]} notes words with a text, `authority_…`
 * @property {StillOff.Confidence} confidence
 * @property {string[]} sources
 * @property {boolean} takesComplaints false for an entry that only leads to others
 * @property {string | null} date of the oldest source, where one has a date
 */
import { searchable } from "../shared/searchable.js";
import { authorities as rendered } from "./data/authorities.js";

/** @type {readonly Authority[]} */
export const authorities = /** @type {any} */ (rendered.authorities);
/** Where to look when one is missing: a list, which takes no complaints itself. */
export const fallback = rendered.fallback;
/** What was read where. @type {readonly {id: string, url: string | null, date: string | null, supports: string}[]} */
export const sources = rendered.sources;

/** An e-mail address that isn't for complaints, or that ordinary mail doesn't reach. */
const NOT_FOR_MAIL = ["secretariat-only", "certified-mail"];
/** After so many days a fact is to be checked on the authority's own site. */
const YEAR = 365;

/** @param {string | null | undefined} id @returns {Authority | null} */
export const authorityOf = (id) => authorities.find((authority) => authority.id === id) ?? null;

/** Whose holidays an authority keeps. @param {string | null | undefined} id @param {string | null} place the member's @returns {string | null} */
export const calendarOf = (id, place) => authorityOf(id)?.calendar ?? place;

/** @param {Authority} authority @returns {string | null} where a complaint can be mailed to */
export const mailOf = ({ email, notes }) => (notes.some((note) => NOT_FOR_MAIL.includes(note)) ? null : email);

/** @param {Authority} authority @param {string} today @returns {boolean} whether to check it on the authority's own site */
export const old = ({ date }, today) => date === null || Date.parse(today) - Date.parse(date) > YEAR * 86_400_000;

/**
 * @param {string} query every word of it must begin a word of the country's or the authority's names
 * @param {(authority: Authority) => string[]} [called] further names, in the member's language
 * @returns {Authority[]} in the order of the list; all of them where nothing is asked for
 */
export const find = (query, called = () => []) => {
  const wanted = searchable(query).split(" ").filter(Boolean);
  if (!wanted.length) return query.trim() ? [] : [...authorities];
  return authorities.filter((authority) => {
    const { place, country, names, name, short } = authority;
    const folded = searchable([place, country, ...names, name, short ?? "", ...called(authority)].join(" "));
    const words = folded.split(" ");
    // Chinese is written without spaces.
    return wanted.every((each) => words.some((word) => word.startsWith(each)) || (/\p{Lo}/u.test(each) && folded.includes(each)));
  });
};
