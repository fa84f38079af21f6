/** Records and histories in `storage.local`. The background is their only writer; writes happen one after another. */
import "../shared/browser.js";
import { append } from "../shared/chain.js";
import { unread } from "./judge.js";
import { fits } from "./shapes.js";

/** The version of what is stored; a newer one is left alone. */
export const SCHEMA = 1;
const ASIDE = "aside:";

const recordKey = (service, setting) => `record:${service}/${setting}`;
const historyKey = (service, setting) => `history:${service}/${setting}`;

let queue = Promise.resolve();

/** Run one thing after all that was asked for before; a failure is the caller's alone. */
const inTurn = (work) => {
  const done = queue.then(work);
  queue = done.then(
    () => {},
    () => {},
  );
  return done;
};

/** What is stored was written by a newer StillOff: nothing may be changed, for nothing would be understood. */
export class NewerSchema extends Error {}

const get = async (key) => (await browser.storage.local.get(key))[key];

/** Write, unless a newer StillOff did; a failure is remembered until a write works again. */
const write = async (entries) => {
  const schema = (await get("schema")) ?? SCHEMA;
  if (fits("schema", schema) && schema > SCHEMA) throw new NewerSchema(`stored with schema ${schema}, known up to ${SCHEMA}`);
  const odd = fits("schema", schema) ? {} : { [aside("schema")]: schema };
  try {
    await browser.storage.local.set({ schema: SCHEMA, ...odd, ...entries });
    await browser.storage.session.remove("trouble");
  } catch (error) {
    const kind = /quota/i.test(String(error)) ? "full" : "failed";
    await browser.storage.session.set({ trouble: { key: Object.keys(entries)[0], kind, at: Date.now() } });
    throw error;
  }
};

/** The name under which what is no longer understood is kept. */
const aside = (key) => `${ASIDE}${Date.now()}:${key}`;

/** What is under a key, if it's what it should be; what isn't is kept aside under another name, never dropped. */
const sound = async (key, otherwise) => {
  const value = await get(key);
  if (value === undefined || fits(key, value)) return value ?? otherwise;
  await write({ [aside(key)]: value });
  await browser.storage.local.remove(key);
  return otherwise;
};

/** The same for a reader, who leaves everything as it is. */
const peek = async (key, otherwise) => {
  const value = await get(key);
  return value !== undefined && fits(key, value) ? value : otherwise;
};

/** @returns {Promise<import("./judge.js").Record>} */
export const record = async (service, setting) => (await records([[service, setting]]))[0];

/** Several records at once. @param {[service: string, setting: string][]} ids */
export const records = async (ids) => {
  const keys = ids.map(([service, setting]) => recordKey(service, setting));
  const stored = await browser.storage.local.get(keys);
  return keys.map((key) => ({ ...unread(), ...(Object.hasOwn(stored, key) && fits(key, stored[key]) ? stored[key] : {}) }));
};

/** @returns {Promise<[service: string, setting: string][]>} the settings of single objects that have a record */
export const objects = async () => (await peek("objects", [])).map((id) => id.split("/"));

/** @returns {Promise<object[]>} a setting's events, oldest first */
export const history = (service, setting) => peek(historyKey(service, setting), []);

/** @returns {Promise<object>} what the member chose; what was never chosen isn't there */
export const options = () => peek("options", {});

/** @param {(chosen: object) => object} choose @returns {Promise<void>} */
export const setOptions = (choose) => inTurn(async () => write({ options: choose(await sound("options", {})) }));

/**
 * What is wrong with the storage, for the member to know.
 *
 * @returns {Promise<{key: string, kind: "corrupt" | "newer" | "full" | "failed", at: number | null}[]>}
 */
export const problems = async () => {
  const all = await browser.storage.local.get();
  const { trouble } = await browser.storage.session.get("trouble");
  const kept = Object.keys(all)
    .filter((key) => key.startsWith(ASIDE))
    .map((key) => {
      const [, at, ...rest] = key.split(":");
      return { key: rest.join(":"), kind: "corrupt", at: Number(at) };
    });
  const newer = fits("schema", all.schema) && all.schema > SCHEMA;
  // A newer StillOff may well store what we wouldn't.
  const odd = newer ? [] : Object.keys(all).filter((key) => !fits(key, all[key]));
  return [
    ...(newer ? [{ key: "schema", kind: "newer", at: null }] : []),
    ...(trouble ? [trouble] : []),
    ...kept,
    ...odd.map((key) => ({ key, kind: "corrupt", at: null })),
  ];
};

