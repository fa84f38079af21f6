/** Reading what a control, or a row that prints the state, says. */
{
  const { controls, dom, vocabulary } = stillOff;
  const TRISTATE = new Map(/** @type {[string, boolean | "mixed"][]} */ ([
    ["true", true], ["checked", true], ["on", true],
    ["false", false], ["unchecked", false], ["off", false],
    ["mixed", "mixed"], ["indeterminate", "mixed"],
  ]));
  /** Where ARIA and component libraries keep a value. One that is left behind contradicts the other. */
  const VALUES = ["aria-checked", "aria-pressed", "data-state", "data-checked"];

  /** Everything that tells a control's value: native property, then attributes, of every element it's made of. @type {StillOff.Read["values"]} */
  const values = (control) =>
    control.flatMap((element) => {
      const input = dom.localName(element) === "input" ? /** @type {HTMLInputElement} */ (element) : null;
      /** @type {(boolean | "mixed")[]} */
      const native = input ? [input.indeterminate ? "mixed" : input.checked] : [];
      const told = VALUES.map((name) => TRISTATE.get(dom.attribute(element, name)?.toLowerCase() ?? ""));
      return [...native, ...told.filter((value) => value !== undefined)];
    });

  /** Greyed out: the member can't move it, and what it shows may be no value at all. @type {StillOff.Read["locked"]} */
  const locked = (control) =>
    control.some((element) => dom.matches(element, ":disabled") || dom.attribute(element, "aria-readonly") === "true") ||
    [...dom.upwards(control[0])].some((at) => dom.attribute(at, "aria-disabled") === "true");

  /** What a control that is ticked or not says. @type {StillOff.SettingWords["said"]} */
  const ticked = (control, { trainingOff }) => {
    const found = new Set(values(control));
    if (found.size === 0) return "unsettled";
    if (found.size > 1 || found.has("mixed")) return "contradictory";
    return found.has(trainingOff === "checked") ? "off" : "on";
  };

  /** The training state a control shows. @type {StillOff.Read["control"]} */
  const control = (control, setting) => {
    if (locked(control)) return { state: "unknown", reason: "locked" };
    const said = setting.trainingOff ? ticked(control, setting) : stillOff.words.said(control, setting);
    return said === "on" || said === "off" ? { state: said, reason: null } : { state: "unknown", reason: said };
  };

  /** Whether a page still works on the part a control stands in. @type {StillOff.Read["busy"]} */
  const busy = (control) => {
    for (const at of dom.upwards(control[0])) if (dom.attribute(at, "aria-busy") === "true") return true;
    // Of the parents that say so the outermost holds what the others hold, but for what is in shadow roots and frames.
    const parts = [...dom.upwards(dom.parentOf(control[0]))].slice(0, 3);
    const outermost = parts.filter((part, place) => !parts[place + 1] || dom.rootOf(part) !== dom.rootOf(parts[place + 1]));
    return outermost.some((part) => BUSY.some((selector) => dom.within(part, selector).length > 0));
  };
  /** One query each is faster than one for all. */
  const BUSY = ['[aria-busy="true"]', '[role="progressbar"]', "progress"];

  /**
   * The row on a settings page that leads to a setting's own page, and the state it prints.
   *
   * The last word counts, and only where the language's word is known: the language whose name of the setting the
   * row prints, else the page's.
   *
   * @type {StillOff.Read["row"]}
   */
  const row = (roots, setting) => {
    const pages = setting.pages.filter((page) => page.tells === "control").flatMap((page) => page.addresses);
    const own = pages.length || !setting.address ? pages : [setting.address];
    const links = roots
      .flatMap((root) => [...dom.all(root, "a[href]")])
      .filter((link) => {
        const href = dom.attribute(link, "href") ?? "";
        const address = URL.canParse(href, location.href) ? new URL(href, location.href).href : "";
        return own.some((pattern) => stillOff.address.matches(pattern, address));
      })
      .filter(controls.shown);
    const said = links.map((link) => word(link, setting)).filter((found) => found !== null);
    const states = new Set(said.map(({ state }) => state));
    const link = links.length ? [links[0]] : null;
    if (states.size !== 1 || said.length !== links.length) return { control: link, signals: [], state: null };
    return { control: link, signals: ["address", "link", ...said[0].signals], state: said[0].state };
  };

  /** @param {Element} link @param {StillOff.ContentSetting} setting */
  const word = (link, setting) => {
    const names = setting.names.map(({ text, language }) => ({ text: vocabulary.fold(text), language }));
    const texts = (dom.texts(link, 200, true) ?? [])
      .map(vocabulary.bare)
      // A name and its state may stand in one text.
      .flatMap((text) => [text, ...names.filter((name) => text.startsWith(name.text)).flatMap((name) => [name.text, text.slice(name.text.length)])])
      .filter(Boolean);
    const languages = new Set(names.filter(({ text }) => vocabulary.run(texts, new Set([text]))).map((n) => vocabulary.language(n.language)));
    const named = languages.size > 0;
    if (!named) languages.add(vocabulary.languageOf(link));
    const known = vocabulary.meanings(setting.words.filter((words) => languages.has(vocabulary.language(words.language))));
    const states = new Set(texts.flatMap((text) => [...(known.get(text) ?? [])]));
    return states.size === 1 && known.has(texts.at(-1) ?? "") ? { state: [...states][0], signals: named ? ["name", "word"] : ["word"] } : null;
  };

  stillOff.read = { busy, control, locked, row, values };
}
