/** Fields of the desk's forms: what stands in them, and what is wrong with it, said beside each. */
import { say, word } from "../../shared/page.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** @param {HTMLFormElement} form @returns {Field[]} those that have a name */
export const fieldsOf = (form) => /** @type {Field[]} */ ([...form.elements].filter((one) => /** @type {Field} */ (one).name));

/**
 * What stands in a form. A date that a browser can't make sense of is an empty value there, and still none that exists.
 *
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export const valuesOf = (form) => Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.validity.badInput ? "?" : field.value.trim()]));

/**
 * Say beside each field what is wrong with it, and go to the first.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} problems by the fields' names
 * @returns {boolean} whether there is none
 */
export const tell = (form, problems) => {
  const wrong = fieldsOf(form).filter((field) => mark(field, problems[field.name] ? word("wrong", problems[field.name]) : ""));
  wrong[0]?.focus();
  return wrong.length === 0;
};

/**
 * Say what is wrong with one field, or no longer is.
 *
 * @param {Field} field
 * @param {string} words
 * @returns {boolean} whether something is
 */
const mark = (field, words) => {
  const beside = /** @type {HTMLElement | null} */ (field.closest(".field")?.querySelector(".bad"));
  if (beside) {
    beside.id ||= `${field.form?.id}-${field.name}-bad`;
    say(beside, words);
    field.setAttribute("aria-describedby", [field.dataset.why, beside.id].filter(Boolean).join(" "));
  }
  if (words) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  return Boolean(words);
};
