/** The timeline of one setting: drawn, in a sentence, and as a table. */
import { history, say, within, word } from "../shared/page.js";
import { standing } from "../shared/standing.js";
import { date, text } from "../shared/texts.js";
import { chart, legend, range } from "./chart.js";
import { TYPES } from "./lines.js";
import * as table from "./table.js";

const one = within(within(document)("#timeline"));
const select = one(".setting", HTMLSelectElement);
/** What is drawn grows old by itself; so often it's drawn again, ms. */
const OFTEN = 60_000;
let shown = { key: "", lines: "", drawn: 0 };

/** @param {StillOff.Page} page */
export const build = ({ again }) => {
  one(".type").append(new Option(text("timelineEvery"), ""), ...TYPES.map((type) => new Option(word("event", type), type)));
  select.addEventListener("change", again);
  table.build();
};

/** @param {StillOff.Entry[]} settings @returns {StillOff.Entry | undefined} the chosen one */
const choose = (settings) => {
  if (select.options.length !== settings.length) {
    select.replaceChildren(...settings.map(({ called, key }) => new Option(called, key)));
  }
  one(".which").hidden = settings.length < 2;
  return settings.find(({ key }) => key === select.value);
};

/** @param {StillOff.State} state */
export const show = async ({ settings, now }) => {
  const entry = choose(settings);
  const lines = entry ? await history(entry) : [];
  one(".none").hidden = lines.length > 0;
  one(".drawn").hidden = lines.length === 0;
  if (!entry || !lines.length) return;
  const written = JSON.stringify(lines);
  const same = shown.key === entry.key && shown.lines === written;
  const redraw = !same || now - shown.drawn >= OFTEN;
  if (redraw) drawAll(entry, lines, now);
  // What is open in the table stays open while nothing has changed.
  if (!same) table.showLines(lines, shown.key === entry.key);
  shown = { key: entry.key, lines: written, drawn: redraw ? now : shown.drawn };
};

/** @param {StillOff.Entry} entry @param {StillOff.Line[]} lines @param {number} now */
const drawAll = (entry, lines, now) => {
  const { from, to } = range(lines, now);
  say(one(".name"), entry.called);
  one(".chart").replaceChildren(chart(lines, entry.interval ?? 0, now));
  one(".legend").replaceChildren(...legend(lines));
  [from, (from + to) / 2, to].forEach((at, index) => {
    one(".axis").children[index].textContent = date(at);
  });
  say(one(".summary"), text("timelineSummary", date(from), date(to), standing(entry).title));
};
