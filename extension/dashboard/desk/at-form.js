/** What to do at the chosen service's objection form, and whether StillOff shows that beside it. */
import { besideSwitch, formSteps } from "../../shared/beside.js";
import * as known from "./known.js";

const view = /** @type {HTMLElement} */ (document.getElementById("desk-form"));
const filled = /** @type {HTMLElement} */ (view.querySelector(".filled"));
/** @type {import("./desk.js").Desk} */
let desk;
/** The service whose form is shown. */
let shown = "";
/** @type {{show: (state: any) => void} | null} */
let beside = null;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
};

/** @param {import("./desk.js").State} state */
export const show = (state) => {
  const { service } = desk.chosen();
  const definition = known.definitionOf(service);
  view.hidden = !definition?.objection;
  if (!definition?.objection) return;
  if (service !== shown) {
    shown = service;
    const made = besideSwitch(definition, desk.again);
    beside = made;
    filled.replaceChildren(...formSteps(definition), made.element);
  }
  beside?.show(state);
};
