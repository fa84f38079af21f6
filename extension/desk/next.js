/**
 * What to do next about a request, and what went before it. No browser's API.
 *
 * @typedef {object} Next
 * @property {number | null} left days until an answer is due, negative once it is overdue; null while nothing is due
 * @property {boolean} overdue
 * @property {"wait" | "remind" | "complain-first" | "complain" | "identity" | "broad" | "form" | "read" | "done" | "nothing"} step
 *   a word with a text, `step_…`
 * @property {string | null} letter the text for that step, where there is one
 * @property {string[]} more further texts that fit
 * @property {string | null} by the last day for that step, where the law names one
 */
import { waits } from "../shared/request.js";
import { addDays, addMonths, daysBetween, dueOf } from "./due.js";
import { regimeOf } from "./places.js";

/** So many days after a company confirmed that it has a complaint, one may ask for more than patience: no law names a day. */
const PATIENCE = 30;
/** What an answer leads to before anybody complains. @type {Record<string, [step: Next["step"], letter: string]>} */
const REPLIES = {
  identity: ["identity", "reply-identity"],
  "too-broad": ["broad", "reply-broad"],
  "use-form": ["form", "reply-form"],
};

/**
 * A request and what it followed, oldest first.
 *
 * @template {{id: string, after: string | null}} Request
 * @param {Request} request
 * @param {Request[]} requests
 * @returns {Request[]}
 */
export const chainOf = (request, requests) => {
  const chain = [request];
  // What an import brought could go round in a circle.
  for (let at = request; at.after;) {
    const before = requests.find(({ id }) => id === at.after);
    if (!before || chain.includes(before)) break;
    chain.unshift(before);
    at = before;
  }
  return chain;
};

/** How long there is for a complaint, by right. @param {import("./places.js").Regime} regime @param {string} right */
const windowOf = ({ complaint }, right) => complaint?.within.find(({ rights }) => rights.includes(right)) ?? null;

/** @param {string} from @param {{days: number | null, months: number | null}} window */
const endOf = (from, { days, months }) => (months ? addMonths(from, months) : addDays(from, days ?? 0));

/**
 * @param {{regime: string | null, right: string, letter: string | null, sent: string, due: string | null, received?: string | null,
 *   acknowledged?: string | null, given?: string | null, answer: {on: string, said: import("../shared/request.js").Said} | null}} request
 * @param {string} today YYYY-MM-DD
 * @returns {Next}
 */
export const next = (request, today) => {
  const { due, answer, right, acknowledged = null } = request;
  const waiting = waits(request);
  const left = due === null || !waiting ? null : daysBetween(today, due);
  const overdue = left !== null && left < 0;
  /** @param {Next["step"]} step @param {string | null} [letter] @param {string | null} [by] @param {string[]} [more] @returns {Next} */
  const go = (step, letter = null, by = null, more = []) => ({ left, overdue, step, letter, more, by });
  const said = waiting ? null : (answer?.said ?? null);
  if (said === "agreed") return go("done");
  if (said && Object.hasOwn(REPLIES, said)) return go(...REPLIES[said]);
  // Receipt of a complaint was confirmed, and for the outcome the law names no day.
  const confirmed = right === "complain-first" && acknowledged !== null && waiting && due === null;
  const patient = confirmed && today > addDays(acknowledged, PATIENCE);
  if (waiting && !overdue && !patient) return go("wait");
  const regime = regimeOf(request.regime);
  // An authority that keeps silent, or refuses, is a matter for a lawyer; and without a law there is nobody to turn to.
  if (right === "complain" || !regime?.complaint) return go(said === "other" ? "read" : "nothing");
  const companyFirst = regime.rights.some((each) => each.right === "complain-first");
  const window = windowOf(regime, right);
  // The member's own time begins on the exact day, whatever a weekend did to the recipient's.
  const { exact } = dueOf(request.regime, right, request.sent, { receivedOn: request.received });
  const from = patient ? acknowledged : (answer?.on ?? [due, exact].filter((day) => day !== null).sort()[0]);
  const by = window && from ? endOf(from, window) : null;
  const [step, letter] = companyFirst && right !== "complain-first" ? COMPANY : AUTHORITY;
  if (said === "other") return go("read", letter, by);
  if (said) return go(step, letter, by, ["reply-refusal"]);
  const silenceRefuses = regime.cautions.some(({ caution }) => caution === "silence-is-refusal") && right === "access";
  if (step === "complain" && right !== "remind" && right !== "complain-first" && !silenceRefuses) return go("remind", "reminder", by);
  return go(step, letter, by);
};

/** @type {[step: "complain-first", letter: string]} */
const COMPANY = ["complain-first", "company-complaint"];
/** @type {[step: "complain", letter: string]} */
const AUTHORITY = ["complain", "complaint"];
