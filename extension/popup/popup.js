/**
 * The popup: in one line how many are on and off, then a row for each setting, the most urgent first. A row opens in
 * place, and is built only then: a member with many services waits no longer than one with a single service.
 */
import { buildAlarm, showAlarm } from "../shared/alarm.js";
import { aloud, update } from "../shared/aloud.js";
import { besideSwitch, formSteps } from "../shared/beside.js";
import { today } from "../shared/days.js";
import { limitsOf, local, plans, regions, sureness } from "../shared/facts.js";
import { ageOf, byNeed, kindOf, showChip, summary } from "../shared/need.js";
import { showTrouble } from "../shared/trouble.js";
import { ask, begin, copy, follow, label, make, say, whose, within, word } from "../shared/page.js";
import { buildRound, showRound } from "../shared/check-all.js";
import { waiting } from "../shared/sent.js";
import { showStanding, standing } from "../shared/standing.js";
import { date, list, sentences, text } from "../shared/texts.js";
import * as inFront from "./page-in-front.js";
import * as pageReport from "./page-report.js";

/** @typedef {StillOff.ReadEntry} Entry What the popup shows is watched, and so is read. */

const { definitions, messages } = stillOff;
const page = within(document);
const highlight = page("#highlight", HTMLInputElement);
const region = page("#region", HTMLSelectElement);

/** Open an address in a tab of its own, and make way. @param {string} url */
const visit = async (url) => {
  await browser.tabs.create({ url });
  window.close();
};

/** What an open row says. @param {Entry} entry @param {StillOff.State} state */
const fill = async (entry, state) => {
  const { options, requests, now } = state;
  const { definition, described } = entry;
  const body = bodyOf(entry);
  const one = within(body);
  showStanding(body, entry, now);
  say(one(".local"), sentences(local(definition, described, options.region), plans(described)));
  one(".facts").hidden = entry.taught !== null;
  fillFacts(body, definition, described, options.region);
  fillObjection(body, definition, requests);
  besides.get(body)?.(state);
  pageReport.show(body, entry);
  inFront.show(body, entry, state);
  // The alarm says both itself.
  if (entry.record.relapse) for (const name of [".state", ".next"]) one(name).hidden = true;
  else one(".state").hidden = false;
  await showAlarm(one(".alarm"), entry, one(".account"));
  // Seeing the alarm here is what calms the badge; the banner stays until training is off.
  if (entry.record.relapse && !entry.record.relapse.seen && (await seen())) ask(messages.SEEN, whose(entry));
};

/** Shows of a part whether help is wanted beside its form. @type {Map<Element, (state: StillOff.State) => void>} */
const besides = new Map();

/** What to do at the objection form, the same as beside it. @param {HTMLElement} part @param {StillOff.Definition} definition */
const buildForm = (part, definition) => {
  const place = within(part)(".at-form");
  place.hidden = !definition.objection;
  if (!definition.objection) return;
  const beside = besideSwitch(definition, definition.objection, () => again());
  place.append(...formSteps(definition.objection), beside.element);
  besides.set(part, beside.show);
};

/**
 * Fill what stands under a heading of its own; without anything to say, neither is shown.
 *
 * @param {HTMLElement} element
 * @param {(Node | string)[]} children
 */
const under = (element, children) => {
  const wanted = /** @type {HTMLElement} */ (element.cloneNode(false));
  wanted.append(...children);
  // A link that is drawn again under a finger would lose its click.
  if (!element.isEqualNode(wanted)) element.replaceChildren(...wanted.childNodes);
  /** @type {HTMLElement} */ (element.parentElement).hidden = !children.length;
};

/** @param {(Node | string)[]} lines */
const items = (lines) => lines.map((line) => make("li", {}, line));

/**
 * @param {HTMLElement} part
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {StillOff.Region | null} region
 */
const fillFacts = (part, definition, setting, region) => {
  const { covered, notCovered } = setting.facts;
  const one = within(part);
  const help = definition.help.map(({ about, address }) => {
    const link = make("a", { href: address, textContent: word("help", about) });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      visit(address);
    });
    return link;
  });
  under(one(".limits"), items(limitsOf(definition, setting, region)));
  under(one(".covered"), covered.length ? [list(covered.map((what) => word("covered", what)))] : []);
  under(one(".not-covered"), notCovered.length ? [list(notCovered.map((what) => word("not_covered", what)))] : []);
  under(one(".help"), items(help));
  one(".verified").textContent = sureness(definition, Date.now());
};

/**
 * The second step is done at the desk; here is what came of the first request that still waits, or else of the last.
 *
 * @param {HTMLElement} part
 * @param {StillOff.Definition} definition
 * @param {StillOff.Request[]} requests
 */
const fillObjection = (part, definition, requests) => {
  const sent = requests.filter(({ service }) => service === definition.id);
  const last = sent.find(({ answer }) => answer === null) ?? sent.at(-1);
  const one = within(part);
  one(".objection").hidden = !definition.objection && !definition.ways.length && !last;
  say(one(".objection .what"), definition.objection ? text("popupObjectionWhat", definition.company) : "");
  say(one(".objection .sent"), last ? sentences(text("popupSent", date(last.sent)), waiting(last, today())) : "");
};

