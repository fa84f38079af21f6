/**
 * The desk: what a member can object to, in which words, and what came of it. Each part has a file of its own; here is
 * what they need of one another.
 *
 * @typedef {import("../../shared/request.js").Request} Request
 *
 * @typedef {StillOff.State} State
 *
 * @typedef {{service: string, place: string | null, regime: string | null, member: boolean}} Chosen
 *
 * @typedef {object} Desk what a part may ask of the others
 * @property {() => Promise<void>} again have the view shown again
 * @property {() => void} renew show what belongs to the choice now, before anything is stored or asked for
 * @property {(words: string) => void} done say what was done
 * @property {() => Chosen} chosen what the member says of themselves
 * @property {() => Request[]} requests
 * @property {(about: Partial<Request>) => void} note open the form in which a request is noted
 * @property {(wanted: {service: string, letter: string, after: string}) => void} write go on to a text
 */
import { overdue } from "../../shared/request.js";
import { today } from "../../shared/days.js";
import { update } from "../../shared/aloud.js";
import { ask, count, within } from "../../shared/page.js";
import { text } from "../../shared/texts.js";
import * as evidence from "../evidence.js";
import * as atForm from "./at-form.js";
import * as authorityList from "./authority-list.js";
import * as choices from "./choices.js";
import * as noting from "./noting.js";
import * as sentList from "./sent-list.js";
import * as rights from "./rights.js";
import * as editor from "./editor.js";

const { messages } = stillOff;
const view = within(document)("#objection");
const attach = within(document)("#desk-attach", HTMLInputElement);
/** @type {State | null} */
let state = null;
/** What was being written when the dashboard was left, until it has been taken up again. */
let taken = false;

/** @param {StillOff.Page} page */
export const build = (page) => {
  /** @type {Desk} */
  const desk = {
    ...page,
    chosen: choices.chosen,
    renew,
    requests: () => state?.requests ?? [],
    note: noting.open,
    write: async ({ service, ...wanted }) => {
      choices.choose({ service });
      await page.again();
      editor.begin(wanted);
    },
  };
  // The report that may be printed behind a letter is the evidence's own.
  attach.addEventListener("change", () => attach.checked && state && evidence.show(state));
  for (const part of [choices, atForm, editor, sentList, authorityList]) part.build(desk);
};

const renew = () => {
  if (!state) return;
  rights.show(choices.chosen());
  atForm.show(state);
  editor.renew();
  authorityList.show(choices.chosen());
};

/** @param {State} given */
export const show = async (given) => {
  state = given;
  const stored = taken ? null : ((await ask(messages.DESK)) ?? /** @type {Partial<StillOff.PageAnswers["page:desk"]>} */ ({}));
  taken = true;
  const first = choices.asked ?? given.settings.find(({ watched }) => watched)?.service;
  if (stored) choices.choose(stored.draft ?? { service: first });
  choices.show(given);
  rights.show(choices.chosen());
  atForm.show(given);
  await editor.show(given);
  if (stored) editor.restore(stored);
  sentList.show(given);
  authorityList.show(choices.chosen());
  const late = given.requests.filter((request) => overdue(request, today())).length;
  update(within(view)(":scope > .waiting"), late ? text("deskLate", count(late)) : "");
};
