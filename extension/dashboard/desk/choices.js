/** What the member says of themselves: which service, where they live, member or not. */
import { ask, within } from "../../shared/page.js";
import { text } from "../../shared/texts.js";
import * as known from "./known.js";

const { messages } = stillOff;
const form = within(document)("#desk-choices", HTMLFormElement);
const field = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
/** @type {import("./desk.js").Desk} */
let desk;
/** The service that the address names; else that of the first setting that is watched is where to begin. */
export const asked = new URLSearchParams(location.search).get("service");

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  field("service").append(...known.services().map(({ id, name }) => new Option(name, id)));
  field("place").append(new Option(text("popupRegionNone"), ""), ...known.places().map(({ id, label }) => new Option(label, id)));
  choose({ service: asked ?? "", member: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", async ({ target }) => {
    // Nothing of the former choice stands there until this one is stored.
    desk.renew();
    if (target === field("place")) {
      const place = field("place").value || null;
      const kept = await ask(messages.OPTION, { name: "place", value: place, region: known.regionOf(place) });
      desk.done(text(kept ? "dashKept" : "dashNotKept"));
    }
    desk.again();
  });
};

/** @param {{service?: string, member?: boolean}} wanted what isn't on offer changes nothing */
export const choose = ({ service, member }) => {
  if (service && [...field("service").options].some(({ value }) => value === service)) field("service").value = service;
  if (member !== undefined) within(form)(`[value=${member ? "yes" : "no"}]`, HTMLInputElement).checked = true;
};

/** @param {import("./desk.js").State} state */
export const show = ({ options }) => {
  if (document.activeElement !== field("place")) field("place").value = known.placeIn(options) ?? "";
};

/** @returns {{service: string, place: string | null, regime: string | null, member: boolean}} */
export const chosen = () => {
  const place = field("place").value || null;
  const member = new FormData(form).get("member") !== "no";
  return { service: field("service").value, place, regime: known.lawOf(place), member };
};
