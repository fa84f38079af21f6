/**
 * What every script of ours begins with, in pages and outside: the browser's API by one name, the namespace that we
 * share, and what content scripts and background say to one another. A classic script, because content scripts can't import.
 *
 * @typedef {"on" | "off" | "unknown"} TrainingState Of training, never of the control.
 * @typedef {"signed-out" | "not-found" | "ambiguous" | "contradictory" | "unsettled" |
 *   "locked" | "undecided" | "not-offered" | "outdated-definition"} Reason
 * @typedef {"address" | "key" | "label" | "name" | "alone" | "link" | "word"} Signal
 *
 * @typedef {object} Reading One finished look.
 * @property {TrainingState} state
 * @property {Reason | null} reason Why the state is unknown; null when it's known.
 * @property {Signal[]} signals
 * @property {"control" | "row" | "wall"} page What kind of page was read.
 * @property {string} [object] Which of the member's objects (blog, site …) it's about, where there is one setting for each.
 * @property {"load" | "navigation" | "restored" | "watched"} arrival How the page came to show what was read; watched:
 *   it changed before our eyes.
 * @property {boolean} fresh Whether what was read came from the service, not from the browser's memory of the page.
 * @property {boolean} acted Whether the member had done something on the page before it first showed this state.
 * @property {string} document A random name of the document, to tell two tabs apart.
 * @property {number} loaded When the document was loaded, or what it shows came to be shown, ms since 1970.
 * @property {number} at When the look ended, ms since 1970.
 */
// Chromium before 148 has it under `chrome` alone.
globalThis.browser ??= globalThis.chrome;
// Content scripts run in a world of their own: no page sees this.
globalThis.stillOff ??= /** @type {StillOff.Namespace} */ ({});
stillOff.messages = /** @type {StillOff.Messages} */ (
  Object.freeze({
    /** content -> background {service}: may we look, and may we draw, with what texts? -> {watched, highlight, texts} */
    ARRIVED: "content:arrived",
    /** content -> background {service, setting, reading} -> {state, due} as remembered now */
    READING: "content:reading",
    /** content -> background {service, setting, document}: the member moved the control, or may have; nothing else is told */
    MOVED: "content:moved",
    /** content -> background {service}, at the objection form: is help wanted here? -> {wanted} */
    FORM: "content:form",
    /** content -> background {service}, at the objection form, after a click: the text prepared at the desk -> {text} or null */
    DRAFT_WANTED: "content:draft-wanted",
    /** background -> content: the tab came to an objection form, or the option changed; look where you are */
    BESIDE_FORM: "background:beside-form",
    /** background -> content: the tab's address or an option changed; look where you are */
    LOOK_AGAIN: "background:look-again",
  })
);
