/** What a line of a history says, in words. */
import { make, recognised, word } from "../shared/page.js";
import { saidSince } from "../shared/standing.js";
import { ASIDE, READ } from "../shared/terms.js";
import { count, moment as local, plural, text } from "../shared/texts.js";

export { local };

export const TYPES = [...Object.keys(READ), ...ASIDE];
/** Whether a line says nothing of the training state. @param {StillOff.Line} line */
export const aside = ({ type }) => !Object.hasOwn(READ, type);

/** @param {number} at @returns {HTMLTimeElement} */
export const moment = (at) => make("time", { dateTime: new Date(at).toISOString(), textContent: local(at) });

/** @typedef {StillOff.Line} Line */

/** The last time that a line speaks of. @param {Line} line */
export const ends = (line) => Math.max(line.at, line.last ?? line.at);

/** What happened, in words; how often the same was seen again, where confirmations were folded into the line. @param {Line} line */
export const event = (line) => {
  if (line.type === "confirmed" && line.count && line.count > 1) return plural("lineConfirmed", line.count, local(ends(line)));
  return word("event", line.type);
};

/** What the member said, where it is their own word. @param {Line} line */
export const worded = ({ type, said, at }) => (type === "said" ? (said ? saidSince({ ...said, at }) : text("saidBack")) : "");

/** How many lines were imported. @param {Line} line */
export const imported = (line) => (line.type === "imported" ? text("importDone", count(line.count ?? 0)) : "");

/** The training state of a line, in words; empty where it says nothing of it. @param {Line} line */
export const stateOf = (line) => (aside(line) || !line.state ? "" : word("state", line.state));

/** @param {Line} line */
export const reason = (line) => (line.reason && !aside(line) ? word("reason", line.reason) : "");
/** @param {Line} line */
export const how = (line) => (line.signals?.length ? recognised(line.signals) : "");
/** @param {Line} line */
export const pageOf = (line) => (line.page ? word("page", line.page) : "");
