/** Reading what a control says. */
{
  const { controls, dom, states } = stillOff;
  /** @type {[RegExp, boolean | "mixed"][]} */
  const TRISTATE = [
    [/^(true|checked|on)$/i, true],
    [/^(false|unchecked|off)$/i, false],
    [/^(mixed|indeterminate)$/i, "mixed"],
  ];

  /** Everything that tells a control's value: native property, then attributes, of every element it's made of. @type {StillOff.Read["values"]} */
  const values = (control) =>
    control.flatMap((element) => {
      const input = dom.localName(element) === "input" ? /** @type {HTMLInputElement} */ (element) : null;
      const told = states.VALUES.map((name) => TRISTATE.find(([told]) => told.test(dom.attribute(element, name) ?? ""))?.[1]);
      if (told.includes(true) && !dom.matches(element, controls.RADIOS)) states.seenOn.add(element);
      /** @type {(boolean | "mixed")[]} */
      const native = input ? [input.indeterminate ? "mixed" : input.checked] : states.lacks(element) ? [false] : [];
      return [...native, ...told.filter((value) => value !== undefined), ...states.own(element)];
    });

  /** Greyed out: the member can't move it, and what it shows may be no value at all. @type {StillOff.Read["locked"]} */
  const locked = (control) =>
    control.some((element) => dom.matches(element, states.DISABLED) || dom.attribute(element, "aria-readonly") === "true") ||
    dom.closest(control[0], '[aria-disabled="true"]') !== null;

  /** What a control that is ticked or not says. @type {StillOff.SettingWords["said"]} */
  const ticked = (control, setting) => {
    const { trainingOff } = setting;
    const answer = controls.pairs?.said(control, setting);
    if (answer) return answer;
    const found = new Set(values(control));
    if (found.size === 0) return "unsettled";
    if (found.size > 1 || found.has("mixed")) return "contradictory";
    const state = found.has(trainingOff === "checked") ? "off" : "on";
    return controls.pairs?.denied(control, setting, state) ? "contradictory" : state;
  };

  /** What a control says of itself: a state, or why none. @type {StillOff.Read["alone"]} */
  const alone = (control, setting) => {
    if (locked(control)) return "locked";
    return setting.trainingOff ? ticked(control, setting) : (stillOff.words?.said(control, setting) ?? "not-found");
  };

  /** The training state a control shows, by itself and by the words beside it. @type {StillOff.Read["control"]} */
  const control = (control, setting) => {
    const said = alone(control, setting);
    if (said !== "on" && said !== "off") return { state: "unknown", reason: said ?? null };
    return stillOff.labels.belied(control, setting, said) ? { state: "unknown", reason: "contradictory" } : { state: said, reason: null };
  };

  /** Whether a page still works on the part a control stands in, or may. @type {StillOff.Read["busy"]} */
  const busy = (control) => {
    if (control.some(states.likened) || dom.closest(control[0], '[aria-busy="true"]')) return true;
    // Of the parents that say so the outermost holds what the others hold, but for what is in shadow roots and frames.
    const parts = [...dom.upwards(dom.parentOf(control[0]))].slice(0, 3).filter((part) => !dom.holdsMore(part, PART));
    const outermost = parts.filter((part, place) => !parts[place + 1] || dom.rootOf(part) !== dom.rootOf(parts[place + 1]));
    return outermost.some((part) => BUSY.some((selector) => dom.within(part, selector).length > 0));
  };
  /** One query each is faster than one for all. */
  const BUSY = ['[aria-busy="true"]', '[role="progressbar"]', "progress"];
  /** What holds more elements than this is no part but the page. */
  const PART = 500;

  stillOff.read = { alone, busy, control, locked, values };
}
