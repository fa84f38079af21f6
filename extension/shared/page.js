/** What the extension's own pages share: asking the background, following what changes, and making elements. */
import "./browser.js";
import "./messages.js";
import "./definitions.js";
import { keepFocus } from "./focus.js";
import { opens } from "./setting-address.js";
import { teach } from "./taught.js";
import { language, list, text } from "./texts.js";

export { count, list } from "./texts.js";

const { definitions, messages } = stillOff;
const MINUTE = 60_000;
const SECOND = 1000;

/** Messages that keep what the member chose in a field which shows the state. @type {string[]} */
const CHOICES = [messages.OPTION, messages.WATCH, messages.AUTO];
/** Settled once every choice made so far has been answered; another promise after each choice. @type {Promise<unknown>} */
let choices = Promise.resolve();

/**
 * Ask the background.
 *
 * @template {keyof StillOff.PageAnswers} Type
 * @param {Type} type one of the messages
 * @param {{} extends StillOff.PageMessages[Type]["says"] ? [] : [says: StillOff.PageMessages[Type]["says"]]} says
 * @returns {Promise<StillOff.PageAnswers[Type] | null>} null when it refused, failed or didn't answer
 */
export const ask = (type, ...says) => {
  const answer = send({ type, ...says[0] });
  if (CHOICES.includes(type)) choices = Promise.all([choices, answer]);
  return answer;
};

/** @param {object} message @returns {Promise<any>} */
const send = async (message) => {
  try {
    return (await browser.runtime.sendMessage(message)) ?? null;
  } catch {
    return null;
  }
};

/** @param {{service: string, setting: string}} about @returns {Promise<StillOff.Line[]>} its history, oldest first */
export const history = async (about) => (await ask(messages.HISTORY, whose(about)))?.lines ?? [];

/** @param {string} prefix @param {string} value @returns {string} the text of a word of a fixed list */
export const word = (prefix, value) => text(`${prefix}_${value.replaceAll("-", "_")}`);

/** @param {string[]} signals @returns {string} how a setting was recognised, in words */
export const recognised = (signals) => list(signals.map((signal) => word("signal", signal)));

/** @param {string[]} signals @returns {string} the same as a sentence */
export const how = (signals) => text("popupHow", recognised(signals));

/**
 * What finds elements in a part of a page. One that isn't there, or is of another kind, is a mistake of ours.
 *
 * @param {ParentNode} root
 * @returns {StillOff.Find}
 */
export const within =
  (root) =>
  (/** @type {string} */ selector, /** @type {new () => Element} */ kind = HTMLElement) => {
    const found = root.querySelector(selector);
    if (!(found instanceof kind)) throw new TypeError(`${selector} is no ${kind.name} here`);
    return /** @type {any} */ (found);
  };

/** Fill in every element that names its text. @param {ParentNode} root */
export const translate = (root) => {
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = text(/** @type {HTMLElement} */ (element).dataset.text ?? "");
  }
};

/** Give the page its language, direction and texts. */
export const begin = () => {
  document.documentElement.lang = language();
  document.documentElement.dir = text("textDirection");
  translate(document);
};

/** @param {string} id of a template @returns {HTMLElement} a copy of its one element, with its texts */
export const copy = (id) => {
  const { content } = within(document)(`#${id}`, HTMLTemplateElement);
  const element = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
  translate(element);
  return element;
};

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

let labels = 0;

/** Have a part of the page called what an element in it says. @param {Element} part @param {Element} name */
export const label = (part, name) => part.setAttribute("aria-labelledby", (name.id ||= `label-${(labels += 1)}`));

/** Have a control described by what stands beside it. @param {Element} control @param {...Element} beside */
export const describe = (control, ...beside) =>
  control.setAttribute("aria-describedby", beside.map((element) => (element.id ||= `label-${(labels += 1)}`)).join(" "));

/** Say something in an element, which is hidden while it has nothing to say. @param {HTMLElement} element @param {string} words */
export const say = (element, words) => {
  if (element.textContent !== words) element.textContent = words;
  element.hidden = !words;
};

/**
 * A setting of the state with its definition, a key, and what it's called among others.
 *
 * @param {StillOff.Told["settings"][number]} entry
 * @param {string[]} origins what access is given to
 * @param {StillOff.Taught[]} all the taught settings
 * @returns {StillOff.State["settings"]} none while the setting is just being forgotten
 */
const described = (entry, origins, all) => {
  const definition = definitions.find(({ id }) => id === entry.service);
  const { object } = entry.record;
  const subjects = definition ? [...definition.settings, ...definition.cards] : [];
  const isIt = (/** @type {StillOff.Setting | StillOff.Card} */ { id }) =>
    entry.setting === id || (object !== null && entry.setting.startsWith(`${id}-`));
  const setting = subjects.find(isIt);
  if (!definition || !setting) return [];
  const key = `${entry.service}/${entry.setting}`;
  const name = object === null ? setting.name : `${setting.name} (${object})`;
  const where = definition.countries?.length && "pages" in setting ? { address: opens(setting, origins) } : {};
  const taught = all.find(({ service, id }) => service === entry.service && id === entry.setting) ?? null;
  const more = { definition, described: { ...setting, name, ...where }, key, called: text("called", definition.name, name), taught };
  return [/** @type {StillOff.State["settings"][number]} */ ({ ...entry, ...more })];
};

/**
 * Take away the rows of settings that are none any more: one that the member showed can be forgotten.
 *
 * @param {Map<string, HTMLElement>} rows
 * @param {StillOff.Entry[]} settings
 */
export const prune = (rows, settings) => {
  for (const [key, row] of rows) {
    if (settings.some((entry) => entry.key === key)) continue;
    row.remove();
    rows.delete(key);
  }
};

/** Whose record a message is about. @param {{service: string, setting: string}} entry */
export const whose = ({ service, setting }) => ({ service, setting });

/**
 * Show the state now and whenever it may have changed: something was stored, the page is looked at again, time passed.
 * Fields that the member can change are set before `show` first waits for anything: what it's given is the newest only then.
 *
 * @param {(state: StillOff.State | null) => Promise<void> | void} show null when the background didn't answer
 * @returns {() => Promise<void>} show it again
 */
export const follow = (show) => {
  let running = false;
  let wanted = false;
  let timer = 0;
  const again = async () => {
    wanted = true;
    if (running) return;
    running = true;
    /** @type {StillOff.Told | null} */
    let state = null;
    try {
      while (wanted) {
        const asked = globalThis.early;
        globalThis.early = undefined;
        // What was asked for before we listened may be out of date by now.
        wanted = asked !== undefined;
        const made = choices;
        await made;
        state = (await asked) ?? (await ask(messages.STATE));
        // Older than a choice, it would set the field back under the member's hand.
        if (choices !== made) {
          wanted = true;
          continue;
        }
        const { origins = [], settings = [], taught = [] } = state ?? {};
        if (state) teach(definitions, taught);
        const told = state && { ...state, taught, settings: settings.flatMap((entry) => described(entry, origins, taught)) };
        await keepFocus(() => show(told));
      }
    } finally {
      running = false;
    }
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(again, state?.look || state?.round?.going ? SECOND : MINUTE);
  };
  browser.storage.onChanged.addListener(again);
  document.addEventListener("visibilitychange", again);
  again();
  return again;
};
