/**
 * What a request is, wherever it comes from: the desk, the storage, an import. No browser's API.
 *
 * @typedef {"agreed" | "partly" | "refused" | "identity" | "too-broad" | "use-form" | "other"} Said What an answer said, in one word.
 *
 * @typedef {object} Request What a member sent to a service or an authority, and what came of it. Days are YYYY-MM-DD.
 * @property {string} id
 * @property {string} service
 * @property {string} setting which of the service's settings it is about
 * @property {string | null} letter which text it was; null where that isn't known
 * @property {string | null} place where the member lives, as the desk names places
 * @property {string | null} regime the law it was sent under
 * @property {string} right the right that was used
 * @property {string} way how it was sent
 * @property {boolean} member whether the sender has an account
 * @property {string} sent the day it was sent
 * @property {string} number the case number; empty where there is none
 * @property {string | null} due the day an answer must have come
 * @property {string | null} acknowledged the day its receipt was confirmed
 * @property {string | null} extended the day the recipient said that it needs longer
 * @property {{on: string, said: Said} | null} answer
 * @property {string | null} after the request that this one follows: a reminder, a complaint
 * @property {string | null} [received] the day it arrived; left out by older versions, as are those below
 * @property {string} [reference] the member's own, which stands in the letter
 * @property {string | null} [authority] the one it was sent to
 * @property {string | null} [given] the day the member gave what an answer had asked for
 * @property {string} note the member's own; it isn't exported
 * @property {string | null} reminded the due day the member was reminded of
 */
import { hasCome, isDay } from "./days.js";
import * as terms from "./terms.js";
import { isFlag, isLine, isName, isTable, matches, orNull } from "./validators.js";

/** @type {readonly string[]} */
const REQUESTED = terms.REQUESTED;
/** @type {Said[]} */
export const SAID = ["agreed", "partly", "refused", "identity", "too-broad", "use-form", "other"];
/** Answers that only ask for something: once it was given, the recipient is waited for again. */
const ASKING = ["identity", "too-broad", "use-form"];
/** How long a case number and a note may be, characters. */
export const NUMBER = 100;
const NOTE = 2000;

const isPlace = matches(/^(?=.{1,40}$)[A-Za-z]+(-[A-Za-z]+)*$/);
const isId = matches(/^[0-9a-f]{12}$/);
const isNumber = isLine(0, 100);

const isAnswer = (/** @type {any} */ value) => isTable(value) && Object.keys(value).length === 2 && isDay(value.on) && SAID.includes(value.said);

/** What evidence says of a request. @type {import("./validators.js").Shape} */
export const TOLD = {
  id: isId,
  letter: orNull(isName),
  place: orNull(isPlace),
  regime: orNull(isName),
  right: isName,
  way: isName,
  member: isFlag,
  sent: isDay,
  number: isNumber,
  due: orNull(isDay),
  acknowledged: orNull(isDay),
  extended: orNull(isDay),
  answer: orNull(isAnswer),
  after: orNull(isId),
};

/** What evidence of an older version doesn't say. @type {import("./validators.js").Shape} */
export const TOLD_SINCE = {
  received: orNull(isDay),
  reference: isNumber,
  authority: orNull(isName),
  given: orNull(isDay),
};

/**
 * A request without what it says nothing by: so that one of an older version stays the same, and an older version takes it.
 *
 * @template {object} Given
 * @param {Given} request
 * @returns {Given}
 */
export const trimmed = (request) =>
  /** @type {Given} */ (
    Object.fromEntries(Object.entries(request).filter(([key, value]) => !Object.hasOwn(TOLD_SINCE, key) || (value !== null && value !== "")))
  );

/** Days that can't be in this order. @param {Request} request */
const inOrder = ({ sent, due, acknowledged, extended, answer, received = null, given = null }) =>
  [due, acknowledged, extended, received, answer?.on ?? null].every((day) => day === null || day >= sent) &&
  (received === null || answer === null || answer.on >= received) &&
  (given === null || (answer !== null && given >= answer.on));

