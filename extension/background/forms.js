/** Help beside objection forms: on which pages, in which tabs, and the member's own text for them. */
import "../shared/browser.js";
import "../shared/messages.js";
import { address, ask, bring, definitions, inTabs } from "./access.js";
import * as requests from "./requests.js";

const { messages } = stillOff;

/** @typedef {StillOff.Definition & {objection: NonNullable<StillOff.Definition["objection"]>}} WithForm */

/** @param {StillOff.Definition} definition @returns {definition is WithForm} */
const helped = (definition) => Boolean(definition.objection?.scripts.length);
/** The services whose forms StillOff can help beside. */
const known = definitions.filter(helped);

/** @param {{highlight: boolean, beside: boolean}} options @returns {boolean} whether the member wants help drawn there */
export const wanted = ({ highlight, beside }) => highlight && beside;

/** What is to be registered, and of which service. @returns {StillOff.Beside[]} */
export const scripts = () =>
  known.map((definition) => ({
    definition,
    script: { id: `${definition.id}-form`, matches: definition.objection.matches, js: definition.objection.scripts, runAt: "document_idle" },
  }));

/** @param {string | undefined} url @returns {WithForm | null} the service whose objection form an address is */
export const formAt = (url) => known.find(({ objection }) => url && address.matches(objection.form, url)) ?? null;

/**
 * Have a tab help where it is, or leave. A form reached without a load has none of our scripts yet.
 *
 * @param {number} tabId
 * @param {WithForm} definition
 * @param {boolean} help whether scripts are to be put there
 */
export const besideIn = async (tabId, definition, help) => {
  if (!(await ask(tabId, messages.BESIDE_FORM)) && help) await bring(tabId, definition.objection.scripts);
};

/** The option changed: every open form gets help, or loses it. @param {boolean} help */
export const besideInAll = async (help) => {
  await Promise.all(known.map((definition) => inTabs(definition.objection.matches, (id) => besideIn(id, definition, help))));
};

/** @param {{id: string}} definition @returns {Promise<string | null>} the text that the member prepared at the desk for this service */
export const prepared = async ({ id }) => {
  const draft = await requests.draft();
  return draft?.service === id && typeof draft.text === "string" && draft.text ? draft.text : null;
};
