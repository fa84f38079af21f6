/** What to do at the chosen service's objection form, and whether StillOff shows that beside it. */
import { besideSwitch, formSteps } from "../../shared/beside.js";
import { within } from "../../shared/page.js";
import * as known from "./known.js";

const view = within(document)("#desk-form");
const filled = within(view)(".filled");
/** @type {import("./desk.js").Desk} */
let desk;
/** The service whose form is shown. */
let shown = "";
/** @type {ReturnType<typeof besideSwitch> | null} */
let beside = null;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
};

/** @param {import("./desk.js").State} state */
export const show = (state) => {
  const { service } = desk.chosen();
  const definition = known.definitionOf(service);
  const objection = definition?.objection;
  view.hidden = !objection;
  if (!definition || !objection) return;
  if (service !== shown) {
    shown = service;
    beside = besideSwitch(definition, objection, desk.again);
    filled.replaceChildren(...formSteps(objection), beside.element);
  }
  beside?.show(state);
};
