/** Services: what each does with data, and switching it on or off; and settings that the member shows. */
import { within } from "../shared/page.js";
import { serviceList } from "../shared/service-list.js";
import { lock } from "./option-fields.js";
import { noting } from "./own-words.js";
import * as taught from "./taught-list.js";

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
  taught.build(page);
};

/** @param {StillOff.State} state */
export const show = (state) => {
  // There may be a thousand, which nobody should wait for who looks at another view.
  if (!fill) {
    fill = serviceList(within(view)(".groups"), page);
    taught.offerOnCards();
  }
  lock(view, state.managed);
  fill(state);
  fillWords ??= noting(view, page);
  fillWords(state);
  taught.show(state);
};
