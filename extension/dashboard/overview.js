/**
 * The overview: every setting in a line, with what is next for it; sorted and filtered as the member likes. What needs
 * them first stands first.
 */
import { buildAlarm, showAlarm } from "../shared/alarm.js";
import { tell, update } from "../shared/aloud.js";
import { ask, copy, describe, label, prune, say, within } from "../shared/page.js";
import { asks, asksAt } from "../shared/own-word.js";
import { KINDS, ageOf, byNeed, kindOf, showChip, tally, wordOf } from "../shared/need.js";
import { buildRound, showRound, unread } from "../shared/check-all.js";
import { again, begin, unseen } from "../shared/showing.js";
import { showStanding } from "../shared/standing.js";
import { count, date, language, text } from "../shared/texts.js";
import { showAsked } from "./own-words.js";
import { isUnder, showLooking } from "./under-way.js";

/** @typedef {StillOff.ReadEntry | StillOff.Noted} Entry @typedef {StillOff.State<Entry>} State @typedef {"name" | "need" | "read" | "due"} Column */

const { messages } = stillOff;
const view = within(document)("#overview");
const find = within(view);
const filter = find(".filter", HTMLSelectElement);
const body = find("tbody", HTMLTableSectionElement);
/** @type {Map<string, HTMLElement>} */
const rows = new Map();
/** @type {Map<string, HTMLElement>} */
const banners = new Map();
/** The settings that are ticked. @type {Set<string>} */
const ticked = new Set();
/** @type {{column: Column, backwards: boolean}} */
let sorted = { column: "need", backwards: false };
/** @type {StillOff.Page} */
let page;
/** @type {State | null} */
let last = null;

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  buildRound(find(".round"), page.again, () => (ticked.size ? [...ticked] : null));
  filter.addEventListener("change", () => last && arrange(last, true));
  for (const found of view.querySelectorAll("th[data-sort]")) {
    const head = /** @type {HTMLElement} */ (found);
    within(head)("button").addEventListener("click", () => {
      const column = /** @type {Column} */ (head.dataset.sort);
      sorted = { column, backwards: sorted.column === column && !sorted.backwards };
      if (last) arrange(last, true);
    });
  }
};

/** @param {State} state */
export const show = async (state) => {
  last = state;
  const watched = state.settings.filter((entry) => entry.watched);
  const { off, stale, unknown, unread: never } = tally(watched);
  const counted = [off, watched.length, stale + unknown + never].map(count);
  say(find(".score"), watched.length ? text("overviewScore", ...counted) : "");
  for (const known of [rows, banners]) prune(known, state.settings);
  for (const key of ticked) if (!rows.has(key)) ticked.delete(key);
  for (const entry of state.settings) {
    await showBanner(entry);
    fill(rows.get(entry.key) ?? rowOf(entry), entry, state);
  }
  showAsked(find(".asked"), state, page);
  find(".none").hidden = state.settings.length > 0;
  showFilter(state);
  arrange(state, false);
  showRound(find(".round"), state, ticked.size);
};

/** What was found on again stands before everything. @param {Entry} entry */
const showBanner = async (entry) => {
  if (!entry.record.relapse && !banners.has(entry.key)) return;
  const known = banners.get(entry.key);
  const banner = known ?? copy("overview-alarm");
  const inside = within(banner);
  if (!known) {
    inside(".service").textContent = entry.definition.name;
    label(banner, inside("h3"));
    buildAlarm(inside(".alarm"), entry, (done) => page.done(text(done ? "alarmOtherDone" : "dashNotKept")));
    banners.set(entry.key, banner);
    find(".alarms").append(banner);
  }
  await showAlarm(inside(".alarm"), entry);
  banner.hidden = !entry.record.relapse;
};

/** The row of a setting that wasn't there before. @param {Entry} entry */
const rowOf = (entry) => {
  const { definition, described, key } = entry;
  const row = copy("overview-row");
  const inside = within(row);
  inside(".letter").textContent = definition.icon;
  inside(".service").textContent = definition.name;
  for (const [selector, name] of /** @type {const} */ ([
    [".cell-state", "columnState"],
    [".cell-read", "columnRead"],
    [".cell-next", "columnNext"],
  ])) {
    // Of what nobody can look at there is nothing that was read.
    if (entry.access !== "none" || name !== "columnRead") inside(selector).dataset.name = text(name);
  }
  describe(inside(".open"), inside(".service"));
  describe(inside(".again"), inside(".service"), inside(".name"));
  describe(inside("summary"), inside(".service"));
  const tick = inside(".tick", HTMLInputElement);
  tick.ariaLabel = text("called", definition.name, described.name);
  tick.addEventListener("change", () => {
    if (tick.checked) ticked.add(key);
    else ticked.delete(key);
    if (last) showRound(find(".round"), last, ticked.size);
  });
  inside(".open").addEventListener("click", () => described.address && browser.tabs.create({ url: described.address }));
  inside(".again").addEventListener("click", async () => {
    const taught = last?.settings.find((one) => one.key === key)?.taught;
    if (taught) tell(inside(".refused"), await begin(again(taught)));
  });
  inside(".stop").addEventListener("click", async () => {
    await ask(messages.STOP_LOOK);
    page.again();
  });
  rows.set(key, row);
  body.append(row);
  return row;
};

