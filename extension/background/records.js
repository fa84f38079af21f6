/** Records and histories in `storage.local`. The background is their only writer; writes happen one after another. */
import "../shared/browser.js";
import { append } from "../shared/chain.js";
import { unread } from "./judge.js";

/** The version of what is stored; a newer one is left alone. */
export const SCHEMA = 1;
const ASIDE = "aside:";

const recordKey = (service, setting) => `record:${service}/${setting}`;
const historyKey = (service, setting) => `history:${service}/${setting}`;

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isTime = (value) => value === null || Number.isFinite(value);
const isRecord = (value) =>
  isObject(value) &&
  ["on", "off", "unknown"].includes(value.state) &&
  [value.since, value.due, value.clicked].every(isTime) &&
  (value.known === null ? value.state === "unknown" : isObject(value.known) && Number.isFinite(value.known.confirmed)) &&
  (value.looked === null || isObject(value.looked)) &&
  (value.relapse === null || isObject(value.relapse));
const isHistory = (value) =>
  Array.isArray(value) && value.every((line) => isObject(line) && Number.isFinite(line.at) && typeof line.type === "string");

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

/** Write, unless a newer StillOff did; a failure is remembered until a write works again. */
const write = async (entries) => {
  const { schema = SCHEMA } = await browser.storage.local.get("schema");
  if (!(schema <= SCHEMA)) throw new NewerSchema(`stored with schema ${schema}, known up to ${SCHEMA}`);
  try {
    await browser.storage.local.set({ schema: SCHEMA, ...entries });
    await browser.storage.session.remove("trouble");
  } catch (error) {
    const kind = /quota/i.test(String(error)) ? "full" : "failed";
    await browser.storage.session.set({ trouble: { key: Object.keys(entries)[0], kind, at: Date.now() } });
    throw error;
  }
};

/** What is under a key, if it's what it should be; what isn't is kept aside under another name, never dropped. */
const sound = async (key, isSound, otherwise) => {
  const value = (await browser.storage.local.get(key))[key];
  if (value === undefined || isSound(value)) return value ?? otherwise;
  await write({ [`${ASIDE}${Date.now()}:${key}`]: value });
  await browser.storage.local.remove(key);
  return otherwise;
};

/** @returns {Promise<import("./judge.js").Record>} */
export const record = async (service, setting) => {
  const value = (await browser.storage.local.get(recordKey(service, setting)))[recordKey(service, setting)];
  return { ...unread(), ...(isRecord({ ...unread(), ...value }) ? value : {}) };
};

/** @returns {Promise<object[]>} a setting's events, oldest first */
export const history = async (service, setting) => {
  const lines = (await browser.storage.local.get(historyKey(service, setting)))[historyKey(service, setting)];
  return isHistory(lines) ? lines : [];
};

/** @returns {Promise<object>} what the member chose; what was never chosen isn't there */
export const options = async () => {
  const { options: chosen } = await browser.storage.local.get("options");
  return isObject(chosen) ? chosen : {};
};

/** @param {(chosen: object) => object} choose @returns {Promise<void>} */
export const setOptions = (choose) => inTurn(async () => write({ options: choose(await options()) }));

/**
 * What is wrong with the storage, for the member to know.
 *
 * @returns {Promise<{key: string, kind: "corrupt" | "newer" | "full" | "failed", at: number | null}[]>}
 */
export const problems = async () => {
  const all = await browser.storage.local.get();
  const { trouble } = await browser.storage.session.get("trouble");
  const aside = Object.keys(all)
    .filter((key) => key.startsWith(ASIDE))
    .map((key) => {
      const [, at, ...rest] = key.split(":");
      return { key: rest.join(":"), kind: "corrupt", at: Number(at) };
    });
  const newer = all.schema > SCHEMA ? [{ key: "schema", kind: "newer", at: null }] : [];
  return [...newer, ...(trouble ? [trouble] : []), ...aside];
};

/** Forget a setting's record and history. @returns {Promise<number>} how many lines are gone */
export const forget = (service, setting) =>
  inTurn(async () => {
    const lines = await history(service, setting);
    await browser.storage.local.remove([recordKey(service, setting), historyKey(service, setting)]);
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
    const { lines, added } = await merge(await sound(key, isHistory, []));
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
    const before = { ...unread(), ...(await sound(key, (value) => isRecord({ ...unread(), ...value }), {})) };
    const { record: after, events = [] } = change(before);
    const entries = { [key]: after };
    if (events.length) {
      const lines = await sound(historyKey(service, setting), isHistory, []);
      for (const event of events) await append(lines, event);
      entries[historyKey(service, setting)] = lines;
    }
    await write(entries);
    return after;
  });
