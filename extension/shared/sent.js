/** A request in words: what was sent when, and how it stands. */
import { overdue, waits } from "./request.js";
import { word } from "./page.js";
import { date, days, sentences, text } from "./texts.js";

const DAY = 24 * 60 * 60 * 1000;

/** @param {string} from @param {string} to both YYYY-MM-DD @returns {number} */
export const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * Where a request stands, in a sentence.
 *
 * @param {import("./request.js").Request} request
 * @param {string} day today
 * @returns {string}
 */
export const waiting = (request, day) => {
  const { due, answer } = request;
  if (answer && !waits(request)) return text("sentAnswered", date(answer.on), word("said", answer.said));
  if (due === null) return text("sentNoDue");
  if (overdue(request, day)) return text("sentOverdue", date(due), days(between(due, day)));
  return due === day ? text("sentDueToday") : text("sentDue", date(due), days(between(day, due)));
};

/**
 * What a line of the history says of a request.
 *
 * @param {StillOff.Line} line
 * @returns {string}
 */
export const requested = ({ request }) => {
  if (!request) return "";
  const { right, way, sent, number, due, answer } = request;
  return sentences(
    text("sentOn", date(sent), word("right", right), word("way", way)),
    number && text("sentNumber", number),
    due && text("sentDueBy", date(due)),
    answer && text("sentAnswered", date(answer.on), word("said", answer.said)),
  );
};
