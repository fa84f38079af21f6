/** Records, requests and their histories in `storage.local`. The background is their only writer; writes happen one after another. */
import "../shared/browser.js";
import { append } from "../shared/chain.js";
import { unread } from "./judge.js";
import { fits } from "./shapes.js";

/** The version of what is stored; a newer one is left alone. */
export const SCHEMA = 1;
const ASIDE = "aside:";

/** @param {string} service @param {string} setting */
const recordKey = (service, setting) => `record:${service}/${setting}`;
/** @param {string} service @param {string} setting */
const historyKey = (service, setting) => `history:${service}/${setting}`;
/** @param {string} service @param {string} setting */
const requestsKey = (service, setting) => `requests:${service}/${setting}`;

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * Run one thing after all that was asked for before; a failure is the caller's alone.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
const inTurn = (work) => {
  const done = queue.then(work);
  queue = done.then(
    () => {},
    () => {},
  );
  return done;
};

/** @param {string} key @returns {Promise<any>} */
const get = async (key) => (await browser.storage.local.get(key))[key];

/**
 * Write, unless a newer StillOff did, of whose values none would be understood; a failure is remembered until a write works again.
 *
 * @param {{[key: string]: unknown}} entries
 */
const write = async (entries) => {
  const schema = (await get("schema")) ?? SCHEMA;
  if (fits("schema", schema) && schema > SCHEMA) throw new Error(`stored with schema ${schema}, known up to ${SCHEMA}`);
  const odd = fits("schema", schema) ? {} : { [aside("schema")]: schema };
  try {
    await changing();
    await browser.storage.local.set({ schema: SCHEMA, ...odd, ...entries });
    await browser.storage.session.remove("trouble");
  } catch (error) {
    const kind = /quota/i.test(String(error)) ? "full" : "failed";
    await browser.storage.session.set({ trouble: { key: Object.keys(entries)[0], kind, at: Date.now() } });
    throw error;
  }
};

/** How many changes were begun: who read before the last of them may not know it. */
let changes = 0;
const SHOWN = "shown";

/** Before anything is changed that is shown: from now on badge and alarms may be behind, also for the next worker, should this one be killed. */
export const changing = async () => {
  changes += 1;
  await browser.storage.session.remove(SHOWN);
};

/**
 * To be asked before reading what is to be shown.
 *
 * @returns {(how: {planned: number | null}) => Promise<void>} notes that badge and alarms say it, and when the next alarm is due, unless it has
 * changed since
 */
export const showing = () => {
  const before = changes;
  return async (how) => {
    if (before === changes) await browser.storage.session.set({ [SHOWN]: how });
  };
};

/** The name under which what is no longer understood is kept. @param {string} key */
const aside = (key) => `${ASIDE}${Date.now()}:${key}`;

/**
 * What is under a key, if it's what it should be; what isn't is kept aside under another name, never dropped.
 *
 * @template T
 * @param {string} key
 * @param {T} otherwise
 * @returns {Promise<T>}
 */
const sound = async (key, otherwise) => {
  const value = await get(key);
  if (value === undefined || fits(key, value)) return value ?? otherwise;
  await write({ [aside(key)]: value });
  await browser.storage.local.remove(key);
  return otherwise;
};

/**
 * The same for a reader, who leaves everything as it is.
 *
 * @template T
 * @param {string} key
 * @param {T} otherwise
 * @returns {Promise<T>}
 */
const peek = async (key, otherwise) => {
  const value = await get(key);
  return value !== undefined && fits(key, value) ? value : otherwise;
};

/** By which definition and version of StillOff a line was recorded. @param {Pick<StillOff.Definition, "verified">} definition */
export const recordedBy = (definition) => ({ definition: definition.verified, version: browser.runtime.getManifest().version });

/**
 * @template {object} Event
 * @param {Event[]} events
 * @param {Pick<StillOff.Definition, "verified">} definition
 */
export const recorded = (events, definition) => events.map((event) => ({ ...event, ...recordedBy(definition) }));

/** @param {string} service @param {string} setting @returns {Promise<StillOff.Record>} */
export const record = async (service, setting) => (await records([[service, setting]]))[0];

