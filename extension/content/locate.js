/**
 * Finding the one control of a setting. Knows no service by name: all names, keys and labels come from the definition.
 *
 * A control is ours when two independent signals say so and nothing says it's another's:
 *   address  the page is the setting's own
 *   key      an attribute carries a key that the service keeps in every language; or the part of the page does in which
 *            the control has its known place, and its label has the words that no translation changes
 *   label    the control's own label is a known one, in whatever language
 *   alone    it's the only control of a page that has no other, right under a question, in a language whose labels
 *            nobody has quoted
 *   word     it names the state in a known word
 * The setting's name beside a control is noted with these, and is no sign of its own: what stands under a heading may
 * be another's.
 */
{
  const { dom } = stillOff;

  const TOGGLES = ['input[type="checkbox"]', '[role~="switch"]', '[role~="checkbox"]', '[role~="menuitemcheckbox"]', "[aria-pressed]"];
  const RADIOS = 'input[type="radio"], [role~="radio"]';
  /**
   * What each kind of control can be made of; one query each is faster than one for all.
   *
   * @type {{[kind: string]: string[] | null}}
   */
  const CONTROLS = {
    __proto__: null,
    switch: TOGGLES,
    checkbox: TOGGLES,
    radio: [RADIOS],
    select: ["select", '[role~="combobox"]', "[aria-haspopup]", "summary"],
  };
  /** Parts of a page that are not about its subject: a lone control there doesn't speak for the page. */
  const ASIDE =
    'header, nav, footer, aside, dialog, [role="banner"], [role="navigation"], [role="contentinfo"],' +
    '[role="complementary"], [role="dialog"], [role="alertdialog"], [role="search"]';
  const HEADING = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"]';
  /** Beyond this many controls only keys and labels of their own count: what's around them isn't looked at. */
  const MANY = 50;
  /** How many nodes of text around a control are read at most. */
  const NEARBY = 400;
  /** The longest text that may be a state word, in characters. */
  const WORD = 14;
  /** How a question ends, in whatever script. */
  const ASKS = /[?？؟;\u037e՞፧]$/;
  const APOSTROPHES = /[’‘ʼ′`´]/g;
  const INVISIBLE = /[\s\p{Cf}]/gu;

  /** A text as it's compared: compatibility forms, one apostrophe, no spaces, no case. @param {string} text */
  const fold = (text) => text.normalize("NFKC").replace(APOSTROPHES, "'").replace(INVISIBLE, "").toLowerCase();

  /** A state word as it's compared: without the signs that a page puts around it. @param {string} text */
  const bare = (text) => fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

  /** @param {string | null} code `pt-BR`, `nb` … @returns {string} the language alone; Norwegian's forms are one */
  const language = (code) => {
    const [primary] = (code ?? "").toLowerCase().split(/[-_]/);
    return primary === "nb" || primary === "nn" ? "no" : primary;
  };

  /** @param {Element} element @returns {string} the language the page says this element is in; "" when it doesn't */
  const languageOf = (element) => {
    for (const at of dom.upwards(element)) if (dom.hasAttribute(at, "lang")) return language(dom.attribute(at, "lang"));
    return "";
  };

  /** @type {StillOff.Locate["meanings"]} */
  const meanings = (words) => {
    /** @type {StillOff.Meanings} */
    const found = new Map();
    for (const state of /** @type {const} */ (["on", "off"])) {
      for (const word of words.flatMap((one) => one[state]).map(bare)) {
        found.set(word, (found.get(word) ?? new Set()).add(state));
      }
    }
    return found;
  };

  /**
   * Folded lists of a setting's texts, made once.
   *
   * @param {StillOff.ContentSetting} setting
   * @returns {StillOff.Vocabulary}
   */
  const vocabulary = (setting) => ({
    labels: labelsOf(setting.labels.map((quote) => fold(quote.text))),
    names: new Map(setting.names.map((quote) => [fold(quote.text), language(quote.language)])),
    never: new Set(setting.never.labels.map((quote) => fold(quote.text))),
    words: meanings(setting.words),
    labelled: new Set(setting.labels.map((quote) => language(quote.language))),
  });

  /** A set of labels; one with a `*` at its end has every text that goes on with a name. @param {string[]} folded */
  const labelsOf = (folded) => {
    const labels = new Set(folded);
    const open = folded.filter((label) => label.endsWith("*")).map((label) => label.slice(0, -1));
    const known = (/** @type {string} */ text) => Set.prototype.has.call(labels, text);
    const named = (/** @type {string} */ text) => open.some((start) => text.length > start.length && text.startsWith(start));
    return Object.assign(labels, { has: (/** @type {string} */ text) => known(text) || named(text) });
  };

  /**
   * The first run of whole texts that, joined, is one of the wanted: a label may be split over elements, but it's
   * never part of a longer text.
   *
   * @type {StillOff.Locate["run"]}
   */
  const run = (folded, wanted) => {
    for (let start = 0; start < folded.length; start += 1) {
      let joined = "";
      for (let end = start; end < folded.length && joined.length < 300; end += 1) {
        joined += folded[end];
        if (wanted.has(joined)) return joined;
      }
    }
    return null;
  };

  /** Whether an element takes part in what the member sees; a control may be drawn by its label alone. @param {Element} element */
  const shown = (element) => {
    const boxes = [element, ...dom.labels(element)].filter((at) => dom.checkVisibility(at, { visibilityProperty: true }));
    return boxes.length > 0 && boxes.some(onPage) && !concealed(element);
  };

  /** Copies are parked beside the page as often as they are hidden. @param {Element} element */
  const onPage = (element) => {
    const { right, bottom } = dom.box(element);
    const document = dom.documentOf(element);
    const view = dom.viewOf(document);
    if (!view) return false;
    const { scrollWidth, clientWidth } = dom.rootElement(document);
    // A right-to-left page scrolls to the left.
    const start = getComputedStyle(dom.rootElement(document)).direction === "rtl" ? clientWidth - scrollWidth : 0;
    return right + view.scrollX > start && bottom + view.scrollY > 0;
  };

  /** Whether a parent hides the element; a native input that's invisible by itself is how switches are drawn. @param {Element} element */
  const concealed = (element) => {
    const native = dom.localName(element) === "input" && !dom.hasAttribute(element, "aria-label");
    const skin = native ? dom.parentOf(element) : null;
    for (const at of dom.upwards(element)) {
      if (dom.hasAttribute(at, "inert")) return true;
      if (dom.localName(at) === "iframe" && !dom.checkVisibility(at, { visibilityProperty: true })) return true;
      if (at === element) continue;
      const style = getComputedStyle(at);
      const { width, height } = dom.box(at);
      const collapsed = (width <= 1 || height <= 1) && style.overflow !== "visible" && style.display !== "contents";
      if ((style.opacity === "0" || collapsed) && (at !== skin || dom.textContent(at).trim())) return true;
    }
    return false;
  };

  /**
   * Elements that are one control: one inside the other, one the label of the other, or a native input kept in step
   * for forms and hidden from assistive technology beside the one that is shown.
   *
   * @param {Element[]} elements
   * @returns {StillOff.Control[]}
   */
  const grouped = (elements) => {
    const all = new Set(elements);
    /** @type {Map<Element, StillOff.Control>} */
    const groups = new Map();
    const join = (/** @type {Element} */ element, /** @type {Element} */ other) => {
      const group = groups.get(other) ?? [other];
      group.push(element);
      groups.set(element, group);
      groups.set(other, group);
    };
    for (const element of elements) {
      const outer = [...dom.upwards(element)].find((at) => at !== element && all.has(at));
      const label = outer ?? dom.labels(element).find((at) => all.has(at));
      const mirrored = label ?? (dom.attribute(element, "aria-hidden") === "true" ? onlySibling(element, all) : null);
      if (mirrored) join(element, mirrored);
      else if (!groups.has(element)) groups.set(element, [element]);
    }
    return [...new Set(groups.values())];
  };

  /** @param {Element} element @param {Set<Node>} all */
  const onlySibling = (element, all) => {
    const siblings = /** @type {Element[]} */ (dom.siblings(element).filter((at) => at !== element && all.has(at)));
    return siblings.length === 1 ? siblings[0] : null;
  };

  /** @param {StillOff.Control} group @param {StillOff.Key[]} keys */
  const hasKey = (group, keys) =>
    group.some((element) =>
      keys.some(({ attribute, value }) => (dom.attribute(element, attribute) ?? "").split(/\s+/).includes(value)),
    );

  /** The texts of a control's own label: what it names as its label, or what the page ties to it. @type {StillOff.Locate["ownLabel"]} */
  const ownLabel = (group) => {
    for (const element of group) {
      // Browsers search the whole document for the labels that point to an element: only where it names none itself.
      for (const labels of [() => named(element), () => dom.labels(element)]) {
        const texts = labels().flatMap((label) => dom.texts(label, NEARBY) ?? []);
        if (texts.length) return texts;
      }
      const label = dom.attribute(element, "aria-label")?.trim();
      if (label) return [label];
      // What stands in a group of answers are the answers, but for its legend.
      const speaker = dom.within(element, "legend")[0] ?? (dom.within(element, RADIOS)[0] ? null : element);
      if (speaker && dom.localName(element) !== "input") {
        const texts = dom.texts(speaker, NEARBY) ?? [];
        if (texts.length) return texts;
      }
    }
    return [];
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

  /** The parts of the page that a control has to itself, from the nearest outwards. @param {StillOff.Control} group @param {StillOff.Owners} owners */
  function* territories(group, owners) {
    for (const at of dom.upwards(dom.parentOf(group[0]))) {
      if (owners.get(at) !== group) return;
      yield at;
    }
  }

  /** Whether a text could be a state word in whatever language. @param {string} text */
  const short = (text) => !/\s/.test(text) && text.length <= WORD;

  /**
   * What is written on a control: `ours`, `never`, `other` (words of something else) or `none`; and the texts.
   *
   * Its own label decides. Without one, the nearest text does; one short word beside the switch is skipped.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   * @param {StillOff.Vocabulary} known
   * @returns {{kind: string, texts: string[]}}
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
    return term ? verdict(dom.texts(term, NEARBY) ?? [], known) : { kind: "none", texts: [] };
  };

  /** The elements a control names as its label. @param {Element} element */
  const named = (element) => {
    const names = (dom.attribute(element, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return names.map((id) => dom.byId(dom.rootOf(element), id)).filter((label) => label !== null);
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
        const ours = [known.labels, known.names].some((wanted) => run((dom.texts(label, NEARBY) ?? []).map(fold), wanted));
        return ours ? printed(label, group, known, true) : alone || (dom.texts(label, NEARBY) ?? []).every((text) => skip(fold(text)) || short(text));
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
    const heads = tied ? [] : [...dom.within(part, HEADING)].filter(shownText);
    const own = heads.filter((head) => dom.follows(control, head)).at(-1);
    const next = heads.find((head) => dom.follows(head, control));
    /** @type {string[]} */
    const all = [];
    /** @type {StillOff.Printed[]} */
    const lines = [];
    for (const node of dom.textNodes(part)) {
      const text = dom.textContent(node).slice(0, 1000).trim();
      if (text.length < 2) continue;
      all.push(fold(text));
      const parents = [...dom.upwards(node)];
      const before = own && !parents.includes(own) && !dom.follows(node, own);
      const after = next && (parents.includes(next) || dom.follows(node, next));
      if (before || after || known.words.has(bare(text)) || !(tied || shownText(parents[0]))) continue;
      const block = parents.find((at) => getComputedStyle(at).display !== "inline");
      const side = dom.follows(node, control);
      const place = parents.indexOf(part);
      const piece = place > 0 ? parents[place - 1] : node;
      const former = lines.at(-1);
      const line = former?.block === block && former?.side === side ? former : { text: "", block, side, piece, head: own !== undefined && parents.includes(own) };
      if (line !== former) lines.push(line);
      Object.assign(line, { text: line.text + fold(text), piece });
    }
    // Beside it is what comes last before it, else what comes first after it; its own piece holds a state word at most.
    const around = [...lines].reverse().filter(({ side }) => !side).concat(lines.filter(({ side }) => side));
    /** @type {Node[]} */
    const above = [...dom.upwards(control)];
    const nearest = around.find(({ piece }) => !above.includes(piece))?.piece;
    const beside = lines.filter(({ piece, head }) => tied || head || piece === nearest || above.includes(piece));
    const ours = [known.labels, ...(tied ? [known.names] : [])];
    return !ours.some((wanted) => run(all, wanted)) || ours.some((wanted) => run(beside.map(({ text }) => text), wanted));
  };

  /** @param {Element} element */
  const shownText = (element) => dom.checkVisibility(element, { visibilityProperty: true });

  /** @param {string[]} texts @param {StillOff.Vocabulary} known */
  const verdict = (texts, known) => {
    const folded = texts.map(fold);
    const kind = run(folded, known.never) ? "never" : run(folded, known.labels) ? "ours" : "other";
    return { kind, texts };
  };

  /** Whether the text before a control asks something; between them stand its label and a state word at most. @param {StillOff.Control} group */
  const asked = (group) => {
    const own = ownLabel(group);
    /** @type {string[]} */
    const before = [];
    for (const at of dom.upwards(group[0])) {
      const beside = dom.siblings(at);
      for (const node of beside.slice(0, beside.indexOf(at)).reverse()) {
        before.push(...(dom.texts(node, NEARBY) ?? []).filter((text) => !own.includes(text)).reverse());
      }
      if (before.length > 2) break;
    }
    if (before.length && short(before[0]) && !ASKS.test(before[0])) before.shift();
    return before.slice(0, own.length ? 1 : 2).some((text) => ASKS.test(text));
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

  /** What a control shows of itself, to notice when a page puts it to another use. @param {Element} element */
  const fingerprint = (element) =>
    ["aria-labelledby", "id", "name", "aria-label"].map((name) => dom.attribute(element, name)).join("\n") +
    ownLabel([element]).join("\n");

  /**
   * Look for a setting's control on its own page.
   *
   * @param {StillOff.Root[]} roots
   * @param {StillOff.ContentSetting} setting
   * @param {(element: Element) => boolean} leftOver whether an element was there before the page came to this address
   * @param {boolean} lonely whether the page has no other control
   * @returns {StillOff.Found}
   */
  const control = (roots, setting, leftOver, lonely) => {
    const known = vocabulary(setting);
    if (setting.kind === "status-text") return stillOff.words.line(roots, setting, known);
    const elements = candidates(roots, [setting]);
    const crowd = elements.length > MANY;
    // In a crowd nothing is measured but what carries a key or a label of ours.
    const worth = crowd ? kin(elements, elements.filter((element) => marked([element], setting, known))) : elements;
    // So many of ours can't all be looked at, and the one that isn't may say the opposite.
    if (worth.length > MANY) return { control: null, signals: [], reason: "ambiguous" };
    const groups = grouped(worth.filter(shown));
    const owners = crowd ? new Map() : ownership(groups);
    const single = lonely && !crowd && groups.length === 1;
    const { scope } = setting;
    const parts = scope ? roots.flatMap((root) => carriers(root, scope)).filter(shown) : [];
    const placed = !scope || crowd || parts.length !== 1 ? null : inPlace(groups, parts[0], scope);
    const found = [];
    /** Controls that may be ours: neither a near-miss nor plainly labelled as something else. */
    let possible = 0;
    let doubtful = crowd;
    for (const group of groups) {
      if (parts.length && !parts.some((part) => [...dom.upwards(group[0])].includes(part))) continue;
      if (hasKey(group, setting.never.keys)) {
        // A near-miss that goes by our label makes any other doubtful.
        doubtful ||= marked(group, setting, known);
        continue;
      }
      const speaks = languageOf(group[0]);
      const label = written(group, owners, known);
      const name = nameNear(group, owners, known);
      const key = hasKey(group, setting.keys);
      if (label.kind === "never" || (known.never.has(name) && !key && label.kind !== "ours")) continue;
      const fresh = !leftOver(group[0]);
      // Words that are no known label, where the labels of the page's language are known, are somebody else's.
      const languages = [speaks, known.names.get(name) ?? ""].filter(Boolean);
      const strange = label.kind === "other" && languages.some((code) => known.labelled.has(code));
      if (!strange) possible += 1;
      const own = !strange && label.kind !== "none";
      const signals = ["address"];
      const itsPlace = group === placed && !strange && scope?.kept.every((word) => label.texts.join(" ").includes(word));
      if (key || itsPlace) signals.push("key");
      if (label.kind === "ours") signals.push("label");
      if (single && fresh && own && label.kind === "other" && speaks && carriesPage(group)) signals.push("alone");
      if (signals.length === 1) continue;
      if (known.names.has(name) && fresh && own) signals.push("name");
      found.push({ control: group, signals });
    }
    // What is kept from assistive technology is a copy, or lies behind a dialog: with others about, it isn't sure.
    const ours = groups.length > 1 ? found.filter((one) => !veiled(one.control)) : found;
    if (ours.length === 1) return { ...ours[0], reason: null };
    const several = found.length > 1 || possible > 1 || doubtful;
    return { control: null, signals: [], reason: several ? "ambiguous" : "not-found" };
  };

  /** Whether a lone control may speak for the page: what the page asks is answered by it, in no part beside the subject. @param {StillOff.Control} group */
  const carriesPage = (group) =>
    group.some((element) => !dom.hasAttribute(element, "aria-pressed")) &&
    ![...dom.upwards(group[0])].some((at) => dom.matches(at, ASIDE)) &&
    asked(group);

  /** Some elements and what may be one control with them: its other parts may say the opposite. @param {Element[]} elements @param {Element[]} some */
  const kin = (elements, some) => {
    /** @type {Set<Node>} */
    const chosen = new Set(some);
    const above = new Set(some.flatMap((element) => [...dom.upwards(element)]));
    const mirrors = (/** @type {Element} */ element) => dom.attribute(element, "aria-hidden") === "true" && dom.siblings(element).some((at) => chosen.has(at));
    return elements.filter((at) => above.has(at) || [...dom.upwards(at)].some((up) => chosen.has(up)) || mirrors(at));
  };

  /** @param {StillOff.Control} group @param {StillOff.ContentSetting} setting @param {StillOff.Vocabulary} known */
  const marked = (group, setting, known) =>
    hasKey(group, setting.keys) || verdict(ownLabel(group), known).kind === "ours";

  /** @param {StillOff.Control} group */
  const veiled = (group) => [...dom.upwards(group[0])].some((at) => dom.attribute(at, "aria-hidden") === "true");

  /** The elements of a root that carry a key. @param {StillOff.Root} root @param {StillOff.Key} key */
  const carriers = (root, key) => [...dom.all(root, `[${key.attribute}]`)].filter((element) => hasKey([element], [key]));

  /**
   * The control that has the known place in a part of the page, while that part has no more than are known.
   *
   * @param {StillOff.Control[]} groups
   * @param {Element} part
   * @param {StillOff.Scope} scope
   */
  const inPlace = (groups, part, { place, most }) => {
    const all = [...dom.within(part, "*")];
    const inside = groups
      .map((group) => ({ group, at: all.indexOf(group[0]) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at);
    return inside.length <= most ? (inside[place - 1]?.group ?? null) : null;
  };

  /**
   * Every element that could be a control of one of some settings.
   *
   * @param {(Document | ShadowRoot)[]} roots
   * @param {{kind: string}[]} settings
   * @returns {Element[]}
   */
  const candidates = (roots, settings) => {
    /** @type {Set<Element>} */
    const found = new Set();
    for (const kind of new Set(settings.map((setting) => setting.kind))) {
      for (const selector of CONTROLS[kind] ?? []) {
        for (const root of roots) {
          for (const element of dom.all(root, selector)) found.add(kind === "radio" ? stillOff.words.choiceOf(root, element) : element);
        }
      }
    }
    return [...found];
  };

  /**
   * The element that draws a control: itself, or where it's too small to be seen, its label or the parent around it.
   *
   * @param {Element[]} group
   * @returns {Element}
   */
  const drawn = (group) => {
    const parents = [...dom.upwards(dom.parentOf(group[0]))].slice(0, 3);
    const large = [...group, ...group.flatMap(dom.labels), ...parents].find((element) => {
      const { width, height } = dom.box(element);
      return width >= 12 && height >= 12;
    });
    return large ?? group[0];
  };

  /** @param {Element[]} group @param {MouseEvent} event @returns {boolean} whether a click went to the control */
  const hit = (group, event) => {
    const labels = group.flatMap(dom.labels);
    const path = /** @type {Element[]} */ (event.composedPath());
    if (path.some((at) => group.includes(at) || labels.includes(at))) return true;
    const { left, right, top, bottom } = dom.box(drawn(group));
    const { clientX: x, clientY: y } = event;
    return x >= left && x <= right && y >= top && y <= bottom;
  };

  /**
   * Whether the page asks to sign in: a password field that can be seen, or a form that sends to a sign-in wall.
   *
   * @param {(Document | ShadowRoot)[]} roots
   * @param {string[]} walls
   */
  const signIn = (roots, walls) =>
    roots.some((root) =>
      [...dom.all(root, 'input[type="password"], form[action], a[href]')].some((element) => {
        if (!dom.checkVisibility(element, { visibilityProperty: true })) return false;
        if (dom.localName(element) === "input") return true;
        const target = dom.attribute(element, dom.localName(element) === "a" ? "href" : "action") ?? "";
        const address = URL.canParse(target, location.href) ? new URL(target, location.href).href : "";
        return walls.some((wall) => stillOff.address.matches(wall, address));
      }),
    );

  stillOff.locate = {
    HEADING, NEARBY, RADIOS, bare, candidates, control, drawn, fingerprint, fold, hit, language, languageOf, meanings, ownLabel, run, shown, signIn,
  };
}
