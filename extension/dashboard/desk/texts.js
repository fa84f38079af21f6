/** The text: chosen, filled in, edited, and handed out. What the member edited is theirs: no choice overwrites it. */
import { ask, make, say } from "../../shared/page.js";
import { text } from "../../shared/texts.js";
import * as known from "./known.js";
import * as observations from "./observations.js";
import * as outputs from "./outputs.js";
import * as who from "./who.js";

const { messages } = stillOff;
/** So long after the last keystroke the draft is kept, ms. */
const PAUSE = 400;

const view = /** @type {HTMLElement} */ (document.getElementById("desk-text"));
const form = /** @type {HTMLFormElement} */ (document.getElementById("desk-compose"));
const written = /** @type {HTMLTextAreaElement} */ (document.getElementById("desk-written"));
const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (view.querySelector(selector));
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @type {import("./desk.js").Desk} */
let desk;
/** The letters there are for what was chosen. @type {import("./known.js").Letter[]} */
let letters = [];
/** For whom they are. */
let offered = "";
/** What the text was composed to be; what differs from it was edited. */
let composed = "";
let timer = 0;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  who.build(() => renew());
  observations.build(() => renew());
  outputs.build();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === field("letter")) chooseLetter();
    renew();
  });
  written.addEventListener("input", () => {
    tellEdited();
    keep();
  });
  one(".renew").addEventListener("click", () => {
    written.value = composed;
    renew();
    written.focus();
  });
};

/** @returns {import("./known.js").Letter | undefined} */
const letter = () => letters.find(({ id }) => id === field("letter").value);

/**
 * Offer the letters for what is chosen now.
 *
 * @param {import("./desk.js").State} state
 */
export const show = async (state) => {
  const { service, place, member } = desk.chosen();
  letters = place ? known.letters(place, service, member) : [];
  view.hidden = letters.length === 0;
  await observations.show(state, service);
  const now = JSON.stringify([service, place, member]);
  if (!place || now === offered) return;
  offered = now;
  const before = field("letter").value;
  fill("letter", letters.map(({ id, title }) => [id, title]), before);
  fill("authority", known.authoritiesOf(place).map(({ id, name }) => [id, name]), field("authority").value);
  chooseLetter();
  renew();
};

/** @param {string} name @param {[value: string, label: string][]} options @param {string} chosen */
const fill = (name, options, chosen) => {
  field(name).replaceChildren(...options.map(([value, label]) => new Option(label, value)));
  if (options.some(([value]) => value === chosen)) field(name).value = chosen;
};

/** What a letter decides: languages, and whether reasons, an authority or an earlier request belong to it. */
const chooseLetter = () => {
  const chosen = letter();
  if (!chosen) return;
  const { service, place } = desk.chosen();
  fill("language", chosen.languages.map((language) => [language, known.languageName(language)]), field("language").value);
  say(one(".language-why"), text("deskLanguageWhy"));
  one(".reasons").hidden = chosen.reasons.length === 0;
  const ticked = new Set(reasons());
  one(".reasons .list").replaceChildren(
    ...chosen.reasons.map(([id, words]) => {
      const box = make("input", { type: "checkbox", name: "reason", value: id, checked: ticked.has(id) });
      return make("label", { className: "choice" }, box, make("span", {}, words));
    }),
  );
  const earlier = chosen.follows ? desk.requests().filter((request) => request.service === service) : [];
  one(".after").hidden = earlier.length === 0;
  fill("after", [["", text("deskAfterNone")], ...earlier.map((request) => /** @type {[string, string]} */ ([request.id, desk.titleOf(request)]))], field("after").value);
  one(".authority").hidden = !chosen.toAuthority || known.authoritiesOf(place ?? "").length < 2;
};

const reasons = () => [...form.querySelectorAll("input[name=reason]:checked")].map((box) => /** @type {HTMLInputElement} */ (box).value);

/** Compose the text anew. What was edited stays, and that is said. */
const renew = () => {
  const chosen = letter();
  const { service, place, member } = desk.chosen();
  if (!chosen || !place) return;
  const untouched = written.value === composed;
  const { text: words, subject, missing, notes, to } = known.compose({
    letter: chosen.id,
    language: field("language").value,
    ...{ service, place, member },
    who: who.now(),
    reasons: reasons(),
    ownReason: field("ownReason").value,
    observations: observations.chosen(),
    request: desk.requests().find(({ id }) => id === field("after").value) ?? null,
    authority: field("authority").value,
  });
  composed = words;
  if (untouched) written.value = composed;
  const none = chosen.reasons.length > 0 && reasons().length === 0 && !field("ownReason").value.trim();
  say(one(".reasons .none"), none ? known.withoutReason(place) : "");
  document.getElementById("desk-notes")?.replaceChildren(...[...missing, ...notes].map((note) => make("li", {}, note)));
  outputs.offer({ subject, name: `stilloff-${service}-${chosen.id}`, mail: to });
  tellEdited();
  keep();
};

const tellEdited = () => {
  one(".edited").hidden = written.value === composed;
  say(/** @type {HTMLElement} */ (document.getElementById("desk-length")), desk.length(written.value, letter()?.limit ?? null));
};

/** Everything that is being written, as it can be taken up again. */
const draft = () => ({
  ...desk.chosen(),
  ...Object.fromEntries(["letter", "language", "ownReason", "after", "authority"].map((name) => [name, field(name).value])),
  reasons: reasons(),
  observations: observations.chosen().map(({ at }) => at),
  who: who.now(),
  text: written.value,
  composed,
});

const keep = () => {
  clearTimeout(timer);
  timer = setTimeout(() => ask(messages.DRAFT, { draft: draft() }), PAUSE);
};
