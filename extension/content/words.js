/**
 * Settings that name their state in words, in an answer of several or in a line of text: only services that have one get
 * this script.
 */
{
  const { controls, dom, labels, read, vocabulary } = stillOff;

  /** How many parents a line of text may be away from the word that names its state. */
  const FAR = 4;
  /** The longest line that says since when. */
  const DATED = 60;
  /** What's longer is no line, and costly to compare. */
  const LONGEST = 1000;

  /**
   * The lines of text that say one of some texts, where a member can see them: elements that hold it and nothing else.
   *
   * @param {StillOff.Root[]} roots
   * @param {Iterable<string>} wanted folded
   * @returns {Element[]}
   */
  const lines = (roots, wanted) => {
    const all = [...wanted];
    /** @type {Set<Element>} */
    const found = new Set();
    for (const root of all.length ? roots : []) {
      for (const node of dom.textNodes(root)) {
        const start = vocabulary.fold(dom.textContent(node).slice(0, LONGEST));
        const text = start && all.find((one) => one.startsWith(start));
        // The rest of a line that begins here may stand in the elements beside it.
        const [holder] = text
          ? [...dom.upwards(node)].slice(0, FAR).filter((at) => vocabulary.fold((dom.texts(at, labels.NEARBY) ?? []).join("")) === text)
          : [];
        if (holder && controls.shown(holder)) found.add(holder);
      }
    }
    return [...found];
  };

  /** Whether the page says one of some texts, as a line of its own or, where that's enough, in any. @type {StillOff.SettingWords["says"]} */
  const says = (roots, quotes, anywhere = false) => {
    const wanted = quotes.map(({ text }) => vocabulary.fold(text));
    const holds = (/** @type {Node} */ node) => {
      const text = vocabulary.fold(dom.textContent(node).slice(0, LONGEST));
      return wanted.some((one) => text.includes(one)) && seen(node);
    };
    return (anywhere && roots.some((root) => [...dom.textNodes(root)].some(holds))) || lines(roots, wanted).length > 0;
  };

  /** @param {Node} text @returns {boolean} whether the member sees it */
  const seen = (text) => {
    const parent = dom.parentOf(text);
    return parent !== null && controls.shown(parent);
  };

  /**
   * The state words that are shown in a part of the page after a line of text, and aren't another line's.
   *
   * @param {Element} part
   * @param {Element} label
   * @param {StillOff.Meanings} words
   * @param {Element[]} others near-misses' lines: a word beside one of them, or after it, is its own
   */
  const wordsAfter = (part, label, words, others = []) => {
    const nodes = [...dom.textNodes(part)].filter((node) => vocabulary.bare(dom.textContent(node)));
    const inside = others.filter((other) => dom.follows(other, label) && [...dom.upwards(other)].includes(part));
    return nodes
      .filter((node) => dom.follows(node, label) && words.has(vocabulary.bare(dom.textContent(node))) && seen(node))
      .filter((node) => inside.every((other) => dom.follows(other, node)) && heads(node, label, nodes, words, inside))
      .map((node) => vocabulary.bare(dom.textContent(node)));
  };

  /**
   * Whether a line of text is what a word belongs to: no closer part of the page has another text before the word.
   *
   * @param {Node} word
   * @param {Element} label
   * @param {Node[]} nodes
   * @param {StillOff.Meanings} words
   * @param {Element[]} others
   */
  const heads = (word, label, nodes, words, others) => {
    const parts = new Set(dom.upwards(label));
    const texts = nodes.filter((node) => dom.follows(word, node) && !words.has(vocabulary.bare(dom.textContent(node))));
    const closer = [...dom.upwards(word)];
    const own = new Set(
      closer.slice(
        0,
        closer.findIndex((at) => parts.has(at)),
      ),
    );
    return ![...texts, ...others].some((node) => [...dom.upwards(node)].some((at) => own.has(at)));
  };

  /**
   * The setting's line of text, and the part of the page around it in which a word that names the state comes after it.
   *
   * Other settings' lines stand close by: the part ends before the next heading or too much text, and a near-miss in it
   * ends what is ours.
   *
   * @type {StillOff.SettingWords["line"]}
   */
  const line = (roots, setting, known) => {
    const others = lines(roots, known.never);
    const found = [];
    for (const label of lines(roots, [...known.labels, ...known.names.keys()])) {
      for (const at of [...dom.upwards(label)].slice(1, FAR + 1)) {
        const next = [...dom.within(at, labels.HEADING)].some((head) => dom.follows(head, label) && controls.shown(head));
        if (next || !dom.texts(at, labels.NEARBY)) break;
        if (!wordsAfter(at, label, known.words, others).length) continue;
        found.push([at, label, ...others.filter((other) => [...dom.upwards(other)].includes(at))]);
        break;
      }
    }
    if (found.length === 1) return { control: found[0], signals: ["address", "label", "word"], reason: null };
    return { control: null, signals: [], reason: found.length ? "ambiguous" : "not-found" };
  };

  /**
   * What holds all the answers of one choice: the radio group, or the closest parent of all that share a name.
   *
   * @type {StillOff.SettingWords["choiceOf"]}
   */
  const choiceOf = (root, radio) => {
    const parents = [...dom.upwards(radio)].slice(1);
    const group = parents.find((at) => dom.matches(at, '[role~="radiogroup"], fieldset'));
    const name = dom.attribute(radio, "name");
    const same = [...dom.all(root, 'input[type="radio"]')].filter((other) => name && dom.attribute(other, "name") === name);
    const holder = parents.find((at) => same.length > 1 && same.every((other) => [...dom.upwards(other)].includes(at)));
    return group ?? holder ?? dom.parentOf(radio) ?? radio;
  };

  /**
   * The answers of a choice, each with the native one that is kept in step with it for forms and hidden from assistive
   * technology; null where they don't go together.
   *
   * @param {Element[]} radios
   * @returns {StillOff.Control[] | null}
   */
  const answersOf = (radios) => {
    const kept = radios.filter((radio) => dom.localName(radio) === "input" && dom.attribute(radio, "aria-hidden") === "true");
    const answers = radios.filter((radio) => !kept.includes(radio));
    if (!kept.length || !answers.length) return radios.map((radio) => [radio]);
    return kept.length === answers.length ? answers.map((answer, place) => [answer, kept[place]]) : null;
  };

  /**
   * What a control of several answers shows as chosen, each as its texts; null for several; or a reason.
   *
   * @type {{[kind: string]: (control: StillOff.Control, words: StillOff.Meanings) => string[][] | StillOff.Reason | null}}
   */
  const chosen = {
    radio([group]) {
      const answers = answersOf([...dom.within(group, controls.RADIOS)]);
      const said = answers?.map((answer) => new Set(read.values(answer)));
      if (!answers || !said || said.some(({ size }) => size > 1)) return null;
      const ticks = answers.filter((_, place) => said[place].has(true));
      if (ticks.length && answers.every(read.locked)) return "locked";
      return ticks.length > 1 ? null : ticks.map(labels.ownLabel);
    },
    select(control) {
      const [box] = control;
      if (dom.localName(box) !== "select") {
        const shows = dom.localName(box) === "input" ? [/** @type {HTMLInputElement} */ (box).value] : seenIn(box);
        return shows[0] ? [shows] : "unsettled";
      }
      const options = [.../** @type {HTMLSelectElement} */ (box).selectedOptions].filter((option) => !dom.matches(option, ":disabled"));
      return options.length > 1 ? null : options.map((option) => [option.label]);
    },
    "status-text"([part, label, ...others], words) {
      const found = wordsAfter(part, label, words, others);
      // A line below may say since when: "On since", and a date.
      const since = [...dom.textNodes(part)].filter((node) => dom.follows(node, label) && seen(node)).map(dom.textContent);
      const first = (/** @type {string} */ text) => (/\d/.test(text) && text.length < DATED ? vocabulary.bare(text.trim().split(/\s/)[0]) : "");
      for (const word of found.length ? since.map(first).filter((one) => words.has(one)) : []) found.push(word);
      return found.length ? found.map((word) => [word]) : "unsettled";
    },
  };

  /** The texts of an element that a member sees: both answers may stand in it, one of them hidden. @param {Element} element */
  const seenIn = (element) => {
    const nodes = [...dom.textNodes(element)].filter((node) => vocabulary.bare(dom.textContent(node)));
    const shown = nodes.filter(seen).map(dom.textContent);
    return nodes.length ? shown : (dom.texts(element, 50) ?? []);
  };

  /** What a control that names its state in words says. @type {StillOff.SettingWords["said"]} */
  const said = (control, setting) => {
    const known = vocabulary.meanings(setting.words);
    const answers = chosen[setting.kind](control, known);
    if (typeof answers === "string") return answers;
    if (!answers) return "contradictory";
    if (!answers.length) return "undecided";
    // An answer may come with an explanation: its first words name it, and no others may name another.
    // Of a setting that the member showed not all answers are known: more than the word may be two of them.
    const told = (/** @type {string[]} */ texts) => [texts.join(""), ...(setting.service ? [] : texts.slice(0, 1))];
    const understood = answers.every((texts) => told(texts).some((text) => known.has(vocabulary.bare(text))));
    const words = answers.flatMap((texts) => [...texts, texts.join("")]).map(vocabulary.bare);
    const named = new Set(words.flatMap((word) => [...(known.get(word) ?? [])]));
    if (named.size > 1) return "contradictory";
    return understood ? [...named][0] : "ambiguous";
  };

  stillOff.words = { choiceOf, line, lines, said, says, wordsAfter };
}
