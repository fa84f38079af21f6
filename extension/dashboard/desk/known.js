/** What the desk's parts ask of what is known: places, letters, ways, days. In words where they show it. */
import { authorities } from "../../desk/authorities.js";
import { dueOf as dayOf } from "../../desk/due.js";
import * as writing from "../../desk/letters.js";
import { placeOf, places as all, regimeOf } from "../../desk/places.js";
import { next as nextOf } from "../../desk/requests.js";
import * as words from "../../desk/words.js";
import { today } from "../../shared/days.js";
import { date, sentences, text } from "../../shared/texts.js";

/**
 * @typedef {import("../../shared/requests.js").Request} Request
 * @typedef {import("../../desk/letters.js").Letter} Letter
 */

const { definitions } = stillOff;
/** Ways that are open to everybody, whatever is known of a service. */
const ALWAYS = ["post", "email", "other"];

/** @param {string} service @returns {any} */
export const definitionOf = (service) => definitions.find((/** @type {{id: string}} */ { id }) => id === service) ?? null;

/** @param {string} service */
export const nameOf = (service) => definitionOf(service)?.name ?? service;

/** The services that are known to have a way in. @returns {{id: string, name: string}[]} */
export const services = () => definitions.filter((/** @type {any} */ { ways, objection }) => ways.length > 0 || objection !== null);

/** Where a member may live, by name. @returns {{id: string, label: string}[]} */
export const places = () =>
  all.map(({ id }) => ({ id, label: words.place(id) })).sort((a, b) => a.label.localeCompare(b.label));

/**
 * Where the member lives: as they chose, or the one place of the region they chose.
 *
 * @param {{place: string | null, region: string | null}} options
 * @returns {string | null}
 */
export const placeIn = ({ place, region }) => {
  const there = all.filter((one) => one.region === region);
  return place ?? (there.length === 1 ? there[0].id : null);
};

/** @param {string | null} place @returns {string | null} the law that holds there */
export const lawOf = (place) => placeOf(place)?.regime ?? null;

/** @param {string | null} place */
export const regionOf = (place) => placeOf(place)?.region ?? null;

/** @param {string | null} place @param {string} service @param {boolean} member @param {string | null} [authority] @returns {Letter[]} */
export const letters = (place, service, member, authority = null) => {
  const definition = definitionOf(service);
  return place && definition ? writing.lettersFor(place, definition, member, authority) : [];
};

/** @param {string | null} place @returns {{id: string, name: string}[]} those that take complaints there */
export const authoritiesOf = (place) => {
  const ids = placeOf(place)?.authorities ?? [];
  return authorities.filter(({ id }) => ids.includes(id));
};

/** @param {Omit<import("../../desk/letters.js").Wanted, "service" | "on"> & {service: string}} wanted */
export const compose = (wanted) => writing.compose({ ...wanted, service: definitionOf(wanted.service), on: today() });

/** What it means to give no reason. @param {string | null} place */
export const withoutReason = (place) => {
  const needed = regimeOf(lawOf(place))?.rights.some(({ reasons }) => reasons === "needed");
  return text(needed ? "deskNoReasonNeeded" : "deskNoReason");
};

/** @param {Pick<Request, "service" | "letter" | "right">} request @param {string} [sent] the day, where it tells it from others */
export const titleOf = ({ service, letter, right }, sent) => {
  const what = (letter && words.letter(letter)) || words.right(right);
  return sent ? text("requestTitleSent", nameOf(service), what, date(sent)) : text("requestTitle", nameOf(service), what);
};

/** The texts that a request may have been. @param {Partial<Request>} about @returns {[id: string, label: string][]} */
export const lettersOf = ({ service = "", place = null, member = true }) => {
  const known = letters(place, service, member).map(({ id }) => /** @type {[string, string]} */ ([id, words.letter(id)]));
  return [...known, ["", text("requestOther")]];
};

/** The ways that a request may have gone. @param {Partial<Request>} about @returns {[id: string, label: string][]} */
export const waysOf = ({ service = "", place = null, member = true, letter = null }) => {
  const definition = definitionOf(service);
  const region = regionOf(place);
  const there = definition && region ? writing.waysOf(definition, region, member).map(({ about }) => about) : [];
  const fitting = letters(place, service, member).find(({ id }) => id === letter)?.ways ?? [];
  return [...new Set([...fitting, ...there, "authority", ...ALWAYS])].map((way) => [way, words.way(way)]);
};

/** The right that a text uses. @param {string} letter @param {Partial<Request>} about */
export const rightOf = (letter, { service = "", place = null, member = true, right = "object" }) =>
  letters(place, service, member).find(({ id }) => id === letter)?.right ?? right;

/**
 * By when an answer must come, and why by then.
 *
 * @param {Pick<Request, "regime" | "right" | "sent" | "extended" | "acknowledged">} request
 * @returns {{due: string | null, words: string} | null} null where nothing is known of such a request
 */
export const dueOf = ({ regime, right, sent, extended, acknowledged }) => {
  const { due, rule, parts } = dayOf(regime, right, sent, { extended, acknowledged });
  if (rule === null) return null;
  return { due, words: sentences(text("requestRule", words.rule(rule)), ...parts.map((part) => words.due(part))) };
};

/** The next step of a request. @param {Request} request @returns {{words: string, letter: string | null}} */
export const next = (request) => {
  const { step, letter, by } = nextOf(request, today());
  const there = letters(request.place, request.service, request.member).some(({ id }) => id === letter);
  return { words: sentences(words.step(step), by ? text("requestStepBy", date(by)) : ""), letter: there ? letter : null };
};
