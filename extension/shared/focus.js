/** The keyboard stays where it is: what is shown again, or goes, must not take it along. */

const CONTROLS = "button, a[href], input, select, textarea, summary";
/** Where to go on where the control is gone: what stands first in what is left of its part of the page. */
const PLACES = `h1, h2, h3, h4, ${CONTROLS}`;

/** @param {Element} element @returns {boolean} */
const there = (element) => element.isConnected && element.checkVisibility() && !element.matches(":disabled");

/** Whether two controls are the same one, drawn twice. @param {Element} one @param {Element} other */
const same = (one, other) =>
  one.localName === other.localName &&
  one.className === other.className &&
  one.textContent === other.textContent &&
  one.getAttribute("aria-label") === other.getAttribute("aria-label");

/** @param {Element | null} element @returns {Element[]} what it stands in, from inside out */
const around = (element) => {
  const found = [];
  for (let at = element?.parentElement; at; at = at.parentElement) found.push(at);
  return found;
};

/**
 * Change a page; where that takes away the control that has the keyboard, go on at the same control drawn again, or else
 * in what is left around it.
 *
 * @param {() => Promise<void> | void} change
 */
export const keepFocus = async (change) => {
  const held = document.activeElement;
  const places = around(held);
  await change();
  const now = document.activeElement;
  if (!held || held === document.body || there(held)) return;
  // The member, or whoever made the change, has moved on.
  if (now && now !== document.body && now !== held) return;
  for (const place of places.filter(there)) {
    const twin = [...place.querySelectorAll(CONTROLS)].find((one) => there(one) && same(one, held));
    const next = /** @type {HTMLElement | undefined} */ (twin ?? [...place.querySelectorAll(PLACES)].find(there));
    if (!next) continue;
    if (next.tabIndex < 0) next.tabIndex = -1;
    return next.focus();
  }
};
