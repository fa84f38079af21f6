/** The form in which a request is noted, and what came of it. */
import { isDay, today } from "../../shared/days.js";
import { SAID, problemsOf } from "../../shared/request.js";
import { update } from "../../shared/aloud.js";
import { ask, say, within, word } from "../../shared/page.js";
import { sentences, text } from "../../shared/texts.js";
import { tell, valuesOf } from "./fields.js";
import * as known from "./known.js";

/** @typedef {import("../../shared/request.js").Request} Request */

const { messages } = stillOff;
const form = within(document)("#desk-note", HTMLFormElement);
const find = within(form);
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
/** @type {import("./desk.js").Desk} */
let desk;
/** What is being noted: a request that is known, or what is known of a new one. @type {Partial<Request>} */
let about = {};
/** Whether the due day is the member's own and not the rule's. */
let own = false;
/** @type {HTMLElement | null} */
let from = null;

/** @param {import("./desk.js").Desk} given */
export const build = (given) => {
  desk = given;
  field("said").append(new Option(text("requestSaidNone"), ""), ...SAID.map((said) => new Option(word("said", said), said)));
  form.addEventListener("submit", keep);
  form.addEventListener("change", ({ target }) => {
    own ||= target === field("due") && field("due").value !== "";
    if (target !== field("due")) byRule();
    explain();
  });
  find(".rule").addEventListener("click", () => {
    own = false;
    byRule();
    explain();
    field("due").focus();
  });
  find(".cancel").addEventListener("click", close);
};

/**
 * Open the form.
 *
 * @param {Partial<Request>} [request] one that is known, or what is known of a new one
 */
export const open = (request = {}) => {
  from = /** @type {HTMLElement | null} */ (document.activeElement);
  const chosen = desk.chosen();
  about = { ...chosen, ...request };
  // Where it wasn't known yet where the member lives, it is now.
  if (!about.place && about.service === chosen.service) about = { ...about, place: chosen.place, regime: chosen.regime };
  own = isOwn(about);
  say(find("h4"), text(about.id ? "requestChangeTitle" : "requestNewTitle", known.nameOf(about.service ?? "")));
  fill("letter", known.lettersOf(about), about.letter ?? "");
  fill("way", known.waysOf(about), about.way ?? "");
  const { sent = today(), received, number = "", due, acknowledged, extended, answer, given, note = "" } = about;
  const values = { sent, received, number, due, acknowledged, extended, answered: answer?.on, said: answer?.said, given, note };
  for (const [name, value] of Object.entries(values)) field(name).value = value ?? "";
  for (const name of ["sent", "received", "acknowledged", "extended", "answered", "given"]) field(name).max = today();
  find(".later").hidden = !about.id;
  byRule();
  tell(form, {});
  explain();
  form.hidden = false;
  find("h4").focus();
};

/** Whether a due day was put in by the member. @param {Partial<Request>} request */
const isOwn = (request) => Boolean(request.id && request.due) && known.dueOf(/** @type {Request} */ (request))?.due !== request.due;

const close = () => {
  form.hidden = true;
  from?.focus();
};

/** @param {string} name @param {[value: string, label: string][]} options @param {string} chosen */
const fill = (name, options, chosen) => {
  const known = options.some(([value]) => value === chosen);
  // What was noted under other circumstances stays what it was.
  const all = chosen && !known ? [...options, /** @type {[string, string]} */ ([chosen, word(name, chosen) || chosen])] : options;
  field(name).replaceChildren(...all.map(([value, label]) => new Option(label, value)));
  field(name).value = chosen && all.length ? chosen : (all[0]?.[0] ?? "");
};

/** What the form says, as a request. @returns {Omit<Request, "id" | "setting" | "reminded">} */
const written = () => {
  const { letter, way, sent, received, number, due, acknowledged, extended, answered, said, given, note } = valuesOf(form);
  return {
    ...{ service: about.service ?? "", place: about.place ?? null, regime: about.regime ?? null, member: about.member ?? true },
    ...{ letter: letter || null, right: known.rightOf(letter, about), way, sent, number, note, after: about.after ?? null },
    ...{ due: due || null, acknowledged: acknowledged || null, extended: extended || null },
    ...{ received: received || null, given: given || null, reference: about.reference ?? "", authority: about.authority ?? null },
    answer: answered ? { on: answered, said: /** @type {any} */ (said) } : null,
  };
};

/** The due day by the regime's rule, unless the member has set another. */
const byRule = () => {
  if (own) return;
  const request = written();
  field("due").value = (isDay(request.sent) && known.dueOf(request)?.due) || "";
};

/** Why the due day is the day it is, and what is odd about the one that stands there. */
const explain = () => {
  const request = written();
  const rule = isDay(request.sent) ? known.dueOf(request) : null;
  const differs = Boolean(rule?.due) && request.due !== rule?.due;
  const past = isDay(request.due) && request.answer === null && (request.due ?? "") < today();
  update(find("#desk-due-why"), sentences(rule ? rule.words : text("requestNoRule"), past && text("requestDuePast")));
  find(".rule").hidden = !differs;
};

/** @param {Event} event */
const keep = async (event) => {
  event.preventDefault();
  const problems = problemsOf(/** @type {any} */ (valuesOf(form)), Date.now());
  if (!tell(form, problems)) return;
  const request = { ...written(), ...(about.id ? { id: about.id } : {}) };
  if (!(await store(request))) return;
  form.hidden = true;
  document.getElementById("desk-sent-name")?.focus();
};

/**
 * Have a request remembered; of a text that is two requests, both.
 *
 * @param {Omit<Request, "id" | "setting" | "reminded"> & {id?: string}} request
 * @returns {Promise<boolean>} whether it was
 */
export const store = async (request) => {
  const also = request.id ? null : known.alsoOf(request);
  let kept = true;
  for (const one of also ? [request, also] : [request])
    kept = kept && Boolean(await ask(messages.REQUEST, { service: request.service, request: one }));
  desk.done(text(kept ? "dashKept" : "dashNotKept"));
  return kept;
};
