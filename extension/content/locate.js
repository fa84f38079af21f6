/**
 * Finding the one control of a setting. Knows no service by name: all names, keys and labels come from the definition.
 *
 * A control is ours when two independent signals say so and nothing says it's another's:
 *   address  the page is the setting's own
 *   key      an attribute carries a key that the service keeps in every language; or the part of the page does in which
 *            the control has its known place, and its label has the words that no translation changes
 *   label    the control's own label is a known one, in whatever language
 *   alone    it's the only control of a page that has no other, right under a question: in a language whose labels
 *            nobody has quoted, or with no words of its own, the question standing under the setting's name
 *   word     it names the state in a known word
 * The setting's name beside a control is noted with these, and is no sign of its own: what stands under a heading may
 * be another's.
 */
{
  const { controls, dom, labels, vocabulary } = stillOff;

  /** Parts of a page that are not about its subject: a lone control there doesn't speak for the page. */
  const ASIDE =
    'header, nav, footer, aside, dialog, [role="banner"], [role="navigation"], [role="contentinfo"],' +
    '[role="complementary"], [role="dialog"], [role="alertdialog"], [role="search"]';

  /** Where guests are offered to sign in, and what stands in a page's subject instead. */
  const TOP = 'header, nav, [role="banner"], [role="navigation"]';
  const SUBJECT = 'main, article, section, dialog, [role="main"], [role="alert"], [role="dialog"], [role="alertdialog"]';

  /** Beyond this many controls only keys and labels of their own count: what's around them isn't looked at. */
  const MANY = 50;

  /**
   * Whether a control with words that nobody quoted carries a page that is about one setting alone.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Written} label
   * @param {StillOff.Vocabulary} known
   */
  const standsAlone = (group, label, known) =>
    label.kind === "other" && carriesPage(group) && !controls.pairs?.has(group) && !labels.disputed(group, known, true);

  /**
   * What carries a key or a label of ours, and what it is a part of.
   *
   * @param {Element[]} elements
   * @param {StillOff.ContentSetting} setting
   * @param {StillOff.Vocabulary} known
   */
  const ofOurs = (elements, setting, known) =>
    controls.kin(
      elements,
      elements.filter((element) => marked([element], setting, known)),
    );

  /**
   * The one of those found that is sure, if there is one. against: why there is no state, to which may be added.
   *
   * @param {{control: StillOff.Control, signals: StillOff.Signal[]}[]} found
   * @param {boolean} several whether there are other controls
   * @param {StillOff.Control[]} others those of which little is known
   * @param {Set<StillOff.Reason>} against
   */
  const onlyOne = (found, several, others, against) => {
    // What is kept from assistive technology is a copy, or lies behind a dialog: with others about, it isn't sure.
    const ours = several ? found.filter((one) => !controls.veiled(one.control)) : found;
    if (ours.length === 1 && labels.crowded(ours[0].control, others)) against.add("ambiguous");
    return ours.length === 1 && !against.size ? { ...ours[0], reason: null } : null;
  };

  /**
   * Look for a setting's control on its own page.
   *
   * @type {StillOff.Locate["control"]}
   */
  const control = (roots, setting, visit) => {
    const known = vocabulary.of(setting);
    if (setting.kind === "status-text") return line(roots, setting, visit);
    const elements = controls.candidates(roots, [setting]);
    const crowd = elements.length > MANY;
    // In a crowd nothing is measured but what carries a key or a label of ours.
    const worth = crowd ? ofOurs(elements, setting, known) : elements;
    // So many of ours can't all be looked at, and the one that isn't may say the opposite.
    if (worth.length > MANY) return none("ambiguous");
    const groups = controls.grouped(worth.filter(controls.shown));
    const owners = crowd ? new Map() : labels.ownership(groups);
    const single = visit.alone && !crowd && groups.length === 1;
    const place = setting.scope ? (stillOff.place?.(roots, crowd ? [] : groups, setting.scope) ?? null) : null;
    const found = /** @type {{control: StillOff.Control, signals: StillOff.Signal[]}[]} */ ([]);
    /** Controls that nothing is written on but a word. @type {StillOff.Control[]} */
    const bare = [];
    /** Why there is no state, whatever else is found. @type {Set<StillOff.Reason>} */
    const against = new Set();
    /** How many may be ours: neither a near-miss nor plainly labelled as something else. */
    let [possible, doubtful] = [0, crowd];
    for (const group of groups) {
      if (place?.parts.length && !place.parts.some((part) => [...dom.upwards(group[0])].includes(part))) continue;
      if (hasKey(group, setting.never.keys)) {
        // A near-miss that goes by our label makes any other doubtful.
        doubtful ||= marked(group, setting, known);
        continue;
      }
      const speaks = vocabulary.languageOf(group[0]);
      const label = labels.written(group, owners, known);
      const [quoted, name, key] = [label.kind === "ours", labels.nameNear(group, owners, known), hasKey(group, setting.keys)];
      // What lies behind a dialog casts no doubt on what is before the member.
      if (key || groups.length < 2 || !controls.veiled(group)) note(against, doubts(group, owners, label, key, setting));
      if (!key && !quoted && label.texts.every(vocabulary.short)) bare.push(group);
      if (label.kind === "never" || (known.never.has(name) && !key && !quoted)) continue;
      const said = label.kind === "none" ? labels.closest(group) : label.texts;
      if (visit.object && stillOff.another?.(group, owners, said, setting, visit.object) !== false) continue;
      const fresh = !visit.leftOver(group[0]);
      // Words that are no known label, where those of the page's language are known, are somebody else's.
      const languages = [speaks, known.names.get(name) ?? ""].filter(Boolean);
      const headed = single && labels.headed(group, known);
      const strange = label.kind === "other" && languages.some((code) => known.labelled.has(code)) && !headed;
      possible += strange ? 0 : 1;
      const own = !strange && label.kind !== "none";
      const placed = group === place?.placed && !strange && setting.scope?.kept.every((word) => label.texts.join(" ").includes(word));
      const signals = /** @type {StillOff.Signal[]} */ (key || placed ? ["address", "key"] : ["address"]);
      if (quoted) signals.push("label");
      if (single && fresh && own && speaks && standsAlone(group, label, known)) signals.push("alone");
      if (signals.length === 1) continue;
      // What carries our key under a label of its own that has nothing of ours was put to another use.
      const reused = strange && !known.names.has(name) && labels.ownLabel(group).length > 0 && !vocabulary.akin(label.texts, setting);
      const ambiguous = (key && reused) || (setting.service !== undefined && astray(group, { key, quoted, label, speaks }, setting));
      note(against, { contradictory: !headed && opposed(group, label.kind, said, setting), ambiguous, unsettled: stale(group, setting, visit) });
      found.push({ control: group, signals: known.names.has(name) && fresh && own ? [...signals, "name"] : signals });
    }
    const others = crowd ? elements.filter((at) => !worth.includes(at)).map((at) => [at]) : bare;
    return (
      onlyOne(found, groups.length > 1, others, against) ??
      none(/** @type {StillOff.Reason[]} */ ([...against, found.length > 1 || possible > 1 || doubtful ? "ambiguous" : "not-found"])[0])
    );
  };

  /**
   * Whether what has a sign of a setting that the member showed may be another by now: it stands under another heading or
   * has another label, and no other language of the page's says why.
   *
   * @param {StillOff.Control} group
   * @param {{key: boolean, quoted: boolean, label: StillOff.Written, speaks: string}} found
   * @param {StillOff.ContentSetting} setting
   */
  const astray = (group, { key, quoted, label, speaks }, setting) => {
    const same = !speaks || vocabulary.of(setting).labelled.has(speaks);
    const heading = same && setting.heading ? labels.headingOf(group) : null;
    if (heading && vocabulary.fold(heading) !== vocabulary.fold(setting.heading ?? "")) return true;
    return key && !quoted && (same || label.kind === "none");
  };

  /**
   * What another object's page left behind says nothing of this one's.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.ContentSetting} setting
   * @param {StillOff.Surroundings} visit
   */
  const stale = (group, setting, visit) => setting.per === "object" && group.some(visit.leftOver);

  /**
   * Whether the words of a control that has no known label say the opposite of one: its own, else those closest to it. Where
   * a known one is its own, what stands by it may have that in it and turn it round.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Written["kind"]} kind
   * @param {string[]} said
   * @param {StillOff.ContentSetting} setting
   */
  const opposed = (group, kind, said, setting) => {
    const turned = (/** @type {string[]} */ texts) => vocabulary.turned(texts, vocabulary.languageOf(group[0]), setting);
    const { quoted } = vocabulary.of(setting);
    const more = (/** @type {string} */ text) => quoted.some((label) => text !== label && text.includes(label.replace("*", "")));
    if (kind === "ours") return labels.closest(group).some((text) => more(vocabulary.fold(text)) && turned([text]));
    return ["none", "other"].includes(kind) && said.length > 0 && turned(said);
  };

  /**
   * What the labels of a control say against reading any.
   *
   * @param {StillOff.Control} group
   * @param {StillOff.Owners} owners
   * @param {StillOff.Written} label
   * @param {boolean} key
   * @param {StillOff.ContentSetting} setting
   */
  const doubts = (group, owners, label, key, setting) => {
    const known = vocabulary.of(setting);
    const other = label.kind === "other";
    const disputed = key && (labels.disputed(group, known, true) || (other && labels.shunned(group, owners, setting)));
    // One that says our label and more may be ours, too.
    const more = !key && other && vocabulary.run(label.texts.map(vocabulary.fold), known.labels) !== null;
    const unsure = label.kind === "unsure" || (key && label.kind === "none" && labels.borrowed(group));
    return { contradictory: label.kind === "both" || disputed, ambiguous: unsure || more };
  };

  /** @param {Set<StillOff.Reason>} against @param {{[reason in StillOff.Reason]?: boolean}} doubts */
  const note = (against, doubts) => {
    for (const [reason, holds] of Object.entries(doubts)) if (holds) against.add(/** @type {StillOff.Reason} */ (reason));
  };

  /** The same for a line of text; what stands before it in the same line may turn it round. @type {StillOff.Locate["control"]} */
  const line = (roots, setting, visit) => {
    const found = stillOff.words?.line(roots, setting, vocabulary.of(setting)) ?? none("not-found");
    if (found.control && stale(found.control, setting, visit)) return none("unsettled");
    return found.control && !labels.begins(found.control[1]) ? none("contradictory") : found;
  };

  /** @param {StillOff.Doubt} reason @returns {StillOff.Found} */
  const none = (reason) => ({ control: null, signals: [], reason });

  /** @param {StillOff.Control} group @param {StillOff.Key[]} keys */
  const hasKey = (group, keys) =>
    group.some((element) => keys.some(({ attribute, value }) => (dom.attribute(element, attribute) ?? "").split(/\s+/).includes(value)));

  /** @param {StillOff.Control} group @param {StillOff.ContentSetting} setting @param {StillOff.Vocabulary} known */
  const marked = (group, setting, known) => hasKey(group, setting.keys) || labels.verdict(labels.ownLabel(group), known).kind === "ours";

  /**
   * Whether a lone control may speak for the page: what the page asks is answered by it, in no part beside the subject.
   *
   * @param {StillOff.Control} group
   */
  const carriesPage = (group) =>
    group.some((element) => !dom.hasAttribute(element, "aria-pressed")) &&
    ![...dom.upwards(group[0])].some((at) => dom.matches(at, ASIDE)) &&
    labels.asked(group);

  /**
   * Whether the page asks to sign in: a password field that can be seen, a form that sends to a sign-in wall, or what
   * guests are offered: a link to a wall in the page's own header, or links to two walls, to sign in and to join. A
   * member's error page has a link to one wall at most, in its text; what is doubtful isn't signed out, for that would
   * keep a state that nobody sees any more. Where no state is at stake (`offered`), one link is enough.
   *
   * @type {StillOff.Locate["signIn"]}
   */
  const signIn = (roots, walls, offered, entrance) => {
    const linked = new Set();
    if (entrance && entered(roots, entrance)) return true;
    return roots.some((root) =>
      [...dom.all(root, 'input[type="password"], form[action], a[href]')].some((element) => {
        if (!dom.checkVisibility(element, { visibilityProperty: true })) return false;
        if (dom.localName(element) === "input") return true;
        const link = dom.localName(element) === "a";
        const target = dom.attribute(element, link ? "href" : "action") ?? "";
        const [wall] = walls.filter((one) => stillOff.address.leads(target, dom.baseOf(element), [one]));
        if (!wall || !link || offered) return wall !== undefined;
        const parents = [...dom.upwards(element)];
        return linked.add(wall).size > 1 || (parents.some((at) => dom.matches(at, TOP)) && !parents.some((at) => dom.matches(at, SUBJECT)));
      }),
    );
  };

  const FIELDS = 'input[type="email"], input[autocomplete~="username"], input[autocomplete~="one-time-code"]';
  const PRESSED = 'button, a, [role~="button" i], h1, h2';
  /**
   * Whether a sign-in screen stands at the setting's own address: a field to say who one is, and beside it what the
   * service has on that screen alone.
   *
   * @param {StillOff.Root[]} roots
   * @param {StillOff.Entrance} entrance
   */
  const entered = (roots, { keys, texts }) => {
    const seen = (/** @type {string} */ selector) => roots.flatMap((root) => [...dom.all(root, selector)]).filter((at) => dom.visible(at));
    const wanted = texts.map(vocabulary.fold);
    const ours = (/** @type {Element} */ at) => hasKey([at], keys) || wanted.includes(vocabulary.fold((dom.texts(at, 20) ?? []).join("")));
    return seen(FIELDS).length > 0 && seen(PRESSED).some(ours);
  };

  stillOff.locate = { control, hasKey, signIn };
}
