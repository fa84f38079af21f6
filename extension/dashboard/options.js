/** Options: what is watched, whether to draw on pages, where the member lives. */
import { regions } from "../shared/facts.js";
import { ask, make, whose } from "../shared/page.js";
import { text } from "../shared/texts.js";
import { keep, lock } from "./fields.js";

const { definitions, messages } = stillOff;
const view = document.getElementById("options");
const highlight = document.getElementById("highlight");
const region = document.getElementById("region");
/** @type {Map<string, HTMLInputElement>} */
const boxes = new Map();
let page;

export const build = (given) => {
  page = given;
  region.append(...regions(definitions.flatMap(({ settings }) => settings)));
  region.addEventListener("change", () => keep(page, "region", region.value || null));
  highlight.addEventListener("change", () => keep(page, "highlight", highlight.checked));
};

export const show = ({ settings, options, managed }) => {
  lock(view, managed);
  for (const entry of settings) {
    if (!boxes.has(entry.key)) view.querySelector(".watch").append(choice(entry));
    boxes.get(entry.key).checked = entry.watched;
    boxes.get(entry.key).disabled = managed.includes("watch");
  }
  highlight.checked = options.highlight;
  highlight.disabled = managed.includes("highlight");
  if (document.activeElement !== region) region.value = options.region ?? "";
};

const choice = (entry) => {
  const box = make("input", { type: "checkbox" });
  boxes.set(entry.key, box);
  box.addEventListener("change", async () => {
    const kept = await ask(messages.WATCH, { ...whose(entry), watched: box.checked });
    page.done(text(kept ? "dashKept" : "dashNotKept"));
    page.again();
  });
  return make("label", { className: "choice" }, box, make("span", {}, entry.called));
};
