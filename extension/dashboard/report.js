/** The printable report: one page with what was seen when, how, and with which version. */
import { label, make, how as recognised } from "../shared/page.js";
import { requested } from "../shared/sent.js";
import { shownOn } from "../shared/showing.js";
import { saidSince, standing } from "../shared/standing.js";
import { count, moment, text } from "../shared/texts.js";
import { lanes } from "./lanes.js";
import { event, how, imported, reason, stateOf, worded } from "./lines.js";

/** @typedef {StillOff.Line} Line */

/** So many lines fit on one page with everything else. */
const ROOM = 20;

/** The lines that matter most, in their order: first what changed, then the newest confirmations. @param {Line[]} lines @param {number} room */
export const select = (lines, room) => {
  const rank = (/** @type {Line} */ line, /** @type {number} */ index) => (line.type === "confirmed" ? 0 : lines.length) + index;
  const ranked = lines.map((line, index) => ({ line, index, rank: rank(line, index) }));
  return ranked
    .sort((a, b) => b.rank - a.rank)
    .slice(0, room)
    .sort((a, b) => a.index - b.index)
    .map(({ line }) => line);
};

/** @param {string} words @param {string} [className] */
const paragraph = (words, className = "") => make("p", { className, textContent: words });

/** @param {Line[]} lines @param {Element} name */
const table = (lines, name) => {
  const names = [text("columnWhen"), text("columnEvent"), text("columnState"), text("columnHow"), text("columnVersion")];
  const heads = names.map((name) => make("th", { scope: "col", textContent: name }));
  const rows = lines.map((line) => {
    const values = [
      moment(line.at),
      [event(line), imported(line), worded(line), requested(line)].filter(Boolean).join(" · "),
      [stateOf(line), reason(line)].filter(Boolean).join(" · "),
      how(line),
      [line.definition, line.version].filter(Boolean).join(" / "),
    ];
    const cells = values.map((value) => make("td", { textContent: value }));
    // On a narrow page the heads aren't beside their cells.
    for (const [index, cell] of cells.entries()) if (index > 1 && values[index]) cell.dataset.name = names[index];
    return make("tr", {}, ...cells);
  });
  const made = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  label(made, name);
  return made;
};

/** The state now; a paper says when, not how long ago. @param {StillOff.Entry} entry */
const state = (entry) => {
  const { state, known, said } = entry.record;
  const { title, meaning } = standing(entry);
  if (said) return [title, saidSince(said), meaning].join(" · ");
  if (state === "unknown" || !known) return title;
  const when = [text("popupSince", moment(known.since)), text("popupRead", moment(known.confirmed))];
  return [title, ...when, recognised(known.signals)].join(" · ");
};

/** @param {StillOff.Entry} entry @param {Line[]} lines @param {number} room */
const part = (entry, lines, room) => {
  const shown = select(lines, room);
  const cut = shown.length < lines.length && text("reportCut", count(shown.length), count(lines.length));
  const name = make("h4", { textContent: entry.called });
  return [
    name,
    ...(entry.described.address ? [make("p", {}, make("code", { dir: "ltr", textContent: entry.described.address }))] : []),
    ...(entry.taught ? [paragraph(shownOn(entry))] : []),
    paragraph(state(entry)),
    lines.length ? table(shown, name) : paragraph(text("timelineNone")),
    ...(cut ? [paragraph(cut, "quiet")] : []),
  ];
};

/** All in one drawing, where there are several. @param {StillOff.History[]} histories @param {number} now */
const together = (histories, now) => {
  const told = histories.filter(({ all }) => all.length);
  if (told.length < 2) return [];
  const figure = make("figure", { className: "lanes-of-all" }, ...lanes(told, now, "report"));
  figure.setAttribute("aria-label", text("timelineTogether"));
  return [figure];
};

/**
 * @param {StillOff.History[]} histories
 * @param {{made: number, version: string, hash: string}} about
 * @returns {Node[]}
 */
export const report = (histories, { made, version, hash }) => {
  const room = Math.max(4, Math.floor(ROOM / histories.length));
  return [
    make("h3", { id: "report-name", textContent: text("reportTitle") }),
    paragraph(text("reportMade", moment(made), version)),
    ...together(histories, made),
    ...histories.flatMap(({ entry, all }) => part(entry, all, room)),
    paragraph(text("reportMeaning")),
    make("p", {}, `${text("reportHash")} `, make("code", { dir: "ltr", textContent: hash })),
  ];
};
