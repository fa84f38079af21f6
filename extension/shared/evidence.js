/**
 * Evidence: the histories as a file that can be kept, shown and brought back. docs/evidence.md says what is in it;
 * `builder/data/evidence.py` checks it. No browser's API but `crypto`.
 */
import * as chain from "./chain.js";
import { isDay } from "./days.js";
import { isWord } from "./own-word.js";
import { isTold, separated } from "./request.js";
import { MOST, faults } from "./taught.js";
import * as terms from "./terms.js";
import { isLine, isName, isTable, listOf, matches, oneOf, orNull } from "./validators.js";

export { merge } from "./merge.js";

const FORMAT = "stilloff-evidence";
export const SCHEMA = 4;
/** Since this one, requests have histories of their own; before, their lines stood among a setting's. */
const APART = 3;
/** Since this one, the settings that the member showed come along. */
const SHOWN = 4;
/** The largest file that is read, characters; ten years of daily looks at twenty settings take one twentieth of it. */
export const LARGEST = 20_000_000;

/** What a line that was read can say of training; the member's own lines (an import, a request, a word) say anything. */
const READ = /** @type {{[type: string]: readonly string[]}} */ (terms.READ);
const TYPES = [...Object.keys(READ), ...terms.ASIDE];
/** What a table says of a request, and where it stands there. */
const REQUEST_COLUMNS = ["request", "letter", "place", "regime", "right", "way", "sent", "number", "due", "answered", "answer"];
const COLUMNS = [
  "service",
  "setting",
  "name",
  "type",
  "at",
  "last",
  "count",
  "state",
  "reason",
  "signals",
  "page",
  "definition",
  "version",
  "source",
  ...REQUEST_COLUMNS,
  "said",
  "day",
  "previous",
];

/** The last millisecond that ISO 8601 writes with four digits for the year. */
const END_OF_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** @param {number} at ms since 1970 @returns {string} local time with its offset from UTC: 2026-01-31T09:30:00+01:00 */
const localTime = (at) => {
  const ahead = -new Date(at).getTimezoneOffset();
  const offset = new Date(Math.abs(ahead) * 60_000).toISOString().slice(11, 16);
  return `${new Date(at + ahead * 60_000).toISOString().slice(0, 19)}${ahead < 0 ? "-" : "+"}${offset}`;
};

/** @typedef {import("./validators.js").Is} Is @typedef {import("./validators.js").Shape} Shape */

/** @param {Omit<StillOff.Evidence, "digest"> & {digest?: string}} evidence */
const digestOf = ({ digest, ...rest }) => chain.digest(rest);

/**
 * The export, ready for `JSON.stringify`.
 *
 * @param {object} from
 * @param {{service: string, setting: string, name: string, record: import("../background/judge.js").Record,
 *   history: StillOff.Line[], requests?: StillOff.Line[]}[]} from.settings with the history of the requests about each
 * @param {StillOff.Taught[]} [from.taught] those that the member showed; only those whose histories are there come along
 * @param {string} from.version the extension's
 * @param {number} from.made ms since 1970
 * @returns {Promise<StillOff.Evidence>}
 */
export const evidenceOf = async ({ settings, taught: all = [], version, made }) => {
  const taught = all.filter(({ service, id }) => settings.some((one) => one.service === service && one.setting === id));
  /** @type {Omit<StillOff.Evidence, "digest"> & {requests: NonNullable<StillOff.Evidence["requests"]>}} */
  const evidence = { format: FORMAT, schema: SCHEMA, made: localTime(made), version, taught: structuredClone(taught), settings: [], requests: [] };
  const chained = async (/** @type {StillOff.Line[]} */ history) => ({ lines: structuredClone(history), head: await chain.head(history) });
  for (const { service, setting, name, record, history, requests = [] } of settings) {
    const { state, since, known } = record;
    const summary = { service, setting, name, state, since, confirmed: known?.confirmed ?? null };
    evidence.settings.push({ ...summary, ...(await chained(history)) });
    if (requests.length) evidence.requests.push({ service, setting, name, ...(await chained(requests)) });
  }
  return { ...evidence, digest: await digestOf(evidence) };
};

/**
 * What an export says of each setting, whichever version wrote it: what was read or said, and what was sent.
 *
 * @param {StillOff.Evidence} evidence
 * @returns {{service: string, setting: string, readings: StillOff.Line[], requests: StillOff.Line[]}[]}
 */
export const exportedHistories = ({ settings, requests = [] }) => {
  const found = settings.map(({ service, setting, lines }) => ({ service, setting, ...separated(lines) }));
  const apart = requests.map(({ service, setting, lines }) => ({ service, setting, readings: [], requests: lines }));
  return [...found, ...apart];
};

/**
 * @param {StillOff.Evidence} evidence
 * @returns {Promise<string[]>} what was changed after the export, as places in the file (`settings[0].lines[3]` doesn't
 *   carry the digest of the line before it); empty if nothing was
 */
