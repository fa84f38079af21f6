/** Services: what each does with data, and switching it on or off. */
import { within } from "../shared/page.js";
import { serviceList } from "../shared/service-list.js";
import { lock } from "./option-fields.js";
import { noting } from "./own-words.js";

const view = within(document)("#services");
/** @type {StillOff.Page} */
let page;
/** @type {((state: StillOff.State) => void) | undefined} */
let fill;
/** @type {((state: StillOff.State) => void) | undefined} */
let fillWords;

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
};

/** @param {StillOff.State} state */
export const show = (state) => {
  // There may be a thousand, which nobody should wait for who looks at another view.
  fill ??= serviceList(within(view)(".groups"), page);
  lock(view, state.managed);
  fill(state);
  fillWords ??= noting(view, page);
  fillWords(state);
};
