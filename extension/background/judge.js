/**
 * What a record becomes: by a reading, a click, a look that ended, what the member says. Pure, and the same for every service.
 *
 * @typedef {StillOff.Reading} Reading
 *
 * @typedef {object} Known A training state that was read.
 * @property {"on" | "off"} state
 * @property {number} since when it was first read so, ms since 1970
 * @property {number} confirmed when it was last read so
 * @property {StillOff.Signal[]} signals how it was recognised the last time
 * @property {StillOff.PageKind} page the kind of page it was last read on
 * @property {string} document the document it was last read in
 *
 * @typedef {object} Record What is remembered of one setting.
 * @property {StillOff.TrainingState} state
 * @property {StillOff.Reason | null} reason why the state is unknown; null too while nothing was ever read
 * @property {number | null} since since when the state is this
 * @property {Known | null} known the last state that was read, kept while the state is unknown
 * @property {number | null} due when the next look is due
 * @property {{at: number, reason: string | null} | null} looked the last look
 * @property {number | null} clicked when the member last moved the control, or may have
 * @property {string | null} clickedIn the document in which they did
 * @property {{off: number, on: number, seen: boolean} | null} relapse last confirmed off, found on
 * @property {number | null} reminded the due look the member was reminded of; of a card, when it was due that they are asked again
 * @property {{failures: number, failed: number | null, waits: boolean, off: boolean}} auto how looks by itself went:
 *   failures in a row and the last one's time, whether they wait for the member to sign in, whether they were given up
 * @property {import("../shared/own-word.js").Said | null} said the member's own word, of a card alone: never a reading
 * @property {string | null} object which of the member's objects (blog, site …) it is about, where there is one setting for each
 *
 * @typedef {{type: StillOff.ReadEvent | "other-account" | "said", at: number, state: StillOff.TrainingState, reason: StillOff.Reason | null,
 *   signals: StillOff.Signal[], page: StillOff.PageKind | null, said?: StillOff.Word | null}} Event
 */
import { canBeSaid } from "../shared/own-word.js";

const DAY = 24 * 60 * 60 * 1000;
/** A remembered time that lies further ahead than this is from before the clock was set right. */
const AHEAD = DAY;
/** After so many looks by itself that failed in a row, StillOff goes back to reminding. */
const FAILURES = 3;

/** @returns {Record} */
export const unread = () => ({
  state: "unknown",
  reason: null,
  since: null,
  known: null,
  due: null,
  looked: null,
  clicked: null,
  clickedIn: null,
  relapse: null,
  reminded: null,
  auto: { failures: 0, failed: null, waits: false, off: false },
  said: null,
  object: null,
});

/**
 * @param {Record} record
 * @param {Reading} reading
 * @param {number} now ms since 1970
 * @param {StillOff.Checking} checking intervals in days
 * @returns {{record: Record, events: Event[], notices: string[], came: string | null}} `came`: why a look that ended with it read nothing; null
 *   where it did
 */
export const judge = (record, reading, now, checking) => ({
  ...judged({ ...record, object: reading.object ?? null }, reading, now, checking),
  came: reading.fresh === false ? "not-fresh" : reading.reason,
});

/**
 * @param {Record} record
 * @param {Reading} reading
 * @param {number} now
 * @param {Parameters<typeof judge>[3]} checking
 * @returns {{record: Record, events: Event[], notices: string[]}}
 */
const judged = (record, reading, now, checking) => {
  const { known } = record;
  const agrees = known?.state === reading.state;
  // What the browser put back, or a page that is older than what is known, may agree; it is no news.
  const old = reading.fresh === false || (known !== null && !agrees && outdated(known, reading, now));
  const looked = { at: now, reason: old && !agrees && reading.state !== "unknown" ? "not-fresh" : reading.reason };
  const event = (/** @type {Event["type"]} */ type) => ({
    type,
    at: now,
    state: reading.state,
    reason: reading.reason,
    signals: reading.signals,
    page: reading.page,
  });
  const unchanged = { record: { ...record, looked }, events: [], notices: [] };
  if (old) return unchanged;

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
        since: same ? Math.min(record.since ?? now, now) : now,
        due: now + checking.afterFailure * DAY,
      },
      events: same ? [] : [event("unreadable")],
      notices: [],
    };
  }

  const changed = known !== null && !agrees;
  const since = known && !changed ? Math.min(known.since, now) : now;
  /** @type {Record} */
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
      document: reading.document ?? "",
    },
    due: now + (changed ? checking.afterChange : checking.normal) * DAY,
    relapse: reading.state === "off" ? null : record.relapse,
    // Signed in again.
    auto: { ...record.auto, waits: false },
  };
  if (!known) return { record: next, events: [event("first-read")], notices: [] };
  if (!changed) return { record: next, events: [event("confirmed")], notices: [] };
  if (reading.state === "off") return { record: next, events: [event("switched-off")], notices: [] };
  if (mayBeTheirs(record, known, reading, now)) return { record: next, events: [event("switched-on")], notices: [] };
  const relapse = { off: Math.min(known.confirmed, now), on: now, seen: false };
  return { record: { ...next, relapse }, events: [event("found-on-again")], notices: ["relapse"] };
};

