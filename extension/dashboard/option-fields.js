/** Fields that show an option and keep what the member makes of it. */
import { ask } from "../shared/page.js";
import { text } from "../shared/texts.js";

const { messages } = stillOff;

/** Whether a field may be changed here; if not, it says who set it. @param {ParentNode} root @param {string[]} managed */
export const lock = (root, managed) => {
  for (const found of root.querySelectorAll("[data-managed]")) {
    const note = /** @type {HTMLElement} */ (found);
    note.hidden = !managed.includes(note.dataset.managed ?? "");
  }
};

/**
 * Keep an option, and say how that went.
 *
 * @param {StillOff.Page} page
 * @param {keyof StillOff.Options} name
 * @param {unknown} value
 * @returns {Promise<boolean>}
 */
export const keep = async (page, name, value) => {
  const kept = Boolean(await ask(messages.OPTION, { name, value }));
  page.done(text(kept ? "dashKept" : "dashNotKept"));
  // What wasn't kept must not look as if it were.
  page.again();
  return kept;
};
