/** What may be a control, which elements are one together, and whether a member can see it. */
{
  const { dom, states } = stillOff;

  const TOGGLES = ['input[type="checkbox"]', '[role~="switch" i]', '[role~="checkbox" i]', '[role~="menuitemcheckbox" i]', "[aria-pressed]"];

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

  /**
   * Every element that could be a control of one of some settings.
   *
   * @param {(Document | ShadowRoot)[]} roots
   * @param {StillOff.ContentSetting[]} settings
   * @returns {Element[]}
   */
  const candidates = (roots, settings) => {
    /** @type {Set<Element>} */
    const found = new Set();
    // What has a role is searched once for all: each query visits every element.
    const roles = new Map(roots.map((root) => [root, [...dom.all(root, "[role]")]]));
    for (const kind of new Set(settings.map((setting) => setting.kind))) {
      for (const selector of CONTROLS[kind] ?? []) {
        for (const root of roots) {
          const some = selector.startsWith("[role") ? roles.get(root)?.filter((element) => dom.matches(element, selector)) : null;
          for (const element of some ?? dom.all(root, selector)) found.add((kind === "radio" && stillOff.words?.choiceOf(root, element)) || element);
        }
      }
    }
    const toggles = settings.filter(({ kind }) => CONTROLS[kind] === TOGGLES);
    if (toggles.length) {
      for (const element of states.compare([...found])) found.add(element);
      for (const element of states.custom([...found])) found.add(element);
      const known = [...found, ...[...roles.values()].flat()];
      for (const { holder, answers } of controls.pairs?.candidates(roots, toggles, known) ?? []) {
        for (const answer of answers) found.delete(answer);
        found.add(holder);
      }
    }
    return [...found];
  };

  /** Whether an element takes part in what the member sees; a control may be drawn by its label alone. @param {Element} element */
  const shown = (element) => {
    const boxes = [element, ...dom.labels(element)].filter((at) => dom.checkVisibility(at, { visibilityProperty: true }));
    return boxes.length > 0 && boxes.some(onPage) && !concealed(element);
  };

  /**
   * Copies are parked beside the page as often as they are hidden. What was scrolled out of sight isn't: it can be
   * scrolled back, to the right and down, but no further than into its scroller.
   *
   * @param {Element} element
   */
  const onPage = (element) => {
    let { right, bottom } = dom.box(element);
    const document = dom.documentOf(element);
    const view = dom.viewOf(document);
    if (!view) return false;
    const root = dom.rootElement(document);
    const scroller = dom.scrollerOf(document);
    const body = dom.bodyOf(document) ?? root;
    // A page may go on to the left by its body alone; and a dialog's lock moves the body instead of scrolling it.
    const { left, top } = dom.box(body);
    const room = [root, body].some((at) => getComputedStyle(at).direction === "rtl") ? dom.scrolled(scroller ?? root).room : 0;
    const reached = () => right > Math.min(-view.scrollX, left) - room && bottom > Math.min(-view.scrollY, top);
    for (const at of dom.around(element)) {
      if (reached() || at === root) break;
      const { direction, overflowX, position } = getComputedStyle(at);
      if (at !== element && at !== scroller) {
        const back = dom.scrolled(at);
        const box = dom.box(at);
        const across = /auto|scroll/.test(overflowX) ? back.left + (direction === "rtl" ? back.room : 0) : 0;
        right = Math.max(right, Math.min(right + across, box.right));
        bottom = Math.max(bottom, Math.min(bottom + back.top, box.bottom));
      }
      if (position === "fixed") break;
    }
    return reached();
  };

  const DIALOGS = 'dialog[open], [role~="dialog" i], [role~="alertdialog" i], [aria-modal="true"]';
  /**
   * Whether a part of the page is inert only for as long as a dialog is open: the page's subject, or what stands beside
   * the dialog. Any other inert part is a copy, or isn't ready.
   *
   * @param {Element} part
   */
  const behindDialog = (part) => {
    const beside = (/** @type {Element} */ dialog) => [...dom.upwards(dialog)].includes(/** @type {Element} */ (dom.parentOf(part)));
    const open = (/** @type {Element} */ dialog) => dom.visible(dialog) && !dom.closest(dialog, "[inert]");
    const dialogs = dom.roots(document, dom.KNOWN).flatMap((root) => [...dom.all(root, DIALOGS)]);
    return dialogs.some((dialog) => (dom.matches(part, "main, [role=main]") || beside(dialog)) && open(dialog));
  };

  /** Whether a parent hides the element; a native input that's invisible by itself is how switches are drawn. @param {Element} element */
  const concealed = (element) => {
    // One that names itself may be a copy, unless it stands in the label that draws it.
    const native = dom.localName(element) === "input" && (!dom.hasAttribute(element, "aria-label") || dom.closest(element, "label") !== null);
    const skin = native ? dom.parentOf(element) : null;
    for (const at of dom.around(element)) {
      if (dom.hasAttribute(at, "inert") && !behindDialog(at)) return true;
      if (dom.localName(at) === "iframe" && !dom.checkVisibility(at, { visibilityProperty: true })) return true;
      if (at === element) continue;
      const style = getComputedStyle(at);
      const { width, height } = dom.box(at);
      // What goes beyond the page's own element is the window's to show.
      const collapsed = (width <= 1 || height <= 1) && style.overflow !== "visible" && style.display !== "contents" && dom.localName(at) !== "html";
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

  /**
   * Some elements and what may be one control with them: its other parts may say the opposite.
   *
   * @param {Element[]} elements
   * @param {Element[]} some
   */
  const kin = (elements, some) => {
    /** @type {Set<Node>} */
    const chosen = new Set(some);
    const above = new Set(some.flatMap((element) => [...dom.upwards(element)]));
    const mirrors = (/** @type {Element} */ element) =>
      dom.attribute(element, "aria-hidden") === "true" && dom.siblings(element).some((at) => chosen.has(at));
    return elements.filter((at) => above.has(at) || [...dom.upwards(at)].some((up) => chosen.has(up)) || mirrors(at));
  };

  /** @param {StillOff.Control} group */
  const veiled = (group) => dom.closest(group[0], '[aria-hidden="true"], [inert]') !== null;

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

  /** @type {StillOff.Controls} */
  const controls = { RADIOS, candidates, drawn, grouped, hit, kin, shown, veiled };
  stillOff.controls = controls;
}
