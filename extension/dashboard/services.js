/** Services: what each does with data, and switching it on or off. */
import { services } from "../shared/services.js";
import { lock } from "./fields.js";

let fill;

export const build = (page) => {
  fill = services(document.querySelector("#services .groups"), page);
};

export const show = (state) => {
  lock(document.getElementById("services"), state.managed);
  fill(state);
};
