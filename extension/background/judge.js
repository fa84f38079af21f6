/**
 * What a reading means. One pure function decides it, for every service alike.
 *
 * @typedef {import("../shared/messages.js").Reading} Reading
 *
 * @typedef {object} Known A training state that was read.
 * @property {"on" | "off"} state
 * @property {number} since when it was first read so, ms since 1970
 * @property {number} confirmed when it was last read so
 * @property {string[]} signals how it was recognised the last time
 * @property {string} page the kind of page it was last read on
 * @property {string} document the document it was last read in
 *
 * @typedef {object} Record What is remembered of one setting.
 * @property {"on" | "off" | "unknown"} state
 * @property {string | null} reason why the state is unknown; null too while nothing was ever read
 * @property {number | null} since since when the state is this
 * @property {Known | null} known the last state that was read, kept while the state is unknown
 * @property {number | null} due when the next look is due
 * @property {{at: number, reason: string | null} | null} looked the last look
 * @property {number | null} clicked when the member last clicked the control
 * @property {{off: number, on: number, seen: boolean} | null} relapse last confirmed off, found on
 * @property {string | null} objection the day the objection was sent, YYYY-MM-DD
 *
 * @typedef {{type: "first-read" | "confirmed" | "switched-off" | "switched-on" | "found-on-again" | "unreadable",
 *   at: number, state: string, reason: string | null, signals: string[], page: string}} Event
 */

const DAY = 24 * 60 * 60 * 1000;
/** A page may take back what a click did; for this long after it, the click is still the reason, ms. */
const CLICK = 2 * 60 * 1000;

/** @returns {Record} */
export const unread = () => ({
  state: "unknown",
  reason: null,
  since: null,
  known: null,
  due: null,
  looked: null,
  clicked: null,
  relapse: null,
  objection: null,
});

/**
 * @param {Record} record
 * @param {Reading} reading
 * @param {number} now ms since 1970
 * @param {{after_change: number, normal: number, after_failure: number}} checking intervals in days
 * @returns {{record: Record, events: Event[], notices: string[]}}
 */
export const judge = (record, reading, now, checking) => {
  const looked = { at: now, reason: reading.reason };
  const event = (type) => ({
    type,
    at: now,
    state: reading.state,
    reason: reading.reason,
    signals: reading.signals,
    page: reading.page,
  });
  const unchanged = { record: { ...record, looked }, events: [], notices: [] };

  if (reading.state === "unknown") {
    // Being signed out, or a list that prints nothing we can read, says nothing about the setting.
    if (reading.reason === "signed-out" || reading.page !== "control") return unchanged;
    const same = record.state === "unknown" && record.reason === reading.reason;
    return {
      record: {
        ...record,
        looked,
        state: "unknown",
        reason: reading.reason,
        since: same ? record.since : now,
        due: now + checking.after_failure * DAY,
      },
      events: same ? [] : [event("unreadable")],
      notices: [],
    };
  }

  const { known } = record;
  if (known && known.state !== reading.state && outdated(known, reading)) return unchanged;

  const changed = known !== null && known.state !== reading.state;
  const since = known && !changed ? known.since : now;
  const next = {
    ...record,
    looked,
    state: reading.state,
    reason: null,
    since,
    known: {
      state: reading.state,
      since,
      confirmed: now,
      signals: reading.signals,
      page: reading.page,
      document: reading.document,
    },
    due: now + (changed ? checking.after_change : checking.normal) * DAY,
    relapse: reading.state === "off" ? null : record.relapse,
  };
  if (!known) return { record: next, events: [event("first-read")], notices: [] };
  if (!changed) return { record: next, events: [event("confirmed")], notices: [] };
  if (reading.state === "off") return { record: next, events: [event("switched-off")], notices: [] };
  if (clickedSince(record, known, now)) return { record: next, events: [event("switched-on")], notices: [] };
  const relapse = { off: known.confirmed, on: now, seen: false };
  return { record: { ...next, relapse }, events: [event("found-on-again")], notices: ["relapse"] };
};

/** @param {Record} record @param {number} now @returns {Record} the member clicked the control, whatever came of it */
export const clicked = (record, now) => ({ ...record, clicked: now });

/** @param {Record} record @returns {Record} the member has seen the alarm */
export const seen = (record) => ({ ...record, relapse: record.relapse && { ...record.relapse, seen: true } });

/** @param {Record} record @param {number} now @returns {boolean} whether a known state is still within its interval */
export const fresh = (record, now) => record.state !== "unknown" && record.due !== null && now < record.due;

/**
 * Whether a page that contradicts what is known may simply be old: it was loaded before the state was confirmed, and
 * shows this address by client-side navigation or from the browser's memory. A list of rows in the same document may
 * be old in the same way; the control itself, in the same document, isn't.
 */
const outdated = (known, reading) =>
  reading.arrival !== "load" &&
  reading.loaded < known.confirmed &&
  (reading.page === "row" || reading.document !== known.document);

const clickedSince = (record, known, now) =>
  record.clicked !== null && (record.clicked >= known.confirmed || now - record.clicked < CLICK);
