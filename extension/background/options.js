/** What the member chose, and what an organisation has set instead of them. */
import "../shared/browser.js";
import { isFlag, isStrings, matches } from "../shared/validators.js";

/** @type {StillOff.Options} */
const DEFAULTS = {
  highlight: true,
  beside: false,
  region: null,
  place: null,
  interval: null,
  notifications: false,
  unwatched: [],
  autoAll: false,
  auto: [],
  remind: [],
};

/** @typedef {import("../shared/validators.js").Is} Is */

/** @type {Is} */
const isDays = (value) => Number.isInteger(value) && value >= 1 && value <= 366;
/** @type {Is} */
const isRegion = matches(/^[a-z-]{2,20}$/);

/** As the desk names where a member lives: a country's code, a part of one, or elsewhere. @type {Is} */
const isPlace = matches(/^([A-Z]{2}(-[A-Z]{2})?|elsewhere)$/);

/** What the member may set by name; watching and automatic looks have messages of their own. @type {{[name: string]: Is}} */
const CHOICES = {
  beside: isFlag,
  highlight: isFlag,
  interval: (value) => value === null || isDays(value),
  notifications: isFlag,
  region: (value) => value === null || isRegion(value),
  place: (value) => value === null || isPlace(value),
};

/** @type {{[name: string]: Is}} */
const OTHERS = Object.assign(Object.create(null), { unwatched: isStrings, autoAll: isFlag, auto: isStrings, remind: isStrings });

/** @param {string} name @param {unknown} value @returns {boolean} */
export const isChoice = (name, value) => typeof name === "string" && Object.hasOwn(CHOICES, name) && CHOICES[name](value);

/**
 * An organisation's policy, value by value: what is wrong is reported and ignored, what is right holds.
 *
 * @param {object} policy as `extension/managed.json` describes it
 * @param {string[]} services the ids that there are
 * @returns {{values: StillOff.Policy, problems: StillOff.PolicyProblem[]}}
 */
export const readPolicy = (policy, services) => {
  /** @type {{[key: string]: Is}} */
  const rules = {
    highlight: isFlag,
    interval: isDays,
    notifications: isFlag,
    watch: (value) => Array.isArray(value) && value.every((id) => services.includes(id)),
    automaticLooks: isFlag,
  };
  /** @type {{[key: string]: unknown}} */
  const values = {};
  /** @type {StillOff.PolicyProblem[]} */
  const problems = [];
  for (const [key, value] of Object.entries(policy ?? {})) {
    if (!Object.hasOwn(rules, key)) problems.push({ key, problem: "unknown" });
    else if (!rules[key](value)) problems.push({ key, problem: "value" });
    else values[key] = value;
  }
  return { values, problems };
};

/**
 * The options in force.
 *
 * @param {object} chosen what the member chose; what no longer makes sense there counts as not chosen
 * @param {StillOff.Policy} policy the policy's good values
 * @param {{id: string, settings: {id: string}[]}[]} definitions
 * @returns {{options: StillOff.Options, managed: string[]}} `managed` names what the member can't change
 */
export const inForce = (chosen, policy, definitions) => {
  const valid = Object.entries(chosen).filter(([name, value]) => isChoice(name, value) || (name in OTHERS && OTHERS[name](value)));
  const { watch, automaticLooks, ...single } = policy;
  /** @type {StillOff.Options} */
  const options = { ...DEFAULTS, ...Object.fromEntries(valid), ...single };
  const managed = Object.keys(single);
  if (watch) {
    options.unwatched = definitions
      .filter(({ id }) => !watch.includes(id))
      .flatMap(({ id, settings }) => settings.map((setting) => `${id}/${setting.id}`));
    managed.push("watch");
  }
  if (automaticLooks === false) {
    Object.assign(options, { autoAll: false, auto: [] });
    managed.push("auto");
  }
  return { options, managed };
};

/**
 * Whether a service is looked at by itself: as was chosen for all, unless it is an exception.
 *
 * @param {{autoAll: boolean, auto: string[], remind: string[]}} options those in force
 * @param {string} service
 */
export const isAuto = ({ autoAll, auto, remind }, service) => (autoAll ? !remind.includes(service) : auto.includes(service));

/** The same list with a value in it or not. @param {string[]} list @param {string} value @param {boolean} wanted */
const having = (list, value, wanted) => [...list.filter((one) => one !== value), ...(wanted ? [value] : [])];

/**
 * What is chosen once services are looked at by themselves, or no more. A choice for all has no exceptions.
 *
 * @param {StillOff.Chosen} chosen
 * @param {string | null} service null for all
 * @param {boolean} auto
 * @returns {StillOff.Chosen}
 */
export const chooseAuto = (chosen, service, auto) =>
  service === null
    ? { ...chosen, autoAll: auto, auto: [], remind: [] }
    : { ...chosen, auto: having(chosen.auto ?? [], service, auto), remind: having(chosen.remind ?? [], service, !auto) };

/**
 * Whether a setting is watched. That of one object (blog, site …) is, where its setting is and it wasn't left out itself.
 *
 * @param {{unwatched: string[]}} options those in force
 * @param {{id: string}} definition
 * @param {{id: string, of?: string}} setting
 * @returns {boolean}
 */
export const isWatched = ({ unwatched }, definition, { id, of = id }) => [id, of].every((one) => !unwatched.includes(`${definition.id}/${one}`));

/**
 * What is unwatched once the member has chosen for one setting. Watched again by itself, an object leaves the other
 * objects of an unwatched setting as they were.
 *
 * @param {string[]} unwatched
 * @param {{id: string}} definition
 * @param {{id: string, of?: string}} setting
 * @param {boolean} watched
 * @param {{id: string, of?: string}[]} objects every object of the service that was read
 * @returns {string[]}
 */
export const choose = (unwatched, definition, { id, of = id }, watched, objects) => {
  const named = (/** @type {string} */ one) => `${definition.id}/${one}`;
  const others = unwatched.filter((one) => one !== named(id));
  if (!watched) return [...others, named(id)];
  if (!others.includes(named(of))) return others;
  const left = objects.filter((object) => object.of === of && object.id !== id).map((object) => named(object.id));
  return [...new Set([...others.filter((one) => one !== named(of)), ...left])];
};

/** @returns {Promise<object>} the policy as it was set; empty where there is none or the browser has no such thing */
export const policy = async () => {
  try {
    return (await browser.storage.managed.get()) ?? {};
  } catch {
    return {};
  }
};
