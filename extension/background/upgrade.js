/** What older versions stored, in the form of this one. */
import "../shared/browser.js";
import { chain, digest } from "../shared/chain.js";
import { isDay } from "../shared/days.js";
import { merge } from "../shared/merge.js";
import { separated } from "../shared/request.js";
import { fits } from "./shapes.js";

/** @typedef {{[key: string]: any}} Stored */

/** @param {Stored} all all that is stored @param {() => string} newId @returns {Promise<Stored>} only what has another form now */
export const renewed = async (all, newId) => ({ ...objections(all, newId), ...(await requestHistories(all)) });

/** The parts of a key: `record:service/setting`. @param {string} key */
const about = (key) => key.slice(key.indexOf(":") + 1).split("/");

/**
 * Records held the day of an objection, which is a request now.
 *
 * @param {Stored} all
 * @param {() => string} newId
 * @returns {Stored}
 */
const objections = (all, newId) => {
  const old = Object.keys(all).filter((key) => key.startsWith("record:") && all[key] instanceof Object && Object.hasOwn(all[key], "objection"));
  if (!old.length) return {};
  const requests = fits("requests", all.requests) ? [...all.requests] : [];
  /** @type {Stored} */
  const entries = { requests };
  for (const key of old) {
    const { objection, ...rest } = all[key];
    const [service, setting] = about(key);
    entries[key] = rest;
    if (isDay(objection)) requests.push({ ...OBJECTION, id: newId(), service, setting, sent: objection });
  }
  return entries;
};

/** @type {Omit<StillOff.Request, "id" | "service" | "setting" | "sent">} */
const OBJECTION = {
  letter: null,
  place: null,
  regime: null,
  right: "object",
  way: "objection-form",
  member: true,
  number: "",
  due: null,
  acknowledged: null,
  extended: null,
  answer: null,
  after: null,
  note: "",
  reminded: null,
};

/**
 * The lines of requests stood among a setting's readings. Each goes on saying what it said, in a chain of its own that ends by naming the digest
 * which the one chain had: an older export of it can still be told from a made-up one.
 *
 * @param {Stored} all
 * @returns {Promise<Stored>}
 */
const requestHistories = async (all) => {
  /** @type {Stored} */
  const entries = {};
  for (const key of Object.keys(all).filter((key) => key.startsWith("history:") && fits(key, all[key]))) {
    const { readings, requests } = separated(all[key]);
    const last = requests.at(-1);
    if (!last) continue;
    const own = key.replace("history:", "requests:");
    const { version } = browser.runtime.getManifest();
    const by = { at: Date.now(), definition: last.definition ?? null, version, source: await digest(all[key].at(-1)) };
    entries[own] = (await merge(Object.hasOwn(all, own) && fits(own, all[own]) ? all[own] : [], requests, by)).lines;
    entries[key] = await chain(readings);
  }
  return entries;
};