/** Several records at once. @param {[service: string, setting: string][]} ids @returns {Promise<StillOff.Record[]>} */
export const records = async (ids) => {
  const keys = ids.map(([service, setting]) => recordKey(service, setting));
  const stored = await browser.storage.local.get(keys);
  return keys.map((key) => ({ ...unread(), ...(Object.hasOwn(stored, key) && fits(key, stored[key]) ? /** @type {object} */ (stored[key]) : {}) }));
};

/** Those of which there is a record. @param {[service: string, setting: string][]} ids @returns {Promise<[service: string, setting: string][]>} */
export const kept = async (ids) => {
  const stored = await browser.storage.local.get(ids.map(([service, setting]) => recordKey(service, setting)));
  return ids.filter(([service, setting]) => Object.hasOwn(stored, recordKey(service, setting)));
};

/** @returns {Promise<[service: string, setting: string][]>} the settings of single objects that have a record */
export const objects = async () => (await peek("objects", /** @type {string[]} */ ([]))).map((id) => /** @type {[string, string]} */ (id.split("/")));

/** @param {string} service @param {string} setting @returns {Promise<StillOff.Line[]>} a setting's events, oldest first */
export const history = (service, setting) => peek(historyKey(service, setting), []);

/** @param {string} service @param {string} setting @returns {Promise<StillOff.Line[]>} what was sent about a setting, oldest first */
export const requestHistory = (service, setting) => peek(requestsKey(service, setting), []);

/** @returns {Promise<StillOff.Chosen>} what the member chose; what was never chosen isn't there */
export const options = () => peek("options", {});

/** @param {(chosen: StillOff.Chosen) => StillOff.Chosen} choose @returns {Promise<void>} */
export const setOptions = (choose) => inTurn(async () => write({ options: choose(await sound("options", {})) }));

/**
 * What is wrong with the storage, for the member to know.
 *
 * @returns {Promise<StillOff.Trouble[]>}
 */
export const problems = async () => {
  /** @type {{[key: string]: any}} */
  const all = await browser.storage.local.get();
  /** @type {{trouble?: StillOff.Trouble}} */
  const { trouble } = await browser.storage.session.get("trouble");
  const setAside = Object.keys(all)
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
    ...setAside,
    ...odd.map((key) => ({ key, kind: "corrupt", at: null })),
  ];
};

/**
 * Forget a setting's record and history, the requests about it and theirs.
 *
 * @param {string} service
 * @param {string} setting
 * @returns {Promise<number>} how many lines are gone
 */
export const forget = (service, setting) =>
  inTurn(async () => {
    const lines = [...(await history(service, setting)), ...(await requestHistory(service, setting))];
    await changing();
    await browser.storage.local.remove([recordKey, historyKey, requestsKey].map((keyOf) => keyOf(service, setting)));
    const known = await sound("objects", /** @type {string[]} */ ([]));
    const id = `${service}/${setting}`;
    if (known.includes(id)) await write({ objects: known.filter((one) => one !== id) });
    const sent = await sound("requests", /** @type {StillOff.Request[]} */ ([]));
    const others = sent.filter((request) => request.service !== service || request.setting !== setting);
    if (others.length < sent.length) await write({ requests: others });
    return lines.length;
  });

/**
 * Put a history together with lines from elsewhere.
 *
 * @param {string} service
 * @param {string} setting
 * @param {(lines: StillOff.Line[]) => Promise<{lines: StillOff.Line[], added: number}>} merge
 * @param {((record: StillOff.Record, lines: StillOff.Line[]) => StillOff.Record) | null} [restore] what the record becomes by them, in the same write
 * @returns {Promise<number>} how many lines are new
 */
export const mergeHistory = (service, setting, merge, restore = null) =>
  inTurn(async () => {
    const key = historyKey(service, setting);
    const { lines, added } = await merge(await sound(key, []));
    const record = restore && { [recordKey(service, setting)]: restore({ ...unread(), ...(await sound(recordKey(service, setting), {})) }, lines) };
    if (added) await write({ [key]: lines, ...record });
    return added;
  });