export const check = async (evidence) => {
  const places = [];
  for (const part of PARTS) {
    for (const [number, { lines, head }] of (evidence[part] ?? []).entries()) {
      for (const { line } of await chain.check(lines)) places.push(`${part}[${number}].lines[${line}]`);
      if (head !== (await chain.head(lines))) places.push(`${part}[${number}].head`);
    }
  }
  if (evidence.digest !== (await digestOf(evidence))) places.push("digest");
  return places;
};

/** One cell. A spreadsheet would take a text that begins like a formula for one: an apostrophe stops it. @param {unknown} value */
const cell = (value) => {
  const written = typeof value === "string" ? value.replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, "'") : String(value ?? "");
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};

/** A line's request as cells; a request's answer is two of them. @param {StillOff.Line} line */
const ofRequest = ({ request }) => request && { ...request, request: request.id, answered: request.answer?.on, answer: request.answer?.said };

/** The member's own word as cells; an empty day says that they took it back. @param {StillOff.Line} line */
const ofWord = ({ type, said }) => type === "said" && { said: said?.state ?? "unknown", day: said?.day };

/**
 * @param {StillOff.Evidence} evidence
 * @returns {string} every line as a row of RFC 4180, times in UTC, with the mark by which spreadsheets know UTF-8
 */
export const csvOf = (evidence) => {
  /** @type {unknown[][]} */
  const rows = [COLUMNS];
  for (const { service, setting, name, lines } of [...evidence.settings, ...(evidence.requests ?? [])]) {
    for (const line of lines) {
      const at = new Date(line.at).toISOString();
      const last = line.last === undefined ? null : new Date(line.last).toISOString();
      /** @type {{[column: string]: unknown}} */
      const row = { ...line, ...ofRequest(line), ...ofWord(line), service, setting, name, at, last, signals: line.signals?.join(" ") };
      rows.push(COLUMNS.map((column) => row[column]));
    }
  }
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
};

/** @type {Is} */
const isTime = (value) => Number.isInteger(value) && value >= 0 && value <= END_OF_TIME;
/** @type {Is} */
const isCount = (value) => Number.isSafeInteger(value) && value >= 1;
const isDigest = matches(/^[0-9a-f]{64}$/);
const isVersion = matches(/^[0-9]{1,9}(\.[0-9]{1,9}){0,3}$/);
const HOUR_AND_MINUTE = "([01][0-9]|2[0-3]):[0-5][0-9]";
const isTimeOfDay = matches(new RegExp(`^T${HOUR_AND_MINUTE}:[0-5][0-9][+-]${HOUR_AND_MINUTE}$`));
/** @type {Is} */
const isMoment = (value) => typeof value === "string" && isDay(value.slice(0, 10)) && isTimeOfDay(value.slice(10));
/** A text as a person would write it. */
const isText = isLine(1, 200);

const LINE = {
  at: isTime,
  definition: isDay,
  page: orNull(oneOf(terms.PAGES)),
  previous: orNull(isDigest),
  reason: orNull(oneOf(terms.REASONS)),
  signals: listOf(oneOf(terms.SIGNALS), terms.SIGNALS.length),
  state: oneOf(terms.STATES),
  type: oneOf(TYPES),
  version: isVersion,
};
/** What lines of a type have beside. @type {{[type: string]: Shape}} */
const MORE = {
  confirmed: { count: isCount, last: isTime },
  imported: { count: isCount, source: isDigest },
  // Nothing was read.
  said: { said: orNull(isWord), state: oneOf(["unknown"]), reason: oneOf([null]), signals: listOf(() => false, 0), page: oneOf([null]) },
  ...Object.fromEntries(terms.REQUESTED.map((type) => [type, { request: isTold }])),
};
const { page, reason, signals, state, ...EVENT } = LINE;
/** What the lines of requests had while they stood among a setting's, and keep. @type {Shape} */
const FORMER = { page, reason, signals, state };
/** @type {Shape} */
const REQUEST_LINE = { ...EVENT, type: oneOf([...terms.REQUESTED, "imported"]) };
const REQUESTS = { service: isName, setting: isName, name: isText, lines: Array.isArray, head: orNull(isDigest) };
const SETTING = { ...REQUESTS, state: oneOf(terms.STATES), since: orNull(isTime), confirmed: orNull(isTime) };
const EVIDENCE = {
  format: oneOf([FORMAT]),
  schema: oneOf([1, 2, APART, SCHEMA]),
  made: isMoment,
  version: isVersion,
  settings: Array.isArray,
  digest: isDigest,
};

/**
 * @param {any} value
 * @param {Shape} shape
 * @param {string} place
 * @param {Shape} [optional] what it may have beside
 * @returns {string | null} the first place in it that isn't as a shape has it
 */
