/**
 * What every script of ours begins with, in pages and outside: the browser's API by one name, the namespace that we
 * share, and what content scripts and background say to one another. A classic script, because content scripts can't import.
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
    /** content -> background {address}: the document came to an address on the host of a taught setting; what belongs there is put there */
    TAUGHT_PAGE: "content:taught-page",
    /** content -> background {learnt}: what the member has shown, and answered -> whether it is remembered */
    LEARNT: "content:learnt",
    /** content -> background: the member has ended showing, without anything to remember */
    NOT_LEARNT: "content:not-learnt",
    /** background -> content: the tab came to an objection form, or the option changed; look where you are */
    BESIDE_FORM: "background:beside-form",
    /** background -> content: the tab's address or an option changed; look where you are */
    LOOK_AGAIN: "background:look-again",
  })
);
