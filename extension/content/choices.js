/**
 * What an objection form offers, as far as it's known: the choice that is about the setting's own training, and the one
 * for anything else. Only what can be chosen is looked at, and only its name: never a value, never what was typed.
 *
 * A text that merely reads like a choice, in an answer to a question or in a list of links, is none.
 */
{
  const { controls, dom, labels, locate, vocabulary } = stillOff;

  /** What is chosen from a list of its own, and what stands open on the page. */
  const LISTED = 'option, [role~="option"]';
  const OPEN = 'input[type="radio"], [role~="radio"], input[type="checkbox"], [role~="checkbox"]';
  /** Fields that a form has beside its choices. */
  const WRITTEN = 'textarea, input:not([type]), input[type="text"], input[type="email"], [role~="textbox"]';
  const FORM = 'form, [role~="form"]';
  /** Parts of a page that hold no form of its subject. */
  const ASIDE =
    'header, nav, footer, aside, [role="banner"], [role="navigation"], [role="contentinfo"], [role="complementary"], [role="search"],' +
    " search, a[href]";
  /** More of them are no form's. */
  const MOST = 2000;

  /** @param {Element} element @param {string} selector @returns {Element | undefined} the nearest, across roots */
  const around = (element, selector) => [...dom.upwards(element)].find((at) => dom.matches(at, selector));

  /** @param {(Document | ShadowRoot)[]} roots @param {string} selector @returns {Element[]} */
  const every = (roots, selector) => roots.flatMap((root) => [...dom.all(root, selector)]);

  /** @param {Element} element @returns {string} the name of a choice, folded */
  const nameOf = (element) => {
    if (dom.localName(element) !== "option") return labels.ownLabel([element]).map(vocabulary.fold).join("");
    return vocabulary.fold(dom.attribute(element, "label") || dom.textContent(element));
  };

  /** @param {(Document | ShadowRoot)[]} roots @returns {Element[]} the fields of this page to write in, a search's left out */
  const fieldsOf = (roots) =>
    every(roots, WRITTEN).filter((field) => !around(field, ASIDE) && dom.checkVisibility(field, { visibilityProperty: true }));

  /**
   * What a choice stands in: its list, or the form that has it among fields to write in.
   *
   * @param {Element} element
   * @param {Element[]} fields
   * @returns {Element | undefined}
   */
  const groupOf = (element, fields) => {
    const form = around(element, FORM);
    if (!fields.some((field) => !form || [...dom.upwards(field)].includes(form))) return undefined;
    if (!dom.matches(element, LISTED)) return form;
    return dom.localName(element) === "option" ? around(element, "select") : around(element, '[role~="listbox"]');
  };

  /**
   * @param {Element} element
   * @param {Element[]} fields
   * @returns {StillOff.Choice | null} null where it can't be chosen on this page
   */
  const choice = (element, fields) => {
    const group = groupOf(element, fields);
    const native = dom.localName(element) === "option";
    const seen = native ? group : element;
    if (!group || !seen || around(element, ASIDE) || dom.within(element, "a[href]").length) return null;
    if ([element, group].some((at) => dom.matches(at, ':disabled, [aria-disabled="true"]')) || !controls.shown(seen)) return null;
    const target = native || dom.matches(element, LISTED) ? seen : controls.drawn([element]);
    return { element: target, group, text: "" };
  };

  /** One control may be several elements, one in the other. @param {StillOff.Choice[]} found */
  const single = (found) => {
    const elements = new Set(found.map(({ element }) => element));
    const outer = found.filter(({ element }) => ![...dom.upwards(element)].some((at) => at !== element && elements.has(at)));
    return new Set(outer.map(({ element }) => element)).size === 1 ? outer[0] : null;
  };

  /** @type {StillOff.Choices["look"]} */
  const look = (roots, objection) => {
    const fields = fieldsOf(roots);
    const candidates = every(roots, `${LISTED}, ${OPEN}`);
    /** @type {StillOff.FormSight["choices"]} */
    const choices = new Map();
    const named = candidates.slice(0, MOST).map((element) => ({ element, name: nameOf(element) }));
    for (const { fits, labels } of candidates.length > MOST ? [] : objection.choices) {
      const found = labels.flatMap(({ text }) => {
        const wanted = vocabulary.fold(text);
        const ours = named.filter(({ name }) => name === wanted).map(({ element }) => choice(element, fields));
        return ours.filter((one) => one !== null).map((one) => ({ ...one, text }));
      });
      const one = single(found);
      if (one) choices.set(fits, one);
    }
    // What is for anything else says so only beside the others.
    const same = choices.get("same-training");
    if (choices.get("anything-else")?.group !== same?.group) choices.delete("anything-else");
    return { page: choices.size ? "form" : pageOf(roots, fields, objection.walls), choices };
  };

  /**
   * Whether the page asks to sign in, has something of a form, or has none; a frame that can't be seen into may have one.
   *
   * @param {(Document | ShadowRoot)[]} roots
   * @param {Element[]} fields
   * @param {string[]} walls
   * @returns {StillOff.FormSight["page"]}
   */
  const pageOf = (roots, fields, walls) => {
    const visible = (/** @type {string} */ selector) => every(roots, selector).some((element) => controls.shown(element) && !around(element, ASIDE));
    if (visible('input[type="password"]')) return "wall";
    if (fields.length || visible(`select, [role~="combobox"], ${OPEN}, iframe`)) return "form";
    return locate.signIn(roots, walls, true) ? "wall" : "none";
  };

  stillOff.choices = { look };
}
