/**
 * The row on a settings page that leads to a setting's own page, and the state it prints: only services that have one
 * get this script.
 */
{
  const { controls, dom, vocabulary } = stillOff;

  /** @param {Element} link @param {StillOff.ContentSetting} setting */
  const word = (link, setting) => {
    const names = setting.names.map(({ text, language }) => ({ text: vocabulary.fold(text), language }));
    const texts = (dom.texts(link, 200, true) ?? [])
      .map(vocabulary.bare)
      // A name and its state may stand in one text.
      .flatMap((text) => {
        const start = names.find((name) => text.startsWith(name.text))?.text ?? "";
        return [start, text.slice(start.length)];
      })
      .filter(Boolean);
    const languages = new Set(names.filter(({ text }) => vocabulary.run(texts, new Set([text]))).map((n) => vocabulary.language(n.language)));
    const named = languages.size > 0;
    if (!named) languages.add(vocabulary.languageOf(link));
    const known = vocabulary.meanings(setting.words.filter((words) => languages.has(vocabulary.language(words.language))));
    const states = new Set(texts.flatMap((text) => [...(known.get(text) ?? [])]));
    return states.size === 1 && known.has(texts.at(-1) ?? "") ? { state: [...states][0], signals: named ? ["name", "word"] : ["word"] } : null;
  };

  /**
   * What the row says.
   *
   * The last word counts, and only where the language's word is known: the language whose name of the setting the
   * row prints, else the page's.
   *
   * @type {StillOff.Namespace["row"]}
   */
  stillOff.row = (roots, setting) => {
    const pages = setting.pages.filter((page) => page.tells === "control").flatMap((page) => page.addresses);
    const own = pages.length || !setting.address ? pages : [setting.address];
    const links = roots
      .flatMap((root) => [...dom.all(root, "a[href]")])
      .filter((link) => stillOff.address.leads(dom.attribute(link, "href") ?? "", dom.baseOf(link), own))
      .filter(controls.shown);
    const [said, ...others] = links.map((link) => word(link, setting));
    const control = links.length ? [links[0]] : null;
    if (!said || others.some((other) => other?.state !== said.state)) return { control, signals: [], state: null };
    return { control, signals: ["address", "link", ...said.signals], state: said.state };
  };
}
