/**
 * The member's own word on a setting that no web page shows: "I switched it off on …". It is no reading and never counts as one. No browser's API.
 *
 * @typedef {{state: "on" | "off", day: string}} Word what they say training is, and since which day, YYYY-MM-DD
 * @typedef {Word & {at: number}} Said the same with when they said so, ms since 1970
 */
import { hasCome, isDay } from "./days.js";
import { isTable } from "./validators.js";

const DAY = 24 * 60 * 60 * 1000;
/** The first day that a word can name. */
export const EARLIEST = "2000-01-01";
/**
 * So long after they said that training is off the member is asked whether it still is, days. A page is looked at again after some 30: a
 * look costs nobody anything. Here it's the member who must go and look, in an app or a mail: who is asked often answers without looking.
 */
export const ASK_AFTER = 90;

/** @param {any} value @returns {boolean} whether it is the member's word, as evidence has it */
export const isWord = (value) =>
  isTable(value) && Object.keys(value).length === 2 && ["on", "off"].includes(value.state) && isDay(value.day) && value.day >= EARLIEST;

/** @param {any} value @returns {boolean} whether it is one as it is remembered */
export const isSaid = (value) => {
  if (!isTable(value)) return false;
  const { at, ...word } = value;
  return Number.isFinite(at) && isWord(word);
};

/** @param {any} value @param {number} now @returns {boolean} whether it can be said now: nobody knows yet what they will switch */
export const canBeSaid = (value, now) => isWord(value) && hasCome(value.day, now);

/** @param {Pick<StillOff.Card, "kind">} card @returns {boolean} whether there is anything to switch, and so to speak of */
export const isSpokenOf = ({ kind }) => kind !== "none";

/** @param {Said | null} said @returns {number | null} when the member is asked again, ms since 1970; nobody is asked whether training is still on */
export const asksAt = (said) => (said?.state === "off" ? said.at + ASK_AFTER * DAY : null);

/**
 * Whether the member is asked now. What was said at a time that is still to come was said before the clock was set right: how long ago isn't known.
 *
 * @param {Said | null} said
 * @param {number} now
 */
export const asks = (said, now) => said !== null && said.state === "off" && (now >= said.at + ASK_AFTER * DAY || said.at > now + DAY);
