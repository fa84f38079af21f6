/**
 * The row on a settings page that leads to a setting's own page, and the state it prints: only services that have one
 * get this script.
 */
{
  const { address, controls, dom, vocabulary } = stillOff;

  /**
   * The lines that a member sees in a link; what stands on a button in it is something to do. None where a part can't be
   * told line by line.
   *
   * @param {Element} link
   */
  const linesOf = (link) => {
    const breaks = [...dom.within(link, "br")];
    /** @type {{ text: string, block: Element | undefined, broken: number, button: boolean }[]} */
    const lines = [];
    const nodes = [...dom.textNodes(link)].filter((node) => dom.textContent(node).trim() && dom.visible(node));
    for (const node of nodes) {
      const text = dom.textContent(node).slice(0, 1000);
      const parents = [...dom.upwards(node)];
      const block = parents.find((at) => getComputedStyle(at).display !== "inline");
      const broken = breaks.filter((at) => dom.follows(node, at)).length;
      const button = parents.slice(0, parents.indexOf(link)).some((at) => dom.matches(at, 'button, [role="button"]'));
      const former = lines.at(-1);
      if (former?.block === block && former?.broken === broken) Object.assign(former, { text: former.text + text, button: former.button || button });
      else lines.push({ text, block, broken, button });
    }
    return dom.texts(link, 200, true)?.length === nodes.length ? lines : [];
  };

  /**
   * What a link prints: a state, nothing, or "odd", a word after the setting's name that nobody knows.
   *
   * @param {Element} link
   * @param {StillOff.ContentSetting} setting
   * @returns {{link: Element, state: "on" | "off" | "odd" | null, signals: StillOff.Signal[]}}
   */
  const said = (link, setting) => {
    const names = setting.names.map(({ text, language }) => ({ text: vocabulary.fold(text), language }));
    const parts = linesOf(link)
      // A name and its state may stand in one line; any other line is a state only as a whole.
      .flatMap(({ text, button }) => {
        const start = names.find((name) => vocabulary.fold(text).startsWith(name.text))?.text ?? "";
        const rest = vocabulary.after(text, start);
        return [
          { word: start, rest: "" },
          { word: button ? `(${rest})` : vocabulary.bare(rest), rest },
        ];
      })
      .filter(({ word }) => word);
    const texts = parts.map(({ word }) => word);
    const languages = new Set(names.filter(({ text }) => vocabulary.run(texts, new Set([text]))).map((n) => vocabulary.language(n.language)));
    const named = languages.size > 0;
    if (!named) languages.add(vocabulary.languageOf(link));
    const known = vocabulary.meanings(setting.words.filter((words) => languages.has(vocabulary.language(words.language))));
    const states = new Set(texts.flatMap((text) => [...(known.get(text) ?? [])]));
    const last = parts.at(-1) ?? { word: "", rest: "" };
    if (states.size === 1 && known.has(last.word)) return { link, state: [...states][0], signals: named ? ["name", "word"] : ["word"] };
    const odd = states.size > 0 || (named && last.rest && vocabulary.short(last.rest.trim()) && !vocabulary.BADGES.has(last.word));
    return { link, state: odd ? "odd" : null, signals: [] };
  };

  /** Which object a link's page is about. @param {Element} link @param {StillOff.ContentSetting} setting */
  const objectOf = (link, setting) => {
    const { href } = new URL(dom.attribute(link, "href") ?? "", dom.baseOf(link));
    const page = address.pageFor(setting, "control", href);
    return page && address.objectOf(page, href);
  };

  /**
   * What the row says.
   *
   * The last word counts, and only where the language's word is known: the language whose name of the setting the
   * row prints, else the page's. Links to the setting that print no state, such as a banner's, are no rows.
   *
   * @type {StillOff.Namespace["row"]}
   */
  stillOff.row = (roots, setting, object) => {
    const pages = setting.pages.filter((page) => page.tells === "control").flatMap((page) => page.addresses);
    const own = pages.length || !setting.address ? pages : [setting.address];
    const links = roots
      .flatMap((root) => [...dom.all(root, "a[href]")])
      .filter((link) => address.leads(dom.attribute(link, "href") ?? "", dom.baseOf(link), own))
      .filter((link) => setting.per !== "object" || (object && objectOf(link, setting) === object))
      .filter(controls.shown);
    const told = links.map((link) => said(link, setting)).filter(({ state }) => state);
    const [row] = told;
    const state = row && row.state !== "odd" && told.every((other) => other.state === row.state) ? /** @type {"on" | "off"} */ (row.state) : null;
    const control = row ? [row.link] : links.slice(0, 1);
    return { control: control.length ? control : null, signals: state ? ["address", "link", ...row.signals] : [], state };
  };
}
