/** What is written on a control, and what stands near it: whose it is by its label. */
{
  const { controls, dom } = stillOff;
  const { BADGES, bare, ending, fold, languageOf, leadsOn, meanings, of, run, short } = stillOff.vocabulary;

  const HEADING = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"]';

  /** The longest text that may be a heading, in characters. */
  const LONGEST = 200;

  /** How many nodes of text around a control are read at most. */
  const NEARBY = 400;

  /** What a member can press or answer: what it says is its own. */
  const SPEAKING =
    'a[href], button, input:not([type="hidden" i]), select, textarea, summary, [aria-pressed], [aria-haspopup], [role~="switch" i],' +
    '[role~="checkbox" i], [role~="radio" i], [role~="combobox" i], [role~="button" i], [role~="link" i]';

  /** What may have our label and a state's word in its name, and then has the label for itself. */
  const BUTTONS = 'button, [role~="button" i]';

  /** Answers of a choice, which has a label of its own. */
  const ANSWERS = 'select, input[type="radio"], [role~="radio" i]';
  const CHOICE = 'select, fieldset, [role~="radiogroup" i], [role~="group" i]';

  /** How many parents a word or a name may be away from its control, and how many neighbours. */
  const FAR = 4;
  const NEAR = 20;

  /** How a question ends, in whatever script. */
  const ASKS = /[?？؟;\u037e՞፧]$/;

  /** @param {Node} node @returns {string[]} */
  const textsOf = (node) => dom.texts(node, NEARBY) ?? [];

  /** The elements a control names as its label. @param {Element} element */
  const named = (element) => {
    const names = (dom.attribute(element, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return names.map((id) => dom.byId(dom.rootOf(element), id)).filter((label) => label !== null);
  };

  /** What stands in an element and speaks for it; of a group of answers that's the legend. @param {Element} element */
  const speakerOf = (element) => {
    const answers = controls.pairs?.has([element]) || dom.within(element, controls.RADIOS)[0];
    const speaker = dom.within(element, "legend")[0] ?? (answers ? controls.pairs?.labelOf(element) : element);
    return speaker && dom.localName(element) !== "input" ? speaker : null;
  };

  /** What an element says by what stands in it. @param {Element} element */
  const inside = (element) => {
    const speaker = speakerOf(element);
    return speaker ? textsOf(speaker) : [];
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
      const texts = inside(element);
      if (texts.length) return texts;
    }
    return [];
  };

  /** @param {Element} element @param {string} id @returns {Element[]} all that carry it where the element stands */
  const carriers = (element, id) => (id && dom.isConnected(element) ? [...dom.all(dom.rootOf(element), `#${CSS.escape(id)}`)] : []);

  /** For each id that a control names as its label, all that carry it. @param {Element} element */
  const sameIds = (element) => (dom.attribute(element, "aria-labelledby") ?? "").split(/\s+/).map((id) => carriers(element, id));

  /** All labels that point to a control, though another may have its id. @param {Element} element */
  const pointing = (element) => {
    const id = dom.attribute(element, "id");
    const all = id && dom.isConnected(element) ? [...dom.all(dom.rootOf(element), `label[for="${CSS.escape(id)}"]`)] : [];
    return [...new Set([...dom.labels(element), ...all])];
  };

  /**
   * @param {Element | null} other
   * @param {StillOff.Control} group
   * @returns {boolean} whether something else that is shown isn't a part of a control, nor around it
   */
  const rival = (other, group) =>
    other !== null &&
    ![...dom.upwards(group[0])].includes(other) &&
    ![...dom.upwards(other)].some((at) => group.includes(at)) &&
    controls.shown(other) &&
    !controls.veiled([other]);

  /** Whether a label is tied to something else than a control, too. @param {Element} label @param {StillOff.Control} group */
  const shared = (label, group) => {
    const id = dom.attribute(label, "id");
    const naming = id ? [...dom.all(dom.rootOf(label), `[aria-labelledby~="${CSS.escape(id)}"]`)] : [];
    const around = [...dom.upwards(label)].filter((at) => dom.localName(at) === "label").map(dom.controlled);
    return [...naming, ...around].some((other) => rival(other, group));
  };

  /**
   * Whether nobody can say whose label a control's label is: its id is there twice, or something else has it too.
   *
   * @param {StillOff.Control} group
   */
  const doubled = (group) =>
    group.some((element) => {
      const same = sameIds(element);
      const id = dom.attribute(element, "id") ?? "";
      const labels = dom.labels(element);
      return (
        same.some((all) => new Set(all.map((label) => textsOf(label).map(fold).join("")).filter(Boolean)).size > 1) ||
        (labels.some((label) => dom.attribute(label, "for") === id) && carriers(element, id).some((other) => rival(other, group))) ||
        [...same.flat(), ...labels].some((label) => [label, ...[...dom.within(label, "[id]")].slice(0, NEAR)].some((at) => shared(at, group)))
      );
    });

  /** Texts as they are compared, without those that are a state's word. @param {string[]} texts @param {StillOff.Vocabulary} known */
  const wordless = (texts, known) => texts.map(fold).filter((text) => text && !known.words.has(text));

  /** Whether texts have our label in them, or the setting's name. @param {string[]} texts @param {StillOff.Vocabulary} known */
  const ours = (texts, known) => {
    const folded = wordless(texts, known);
    return Boolean(ending(texts, known) || (run(folded, known.labels) ?? run(folded, known.names)));
  };

  /**
   * Whether a control has labels that contradict each other: one is ours and another isn't or, where a key has to tell
   * that it's ours, any two that differ; a slot may hold anything.
   *
   * @type {StillOff.Labels["disputed"]}
   */
  const disputed = (group, known, key) => {
    const told = (/** @type {Element} */ label) => (key && dom.within(label, "slot").length ? ["slot", ...textsOf(label)] : textsOf(label));
    const claims = group.flatMap((element) => {
      const label = dom.attribute(element, "aria-label") ?? "";
      // What stands in it may be a state word in a language of which none is known.
      const within = dom.matches(element, 'summary, [role~="combobox"], [aria-haspopup]') ? [] : inside(element);
      const own = within.every(short) ? [] : within;
      const names = named(element)
        .filter((at) => ![...dom.upwards(at)].includes(element))
        .map(textsOf);
      return [...(key ? names : [names.flat()]), ...pointing(element).map(told), [label], own];
    });
    const said = claims.map((texts) => (ours(texts, known) ? "ours" : wordless(texts, known).join(""))).filter(Boolean);
    return (new Set(said).size > 1 && (key || said.includes("ours"))) || doubled(group);
  };

  /**
   * Whether a part of the page has a choice that isn't a control's own.
   *
   * @param {Element} part
   * @param {StillOff.Control} group
   * @param {(answer: Element) => boolean} wanted
   */
  const chooses = (part, group, wanted) => dom.deep(part, ANSWERS).some((at) => wanted(at) && rival(at, group));

  /**
   * Whether a label of ours in a part of the page is or may be something else's than the control that stands there.
   *
   * @param {Element} part
   * @param {StillOff.Control} group
   * @param {StillOff.Vocabulary} known
   */
  const elsewhere = (part, group, known) =>
    [part, ...dom.deep(part, "label, [id]")].some((at) => run(textsOf(at).map(fold), known.labels) && shared(at, group)) ||
    dom
      .deep(part, BUTTONS)
      .some((at) => [textsOf(at), [dom.attribute(at, "aria-label") ?? ""]].some((texts) => ending(texts, known)) && rival(at, group)) ||
    chooses(part, group, () => true);

  /**
   * Whether a label of ours stands by a control that the page ties to other words, whatever else it says.
   *
   * @type {StillOff.Labels["shunned"]}
   */
  const shunned = (group, owners, setting) => {
    const tied = group.flatMap((element) => [...named(element), ...pointing(element)]).flatMap(textsOf);
    if (tied.every((text) => of(setting).words.has(bare(text)))) return false;
    return [...territories(group, owners)].slice(0, FAR).some((part) => {
      const said = fold(
        textsOf(part)
          .filter((text) => !tied.includes(text))
          .join(""),
      );
      return setting.labels.some(({ text }) => said.includes(fold(text)));
    });
  };

  /** Whether what stands in the row of a control that nothing is written on names another. @type {StillOff.Labels["borrowed"]} */
  const borrowed = (group) => {
    const row = [...dom.upwards(dom.parentOf(group[0]))].slice(0, 2).find((at) => !textsOf(at).every(short));
    return row !== undefined && dom.deep(row, "label, [id]").some((at) => textsOf(at).length > 0 && shared(at, group));
  };

  /**
   * Whether a control is a button that stays pressed and says nothing of itself, as those for pinning do.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Vocabulary} known
   */
  const nameless = (group, known) =>
    group.every(
      (element) =>
        dom.hasAttribute(element, "aria-pressed") &&
        !dom.matches(element, 'input, [role~="switch" i], [role~="checkbox" i]') &&
        !textsOf(element).some((text) => known.words.has(bare(text))),
    );

  /** Whether a line of text begins with an element, so that nothing before it turns it round. @type {StillOff.Labels["begins"]} */
  const begins = (element) => {
    const block = [...dom.upwards(element)].find((at) => getComputedStyle(at).display !== "inline") ?? element;
    return ![...dom.textNodes(block)].some((node) => dom.follows(element, node) && fold(dom.textContent(node).slice(0, 1000)) && dom.visible(node));
  };

  /** What a control shows of itself, to notice when a page puts it to another use. @param {Element} element */
  const fingerprint = (element) =>
    ["aria-labelledby", "id", "name", "aria-label"].map((name) => dom.attribute(element, name)).join("\n") + ownLabel([element]).join("\n");

  /** What the nearest heading above a control says; null where there is none to speak of. @type {StillOff.Labels["headingOf"]} */
  const headingOf = ([element]) => {
    const last = [...dom.all(dom.rootOf(element), HEADING)].filter((head) => dom.follows(element, head) && dom.visible(head)).at(-1);
    const text = last ? textsOf(last).join(" ").replace(/\s+/g, " ").trim() : "";
    return text && text.length <= LONGEST ? text : null;
  };

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

  /**
   * The parts of the page that a control has to itself, from the nearest outwards.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   */
  function* territories(group, owners) {
    for (const at of dom.upwards(dom.parentOf(group[0]))) {
      if (owners.get(at) !== group) return;
      yield at;
    }
  }

  /**
   * What is written on a control; see the type.
   *
   * Its own label decides. Without one, the nearest text does; one short word beside the switch is skipped.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   * @param {StillOff.Vocabulary} known
   * @returns {StillOff.Written}
   */
  const written = (group, owners, known) => {
    const answers = new Set(controls.pairs?.answersOf(group).map(fold));
    const skip = (/** @type {string} */ text) => text.length < 2 || known.words.has(bare(text)) || answers.has(text);
    const own = ownLabel(group).filter((text) => !skip(fold(text)));
    const claims = group.flatMap((element) => [dom.attribute(element, "aria-label") ?? "", ...sameIds(element).flat().flatMap(textsOf)]);
    if ([own, claims].some((texts) => ours(texts, known)) && disputed(group, known, false)) return { kind: "both", texts: own };
    // What is tied to the control may be the setting's name as well; what only stands near it may not.
    if (own.length) {
      const word = ending(own, known);
      const whole = word ? "ours" : verdict(own, known).kind;
      const kind = run(own.map(fold), known.names) ? "ours" : whole;
      // What only has a word in it is named by what stands beside it.
      const bare =
        kind === "other" && own.every(short) && !group.some((at) => named(at).length || pointing(at).length || dom.hasAttribute(at, "aria-label"));
      const about = bare ? near(group, owners, known, (text) => skip(text) || own.map(fold).includes(text)).texts : [];
      // Who reads on, such as for an object's name, needs nothing of the word.
      const bared = word ? [own.join(" ").replace(/\s*\S+\s*$/, "")] : own;
      return { kind: kind === "ours" && !wholly(group, known, skip) ? "other" : kind, texts: about.length ? about : bared };
    }
    return nameless(group, known) ? { kind: "none", texts: [] } : near(group, owners, known, skip);
  };

  /**
   * What stands nearest to a control.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   * @param {StillOff.Vocabulary} known
   * @param {(text: string) => boolean} skip
   * @returns {StillOff.Written}
   */
  const near = (group, owners, known, skip) => {
    for (const territory of territories(group, owners)) {
      const texts = dom.texts(territory, NEARBY);
      if (!texts) break;
      const wordless = texts.filter((text) => !skip(fold(text)));
      const onlyWord = wordless.length === 1 && short(wordless[0]);
      if (!wordless.length || onlyWord) continue;
      const found = verdict(wordless, known);
      if (found.kind === "ours" && !printed(territory, group, known, false)) found.kind = "other";
      return found.kind === "ours" && elsewhere(territory, group, known) ? { kind: "unsure", texts: wordless } : found;
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
      const speaker = speakerOf(element);
      const legend = speaker && speaker !== element ? [speaker] : [];
      return [...outside, ...dom.labels(element), ...legend].every((label) => {
        return ours(textsOf(label), known) ? printed(label, group, known, true) : alone || textsOf(label).every((text) => skip(fold(text)));
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
      // A link to more about it belongs to no line.
      if (parents.some((at) => dom.matches(at, "a[href]") && leadsOn(dom.textContent(at)))) continue;
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
      const line =
        former?.block === block && former?.side === side && former?.broken === broken
          ? former
          : { text: "", block, broken, side, piece, head: own !== undefined && parents.includes(own) };
      if (line !== former) lines.push(line);
      Object.assign(line, { text: line.text + fold(text), piece });
    }
    // Beside it is what comes last before it, else what comes first after it; its own piece holds a state word at most.
    const inTurn = [...lines]
      .reverse()
      .filter(({ side }) => !side)
      .concat(lines.filter(({ side }) => side));
    /** @type {Node[]} */
    const above = [...dom.upwards(control)];
    const nearest = inTurn.find(({ piece }) => !above.includes(piece))?.piece;
    const beside = lines.filter(({ piece, head }) => tied || head || piece === nearest || above.includes(piece));
    const wanted = [known.labels, ...(tied ? [known.names] : [])];
    const isOurs = (/** @type {string[]} */ texts) => wanted.some((one) => run(texts, one)) || (tied && texts.some((text) => ending([text], known)));
    // What is slotted into a component's label goes on with a link's words, if there is one.
    const slotted = dom.holderOf(dom.rootOf(part));
    if (!isOurs(all)) {
      return !slotted || ![...dom.within(slotted, "a[href]")].some((at) => !leadsOn(dom.textContent(at)));
    }
    return isOurs(beside.map(({ text }) => text));
  };

  /** @param {string[]} texts @param {StillOff.Vocabulary} known @returns {StillOff.Written} */
  const verdict = (texts, known) => {
    const folded = texts.map(fold);
    const kind = run(folded, known.never) ? "never" : run(folded, known.labels) ? "ours" : "other";
    return { kind, texts };
  };

  /** What a member sees around a control, nearest first, but for its own label and a state word before it. @param {StillOff.Control} group */
  const around = (group) => {
    const own = ownLabel(group);
    const told = (/** @type {Node} */ node) => (dom.texts(node, NEARBY, true) ?? []).filter((text) => !own.includes(text));
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
   * The words beside a control that name a state: those that stand with nothing but it and its label, and those next to
   * that, on either side, before anything else is said.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Vocabulary} known
   * @param {boolean} toggle whether what stands in it may be such a word, not an answer
   */
  const beside = (group, known, toggle) => {
    const own = new Set(ownLabel(group));
    const ours = (/** @type {string} */ text) => own.has(text) || known.labels.has(fold(text)) || known.names.has(fold(text));
    const named = (/** @type {string} */ text) => known.words.has(bare(text));
    const foreign = (/** @type {Element} */ at) =>
      dom.matches(at, SPEAKING) && dom.visible(at) && ![...dom.upwards(at)].some((up) => group.includes(up));
    /** What a part of the page says, if all of it is about this control. @param {Node} node */
    const told = (node) => {
      // First of all whether it's small: a search of the largest part of a page is costly.
      const texts = dom.texts(node, NEARBY, true);
      const [element] = texts ? [...dom.upwards(node)] : [];
      if (!texts || (element === node && (foreign(element) || dom.deep(element, SPEAKING).some(foreign)))) return null;
      return texts.filter((text) => bare(text));
    };
    const whole = (/** @type {string[] | null} */ texts) => texts !== null && texts.every((text) => ours(text) || named(text));
    const parents = [...dom.upwards(group[0])];
    let place = 0;
    /** @type {string[]} */
    const found = toggle ? (dom.texts(parents[0], NEARBY, true) ?? []) : [];
    // What stands in a frame is no text of what holds the frame.
    for (let texts; toggle && place + 1 < parents.length && whole((texts = told(parents[place + 1]))); place += 1) found.push(...(texts ?? []));
    const open = { before: true, after: true };
    for (const at of parents.slice(place, place + FAR)) {
      const all = dom.siblings(at);
      const turn = all.indexOf(at);
      for (const [side, nodes] of /** @type {const} */ ([
        ["before", all.slice(0, turn).reverse()],
        ["after", all.slice(turn + 1)],
      ])) {
        for (const node of nodes.slice(0, NEAR)) {
          const texts = open[side] ? told(node) : null;
          // A part that also says something else is about this control only when our label is in it.
          if (texts && (whole(texts) || texts.some(ours))) found.push(...texts);
          open[side] &&= whole(texts);
        }
      }
    }
    return new Set(found.filter(named).map(bare));
  };

  /**
   * Whether the part of the page that holds a control and the label it names has another in it, or a choice, that nothing
   * is written on: the label may be meant for that.
   *
   * @type {StillOff.Labels["crowded"]}
   */
  const crowded = (group, bare) => {
    const tied = group.flatMap((element) => [...named(element), ...dom.labels(element)]);
    const [part] = [...dom.upwards(dom.parentOf(group[0]))].filter((at) => tied.some((label) => [...dom.upwards(label)].includes(at)));
    const nameless = (/** @type {Element} */ answer) => !ownLabel([dom.closest(answer, CHOICE) ?? answer]).length;
    const silent = (/** @type {StillOff.Control} */ other) =>
      [...dom.upwards(other[0])].includes(part) && ownLabel(other).every(short) && controls.shown(other[0]);
    return part !== undefined && (bare.some(silent) || chooses(part, group, nameless));
  };

  /** The texts closest around a control, in a part of the page that has no other. @type {StillOff.Labels["closest"]} */
  const closest = (group) => {
    for (const at of [...dom.upwards(dom.parentOf(group[0]))].slice(0, FAR)) {
      if ([...dom.within(at, SPEAKING)].some((other) => !group.includes(other) && !dom.matches(other, "a") && dom.visible(other))) return [];
      const texts = textsOf(at);
      if (!texts.every(short)) return texts;
    }
    return [];
  };

  /**
   * Whether the words beside a control name another state than it shows. On a setting that is off when its control is
   * ticked a word may be about either: it's never sure.
   *
   * @type {StillOff.Labels["belied"]}
   */
  const belied = (group, setting, state) => {
    const known = of(setting);
    const means = (/** @type {string} */ word) => known.ends.get(word) ?? known.words.get(word);
    if (setting.kind === "status-text") return false;
    const names = [ownLabel(group), ...group.map((at) => [dom.attribute(at, "aria-label") ?? ""])].map((texts) => {
      // A label in new words may end in one, too; the last word of one that is known is its own.
      const whole = fold(texts.join(""));
      const last = known.quoted.some((label) => whole.endsWith(label)) ? "" : bare(/\s(\S+)\s*$/.exec(texts.join(" "))?.[1] ?? "");
      return ending(texts, known) || (means(last) ? last : "");
    });
    const told = names.some((word) => word && ((setting.trainingOff === "checked" && known.words.has(word)) || !means(word)?.has(state)));
    if (told || !known.words.size) return told;
    const code = languageOf(group[0]);
    const spoken = meanings(stillOff.vocabulary.wordsOf(setting).filter((words) => stillOff.vocabulary.language(words.language) === code));
    const words = [...beside(group, known, Boolean(setting.trainingOff) && !controls.pairs?.has(group))];
    const states = new Set(words.flatMap((word) => [...(spoken.get(word) ?? known.words.get(word) ?? [])]));
    return states.size === 1 && (setting.trainingOff === "checked" || !states.has(state));
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

  stillOff.labels = {
    FAR,
    HEADING,
    NEARBY,
    asked,
    begins,
    belied,
    borrowed,
    closest,
    crowded,
    disputed,
    fingerprint,
    headed,
    headingOf,
    nameNear,
    ownLabel,
    ownership,
    shunned,
    territories,
    verdict,
    written,
  };
}
