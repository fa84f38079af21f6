/** Reading what a control says. */
{
  const { dom } = stillOff;
  /** @type {[RegExp, boolean | "mixed"][]} */
  const TRISTATE = [
    [/^(true|checked|on)$/i, true],
    [/^(false|unchecked|off)$/i, false],
    [/^(mixed|indeterminate)$/i, "mixed"],
  ];
  /** Where ARIA and component libraries keep a value. One that is left behind contradicts the other. */
  const VALUES = ["aria-checked", "aria-pressed", "data-state", "data-checked"];

  /** Everything that tells a control's value: native property, then attributes, of every element it's made of. @type {StillOff.Read["values"]} */
  const values = (control) =>
    control.flatMap((element) => {
      const input = dom.localName(element) === "input" ? /** @type {HTMLInputElement} */ (element) : null;
      /** @type {(boolean | "mixed")[]} */
      const native = input ? [input.indeterminate ? "mixed" : input.checked] : [];
      const told = VALUES.map((name) => TRISTATE.find(([told]) => told.test(dom.attribute(element, name) ?? ""))?.[1]);
      return [...native, ...told.filter((value) => value !== undefined)];
    });

  /** Greyed out: the member can't move it, and what it shows may be no value at all. @type {StillOff.Read["locked"]} */
  const locked = (control) =>
    control.some((element) => dom.matches(element, ":disabled") || dom.attribute(element, "aria-readonly") === "true") ||
    [...dom.upwards(control[0])].some((at) => dom.attribute(at, "aria-disabled") === "true");

  /** What a control that is ticked or not says. @type {StillOff.SettingWords["said"]} */
  const ticked = (control, { trainingOff }) => {
    const found = new Set(values(control));
    if (found.size === 0) return "unsettled";
    if (found.size > 1 || found.has("mixed")) return "contradictory";
    return found.has(trainingOff === "checked") ? "off" : "on";
  };

  /** The training state a control shows. @type {StillOff.Read["control"]} */
  const control = (control, setting) => {
    if (locked(control)) return { state: "unknown", reason: "locked" };
    const said = setting.trainingOff ? ticked(control, setting) : stillOff.words.said(control, setting);
    if (said !== "on" && said !== "off") return { state: "unknown", reason: said };
    return stillOff.labels.belied(control, setting, said) ? { state: "unknown", reason: "contradictory" } : { state: said, reason: null };
  };

  /** Whether a page still works on the part a control stands in. @type {StillOff.Read["busy"]} */
  const busy = (control) => {
    for (const at of dom.upwards(control[0])) if (dom.attribute(at, "aria-busy") === "true") return true;
    // Of the parents that say so the outermost holds what the others hold, but for what is in shadow roots and frames.
    const parts = [...dom.upwards(dom.parentOf(control[0]))].slice(0, 3);
    const outermost = parts.filter((part, place) => !parts[place + 1] || dom.rootOf(part) !== dom.rootOf(parts[place + 1]));
    return outermost.some((part) => BUSY.some((selector) => dom.within(part, selector).length > 0));
  };
  /** One query each is faster than one for all. */
  const BUSY = ['[aria-busy="true"]', '[role="progressbar"]', "progress"];

  stillOff.read = { busy, control, locked, values };
}
