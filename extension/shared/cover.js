/** Which page an address is of what is known already. */
import "./browser.js";
import "./definitions.js";
import "../content/address.js";
import { unseen } from "./showing.js";
import { isSite } from "./taught.js";

const { address, definitions } = stillOff;

/** Whether a page is a setting's own. @param {Pick<StillOff.Setting, "pages">} setting @param {string} url */
export const isPageOf = (setting, url) => address.pageFor(setting, "control", url) !== undefined;

/**
 * What there is already for a page: the definition that reads it, and which of its settings it reads in vain.
 *
 * @param {string} url
 * @param {Pick<StillOff.Entry, "service" | "setting" | "record">[]} settings
 * @returns {{definition: StillOff.Definition, about: string | null} | null} null where no definition has it
 */
export const coverOf = (url, settings) => {
  for (const definition of definitions.filter(({ id }) => !isSite(id))) {
    const page = address.pageOf(definition, url);
    if (!page) continue;
    // Of a setting that there is one of per object, each has an id of its own.
    const is = (/** @type {string} */ id, /** @type {string} */ setting) => setting === id || setting.startsWith(`${id}-`);
    const vain = settings.filter((entry) => entry.service === definition.id && unseen(entry));
    const id = page.settings.find((known) => vain.some(({ setting }) => is(known, setting)));
    return { definition, about: id ? `${definition.id}/${id}` : null };
  }
  return null;
};
