/** What needs the member first: of each setting what kind of news it is, their order, and how many there are of each. */
import { age, count, text } from "./texts.js";

/** @typedef {(typeof KINDS)[number]} Kind */

/** In the order of need, which is the badge's; it leaves out what nobody read. */
export const KINDS = /** @type {const} */ (["relapse", "on", "stale", "unknown", "unread", "off", "said"]);

/** The few words of each kind. @type {{[kind in Exclude<Kind, "relapse" | "said">]: string}} */
const WORDS = {
  on: "state_on",
  stale: "popupStale",
  unknown: "popupUnknown",
  unread: "popupUnread",
  off: "state_off",
};

/** @param {Pick<StillOff.Entry, "record" | "fresh">} entry @returns {Kind} */
export const kindOf = ({ record: { state, reason, relapse, said }, fresh }) => {
  if (said) return "said";
  if (relapse && (!relapse.seen || (state === "on" && fresh))) return "relapse";
  if (state === "unknown") return reason ? "unknown" : "unread";
  if (!fresh) return "stale";
  return state;
};

/** What it's called in a list of states. @param {Kind} kind */
export const wordOf = (kind) => {
  if (kind === "relapse") return text("chipRelapse");
  return text(kind === "said" ? "saidKind" : WORDS[kind]);
};

/** The member's own word, as short as can be. @param {StillOff.Word} word */
export const wordsOf = ({ state }) => text(state === "on" ? "saidOn" : "saidOff");

/** When a setting was last read, as an age; empty where it never was. @param {StillOff.Entry} entry @param {number} now */
export const ageOf = ({ record: { known } }, now) => (known ? age(known.confirmed, now) : "");

/**
 * What needs the member first comes first; of the same kind, what has been read longest ago.
 *
 * @template {Pick<StillOff.Entry, "record" | "fresh">} E
 * @param {E[]} entries
 * @returns {E[]} sorted, in a list of its own
 */
export const byNeed = (entries) => {
  const rank = (/** @type {E} */ entry) => KINDS.indexOf(kindOf(entry));
  const read = (/** @type {E} */ { record }) => record.known?.confirmed ?? 0;
  return [...entries].sort((one, other) => rank(one) - rank(other) || read(one) - read(other));
};

/**
 * How many there are of each; what was found on again is on, and the member's own word doesn't count.
 *
 * @param {Pick<StillOff.Entry, "record" | "fresh">[]} entries
 */
export const tally = (entries) => {
  const found = { on: 0, off: 0, stale: 0, unknown: 0, unread: 0 };
  for (const entry of entries) {
    const kind = kindOf(entry);
    if (kind !== "said") found[kind === "relapse" ? "on" : kind] += 1;
  }
  return found;
};

/** The same in words: "1 on · 8 off · 4 not read". @param {Pick<StillOff.Entry, "record" | "fresh">[]} entries */
export const summary = (entries) =>
  Object.entries(tally(entries))
    .filter(([, number]) => number)
    .map(([kind, number]) => text(`sum_${kind}`, count(number)))
    .join(" · ");

/**
 * Bring an element up to date that shows the state as a word and a shape.
 *
 * @param {HTMLElement} element
 * @param {Pick<StillOff.Entry, "record" | "fresh">} entry
 */
export const showChip = (element, entry) => {
  const kind = kindOf(entry);
  const tone = kind === "relapse" ? "on" : kind;
  element.className = `chip tone ${tone} ${kind}`;
  const { said } = entry.record;
  const words = said ? wordsOf(said) : wordOf(kind);
  if (element.textContent !== words) element.textContent = words;
};
