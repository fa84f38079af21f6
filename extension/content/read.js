/** Reading what a control, or a row that prints the state, says. */
{
  const { dom, locate } = stillOff;
  const TRISTATE = new Map([["true", true], ["false", false], ["mixed", "mixed"]]);

  /** Everything that tells a control's value: native property, then ARIA, of every element it's made of. */
  const values = (control) =>
    control.flatMap((element) => {
      const native =
        dom.localName(element) === "input" ? [element.indeterminate ? "mixed" : element.checked] : [];
      const aria = ["aria-checked", "aria-pressed"].map((name) => TRISTATE.get(dom.attribute(element, name)));
      return [...native, ...aria.filter((value) => value !== undefined)];
    });

  /** Greyed out: the member can't move it, and what it shows may be no value at all. */
  const locked = (control) =>
    control.some((element) => dom.matches(element, ":disabled") || dom.attribute(element, "aria-readonly") === "true") ||
    [...dom.upwards(control[0])].some((at) => dom.attribute(at, "aria-disabled") === "true");

  /** What a control that is ticked or not says. */
  const ticked = (control, { trainingOff }) => {
    const found = new Set(values(control));
    if (found.size === 0) return "unsettled";
    if (found.size > 1 || found.has("mixed")) return "contradictory";
    return found.has(trainingOff === "checked") ? "off" : "on";
  };

  /** What a control of several answers shows as chosen, each as its texts; null for several; or a reason. */
  const chosen = {
    radio([group]) {
      const radios = [...dom.within(group, locate.RADIOS)];
      const said = radios.map((radio) => new Set(values([radio])));
      if (said.some(({ size }) => size > 1)) return null;
      const ticks = radios.filter((_, place) => said[place].has(true));
      if (ticks.length && radios.every((radio) => locked([radio]))) return "locked";
      return ticks.length > 1 ? null : ticks.map((radio) => locate.ownLabel([radio]));
    },
    select(control) {
      const [box] = control;
      if (dom.localName(box) !== "select") {
        const shows = dom.localName(box) === "input" ? [box.value] : (dom.texts(box, 50) ?? []);
        return shows[0] ? [shows] : "unsettled";
      }
      const options = [...box.selectedOptions].filter((option) => !dom.matches(option, ":disabled"));
      return options.length > 1 ? null : options.map((option) => [option.label]);
    },
    "status-text": ([part, label], words) => locate.wordsAfter(part, label, words).map((word) => [word]),
  };

  /** Known words with the state they name: several where they differ between languages. */
  const meanings = ({ words }) => {
    const found = new Map();
    for (const state of ["on", "off"]) {
      for (const word of words.flatMap((one) => one[state]).map(locate.bare)) {
        found.set(word, (found.get(word) ?? new Set()).add(state));
      }
    }
    return found;
  };

  /** What a control that names its state in words says. */
  const worded = (control, setting) => {
    const known = meanings(setting);
    const answers = chosen[setting.kind](control, known);
    if (typeof answers === "string") return answers;
    if (!answers) return "contradictory";
    if (!answers.length) return "undecided";
    // An answer may come with an explanation: its first words name it.
    const states = answers.map((texts) => known.get(locate.bare(texts[0] ?? "")) ?? known.get(locate.bare(texts.join(""))));
    const said = new Set(states.flatMap((found) => [...(found ?? [])]));
    if (said.size > 1) return "contradictory";
    return states.every(Boolean) ? [...said][0] : "ambiguous";
  };

  /**
   * The training state a control shows.
   *
   * @param {Element[]} control
   * @param {object} setting a setting of the content definition
   * @returns {{state: string, reason: string | null}}
   */
  const control = (control, setting) => {
    if (locked(control)) return { state: "unknown", reason: "locked" };
    const said = setting.trainingOff ? ticked(control, setting) : worded(control, setting);
    return said === "on" || said === "off" ? { state: said, reason: null } : { state: "unknown", reason: said };
  };

  /** Whether a page still works on the part a control stands in. */
  const busy = (control) => {
    for (const at of dom.upwards(control[0])) if (dom.attribute(at, "aria-busy") === "true") return true;
    let part = dom.parentOf(control[0]);
    for (let level = 0; part && level < 3; level += 1, part = dom.parentOf(part)) {
      if (dom.within(part, BUSY)[0]) return true;
    }
    return false;
  };
  const BUSY = '[aria-busy="true"], [role="progressbar"], progress';

  /**
   * The row on a settings page that leads to a setting's own page, and the state it prints.
   *
   * The last word counts, and only where the language's word is known: the language whose name of the setting the
   * row prints, else the page's.
   *
   * @param {(Document | ShadowRoot)[]} roots
   * @param {object} setting a setting of the content definition
   * @returns {{control: Element[] | null, signals: string[], state: string | null}}
   */
  const row = (roots, setting) => {
    const pages = setting.pages.filter((page) => page.tells === "control").flatMap((page) => page.addresses);
    const own = pages.length ? pages : [setting.address];
    const links = roots
      .flatMap((root) => [...dom.all(root, "a[href]")])
      .filter((link) => {
        const href = dom.attribute(link, "href");
        const address = URL.canParse(href, location.href) ? new URL(href, location.href).href : "";
        return own.some((pattern) => stillOff.address.matches(pattern, address));
      })
      .filter(locate.shown);
    const said = links.map((link) => word(link, setting)).filter((found) => found !== null);
    const states = new Set(said.map(({ state }) => state));
    const link = links.length ? [links[0]] : null;
    if (states.size !== 1 || said.length !== links.length) return { control: link, signals: [], state: null };
    return { control: link, signals: ["address", "link", ...said[0].signals], state: said[0].state };
  };

  const word = (link, setting) => {
    const texts = (dom.texts(link, 200) ?? []).map(locate.fold).filter(Boolean);
    const languages = new Set(
      setting.names.filter(({ text }) => locate.run(texts, new Set([locate.fold(text)]))).map((n) => locate.language(n.language)),
    );
    const named = languages.size > 0;
    if (!named) languages.add(locate.languageOf(link));
    const last = locate.bare(texts.at(-1) ?? "");
    const states = new Set();
    for (const words of setting.words) {
      if (!languages.has(locate.language(words.language))) continue;
      for (const state of meanings({ words: [words] }).get(last) ?? []) states.add(state);
    }
    return states.size === 1 ? { state: [...states][0], signals: named ? ["name", "word"] : ["word"] } : null;
  };

  stillOff.read = { busy, control, row };
}
