/** What a definition knows for people, in words. */
import { word } from "./page.js";
import { date, list, months, sentences, text } from "./texts.js";

const MONTH = 30 * 86_400_000;
/** A description this old is said to be so, months. */
const OLD = 3;

/** @typedef {StillOff.Setting | StillOff.Card} Subject */

/** What holds of a setting in a region. @param {Subject} setting @param {StillOff.Region | null} region */
const factIn = ({ facts }, region) => facts.regions.find(({ regions }) => region !== null && regions.includes(region));

/**
 * Default and controller where the member lives; nothing while that isn't known.
 *
 * @param {StillOff.Definition} definition
 * @param {Subject} setting
 * @param {StillOff.Region | null} region
 */
export const local = (definition, setting, region) => {
  if (!region) return "";
  const fact = factIn(setting, region);
  const controller = definition.controllers.find(({ regions }) => regions.includes(region));
  const on = fact?.default === "on";
  return sentences(
    fact && (fact.since ? text(on ? "popupDefaultOn" : "popupDefaultOff", date(fact.since)) : text(on ? "factsDefaultOn" : "factsDefaultOff")),
    controller && text("popupController", controller.name),
  );
};

/** The default of each plan, where plans differ. @param {Subject} setting */
export const plans = (setting) =>
  sentences(...setting.facts.plans.map((fact) => text(fact.default === "on" ? "factsPlanOn" : "factsPlanOff", list(fact.plans))));

/**
 * What switching off does and doesn't do, limit by limit: first what holds where the member lives.
 *
 * @param {StillOff.Definition} definition
 * @param {Subject} setting
 * @param {StillOff.Region | null} region null where the member hasn't said
 */
export const limitsOf = (definition, setting, region) =>
  [...(factIn(setting, region)?.limits ?? []), ...setting.facts.limits].map((limit) =>
    text(`limit_${limit.replaceAll("-", "_")}`, definition.company, setting.facts.parent ?? ""),
  );

/** Where a member may live, as far as some settings tell regions apart; none is chosen beforehand. @param {Subject[]} settings */
export const regions = (settings) => {
  const named = new Set(settings.flatMap(({ facts }) => facts.regions.flatMap((fact) => fact.regions)));
  return [new Option(text("popupRegionNone"), ""), ...[...named].map((name) => new Option(word("region", name), name))];
};

/** How sure the description is, and how old. @param {StillOff.Definition} definition @param {number} now */
export const sureness = ({ confidence, verified }, now) => {
  if (verified === null) return sentences(text("factsUndated"), word("confidence", confidence));
  const old = Math.floor((now - Date.parse(verified)) / MONTH);
  return sentences(text("popupVerified", date(verified)), word("confidence", confidence), old >= OLD && text("factsOld", months(old)));
};
