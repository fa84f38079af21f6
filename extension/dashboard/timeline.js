/** The timeline of one setting: drawn, in a sentence, and as a table. */
import { say, within, word } from "../shared/page.js";
import { standing } from "../shared/standing.js";
import { date, text } from "../shared/texts.js";
import { chart, legend, range } from "./chart.js";
import { historiesOf } from "./histories.js";
import { lanes } from "./lanes.js";
import { TYPES } from "./lines.js";
import * as table from "./table.js";

const find = within(within(document)("#timeline"));
const select = find(".setting", HTMLSelectElement);
/** What is drawn grows old by itself; so often it's drawn again, ms. */
const OFTEN = 60_000;
let shown = { key: "", lines: "", drawn: 0 };
let all = { lines: "", drawn: 0 };
/** @type {StillOff.Page} */
let page;

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  find(".type").append(new Option(text("timelineEvery"), ""), ...TYPES.map((type) => new Option(word("event", type), type)));
  select.addEventListener("change", page.again);
  table.build();
};

/** @param {StillOff.Entry[]} settings @returns {StillOff.Entry | undefined} the chosen one */
const choose = (settings) => {
  if (select.options.length !== settings.length) {
    select.replaceChildren(...settings.map(({ called, key }) => new Option(called, key)));
  }
  find(".which").hidden = settings.length < 2;
  return settings.find(({ key }) => key === select.value);
};

/** @param {StillOff.State} state */
export const show = async ({ settings, now }) => {
  const entry = choose(settings);
  const histories = await historiesOf(settings);
  drawLanes(histories, now);
  const history = histories.find((one) => one.entry === entry);
  const told = Boolean(history?.all.length);
  find(".none").hidden = told;
  find(".drawn").hidden = !told;
  if (!entry || !history || !told) return;
  const written = JSON.stringify(history.all);
  const same = shown.key === entry.key && shown.lines === written;
  const redraw = !same || now - shown.drawn >= OFTEN;
  if (redraw) drawAll(history, now);
  // What is open in the table stays open while nothing has changed.
  if (!same) table.showLines(history, shown.key === entry.key);
  shown = { key: entry.key, lines: written, drawn: redraw ? now : shown.drawn };
};

/** All settings in one drawing, from which one opens; a single one is drawn below. @param {StillOff.History[]} histories @param {number} now */
const drawLanes = (histories, now) => {
  const told = histories.filter(({ all }) => all.length);
  find(".together").hidden = told.length < 2;
  const lines = JSON.stringify(told.map(({ entry, all }) => [entry.key, entry.record.state, entry.fresh, all.length, all.at(-1)]));
  if (told.length < 2 || (all.lines === lines && now - all.drawn < OFTEN)) return;
  all = { lines, drawn: now };
  const open = async (/** @type {StillOff.Entry} */ { key }) => {
    select.value = key;
    await page.again();
    find(".drawn .name").focus();
  };
  find(".together figure").replaceChildren(...lanes(told, now, "lanes", open));
};

/** @param {StillOff.History} history @param {number} now */
const drawAll = (history, now) => {
  const { entry, all } = history;
  const { from, to } = range(all, now);
  say(find(".drawn .name"), entry.called);
  find(".chart").replaceChildren(chart(history, now));
  find(".legend").replaceChildren(...legend(all));
  [from, (from + to) / 2, to].forEach((at, index) => {
    find(".axis").children[index].textContent = date(at);
  });
  say(find(".summary"), text("timelineSummary", date(from), date(to), standing(entry).title));
};
