/**
 * Where there is room for the callout: what near the control may be pressed next, and which place leaves that free.
 * Few elements are looked at, however large the page is, and all boxes are read before anything is written.
 */
{
  const { dom } = stillOff;

  /** Room between the callout and what it stands beside, and the window's edge, CSS px. */
  const CLEAR = 14;
  const EDGE = 8;
  /** Room between the callout and whatever else it must not lie on. */
  const MARGIN = 4;
  /** The callout's least height, and the least with which it can be read without much scrolling. */
  const LEAST = 48;
  const READABLE = 120;
  /** What is higher is no single row. */
  const HIGHEST = 160;
  /** So far up a row's end is looked for. */
  const LEVELS = 12;
  /** How many elements a part of the page has at most in which everything that can be pressed is searched. */
  const LARGE = 2000;
  /** How much of it before the control, after it and at the part's end is looked at. */
  const KEPT = 12;

  const BUTTON = 'button, summary, [role~="button"], input:is([type="submit"], [type="button"], [type="image"])';
  const SUBMIT = '[type="submit"], [type="image"]';
  const PRESSABLE = `${BUTTON}, a[href], input, select, textarea, label, [role~="switch"], [role~="checkbox"], [role~="radio"], [tabindex="0"]`;
  const OWN = 'form, dialog, [role~="dialog"], [role~="alertdialog"]';

  /** What must be left free most: the control, its row, what saves it, buttons that come after it, others, the rest. */
  const CONTROL = 6;
  const OWN_ROW = 5;
  const SAVE = 4;
  const AFTER = 3;
  const OTHER = 2;
  const REST = 1;
  /** What is tried one after another: what must be left free at least, and how high the callout must be then. */
  const TRIES = [
    [REST, Infinity],
    [OTHER, Infinity],
    [OTHER, READABLE],
    [AFTER, READABLE],
    [SAVE, READABLE],
    [SAVE, LEAST],
    [OWN_ROW, LEAST],
    [CONTROL, LEAST],
  ];

  /** A box as it stands in our element, for what is in frames too. @type {StillOff.Room["boxInTop"]} */
  const boxInTop = (element, view) => {
    let { left, top, width, height } = dom.box(element);
    /** @type {Window | null} */
    let at = dom.viewOf(dom.documentOf(element));
    for (; at && at !== window; at = at.parent) {
      const frame = at.frameElement;
      if (!frame) break; // it was removed
      const outer = dom.box(frame);
      left += outer.left + frame.clientLeft;
      top += outer.top + frame.clientTop;
    }
    left -= view.left;
    top -= view.top;
    return { left, top, right: left + width, bottom: top + height };
  };

  /** Of elements in the page's order those near another, and the last. @param {ArrayLike<Element>} all @param {Element} at */
  const nearest = (all, at) => {
    let [first, last] = [0, all.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      if (dom.follows(all[middle], at)) last = middle;
      else first = middle + 1;
    }
    const picked = [];
    for (let place = Math.max(0, first - KEPT); place < Math.min(first + KEPT, all.length); place += 1) picked.push(all[place]);
    for (let place = Math.max(first + KEPT, all.length - KEPT); place < all.length; place += 1) picked.push(all[place]);
    return picked;
  };

  /**
   * What can be pressed near an element: all of the largest part that isn't too large, and buttons.
   *
   * @param {StillOff.Root} root
   * @param {Element[]} around the element and what it stands in, of that root
   */
  const near = (root, around) => {
    let [from, to] = [-1, around.length];
    // The outermost first: most pages aren't large.
    for (let level = to - 1; from + 1 < to; level = (from + to) >> 1) {
      if (dom.holdsMore(around[level], LARGE)) to = level;
      else from = level;
    }
    const [at, part] = [around[0], around[from]];
    return [...nearest(dom.all(root, "button"), at), ...(part ? nearest(dom.within(part, PRESSABLE), at) : [])];
  };

  /** A library's buttons, which have the real one inside. @param {StillOff.Root[]} roots @param {Element[]} around */
  const hosts = (roots, around) => {
    const inside = roots.flatMap((root) => ("host" in root && dom.all(root, BUTTON).length ? [root.host] : []));
    const found = inside.filter((host) => !around.includes(host));
    const after = found.filter((host) => dom.follows(host, around[0]));
    return [...after.slice(0, KEPT), ...found.filter((host) => !after.includes(host)).slice(-KEPT)];
  };

  /** The control's line and its labels: what the member reads before they press. @param {Element} target @param {Iterable<Element>} found */
  const rowOf = (target, found) => {
    const root = dom.rootOf(target);
    const id = dom.attribute(target, "id");
    const named = (dom.attribute(target, "aria-labelledby") ?? "").split(/\s+/).map((name) => dom.byId(root, name));
    const row = [...named.filter((at) => at !== null), ...[...found].filter((at) => id && dom.attribute(at, "for") === id)];
    const around = [...dom.upwards(dom.parentOf(target))].slice(0, LEVELS).map((element) => ({ element, height: dom.box(element).height }));
    const higher = around.findIndex(({ height }) => height > HIGHEST);
    const line = around.slice(0, higher < 0 ? LEVELS : higher).findLast(({ height }) => height > 0);
    return line ? [...row, line.element] : row;
  };

  /** Everything that may have to be left free. @type {StillOff.Room["near"]} */
  const gather = (target, roots, modals) => {
    const around = [...dom.upwards(target ?? dom.rootElement(document))];
    const own = target && around.find((up) => dom.matches(up, OWN));
    const parts = own ? [own, ...modals] : modals;
    const libraries = hosts(roots, around);
    const found = new Set([...libraries, ...parts.flatMap((part) => nearest(dom.within(part, BUTTON), around[0]))]);
    // From the control's own root out to the page's.
    for (const root of new Set(around.map((up) => dom.rootOf(up)))) {
      for (const one of near(
        root,
        around.filter((up) => dom.rootOf(up) === root),
      ))
        found.add(one);
    }
    const weigh = (/** @type {Element} */ element) => {
      if (!dom.matches(element, BUTTON) && !libraries.includes(element)) return REST;
      if (dom.matches(element, SUBMIT) || (parts.length && [...dom.upwards(element)].some((up) => parts.includes(up)))) return SAVE;
      return target && dom.follows(element, target) ? AFTER : OTHER;
    };
    const inTheWay = [...found].map((element) => ({ element, weight: weigh(element) }));
    if (target) inTheWay.push(...rowOf(target, found).map((element) => ({ element, weight: OWN_ROW })), { element: target, weight: CONTROL });
    return inTheWay;
  };

  /** Where they stand now, as far as a member can see them. @type {StillOff.Room["measure"]} */
  const measure = (inTheWay, view) =>
    inTheWay.flatMap(({ element, weight }) => {
      const { left, top, right, bottom } = boxInTop(element, view);
      const [width, height] = [right - left, bottom - top];
      const inside = width > 0 && height > 0 && right > 0 && bottom > 0 && left < view.width && top < view.height;
      // What fills the window is a place to scroll or to write in, and can't be left free.
      if (!inside || (weight < OWN_ROW && width * height > (view.width * view.height) / 4)) return [];
      if (!dom.checkVisibility(element, { visibilityProperty: true })) return [];
      return [{ left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN, weight }];
    });

  /** The window's corners, the nearest to the line's end first; in a narrow window left and right are one. @type {StillOff.Room["corners"]} */
  const corners = (view, { width }, rightToLeft) => {
    const last = Math.max(EDGE, view.width - EDGE - width);
    const [end, start] = rightToLeft ? [EDGE, last] : [last, EDGE];
    const at = (/** @type {number} */ left, /** @type {boolean} */ up) => ({ left, from: EDGE, to: view.height - EDGE, up });
    const all = [at(end, true), at(end, false), at(start, false), at(start, true)];
    return last - EDGE < READABLE ? all.slice(0, 2) : all;
  };

  /** The places beside the control: below and above its row, and at the row's sides. @type {StillOff.Room["beside"]} */
  const beside = (around, taken, view, { width, height }) => {
    const rows = taken.filter(
      ({ weight, top, bottom, left, right }) =>
        weight === OWN_ROW && top < around.bottom && bottom > around.top && left < around.right && right > around.left,
    );
    const row = [around, ...rows].reduce((all, one) => ({
      left: Math.min(all.left, one.left),
      top: Math.min(all.top, one.top),
      right: Math.max(all.right, one.right),
      bottom: Math.max(all.bottom, one.bottom),
    }));
    const within = (/** @type {number} */ left) => Math.max(EDGE, Math.min(left, view.width - EDGE - width));
    const foot = view.height - EDGE;
    const below = { from: Math.max(EDGE, row.bottom + CLEAR), to: foot, up: false };
    const above = { from: EDGE, to: Math.min(foot, row.top - CLEAR), up: true };
    const level = { from: Math.max(EDGE, Math.min(around.top - CLEAR, foot - height)), to: foot, up: false };
    const [end, start] = [within(around.right - width), within(row.left)];
    const sides = [row.right + CLEAR, row.left - CLEAR - width].filter((left) => left === within(left));
    return [
      { left: end, ...below },
      { left: end, ...above },
      { left: start, ...below },
      { left: start, ...above },
      ...sides.map((left) => ({ left, ...level })),
    ];
  };

  /** @param {StillOff.Box} one @param {StillOff.Box} other */
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  /**
   * What of a place stays free of some boxes, from the end on at which the callout is held.
   *
   * @param {StillOff.Spot} place
   * @param {StillOff.Box[]} boxes
   * @param {StillOff.Size} size
   */
  const fit = ({ left, from, to, up }, boxes, { width, height }) => {
    const right = left + width;
    for (const box of boxes) {
      if (!meet(box, { left, right, top: from, bottom: to })) continue;
      if (up) from = box.bottom;
      else to = box.top;
    }
    const used = Math.min(height, to - from);
    const top = up ? to - used : from;
    return { left, right, top, bottom: top + used };
  };

  /** The first place that leaves free what must be, and covers the least of the rest. @type {StillOff.Room["choose"]} */
  const choose = (places, taken, size, view, asked = false) => {
    const cost = (/** @type {StillOff.Box} */ box) => (asked ? 0 : taken.reduce((sum, one) => sum + (meet(one, box) ? 10 ** one.weight : 0), 0));
    const cheapest = (/** @type {StillOff.Box[]} */ boxes) => {
      const costs = boxes.map(cost);
      return boxes[costs.indexOf(Math.min(...costs))];
    };
    for (const [weight, least] of TRIES) {
      if (asked && weight < SAVE) continue;
      const spared = taken.filter((one) => one.weight >= weight);
      const fitting = places.map((place) => fit(place, spared, size)).filter(({ top, bottom }) => bottom - top >= Math.min(size.height, least));
      if (fitting.length) return cheapest(fitting);
    }
    // Nowhere: in a window this small something is covered.
    const lowest = Math.max(EDGE, view.height - EDGE - LEAST);
    return cheapest(places.flatMap(({ left }) => [lowest, EDGE].map((top) => ({ left, right: left + size.width, top, bottom: top + LEAST }))));
  };

  stillOff.room = { beside, boxInTop, choose, corners, measure, near: gather };
}
