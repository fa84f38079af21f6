/**
 * What to do next about a request. No browser's API.
 *
 * @typedef {object} Next
 * @property {number | null} left days until an answer is due, negative once it is overdue; null while nothing is due
 * @property {boolean} overdue
 * @property {"wait" | "remind" | "complain-first" | "complain" | "identity" | "read" | "done" | "nothing"} step a word
 *   with a text, `step_…`
 * @property {string | null} letter the text for that step, where there is one
 * @property {string | null} by the last day for that step, where the law names one
 */
import { addDays, daysBetween, dueOf } from "./due.js";
import { regimeOf } from "./places.js";

/**
 * @param {{regime: string | null, right: string, letter: string | null, sent: string, due: string | null,
 *   answer: {on: string, said: string} | null}} request
 * @param {string} today YYYY-MM-DD
 * @returns {Next}
 */
export const next = (request, today) => {
  const { due, answer } = request;
  const left = due === null || answer ? null : daysBetween(today, due);
  const overdue = left !== null && left < 0;
  /** @param {Next["step"]} step @param {string | null} [letter] @param {string | null} [by] @returns {Next} */
  const go = (step, letter = null, by = null) => ({ left, overdue, step, letter, by });
  if (answer?.said === "agreed") return go("done");
  if (answer?.said === "identity") return go("identity");
  if (answer?.said === "other") return go("read");
  if (!answer && !overdue) return go("wait");
  const regime = regimeOf(request.regime);
  // An authority that keeps silent, or refuses, is a matter for a lawyer; and without a law there is nobody to turn to.
  if (request.right === "complain" || !regime?.complaint) return go("nothing");
  const companyFirst = regime.rights.some(({ right }) => right === "complain-first");
  if (companyFirst && request.right !== "complain-first") return go("complain-first", "company-complaint");
  const within = request.right === "access" ? regime.complaint.within : null;
  if (!answer && request.right !== "remind" && request.right !== "complain-first" && within === null) return go("remind", "reminder");
  // The member's own time begins on the exact day, whatever a weekend did to the recipient's.
  const { exact } = dueOf(request.regime, request.right, request.sent);
  const from = answer?.on ?? [due, exact].filter((day) => day !== null).sort()[0];
  return go("complain", "complaint", within === null || !from ? null : addDays(from, within));
};
