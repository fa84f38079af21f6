/**
 * The bones of a page that can't be read, for a report: what kinds of elements stand around its controls, their roles
 * and states. Every text, name, id, address and number is left out; of attributes and texts only those are named that
 * the definition itself quotes. Put into a page only when the member asks for it; the value of this file is the text.
 */
(() => {
  const { definition, dom, vocabulary } = stillOff;

  /** So many elements are described at most, and so many levels around a control. */
  const MOST = 300;
  const LEVELS = 6;
  /** A part of the page with more nodes than this has no text of its own. */
  const NEARBY = 20;
  const TAGS = new Set(
    (
      "a article aside button details dialog div em fieldset footer form h1 h2 h3 h4 h5 h6 header i iframe img input label legend li main nav " +
      "ol option output p section select slot small span strong summary svg table tbody td th tr ul"
    ).split(" "),
  );
  const ROLES = new Set(
    (
      "alert alertdialog banner button checkbox combobox complementary contentinfo dialog form grid group heading img link list listbox listitem " +
      "main menu menuitem menuitemcheckbox menuitemradio navigation none option presentation radio radiogroup region row search status switch " +
      "tab table tablist tabpanel textbox toolbar tree treeitem"
    ).split(" "),
  );
  const TYPES = new Set(["button", "checkbox", "hidden", "radio", "submit", "text"]);
  const STATES = ["aria-busy", "aria-checked", "aria-disabled", "aria-expanded", "aria-hidden", "aria-pressed", "aria-readonly", "aria-selected"];
  const WORTHY =
    "input, button, select, summary, iframe, h1, h2, h3, h4, h5, h6, legend, label, dialog, form, [role], [aria-checked], [aria-pressed]";

  const settings = definition.settings;
  const keys = settings.flatMap((setting) => [...setting.keys, ...(setting.scope ? [setting.scope] : []), ...setting.never.keys]);
  const quoted = new Map(
    settings.flatMap(
      (setting) =>
        /** @type {[string, string][]} */ ([
          ...setting.labels.map(({ language, text }) => [vocabulary.fold(text), `label ${language}`]),
          ...setting.names.map(({ language, text }) => [vocabulary.fold(text), `name ${language}`]),
          ...setting.never.labels.map(({ language, text }) => [vocabulary.fold(text), `never ${language}`]),
          ...setting.words.flatMap(({ language, on, off }) => [
            ...on.map((word) => [vocabulary.fold(word), `word on ${language}`]),
            ...off.map((word) => [vocabulary.fold(word), `word off ${language}`]),
          ]),
        ]),
    ),
  );

  /** What may be told of an element. @param {Element} element */
  const described = (element) => {
    const tag = dom.localName(element);
    const said = [TAGS.has(tag) ? tag : tag.includes("-") ? "custom-element" : "element"];
    const role = dom.attribute(element, "role");
    if (role !== null) said.push(`role=${ROLES.has(role) ? role : "?"}`);
    if (tag === "input") {
      const type = dom.attribute(element, "type") ?? "text";
      said.push(`type=${TYPES.has(type) ? type : "?"}`);
    }
    for (const { attribute, value } of keys) {
      if ((dom.attribute(element, attribute) ?? "").split(/\s+/).includes(value)) said.push(`${attribute}=${value}`);
    }
    for (const state of STATES) {
      const value = dom.attribute(element, state);
      if (value !== null) said.push(`${state}=${["true", "false", "mixed"].includes(value) ? value : "?"}`);
    }
    const input = tag === "input" ? /** @type {HTMLInputElement} */ (element) : null;
    if (input?.type === "checkbox" || input?.type === "radio") said.push(input.checked ? "checked" : "unchecked");
    if (dom.matches(element, ":disabled")) said.push("disabled");
    if (dom.hasAttribute(element, "inert")) said.push("inert");
    if (!dom.checkVisibility(element, { visibilityProperty: true })) said.push("hidden");
    const texts = dom.texts(element, NEARBY) ?? [];
    const text = quoted.get(vocabulary.fold(texts.join(""))) ?? (texts.length ? "text" : "");
    return [...said, ...(text ? [`"${text}"`] : [])].join(" ");
  };

  const roots = dom.roots(document, dom.EVERY);
  const worthy = roots.flatMap((root) => [...dom.all(root, WORTHY)]);
  const wanted = new Set(worthy.slice(0, MOST).flatMap((element) => [...dom.upwards(element)].slice(0, LEVELS)));
  /** The wanted elements below each wanted one; below null those that have none above them. @type {Map<Element | null, Element[]>} */
  const below = new Map();
  for (const element of wanted) {
    const [, ...above] = dom.upwards(element);
    const parent = above.find((at) => wanted.has(at)) ?? null;
    below.set(parent, [...(below.get(parent) ?? []), element]);
  }
  /** @param {Element} one @param {Element} other */
  const inOrder = (one, other) => (dom.follows(other, one) ? -1 : 1);
  /** @param {Element | null} parent @param {number} depth @returns {string[]} */
  const drawn = (parent, depth) =>
    (below.get(parent) ?? [])
      .sort(inOrder)
      .flatMap((element) => [
        `${"  ".repeat(depth)}${described(element)}${dom.isDocument(dom.rootOf(element)) ? "" : " (shadow)"}`,
        ...drawn(element, depth + 1),
      ]);
  return [...drawn(null, 0), ...(worthy.length > MOST ? [`(${worthy.length - MOST} more)`] : [])].join("\n");
})();
