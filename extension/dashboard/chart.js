/**
 * The drawn timeline. What a state is shows in three ways that need no colour: its lane, its pattern, and the words
 * beside the lane. Places are percentages of the width, so nothing is drawn again when the window changes.
 */
import { make, word } from "../shared/page.js";
import { moment } from "../shared/texts.js";
import { TYPES, aside, ends, event } from "./lines.js";

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86_400_000;
export const LANE = 34;
/** @type {StillOff.TrainingState[]} */
const LANES = ["on", "unknown", "off"];
/** The lane of what says nothing of the state. */
const OTHER = 3;
const HEIGHT = { on: 22, unknown: 14, off: 22 };
/** Marks nearer to each other than this, in per cent of the width, would hide one another. */
const NEAR = 1;
/** How the patterns' names begin, where no other drawing stands beside. */
const FILL = "fill";

/**
 * @typedef {StillOff.Line} Line
 * @typedef {{[name: string]: string | number}} Attributes
 * @typedef {{state: StillOff.TrainingState, from: number, to: number}} Band
 */

/** @param {string} tag @param {Attributes} attributes @param {...Node} children @returns {SVGElement} */
export const draw = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
};

/**
 * How long training was known to be what. A reading holds for its interval, as it does on the badge; what comes after
 * is not known.
 *
 * @param {Line[]} lines oldest first
 * @param {number} interval days
 * @param {number} now
 * @returns {Band[]}
 */
export const bands = (lines, interval, now) => {
  /** @type {Band[]} */
  const found = [];
  const add = (/** @type {Band} */ { state, from, to }) => {
    const last = found.at(-1);
    if (to <= from) return;
    if (last?.state === state && last.to >= from) last.to = to;
    else found.push({ state, from, to });
  };
  const telling = lines.filter((line) => line.state && !aside(line));
  telling.forEach((line, index) => {
    const end = telling[index + 1]?.at ?? now;
    const good = line.state === "unknown" ? end : Math.min(end, ends(line) + interval * DAY);
    add({ state: /** @type {StillOff.TrainingState} */ (line.state), from: line.at, to: good });
    add({ state: "unknown", from: good, to: end });
  });
  return found;
};

/** From when till when the timeline goes. @param {Line[]} lines @param {number} now */
export const range = (lines, now) => {
  const to = Math.max(now, ...lines.map(ends));
  return { from: Math.min(to - DAY, ...lines.map(({ at }) => at)), to };
};

/** What has to do with a request is a letter. @param {...string} more */
const envelope = (...more) => draw("path", { d: ["M-8-5H8V6H-8Z", ...more].join(""), class: "sign" });

/** The sign of an event, around a point. Each has a shape of its own. @type {{[type: string]: () => SVGElement}} */
const SHAPES = {
  "first-read": () => draw("circle", { r: 6, class: "sign" }),
  confirmed: () => draw("line", { y1: -5, y2: 5, class: "tick" }),
  "switched-off": () => draw("path", { d: "M-7-5H7L0 7Z", class: "sign full" }),
  "switched-on": () => draw("path", { d: "M-7 5H7L0-7Z", class: "sign full" }),
  "found-on-again": () => draw("path", { d: "M0-9L9 0L0 9L-9 0ZM0-4V1M0 3V5", class: "sign" }),
  unreadable: () => draw("path", { d: "M-5-5L5 5M5-5L-5 5", class: "sign line" }),
  "other-account": () => draw("path", { d: "M-6-6H6V6H-6ZM-6 6L6-6", class: "sign" }),
  said: () => draw("path", { d: "M-8-7H8V4H-1L-6 9V4H-8Z", class: "sign" }),
  "request-sent": () => envelope("M-8-5L0 1L8-5"),
  "request-changed": () => envelope("M-5-1H5M-5 2H2"),
  "request-answered": () => envelope("M-4 0L-1 3L5-3"),
  "request-withdrawn": () => envelope("M-3-3L3 4M3-3L-3 4"),
  "objection-sent": () => envelope("M-8-5L0 1L8-5"),
  imported: () => draw("path", { d: "M0-7V4M-5 0L0 5L5 0M-7 8H7", class: "sign line" }),
};

