/**
 * A setting that is on or off, drawn as a choice of two: radio buttons, buttons of which one is pressed, a list. It's one
 * where both answers are words that are known, one for on and one for off; anything else stays unknown.
 */
{
  const { controls, dom, labels, read, vocabulary } = stillOff;

  const PRESSED = "[aria-pressed]:not(input)";
  /** What can be one of two answers, and has no role and isn't pressed; each is searched for. */
  const FOUND = ['input[type="radio"]', "button[aria-checked]:not([role])", "button[aria-selected]:not([role])"];
  /** All that can; those of one choice are of one kind. */
  const KINDS = [...FOUND, PRESSED, '[role~="radio"]:not(input)', "[role][aria-selected]"];
  const GROUP = '[role~="radiogroup"], [role~="tablist"], [role~="group"], fieldset';
  /** How many parents an answer may be away from what holds both, and its label. */
  const FAR = 8;
  /** With more answers of a kind on the page none is looked at. */
  const MANY = 100;

  /** The choices that were found. @type {WeakMap<Element, StillOff.Pair>} */
  const pairs = new WeakMap();

  /** @type {WeakMap<StillOff.ContentSetting, StillOff.Meanings>} */
  const made = new WeakMap();
  /** The setting's own words, which are of training, and plain ones for the control's position. @param {StillOff.ContentSetting} setting */
  const wordsOf = (setting) => {
    const plain = setting.trainingOff === "checked" ? ["Off", "On"] : ["On", "Off"];
    const known = made.get(setting) ?? vocabulary.meanings([...setting.words, { language: "en", on: [plain[0]], off: [plain[1]] }]);
    made.set(setting, known);
    return known;
  };

  /**
   * The state an answer names: its first words do, or all together, and no others name another.
   *
   * @param {string[]} texts
   * @param {StillOff.ContentSetting} setting
   */
  const named = (texts, setting) => {
    const words = wordsOf(setting);
    const all = [...texts, texts.join("")].map(vocabulary.bare);
    const [state, other] = new Set(all.flatMap((text) => [...(words.get(text) ?? [])]));
    return !other && [all[0], all.at(-1)].some((text) => words.has(text ?? "")) ? state : undefined;
  };

  /**
   * What holds an answer and one other of its kind, and no more; with the label of both, where it's marked.
   *
   * @param {Element} answer
   * @param {string} kind
   * @returns {Element | undefined}
   */
  const holderOf = (answer, kind) => {
    const several = [...dom.upwards(dom.parentOf(answer))].slice(0, FAR).filter((at) => dom.within(at, kind).length > 1);
    const both = several.filter((at) => dom.within(at, kind).length === 2);
    return both[0] === several[0] ? (both.find((at) => dom.matches(at, GROUP)) ?? both[0]) : undefined;
  };

  /**
   * A choice as it was found; null where it can't be told whose it is. What stands in it beside its answers is its label
   * where it's one text, or one heading and what is below it; with other text between them they are two settings'.
   *
   * @param {Element} holder
   * @param {string} kind
   * @returns {StillOff.Pair | null}
   */
  const answered = (holder, kind) => {
    const answers = [...dom.within(holder, kind)];
    const parts = new Set(answers.flatMap((answer) => [answer, ...dom.labels(answer)]));
    const others = [...dom.textNodes(holder)]
      .filter((node) => vocabulary.bare(dom.textContent(node)) && dom.visible(node))
      .map((node) => [...dom.upwards(node)])
      .filter((above) => !above.some((at) => parts.has(at)));
    const [name, same] = answers.map((answer) => dom.attribute(answer, "name"));
    const between = others.some(([at]) => dom.follows(at, answers[0]) && dom.follows(answers[1], at));
    if (name !== same || (between && !name)) return null;
    // Known as a choice, so that what stands in it isn't taken for a label that it names.
    pairs.set(holder, { kind, answers, texts: [], label: undefined });
    const heads = others.map((above) => above.find((at) => dom.matches(at, labels.HEADING)));
    const [head] = heads;
    const unclear = others.length > 1 && (!head || heads.some((other) => other && other !== head));
    const labelled = !unclear || labels.ownLabel([holder]).length;
    pairs.delete(holder);
    return !labelled ? null : { kind, answers, texts: answers.map((answer) => labels.ownLabel([answer])), label: head ?? others[0]?.[0] };
  };

  /**
   * Choices of two answers that name the states of one of some settings; known: what has a role or is pressed.
   *
   * @type {StillOff.Pairs["candidates"]}
   */
  const candidates = (roots, settings, known) => {
    /** @type {Map<Element, StillOff.Pair | null>} */
    const found = new Map();
    const every = (/** @type {string} */ selector) => roots.flatMap((root) => [...dom.all(root, selector)]);
    for (const list of every("select")) {
      const answers = [.../** @type {HTMLSelectElement} */ (list).options];
      if (answers.length === 2) found.set(list, { kind: "option", answers, texts: answers.map(({ label }) => [label]), label: undefined });
    }
    for (const kind of KINDS) {
      const some = FOUND.includes(kind) ? every(kind) : known.filter((element) => dom.matches(element, kind));
      for (const answer of some.length > MANY ? [] : some) {
        const holder = holderOf(answer, kind);
        if (holder && !found.has(holder)) found.set(holder, answered(holder, kind));
      }
    }
    return [...found].flatMap(([holder, pair]) => {
      if (
        !pair ||
        dom.matches(holder, "[multiple]") ||
        !settings.some(
          (setting) =>
            pair.texts
              .map((texts) => named(texts, setting))
              .sort()
              .join() === "off,on",
        )
      )
        return [];
      pairs.set(holder, pair);
      return [{ holder, answers: pair.answers }];
    });
  };

  /** What a choice of two says; null for any other control. @type {StillOff.Pairs["said"]} */
  const said = (control, setting) => {
    const holder = control.find((element) => pairs.has(element));
    const pair = holder && pairs.get(holder);
    if (!pair) return null;
    const { kind, answers, texts } = pair;
    if ([...dom.within(holder, kind)].some((answer, place) => answer !== answers[place])) return "ambiguous";
    if (answers.every((answer) => read.locked([answer]))) return "locked";
    const values = answers.map((answer) => new Set(kind === "option" ? [/** @type {HTMLOptionElement} */ (answer).selected] : read.values([answer])));
    const ticks = texts.filter((_, place) => values[place].has(true));
    if (ticks.length > 1 || values.some((all) => all.size > 1)) return "contradictory";
    return ticks.length ? (named(ticks[0], setting) ?? "ambiguous") : "undecided";
  };

  /**
   * Whether a button that names a state says by being pressed or not that it's the other: it's one of several answers.
   *
   * @type {StillOff.Pairs["denied"]}
   */
  const denied = (control, setting, state) =>
    control
      .filter((element) => dom.matches(element, PRESSED))
      .map((element) => named([dom.attribute(element, "aria-label") ?? dom.textContent(element)], setting))
      .some((word) => word && word !== state);

  /** @type {StillOff.Pairs["has"]} */
  const has = (control) => control.some((element) => pairs.has(element));
  /** @type {StillOff.Pairs["labelOf"]} */
  const labelOf = (holder) => pairs.get(holder)?.label;

  /** @type {StillOff.Pairs["answersOf"]} */
  const answersOf = (control) => control.flatMap((element) => pairs.get(element)?.texts.flat() ?? []);

  // Not by the namespace: scripts that were put here once more have another, which knows nothing of these.
  controls.pairs = { answersOf, candidates, denied, has, labelOf, said };
}
