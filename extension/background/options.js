/** What the member chose, and what an organisation has set instead of them. */
import "../shared/browser.js";

const DEFAULTS = { highlight: true, region: null, interval: null, notifications: false, unwatched: [], auto: [] };

const isDays = (value) => Number.isInteger(value) && value >= 1 && value <= 366;
const isFlag = (value) => typeof value === "boolean";
const isRegion = (value) => typeof value === "string" && /^[a-z-]{2,20}$/.test(value);

const isIds = (value) => Array.isArray(value) && value.every((id) => typeof id === "string");

/** What the member may set by name; watching and automatic looks have messages of their own. */
const CHOICES = {
  highlight: isFlag,
  interval: (value) => value === null || isDays(value),
  notifications: isFlag,
  region: (value) => value === null || isRegion(value),
};

const LISTS = { __proto__: null, unwatched: isIds, auto: isIds };

/** @param {string} name @param {unknown} value @returns {boolean} */
export const isChoice = (name, value) => typeof name === "string" && Object.hasOwn(CHOICES, name) && CHOICES[name](value);

/**
 * An organisation's policy, value by value: what is wrong is reported and ignored, what is right holds.
 *
 * @param {object} policy as `extension/managed.json` describes it
 * @param {string[]} services the ids that there are
 * @returns {{values: object, problems: {key: string, problem: "unknown" | "value"}[]}}
 */
export const readPolicy = (policy, services) => {
  const rules = {
    highlight: isFlag,
    interval: isDays,
    notifications: isFlag,
    watch: (value) => Array.isArray(value) && value.every((id) => services.includes(id)),
    automaticLooks: isFlag,
  };
  const values = {};
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
 * @param {object} policy the policy's good values
 * @param {{id: string, settings: {id: string}[]}[]} definitions
 * @returns {{options: typeof DEFAULTS, managed: string[]}} `managed` names what the member can't change
 */
export const inForce = (chosen, policy, definitions) => {
  const kept = Object.entries(chosen).filter(([name, value]) => isChoice(name, value) || (name in LISTS && LISTS[name](value)));
  const options = { ...DEFAULTS, ...Object.fromEntries(kept) };
  const managed = [];
  for (const name of ["highlight", "interval", "notifications"]) {
    if (!Object.hasOwn(policy, name)) continue;
    options[name] = policy[name];
    managed.push(name);
  }
  if (policy.watch) {
    options.unwatched = definitions
      .filter(({ id }) => !policy.watch.includes(id))
      .flatMap(({ id, settings }) => settings.map((setting) => `${id}/${setting.id}`));
    managed.push("watch");
  }
  if (Object.hasOwn(policy, "automaticLooks")) {
    if (!policy.automaticLooks) options.auto = [];
    managed.push(...(policy.automaticLooks ? [] : ["auto"]));
  }
  return { options, managed };
};

/** @returns {Promise<object>} the policy as it was set; empty where there is none or the browser has no such thing */
export const policy = async () => {
  try {
    return (await browser.storage.managed.get()) ?? {};
  } catch {
    return {};
  }
};
