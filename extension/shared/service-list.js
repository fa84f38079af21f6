/**
 * The services by what they do with data, and switching one on or off. Switching on asks the browser for access to that
 * service's settings pages alone; switching off gives it back.
 */
import { tell, update } from "./aloud.js";
import { limitsOf, local, plans, sureness } from "./facts.js";
import { searchable } from "./searchable.js";
import { ask, count, describe, make, say, within, word } from "./page.js";
import { goesWithOthers, several } from "./several.js";
import { isSite } from "./taught.js";
import { list, sentences, text } from "./texts.js";

const { definitions, messages } = stillOff;

/** @typedef {StillOff.Definition} Definition @typedef {StillOff.Setting | StillOff.Card} Subject @typedef {Pick<StillOff.Page, "again">} Page */

/** In this order: what is on unless the member acts, what they chose, what can't be read, where nothing is to be done. */
const GROUPS = ["on", "choice", "elsewhere", "nothing"];

/** @param {Definition} definition @returns {string} what a service does with data, as far as that is known */
const groupOf = ({ settings, cards }) => {
  const defaults = [...settings, ...cards].flatMap(({ facts }) => [...facts.regions, ...facts.plans]);
  if (settings.length) return defaults.some((fact) => fact.default === "on") ? "on" : "choice";
  return cards.every(({ kind }) => kind === "none") ? "nothing" : "elsewhere";
};

/** How sure the facts are, the surest first. */
const SURE = ["verified", "likely", "uncertain"];

/** Who needs it most comes first: where most people are, and the facts are surest. @param {Definition} one @param {Definition} other */
const byNeed = (one, other) =>
  (other.members ?? 0) - (one.members ?? 0) || SURE.indexOf(one.confidence) - SURE.indexOf(other.confidence) || one.name.localeCompare(other.name);

/** @param {string} className @param {string} textContent */
const paragraph = (className, textContent) => make("p", { className, textContent, hidden: !textContent });

/** What a setting that can't be read offers instead: a form, an address to write to, a place in an app. @param {StillOff.Card} card */
const instead = ({ kind, address, email, subject, way }) => {
  const link = (/** @type {string} */ href, /** @type {string} */ words) =>
    make("a", { className: "button", href, textContent: words, target: "_blank", rel: "noreferrer" });
  if (email) return link(`mailto:${email}${subject ? `?subject=${encodeURIComponent(subject)}` : ""}`, text("servicesMail", email));
  if (address) return link(address, text(kind === "form" ? "servicesForm" : "servicesAddress"));
  return paragraph("way quiet", way.length ? text("popupWay", way.join(" › ")) : "");
};

/** @param {Definition} definition @param {Subject} setting @param {StillOff.State} state */
const facts = (definition, setting, { options }) => [
  paragraph("", setting.facts.covered.length ? text("servicesCovered", list(setting.facts.covered.map((what) => word("covered", what)))) : ""),
  paragraph("", sentences(local(definition, setting, options.region), plans(setting))),
  ...known(definition, setting, options.region),
];

/** What else is to be known, folded. @param {Definition} definition @param {Subject} setting @param {StillOff.Region | null} region */
const known = (definition, setting, region) => {
  const lines = limitsOf(definition, setting, region);
  const summary = make("summary", { textContent: text("popupLimits") });
  const items = lines.map((line) => make("li", { textContent: line }));
  return lines.length ? [make("details", {}, summary, make("ul", {}, ...items))] : [];
};

/** Which country's host the member's account is on, where there are several. @param {Definition} definition @param {HTMLElement} part */
const country = (definition, part) => {
  const { countries } = definition;
  const choice = make("select", { className: "country" }, ...countries.map(({ host }) => new Option(host)));
  choice.addEventListener("change", () => explain(definition, part));
  return countries.length ? [make("label", { className: "stack" }, make("span", { textContent: text("servicesCountry") }), choice)] : [];
};

/** The hosts to ask for: all of a service's, or the one that was chosen. @param {Definition} definition @param {HTMLElement} part */
const wanted = ({ countries, origins }, part) => (countries.length ? [`https://${within(part)(".country", HTMLSelectElement).value}/*`] : origins);