/** @param {HTMLElement} row @param {Entry} entry @param {State} state */
const fill = (row, entry, state) => {
  const { look, now } = state;
  const inside = within(row);
  const { said } = entry.record;
  // One that the member shows again may be called otherwise.
  say(inside(".name"), entry.described.name);
  showStanding(row, entry, now);
  showChip(inside(".chip"), entry);
  say(inside(".age"), ageOf(entry, now));
  // When it's off, the day of the next look says it all.
  inside(".open").hidden = kindOf(entry) === "off" || !entry.watched;
  say(inside(".since"), said ? date(said.day) : "");
  inside(".again").hidden = !entry.taught || !entry.watched || !unseen(entry);
  say(inside(".due"), dueOf(entry, now));
  inside(".unwatched").hidden = entry.watched || said !== null;
  update(inside(".came"), unread(state, entry));
  showLooking(inside(".looking"), isUnder(look, entry));
  const tick = inside(".tick", HTMLInputElement);
  const may = entry.watched && entry.access === "granted";
  if (!may) ticked.delete(entry.key);
  tick.disabled = !may;
  tick.checked = ticked.has(entry.key);
};

/** When a look is due, or the member is asked. @param {Entry} entry @param {number} now */
const dueOf = ({ record: { due, said }, watched }, now) => {
  const again = asksAt(said);
  if (said) return again === null ? "" : asks(said, now) ? text("saidAsk", date(said.at)) : text("saidNext", date(again));
  return due && watched ? text(due > now ? "checksDue" : "checksDueNow", date(due)) : "";
};

/** The states there are, each with how many. @param {State} state */
const showFilter = ({ settings }) => {
  const kinds = settings.map(kindOf);
  const there = KINDS.filter((kind) => kinds.includes(kind) || filter.value === kind);
  const named = there.map((kind) => new Option(text("filterCount", wordOf(kind), count(kinds.filter((one) => one === kind).length)), kind));
  const all = new Option(text("filterCount", text("filterAll"), count(kinds.length)), "");
  const { value } = filter;
  const words = [all, ...named].map((option) => option.text).join();
  if (words === [...filter.options].map((option) => option.text).join()) return;
  filter.replaceChildren(all, ...named);
  filter.value = value;
};

/** @param {Entry} entry */
const dueAt = ({ record: { due, said } }) => due ?? asksAt(said) ?? 0;

/** @param {Entry[]} settings @returns {Entry[]} in the order that was chosen; what isn't watched always last */
const inOrder = (settings) => {
  /** @type {{[column in Column]: (entries: Entry[]) => Entry[]}} */
  const by = {
    need: byNeed,
    name: (entries) => [...entries].sort((a, b) => a.called.localeCompare(b.called, language())),
    read: (entries) => [...entries].sort((a, b) => (b.record.known?.confirmed ?? 0) - (a.record.known?.confirmed ?? 0)),
    due: (entries) => [...entries].sort((a, b) => dueAt(a) - dueAt(b)),
  };
  const found = by[sorted.column](settings);
  if (sorted.backwards) found.reverse();
  return [...found.filter(({ watched }) => watched), ...found.filter(({ watched }) => !watched)];
};

/** Put the rows in their order, and leave out those that weren't asked for. @param {State} state @param {boolean} asked whether the member did it */
const arrange = ({ settings }, asked) => {
  for (const found of view.querySelectorAll("th[data-sort]")) {
    const head = /** @type {HTMLElement} */ (found);
    head.ariaSort = head.dataset.sort !== sorted.column ? "none" : sorted.backwards ? "descending" : "ascending";
  }
  const shown = settings.filter((entry) => !filter.value || kindOf(entry) === filter.value);
  for (const [key, row] of rows) row.hidden = !shown.some((entry) => entry.key === key);
  const shownOf = text("servicesFound", count(shown.length), count(settings.length));
  if (asked) update(find(".shown"), filter.value ? shownOf : "");
  else say(find(".shown"), filter.value ? shownOf : "");
  // Nothing moves from under the member's hand.
  if (!asked && body.contains(document.activeElement)) return;
  const order = inOrder(settings).map(({ key }) => /** @type {HTMLElement} */ (rows.get(key)));
  if (order.some((row, place) => row !== body.children[place])) body.append(...order);
};
