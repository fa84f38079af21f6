/**
 * Bringing two histories of one setting, or of the requests about one, together: nothing is lost, nothing is there twice.
 *
 * Lines are the same if they say the same. Confirmations are the same, and become one line as wide as both, if they
 * are alike and began at the same moment, or if they are alike and overlap. Only where something else was read in
 * between they stay apart: one line over both would hide when training was last seen off.
 */
import { ALIKE, canonical, chain } from "./chain.js";
import { READ } from "./terms.js";

/** @typedef {StillOff.Line} Line @typedef {{line: Line, place: number}} Placed @typedef {Placed & {side: number}} Member */

/** @param {Line} line */
const content = ({ previous, ...said }) => canonical(said);
/** What lines that become one may differ in. @param {Line} line */
const rest = ({ previous, count, last, ...said }) => canonical(said);
/** @param {Line} a @param {Line} b */
const byTime = (a, b) => a.at - b.at;
/** Where a line of confirmations ends. A clock that was set back can make its last come before its first. @param {Line} line */
const end = ({ at, last = at }) => Math.max(at, last);

/**
 * Put what has the same key together.
 *
 * @template T, K
 * @param {T[]} things
 * @param {(thing: T) => K} keyOf
 * @returns {Map<K, T[]>} in the order of the first of each
 */
const grouped = (things, keyOf) => {
  /** @type {Map<K, T[]>} */
  const groups = new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
};

/** Lines that don't fold: each as often as the side has it that has it most often. @param {Member[]} members */
const united = (members) =>
  [...grouped(members, ({ line }) => content(line)).values()].flatMap((same) => {
    const [here, there] = [0, 1].map((side) => same.filter((member) => member.side === side));
    return [...here, ...there.slice(here.length)];
  });

/**
 * Whether something was read between the first and the last of a line's confirmations.
 *
 * @param {Line} line
 * @param {number[]} times in order
 */
const interrupted = (line, times) => {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < line.at) low = middle + 1;
    else high = middle;
  }
  return times[low] <= end(line);
};

/**
 * One line for all of these. How often they were confirmed can't be known where two sides saw the same: at least as
 * often as the side that saw more.
 *
 * @param {Member[]} members
 * @returns {Placed}
 */
const widened = (members) => {
  const later = (/** @type {Line} */ a, /** @type {Line} */ b) => a.at > b.at || (a.at === b.at && rest(a) > rest(b));
  const first = members.reduce((one, other) => (later(one.line, other.line) ? other : one));
  const counts = [0, 0];
  for (const { side, line } of members) counts[side] += line.count ?? 1;
  const last = members.reduce((latest, { line }) => Math.max(latest, line.last ?? line.at), first.line.last ?? first.line.at);
  const place = members.reduce((earliest, member) => Math.min(earliest, member.place), first.place);
  return { line: { ...first.line, count: Math.max(...counts), last }, place };
};

/** Confirmations that are alike, those that are the same put together. @param {Member[]} members @param {number[]} times */
const folded = (members, times) => {
  const lines = [];
  /** @type {{same: Member[], line: Line}[]} */
  const whole = [];
  for (const same of grouped(members, ({ line }) => line.at).values()) {
    const one = widened(same);
    if (interrupted(one.line, times)) lines.push(one);
    else whole.push({ same, line: one.line });
  }
  /** @type {Member[]} */
  let open = [];
  let until = -1;
  for (const { same, line } of whole.sort((a, b) => byTime(a.line, b.line))) {
    if (open.length && line.at > until) {
      lines.push(widened(open));
      open = [];
    }
    open.push(...same);
    until = Math.max(until, end(line));
  }
  return open.length ? [...lines, widened(open)] : lines;
};

/** Both sides as one, in order of time; at the same moment, in the order they had. @param {Line[][]} sides */
const union = (sides) => {
  const members = sides.flatMap((lines, side) => lines.map((line) => ({ line, side }))).map((member, place) => ({ ...member, place }));
  const events = united(members.filter(({ line }) => line.type !== "confirmed"));
  const times = events
    .map(({ line }) => line)
    .filter(({ type }) => Object.hasOwn(READ, type))
    .map(({ at }) => at);
  times.sort((a, b) => a - b);
  const confirmed = members.filter(({ line }) => line.type === "confirmed");
  const alike = grouped(confirmed, ({ line }) => canonical(ALIKE.map((name) => line[name])));
  return [...events, ...[...alike.values()].flatMap((same) => folded(same, times))]
    .sort((a, b) => byTime(a.line, b.line) || a.place - b.place)
    .map(({ line }) => line);
};

/**
 * @param {StillOff.Line[]} existing the lines that are remembered
 * @param {StillOff.Line[]} imported the lines of an export, which `parse` has accepted
 * @param {{at: number, definition: string | null, version: string, source: string}} by when, by which definition and version
 *   of StillOff, and the export's digest
 * @returns {Promise<{lines: StillOff.Line[], added: number}>} all lines, and how many are new or wider. Where none is, the
 *   existing lines as they are; otherwise chained again, with a last line that says so
 */
export const merge = async (existing, imported, { at, definition, version, source }) => {
  const before = new Map([...grouped(union([existing, []]), content)].map(([key, same]) => [key, same.length]));
  const lines = union([existing, imported]);
  let added = 0;
  for (const [key, same] of grouped(lines, content)) added += Math.max(0, same.length - (before.get(key) ?? 0));
  if (!added) return { lines: existing, added };
  /** @type {Line} */
  const last = { type: "imported", at, state: "unknown", reason: null, signals: [], page: null, definition, version, count: added, source };
  return { lines: await chain([...lines, last]), added };
};
