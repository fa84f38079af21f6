/** "Make a definition of this": what the member showed, as the start of a definition that somebody else can finish. */
import { tell } from "../shared/aloud.js";
import { fileOf, leftOut, tomlOf } from "../shared/handing-on.js";
import { make, say } from "../shared/page.js";
import { text } from "../shared/texts.js";

/**
 * What opens the text, and what is in it: nothing of it is made before it's opened.
 *
 * @param {StillOff.Taught} taught
 * @returns {HTMLDetailsElement}
 */
export const handingOn = (taught) => {
  const part = make("details", { className: "handing-on" }, make("summary", { textContent: text("handOn") }));
  part.addEventListener("toggle", () => part.children.length === 1 && part.append(insideOf(taught)), { once: true });
  return part;
};

/** @param {StillOff.Taught} taught */
const insideOf = (taught) => {
  /** @type {Set<string>} */
  const ticked = new Set();
  const shown = make("pre", { className: "definition", lang: "en", dir: "ltr", role: "group", ariaLabel: text("handOnText") });
  const save = make("a", { className: "button", textContent: text("deskSave") });
  const copy = make("button", { type: "button", textContent: text("deskCopy") });
  const done = make("p", { className: "quiet", hidden: true });
  const show = () => {
    const words = tomlOf(taught, ticked);
    shown.textContent = words;
    if (save.href) URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([words], { type: "application/toml" }));
    save.download = fileOf(taught, ticked);
    say(done, "");
  };
  copy.addEventListener("click", async () => tell(done, text((await copied(shown)) ? "deskCopied" : "bonesSelected")));
  const choices = leftOut(taught).map((one) => {
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(one.id);
      else ticked.delete(one.id);
      show();
    });
    return make("label", { className: "choice" }, box, make("span", { dir: "auto", textContent: text(`handOn_${one.about}`, one.text) }));
  });
  show();
  const what = make("p", { className: "quiet", textContent: text("handOnWhat") });
  const asked = choices.length ? [make("fieldset", { className: "stack" }, make("legend", { textContent: text("handOnLeft") }), ...choices)] : [];
  return make("div", { className: "stack" }, what, ...asked, shown, make("div", { className: "row" }, copy, save), done);
};

/** Copy the text; where the browser doesn't let us, it is selected. @param {HTMLElement} shown */
const copied = async (shown) => {
  try {
    await navigator.clipboard.writeText(shown.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
};
