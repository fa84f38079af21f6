/** Showing StillOff the switch on the page in front: where it can't read a setting that it knows, and on any other page. */
import { coverOf, isPageOf } from "../shared/cover.js";
import { within, word } from "../shared/page.js";
import { showableAt } from "../shared/showable.js";
import { again, offer, unseen } from "../shared/showing.js";
import { text } from "../shared/texts.js";

/** @typedef {StillOff.ReadEntry} Entry @typedef {ReturnType<typeof offer>} Offer */

const page = within(document);
/** @typedef {Pick<chrome.tabs.Tab, "incognito"> & {url: string, id: number}} Front */
/** The page in front: undefined until that is known, null where the browser doesn't tell. @type {Front | null | undefined} */
let front;
/** What rows offer. @type {WeakMap<HTMLElement, Offer>} */
const offers = new WeakMap();
/** @type {Offer | null} */
let other = null;

/** Of a private window nothing may be remembered. @param {Front} front */
const showableOf = ({ url, incognito }) => {
  const found = showableAt(url);
  return incognito && found.address !== null ? { address: null, problem: "private" } : found;
};

/** Where it was given, the page in front has what comes next. */
const close = () => window.close();

/** What showing a setting would be of. @param {Entry} entry */
const aboutOf = ({ service, described, taught }) => (taught ? taught.about : `${service}/${described.id}`);

/** Where it would be shown: on the page in front if that's the setting's, or else where the setting should stand. @param {Entry} entry */
const targetOf = (entry) => {
  const { described, taught } = entry;
  const there = front && isPageOf(described, front.url) ? front : null;
  const address = there && showableAt(there.url).address;
  /** @type {import("../shared/showing.js").Target} */
  const target = taught ? again(taught) : { address: described.address, tab: null, about: aboutOf(entry), instead: null };
  return there && address ? { ...target, address, tab: there.id } : target;
};

/** Have a row's inside offer it. @param {HTMLElement} body @param {Entry} entry */
export const build = (body, { taught }) => {
  const part = offer(text(taught ? "teachAgain" : "teachShow"), close);
  offers.set(body, part);
  within(body)(".open").after(part.element);
};

/** Bring it up to date. @param {HTMLElement} body @param {Entry} entry @param {StillOff.State} state */
export const show = (body, entry, state) => {
  const { taught } = entry;
  // Once it was shown, it stands in a row of its own.
  const wanted =
    unseen(entry) && !front?.incognito && !state.managed.includes("watch") && (taught || !state.taught.some(({ about }) => about === aboutOf(entry)));
  offers.get(body)?.show(wanted ? targetOf(entry) : null, state, wanted && !taught ? text("teachWhat") : "");
};

/** On a page that nothing is known of: at the very end, where nothing is moved by it. @param {StillOff.State} state */
export const showOther = (state) => {
  const place = page("#show-other");
  const { address, problem } = front ? showableOf(front) : { address: null, problem: "none" };
  const known = address !== null && coverOf(address, state.settings) !== null;
  const ours = front?.url.startsWith(browser.runtime.getURL(""));
  place.hidden = !front || known || ours || problem === "none" || state.managed.includes("watch");
  if (!front || place.hidden) return;
  if (!other) {
    other = offer(text("teachShow"), close);
    place.append(other.element);
  }
  other.show(
    address === null ? null : { address, tab: front.id, about: null, instead: null },
    state,
    problem ? word("notShown", problem) : text("taughtWhat"),
  );
};

/**
 * Ask which page is in front: after what needs no answer has been painted, and once.
 *
 * @param {() => void} then shows what depends on it
 */
export const ask = async (then) => {
  if (front !== undefined) return;
  front = null;
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true }).catch(() => []);
  if (!tab?.url || tab.id === undefined) return;
  front = { url: tab.url, id: tab.id, incognito: tab.incognito };
  then();
};
