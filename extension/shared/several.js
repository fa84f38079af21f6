/** Several services at once: ticked one by one, and switched on with one question of the browser's. */
import { tell } from "./aloud.js";
import { ask, describe, make, say } from "./page.js";
import { count, list, text } from "./texts.js";

const { messages } = stillOff;

/** @typedef {StillOff.Definition} Definition */

/** @param {Definition[]} chosen @returns {string[]} the hosts that the browser will ask for */
const hostsOf = (chosen) => [...new Set(chosen.flatMap(({ origins }) => origins))].map((origin) => new URL(origin.replace("*", "")).host);

/** Whether a service can be switched on with others: with a host for each country, the member names theirs. @param {Definition} definition */
export const goesWithOthers = ({ settings, countries }) => settings.length > 0 && !countries.length;

/**
 * @typedef {object} Several
 * @property {HTMLElement} bar says what will be asked for, and asks
 * @property {(definition: Definition, words: string) => HTMLElement} box makes a service's tick
 * @property {(of: Definition[]) => HTMLElement} all makes one tick for all of these that have one
 * @property {(state: StillOff.State) => void} show
 */
/**
 * @param {Pick<StillOff.Page, "again">} page
 * @returns {Several}
 */
export const several = (page) => {
  /** @type {Map<Definition, {box: HTMLInputElement, label: HTMLElement}>} */
  const boxes = new Map();
  const why = make("p", { className: "why quiet" });
  const bad = make("p", { className: "bad", hidden: true });
  const button = make("button", { type: "button", className: "primary start" });
  const bar = make("div", { className: "several card stack", hidden: true }, why, make("div", { className: "row" }, button), bad);
  describe(button, why, bad);
  const chosen = () => [...boxes].filter(([, { box }]) => box.checked).map(([definition]) => definition);
  /** Ticks for many. @type {{of: Definition[], box: HTMLInputElement, label: HTMLElement}[]} */
  const groups = [];
  /** The ticks that there are now. @param {Definition[]} of */
  const there = (of) => of.flatMap((definition) => boxes.get(definition) ?? []).filter(({ label }) => !label.hidden);
  const showBar = () => {
    const services = chosen();
    for (const { of, box, label } of groups) {
      const ticked = there(of).map((one) => one.box.checked);
      label.hidden = ticked.length < 2;
      box.checked = ticked.every(Boolean);
      box.indeterminate = !box.checked && ticked.some(Boolean);
    }
    bar.hidden = services.length === 0;
    say(why, services.length ? text("severalWhy", list(hostsOf(services)), list(services.map(({ name }) => name))) : "");
    button.textContent = text("severalStart", count(services.length));
  };
  button.addEventListener("click", async () => {
    const services = chosen();
    // First of all: a browser asks the member only right after their click, and once for all hosts together.
    const given = await browser.permissions.request({ origins: services.flatMap(({ origins }) => origins) }).catch(() => false);
    tell(bad, given ? "" : text("severalRefused"));
    if (!given) return;
    for (const { id, settings } of services) {
      for (const setting of settings) await ask(messages.WATCH, { service: id, setting: setting.id, watched: true });
    }
    page.again();
  });
  /** @param {string} words */
  const tick = (words) => {
    const box = make("input", { type: "checkbox" });
    return { box, label: make("label", { className: "choice pick" }, box, make("span", { textContent: words })) };
  };
  return {
    bar,
    all(of) {
      const one = { of, ...tick(text("severalAll")) };
      groups.push(one);
      one.box.addEventListener("change", () => {
        for (const { box } of there(of)) box.checked = one.box.checked;
        showBar();
      });
      return one.label;
    },
    box(definition, words) {
      const one = tick(words);
      one.box.addEventListener("change", showBar);
      boxes.set(definition, one);
      return one.label;
    },
    show({ granted, options, managed }) {
      for (const [{ id, settings }, { box, label }] of boxes) {
        const on = granted.includes(id) && settings.some((setting) => !options.unwatched.includes(`${id}/${setting.id}`));
        label.hidden = on || managed.includes("watch");
        if (label.hidden) box.checked = false;
      }
      showBar();
    },
  };
};