const flaw = (value, shape, place, optional = {}) => {
  if (!isTable(value)) return place;
  const prefix = place && `${place}.`;
  const whole = { ...optional, ...shape };
  const lacks = Object.keys(shape).find((key) => !Object.hasOwn(value, key));
  const wrong = lacks ?? Object.keys(whole).find((key) => Object.hasOwn(value, key) && !whole[key](value[key]));
  if (wrong) return prefix + wrong;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(whole, key));
  // A key is the file's own text: it is named only where it is harmless.
  return unknown === undefined ? null : /^\w{1,40}$/.test(unknown) ? prefix + unknown : place || "evidence";
};

/** @param {any} line @returns {Shape} what a line of its type has beside what all have */
const moreOf = (line) => (isTable(line) && typeof line.type === "string" && Object.hasOwn(MORE, line.type) ? MORE[line.type] : {});

/** @param {any} line @param {string} place @returns {string | null} */
const flawOfRequestLine = (line, place) => flaw(line, { ...REQUEST_LINE, ...moreOf(line) }, place, FORMER);

/** @param {any} line @param {string} place @returns {string | null} */
const flawOfLine = (line, place) => {
  const found = flaw(line, { ...LINE, ...moreOf(line) }, place);
  if (found || !Object.hasOwn(READ, line.type)) return found;
  if (!READ[line.type].includes(line.state)) return `${place}.state`;
  return (line.state === "unknown") === (line.reason !== null) ? null : `${place}.reason`;
};

/** The parts of an export that hold chains, and what their entries and lines are. */
const SHAPES = { settings: { entry: SETTING, line: flawOfLine }, requests: { entry: REQUESTS, line: flawOfRequestLine } };
const PARTS = /** @type {(keyof typeof SHAPES)[]} */ (Object.keys(SHAPES));

/** @param {any[]} taught @returns {string | null} */
const flawOfTaught = (taught) => {
  if (taught.length > MOST) return "taught";
  for (const [number, one] of taught.entries()) {
    const [wrong] = faults(one);
    if (wrong) return `taught[${number}]${wrong === "taught" ? "" : `.${wrong}`}`;
    if (taught.findIndex(({ service, id }) => service === one.service && id === one.id) !== number) return `taught[${number}].id`;
  }
  return null;
};

/**
 * @param {StillOff.Evidence} evidence
 * @returns {Promise<string | null>} the first place where a shown setting says that it's of another host than it is
 */
export const strayIn = async ({ taught = [] }) => {
  const services = await Promise.all(taught.map(({ host }) => chain.siteOf(host)));
  const place = taught.findIndex(({ service }, number) => service !== services[number]);
  return place < 0 ? null : `taught[${place}].service`;
};

/** @param {any} evidence @returns {string | null} */
const flawOf = (evidence) => {
  const { schema } = evidence;
  const shape = { ...EVIDENCE, ...(schema >= APART ? { requests: Array.isArray } : {}), ...(schema >= SHOWN ? { taught: Array.isArray } : {}) };
  const found = flaw(evidence, shape, "") ?? flawOfTaught(evidence.taught ?? []);
  if (found !== null) return found;
  for (const part of PARTS) {
    const { entry: shape, line: flawOfOne } = SHAPES[part];
    const seen = new Set();
    for (const [number, entry] of (evidence[part] ?? []).entries()) {
      const place = `${part}[${number}]`;
      const inside =
        flaw(entry, shape, place) ??
        (seen.has(`${entry.service}/${entry.setting}`) ? `${place}.setting` : null) ??
        entry.lines.reduce(
          (/** @type {string | null} */ first, /** @type {unknown} */ line, /** @type {number} */ row) =>
            first ?? flawOfOne(line, `${place}.lines[${row}]`),
          null,
        );
      if (inside) return inside;
      seen.add(`${entry.service}/${entry.setting}`);
    }
  }
  return null;
};

/** @param {string} key of a text @param {...string} values */
const problem = (key, ...values) => ({ problem: { key, values } });

/**
 * Read an export. Nothing in it is believed: every value is of a known kind, every key is known. Whether it was edited
 * is for `check` to say.
 *
 * @param {string} text
 * @returns {{evidence: StillOff.Evidence} | {problem: {key: string, values: string[]}}} never throws
 */
export const parse = (text) => {
  if (typeof text !== "string") return problem("evidenceNotJson");
  if (text.length > LARGEST) return problem("evidenceTooLarge", String(LARGEST / 1_000_000));
  if (!text.trim()) return problem("evidenceEmpty");
  let evidence;
  try {
    evidence = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return problem("evidenceNotJson");
  }
  if (!isTable(evidence) || evidence.format !== FORMAT || !Number.isSafeInteger(evidence.schema)) {
    return problem("evidenceNotOurs");
  }
  if (evidence.schema > SCHEMA) return problem("evidenceNewer", String(evidence.schema));
  const place = flawOf(evidence);
  return place === null ? { evidence } : problem("evidenceBadLine", place);
};
