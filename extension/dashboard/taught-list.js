/**
 * Settings that the member shows: on the card of a service that can't be read, and on any other page by its address; what
 * is remembered of each, showing it again, handing it on, forgetting it, and giving access back.
 */
import { tell } from "../shared/aloud.js";
import { coverOf } from "../shared/cover.js";
import { ask, describe, label, make, say, within, word } from "../shared/page.js";
import "../shared/remembered.js";
import { showable } from "../shared/showable.js";
import { again, begin, offer, shownOn } from "../shared/showing.js";
import { MOST, isSite, originOf } from "../shared/taught.js";
import { count, list, text } from "../shared/texts.js";
import { agreed } from "./agreed.js";
import { handingOn } from "./handing-on.js";

const { definitions, messages } = stillOff;
const one = within(within(document)("#taught"));
const field = one(".address", HTMLInputElement);
const start = one(".start", HTMLButtonElement);
/** What is offered on services' cards, by what it would stand for. @type {Map<string, {card: StillOff.Card, part: ReturnType<typeof offer>}>} */
const offers = new Map();
/** @type {StillOff.Page} */
let page;
/** @type {StillOff.State | null} */
let last = null;
let shown = "";

/** @typedef {StillOff.Taught} Taught */

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  describe(field, one("#taught-what"), one("#taught-bad"));
  describe(start, one("#taught-why"));
  field.addEventListener("input", () => {
    say(one("#taught-bad"), "");
    field.removeAttribute("aria-invalid");
    explain();
  });
  one("form", HTMLFormElement).addEventListener("submit", async (event) => {
    event.preventDefault();
    const { target, wrong } = judged();
    tell(one("#taught-bad"), target ? await begin(target) : wrong);
    field.setAttribute("aria-invalid", String(!target));
    if (!target) field.focus();
  });
};

/** What is written in the field: what would be shown, or what is wrong with it. */
const judged = () => {
  const { address, problem } = showable(field.value);
  if (problem) return { target: null, wrong: word("notShown", problem) };
  const cover = coverOf(address, last?.settings ?? []);
  if (cover && !cover.about) return { target: null, wrong: text("taughtKnown", cover.definition.name) };
  return { target: { address, tab: null, about: cover?.about ?? null, instead: null }, wrong: "" };
};

/** What access is for, as soon as the address says where. */
const explain = () => {
  const { target } = judged();
  const host = target && new URL(target.address).host;
  say(one("#taught-why"), host && !last?.origins.includes(originOf(host)) ? text("teachWhy", host) : "");
};

/** On the cards of services that can't be read, where the setting stands on a page. They have to be there. */
export const offerOnCards = () => {
  for (const definition of definitions.filter(({ id, settings }) => !isSite(id) && !settings.length)) {
    for (const card of definition.cards.filter(({ kind, address }) => kind === "app-only" && address && showable(address).address)) {
      const part = offer(text("taughtWhere"), page.again);
      offers.set(`${definition.id}/${card.id}`, { card, part });
      within(document)(`#service-${definition.id}`).append(part.element);
    }
  }
};

/** @param {StillOff.State} state */
export const show = (state) => {
  last = state;
  const { taught, managed } = state;
  // What an organisation has chosen is all that is watched.
  one("form").hidden = managed.includes("watch");
  start.disabled = taught.length >= MOST;
  say(one("#taught-what"), text(start.disabled ? "teachMost" : "taughtWhat", count(MOST)));
  explain();
  for (const [about, { card, part }] of offers) {
    const known = taught.find((one) => one.about === about);
    const may = !known && !managed.includes("watch");
    part.show(
      may ? { address: /** @type {string} */ (card.address), tab: null, about, instead: null } : null,
      state,
      shownOn({ taught: known ?? null }),
    );
  }
  const now = JSON.stringify([taught, state.origins, state.options.unwatched]);
  if (now === shown) return;
  shown = now;
  one(".shown").hidden = !taught.length;
  const sites = definitions.filter(({ id }) => isSite(id));
  one(".sites").replaceChildren(
    ...sites.map((site) =>
      siteOf(
        site,
        taught.filter(({ service }) => service === site.id),
        state,
      ),
    ),
  );
};

/** What is known of one host, and the access to it. @param {StillOff.Definition} site @param {Taught[]} all @param {StillOff.State} state */
const siteOf = (site, all, state) => {
  const name = make("h4", { textContent: site.name });
  const [host] = site.hosts;
  const letter = make("span", { className: "letter", textContent: site.icon, ariaHidden: "true" });
  const part = make("li", { className: "card stack" }, make("div", { className: "head" }, letter, name));
  if (host !== site.name) name.after(make("span", { className: "quiet", textContent: host }));
  part.append(...all.map((taught) => settingOf(site, taught)), ...accessOf(site, state));
  label(part, name);
  return part;
};

