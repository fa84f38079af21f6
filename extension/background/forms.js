/** Help beside objection forms: on which pages, in which tabs, and the member's own text for them. */
import "../shared/browser.js";
import "../shared/messages.js";
import { address, definitions } from "./access.js";
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
 * @param {boolean} bring whether scripts are to be put there
 */
export const besideIn = async (tabId, definition, bring) => {
  try {
    if (await browser.tabs.sendMessage(tabId, { type: messages.BESIDE_FORM }, { frameId: 0 })) return;
  } catch {
    // Nobody is there yet.
  }
  if (!bring) return;
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: definition.objection.scripts });
  } catch {
    // The tab went elsewhere, or access was taken away.
  }
};

/** The option changed: every open form gets help, or loses it. @param {boolean} bring */
export const besideInAll = async (bring) => {
  for (const definition of known) {
    const tabs = await browser.tabs.query({ url: definition.objection.matches });
    for (const { id } of tabs) if (id !== undefined) await besideIn(id, definition, bring);
  }
};

/** @param {{id: string}} definition @returns {Promise<string | null>} the text that the member prepared at the desk for this service */
export const prepared = async ({ id }) => {
  const draft = await requests.draft();
  return draft?.service === id && typeof draft.text === "string" && draft.text ? draft.text : null;
};
