/** The popup: per setting its state, since when, how it is known and how old, and the one next step. */
import { buildAlarm, showAlarm } from "../shared/alarm.js";
import { update } from "../shared/aloud.js";
import { besideSwitch, formSteps } from "../shared/beside.js";
import { today } from "../shared/days.js";
import { limitsOf, local, plans, regions, sureness } from "../shared/facts.js";
import { showNotices } from "../shared/notices.js";
import { ask, begin, copy, follow, label, make, say, whose, within, word } from "../shared/page.js";
import { waiting } from "../shared/sent.js";
import { showStanding } from "../shared/standing.js";
import { date, list, sentences, text } from "../shared/texts.js";
import * as report from "./report.js";

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

/** @param {HTMLElement} part @param {Entry} entry @param {StillOff.State} state */
const fill = (part, entry, state) => {
  const { options, requests, now } = state;
  const { definition, described } = entry;
  const one = within(part);
  showStanding(part, entry, now);
  say(one(".local"), sentences(local(definition, described, options.region), plans(described)));
  fillFacts(part, definition, described, options.region);
  fillObjection(part, definition, requests);
  besides.get(part)?.(state);
  report.show(part, entry);
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
  element.replaceChildren(...children);
  /** @type {HTMLElement} */ (element.parentElement).hidden = !children.length;
};

/** @param {(Node | string)[]} lines */
const items = (lines) => lines.map((line) => make("li", {}, line));

/**
 * @param {HTMLElement} part
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {string | null} region
 */
const fillFacts = (part, definition, setting, region) => {
  const { covered, notCovered, limits } = setting.facts;
  const there = setting.facts.regions.find((fact) => region && fact.regions.includes(region))?.limits ?? [];
  const one = within(part);
  const help = definition.help.map(({ about, address }) => {
    const link = make("a", { href: address, textContent: word("help", about) });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      visit(address);
    });
    return link;
  });
  under(one(".limits"), items(limitsOf(definition, setting, [...there, ...limits])));
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
  one(".objection .what").textContent = text("popupObjectionWhat", definition.company);
  say(one(".objection .sent"), last ? sentences(text("popupSent", date(last.sent)), waiting(last, today())) : "");
};

/** Build one setting's part, with all that it can be asked. @param {Entry} entry */
const build = (entry) => {
  const { definition, described } = entry;
  const part = copy("setting");
  const one = within(part);
  one(".letter").textContent = definition.icon;
  one(".service").textContent = definition.name;
  one(".name").textContent = described.name;
  label(part, one("h2"));
  say(one(".way"), described.way.length ? text("popupWay", described.way.join(" › ")) : "");
  one(".open").addEventListener("click", () => visit(described.address));
  buildAlarm(one(".alarm"), entry);
  one(".desk").addEventListener("click", () => visit(browser.runtime.getURL(`dashboard/dashboard.html?service=${definition.id}#objection`)));
  buildForm(part, definition);
  return part;
};

/** Whether the member sees this as the button's popup; Firefox on Android opens popups in a tab. */
const seen = async () => {
  if (document.visibilityState !== "visible") return false;
  if (browser.extension.getViews({ type: "popup" }).includes(window)) return true;
  return (await browser.runtime.getPlatformInfo()).os === "android";
};

/** @type {Map<string, HTMLElement>} */
const parts = new Map();
/** The settings as they were last shown. @type {Map<string, Entry>} */
const entries = new Map();

/** What needs the member first comes first, as on the badge. @param {Entry} entry */
const urgency = ({ record, fresh }) => {
  if (record.relapse && !record.relapse.seen) return 0;
  if (!fresh) return 2;
  return record.state === "on" ? 1 : 3;
};

/** A setting's part, built when it's first shown. @param {Entry} entry */
const partOf = (entry) => {
  const known = parts.get(entry.key);
  if (known) return known;
  const part = build(entry);
  parts.set(entry.key, part);
  report.build(part, () => entries.get(entry.key) ?? entry);
  page("#settings").append(part);
  return part;
};

/** @param {StillOff.State | null} state */
const show = async (state) => {
  update(page("#broken"), state ? "" : text("popupBroken"));
  if (!state) return;
  showNotices(state);
  const watched = state.settings.filter((entry) => entry.watched).sort((one, other) => urgency(one) - urgency(other));
  page("#none").hidden = watched.length > 0;
  for (const [key, part] of parts) part.hidden = !watched.some((entry) => entry.key === key);
  for (const entry of watched) {
    const part = partOf(entry);
    entries.set(entry.key, entry);
    fill(part, entry, state);
    await showAlarm(within(part)(".alarm"), entry);
    // Seeing the alarm here is what calms the badge; the banner stays until training is off.
    if (entry.record.relapse && !entry.record.relapse.seen && (await seen())) ask(messages.SEEN, whose(entry));
  }
  region.value = state.options.region ?? "";
  highlight.checked = state.options.highlight;
  highlight.disabled = state.managed.includes("highlight");
};

begin();
region.append(...regions(definitions.flatMap(({ settings }) => settings)));
region.addEventListener("change", () => ask(messages.OPTION, { name: "region", value: region.value || null }));
highlight.addEventListener("change", () => ask(messages.OPTION, { name: "highlight", value: highlight.checked }));
page("#dashboard").addEventListener("click", () => visit(browser.runtime.getURL("dashboard/dashboard.html")));
// A popup may be filled before it's shown, and only what is shown is seen: it's shown again when it becomes visible.
const again = follow(show);
