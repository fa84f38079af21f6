/**
 * States that no attribute says: those that custom elements keep to themselves (ElementInternals), of which only selectors
 * see something, and those of switches that have no value while they are off.
 */
{
  const { dom } = stillOff;

  /** Whether a custom element has one of some states. Browsers that know of none pass over what `:is` holds. @param {string[]} names */
  const having = (...names) => `:is(${names.map((name) => `:state(${name})`).join()})`;

  /** By their names these are switches; what is one of several answers isn't, and shows the same states. */
  const SWITCH = /(^|-)\w*(switch|checkbox|toggle)(-|$)/;
  const ANSWER = /radio|option|item|tab|segment/;
  const TICKED = having("checked");
  /** @type {[string, boolean | "mixed"][]} */
  const STATES = [
    [having("checked", "on", "selected"), true],
    [having("unchecked", "off"), false],
    [having("indeterminate", "mixed"), "mixed"],
  ];
  const DISABLED = `:disabled, ${having("disabled")}`;
  /** In a style sheet: the host is drawn otherwise for as long as it's on. Between the two no other element begins. */
  const DRAWN = /:host\((?:(?!\)[\s>+~,]).)*?:state\((checked|on|selected)\)/s;
  /** What can be in a form; of custom elements no others are enabled or disabled. */
  const IN_FORM = ":enabled, :disabled";
  const NAMED = "[aria-label], [aria-labelledby]";

  /** Names of custom elements that show when they are on, so that one which doesn't is off. @type {Set<string>} */
  const telling = new Set();
  /** Of style sheets that draw no such state, how many rules they had. @type {WeakMap<CSSStyleSheet, number>} */
  const plain = new WeakMap();

  /** @param {CSSStyleSheet} sheet */
  const drawsStates = (sheet) => {
    try {
      const rules = sheet.cssRules;
      if (plain.get(sheet) === rules.length) return false;
      if ([...rules].some(({ cssText }) => DRAWN.test(cssText))) return true;
      plain.set(sheet, rules.length);
    } catch {
      // another origin's
    }
    return false;
  };

  /** What a custom element shows of its state. @type {StillOff.States["own"]} */
  const own = (element) => {
    const name = dom.localName(element);
    if (!name.includes("-") || !dom.matches(element, ":defined")) return [];
    const named = SWITCH.test(name);
    if (!named && ANSWER.test(name)) return [];
    // What isn't named like a switch may call much "on" or "off".
    const all = STATES.filter(([, value]) => named || value !== false);
    const found = all.filter(([state, value]) => dom.matches(element, named || value === "mixed" ? state : TICKED)).map(([, value]) => value);
    if (found.includes(true)) telling.add(name);
    if (found.length) return found;
    if (!telling.has(name) && (named || dom.matches(element, IN_FORM))) {
      const root = dom.shadowOf(element);
      if (root && [...root.adoptedStyleSheets, ...root.styleSheets].some(drawsStates)) telling.add(name);
    }
    return telling.has(name) ? [false] : [];
  };

  /**
   * Custom elements that may be a control, of those that don't merely hold some of the others.
   *
   * @param {Element[]} others
   */
  const custom = (others) => {
    const all = [...dom.customs];
    all.forEach(own); // what one of them shows, all of its name can
    const some = all.filter((element) => own(element).length || (SWITCH.test(dom.localName(element)) && dom.matches(element, IN_FORM)));
    /** How many each holds. @type {Map<Element, number>} */
    const held = new Map(some.map((element) => [element, 0]));
    for (const element of some.length ? [...others.slice(0, MOST), ...some] : []) {
      for (const at of dom.upwards(dom.parentOf(element))) if (held.has(at)) held.set(at, (held.get(at) ?? 0) + 1);
    }
    const speaks = (/** @type {Element} */ element) => own(element).length || dom.matches(element, NAMED) || dom.labels(element).length;
    return some.filter((element) => !held.get(element) || (held.get(element) === 1 && speaks(element)));
  };

  /** Where ARIA and component libraries keep a value. One that is left behind contradicts the other. */
  const VALUES = ["aria-checked", "aria-pressed", "aria-selected", "data-state", "data-checked"];
  const VALUED = VALUES.map((name) => `[${name}]`).join();
  const SWITCHES = ':is([role~="switch" i], [role~="checkbox" i]):not(input):defined';
  /** What's more isn't looked at: it would be costly to compare. */
  const MOST = 100;

  /** What was seen on, by a value that it may lose when it's switched off. @type {Set<Element>} */
  const seenOn = new Set();
  /** Switches without a value, of a make that has one when it's on and none when it's off. @type {WeakSet<Element>} */
  const valueless = new WeakSet();

  /** Whether two elements are of one make: most of their classes are the same. @param {Element} one @param {Element} other */
  const alike = (one, other) => {
    if (dom.localName(one) !== dom.localName(other) || dom.attribute(one, "role") !== dom.attribute(other, "role")) return false;
    const [ours, theirs] = [one, other].map((element) => (dom.attribute(element, "class") ?? "").split(/\s+/));
    return ours.filter((name) => theirs.includes(name)).length * 2 >= Math.max(ours.length, theirs.length);
  };

  /**
   * Learn from a page's switches how those that are off look; and what lost its value, and may be a control no less.
   *
   * @param {Element[]} elements
   * @returns {Element[]}
   */
  const compare = (elements) => {
    const switches = elements.filter((element) => dom.matches(element, SWITCHES));
    const without = switches.filter((element) => !dom.matches(element, VALUED));
    for (const element of without) {
      const like =
        switches.length > MOST ? [] : switches.filter((other) => alike(element, other)).map((other) => dom.attribute(other, "aria-checked"));
      if (like.includes("true") && !like.includes("false")) valueless.add(element);
      else valueless.delete(element);
    }
    for (const element of seenOn) if (!dom.isConnected(element)) seenOn.delete(element);
    return [...seenOn].filter((element) => !dom.matches(element, VALUED));
  };

  /** Whether an element says by having no value that it's off. @param {Element} element */
  const lacks = (element) => (seenOn.has(element) || valueless.has(element)) && !dom.matches(element, VALUED);
  /** Whether only its like say so: its value may not be there yet. @type {StillOff.States["likened"]} */
  const likened = (element) => lacks(element) && !seenOn.has(element);

  stillOff.states = { DISABLED, VALUES, compare, custom, lacks, likened, own, seenOn };
}