/** What access is for. @param {Definition} definition @param {HTMLElement} part */
const explain = (definition, part) => {
  const hosts = wanted(definition, part).map((origin) => new URL(origin.replace("*", "")).host);
  within(part)(".why").textContent = text("servicesWhy", list(hosts), definition.name);
};

/** @param {Definition} definition @param {Page} page @returns {HTMLElement} */
const card = (definition, page) => {
  const name = make("h4", { textContent: definition.name });
  const head = make("div", { className: "head" }, make("span", { className: "letter", textContent: definition.icon, ariaHidden: "true" }), name);
  const body = make("div", { className: "stack facts" });
  const part = make("li", { className: "card stack", id: `service-${definition.id}` }, head, body);
  if (!definition.settings.length) return part;
  const why = make("p", { className: "why quiet" });
  const bad = make("p", { className: "bad", hidden: true });
  const button = make("button", { type: "button", className: "switch" });
  describe(button, why, bad);
  button.addEventListener("click", () => (button.dataset.on === "true" ? stop(definition, part, page) : start(definition, part, page)));
  part.append(
    paragraph("taken notice", ""),
    ...country(definition, part),
    make("div", { className: "row" }, button, make("span", { className: "is quiet" })),
    why,
    bad,
  );
  explain(definition, part);
  return part;
};

/**
 * Ask for access first of all: a browser asks the member only right after their click.
 *
 * @param {Definition} definition
 * @param {HTMLElement} part
 * @param {Page} page
 */
const start = async (definition, part, page) => {
  const given = await browser.permissions.request({ origins: wanted(definition, part) }).catch(() => false);
  tell(within(part)(".bad"), given ? "" : text("servicesRefused", definition.name));
  if (given) await watch(definition, true);
  page.again();
};

/** @param {Definition} definition @param {HTMLElement} part @param {Page} page */
const stop = async (definition, part, page) => {
  await watch(definition, false);
  // What was there from the start can't be given back, only left alone; on the same host may be what the member showed.
  const { origins = [] } = await browser.permissions.getAll();
  const shown = definitions.filter(({ id }) => isSite(id)).flatMap((site) => site.origins);
  const ours = definition.origins.filter((origin) => origins.includes(origin) && !shown.includes(origin));
  if (definition.access === "asked" && ours.length) await browser.permissions.remove({ origins: ours }).catch(() => false);
  say(within(part)(".bad"), "");
  page.again();
};

/** @param {Definition} definition @param {boolean} watched */
const watch = async (definition, watched) => {
  for (const { id } of definition.settings) await ask(messages.WATCH, { service: definition.id, setting: id, watched });
};

/** @param {Definition} definition */
const size = ({ members }) => (members ? text("servicesMembers", count(members)) : "");

/** What a service does with data, where the member lives. @param {HTMLElement} part @param {Definition} definition @param {StillOff.State} state */
const fillFacts = (part, definition, state) => {
  const about = (/** @type {Subject} */ setting) => [
    paragraph("quiet name", setting.name === definition.name ? "" : setting.name),
    ...facts(definition, setting, state),
  ];
  const parts = [...definition.settings.flatMap(about), ...definition.cards.flatMap((card) => [...about(card), instead(card)])];
  within(part)(".facts").replaceChildren(...parts, paragraph("quiet", sentences(size(definition), sureness(definition, state.now))));
  // They are called the same for every service.
  for (const control of part.querySelectorAll(".facts :is(summary, a)")) describe(control, within(part)("h4"));
};

/**
 * The host that access is given to; before, that of where the member lives.
 *
 * @param {HTMLSelectElement} choice
 * @param {Definition} definition
 * @param {StillOff.State} state
 */
const fillCountry = (choice, { countries }, { granted, options, origins }) => {
  const open = countries.find(({ host }) => origins.includes(`https://${host}/*`));
  choice.disabled = open !== undefined && granted.length > 0;
  const here = open ?? (choice.dataset.chosen ? undefined : countries.find(({ regions }) => options.region && regions.includes(options.region)));
  if (here) choice.value = here.host;
  choice.dataset.chosen = "true";
};

