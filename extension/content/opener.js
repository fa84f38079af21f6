/**
 * A button that opens a setting's control in a dialog, and whose name is the setting's label with the state's word at the
 * end: only services that have one get this script. It says what the control said when the dialog was last closed, and
 * for a moment what it said before.
 */
{
  const { controls, dom, labels, locate, read, vocabulary } = stillOff;

  const BUTTONS = 'button, [role~="button" i]';
  /** A button with more nodes is none that prints a state. */
  const MOST = 40;

  /** What a button says, and what each of its names says. @param {Element} button @returns {string[][]} */
  const claims = (button) => {
    const ids = (dom.attribute(button, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const named = ids.flatMap((id) => dom.texts(dom.byId(dom.rootOf(button), id) ?? button, MOST) ?? []);
    const seen = dom.texts(button, MOST, true) ?? [];
    return [seen, ids.length ? named : [], [dom.attribute(button, "aria-label") ?? ""]].map((texts) => texts.filter(vocabulary.bare));
  };

  /**
   * What one such claim is made of: whether our label comes first, and the word at its end; "odd" for any other.
   *
   * @param {string[]} texts
   * @param {string[]} quoted our labels, folded, the longest first
   * @param {StillOff.Meanings} words
   */
  const parsed = (texts, quoted, words) => {
    const whole = texts.filter((text) => !vocabulary.leadsOn(text)).join(" ");
    const start = quoted.find((label) => vocabulary.fold(whole).startsWith(label)) ?? "";
    const rest = vocabulary.after(whole, start);
    const end = vocabulary.bare(rest);
    return { label: start !== "", word: words.has(end) ? end : "", odd: !words.has(end) && end !== "" };
  };

  /**
   * What a button says of the setting, as far as it's the setting's.
   *
   * @param {Element} button
   * @param {StillOff.Owners} owners
   * @param {StillOff.ContentSetting} setting
   */
  const told = (button, owners, setting) => {
    const known = vocabulary.of(setting);
    const quoted = setting.labels.map(({ text }) => vocabulary.fold(text)).sort((one, other) => other.length - one.length);
    const parts = claims(button)
      .filter((texts) => texts.length)
      .map((texts) => parsed(texts, quoted, known.words));
    const words = new Set(parts.map(({ word }) => word).filter(Boolean));
    const states = new Set([...words].flatMap((word) => [...(known.words.get(word) ?? [])]));
    const bare = words.size > 0 && !parts.some(({ label, odd }) => label || odd);
    const label = parts.some((part) => part.label) || (bare && labels.written([button], owners, known).kind === "ours");
    // A name may be ours while what is seen beside it has more in it than that.
    const more = labels
      .closest([button])
      .map(vocabulary.fold)
      .some((text) => quoted.some((one) => text !== one && text.includes(one)));
    // What has our label and a word that nobody knows, or says something else too, tells nothing.
    const unclear = states.size === 0 || more || parts.some(({ odd }) => odd);
    /** @type {StillOff.Reason | null} */
    const reason = states.size > 1 ? "contradictory" : unclear ? "ambiguous" : null;
    return { button, label, key: locate.hasKey([button], setting.opener?.keys ?? []), state: reason ? "unknown" : [...states][0], reason };
  };

  /** The button, and what it says; null where there is none. @type {StillOff.Namespace["opener"]} */
  stillOff.opener = (roots, setting) => {
    const known = vocabulary.of(setting);
    const quoted = setting.labels.map(({ text }) => vocabulary.fold(text));
    // Most buttons have nothing to do with it, and aren't measured.
    const worth = (/** @type {Element} */ button) => {
      const text = vocabulary.fold(dom.textContent(button).slice(0, 1000));
      const said = [text, vocabulary.fold(dom.attribute(button, "aria-label") ?? "")];
      return (
        locate.hasKey([button], setting.opener?.keys ?? []) ||
        known.words.has(text) ||
        said.some((one) => quoted.some((label) => one.startsWith(label)))
      );
    };
    const buttons = roots.flatMap((root) => [...dom.all(root, BUTTONS)]).filter((button) => worth(button) && controls.shown(button));
    const owners = labels.ownership(buttons.map((button) => [button]));
    const found = buttons.map((button) => told(button, owners, setting)).filter(({ label, key }) => label || key);
    const [one] = found;
    if (!one) return null;
    // A dialog stands over it, and what that says is nearer.
    if (controls.veiled([one.button])) return { control: [one.button], signals: [], state: "unknown", reason: "silent" };
    // A key alone may have gone to another button.
    const reason = found.length > 1 || !one.label ? "ambiguous" : read.locked([one.button]) ? "locked" : one.reason;
    const state = reason ? "unknown" : /** @type {StillOff.TrainingState} */ (one.state);
    /** @type {StillOff.Signal[]} */
    const signals = reason ? [] : one.key ? ["address", "key", "label", "word"] : ["address", "label", "word"];
    return { control: [one.button], signals, state, reason };
  };
}
