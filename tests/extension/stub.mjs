/** As much of the browser's API as the background's pure parts use, and the English texts. */
import { readFileSync } from "node:fs";
import { register } from "node:module";

const messages = JSON.parse(readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"));

/**
 * Have the background's modules find these definitions, which a build would have rendered. What a module imports that was
 * itself imported with `?life=` and a number is of the same life: loaded again, as by a worker that was just started.
 *
 * @param {object[]} definitions
 */
export const define = (definitions) => {
  const script = `globalThis.stillOff ??= {}; Object.assign(stillOff, ${JSON.stringify({ definitions, scripts: {} })});`;
  const there = `data:text/javascript,${encodeURIComponent(script)}`;
  const hook = `export const resolve = async (specifier, context, next) => {
    if (/\\/(definitions|scripts)[.]js$/.test(specifier)) return { url: ${JSON.stringify(there)}, shortCircuit: true };
    const found = await next(specifier, context);
    const [life = ""] = /[?]life=\\d+$/.exec(context.parentURL ?? "") ?? [];
    return { ...found, url: found.url.endsWith(life) ? found.url : found.url + life };
  };`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
};

/** @param {string} key @param {string[]} values @returns {string} as a browser fills it in; an unknown key is an error */
const getMessage = (key, values = []) => {
  const { message, placeholders = {} } = messages[key];
  return message.replaceAll(/\$(\w+)\$/g, (_, name) => values[placeholders[name.toLowerCase()].content.slice(1) - 1]);
};

// Node has one from version 21 on.
globalThis.navigator ??= { userAgent: "Node" };

/** Chromium hands back what it stored with every object's keys in alphabetical order; Firefox as they were. */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
};

/**
 * Put a fresh `browser` in place. `calls` has every call that changes something; `failing.set` makes writing fail.
 *
 * @param {{chromium?: boolean}} [like]
 */
export const stub = ({ chromium = false } = {}) => {
  const stored = new Map();
  const calls = [];
  const failing = { set: false };
  const copy = (value) => (chromium ? sorted(structuredClone(value)) : structuredClone(value));
  const noted =
    (name) =>
    async (...given) =>
      void calls.push([name, ...structuredClone(given)]);
  const local = {
    get: async (keys = [...stored.keys()]) =>
      Object.fromEntries([keys].flat().flatMap((key) => (stored.has(key) ? [[key, copy(stored.get(key))]] : []))),
    remove: async (keys) => void [keys].flat().forEach((key) => stored.delete(key)),
    set: async (entries) => {
      if (failing.set) throw new Error("QuotaExceededError");
      calls.push(["storage.local.set", copy(entries)]);
      for (const [key, value] of Object.entries(entries)) stored.set(key, copy(value));
    },
    onChanged: { addListener() {} },
  };
  const fleeting = new Map();
  const session = {
    get: async (keys) => Object.fromEntries([keys].flat().flatMap((key) => (fleeting.has(key) ? [[key, fleeting.get(key)]] : []))),
    set: async (entries) => void Object.entries(entries).forEach(([key, value]) => fleeting.set(key, value)),
    remove: async (key) => void fleeting.delete(key),
  };
  const names = ["setBadgeText", "setTitle", "setIcon", "setBadgeBackgroundColor", "setBadgeTextColor"];
  globalThis.browser = {
    storage: { local, session },
    action: Object.fromEntries(names.map((name) => [name, noted(name)])),
    alarms: { create: noted("alarms.create"), clear: noted("alarms.clear"), get: async () => undefined },
    i18n: { getMessage },
  };
  return { stored, calls, failing };
};