/** @param {HTMLElement} part @param {Definition} definition @param {StillOff.State} state */
const fill = (part, definition, state) => {
  const { granted, options, managed, settings } = state;
  const find = within(part);
  // What is unfolded stays so.
  if (part.dataset.region !== (options.region ?? "")) fillFacts(part, definition, state);
  part.dataset.region = options.region ?? "";
  if (!definition.settings.length) return;
  if (definition.countries.length) {
    fillCountry(find(".country", HTMLSelectElement), definition, state);
    explain(definition, part);
  }
  const button = find(".switch", HTMLButtonElement);
  const chosen = definition.settings.some(({ id }) => !options.unwatched.includes(`${definition.id}/${id}`));
  const on = chosen && granted.includes(definition.id);
  const taken = chosen && settings.some(({ service, access }) => service === definition.id && access === "taken");
  button.dataset.on = String(on);
  button.textContent = text(on ? "servicesStop" : "servicesStart", definition.name);
  button.classList.toggle("primary", !on);
  button.disabled = managed.includes("watch") && (on || !chosen);
  const is = text(on ? "servicesIsOn" : "servicesIsOff");
  update(find(".is"), is, text("called", definition.name, is));
  update(find(".taken"), taken ? text("accessTaken", definition.name) : "");
};

/** With more services than this, there is a field to find one with. */
const FEW = 8;

/**
 * A field that leaves only the services whose name or company has in it what is written there.
 *
 * @param {Map<Definition, HTMLElement>} parts
 * @param {HTMLElement[]} sections
 */
const finder = (parts, sections) => {
  const field = make("input", { type: "search", autocomplete: "off", dir: "auto" });
  const said = make("p", { className: "found quiet" });
  update(said, "");
  const named = [...parts].map(([{ name, company }, part]) => ({ part, names: searchable(`${name} ${company}`) }));
  field.addEventListener("input", () => {
    const wanted = searchable(field.value);
    for (const { part, names } of named) part.hidden = !names.includes(wanted);
    for (const section of sections) section.hidden = !section.querySelector("li.card:not([hidden])");
    const found = [...parts.values()].filter((part) => !part.hidden).length;
    update(said, wanted && (found ? text("servicesFound", count(found), count(parts.size)) : text("servicesFoundNone")));
  });
  return [make("label", { className: "stack" }, make("span", { textContent: text("servicesFind") }), field), said];
};

/**
 * Put the services into an element, to be brought up to date with each new state.
 *
 * @param {Element} root
 * @param {Page} page what has the state shown again
 * @returns {(state: StillOff.State) => void}
 */
export const serviceList = (root, page) => {
  const parts = new Map(definitions.filter(({ id }) => !isSite(id)).map((definition) => [definition, card(definition, page)]));
  const many = several(page);
  const sections = GROUPS.flatMap((group) => {
    const ranked = [...parts].sort(([one], [other]) => byNeed(one, other));
    const members = ranked.filter(([definition]) => groupOf(definition) === group);
    if (!members.length) return [];
    const together = members.map(([definition]) => definition).filter(goesWithOthers);
    const heading = make("h3", { textContent: text(`services_${group}`), id: `group-${group}` });
    const cards = make("ul", { className: "services", role: "list" }, ...members.map(([, part]) => part));
    cards.setAttribute("aria-labelledby", heading.id);
    return make("section", { className: "stack" }, heading, ...(together.length ? [many.all(together)] : []), cards);
  });
  for (const [definition, part] of parts) {
    if (goesWithOthers(definition)) within(part)(".row").append(many.box(definition, text("severalChoose", definition.name)));
  }
  root.append(...(parts.size > FEW ? finder(parts, sections) : []), ...sections, many.bar);
  let shown = "";
  return (state) => {
    const now = JSON.stringify([state.granted, state.options, state.managed, state.settings.map(({ key, access }) => [key, access])]);
    if (now === shown) return;
    shown = now;
    for (const [definition, part] of parts) fill(part, definition, state);
    many.show(state);
  };
};
