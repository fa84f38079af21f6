/** The timelines of all settings in one drawing, a lane each, with the signs that a single one has. */
import { make } from "../shared/page.js";
import { showChip } from "../shared/need.js";
import { date } from "../shared/texts.js";
import { LANE, band, bands, draw, patterns, placing, range, signs } from "./chart.js";

/**
 * @param {StillOff.History} history
 * @param {{from: number, to: number}} span
 * @param {number} now
 * @param {string} fills
 * @param {boolean} first whether the patterns are to come with it
 */
const lane = ({ entry, lines, all }, span, now, fills, first) => {
  const middle = LANE / 2;
  const { share, place, backwards } = placing(span);
  const parts = [draw("line", { x1: "0%", x2: "100%", y1: middle, y2: middle, class: "lane" })];
  for (const { state, from, to } of bands(lines, entry.interval ?? 0, now)) {
    const height = state === "unknown" ? 8 : 18;
    const width = `${Math.max(share(to) - share(from), 0.5)}%`;
    parts.push(band(state, { x: `${backwards ? place(to) : place(from)}%`, y: middle - height / 2, width, height }, fills));
  }
  parts.push(...signs(all, share, place, () => middle));
  return draw("svg", { "aria-hidden": "true" }, ...(first ? [draw("defs", {}, ...patterns(fills))] : []), ...parts);
};

/**
 * @param {StillOff.History[]} histories those without a line are left out
 * @param {number} now
 * @param {string} fills how the ids of its patterns begin; each drawing of a page has its own
 * @param {((entry: StillOff.Entry) => void) | null} [open] what a click on a name does; without, names are no buttons
 * @returns {Node[]}
 */
export const lanes = (histories, now, fills, open = null) => {
  const drawn = histories.filter(({ all }) => all.length);
  if (!drawn.length) return [];
  const span = range(
    drawn.flatMap(({ all }) => all),
    now,
  );
  const items = drawn.map((history, place) => {
    const { entry } = history;
    const name = make(open ? "button" : "span", { className: "name", textContent: entry.called });
    if (open) {
      name.setAttribute("type", "button");
      name.addEventListener("click", () => open(entry));
    }
    const chip = make("span");
    showChip(chip, entry);
    return make("li", {}, make("div", { className: "of" }, name, " ", chip), lane(history, span, now, fills, place === 0));
  });
  const ends = [span.from, (span.from + span.to) / 2, span.to].map((at) => make("span", { textContent: date(at) }));
  const axis = make("div", { className: "axis" }, ...ends);
  axis.setAttribute("aria-hidden", "true");
  const list = make("ul", { className: "all-lanes" }, ...items);
  list.setAttribute("role", "list");
  return [list, axis];
};
