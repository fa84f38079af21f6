/** How a page says what a control of a library is for, and the page around it. */
import { createElement as h } from "react";

export const LABEL = "Learn from what I write";
export const OTHER = "Dark mode";
export const MORE = "It helps us to make what we offer better.";
export const WORDS = ["Allow", "Refuse"];

const text = (label, id) => h("div", null, h("p", id ? { id: `${id}-name` } : null, label), h("p", id ? { id: `${id}-more` } : null, MORE));
const line = (...content) => h("div", { className: "line" }, ...content);
const named = (id) => ({ "aria-labelledby": `${id}-name`, "aria-describedby": `${id}-more` });

/** Ways to label one control; `make` gives it with what more it is told. */
export const CONTROL = {
  "in its label": (make, label) => h("label", { className: "line" }, h("span", null, label), make({})),
  "with a label for it": (make, label, id) => line(h("label", { htmlFor: id }, label), make({ id })),
  "named by a text": (make, label, id) => line(text(label, id), make(named(id))),
  "named by itself": (make, label) => line(h("span", null, label), make({ "aria-label": label })),
  "beside a text": (make, label) => line(text(label), make({})),
};

/** Ways to label several answers. */
export const GROUP = {
  "in a fieldset": (make, label) => h("fieldset", null, h("legend", null, label), make({})),
  "named by a text": (make, label, id) => h("div", null, text(label, id), make(named(id))),
  "named by itself": (make, label) => h("div", null, h("h3", null, label), make({ "aria-label": label })),
  "under a heading": (make, label) => h("div", null, h("h3", null, label), h("p", null, MORE), make({})),
};

/** One component: what a definition calls it, how it is labelled, and how it is made while on or off. */
export const toggle = (make, ways = CONTROL) => ({ kind: "switch", ways, make });
export const choice = (make, ways = GROUP) => ({ kind: "radio", ways, make });
/** Buttons of which one is pressed, for a definition a switch that is drawn as its answers. */
export const pressed = (make, ways = GROUP) => ({ kind: "switch", ways, make, answered: true });
export const list = (make, ways = CONTROL) => ({ kind: "select", ways, make });

/** What is labelled in the library's own way alone: `draw` has the state, the label and an id. */
export const whole = (kind, draw) => ({ kind, ways: { "as the library has it": null }, draw });

/** The words, each with whether it's the chosen one. */
export const answers = (on) => WORDS.map((word) => ({ word, chosen: word === WORDS[on ? 0 : 1], value: word.toLowerCase() }));
export const chosen = (on) => WORDS[on ? 0 : 1];
export const none = () => {};
