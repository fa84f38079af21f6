/** The popup: per setting its state, since when, how it is known and how old, and the one next step. */
import { showAlarm } from "../shared/alarm.js";
import { besideSwitch, formSteps } from "../shared/beside.js";
import { today } from "../shared/days.js";
import { limitsOf, local, plans, regions, sureness } from "../shared/facts.js";
import { showNotices } from "../shared/notices.js";
import { ask, begin, copy, follow, make, say, whose, word } from "../shared/page.js";
import { waiting } from "../shared/sent.js";
import { showStanding } from "../shared/standing.js";
import { date, list, sentences, text } from "../shared/texts.js";
import * as report from "./report.js";

const { messages } = stillOff;
const id = (name) => document.getElementById(name);

/** Open an address in a tab of its own, and make way. */
const visit = async (url) => {
  await browser.tabs.create({ url });
  window.close();
};

const fill = (part, entry, state) => {
  const { options, requests, now } = state;
  const { definition, described } = entry;
  const one = (selector) => part.querySelector(selector);
  showStanding(part, entry, now);
  one(".region").value = options.region ?? "";
  say(one(".local"), sentences(local(definition, described, options.region), plans(described)));
  fillFacts(part, definition, described, options.region);
  fillObjection(part, definition, requests);
  besides.get(part)?.(state);
  report.show(part, entry);
};

/** Shows of a part whether help is wanted beside its form. @type {Map<Element, (state: any) => void>} */
const besides = new Map();

/** What to do at the objection form, the same as beside it. */
const buildForm = (part, definition) => {
  const place = part.querySelector(".at-form");
  place.hidden = !definition.objection;
  if (!definition.objection) return;
  const beside = besideSwitch(definition, definition.objection, () => again());
  place.append(...formSteps(definition.objection), beside.element);
  besides.set(part, beside.show);
};

const items = (element, children) => element.replaceChildren(...children.map((child) => make("li", {}, child)));

const fillFacts = (part, definition, setting, region) => {
  const { covered, notCovered, limits } = setting.facts;
  const there = setting.facts.regions.find((fact) => fact.regions.includes(region))?.limits ?? [];
  items(part.querySelector(".limits"), limitsOf(definition, setting, [...there, ...limits]));
  part.querySelector(".covered").textContent = list(covered.map((what) => word("covered", what)));
  part.querySelector(".not-covered").textContent = list(notCovered.map((what) => word("not_covered", what)));
  items(
    part.querySelector(".help"),
    definition.help.map(({ about, address }) => {
      const link = make("a", { href: address, textContent: word("help", about) });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        visit(address);
      });
      return link;
    }),
  );
  part.querySelector(".verified").textContent = sureness(definition, Date.now());
};

/** The second step is done at the desk; here is what came of the first request that still waits, or else of the last. */
const fillObjection = (part, definition, requests) => {
  const sent = requests.filter(({ service }) => service === definition.id);
  const last = sent.find(({ answer }) => answer === null) ?? sent.at(-1);
  part.querySelector(".objection").hidden = !definition.objection && !definition.ways.length && !last;
  part.querySelector(".objection .what").textContent = text("popupObjectionWhat", definition.company);
  say(part.querySelector(".objection .sent"), last ? sentences(text("popupSent", date(last.sent)), waiting(last, today())) : "");
};

/** Build one setting's part, with all that it can be asked. */
const build = (entry) => {
  const { definition, described } = entry;
  const part = copy("setting");
  const one = (selector) => part.querySelector(selector);
  one(".letter").textContent = definition.icon;
  one(".service").textContent = definition.name;
  one(".name").textContent = described.name;
  say(one(".way"), described.way.length ? text("popupWay", described.way.join(" › ")) : "");
  one(".open").addEventListener("click", () => visit(described.address));
  one(".other").addEventListener("click", () => ask(messages.OTHER_ACCOUNT, whose(entry)));
  one(".desk").addEventListener("click", () => visit(browser.runtime.getURL(`dashboard/dashboard.html?service=${definition.id}#objection`)));
  buildForm(part, definition);
  const region = one(".region");
  region.append(...regions([described]));
  region.addEventListener("change", () => ask(messages.OPTION, { name: "region", value: region.value || null }));
  return part;
};

/** Whether the member sees this as the button's popup; Firefox on Android opens popups in a tab. */
const seen = async () => {
  if (document.visibilityState !== "visible") return false;
  if (browser.extension.getViews({ type: "popup" }).includes(window)) return true;
  return (await browser.runtime.getPlatformInfo()).os === "android";
};

/** @type {Map<string, Element>} */
const parts = new Map();
/** The settings as they were last shown. @type {Map<string, object>} */
const entries = new Map();

/** What needs the member first comes first, as on the badge. */
const urgency = ({ record, fresh }) => {
  if (record.relapse && !record.relapse.seen) return 0;
  if (!fresh) return 2;
  return record.state === "on" ? 1 : 3;
};

const show = async (state) => {
  id("broken").hidden = Boolean(state);
  if (!state) return;
  showNotices(state);
  const watched = state.settings.filter((entry) => entry.watched).sort((one, other) => urgency(one) - urgency(other));
  id("none").hidden = watched.length > 0;
  for (const [key, part] of parts) part.hidden = !watched.some((entry) => entry.key === key);
  for (const entry of watched) {
    if (!parts.has(entry.key)) {
      parts.set(entry.key, build(entry));
      report.build(parts.get(entry.key), () => entries.get(entry.key));
      id("settings").append(parts.get(entry.key));
    }
    entries.set(entry.key, entry);
    fill(parts.get(entry.key), entry, state);
    await showAlarm(parts.get(entry.key).querySelector(".alarm"), entry);
    // Seeing the alarm here is what calms the badge; the banner stays until training is off.
    if (entry.record.relapse && !entry.record.relapse.seen && (await seen())) ask(messages.SEEN, whose(entry));
  }
  id("highlight").checked = state.options.highlight;
  id("highlight").disabled = state.managed.includes("highlight");
};

begin();
id("highlight").addEventListener("change", ({ target }) => ask(messages.OPTION, { name: "highlight", value: target.checked }));
id("dashboard").addEventListener("click", () => visit(browser.runtime.getURL("dashboard/dashboard.html")));
// A popup may be filled before it's shown, and only what is shown is seen: it's shown again when it becomes visible.
const again = follow(show);
