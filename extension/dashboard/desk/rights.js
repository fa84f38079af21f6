/** What can be demanded where the member lives: rights, who answers, the ways in, what an answer must contain, by when. */
import { controllerOf, waysOf } from "../../desk/letters.js";
import { placeOf, regimeOf } from "../../desk/places.js";
import * as wording from "../../desk/wording.js";
import { list, make, within, word } from "../../shared/page.js";
import { date, sentences, text } from "../../shared/texts.js";
import { link, quoted } from "./authority-list.js";
import * as known from "./known.js";

const view = within(document)("#desk-rights");
let shown = "";

/** @param {import("./desk.js").Chosen} chosen */
export const show = ({ service, place, member }) => {
  const now = JSON.stringify([service, place, member]);
  if (now === shown) return;
  shown = now;
  const definition = known.definitionOf(service);
  const there = placeOf(place);
  view.hidden = !definition || !there;
  if (!definition || !there) return;
  const { region } = there;
  const regime = regimeOf(there.regime);
  const controller = controllerOf(definition, region);
  const parts = [
    paragraph(controller ? text("popupController", controller.name) : text("deskNoController", definition.name)),
    ...(regime ? law(regime, region) : []),
    heading(text("deskWays")),
    ...ways(definition, waysOf(definition, region, member), controller),
    ...(regime ? answers(regime) : []),
  ];
  view.querySelector(".filled")?.replaceChildren(...parts);
};

/** @param {string} words @param {string} [className] */
const paragraph = (words, className = "") => make("p", { className, textContent: words });
/** @param {string} words */
const heading = (words) => make("h4", { textContent: words });
/** @param {(Node | string)[]} items */
const items = (items) => make("ul", {}, ...items.map((item) => make("li", {}, item)));

/** @param {import("../../desk/places.js").Regime} regime @param {string} region */
const law = (regime, region) => {
  const cautions = regime.cautions.filter(({ regions }) => regions.length === 0 || regions.includes(region));
  const rights = regime.rights.map(({ right, reasons }) =>
    reasons === "needed" ? text("deskRightReasons", wording.right(right)) : wording.right(right),
  );
  return [
    paragraph(text("deskLaw", wording.regime(regime.id), date(regime.asOf))),
    ...(rights.length ? [heading(text("deskRightsThere")), items(rights)] : []),
    ...(cautions.length ? [heading(text("deskCautions")), items(cautions.map(({ caution }) => wording.caution(caution)))] : []),
  ];
};

/**
 * The ways in, for these people in this region; that none is known is said.
 *
 * @param {{name: string}} definition
 * @param {{about: string, product: string | null, address: string | null, email: string | null, date: string | null}[]} open
 * @param {{post: string[]} | null} controller
 */
const ways = (definition, open, controller) => {
  const all = open.map(({ about, product, address, email, date: day }) => {
    const called = product ? text("called", product, wording.way(about)) : wording.way(about);
    const name = address ? link(address, called) : called;
    const said = sentences(word("best_for", about), day ? text("deskWayKnown", date(day)) : "");
    return make("span", {}, name, ...(email ? [" ", quoted(email)] : []), make("br"), make("span", { className: "quiet", textContent: said }));
  });
  if (controller?.post.length) {
    const said = make("span", { className: "quiet", textContent: word("best_for", "post") });
    all.push(make("span", {}, wording.way("post"), " ", quoted(controller.post.join(", ")), make("br"), said));
  }
  return all.length ? [items(all)] : [paragraph(text("deskNoWays", definition.name))];
};

/** What an answer must contain, and by when it must come. @param {import("../../desk/places.js").Regime} regime */
const answers = (regime) => {
  const contents = [...new Set(regime.rights.flatMap(({ answer }) => answer))];
  const times = regime.deadlines.map(({ rights, rule, legal }) =>
    text(legal ? "deskByWhen" : "deskByWhenSuggested", list(rights.map((right) => wording.right(right))), wording.rule(rule)),
  );
  return [
    ...(contents.length ? [heading(text("deskAnswer")), items(contents.map((what) => wording.answer(what)))] : []),
    ...(times.length ? [heading(text("deskDeadlines")), items(times)] : []),
  ];
};
