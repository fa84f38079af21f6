/** What the desk's parts ask of what is known: places, letters, ways, days. In words where they show it. */
import { authorityOf, calendarOf } from "../../desk/authorities.js";
import { dueOf as dayOf } from "../../desk/due.js";
import * as writing from "../../desk/letters.js";
import { placeOf, places as all, regimeOf } from "../../desk/places.js";
import { next as nextOf } from "../../desk/next.js";
import * as wording from "../../desk/wording.js";
import { today } from "../../shared/days.js";
import { pauseOf } from "../../shared/request.js";
import { date, sentences, text } from "../../shared/texts.js";

/**
 * @typedef {import("../../shared/request.js").Request} Request
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
export const places = () => all.map(({ id }) => ({ id, label: wording.place(id) })).sort((a, b) => a.label.localeCompare(b.label));

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

/** What it means to give no reason. @param {string | null} place */
export const withoutReason = (place) => {
  const needed = regimeOf(lawOf(place))?.rights.some(({ reasons }) => reasons === "needed");
  return text(needed ? "deskNoReasonNeeded" : "deskNoReason");
};

/** @param {Pick<Request, "service" | "letter" | "right">} request @param {string} [sent] the day, where it tells it from others */
export const titleOf = ({ service, letter, right }, sent) => {
  const what = (letter && wording.letter(letter)) || wording.right(right);
  return sent ? text("requestTitleSent", nameOf(service), what, date(sent)) : text("requestTitle", nameOf(service), what);
};

/** The texts that a request may have been. @param {Partial<Request>} about @returns {[id: string, label: string][]} */
export const lettersOf = ({ service = "", place = null, member = true }) => {
  const known = letters(place, service, member).map(({ id }) => /** @type {[string, string]} */ ([id, wording.letter(id)]));
  return [...known, ["", text("requestOther")]];
};

/** The ways that a request may have gone. @param {Partial<Request>} about @returns {[id: string, label: string][]} */
export const waysOf = ({ service = "", place = null, member = true, letter = null }) => {
  const definition = definitionOf(service);
  const region = regionOf(place);
  const there = definition && region ? writing.waysOf(definition, region, member).map(({ about }) => about) : [];
  const fitting = letters(place, service, member).find(({ id }) => id === letter)?.ways ?? [];
  return [...new Set([...fitting, ...there, "authority", ...ALWAYS])].map((way) => [way, wording.way(way)]);
};

/** The right that a text uses. @param {string} letter @param {Partial<Request>} about */
export const rightOf = (letter, { service = "", place = null, member = true, right = "object" }) =>
  letters(place, service, member).find(({ id }) => id === letter)?.right ?? right;

/**
 * Where a request's recipient is, for its public holidays; null where that isn't known.
 *
 * @param {Pick<Request, "service" | "place" | "right" | "authority">} request
 */
const seatOf = ({ service, place, right, authority }) => {
  if (right === "complain") return calendarOf(authority, place);
  const definition = definitionOf(service);
  const region = regionOf(place);
  return definition && region ? writing.seatOf(writing.controllerOf(definition, region)) : null;
};

/**
 * By when an answer must come, and why by then.
 *
 * @param {Omit<Request, "id" | "setting" | "reminded" | "letter" | "member" | "way" | "number" | "due" | "after" | "note" | "reference">} request
 * @returns {{due: string | null, words: string} | null} null where nothing is known of such a request
 */
export const dueOf = (request) => {
  const { regime, right, sent, received, extended, acknowledged } = request;
  const more = { receivedOn: received, extended, acknowledged, pause: pauseOf(request), at: seatOf(request) };
  const { due, rule, parts } = dayOf(regime, right, sent, more);
  if (rule === null) return null;
  return { due, words: sentences(text("requestRule", wording.rule(rule)), ...parts.map((part) => wording.due(part))) };
};

/**
 * A new request, as it is noted: with the day by which an answer must come.
 *
 * @param {import("./desk.js").Chosen} chosen
 * @param {Partial<Request>} about
 * @returns {Omit<Request, "id" | "setting" | "reminded">}
 */
export const requestOf = ({ service, place, regime, member }, about) => {
  const request = {
    ...{ service, place, regime, member, letter: null, way: "other", sent: today(), number: "", note: "" },
    ...{ due: null, acknowledged: null, extended: null, answer: null, after: null },
    ...{ received: null, reference: "", authority: null, given: null },
    right: rightOf(about.letter ?? "", { service, place, member }),
    ...about,
  };
  return { ...request, due: dueOf(request)?.due ?? null };
};

/**
 * A request of its own that a text is beside the first.
 *
 * @param {Omit<Request, "id" | "setting" | "reminded">} request
 * @returns {typeof request | null}
 */
export const alsoOf = (request) => {
  const { service, place, member, letter } = request;
  const also = letters(place, service, member).find(({ id }) => id === letter)?.also;
  if (!also) return null;
  const second = { ...request, right: also, note: "" };
  return { ...second, due: dueOf(second)?.due ?? null };
};

/** Whether what is known of the member's own time rests on a source. @param {Pick<Request, "regime" | "right">} request */
const isSure = ({ regime, right }) => regimeOf(regime)?.complaint?.within.find(({ rights }) => rights.includes(right))?.confidence !== "uncertain";

/** The next step of a request. @param {Request} request @returns {{words: string, letters: string[]}} */
export const next = (request) => {
  const { step, letter, more, by } = nextOf(request, today());
  const offered = letters(request.place, request.service, request.member).map(({ id }) => id);
  const gone = request.place !== null && placeOf(request.place)?.regime !== request.regime;
  const fitting = gone ? [] : [letter, ...more].filter((id) => id !== null && offered.includes(id));
  const until = by ? sentences(text("requestStepBy", date(by)), isSure(request) ? "" : text("requestStepUnsure")) : "";
  const said = sentences(wording.step(step), until, gone ? text("requestPlaceGone") : "");
  return { words: said, letters: /** @type {string[]} */ (fitting) };
};

/** What an authority is called among those of its country. @param {string} id */
export const authorityName = (id) => {
  const authority = authorityOf(id);
  const state = authority?.names.at(1);
  return authority ? (state ? text("called", state, authority.name) : authority.name) : id;
};

/** A purpose in the service's own words. @param {string} service @param {string} id @param {string} language */
export const purposeOf = (service, id, language) => {
  const names = definitionOf(service)?.purposes.find((/** @type {{purpose: string}} */ { purpose }) => purpose === id)?.names ?? [];
  return (names.find((/** @type {{language: string}} */ one) => one.language === language) ?? names[0])?.text ?? wording.purpose(id);
};

/**
 * Where a text can be put in, of the ways that it can go.
 *
 * @param {import("./desk.js").Chosen} chosen
 * @param {string[]} ways
 * @returns {{way: string, address: string}[]}
 */
export const addressesOf = ({ service, place, member }, ways) => {
  const definition = definitionOf(service);
  const region = regionOf(place);
  if (!definition || !region) return [];
  const open = writing.waysOf(definition, region, member);
  return ways.flatMap((way) => {
    const address = open.find(({ about }) => about === way)?.address;
    return address ? [{ way, address }] : [];
  });
};