/** @param {StillOff.Definition} site @param {Taught} taught */
const settingOf = (site, taught) => {
  const called = text("called", site.name, taught.label);
  const name = make("strong", { textContent: taught.label, dir: "auto", lang: taught.language });
  const summary = make("summary", { textContent: text("taughtKept") });
  const show = make("button", { type: "button", textContent: text("teachAgain") });
  const forget = make("button", { type: "button", className: "danger", textContent: text("taughtForget") });
  const bad = make("p", { className: "bad", hidden: true });
  const handed = handingOn(taught);
  for (const control of [summary, within(handed)("summary"), forget]) describe(control, name);
  describe(show, name, bad);
  show.addEventListener("click", async () => tell(bad, await begin(again(taught))));
  forget.addEventListener("click", () => forgetIt(site, taught, called));
  return make(
    "div",
    { className: "stack setting" },
    make("p", {}, name),
    make("p", { className: "quiet", textContent: shownOn({ taught }) }),
    make("details", {}, summary, remembered(taught)),
    handed,
    make("div", { className: "row" }, show, forget),
    bad,
  );
};

/** All that is remembered of one, in words. @param {Taught} taught */
const remembered = (taught) => {
  const { address, about, language, keys, proven } = taught;
  const code = (/** @type {string} */ words) => make("code", { textContent: words, dir: "ltr" });
  /** @type {{[As in StillOff.Fact["as"]]: (words: string) => Node | string}} */
  const drawn = { words: (words) => words, quote: (words) => make("span", { textContent: words, lang: language, dir: "auto" }), code };
  const service = definitions.find(({ id }) => about?.startsWith(`${id}/`))?.name;
  const facts = [
    { name: text("columnPage"), says: [code(address)] },
    ...(service ? [{ name: text("deskService"), says: [service] }] : []),
    ...stillOff.remembered(taught).map(({ name, says, as }) => ({ name, says: says.map(drawn[as]) })),
  ];
  const lines = facts.map(({ name, says }) => {
    const values = says.length ? says : [text("pointingNothing")];
    return make("div", {}, make("dt", { textContent: name }), ...values.map((value) => make("dd", {}, value)));
  });
  const later = keys.length && !proven ? [make("p", { className: "quiet", textContent: text("taughtUnproven") })] : [];
  return make("div", { className: "stack" }, make("dl", {}, ...lines), ...later);
};

/** The access to a host: given back here, where it was asked for. @param {StillOff.Definition} site @param {StillOff.State} state */
const accessOf = ({ hosts: [host], origins, id, settings }, { origins: given, options }) => {
  const has = origins.every((origin) => given.includes(origin));
  const watches = (/** @type {StillOff.Definition} */ one) => one.settings.some((setting) => !options.unwatched.includes(`${one.id}/${setting.id}`));
  const others = definitions.filter((one) => !isSite(one.id) && (one.access === "install" || watches(one)) && one.origins.includes(origins[0]));
  if (has && others.length)
    return [make("p", { className: "access quiet", textContent: text("taughtShared", host, list(others.map(({ name }) => name))) })];
  const words = make("p", { className: "quiet", textContent: has ? text("taughtAccess", host) : text("teachWhy", host) });
  const bad = make("p", { className: "bad", hidden: true });
  const button = make("button", { type: "button", className: "give", textContent: text(has ? "taughtGiveBack" : "taughtGive") });
  describe(button, words, bad);
  button.addEventListener("click", async () => {
    // First of all: a browser asks the member only right after their click.
    const given = !has && (await browser.permissions.request({ origins }).catch(() => false));
    if (!has && !given) return tell(bad, text("teachRefused"));
    for (const setting of settings) await ask(messages.WATCH, { service: id, setting: setting.id, watched: given });
    if (has) await browser.permissions.remove({ origins }).catch(() => false);
    return page.again();
  });
  return [make("div", { className: "access stack" }, make("div", { className: "row" }, button), words, bad)];
};

/**
 * Forget one, if the member is sure; with the last of a host goes the access.
 *
 * @param {StillOff.Definition} site
 * @param {Taught} taught
 * @param {string} called
 */
const forgetIt = async (site, taught, called) => {
  if (!(await agreed("forget", { title: text("taughtForgetTitle", called) }))) return;
  const done = await ask(messages.UNTEACH, { service: taught.service, setting: taught.id });
  const origins = last?.taught.some(({ service, id }) => service === taught.service && id !== taught.id) ? [] : site.origins;
  const used = definitions.some((one) => !isSite(one.id) && last?.granted.includes(one.id) && one.origins.includes(origins[0]));
  if (done && origins.length && !used) await browser.permissions.remove({ origins }).catch(() => false);
  tell(one(".gone"), done ? text("taughtForgotten", called, count(done.lines)) : text("dashNotKept"));
  await page.again();
  one("#taught-name").focus();
};