/** @param {any} value @returns {boolean} whether it has what evidence says of a request, and its days are in order */
export const isTold = (value) =>
  isTable(value) &&
  Object.keys(value).every((key) => Object.hasOwn(TOLD, key) || Object.hasOwn(TOLD_SINCE, key)) &&
  Object.entries(TOLD).every(([key, is]) => is(value[key])) &&
  Object.entries(TOLD_SINCE).every(([key, is]) => !Object.hasOwn(value, key) || is(value[key])) &&
  inOrder(value);

/** @param {any} value @returns {boolean} whether it is a request as it is remembered */
export const isRequest = (value) => {
  if (!isTable(value)) return false;
  const { service, setting, note, reminded, ...rest } = value;
  return isName(service) && isName(setting) && isNote(note) && orNull(isDay)(reminded) && isTold(rest);
};

const isNote = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= NOTE;

/**
 * What is wrong with what was filled in, a word for each field that something is wrong with.
 *
 * @param {Record<"sent" | "received" | "number" | "due" | "acknowledged" | "extended" | "answered" | "said" | "given" | "note", string>} fields
 *   as they stand in the form; empty where nothing does
 * @param {number} now
 * @returns {Record<string, string>}
 */
export const problemsOf = (fields, now) => {
  /** @type {Record<string, string>} */
  const problems = {};
  const past = ["sent", "received", "acknowledged", "extended", "answered", "given"];
  for (const name of [...past, "due"]) {
    const day = fields[/** @type {"sent"} */ (name)];
    if (!day) continue;
    if (!isDay(day)) problems[name] = "no-day";
    else if (past.includes(name) && !hasCome(day, now)) problems[name] = "to-come";
    else if (name !== "sent" && isDay(fields.sent) && day < fields.sent) problems[name] = EARLY[name] ?? "early";
  }
  const { received = "", answered, given = "" } = fields;
  if (isDay(received) && isDay(answered) && answered < received) problems.answered ??= "answered-unreceived";
  if (isDay(given) && (!isDay(answered) || given < answered)) problems.given ??= "given-early";
  if (!fields.sent) problems.sent = "sent-missing";
  if (!isNumber(fields.number)) problems.number = fields.number.length > NUMBER ? "long" : "odd";
  if (fields.note.length > NOTE) problems.note = "long";
  if (fields.said && !fields.answered) problems.answered = "answered-missing";
  if (fields.answered && !fields.said) problems.said = "said-missing";
  return problems;
};

/** What a day before the one it was sent on is called, field by field. @type {Record<string, string>} */
const EARLY = { due: "due-early", answered: "answered-early", received: "received-early" };

/** Whether an answer should have come by now. @param {Request} request @param {string} day */
export const overdue = (request, day) => {
  const { due } = request;
  return due !== null && waits(request) && day > due;
};

/**
 * Whether an answer is still to come: none came, or one that only asked for something which was given since.
 *
 * @param {Pick<Request, "answer" | "given">} request
 */
export const waits = ({ answer, given = null }) => answer === null || (given !== null && ASKING.includes(answer.said));

/** The time that stands still, or stood, for what an answer asked for. @param {Pick<Request, "answer" | "given">} request */
export const pauseOf = ({ answer, given = null }) => (answer && ASKING.includes(answer.said) ? { said: answer.said, given } : null);

/** What evidence says of it: neither the member's own note nor what they were reminded of. @param {Request} request */
export const told = ({ service, setting, note, reminded, ...rest }) => rest;

/**
 * What older versions kept in one history, in two: what was read of a setting, and what was sent.
 *
 * @param {StillOff.Line[]} lines
 * @returns {{readings: StillOff.Line[], requests: StillOff.Line[]}}
 */
export const separated = (lines) => {
  const requests = lines.filter(({ type }) => REQUESTED.includes(type));
  return { readings: requests.length ? lines.filter((line) => !requests.includes(line)) : lines, requests };
};
