/** Services: what each does with data, and switching it on or off. */
import { within } from "../shared/page.js";
import { services } from "../shared/services.js";
import { lock } from "./fields.js";

const view = within(document)("#services");
/** @type {(state: StillOff.State) => void} */
let fill;

/** @param {StillOff.Page} page */
export const build = (page) => {
  fill = services(within(view)(".groups"), page);
};

/** @param {StillOff.State} state */
export const show = (state) => {
  lock(view, state.managed);
  fill(state);
};
