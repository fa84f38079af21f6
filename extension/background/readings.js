/** Taking in what the content scripts read: is it a reading at all, and what does it mean? */
import "../shared/browser.js";
import { ARRIVALS, REASONS, SIGNALS, STATES, TELLS } from "../shared/terms.js";
import * as judging from "./judge.js";
import * as records from "./records.js";

const HOUR = 60 * 60 * 1000;

/** Whether it can name one of the member's objects: part of an address, or nothing. */
export const isObject = (/** @type {unknown} */ value) => value === null || (typeof value === "string" && /^[^/?#\s]{1,100}$/.test(value));

/** Whether it can be the random name of a document. */
export const isDocument = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= 64;

/**
 * A content script's reading, if it is one: its shape and values, and that it knows what it claims.
 *
 * @param {any} reading
 * @param {number} now
 * @returns {StillOff.Reading | null} nothing but what a reading has
 */
export const parse = (reading, now) => {
  const sound =
    reading !== null &&
    typeof reading === "object" &&
    STATES.includes(reading.state) &&
    (reading.state === "unknown" ? REASONS.includes(reading.reason) : reading.reason === null) &&
    Array.isArray(reading.signals) &&
    reading.signals.every((/** @type {StillOff.Signal} */ signal) => SIGNALS.includes(signal)) &&
    (reading.state === "unknown" || new Set(reading.signals).size >= 2) &&
    TELLS.includes(reading.page) &&
    ARRIVALS.includes(reading.arrival) &&
    typeof reading.fresh === "boolean" &&
    typeof reading.acted === "boolean" &&
    isDocument(reading.document) &&
    Number.isFinite(reading.loaded) &&
    Number.isFinite(reading.at) &&
    reading.at <= now + 1000 &&
    reading.at > now - HOUR &&
    isObject(reading.object ?? null);
  if (!sound) return null;
  const { acted, arrival, at, document, fresh, loaded, object = null, page, reason, signals, state } = reading;
  return { acted, arrival, at, document, fresh, loaded, object, page, reason, signals, state };
};

/** A tab of a service came to a sign-in page. @param {number} now @returns {StillOff.Reading} */
export const signedOut = (now) => ({ state: "unknown", reason: "signed-out", signals: [], page: "wall", object: null, at: now });

/** By which definition and version of StillOff an event was recorded. @param {Pick<StillOff.Definition, "verified">} definition */
export const recordedBy = (definition) => ({
  definition: definition.verified,
  version: browser.runtime.getManifest().version,
});

/**
 * Judge a reading and remember what came of it.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {StillOff.Reading} reading
 * @param {number | null} interval the normal interval in days, when the member or an organisation chose one
 * @returns {Promise<{record: StillOff.Record, notices: string[]}>}
 */
export const take = async (definition, setting, reading, interval) => {
  const checking = { ...setting.checking, normal: interval ?? setting.checking.normal };
  /** @type {string[]} */
  let notices = [];
  const record = await records.change(definition.id, setting.id, (before) => {
    const judged = judging.judge(before, reading, Math.max(Date.now(), reading.at), checking);
    notices = judged.notices;
    return { record: { ...judged.record, object: reading.object }, events: judged.events.map((event) => ({ ...event, ...recordedBy(definition) })) };
  });
  return { record, notices };
};
