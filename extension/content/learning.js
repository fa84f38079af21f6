/**
 * What is learnt of a control that the member points at. Nothing is believed because it was pointed at: only what the
 * engine finds again by its own signs, in the state that the member names, is worth remembering.
 */
{
  const { controls, dom, labels, read, sight, vocabulary } = stillOff;

  /** The most controls that are looked at, texts that are tried, and answers that one may have. */
  const MOST = 250;
  const TRIED = 8;
  const ANSWERS = 20;
  /** The most nodes of text in a control that are looked at. */
  const INSIDE = 50;
  /** The longest label, and the longest answer, in characters. */
  const LABEL = 200;
  const WORD = 120;
  /** What's longer is a sentence. */
  const TITLE = 90;

  const ATTRIBUTES = /** @type {const} */ (["id", "name", "data-testid", "aria-labelledby"]);
  /** A name that somebody gave: words of letters. Numbers, hashes and what frameworks count up are others at the next load. */
  const GIVEN = /^[a-z]+([A-Z][a-z]+)*([-_.][a-zA-Z]?[a-z]+([A-Z][a-z]+)*)*$/;
  const COUNTED = /^(ember|radix|headlessui|mui|react|reactaria|ng|ext|yui|chakra|mantine|downshift|rc|el|v)([-_.:]|$)/i;
  /** Words have vowels, and no row of six consonants. */
  const RANDOM = /^[^aeiouy]{4,}$|[bcdfghjklmnpqrstvwxz]{6,}/i;

  /** @type {StillOff.ContentSetting} */
  const BLANK = {
    id: "taught",
    service: "taught",
    kind: "switch",
    trainingOff: null,
    save: false,
    per: "account",
    address: null,
    keys: [],
    scope: null,
    opener: null,
    names: [],
    labels: [],
    words: [],
    never: { keys: [], labels: [] },
    pages: [],
    saved: null,
    undecided: null,
    notOffered: null,
  };
  const KINDS = /** @type {const} */ (["switch", "radio", "select"]);

  /** @param {Element[]} control @returns {StillOff.Learnt["kind"]} */
  const kindOf = ([element]) => {
    if (dom.matches(element, 'select, [role~="combobox"], [aria-haspopup], summary')) return "select";
    if (dom.within(element, controls.RADIOS).length) return "radio";
    return dom.matches(element, '[role~="switch" i]') ? "switch" : "checkbox";
  };

  /** @param {string} text */
  const trimmed = (text) => text.replace(/\s+/g, " ").trim();

  /** The answers of a control that has several, as the page says them. @param {StillOff.Control} control @param {string} kind */
  const answersOf = ([element], kind) => {
    const list = dom.localName(element) === "select" ? [.../** @type {HTMLSelectElement} */ (element).options] : null;
    const radios = [...dom.within(element, controls.RADIOS)];
    const texts =
      kind === "radio"
        ? radios.map((radio) => labels.ownLabel([radio]).join(" "))
        : (list?.map(({ label }) => label) ?? dom.texts(element, INSIDE, true)?.slice(-1) ?? []);
    return texts
      .slice(0, ANSWERS)
      .map(trimmed)
      .filter((text) => text && text.length <= WORD);
  };

  /** Which of its answers a control shows. @param {StillOff.Control} control @param {StillOff.Learnt["kind"]} kind @param {string[]} answers */
  const answered = (control, kind, answers) => {
    const shows = (/** @type {string} */ word) =>
      stillOff.words?.said(control, { ...BLANK, kind, words: [{ language: "", on: [word], off: [] }] }) === "on";
    const found = answers.filter(shows);
    return found.length === 1 ? found[0] : null;
  };

  /** @param {StillOff.Control} control @param {StillOff.Learnt["kind"]} kind */
  const showsOf = (control, kind) => {
    if (kind === "radio" || kind === "select") return answered(control, kind, answersOf(control, kind));
    const [value, other] = new Set(read.values(control));
    return typeof value === "boolean" && other === undefined ? value : null;
  };

  /** @param {Element} element */
  const inWindow = (element) => {
    const { left, top, right, bottom } = dom.box(element);
    const view = dom.viewOf(dom.documentOf(element));
    return view !== null && right > 0 && bottom > 0 && left < view.innerWidth && top < view.innerHeight;
  };

  /** @type {StillOff.Learning["choices"]} */
  const choices = (roots) => {
    const found = controls.candidates(
      roots,
      KINDS.map((kind) => ({ ...BLANK, kind })),
    );
    // Of too many first those that the member may mean now.
    const some = found.length > MOST ? [...new Set([...found.filter(inWindow), ...found])] : found;
    const groups = controls.grouped(some.slice(0, MOST).filter(controls.shown)).filter((group) => !controls.veiled(group));
    return groups
      .sort(([one], [other]) => (dom.follows(one, other) ? 1 : -1))
      .map((control) => {
        const kind = kindOf(control);
        const [name] = textsAt(control);
        return { control, kind, name: name ?? "", shows: showsOf(control, kind) };
      });
  };

  /** @param {string} text */
  const isTitle = (text) => text.length < TITLE && !/[.。!]$/.test(text);

  /** A name without the state's word that it may end in. @param {string} text @param {StillOff.Pointable["shows"]} shows @param {string} language */
  const bared = (text, shows, language) => {
    const plain = (stillOff.plain?.("unchecked") ?? []).filter((one) => [language, "en"].includes(one.language));
    const words = typeof shows === "string" ? [shows] : plain.flatMap(({ on, off }) => [...on, ...off]);
    const whole = text.replace(/[\s\p{P}]+$/u, "");
    const ends = (/** @type {string} */ one) => whole.toLowerCase().endsWith(one.toLowerCase()) && /[\s\p{P}]/u.test(whole.at(-one.length - 1) ?? "");
    const word = words.find(ends);
    return word ? whole.slice(0, -word.length).replace(/[\s\p{P}]+$/u, "") : text;
  };

  /** What may be a control's label: its own words whole and in parts, else what stands nearest. @param {StillOff.Control} control */
  const textsAt = (control) => {
    // What stands in a control that something else names is its value, shown or not.
    const inside = new Set(control.flatMap((element) => dom.texts(element, INSIDE) ?? []));
    const named = labels.ownLabel(control);
    const outside = named.filter((text) => !inside.has(text));
    const own = (outside.length ? outside : named).map(trimmed);
    // A title says more surely than the sentences below it which setting it is.
    const near = labels.closest(control).map(trimmed);
    const all = [own.join(" "), ...own, ...near.filter(isTitle), ...near.filter((text) => !isTitle(text))];
    return [...new Set(all)].filter((text) => vocabulary.fold(text).length > 1 && text.length <= LABEL).slice(0, TRIED);
  };

  /** @param {string} value @returns {boolean} whether an attribute's value looks as if it stayed the same */
  const lasting = (value) =>
    value.length > 3 && value.length < 60 && GIVEN.test(value) && !COUNTED.test(value) && !value.split(/[-_.]/).some((part) => RANDOM.test(part));

  /** @param {StillOff.Control} control @param {StillOff.Root[]} roots @returns {StillOff.Key[]} those that it alone has */
  const keysOf = (control, roots) => {
    const all = control.flatMap((element) =>
      ATTRIBUTES.flatMap((attribute) => (dom.attribute(element, attribute) ?? "").split(/\s+/).map((value) => ({ attribute, value }))),
    );
    const alone = (/** @type {StillOff.Key} */ { attribute, value }) =>
      roots.flatMap((root) => [...dom.all(root, `[${attribute}~="${CSS.escape(value)}"]`)]).every((at) => control.includes(at));
    return all.filter((key) => lasting(key.value) && alone(key)).slice(0, 5);
  };

  const PRESSED = 'button, [role~="button" i], input[type="submit" i], input[type="button" i]';
  const SAVES =
    /^(save|apply|update|speichern|übernehmen|enregistrer|appliquer|salva|applica|opslaan|toepassen|guardar|aplicar|salvar|zapisz|zastosuj|uložit|mentés|tallenna|spara|gem$|lagre|salvează|αποθήκευση|保存|儲存|저장)/i;
  /** Whether the page has something to press that stores changes. @param {StillOff.Root[]} roots */
  const hasSave = (roots) =>
    roots.some((root) =>
      [...dom.all(root, PRESSED)].some((at) => {
        const says = dom.localName(at) === "input" ? /** @type {HTMLInputElement} */ (at).value : (dom.texts(at, 20) ?? []).join(" ");
        return dom.matches(at, '[type="submit" i]') ? dom.visible(at) : SAVES.test(says.trim()) && dom.visible(at);
      }),
    );

  /** The texts that name the states, if the one that is shown names this one. @param {StillOff.Pointable} choice @param {"on" | "off"} training */
  const wordsOf = ({ control, kind, shows }, training) => {
    /** @type {{on: string[], off: string[]}} */
    const words = { on: [], off: [] };
    if (typeof shows !== "string") return words;
    words[training].push(shows);
    const others = answersOf(control, kind).filter((word) => word !== shows);
    // Of two answers the other is the opposite; of more nobody knows.
    if (others.length === 1) words[training === "on" ? "off" : "on"].push(others[0]);
    return words;
  };

  /** @type {StillOff.Learning["of"]} */
  const of = (roots, choice, training, address) => {
    const { control, kind, shows } = choice;
    if (shows === null) return null;
    const language = vocabulary.languageOf(control[0]);
    const words = wordsOf(choice, training);
    /** @type {StillOff.Value | null} */
    const trainingOff = typeof shows === "string" ? null : shows === (training === "off") ? "checked" : "unchecked";
    const page = { tells: /** @type {const} */ ("control"), addresses: [address], alone: false, early: true, side: false };
    const quoted = words.on.length + words.off.length ? [{ language, ...words }] : [];
    const visit = { walls: [], entrance: null, outdated: false, leftOver: () => false, inDialog: false };
    const names = textsAt(control);
    for (const label of new Set([...names.map((text) => bared(text, shows, language)), ...names])) {
      if (vocabulary.fold(label).length < 2) continue;
      const setting = { ...BLANK, kind, trainingOff, words: quoted, labels: [{ language, text: label }], pages: [page] };
      const seen = sight.of(roots, setting, page, visit);
      if (seen.state !== training || !seen.signals.includes("label") || !seen.control?.includes(control[0])) continue;
      return {
        address,
        kind,
        language,
        label,
        heading: labels.headingOf(control),
        keys: keysOf(control, roots),
        trainingOff,
        words,
        save: hasSave(roots),
      };
    }
    return null;
  };

  stillOff.learning = { choices, of };
}
