/** What is read travels through here, and nowhere else: validated, judged, stored, followed up. */
import "../shared/browser.js";
import * as access from "./access.js";
import { ARRIVALS, REASONS, SIGNALS, STATES, TELLS } from "../shared/terms.js";
import { isSite } from "../shared/taught.js";
import { isTable } from "../shared/validators.js";
import * as judging from "./judge.js";
import * as looking from "./looking.js";
import * as looks from "./looks.js";
import * as notices from "./notices.js";
import { isWatched } from "./options.js";
import * as records from "./records.js";
import * as teaching from "./teaching.js";
import * as watch from "./watch.js";

const HOUR = 60 * 60 * 1000;

/** @param {unknown} value @returns {value is string | null} whether it can name one of the member's objects: part of an address, or nothing */
const canNameObject = (value) => value === null || (typeof value === "string" && /^[^/?#\s]{1,100}$/.test(value));

/** @param {unknown} value @returns {value is string} whether it can be the random name of a document */
const isDocument = (value) => typeof value === "string" && value.length <= 64;

/**
 * A content script's reading, if it is one: its shape and values, and that it knows what it claims.
 *
 * @param {any} reading
 * @param {number} now
 * @returns {StillOff.Reading | null} nothing but what a reading has
 */
const parse = (reading, now) => {
  const sound =
    isTable(reading) &&
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
    canNameObject(reading.object ?? null);
  if (!sound) return null;
  const { acted, arrival, at, document, fresh, loaded, object = null, page, reason, signals, state } = reading;
  return { acted, arrival, at, document, fresh, loaded, object, page, reason, signals, state };
};

/**
 * A setting, or that of one object where there is one for each; null where a content script mixed that up.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting | null} setting
 * @param {string | null} object
 */
const settingOf = async (definition, setting, object) => {
  if (!setting || (setting.per === "object") !== (object !== null)) return null;
  return object === null ? setting : access.settingOfObject(definition, setting, object);
};

/**
 * A content script tells what it read.
 *
 * @param {unknown} given
 * @param {StillOff.AboutContent} about
 * @returns {Promise<StillOff.ContentAnswers["content:reading"] | null>} null where it is no reading of something that is watched
 */
export const received = async (given, { definition, setting: named, tab }) => {
  const reading = parse(given, Date.now());
  const setting = reading && (await settingOf(definition, named, reading.object));
  if (!setting || !isWatched((await watch.inForceNow()).options, definition, setting)) return null;
  // A private window is read for the member's eyes alone.
  if (tab.incognito) return { state: reading.state, since: reading.at, recorded: false };
  const known = isSite(definition.id) ? (await records.record(definition.id, setting.id)).known : null;
  const { state, since } = await take(definition, setting, reading, tab.id);
  const again = known !== null && known.document !== reading.document;
  if (reading.state !== "unknown") await agreed(definition, setting, reading);
  if (again && reading.signals.includes("label")) teaching.prove(definition.id, setting.id, tab.id).catch(console.error);
  return { state, since, recorded: true };
};

/**
 * Where StillOff's own description reads a setting that the member showed, in the same document and as the same, the shown
 * one isn't watched any more: it is kept, with its history.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {StillOff.Reading} reading
 */
const agreed = async (definition, { id }, { document, state }) => {
  for (const { about, service, id: shown } of await records.taught()) {
    const mine = `${service}/${shown}`;
    const read = `${definition.id}/${id}`;
    if (about === null || (read !== mine && read !== about)) continue;
    const [of, setting] = (read === mine ? about : mine).split("/");
    const { known } = await records.record(of, setting);
    if (known?.document !== document || known?.state !== state) continue;
    await records.setOptions((chosen) => ({ ...chosen, unwatched: [...new Set([...(chosen.unwatched ?? []), mine])] }));
  }
};

/**
 * A tab came to a service's sign-in page.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {number} tab
 */
export const signedOut = (definition, setting, tab) =>
  take(definition, setting, { state: "unknown", reason: "signed-out", signals: [], page: "wall", object: null, at: Date.now() }, tab);

/**
 * The way of every reading, once it was found to be one: judged, stored, followed up.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Setting} setting
 * @param {StillOff.Reading} reading
 * @param {number} [tab] where it was read
 * @returns {Promise<StillOff.Record>} as it is now
 */
export const take = async (definition, setting, reading, tab) => {
  const { options } = await watch.inForceNow();
  const checking = { ...setting.checking, normal: options.interval ?? setting.checking.normal };
  /** @type {string[]} */
  let news = [];
  /** @type {string | null} */
  let came = null;
  const record = await records.change(definition.id, setting.id, (before) => {
    const now = Math.max(Date.now(), reading.at);
    if (judging.toldBefore(before, reading, now)) return { record: before };
    const judged = judging.judge(before, reading, now, checking);
    ({ notices: news, came } = judged);
    return { record: judged.record, events: records.recorded(judged.events, definition) };
  });
  if (record.relapse && news.includes("relapse") && options.notifications) await notices.relapse(definition, setting, record.relapse);
  if (record.state === "off") await notices.withdraw("relapse", definition, setting);
  if (judging.fresh(record, Date.now())) await notices.withdraw("look", definition, setting);
  if (tab !== undefined && (await looks.current())?.tab === tab) await looking.end(came, tab);
  return record;
};

/**
 * A content script tells that the member moved the control, or may have.
 *
 * @param {{document: unknown, object?: unknown}} given
 * @param {StillOff.AboutContent} about
 * @returns {Promise<true | null>}
 */
export const moved = async ({ document, object = null }, { definition, setting: named, tab }) => {
  const setting = canNameObject(object) && isDocument(document) && (await settingOf(definition, named, object));
  if (!setting) return null;
  if (!tab.incognito) await records.change(definition.id, setting.id, (record) => ({ record: judging.clicked(record, Date.now(), document) }));
  return true;
};