/**
 * Whether a reading was stored already: it was read before the same document's last one was stored, and is the same. The answer was lost with the
 * background that stored it, so it was told again.
 *
 * @param {Record} record
 * @param {Reading} reading
 * @param {number} now
 */
export const toldBefore = ({ known, state }, reading, now) =>
  known !== null && state === reading.state && known.document === reading.document && reading.at <= known.confirmed && known.confirmed <= now;

/**
 * @param {Record} record
 * @param {number} now
 * @param {string} document where
 * @returns {Record} the member moved the control, or may have, whatever came of it
 */
export const clicked = (record, now, document) => ({ ...record, clicked: now, clickedIn: document });

/**
 * The member says that what was found on again is another account's.
 *
 * @param {Record} record
 * @param {number} now
 * @returns {{record: Record, events: Event[]}}
 */
export const otherAccount = (record, now) => {
  const { state, reason } = record;
  if (!record.relapse) return { record, events: [] };
  return { record: { ...record, relapse: null }, events: [{ type: "other-account", at: now, state, reason, signals: [], page: null }] };
};

/**
 * The member says of a setting that no page shows what training is, or takes back what they said. It says nothing of what was read, and
 * neither does its line.
 *
 * @param {Record} record
 * @param {StillOff.Word | null} word which can be said now; null to take it back
 * @param {number} now
 * @returns {{record: Record, events: Event[]}}
 */
export const said = (record, word, now) => {
  if (word === null && record.said === null) return { record, events: [] };
  const events = [/** @type {Event} */ ({ type: "said", at: now, state: "unknown", reason: null, signals: [], page: null, said: word })];
  return { record: { ...record, said: word && { ...word, at: now } }, events };
};

/**
 * Lines were imported: the newest one of the member's own says what they say now.
 *
 * @param {Record} record
 * @param {StillOff.Line[]} lines oldest first
 * @param {number} now
 * @returns {Record}
 */
export const saidBefore = (record, lines, now) => {
  const line = lines.findLast(({ type, said: word }) => type === "said" && (!word || canBeSaid(word, now)));
  return { ...record, said: line?.said ? { ...line.said, at: line.at } : null };
};

/**
 * A look by itself has ended.
 *
 * @param {Record} record
 * @param {string | null} came why it read nothing; null where it did
 * @param {number} now
 * @returns {Record}
 */
export const lookEnded = (record, came, now) => {
  if (came === null) return trusted(record);
  // Signed out: trying again wouldn't help until the member has signed in.
  if (came === "signed-out") return { ...record, auto: { ...record.auto, waits: true } };
  const failures = record.auto.failures + 1;
  return { ...record, auto: { failures, failed: now, waits: false, off: failures >= FAILURES } };
};

/** @param {Record} record @returns {Record} what went wrong with looks by itself no longer counts */
export const trusted = (record) => ({ ...record, auto: unread().auto });

/** @param {Record} record @param {number | null} due @returns {Record} the member was reminded of the look that was due then */
export const reminded = (record, due) => ({ ...record, reminded: due });

/** @param {Record} record @returns {Record} the member has seen the alarm */
export const seen = (record) => ({ ...record, relapse: record.relapse && { ...record.relapse, seen: true } });

/** @param {Record} record @param {number} now @returns {boolean} whether a known state is still within its interval */
export const fresh = (record, now) =>
  record.state !== "unknown" && record.due !== null && now < record.due && record.known !== null && record.known.confirmed - now < AHEAD;

/**
 * The normal interval was changed: what waits for its normal look waits as long as is asked for now.
 *
 * @param {Record} record
 * @param {number} former days
 * @param {number} normal days
 * @returns {Record}
 */
export const replan = (record, former, normal) =>
  record.known && record.due === record.known.confirmed + former * DAY ? { ...record, due: record.known.confirmed + normal * DAY } : record;

/**
 * Whether a page that contradicts what is known may simply be old: what it shows was loaded before the state was
 * confirmed, and it didn't change before our eyes. A list of rows in the same document may be old in the same way; the
 * control itself, in the same document, isn't. Times from before the clock was set back tell nothing.
 *
 * @param {Known} known
 * @param {Reading} reading
 * @param {number} now
 */
const outdated = (known, reading, now) =>
  known.confirmed <= now &&
  reading.arrival !== "watched" &&
  (reading.loaded ?? Infinity) < known.confirmed &&
  (reading.page === "row" || reading.document !== known.document);

/**
 * Whether the member may be why training is on: they did something on this page before it first showed so, or moved the
 * control in another document since it was last read off. What they do later explains nothing.
 *
 * @param {Record} record
 * @param {Known} known
 * @param {Reading} reading
 * @param {number} now
 */
const mayBeTheirs = ({ clicked, clickedIn }, known, reading, now) =>
  reading.acted === true || (clicked !== null && clickedIn !== reading.document && clicked >= known.confirmed && clicked - now < AHEAD);
