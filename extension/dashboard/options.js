/** Options: what is watched, whether to draw on pages, where the member lives. */
import { regions } from "../shared/facts.js";
import { ask, make, prune, whose, within } from "../shared/page.js";
import { text } from "../shared/texts.js";
import { keep, lock } from "./option-fields.js";

const { definitions, messages } = stillOff;
const view = within(document)("#options");
const one = within(view);
const highlight = one("#highlight", HTMLInputElement);
const region = one("#region", HTMLSelectElement);
/** @type {Map<string, HTMLElement>} */
const choices = new Map();
/** @type {StillOff.Page} */
let page;

/** @param {StillOff.Page} given */
export const build = (given) => {
  page = given;
  region.append(...regions(definitions.flatMap(({ settings }) => settings)));
  region.addEventListener("change", () => keep(page, "region", region.value || null));
  highlight.addEventListener("change", () => keep(page, "highlight", highlight.checked));
};

/** @param {StillOff.State} state */
export const show = ({ settings, options, managed }) => {
  lock(view, managed);
  prune(choices, settings);
  for (const entry of settings) {
    const box = within(choices.get(entry.key) ?? choice(entry))("input", HTMLInputElement);
    box.checked = entry.watched;
    box.disabled = managed.includes("watch");
  }
  highlight.checked = options.highlight;
  highlight.disabled = managed.includes("highlight");
  if (document.activeElement !== region) region.value = options.region ?? "";
};

/** The choice of a setting that wasn't there before. @param {StillOff.Entry} entry */
const choice = (entry) => {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", async () => {
    const kept = await ask(messages.WATCH, { ...whose(entry), watched: box.checked });
    page.done(text(kept ? "dashKept" : "dashNotKept"));
    page.again();
  });
  const made = make("label", { className: "choice" }, box, make("span", {}, entry.called));
  choices.set(entry.key, made);
  one(".watch").append(made);
  return made;
};
