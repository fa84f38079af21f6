/**
 * A setting that is on or off, drawn as a choice of two: radio buttons, buttons of which one is pressed, a list. It's one
 * where both answers are words that are known, one for on and one for off; anything else stays unknown.
 */
{
  const { controls, dom, labels, read, vocabulary } = stillOff;

  /** What can be one of two answers; those of one choice are of one kind. */
  const NATIVE = 'input[type="radio"]';
  const PRESSED = "[aria-pressed]:not(input)";
  const KINDS = [NATIVE, '[role~="radio"]:not(input)', PRESSED, "[aria-selected]", "button[aria-checked]:not([role])"];
  /** What holds the answers of one choice alone, and what holds what belongs together. */
  const CHOICE = '[role~="radiogroup"], [role~="tablist"]';
  const GROUP = `${CHOICE}, [role~="group"], fieldset`;
  /** How many parents the two may be away from what holds both, and that from its label. */
  const FAR = 5;
  /** With more answers of a kind on the page none is looked at. */
  const MANY = 100;

  /** The choices that were found, and their answers. @type {WeakMap<Element, StillOff.Pair>} */
  const pairs = new WeakMap();

  /** @type {WeakMap<StillOff.ContentSetting, StillOff.Meanings>} */
  const made = new WeakMap();
  /** The setting's own words, which are of training, and plain ones for the control's position. @param {StillOff.ContentSetting} setting */
  const wordsOf = (setting) => {
    const [on, off] = setting.trainingOff === "checked" ? ["Off", "On"] : ["On", "Off"];
    const known = made.get(setting) ?? vocabulary.meanings([...setting.words, { language: "en", on: [on], off: [off] }]);
    made.set(setting, known);
    return known;
  };

  /** The state an answer names: its first words do, or all together, and no others name another. @param {string[]} texts @param {StillOff.Meanings} words */
  const named = (texts, words) => {
    const all = [...texts, texts.join("")].map(vocabulary.bare);
    const states = new Set(all.flatMap((text) => [...(words.get(text) ?? [])]));
    return states.size === 1 && (words.has(all[0]) || words.has(all.at(-1) ?? "")) ? [...states][0] : null;
  };

  /** @param {StillOff.Pair} pair @param {StillOff.ContentSetting} setting */
  const statesOf = ({ texts }, setting) => texts.map((some) => named(some, wordsOf(setting)));

  /**
   * What holds an answer and one other of its kind, and no more; with the label of both, where it's marked.
   *
   * @param {Element} answer
   * @param {string} kind
   */
  const holderOf = (answer, kind) => {
    const above = [...dom.upwards(dom.parentOf(answer))].slice(0, FAR);
    const holder = above.find((at) => dom.within(at, kind).length > 1);
    const holds = (/** @type {Element} */ at) => dom.within(at, kind).length === 2;
    if (!holder || !holds(holder)) return null;
    return [...dom.upwards(holder)].slice(0, FAR).find((at) => dom.matches(at, GROUP) && holds(at)) ?? holder;
  };

  /** Whether two answers are of one choice, and not of two settings that stand together: no other text is between. @param {Element} holder @param {Element[]} answers @param {string} kind */
  const belong = (holder, answers, kind) => {
    const [first, second] = answers;
    if (kind === NATIVE) {
      const name = dom.attribute(first, "name");
      return name && [...dom.all(dom.rootOf(holder), NATIVE)].filter((radio) => dom.attribute(radio, "name") === name).length === 2 && dom.attribute(second, "name") === name;
    }
    if (dom.matches(holder, CHOICE)) return true;
    const [one, other, all] = [first, second, holder].map((at) => dom.texts(at, labels.NEARBY) ?? []);
    return one.length > 0 && other.length > 0 && all.join("\n").includes([...one, ...other].join("\n"));
  };

  /**
   * What stands in a choice beside its answers, where it can be its label: one text, or one heading and what is below it.
   *
   * @param {Element} holder
   * @param {Element[]} answers
   * @returns {Element | undefined | null} null where it can't be told whose it is
   */
  const labelIn = (holder, answers) => {
    const parts = new Set(answers.flatMap((answer) => [answer, ...dom.labels(answer)]));
    const others = [...dom.textNodes(holder)]
      .filter((node) => vocabulary.bare(dom.textContent(node)) && dom.visible(node))
      .map((node) => [...dom.upwards(node)])
      .filter((above) => !above.some((at) => parts.has(at)));
    const heads = others.map((above) => above.find((at) => dom.matches(at, labels.HEADING)));
    const [head] = heads;
    if (others.length > 1 && (!head || heads.some((other) => other && other !== head))) return null;
    return head ?? others[0]?.[0];
  };

  /** @param {Element} list @returns {StillOff.Pair} */
  const listed = (list) => {
    const answers = [.../** @type {HTMLSelectElement} */ (list).options];
    return { kind: "option", answers, texts: answers.map(({ label }) => [label]), label: undefined };
  };

  /** @param {Element} holder @param {string} kind @returns {StillOff.Pair | null} */
  const answered = (holder, kind) => {
    const answers = [...dom.within(holder, kind)];
    if (!belong(holder, answers, kind)) return null;
    pairs.delete(holder); // else what was its label would be taken for one that it names
    const label = labels.ownLabel([holder]).length ? undefined : labelIn(holder, answers);
    return label === null ? null : { kind, answers, texts: answers.map((one) => labels.ownLabel([one])), label };
  };

  /**
   * Choices of two answers that name the states of one of some settings.
   *
   * @type {StillOff.Pairs["candidates"]}
   */
  const candidates = (roots, settings) => {
    /** @type {Map<Element, StillOff.Pair>} */
    const found = new Map();
    for (const root of roots) {
      for (const list of dom.all(root, "select:not([multiple])")) found.set(list, listed(list));
      for (const kind of KINDS) {
        const some = [...dom.all(root, kind)];
        for (const answer of some.length > MANY ? [] : some) {
          const holder = holderOf(answer, kind);
          if (!holder || found.has(holder)) continue;
          const pair = answered(holder, kind);
          if (pair) found.set(holder, pair);
        }
      }
    }
    const ours = [...found].filter(([, pair]) => settings.some((setting) => statesOf(pair, setting).sort().join() === "off,on"));
    for (const [holder, pair] of ours) pairs.set(holder, pair);
    return ours.map(([holder, { answers }]) => ({ holder, answers }));
  };

  /** Whether an answer is chosen; null where it contradicts itself. @param {Element} answer */
  const chosen = (answer) => {
    if (dom.localName(answer) === "option") return /** @type {HTMLOptionElement} */ (answer).selected;
    const selected = dom.attribute(answer, "aria-selected");
    const said = new Set([...read.values([answer]), ...(selected ? [selected === "true"] : [])]);
    return said.size > 1 || said.has("mixed") ? null : said.has(true);
  };

  /** What a choice of two says; null for any other control. @type {StillOff.Pairs["said"]} */
  const said = (control, setting) => {
    const holder = control.find((element) => pairs.has(element));
    const pair = holder && pairs.get(holder);
    if (!pair) return null;
    const { kind, answers } = pair;
    const now = [...dom.within(holder, kind)];
    const states = statesOf(pair, setting);
    if (now.length !== 2 || now.some((answer) => !answers.includes(answer)) || states[0] === states[1]) return "ambiguous";
    if (answers.every((answer) => read.locked([answer]))) return "locked";
    const ticks = answers.map(chosen);
    if (ticks.includes(null) || (ticks[0] && ticks[1])) return "contradictory";
    return states[ticks.indexOf(true)] ?? (ticks.includes(true) ? "ambiguous" : "undecided");
  };

  /** Whether a button that names a state says by being pressed or not that it's the other: it's one of several answers. @type {StillOff.Pairs["denied"]} */
  const denied = (control, setting, state) =>
    control
      .filter((element) => dom.matches(element, PRESSED))
      .map((element) => named([dom.attribute(element, "aria-label") ?? dom.textContent(element)], wordsOf(setting)))
      .some((word) => word !== null && word !== state);

  /** @type {StillOff.Pairs["has"]} */
  const has = (control) => control.some((element) => pairs.has(element));
  /** @type {StillOff.Pairs["labelOf"]} */
  const labelOf = (holder) => pairs.get(holder)?.label;

  // Not by the namespace: scripts that were put here once more have another, which knows nothing of these.
  controls.pairs = { candidates, denied, has, labelOf, said };
}