/** Forget a setting's record, history and requests. @returns {Promise<number>} how many lines are gone */
export const forget = (service, setting) =>
  inTurn(async () => {
    const lines = await history(service, setting);
    await browser.storage.local.remove([recordKey(service, setting), historyKey(service, setting)]);
    const known = await sound("objects", []);
    const id = `${service}/${setting}`;
    if (known.includes(id)) await write({ objects: known.filter((one) => one !== id) });
    const sent = await sound("requests", []);
    const others = sent.filter((request) => request.service !== service || request.setting !== setting);
    if (others.length < sent.length) await write({ requests: others });
    return lines.length;
  });

/**
 * Put a history together with lines from elsewhere.
 *
 * @param {(lines: object[]) => Promise<{lines: object[], added: number}>} merge
 * @returns {Promise<number>} how many lines are new
 */
export const mergeHistory = (service, setting, merge) =>
  inTurn(async () => {
    const key = historyKey(service, setting);
    const { lines, added } = await merge(await sound(key, []));
    if (added) await write({ [key]: lines });
    return added;
  });

/**
 * Change one record, and add what happened to its history, in one write.
 *
 * @param {(record: import("./judge.js").Record) => {record: object, events?: object[]}} change
 * @returns {Promise<import("./judge.js").Record>} as it is now
 */
export const change = (service, setting, change) =>
  inTurn(async () => {
    const key = recordKey(service, setting);
    const before = { ...unread(), ...(await sound(key, {})) };
    const { record: after, events = [] } = change(before);
    const entries = { [key]: after };
    if (after.object !== null) {
      const known = await sound("objects", []);
      const id = `${service}/${setting}`;
      if (!known.includes(id)) entries.objects = [...known, id];
    }
    if (events.length) {
      const lines = await sound(historyKey(service, setting), []);
      for (const event of events) await append(lines, event);
      entries[historyKey(service, setting)] = lines;
    }
    await write(entries);
    return after;
  });

/** @returns {Promise<import("../shared/requests.js").Request[]>} in the order they were noted */
export const requests = () => peek("requests", []);

/**
 * Change the requests, and add what happened to the histories they belong to, in one write.
 *
 * @param {(requests: import("../shared/requests.js").Request[]) =>
 *   {requests: object[], lines?: {service: string, setting: string, event: object}[]}} change
 * @returns {Promise<void>}
 */
export const changeRequests = (change) =>
  inTurn(async () => {
    const before = await sound("requests", []);
    const { requests: after, lines = [] } = change(before);
    if (after === before) return;
    const entries = { requests: after };
    for (const { service, setting, event } of lines) {
      const key = historyKey(service, setting);
      const { state, reason } = await record(service, setting);
      entries[key] ??= await sound(key, []);
      await append(entries[key], { ...event, state, reason });
    }
    await write(entries);
  });

/**
 * Turn what older versions kept in records, the day of an objection, into requests.
 *
 * @param {(service: string, setting: string, day: string) => object | null} request null where it says nothing
 */
export const takeObjections = (request) =>
  inTurn(async () => {
    const all = await browser.storage.local.get();
    const old = Object.keys(all).filter((key) => key.startsWith("record:") && isOld(all[key]));
    if (!old.length) return;
    const entries = { requests: await sound("requests", []) };
    for (const key of old) {
      const { objection, ...rest } = all[key];
      const [service, setting] = key.slice("record:".length).split("/");
      entries[key] = rest;
      const made = request(service, setting, objection);
      if (made) entries.requests.push(made);
    }
    await write(entries);
  });

const isOld = (value) => value !== null && typeof value === "object" && Object.hasOwn(value, "objection");

/** @returns {Promise<Record<string, string> | null>} who the member is, where they asked for that to be kept */
export const who = () => peek("who", null);

/** @param {Record<string, string> | null} kept null to forget it */
export const setWho = (kept) => inTurn(async () => (kept ? write({ who: kept }) : browser.storage.local.remove("who")));
