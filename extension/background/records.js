/** Records and histories in `storage.local`. The background is their only writer; writes happen one after another. */
import "../shared/browser.js";
import { unread } from "./judge.js";

export const SCHEMA = 1;
const DEFAULTS = { highlight: true, region: null };

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

/** @returns {Promise<import("./judge.js").Record>} */
export const record = async (service, setting) => {
  const key = recordKey(service, setting);
  return { ...unread(), ...(await browser.storage.local.get(key))[key] };
};

/** @returns {Promise<{highlight: boolean, region: string | null}>} */
export const options = async () => ({ ...DEFAULTS, ...(await browser.storage.local.get("options")).options });

/** @param {string} name @param {unknown} value */
export const setOption = (name, value) =>
  inTurn(async () => browser.storage.local.set({ schema: SCHEMA, options: { ...(await options()), [name]: value } }));

/**
 * Change one record, and add what happened to its history, in one write.
 *
 * @param {(record: import("./judge.js").Record) => {record: object, events?: object[]}} change
 * @returns {Promise<import("./judge.js").Record>} as it is now
 */
export const change = (service, setting, change) =>
  inTurn(async () => {
    const before = await record(service, setting);
    const { record: after, events = [] } = change(before);
    const entries = { schema: SCHEMA, [recordKey(service, setting)]: after };
    if (events.length) {
      const key = historyKey(service, setting);
      const lines = (await browser.storage.local.get(key))[key] ?? [];
      for (const event of events) await append(lines, event);
      entries[key] = lines;
    }
    await browser.storage.local.set(entries);
    return after;
  });

/** What two confirmations must have in common to share a line. */
const ALIKE = ["state", "page", "definition", "version"];

/** Add an event: a further confirmation is folded into the line of the first; every line names the one before. */
const append = async (lines, event) => {
  const last = lines.at(-1);
  if (event.type === "confirmed" && last?.type === "confirmed" && ALIKE.every((name) => last[name] === event[name])) {
    Object.assign(last, { count: last.count + 1, last: event.at });
    return;
  }
  const folding = event.type === "confirmed" ? { count: 1, last: event.at } : {};
  const line = { ...event, ...folding, previous: last ? await digest(last) : null };
  // Chromium stores keys in alphabetical order: so does this, or a line's digest would depend on the browser.
  lines.push(Object.fromEntries(Object.entries(line).sort()));
};

/** @param {object} line @returns {Promise<string>} SHA-256 of the line as JSON, hexadecimal */
const digest = async (line) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(line)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