/** Build what a row opens to, with all that it can be asked. @param {Entry} entry */
const build = (entry) => {
  const { definition, described } = entry;
  const body = copy("body");
  const one = within(body);
  one(".name").textContent = described.name;
  say(one(".way"), described.way.length ? text("popupWay", described.way.join(" › ")) : "");
  one(".open").addEventListener("click", () => visit(described.address));
  buildAlarm(one(".alarm"), entry, undefined, one(".account"));
  one(".desk").addEventListener("click", () => visit(browser.runtime.getURL(`dashboard/dashboard.html?service=${definition.id}#objection`)));
  buildForm(body, definition);
  pageReport.build(body, () => entries.get(entry.key) ?? entry);
  inFront.build(body, entry);
  return body;
};

/** Whether the member sees this as the button's popup; Firefox on Android opens popups in a tab. */
const seen = async () => {
  if (document.visibilityState !== "visible") return false;
  if (browser.extension.getViews({ type: "popup" }).includes(window)) return true;
  return (await browser.runtime.getPlatformInfo()).os === "android";
};

/** The rows, in the order they were shown in first: none moves while the member looks. @type {Map<string, HTMLElement>} */
const rows = new Map();
/** What the rows that were opened have in them. @type {Map<string, HTMLElement>} */
const bodies = new Map();
/** The settings as they were last shown. @type {Map<string, Entry>} */
const entries = new Map();
/** @type {StillOff.State | null} */
let last = null;

/** @param {HTMLElement} row */
const detailsOf = (row) => within(row)(".one", HTMLDetailsElement);

/** @param {Entry} entry */
const bodyOf = (entry) => {
  const known = bodies.get(entry.key);
  if (known) return known;
  const body = build(entry);
  bodies.set(entry.key, body);
  detailsOf(rowOf(entry)).append(body);
  return body;
};

/** A setting's row, made when it's first shown. @param {Entry} entry */
const rowOf = (entry) => {
  const known = rows.get(entry.key);
  if (known) return known;
  const row = copy("setting");
  const one = within(row);
  one(".letter").textContent = entry.definition.icon;
  one(".service").textContent = entry.definition.name;
  label(row, one("h2"));
  rows.set(entry.key, row);
  page("#settings").append(row);
  detailsOf(row).addEventListener("toggle", () => {
    const now = entries.get(entry.key);
    if (now && last && detailsOf(row).open) fill(now, last);
  });
  return row;
};

/** @param {Entry} entry @param {Entry[]} watched @param {number} now */
const showRow = (entry, watched, now) => {
  const one = within(rowOf(entry));
  const { described, definition } = entry;
  // What the member showed on a service's page has that service's name.
  say(one(".which"), watched.filter((other) => other.definition.name === definition.name).length > 1 ? described.name : "");
  const { title } = standing(entry);
  const before = one(".chip").textContent;
  showChip(one(".chip"), entry);
  // Of a row that was opened once, its inside says what is new.
  if (before && before !== one(".chip").textContent && !bodies.has(entry.key)) aloud(text("called", definition.name, title), one(".chip"));
  say(one(".age"), ageOf(entry, now));
};

/** Options stand folded at the end; with a single setting there is one thing to unfold, and no more. @param {Entry[]} watched */
const placeRest = (watched) => {
  const alone = watched.length === 1;
  const place = alone ? within(bodyOf(watched[0]))(".about") : page("#other");
  const rest = page("#rest");
  if (rest.parentElement !== place) place.append(rest);
  page("#other").hidden = alone;
};

/** @param {StillOff.State | null} state */
const show = async (state) => {
  update(page("#broken"), state ? "" : text("popupBroken"));
  if (!state) return;
  last = state;
  region.value = state.options.region ?? "";
  highlight.checked = state.options.highlight;
  highlight.disabled = state.managed.includes("highlight");
  const first = rows.size === 0;
  showTrouble(state);
  const watched = byNeed(state.settings.filter((entry) => entry.watched));
  page("#none").hidden = watched.length > 0;
  for (const [key, row] of rows) row.hidden = !watched.some((entry) => entry.key === key);
  for (const entry of watched) {
    entries.set(entry.key, entry);
    showRow(entry, watched, state.now);
  }
  // What a single row says itself isn't said twice.
  say(page("#summary"), watched.length > 1 ? summary(watched) : "");
  page("h1").classList.toggle("aside", watched.length > 1);
  placeRest(watched);
  const [urgent] = watched;
  if (first && urgent && (watched.length === 1 || kindOf(urgent) !== "off")) detailsOf(rowOf(urgent)).open = true;
  for (const entry of watched) if (detailsOf(rowOf(entry)).open) await fill(entry, state);
  showRound(page(".round"), state);
  // All at once: what is painted stays where it is.
  page("#all").hidden = false;
  inFront.showOther(state);
  inFront.ask(showInFront);
};

/** Once it's known which page is in front. */
const showInFront = () => {
  if (!last) return;
  for (const [key, body] of bodies) {
    const entry = entries.get(key);
    if (entry) inFront.show(body, entry, last);
  }
  inFront.showOther(last);
};

begin();
region.append(...regions(definitions.flatMap(({ settings }) => settings)));
region.addEventListener("change", () => ask(messages.OPTION, { name: "region", value: region.value || null }));
highlight.addEventListener("change", () => ask(messages.OPTION, { name: "highlight", value: highlight.checked }));
page("#dashboard").addEventListener("click", () => visit(browser.runtime.getURL("dashboard/dashboard.html")));
// A popup may be filled before it's shown, and only what is shown is seen: it's shown again when it becomes visible.
const again = follow(show);
buildRound(page(".round"), again);
