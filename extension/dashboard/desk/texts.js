/** The text: chosen, filled in, edited, and handed out. What the member edited is theirs: no choice overwrites it. */
import * as words from "../../desk/words.js";
import { aloud, update } from "../../shared/aloud.js";
import { ask, make, say, within } from "../../shared/page.js";
import { count, language, list, text } from "../../shared/texts.js";
import * as known from "./known.js";
import * as observations from "./observations.js";
import * as outputs from "./outputs.js";
import * as who from "./who.js";

const { messages } = stillOff;
/** So long after the last keystroke the draft is kept, ms. */
const PAUSE = 400;
/** What is chosen in a list, and so can be taken up again. */
const CHOSEN = ["letter", "language", "authority", "after", "ownReason"];

/** Notes on a text that stand somewhere else: below it, and beside the reasons. */
const ELSEWHERE = ["no-advice", "no-reason"];

const view = within(document)("#desk-text");
const form = within(document)("#desk-compose", HTMLFormElement);
const written = within(document)("#desk-written", HTMLTextAreaElement);
const one = within(view);
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @type {import("./desk.js").Desk} */
let desk;
/** The letters there are for what was chosen. @type {known.Letter[]} */
let letters = [];
/** For whom they are. */
let offered = "";
/** What the text was composed to be; what differs from it was edited. */
let composed = "";
let timer = 0;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  who.build(desk);
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

const letter = () => letters.find(({ id }) => id === field("letter").value);

/**
 * Offer the letters for what is chosen now.
 *
 * @param {import("./desk.js").State} state
 */
export const show = async (state) => {
  const { service, place, member } = desk.chosen();
  letters = known.letters(place, service, member, field("authority").value || null);
  view.hidden = letters.length === 0;
  await observations.show(state, service);
  const requests = state.requests.map(({ id, number }) => [id, number]);
  const now = JSON.stringify([service, place, member, requests]);
  if (now === offered) return;
  offered = now;
  fill("letter", letters.map(({ id }) => entry(id, words.letter(id))));
  fill("authority", known.authoritiesOf(place).map(({ id, name }) => entry(id, name)));
  chooseLetter();
  renew();
};

/** @param {string} name @param {[value: string, label: string][]} options @param {string[]} [preferred] while none is chosen */
const fill = (name, options, preferred = []) => {
  const known = (/** @type {string} */ wanted) => options.some(([value]) => value === wanted);
  const before = field(name).value || (preferred.find(known) ?? "");
  field(name).replaceChildren(...options.map(([value, label]) => new Option(label, value)));
  if (known(before)) field(name).value = before;
};

/** What a letter decides: languages, and whether reasons, an authority or an earlier request belong to it. */
const chooseLetter = () => {
  const chosen = letter();
  if (!chosen) return;
  const { service, place, member } = desk.chosen();
  fill("language", chosen.languages.map((code) => entry(code, words.languageName(code))), [language(), "en"]);
  one(".reasons").hidden = chosen.grounds.length === 0;
  const ticked = reasons();
  one(".reasons .list").replaceChildren(...chosen.grounds.map((id) => choice(id, words.ground(id), ticked.includes(id))));
  const earlier = chosen.follows ? desk.requests().filter((request) => request.service === service) : [];
  fill("after", [["", text("deskAfterNone")], ...earlier.map(({ id, ...rest }) => entry(id, known.titleOf(rest, rest.sent)))]);
  one(".after").hidden = !chosen.follows;
  one(".authority").hidden = chosen.to !== "authority" || known.authoritiesOf(place).length < 2;
  one(".share").hidden = chosen.to !== "authority";
  say(one(".profile span"), text(member ? "deskProfile" : "deskMentions"));
};

/** @param {string} value @param {string} label @returns {[string, string]} */
const entry = (value, label) => [value, label];

/** @param {string} id @param {string} words @param {boolean} checked */
const choice = (id, words, checked) =>
  make("label", { className: "choice" }, make("input", { type: "checkbox", name: "reason", value: id, checked }), make("span", {}, words));

