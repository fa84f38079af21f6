/** The whole background, as it is shipped, in a browser made of as little as it takes. */
import { readFileSync } from "node:fs";
import { stub } from "../stub.mjs";

const ROOT = new URL("../../../dist/chrome/", import.meta.url);
const OWN = "chrome-extension://stilloff/";
/** What installing grants. */
const { host_permissions: origins } = JSON.parse(readFileSync(new URL("manifest.json", ROOT), "utf8"));
let lives = 0;

/**
 * Start a background of its own.
 *
 * @returns {Promise<{stored: Map<string, unknown>, failed: unknown[], definitions: object[],
 *   send: (message: unknown, sender: object) => Promise<{taken: boolean, answer: unknown}>, given: () => void}>} `failed` has
 *   all that a handler threw; `given` says that access was given
 */
export const start = async () => {
  const { stored } = stub();
  const listeners = [];
  const failed = [];
  const added = [];
  const event = () => ({ addListener() {}, removeListener() {} });
  const nothing = async () => undefined;
  Object.assign(globalThis.browser, {
    runtime: {
      id: "stilloff",
      getURL: (path) => OWN + path,
      getManifest: () => ({ version: "1.0" }),
      onMessage: { addListener: (listener) => listeners.push(listener) },
      onStartup: event(),
      onInstalled: event(),
    },
    tabs: {
      onUpdated: event(),
      onActivated: event(),
      onRemoved: event(),
      query: async () => [],
      create: async () => ({ id: 1 }),
      remove: nothing,
      sendMessage: nothing,
    },
    permissions: {
      onAdded: { addListener: (listener) => added.push(listener) },
      onRemoved: event(),
      getAll: async () => ({ origins }),
      contains: async () => false,
    },
    scripting: { getRegisteredContentScripts: async () => [], registerContentScripts: nothing, unregisterContentScripts: nothing },
  });
  browser.alarms.onAlarm = event();
  globalThis.stillOff = {};
  // What a handler couldn't do is said on the console, for who looks closer: here nobody else does.
  console.info = (...said) => failed.push(said);
  console.error = (...said) => failed.push(said);
  // Modules are kept by their address: another life needs another address all the way down, so there is one per process.
  if ((lives += 1) > 1) throw new Error("one background per process");
  await import(new URL("background/main.js", ROOT));
  const [listener] = listeners;
  const send = (message, sender) =>
    new Promise((resolve, reject) => {
      try {
        const taken = listener(message, sender, (answer) => resolve({ taken: true, answer }));
        if (taken !== true) resolve({ taken: false, answer: undefined });
      } catch (error) {
        reject(error);
      }
    });
  return { stored, failed, send, definitions: globalThis.stillOff.definitions, given: () => added.forEach((listener) => listener()) };
};

/** Senders: one of the extension's own pages, and a content script on a service's page. */
export const PAGE = { id: "stilloff", url: `${OWN}popup/popup.html` };
/** @param {string} host @returns {object} */
export const contentOn = (host) => ({
  id: "stilloff",
  url: `https://${host}/anywhere`,
  frameId: 0,
  tab: { id: 7, incognito: false, url: `https://${host}/anywhere` },
});
