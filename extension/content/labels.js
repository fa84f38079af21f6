/** What is written on a control, and what stands near it: whose it is by its label. */
{
  const { controls, dom } = stillOff;
  const { BADGES, bare, fold, run, short } = stillOff.vocabulary;

  const HEADING = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"]';

  /** How many nodes of text around a control are read at most. */
  const NEARBY = 400;

  /** How a question ends, in whatever script. */
  const ASKS = /[?？؟;\u037e՞፧]$/;

  /** @param {Node} node @returns {string[]} */
  const textsOf = (node) => dom.texts(node, NEARBY) ?? [];

  /** The elements a control names as its label. @param {Element} element */
  const named = (element) => {
    const names = (dom.attribute(element, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return names.map((id) => dom.byId(dom.rootOf(element), id)).filter((label) => label !== null);
  };

  /** The texts of a control's own label: what it names as its label, or what the page ties to it. @type {StillOff.Labels["ownLabel"]} */
  const ownLabel = (group) => {
    for (const element of group) {
      // Browsers search the whole document for the labels that point to an element: only where it names none itself.
      for (const labels of [() => named(element), () => dom.labels(element)]) {
        const texts = labels().flatMap(textsOf);
        if (texts.length) return texts;
      }
      const label = dom.attribute(element, "aria-label")?.trim();
      if (label) return [label];
      // What stands in a group of answers are the answers, but for its legend.
      const speaker = dom.within(element, "legend")[0] ?? (controls.pairs?.has([element]) || dom.within(element, controls.RADIOS)[0] ? controls.pairs?.labelOf(element) : element);
      if (speaker && dom.localName(element) !== "input") {
        const texts = textsOf(speaker);
        if (texts.length) return texts;
      }
    }
    return [];
  };

  /** What a control shows of itself, to notice when a page puts it to another use. @param {Element} element */
  const fingerprint = (element) =>
    ["aria-labelledby", "id", "name", "aria-label"].map((name) => dom.attribute(element, name)).join("\n") +
    ownLabel([element]).join("\n");

  /** @param {StillOff.Control[]} groups @returns {StillOff.Owners} */
  const ownership = (groups) => {
    /** @type {StillOff.Owners} */
    const owners = new Map();
    for (const group of groups) {
      for (const element of group) {
        for (const at of dom.upwards(element)) owners.set(at, owners.has(at) && owners.get(at) !== group ? null : group);
      }
    }
    return owners;
  };

  /** The parts of the page that a control has to itself, from the nearest outwards. @param {StillOff.Control} group @param {StillOff.Owners} owners */
  function* territories(group, owners) {
    for (const at of dom.upwards(dom.parentOf(group[0]))) {
      if (owners.get(at) !== group) return;
      yield at;
    }
  }

  /**
   * What is written on a control: `ours`, `never`, `other` (words of something else) or `none`; and the texts.
   *
   * Its own label decides. Without one, the nearest text does; one short word beside the switch is skipped.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   * @param {StillOff.Vocabulary} known
   * @returns {StillOff.Written}
   */
  const written = (group, owners, known) => {
    const skip = (/** @type {string} */ text) => text.length < 2 || known.words.has(bare(text));
    const own = ownLabel(group).filter((text) => !skip(fold(text)));
    // What is tied to the control may be the setting's name as well; what only stands near it may not.
    if (own.length) {
      const kind = run(own.map(fold), known.names) ? "ours" : verdict(own, known).kind;
      return { kind: kind === "ours" && !wholly(group, known, skip) ? "other" : kind, texts: own };
    }
    for (const territory of territories(group, owners)) {
      const texts = dom.texts(territory, NEARBY);
      if (!texts) break;
      const wordless = texts.filter((text) => !skip(fold(text)));
      const onlyWord = wordless.length === 1 && short(wordless[0]);
      if (!wordless.length || onlyWord) continue;
      const found = verdict(wordless, known);
      return found.kind === "ours" && !printed(territory, group, known, false) ? { kind: "other", texts: wordless } : found;
    }
    const cell = [...territories(group, owners)].at(-1);
    const term = cell && dom.localName(cell) === "dd" ? dom.before(cell, "dt") : null;
    return term ? verdict(textsOf(term), known) : { kind: "none", texts: [] };
  };

  /**
   * Whether all that is tied to a control is our label or a state word: a heading of ours and a line of its own is another's.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Vocabulary} known
   * @param {(text: string) => boolean} skip
   */
  const wholly = (group, known, skip) =>
    group.every((element) => {
      const outside = named(element).filter((label) => ![...dom.upwards(label)].includes(element));
      const alone = outside.length < 2;
      return [...outside, ...dom.labels(element)].every((label) => {
        const ours = [known.labels, known.names].some((wanted) => run(textsOf(label).map(fold), wanted));
        return ours ? printed(label, group, known, true) : alone || textsOf(label).every((text) => skip(fold(text)) || short(text));
      });
    });

  /**
   * Whether a label of ours that a part of the page holds is a whole line there and, unless it's tied to the control, one
   * that is seen, and is the control's heading or in the piece right beside it. What shadow roots hold is left as it is.
   *
   * @param {Element} part
   * @param {StillOff.Control} group
   * @param {StillOff.Vocabulary} known
   * @param {boolean} tied
   */
  const printed = (part, [control], known, tied) => {
    const heads = tied ? [] : [...dom.within(part, HEADING)].filter(dom.visible);
    const own = heads.filter((head) => dom.follows(control, head)).at(-1);
    const next = heads.find((head) => dom.follows(head, control));
    /** @type {string[]} */
    const all = [];
    /** @type {StillOff.Printed[]} */
    const lines = [];
    const unseen = tied && !dom.visible(part);
    const breaks = [...dom.within(part, "br")];
    for (const node of dom.textNodes(part)) {
      const text = dom.textContent(node).slice(0, 1000).trim();
      if (text.length < 2) continue;
      const word = bare(text);
      all.push(fold(text));
      const parents = [...dom.upwards(node)];
      const before = own && !parents.includes(own) && !dom.follows(node, own);
      const after = next && (parents.includes(next) || dom.follows(node, next));
      if (before || after || known.words.has(word) || BADGES.has(word) || !(unseen || dom.visible(node))) continue;
      const block = parents.find((at) => getComputedStyle(at).display !== "inline");
      // A broken line is two.
      const broken = breaks.filter((at) => dom.follows(node, at)).length;
      const side = dom.follows(node, control);
      const place = parents.indexOf(part);
      const piece = place > 0 ? parents[place - 1] : node;
      const former = lines.at(-1);
      const line = former?.block === block && former?.side === side && former?.broken === broken ? former : { text: "", block, broken, side, piece, head: own !== undefined && parents.includes(own) };
      if (line !== former) lines.push(line);
      Object.assign(line, { text: line.text + fold(text), piece });
    }
    // Beside it is what comes last before it, else what comes first after it; its own piece holds a state word at most.
    const inTurn = [...lines].reverse().filter(({ side }) => !side).concat(lines.filter(({ side }) => side));
    /** @type {Node[]} */
    const above = [...dom.upwards(control)];
    const nearest = inTurn.find(({ piece }) => !above.includes(piece))?.piece;
    const beside = lines.filter(({ piece, head }) => tied || head || piece === nearest || above.includes(piece));
    const ours = [known.labels, ...(tied ? [known.names] : [])];
    return !ours.some((wanted) => run(all, wanted)) || ours.some((wanted) => run(beside.map(({ text }) => text), wanted));
  };

  /** @param {string[]} texts @param {StillOff.Vocabulary} known @returns {StillOff.Written} */
  const verdict = (texts, known) => {
    const folded = texts.map(fold);
    const kind = run(folded, known.never) ? "never" : run(folded, known.labels) ? "ours" : "other";
    return { kind, texts };
  };

  /** What stands around a control, nearest first, but for its own label and a state word before it. @param {StillOff.Control} group */
  const around = (group) => {
    const own = ownLabel(group);
    const told = (/** @type {Node} */ node) => textsOf(node).filter((text) => !own.includes(text));
    /** @type {string[]} */
    const before = [];
    /** @type {string[]} */
    const after = [];
    for (const at of dom.upwards(group[0])) {
      const beside = dom.siblings(at);
      const place = beside.indexOf(at);
      for (const node of beside.slice(0, place).reverse()) before.push(...told(node).reverse());
      after.push(...beside.slice(place + 1).flatMap(told));
      if (before.length > 2) break;
    }
    if (before.length && short(before[0]) && !ASKS.test(before[0])) before.shift();
    return { own, before, after };
  };

  /** Whether the text before a control asks something; between them stand its label and a state word at most. @param {StillOff.Control} group */
  const asked = (group) => {
    const { own, before } = around(group);
    return before.slice(0, own.length ? 1 : 2).some((text) => ASKS.test(text));
  };

  /**
   * Whether a control has no words of its own and answers the question under the setting's name: what comes next is
   * longer than a label.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Vocabulary} known
   */
  const headed = (group, known) => {
    const { own, before, after } = around(group);
    const [next] = after.filter((text) => !known.words.has(bare(text)));
    return !own.length && before.length > 1 && ASKS.test(before[0]) && known.names.has(fold(before[1])) && !(next?.length < 60);
  };

  /**
   * The setting's name, or a near-miss's, in the part of the page that a control has to itself; folded, "" for none.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   * @param {StillOff.Vocabulary} known
   */
  const nameNear = (group, owners, known) => {
    for (const territory of territories(group, owners)) {
      const texts = dom.texts(territory, NEARBY);
      if (!texts) return "";
      const folded = texts.map(fold);
      const found = run(folded, known.never) ?? run(folded, known.names);
      if (found) return found;
    }
    return "";
  };

  stillOff.labels = { HEADING, NEARBY, asked, fingerprint, headed, nameNear, ownLabel, ownership, verdict, written };
}
