/**
 * The text: chosen, filled in, edited, and handed out. What is shown comes from what is chosen now, whole (desk/offer.js). What
 * the member edited is theirs: it is kept with the choice it was edited for, and is there again when they come back to it.
 */
import { authorityOf } from "../../desk/authorities.js";
import { offerOf } from "../../desk/offer.js";
import { newReference } from "../../desk/reference.js";
import * as wording from "../../desk/wording.js";
import { today } from "../../shared/days.js";
import { aloud, update } from "../../shared/aloud.js";
import { ask, make, say, within } from "../../shared/page.js";
import { count, language, list, text } from "../../shared/texts.js";
import { link } from "./authority-list.js";
import * as known from "./known.js";
import * as observations from "./observations.js";
import * as outputs from "./outputs.js";
import * as sending from "./sending.js";
import * as who from "./who.js";

const { messages } = stillOff;
/** So long after the last keystroke the draft is kept, ms. */
const PAUSE = 400;
/** What is chosen in a list, and so can be taken up again. */
const CHOSEN = ["letter", "language", "authority", "after", "ownReason"];
/** So many edited texts are kept; the oldest goes first. */
const MOST_EDITS = 20;
/** Notes on a text that stand somewhere else: below it, and beside the reasons. */
const ELSEWHERE = ["no-advice", "no-reason"];

const view = within(document)("#desk-text");
const form = within(document)("#desk-compose", HTMLFormElement);
const written = within(document)("#desk-written", HTMLTextAreaElement);
const one = within(view);
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @type {import("./desk.js").Desk} */
let desk;
/** What is shown now. @type {import("../../desk/offer.js").Offer | null} */
let offer = null;
/** What was edited, by the choice it belongs to. @type {Map<string, string>} */
const edits = new Map();
/** Whether the draft to be translated is wanted, by the choice. */
let drafted = "";
/** @type {string[] | null} */
let purposes = null;
/** The member's own sign for the next letter. */
let reference = newReference();
let timer = 0;
/** Whether something was chosen here already, which what was stored mustn't undo. */
let touched = false;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  who.build(desk);
  outputs.build();
  sending.build(desk, { offer: () => offer, sent: () => (reference = newReference()), about });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    touched = true;
    if (/** @type {HTMLInputElement} */ (target).name === "purpose") purposes = ticked("purpose");
    renew();
  });
  written.addEventListener("input", () => {
    if (!offer?.written) return;
    edits.delete(offer.key);
    if (written.value !== offer.written.text) edits.set(offer.key, written.value);
    if (edits.size > MOST_EDITS) edits.delete(/** @type {string} */ (edits.keys().next().value));
    tellEdited();
    keep();
  });
  one(".renew").addEventListener("click", () => {
    if (offer) edits.delete(offer.key);
    renew();
    written.focus();
  });
  one(".drafted").addEventListener("click", () => {
    drafted = place(offer);
    renew();
    written.focus();
  });
};

/** For what a draft was asked for. @param {import("../../desk/offer.js").Offer | null} shown */
const place = (shown) => JSON.stringify([desk.chosen(), shown?.letter?.id, shown?.authority]);

/** @param {string} name @returns {string[]} the values of the boxes that are ticked */
const ticked = (name) => new FormData(form).getAll(name).map(String);

/** @param {import("./desk.js").State} state */
export const show = async (state) => {
  await observations.show(state, desk.chosen().service);
  renew();
};

/** @param {boolean} draft @returns {import("../../desk/offer.js").Choice} what is chosen and filled in now */
const choice = (draft) => {
  const { service, place, member } = desk.chosen();
  const share = new FormData(form).get("share");
  return {
    ...{ service: known.definitionOf(service), place, member, draft, purposes, reference },
    ...{ letter: field("letter").value, language: field("language").value, preferred: [language(), "en"] },
    ...{ authority: field("authority").value || null, after: field("after").value, requests: desk.requests() },
    ...{ who: who.now(), reasons: ticked("reason"), ownReason: field("ownReason").value, observations: observations.chosen() },
    basis: /** @type {any} */ (new FormData(form).get("basis")),
    ...{ share: share === null ? null : share === "yes", on: today() },
  };
};

