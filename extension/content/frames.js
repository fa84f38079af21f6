/** Frames around a page's controls, in our layer: each is a button that says which control it is and what that shows. */
{
  const { boxInTop } = stillOff.room;
  const { callout, controls, dom } = stillOff;
  const { make, text } = callout;

  /** So many are framed at most. */
  const MOST = 200;
  /** Room between a control and its frame, and a frame's least size, CSS px. */
  const GAP = 4;
  const LEAST = 24;
  /** Less than this of a control is seen by nobody, CSS px. */
  const SLIVER = 6;
  /** So far a control may stray from its frame, CSS px, and so long a frame must have stood still to be meant, ms. */
  const STRAY = 4;
  const STILL = 500;

  const STYLE = `
    .frame { position: fixed; left: 0; top: 0; margin: 0; padding: 0; border: 3px solid #0a58ca; border-radius: 8px; background: #0a58ca1a;
      box-shadow: 0 0 0 2px #fff; cursor: pointer; font: 13px/1.35 system-ui, sans-serif; color: #1c2024; }
    .frame:hover, .frame:focus-visible, .chosen .frame { border-color: #b3261e; outline: 3px solid #b3261e; outline-offset: 2px; z-index: 1; }
    .frame:focus-visible { z-index: 3; }
    .frame .tag { display: none; position: absolute; inset-inline-start: -3px; inset-block-start: calc(100% + 7px); width: max-content;
      max-width: min(320px, 80vw); padding: 4px 8px; border-radius: 6px; background: #1e2227; color: #f0f2f4; text-align: start;
      overflow-wrap: anywhere; pointer-events: none; }
    .frame.high .tag { inset-block: auto calc(100% + 7px); }
    .frame.late .tag { inset-inline: auto -3px; }
    .frame:hover .tag, .frame:focus-visible .tag { display: block; }
    .frame.away { opacity: 0; pointer-events: none; }
    .chosen .frame { cursor: default; pointer-events: none; }
    @media (forced-colors: active) {
      .frame { border-color: Highlight; background: none; box-shadow: none; }
      .frame:hover, .frame:focus-visible, .chosen .frame { border-color: Highlight; outline-color: Highlight; }
      .frame .tag { forced-color-adjust: auto; border: 1px solid CanvasText; }
    }`;

  const isRoot = (/** @type {Element} */ at) => at === dom.rootElement(dom.documentOf(at));
  /** What an element may be scrolled out of, or hidden by, from the inside out. @param {Element} element */
  const holdersOf = (element) => {
    const holders = [];
    /** What is fixed stands in its window alone. @type {Document | null} */
    let fixed = null;
    for (const at of dom.around(element)) {
      const owner = dom.documentOf(at);
      if (owner === fixed || isRoot(at)) continue;
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const window = at === dom.bodyOf(owner) && getComputedStyle(dom.rootElement(owner)).overflowY === "visible";
      const clips = dom.localName(at) === "iframe" || (!window && (overflowX !== "visible" || overflowY !== "visible"));
      if (at !== element && clips) holders.push(at);
      if (position === "fixed") fixed = owner;
    }
    return holders;
  };

  /** @param {StillOff.Box} one @param {StillOff.Box} other @returns {StillOff.Box} */
  const common = (one, other) => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  /** @param {StillOff.Box} box */
  const large = ({ left, top, right, bottom }) => right - left >= SLIVER && bottom - top >= SLIVER;
  /** Around a control, large enough for a finger. @param {StillOff.Box} box */
  const around = ({ left, top, right, bottom }) => {
    const room = (/** @type {number} */ size) => Math.max(GAP, 0.5 * (LEAST - size));
    const [x, y] = [room(right - left), room(bottom - top)];
    return { left: left - x, top: top - y, right: right + x, bottom: bottom + y };
  };
  /** @param {StillOff.Box | null} one @param {StillOff.Box | null} other @param {number} most */
  const near = (one, other, most) =>
    one !== null &&
    other !== null &&
    /** @type {const} */ (["left", "top", "right", "bottom"]).every((edge) => Math.abs(one[edge] - other[edge]) <= most);

  /** What a control is called, and what it shows, in words. @param {StillOff.Pointable} choice */
  const names = ({ name, kind, shows }) => {
    const value = shows === null ? text("pointingShowsNothing") : text(shows ? "pointingTicked" : "pointingUnticked");
    return { name: name || text(`pointingKind_${kind}`), shows: typeof shows === "string" ? shows : value };
  };

  /** The layer that they stand in, and what holds them there. @type {StillOff.Layer} */
  let layer;
  /** @type {HTMLElement} */
  let group;
  /** @type {StillOff.Framed[]} */
  let framed = [];

  /** Says where elements are seen, each measured once; null where they aren't. */
  const measuring = () => {
    const view = dom.box(layer.dialog);
    const window = { left: 0, top: 0, right: view.width, bottom: view.height };
    /** @type {Map<Element, StillOff.Box>} */
    const known = new Map();
    const boxOf = (/** @type {Element} */ element) => {
      const box = known.get(element) ?? boxInTop(element, view);
      known.set(element, box);
      return box;
    };
    return (/** @type {Element} */ target, /** @type {Element[]} */ holders) => {
      if (!dom.isConnected(target) || !dom.viewOf(dom.documentOf(target))) return null;
      const seen = [...holders.map(boxOf), window].reduce(common, boxOf(target));
      return large(seen) ? around(seen) : null;
    };
  };

  /** @param {StillOff.Framed} one @param {StillOff.Size} view */
  const draw = ({ button, box }, { width, height }) => {
    button.classList.toggle("away", !box);
    if (!box) return;
    const { left, top, right, bottom } = box;
    Object.assign(button.style, { translate: `${left}px ${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    // Its words stand where there is room.
    button.classList.toggle("high", bottom > height * 0.7);
    const middle = width * 0.5;
    button.classList.toggle("late", layer.dialog.dir === "rtl" ? right < middle : left > middle);
  };

  const place = () => {
    const seen = measuring();
    const boxes = framed.map(({ target, holders }) => seen(target, holders));
    const view = { width: layer.dialog.clientWidth, height: layer.dialog.clientHeight };
    framed.forEach((one, index) => {
      const box = boxes[index];
      if ((one.box || box) && !near(one.box, box, 1)) one.since = performance.now();
      one.box = box;
      draw(one, view);
    });
  };

  /** Where the keyboard comes to, there the page is scrolled, and the panel makes room. @param {StillOff.Framed} one */
  const reach = (one) => {
    const panel = /** @type {Element} */ (layer.root.querySelector("[data-part=panel]"));
    const view = dom.box(layer.dialog);
    const bring = () => {
      Element.prototype.scrollIntoView.call(one.target, { block: "center", inline: "nearest", behavior: "instant" });
      place();
    };
    const covered = () => one.box && large(common(one.box, boxInTop(panel, view)));
    if (!one.box) bring();
    if (!one.box || !covered()) return;
    panel.classList.toggle("up", one.box.top + one.box.bottom > view.height);
    if (covered()) bring();
  };

  /** @param {StillOff.Pointable} choice @returns {StillOff.Framed} */
  const made = (choice) => {
    const button = make("button", { type: "button", className: "frame", attributes: { "data-part": "frame" } }, [
      make("span", { className: "tag", ariaHidden: "true" }),
    ]);
    /** @type {StillOff.Framed} */
    const one = { choice, button, target: choice.control[0], holders: [], box: null, since: performance.now() };
    button.addEventListener("focus", () => reach(one));
    return one;
  };

  /** @type {StillOff.Framing["show"]} */
  const show = (choices) => {
    const former = new Map(framed.map((one) => [one.choice.control[0], one]));
    const many = choices.length > MOST;
    const seen = measuring();
    const shown = many ? choices.filter(({ control }) => seen(controls.drawn(control), [])).slice(0, MOST) : choices;
    framed = shown.map((choice) => {
      const one = former.get(choice.control[0]) ?? made(choice);
      const { name, shows } = names(choice);
      const said = text("called", name, shows);
      // What says something else is another choice.
      if (one.button.ariaLabel !== said) one.since = performance.now();
      one.button.ariaLabel = /** @type {Element} */ (one.button.firstElementChild).textContent = said;
      const target = controls.drawn(choice.control);
      return Object.assign(one, { choice, target, holders: holdersOf(target) });
    });
    const buttons = framed.map(({ button }) => button);
    if (buttons.length !== group.children.length || buttons.some((button, index) => group.children[index] !== button)) {
      const { activeElement } = layer.root;
      group.replaceChildren(...buttons);
      if (activeElement instanceof HTMLElement && group.contains(activeElement)) activeElement.focus({ preventScroll: true });
    }
    place();
    return many;
  };

  /** @type {StillOff.Framing["holds"]} */
  const holds = ({ target, holders, box, since }) => near(measuring()(target, holders), box, STRAY) && performance.now() - since >= STILL;

  /** @type {StillOff.Framing["step"]} */
  const step = (by) => {
    const at = framed.findIndex(({ button }) => button === layer.root.activeElement);
    const from = at < 0 && by < 0 ? 0 : at;
    framed[(from + by + framed.length) % framed.length]?.button.focus({ preventScroll: true });
  };

  /** The innermost first: what can be scrolled no further leaves it to what is around it. @type {StillOff.Layered["pan"]} */
  const pan = (x, y, dx, dy) => {
    const view = dom.box(layer.dialog);
    const there = { left: x - SLIVER, top: y - SLIVER, right: x + SLIVER, bottom: y + SLIVER };
    const under = (/** @type {Element} */ at) => dom.isConnected(at) && large(common(boxInTop(at, view), there));
    const lists = framed.map(({ holders }) => holders.filter(under));
    for (const holder of lists.reduce((most, one) => (one.length > most.length ? one : most), [])) {
      const inside = dom.localName(holder) === "iframe" ? dom.frameDocument(holder) : null;
      const inner = inside ? dom.scrollerOf(inside) : holder;
      if (!inner) continue;
      const before = dom.scrolled(inner);
      Reflect.apply(Element.prototype.scrollBy, inner, [{ left: dx, top: dy, behavior: "instant" }]);
      const after = dom.scrolled(inner);
      if (before.left !== after.left || before.top !== after.top) return true;
    }
    return false;
  };

  /** @type {StillOff.Framing["of"]} */
  const of = (part) => framed.find(({ button }) => part !== null && button.contains(part));

  /** Stand in a layer from now on. @type {StillOff.Framing["begin"]} */
  const begin = (into) => {
    layer = into;
    framed = [];
    group = make("div", { attributes: { role: "group", "aria-label": text("pointingFrames"), "data-part": "frames" } });
    return group;
  };

  stillOff.frames = { STYLE, begin, holds, names, of, pan, place, show, step };
}
