/** From a text to the form it goes into and back: copied and opened in one click, and one question on return. */
import * as wording from "../../desk/wording.js";
import { tell as loud } from "../../shared/aloud.js";
import { make, say, within } from "../../shared/page.js";
import { problemsOf } from "../../shared/request.js";
import { today } from "../../shared/days.js";
import { text } from "../../shared/texts.js";
import { tell, valuesOf } from "./fields.js";
import * as known from "./known.js";
import * as noting from "./noting.js";
import * as outputs from "./outputs.js";

/** @typedef {{way: string, address: string}} Way */

const form = within(document)("#desk-returned", HTMLFormElement);
const one = within(form);
/** @type {import("./desk.js").Desk} */
let desk;
/** What the texts know. @type {{offer: () => import("../../desk/offer.js").Offer | null, sent: () => void, about: (way: string) => object}} */
let texts;
/** The way that was opened, and for which text: of another one nothing is asked. @type {{way: string, key: string} | null} */
let opened = null;

/** @param {import("./desk.js").Desk} given @param {typeof texts} shown */
export const build = (given, shown) => {
  desk = given;
  texts = shown;
  // Back from another tab, or from another window.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && askBack());
  window.addEventListener("focus", askBack);
  one(".not-yet").addEventListener("click", close);
  form.addEventListener("submit", noted);
};

/** @param {Way} way @returns {HTMLElement} the button that copies the text and opens where it goes */
export const opener = ({ way, address }) => {
  const button = make("button", { type: "button", className: "primary", textContent: text("deskCopyOpen", wording.way(way)) });
  button.addEventListener("click", async () => {
    const done = await outputs.copied();
    loud(within(document)("#desk-text .done"), text(done ? "deskCopied" : "bonesSelected"));
    opened = { way, key: texts.offer()?.key ?? "" };
    window.open(address, "_blank", "noopener,noreferrer");
  });
  return button;
};

/** What was opened for another text is asked about no more. @param {{key: string}} offer */
export const show = ({ key }) => {
  if (opened && opened.key !== key) close();
};

const close = () => {
  opened = null;
  form.hidden = true;
};

const askBack = () => {
  if (!opened || !form.hidden) return;
  say(one("h4"), text("deskReturned", wording.way(opened.way)));
  form.reset();
  tell(form, {});
  form.hidden = false;
  one("h4").focus();
};

/** @param {Event} event */
const noted = async (event) => {
  event.preventDefault();
  if (!opened) return;
  const { number } = valuesOf(form);
  const empty = { received: "", due: "", acknowledged: "", extended: "", answered: "", said: "", given: "", note: "" };
  if (!tell(form, problemsOf({ ...empty, sent: today(), number }, Date.now()))) return;
  if (await noting.store(known.requestOf(desk.chosen(), { ...texts.about(opened.way), sent: today(), number }))) {
    close();
    texts.sent();
  }
};