/** Show what is chosen now, and nothing else. */
export const renew = () => {
  observations.of(desk.chosen().service);
  offer = offerOf(choice(false));
  if (drafted && drafted === place(offer)) offer = offerOf(choice(true));
  const { letter } = offer;
  view.hidden = letter === null;
  if (letter) {
    fields(offer, letter);
    without(offer, letter);
  }
  made(offer);
  keep();
};

/** @param {import("../../desk/offer.js").Offer} shown @param {known.Letter} letter */
const fields = ({ letters, languages, language: spoken, authorities, chosen: heard, earlier, after, purposes: chosen }, letter) => {
  const { service, member } = desk.chosen();
  fill(
    "letter",
    letters.map(({ id }) => [id, wording.letter(id)]),
    letter.id,
  );
  fill(
    "language",
    languages.map((code) => [code, wording.languageName(code)]),
    spoken,
  );
  fill("authority", [["", text("deskChooseAuthority")], ...authorities.map((id) => entry(id, known.authorityName(id)))], heard ?? "");
  fill("after", [["", text("deskAfterNone")], ...earlier.map(({ id, ...rest }) => entry(id, known.titleOf(rest, rest.sent)))], after?.id ?? "");
  /** @type {Record<string, boolean>} */
  const shown = {
    ".language": languages.length > 0,
    ".authority": letter.to === "authority" && authorities.length > 0,
    ".after": letter.follows,
    ".share": letter.to === "authority",
    ".reasons": letter.grounds.length > 0,
    ".purposes": letter.purposes.length > 0,
    ".observations": member,
  };
  for (const [part, is] of Object.entries(shown)) one(part).hidden = !is;
  boxes("reason", letter.grounds, wording.ground, ticked("reason"));
  boxes("purpose", letter.purposes, (id) => known.purposeOf(service, id, spoken), chosen);
  say(one(".profile span"), text(member ? "deskProfile" : "deskMentions"));
  const none = letter.grounds.length > 0 && letter.right === "object" && !ticked("reason").length && !field("ownReason").value.trim();
  update(one(".reasons .none"), none ? known.withoutReason(desk.chosen().place) : "");
};

/** @param {string} value @param {string} label @returns {[string, string]} */
const entry = (value, label) => [value, label];

/** @param {string} name @param {string[][]} options value and label @param {string} chosen */
const fill = (name, options, chosen) => {
  const now = JSON.stringify(options);
  if (field(name).dataset.options !== now) {
    field(name).replaceChildren(...options.map(([value, label]) => new Option(label, value)));
    field(name).dataset.options = now;
  }
  field(name).value = chosen;
};

/** @param {"reason" | "purpose"} name @param {string[]} ids @param {(id: string) => string} label @param {string[]} checked */
const boxes = (name, ids, label, checked) => {
  const box = one(`.${name}s .list`);
  const now = JSON.stringify(ids.map((id) => [id, label(id)]));
  if (box.dataset.options !== now) {
    box.dataset.options = now;
    box.replaceChildren(
      ...ids.map((value) =>
        make("label", { className: "choice" }, make("input", { type: "checkbox", name, value }), make("span", { textContent: label(value) })),
      ),
    );
  }
  for (const input of box.querySelectorAll("input")) input.checked = checked.includes(input.value);
};

/** Why there is no text, and what there is instead. @param {import("../../desk/offer.js").Offer} shown @param {known.Letter} letter */
const without = ({ why, authority, draft }, letter) => {
  const recipient = authorityOf(authority);
  one(".without").hidden = why === null && !draft;
  const said = {
    "choose-authority": () => text("deskWhyAuthority"),
    "no-authority": () => text("deskWhyNoAuthority"),
    language: () =>
      recipient ? text("deskWhyLanguage", recipient.name, list(recipient.languages.map(wording.languageName))) : text("deskWhyCompanyLanguage"),
  };
  say(one(".why"), why ? said[why]() : draft ? text("deskIsDraft") : "");
  const form = recipient?.complaint ?? recipient?.web ?? null;
  one(".where").replaceChildren(...(form ? [text("deskOwnForm"), " ", link(form)] : []));
  one(".where").hidden = !form;
  one(".drafted").hidden = why !== "language" || letter.drafts.length === 0;
};

