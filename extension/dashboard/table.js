/** The table behind the drawing: every line, newest first, a page at a time so that many stay quick. */
import { update } from "../shared/aloud.js";
import { digest } from "../shared/chain.js";
import { make, within } from "../shared/page.js";
import { requested } from "../shared/sent.js";
import { count, text } from "../shared/texts.js";
import { ends, event, how, imported, moment, pageOf, reason, stateOf, worded } from "./lines.js";

/** @typedef {StillOff.Line} Line @typedef {{line: Line, number: number}} Numbered */

const PAGE = 50;
const one = within(within(document)("#timeline"));
const type = one(".type", HTMLSelectElement);
const first = one(".from", HTMLInputElement);
const last = one(".to", HTMLInputElement);
const body = one("tbody", HTMLTableSectionElement);
/** @type {Numbered[]} */
let lines = [];
let pages = 1;

/** @returns {Numbered[]} */
const chosen = () => {
  const from = first.value ? new Date(`${first.value}T00:00`).getTime() : -Infinity;
  const to = last.value ? new Date(`${last.value}T23:59:59.999`).getTime() : Infinity;
  return lines.filter(({ line }) => (!type.value || line.type === type.value) && ends(line) >= from && line.at <= to).reverse();
};

/** @param {string} name @param {...(Node | string)} children of which some may be empty */
const cell = (name, ...children) => {
  const element = make("td", {}, ...children.filter(Boolean));
  element.setAttribute("role", "cell");
  element.dataset.name = name;
  return element;
};

/** @param {string} words @param {string} [className] */
const paragraph = (words, className = "") => words && make("p", { className, textContent: words });

/** @param {string} value */
const code = (value) => make("code", { dir: "ltr", textContent: value });
/** @param {string} name @param {Node | string} value */
const entry = (name, value) => make("div", {}, make("dt", { textContent: name }), make("dd", {}, value));

/** What else there is to a line; its hash is worked out when someone wants to see it. @param {Line} line @param {number} number */
const details = (line, number) => {
  const part = make("details", {}, make("summary", { textContent: text("lineDetails", count(number)) }));
  const fill = async () => {
    const utc = new Date(line.at).toISOString();
    part.append(
      make(
        "dl",
        {},
        entry(text("lineUtc"), code(ends(line) > line.at ? `${utc} … ${new Date(ends(line)).toISOString()}` : utc)),
        entry(text("lineHash"), code(await digest(line))),
        entry(text("linePrevious"), line.previous ? code(line.previous) : text("lineNoPrevious")),
      ),
    );
  };
  part.addEventListener("toggle", fill, { once: true });
  return part;
};

/** @param {Numbered} numbered */
const row = ({ line, number }) => {
  const state = make("span", { className: "word", textContent: stateOf(line) });
  const cells = [
    cell("", moment(line.at)),
    cell(
      "",
      make("strong", { textContent: event(line) }),
      paragraph(imported(line)),
      paragraph(worded(line)),
      paragraph(requested(line), "quiet"),
      details(line, number),
    ),
    cell(text("columnState"), stateOf(line) && state, paragraph(reason(line), "quiet")),
    how(line) ? cell(text("columnHow"), how(line)) : cell(""),
    pageOf(line) ? cell(text("columnPage"), pageOf(line)) : cell(""),
    cell(text("columnVersion"), [line.definition, line.version].filter(Boolean).join(" / ")),
  ];
  for (const nameless of cells.filter(({ dataset }) => !dataset.name)) nameless.removeAttribute("data-name");
  const element = make("tr", {}, ...cells);
  element.setAttribute("role", "row");
  return element;
};

/** @param {boolean} further whether the rows that are there stay */
const showRows = (further) => {
  const all = chosen();
  if (!further) body.replaceChildren();
  body.append(...all.slice(body.rows.length, pages * PAGE).map(row));
  one(".more").hidden = body.rows.length >= all.length;
  update(one(".shown"), text("timelineShown", count(body.rows.length), count(all.length), count(lines.length)));
};

const filter = () => {
  pages = 1;
  showRows(false);
};

export const build = () => {
  for (const field of [type, first, last]) field.addEventListener("change", filter);
  one(".all").addEventListener("click", () => {
    for (const field of [type, first, last]) field.value = "";
    filter();
  });
  one(".more").addEventListener("click", () => {
    const next = body.rows.length;
    pages += 1;
    showRows(true);
    // The button moves away from where it was pressed, or is gone: go on reading at the first new line.
    body.rows[next]?.querySelector("summary")?.focus({ preventScroll: true });
  });
};

/** @param {StillOff.History} history @param {boolean} same whether it's the setting that was shown before */
export const showLines = (history, same) => {
  // A line's number is that in its own chain.
  const numbers = new Map([history.lines, history.requests].flatMap((chain) => chain.map((line, index) => [line, index + 1])));
  lines = history.all.map((line) => ({ line, number: /** @type {number} */ (numbers.get(line)) }));
  if (!same) pages = 1;
  showRows(false);
};
