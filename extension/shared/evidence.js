/**
 * Evidence: the histories as a file that can be kept, shown and brought back. docs/evidence.md says what is in it;
 * `builder/data/evidence.py` checks it. No browser's API but `crypto`.
 */
import * as chain from "./chain.js";
import { isDay } from "./days.js";
import { isTold } from "./requests.js";
import * as terms from "./terms.js";

export { merge } from "./merge.js";

const FORMAT = "stilloff-evidence";
export const SCHEMA = 2;
/** The largest file that is read, characters; ten years of daily looks at twenty settings take one twentieth of it. */
export const LARGEST = 20_000_000;

/** What a line that was read can say of training; the member's own lines (an import, a request) say anything. */
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

/** @typedef {(value: any) => boolean} Is Whether a value is what it should be. @typedef {{[key: string]: Is}} Shape */

/** @param {Omit<StillOff.Evidence, "digest"> & {digest?: string}} evidence */
const digestOf = ({ digest, ...rest }) => chain.digest(rest);

/**
 * The export, ready for `JSON.stringify`.
 *
 * @param {object} from
 * @param {{service: string, setting: string, name: string, record: import("../background/judge.js").Record,
 *   history: StillOff.Line[]}[]} from.settings
 * @param {string} from.version the extension's
 * @param {number} from.made ms since 1970
 * @returns {Promise<StillOff.Evidence>}
 */
export const evidenceOf = async ({ settings, version, made }) => {
  /** @type {Omit<StillOff.Evidence, "digest">} */
  const evidence = { format: FORMAT, schema: SCHEMA, made: localTime(made), version, settings: [] };
  for (const { service, setting, name, record, history } of settings) {
    const { state, since, known } = record;
    const lines = structuredClone(history);
    const summary = { service, setting, name, state, since, confirmed: known?.confirmed ?? null };
    evidence.settings.push({ ...summary, lines, head: await chain.head(lines) });
  }
  return { ...evidence, digest: await digestOf(evidence) };
};

/**
 * @param {StillOff.Evidence} evidence
 * @returns {Promise<string[]>} what was changed after the export, as places in the file (`settings[0].lines[3]` doesn't
 *   carry the digest of the line before it); empty if nothing was
 */
export const check = async (evidence) => {
  const places = [];
  for (const [number, { lines, head }] of evidence.settings.entries()) {
    for (const { line } of await chain.check(lines)) places.push(`settings[${number}].lines[${line}]`);
    if (head !== (await chain.head(lines))) places.push(`settings[${number}].head`);
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

/**
 * @param {StillOff.Evidence} evidence
 * @returns {string} every line as a row of RFC 4180, times in UTC, with the mark by which spreadsheets know UTF-8
 */
export const csvOf = (evidence) => {
  /** @type {unknown[][]} */
  const rows = [COLUMNS];
  for (const { service, setting, name, lines } of evidence.settings) {
    for (const line of lines) {
      const at = new Date(line.at).toISOString();
      const last = line.last === undefined ? null : new Date(line.last).toISOString();
      /** @type {{[column: string]: unknown}} */
      const row = { ...line, ...ofRequest(line), service, setting, name, at, last, signals: line.signals.join(" ") };
      rows.push(COLUMNS.map((column) => row[column]));
    }
  }
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
};

/** @type {Is} */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @param {RegExp} pattern @returns {Is} */
const matches = (pattern) => (value) => typeof value === "string" && pattern.test(value);
/** @param {readonly unknown[]} words @returns {Is} */
const oneOf = (words) => (value) => words.includes(value);
/** @param {Is} is @returns {Is} */
const orNull = (is) => (value) => value === null || is(value);
/** @param {Is} is @param {number} most @returns {Is} */
const listOf = (is, most) => (value) => Array.isArray(value) && value.length <= most && value.every(is);

/** @type {Is} */
const isTime = (value) => Number.isInteger(value) && value >= 0 && value <= END_OF_TIME;
/** @type {Is} */
const isCount = (value) => Number.isSafeInteger(value) && value >= 1;
const isDigest = matches(/^[0-9a-f]{64}$/);
const isId = matches(/^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/);
const isVersion = matches(/^[0-9]{1,9}(\.[0-9]{1,9}){0,3}$/);
const HOUR_AND_MINUTE = "([01][0-9]|2[0-3]):[0-5][0-9]";
const isTimeOfDay = matches(new RegExp(`^T${HOUR_AND_MINUTE}:[0-5][0-9][+-]${HOUR_AND_MINUTE}$`));
/** @type {Is} */
const isMoment = (value) => typeof value === "string" && isDay(value.slice(0, 10)) && isTimeOfDay(value.slice(10));
/** A text as a person would write it: no control characters, nothing that turns the direction of what follows. */
const isText = matches(/^[^\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]{1,200}$/u);

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
  ...Object.fromEntries(terms.REQUESTED.map((type) => [type, { request: isTold }])),
};
const SETTING = {
  service: isId,
  setting: isId,
  name: isText,
  state: oneOf(terms.STATES),
  since: orNull(isTime),
  confirmed: orNull(isTime),
  lines: Array.isArray,
  head: orNull(isDigest),
};
const EVIDENCE = {
  format: oneOf([FORMAT]),
  schema: oneOf([1, SCHEMA]),
  made: isMoment,
  version: isVersion,
  settings: Array.isArray,
  digest: isDigest,
};

/** @param {any} value @param {Shape} shape @param {string} place @returns {string | null} the first place in it that isn't as a shape has it */
const flaw = (value, shape, place) => {
  if (!isObject(value)) return place;
  const prefix = place && `${place}.`;
  const wrong = Object.keys(shape).find((key) => !Object.hasOwn(value, key) || !shape[key](value[key]));
  if (wrong) return prefix + wrong;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
  // A key is the file's own text: it is named only where it is harmless.
  return unknown === undefined ? null : /^\w{1,40}$/.test(unknown) ? prefix + unknown : place || "evidence";
};

/** @param {any} line @param {string} place @returns {string | null} */
const flawOfLine = (line, place) => {
  const more = isObject(line) && typeof line.type === "string" && Object.hasOwn(MORE, line.type) ? MORE[line.type] : {};
  const found = flaw(line, { ...LINE, ...more }, place);
  if (found || !Object.hasOwn(READ, line.type)) return found;
  if (!READ[line.type].includes(line.state)) return `${place}.state`;
  return (line.state === "unknown") === (line.reason !== null) ? null : `${place}.reason`;
};

/** @param {any} evidence @returns {string | null} */
const flawOf = (evidence) => {
  const found = flaw(evidence, EVIDENCE, "");
  if (found !== null) return found;
  const seen = new Set();
  for (const [number, entry] of evidence.settings.entries()) {
    const place = `settings[${number}]`;
    const inside =
      flaw(entry, SETTING, place) ??
      (seen.has(`${entry.service}/${entry.setting}`) ? `${place}.setting` : null) ??
      entry.lines.reduce(
        (/** @type {string | null} */ first, /** @type {unknown} */ line, /** @type {number} */ row) =>
          first ?? flawOfLine(line, `${place}.lines[${row}]`),
        null,
      );
    if (inside) return inside;
    seen.add(`${entry.service}/${entry.setting}`);
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
  if (!isObject(evidence) || evidence.format !== FORMAT || !Number.isSafeInteger(evidence.schema)) {
    return problem("evidenceNotOurs");
  }
  if (evidence.schema > SCHEMA) return problem("evidenceNewer", String(evidence.schema));
  const place = flawOf(evidence);
  return place === null ? { evidence } : problem("evidenceBadLine", place);
};