/** The buttons that there are now. */
let drawn = "";

/** The text and what can be done with it, or nothing of either. @param {import("../../desk/offer.js").Offer} shown */
const made = (shown) => {
  const { service } = desk.chosen();
  const { letter, written: composed, key, ways, mail } = shown;
  one(".made").hidden = composed === null;
  written.value = composed ? (edits.get(key) ?? composed.text) : "";
  say(one(".to"), composed ? text("deskTo", composed.to.name) : "");
  document
    .getElementById("desk-notes")
    ?.replaceChildren(
      ...(composed?.missing.length ? [make("li", {}, text("deskMissing", list(composed.missing.map(wording.missing))))] : []),
      ...(composed?.notes ?? []).filter((note) => !ELSEWHERE.includes(note)).map((note) => make("li", {}, wording.note(note))),
    );
  outputs.offer({ subject: composed?.subject ?? "", name: `stilloff-${service}-${letter?.id ?? ""}`, mail, signed: letter?.limit === null });
  const open = composed && letter ? known.addressesOf(desk.chosen(), ways) : [];
  const buttons = JSON.stringify([open, ways]);
  // A button that is drawn again under a finger would lose its click.
  if (buttons !== drawn) {
    drawn = buttons;
    one(".open").replaceChildren(...open.map((way) => sending.opener(way)));
    one(".send").replaceChildren(...ways.map(sent));
  }
  sending.show(shown);
  tellEdited();
};

/** What is known of a request that goes out with the text that is shown. @param {string} way @returns {Partial<import("./desk.js").Request>} */
const about = (way) => ({ letter: offer?.letter?.id ?? null, way, after: offer?.after?.id ?? null, authority: offer?.authority ?? null, reference });

/** The button by which it's noted that a text was sent in one way. @param {string} way */
const sent = (way) => {
  const button = make("button", { type: "button", textContent: text("deskSend", wording.way(way)) });
  button.addEventListener("click", () => desk.note(about(way)));
  return button;
};

const tellEdited = () => {
  const edited = one(".edited");
  const is = Boolean(offer?.written && edits.has(offer.key));
  if (edited.hidden && is) aloud(text("deskEdited"));
  edited.hidden = !is;
  const { length } = [...written.value];
  const limit = offer?.letter?.limit ?? null;
  const over = limit !== null && length > limit;
  say(one("#desk-length"), over ? text("deskLengthOver", count(length), count(limit)) : text("deskLength", count(length)));
};

const keep = () => {
  clearTimeout(timer);
  if (!offer?.letter) return;
  const draft = {
    ...desk.chosen(),
    chosen: Object.fromEntries(CHOSEN.map((name) => [name, field(name).value])),
    ...{ reasons: ticked("reason"), purposes, drafted, reference, edits: Object.fromEntries(edits) },
    observations: observations.chosen().map(({ at }) => at),
    who: who.now(),
    // What help beside the objection form may hand out: what was written for that form, and no other text.
    text: offer?.ways.includes("objection-form") ? written.value : "",
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
  if (draft?.chosen && !touched) {
    for (const [key, value] of Object.entries(draft.edits ?? {})) edits.set(key, String(value));
    ({ purposes = null, drafted = "", reference = newReference() } = draft);
    // A list offers what the one above it decides.
    for (const name of CHOSEN) {
      field(name).value = draft.chosen[name] ?? "";
      renew();
    }
    for (const input of form.querySelectorAll("input")) {
      if (input.name === "reason") input.checked = draft.reasons.includes(input.value);
    }
    observations.restore(draft.observations);
  }
  renew();
};

/** Go on to a text, as the next step after a request. @param {{letter: string, after: string}} wanted */
export const begin = ({ letter: id, after }) => {
  field("letter").value = id;
  renew();
  field("after").value = after;
  renew();
  view.scrollIntoView();
  field("letter").focus();
};
