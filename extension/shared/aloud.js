/**
 * What is read aloud: each page has one polite live region, which is there from the start. What changes elsewhere is
 * said in it, so that nothing is said twice, and nothing is missed because its region came together with its words.
 */
import { make, say, within } from "./page.js";

/** So long after the last change it's said, ms: who types or moves on isn't talked to in between. */
const PAUSE = 300;
/** So long it stays, ms; then who reads the page line by line doesn't come upon it. */
const STAYS = 5000;

/** What is about to be said, by what it is about. @type {Map<unknown, string>} */
const waiting = new Map();
/** What has been shown before, so that a change of it is news. @type {WeakSet<Element>} */
const known = new WeakSet();
let timer = 0;

const flush = () => {
  const region = within(document)("#aloud");
  region.replaceChildren(...[...waiting.values()].map((words) => make("p", { textContent: words })));
  waiting.clear();
  timer = setTimeout(() => region.replaceChildren(), STAYS);
};

/**
 * Have words read aloud, once.
 *
 * @param {string} words
 * @param {unknown} [about] of what is about the same, only the last is said
 */
export const aloud = (words, about = words) => {
  if (!words) return;
  waiting.set(about, words);
  clearTimeout(timer);
  timer = setTimeout(flush, PAUSE);
};

/** Say what came of something that the member did, as often as they do it. @param {HTMLElement} element @param {string} words */
export const tell = (element, words) => {
  say(element, words);
  aloud(words, element);
};

/**
 * Bring an element up to date that may change while the page is open. What it says at first belongs to the page.
 *
 * @param {HTMLElement} element
 * @param {string} words
 * @param {string} [spoken] where that isn't clear without what stands around it
 */
export const update = (element, words, spoken = words) => {
  const news = known.has(element) && element.textContent !== words;
  known.add(element);
  say(element, words);
  if (news && words) aloud(spoken, element);
};
