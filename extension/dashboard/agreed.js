/** What can't be taken back is asked first. */
import { within } from "../shared/page.js";

/**
 * Ask in a dialog, whose second button has the dialog's name for its value.
 *
 * @param {"delete" | "forget" | "withdraw"} name
 * @param {{title?: string, what?: string}} words what isn't there already
 * @returns {Promise<boolean>} whether the member agreed
 */
export const agreed = (name, { title, what }) => {
  const dialog = within(document)(`#${name}`, HTMLDialogElement);
  const inside = within(dialog);
  if (title !== undefined) inside(`#${name}-name`).textContent = title;
  if (what !== undefined) inside(`#${name}-what`).textContent = what;
  // It keeps the answer that it was closed with before.
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === name), { once: true }));
};
