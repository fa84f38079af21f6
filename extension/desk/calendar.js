/** A due day as a calendar file (RFC 5545): one whole day, with a reminder on it. No browser's API. */
import { addDays } from "./due.js";

/** A line holds at most so many bytes; it goes on in the next one after a space. */
const LONGEST = 75;
const encoder = new TextEncoder();

/** @param {string} words */
const escaped = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\n|\r/g, "\\n");

/** @param {string} line */
const folded = (line) => {
  let out = "";
  let size = 0;
  for (const sign of line) {
    const bytes = encoder.encode(sign).length;
    if (size + bytes > LONGEST) {
      out += "\r\n ";
      size = 1;
    }
    out += sign;
    size += bytes;
  }
  return out;
};

/**
 * @param {object} about
 * @param {string} about.id of the request
 * @param {string} about.day YYYY-MM-DD
 * @param {string} about.title
 * @param {string} about.words
 * @param {number} about.now ms since 1970
 * @returns {string}
 */
export const calendar = ({ id, day, title, words, now }) => {
  const date = (/** @type {string} */ of) => of.replaceAll("-", "");
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//StillOff//EN", "BEGIN:VEVENT"],
    ...[`UID:${id}@stilloff.invalid`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(addDays(day, 1))}`],
    ...[`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(words)}`, "TRANSP:TRANSPARENT"],
    ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:PT9H", "END:VALARM", "END:VEVENT", "END:VCALENDAR"],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
};