/**
 * Put the history of requests together with lines from elsewhere, and have the requests follow from it, in one write.
 *
 * @param {string} service
 * @param {string} setting
 * @param {(lines: StillOff.Line[]) => Promise<{lines: StillOff.Line[], added: number}>} merge
 * @param {(requests: StillOff.Request[], lines: StillOff.Line[]) => StillOff.Request[]} restore
 * @returns {Promise<number>} how many lines are new
 */
export const mergeRequests = (service, setting, merge, restore) =>
  inTurn(async () => {
    const key = requestsKey(service, setting);
    const { lines, added } = await merge(await sound(key, []));
    const requests = restore(await sound("requests", []), lines);
    await write({ requests, ...(added ? { [key]: lines } : {}) });
    return added;
  });

/**
 * Change one record, and add what happened to its history, in one write.
 *
 * @param {string} service
 * @param {string} setting
 * @param {(record: StillOff.Record) => {record: StillOff.Record, events?: StillOff.Line[]}} change
 * @returns {Promise<StillOff.Record>} as it is now
 */
export const change = (service, setting, change) =>
  inTurn(async () => {
    const key = recordKey(service, setting);
    const before = { ...unread(), ...(await sound(key, {})) };
    const { record: after, events = [] } = change(before);
    /** @type {{[key: string]: unknown}} */
    const entries = { [key]: after };
    if (after.object !== null) {
      const known = await sound("objects", /** @type {string[]} */ ([]));
      const id = `${service}/${setting}`;
      if (!known.includes(id)) entries.objects = [...known, id];
    }
    if (events.length) {
      const lines = await sound(historyKey(service, setting), /** @type {StillOff.Line[]} */ ([]));
      for (const event of events) await append(lines, event);
      entries[historyKey(service, setting)] = lines;
    }
    await write(entries);
    return after;
  });

/** @returns {Promise<StillOff.Request[]>} in the order they were noted */
export const requests = () => peek("requests", []);

/**
 * Change the requests, and add what happened to their histories, in one write.
 *
 * @param {(requests: StillOff.Request[]) =>
 *   {requests: StillOff.Request[], lines?: {service: string, setting: string, event: StillOff.Line}[]}} change
 * @returns {Promise<void>}
 */
export const changeRequests = (change) =>
  inTurn(async () => {
    const before = await sound("requests", /** @type {StillOff.Request[]} */ ([]));
    const { requests: after, lines = [] } = change(before);
    if (after === before) return;
    /** @type {{[history: string]: StillOff.Line[]}} */
    const histories = {};
    for (const { service, setting, event } of lines) {
      const key = requestsKey(service, setting);
      histories[key] ??= await sound(key, []);
      await append(histories[key], event);
    }
    await write({ requests: after, ...histories });
  });

/**
 * Bring what older versions stored into the form of this one, in one write. What stands in its way and isn't understood is put aside.
 *
 * @param {(all: {[key: string]: any}) => Promise<{[key: string]: unknown}>} renewed what has another form now
 */
export const renew = (renewed) =>
  inTurn(async () => {
    const entries = await renewed(await browser.storage.local.get());
    for (const key of Object.keys(entries)) await sound(key, null);
    if (Object.keys(entries).length) await write(entries);
  });

/** @returns {Promise<StillOff.Taught[]>} the settings that the member showed */
export const taught = () => peek("taught", []);

/** @param {(all: StillOff.Taught[]) => StillOff.Taught[]} change @returns {Promise<StillOff.Taught[]>} as they are now */
export const setTaught = (change) =>
  inTurn(async () => {
    const after = change(await sound("taught", /** @type {StillOff.Taught[]} */ ([])));
    await write({ taught: after });
    return after;
  });

/** @returns {Promise<Record<string, string> | null>} who the member is, where they asked for that to be kept */
export const who = () => peek("who", /** @type {Record<string, string> | null} */ (null));

/** @param {Record<string, string> | null} kept null to forget it */
export const setWho = (kept) => inTurn(async () => (kept ? write({ who: kept }) : browser.storage.local.remove("who")));
