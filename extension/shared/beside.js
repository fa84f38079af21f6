/** What to do at a service's objection form, and whether StillOff shows it beside the form. */
import "./steps.js";
import { tell } from "./aloud.js";
import { ask, describe, make } from "./page.js";
import { text } from "./texts.js";

const { messages, steps } = stillOff;

/** @param {string[]} lines */
const items = (lines) => lines.map((line) => make("li", { textContent: line }));

/**
 * The steps, and the way to the form.
 *
 * @param {StillOff.Form} objection
 * @returns {HTMLElement[]}
 */
export const formSteps = (objection) => [
  ...steps
    .more(objection)
    .map((/** @type {string | string[]} */ line) => (typeof line === "string" ? make("p", { textContent: line }) : make("ul", {}, ...items(line)))),
  make("ol", {}, ...items(steps.steps(objection))),
  make("p", {}, make("a", { className: "button", href: objection.form, target: "_blank", rel: "noreferrer", textContent: text("formOpen") })),
];

/**
 * The switch for help beside the form; only forms whose choices are known have one.
 *
 * @param {StillOff.Definition} definition
 * @param {StillOff.Form} objection the definition's
 * @param {() => void} again has the state shown again
 * @returns {{element: HTMLElement, show: (state: StillOff.State) => void}}
 */
export const besideSwitch = (definition, objection, again) => {
  const { hostname, pathname } = new URL(objection.form);
  const why = make("p", { className: "quiet", textContent: text("formBesideWhy", hostname + pathname) });
  const box = make("input", { type: "checkbox", className: "beside" });
  const bad = make("p", { className: "bad", hidden: true });
  describe(box, why, bad);
  const label = make("label", { className: "choice" }, box, make("span", { textContent: text("formBeside") }));
  box.addEventListener("change", async () => {
    const { checked } = box;
    // First of all: a browser asks the member only right after their click, and not at all where access is given.
    const given = !checked || (await browser.permissions.request({ origins: definition.origins }).catch(() => false));
    tell(bad, given ? "" : text("servicesRefused", definition.name));
    if (given) await ask(messages.OPTION, { name: "beside", value: checked });
    again();
  });
  const element = make("div", { className: "stack" }, label, why, bad);
  element.hidden = !objection.choices.length;
  return {
    element,
    show({ options, granted }) {
      box.checked = options.beside && options.highlight && granted.includes(definition.id);
      box.disabled = !options.highlight;
      why.textContent = options.highlight ? text("formBesideWhy", hostname + pathname) : text("formBesideNeeds");
    },
  };
};