const reasons = () => new FormData(form).getAll("reason").map(String);

/** Compose the text anew. What was edited stays, and that is said. */
const renew = () => {
  const chosen = letter();
  const { service, place, member } = desk.chosen();
  if (!chosen || !place) return;
  const untouched = written.value === composed;
  const asksWhy = chosen.grounds.length > 0;
  const ticked = asksWhy ? reasons() : [];
  const shared = new FormData(form).get("share");
  const made = known.compose({
    letter: chosen.id,
    language: field("language").value,
    ...{ service, place, member },
    who: who.now(),
    reasons: ticked,
    ownReason: asksWhy ? field("ownReason").value : "",
    observations: observations.chosen(),
    request: chosen.follows ? (desk.requests().find(({ id }) => id === field("after").value) ?? null) : null,
    authority: field("authority").value || null,
    share: shared === null ? null : shared === "yes",
  });
  if (!made) return;
  composed = made.text;
  if (untouched) written.value = composed;
  const none = asksWhy && ticked.length === 0 && !field("ownReason").value.trim();
  update(one(".reasons .none"), none ? known.withoutReason(place) : "");
  document.getElementById("desk-notes")?.replaceChildren(
    ...(made.missing.length ? [make("li", {}, text("deskMissing", list(made.missing.map(words.missing))))] : []),
    ...made.notes.filter((note) => !ELSEWHERE.includes(note)).map((note) => make("li", {}, words.note(note))),
  );
  outputs.offer({ subject: made.subject, name: `stilloff-${service}-${chosen.id}`, mail: made.to.mail });
  one(".send").replaceChildren(...chosen.ways.map((way) => sent(chosen, way)));
  tellEdited();
  keep();
};

/** The button by which it's noted that a text was sent in one way. @param {known.Letter} chosen @param {string} way */
const sent = ({ id }, way) => {
  const button = make("button", { type: "button", textContent: text("deskSend", words.way(way)) });
  button.addEventListener("click", () => desk.note({ letter: id, way, after: field("after").value || null }));
  return button;
};

const tellEdited = () => {
  const edited = one(".edited");
  if (edited.hidden && written.value !== composed) aloud(text("deskEdited"));
  edited.hidden = written.value === composed;
  const { length } = [...written.value];
  const limit = letter()?.limit ?? null;
  const over = limit !== null && length > limit;
  say(one("#desk-length"), over ? text("deskLengthOver", count(length), count(limit)) : text("deskLength", count(length)));
};

const keep = () => {
  clearTimeout(timer);
  const draft = {
    ...desk.chosen(),
    chosen: Object.fromEntries(CHOSEN.map((name) => [name, field(name).value])),
    reasons: reasons(),
    observations: observations.chosen().map(({ at }) => at),
    who: who.now(),
    text: written.value,
    edited: written.value !== composed,
  };
  timer = setTimeout(() => ask(messages.DRAFT, { draft }), PAUSE);
};

/**
 * Take up what was being written when the dashboard was left.
 *
 * @param {{who?: Record<string, string> | null, draft?: any}} stored
 */
export const restore = ({ who: kept = null, draft = null }) => {
  who.restore(kept, draft?.who ?? null);
  if (draft) {
    field("letter").value = draft.chosen.letter;
    chooseLetter();
    for (const name of CHOSEN) if (draft.chosen[name]) field(name).value = draft.chosen[name];
    for (const box of form.querySelectorAll("input[name=reason]")) {
      const input = /** @type {HTMLInputElement} */ (box);
      input.checked = draft.reasons.includes(input.value);
    }
    observations.restore(draft.observations);
    renew();
    if (draft.edited) written.value = draft.text;
  }
  renew();
};

/** Go on to a text, as the next step after a request. @param {{letter: string, after: string}} wanted */
export const begin = ({ letter: id, after }) => {
  field("letter").value = id;
  chooseLetter();
  field("after").value = after;
  renew();
  view.scrollIntoView();
  field("letter").focus();
};