/** How a band is filled. The pattern's lines are slanted, solid or dotted. */
export const patterns = (fills = FILL) => [
  draw(
    "pattern",
    { id: `${fills}-on`, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    draw("line", { x1: 2, x2: 2, y1: 0, y2: 8, class: "hatch" }),
  ),
  draw("pattern", { id: `${fills}-off`, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, draw("rect", { width: 8, height: 8, class: "solid" })),
  draw(
    "pattern",
    { id: `${fills}-unknown`, width: 8, height: 7, patternUnits: "userSpaceOnUse" },
    draw("circle", { cx: 4, cy: 3.5, r: 1.6, class: "dot" }),
  ),
];

/** @param {StillOff.TrainingState} state @param {Attributes} place @param {string} [fills] */
export const band = (state, place, fills = FILL) => draw("rect", { ...place, rx: 3, class: `band tone ${state}`, fill: `url(#${fills}-${state})` });

/** @param {Line} line */
const laneOf = (line) => (aside(line) || !line.state ? OTHER : LANES.indexOf(line.state));
/** Where the middle of a lane is. @param {number} lane */
const middle = (lane) => (lane + 0.5) * LANE;

/** Where a time is, in per cent of the width: from the beginning (`share`), and from the left (`place`). @param {{from: number, to: number}} span */
export const placing = ({ from, to }) => {
  const backwards = document.documentElement.dir === "rtl";
  const share = (/** @type {number} */ at) => Math.min(100, Math.max(0, (100 * (at - from)) / (to - from)));
  return { backwards, share, place: (/** @type {number} */ at) => (backwards ? 100 - share(at) : share(at)) };
};

/**
 * The signs of what happened; of those that would hide one another, one.
 *
 * @param {Line[]} lines
 * @param {(at: number) => number} share
 * @param {(at: number) => number} place
 * @param {(line: Line) => number} height where the middle of its lane is
 */
export const signs = (lines, share, place, height) => {
  const taken = new Set();
  const found = [];
  // The rarer an event, the more it must be seen: confirmations come first, and so lie below.
  const ordered = [...lines].sort((a, b) => Number(b.type === "confirmed") - Number(a.type === "confirmed"));
  for (const line of ordered) {
    if (!SHAPES[line.type]) continue;
    const key = `${line.type}/${Math.round(share(line.at) / NEAR)}`;
    if (taken.has(key)) continue;
    taken.add(key);
    const y = height(line) + (line.type === "confirmed" ? LANE / 2 - 1 : 0);
    const sign = draw("svg", { x: `${place(line.at)}%`, y, overflow: "visible" }, SHAPES[line.type]());
    sign.append(draw("title", {}, document.createTextNode(`${event(line)}, ${moment(line.at)}`)));
    found.push(sign);
  }
  return found;
};

/** @param {StillOff.History} history @param {number} now @returns {SVGElement} */
export const chart = ({ entry, lines, all }, now) => {
  const { backwards, share, place } = placing(range(all, now));
  const parts = [draw("defs", {}, ...patterns())];
  for (const y of [0, 1, 2, OTHER].map(middle)) {
    parts.push(draw("line", { x1: "0%", x2: "100%", y1: y, y2: y, class: "lane" }));
  }
  for (const { state, from: start, to: end } of bands(lines, entry.interval ?? 0, now)) {
    const width = share(end) - share(start);
    const y = middle(LANES.indexOf(state)) - HEIGHT[state] / 2;
    const x = backwards ? place(end) : place(start);
    parts.push(band(state, { x: `${x}%`, y, width: `${Math.max(width, 0.5)}%`, height: HEIGHT[state] }));
  }
  parts.push(...signs(all, share, place, (line) => middle(laneOf(line))));
  return draw("svg", { "aria-hidden": "true" }, ...parts);
};

/** What the patterns and signs mean that are to be seen. @param {Line[]} lines */
export const legend = (lines) => {
  const used = TYPES.filter((type) => lines.some((line) => line.type === type));
  const states = LANES.map((state) =>
    make(
      "li",
      {},
      draw("svg", { class: "band-key", "aria-hidden": "true" }, band(state, { x: 0, y: 3, width: 34, height: 14 })),
      word("band", state),
    ),
  );
  const signs = used.map((type) => {
    const shape = SHAPES[type]();
    shape.setAttribute("transform", "translate(10 10)");
    return make("li", {}, draw("svg", { "aria-hidden": "true" }, shape), word("event", type));
  });
  return [...states, ...signs];
};
