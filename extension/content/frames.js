/** Frames around a page's controls, in our layer: each is a button that says which control it is and what that shows. */
{
  const { callout, controls, dom, room } = stillOff;
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
  const STILL = 250;

  const STYLE = `
    .frame { position: fixed; left: 0; top: 0; margin: 0; padding: 0; border: 3px solid #0a58ca; border-radius: 8px; background: #0a58ca1a;
      box-shadow: 0 0 0 2px #fff; cursor: pointer; font: 13px/1.35 system-ui, sans-serif; color: #1c2024; }
    .frame:hover, .frame:focus-visible, .chosen .frame { border-color: #b3261e; outline: 3px solid #b3261e; outline-offset: 2px; z-index: 1; }
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
    const [x, y] = [Math.max(GAP, (LEAST - right + left) / 2), Math.max(GAP, (LEAST - bottom + top) / 2)];
    return { left: left - x, top: top - y, right: right + x, bottom: bottom + y };
  };
  /** @param {StillOff.Box | null} one @param {StillOff.Box | null} other @param {number} most */
  const near = (one, other, most) =>
    one !== null && other !== null && /** @type {const} */ (["left", "top", "right", "bottom"]).every((edge) => Math.abs(one[edge] - other[edge]) <= most);

  /** What a control is called, and what it shows, in words. @param {StillOff.Pointable} choice */
  const names = ({ name, kind, shows }) => {
    const ticked = () => (kind === "checkbox" ? text("pointingTicked") : text("pointingPressed"));
    const unticked = () => (kind === "checkbox" ? text("pointingUnticked") : text("pointingUnpressed"));
    const shown = typeof shows === "string" ? shows : shows === null ? text("pointingShowsNothing") : shows ? ticked() : unticked();
    return { name: name || text(`pointingKind_${kind}`), shows: shown };
  };

  /** @param {StillOff.Layer} layer @returns {StillOff.Framing} */
  const framing = ({ dialog, root }) => {
    const group = make("div", { attributes: { role: "group", "aria-label": text("pointingFrames"), "data-part": "frames" } });
    /** @type {StillOff.Framed[]} */
    let framed = [];

    /** Where elements are seen, each measured once. */
    const measuring = () => {
      const view = dom.box(dialog);
      const window = { left: 0, top: 0, right: view.width, bottom: view.height };
      /** @type {Map<Element, StillOff.Box>} */
      const known = new Map();
      const boxOf = (/** @type {Element} */ element) => {
        const box = known.get(element) ?? room.boxInTop(element, view);
        known.set(element, box);
        return box;
      };
      return (/** @type {Element} */ target, /** @type {Element[]} */ holders) => {
        if (!dom.isConnected(target) || !dom.viewOf(dom.documentOf(target))) return null;
        const seen = [...holders.map(boxOf), window].reduce(common, boxOf(target));
        return large(seen) ? around(seen) : null;
      };
    };

    const draw = ({ button, box }, /** @type {number} */ width, /** @type {number} */ height) => {
      button.classList.toggle("away", !box);
      if (!box) return;
      Object.assign(button.style, {
        translate: `${box.left}px ${box.top}px`,
        width: `${box.right - box.left}px`,
        height: `${box.bottom - box.top}px`,
      });
      // Its words stand where there is room.
      button.classList.toggle("high", box.bottom > height * 0.7);
      const after = dialog.dir === "rtl" ? box.right < width / 2 : box.left > width / 2;
      button.classList.toggle("late", after);
    };

    const place = () => {
      const seen = measuring();
      const boxes = framed.map(({ target, holders }) => seen(target, holders));
      const { clientWidth, clientHeight } = dialog;
      framed.forEach((one, index) => {
        if (!near(one.box, boxes[index], 1) && (one.box || boxes[index])) one.since = performance.now();
        one.box = boxes[index];
        draw(one, clientWidth, clientHeight);
      });
    };

    /** @param {StillOff.Pointable} choice @returns {StillOff.Framed} */
    const made = (choice) => {
      const button = make("button", { type: "button", className: "frame", attributes: { "data-part": "frame" } }, [make("span", { className: "tag" })]);
      const one = { choice, button, target: controls.drawn(choice.control), holders: [], box: null, since: performance.now() };
      // By the keyboard to where it can be seen.
      button.addEventListener("focus", () => {
        const panel = root.querySelector("[data-part=panel]");
        const covered = one.box && panel && large(common(one.box, room.boxInTop(panel, dom.box(dialog))));
        if (!one.box || covered) Element.prototype.scrollIntoView.call(one.target, { block: "center", inline: "nearest", behavior: "instant" });
        place();
      });
      return one;
    };

    /** @type {StillOff.Framing["show"]} */
    const show = (choices) => {
      const former = new Map(framed.map((one) => [one.choice.control[0], one]));
      const many = choices.length > MOST;
      const seen = measuring();
      const inView = many ? choices.filter(({ control }) => seen(controls.drawn(control), [])).slice(0, MOST) : choices;
      framed = inView.map((choice) => former.get(choice.control[0]) ?? made(choice));
      framed.forEach((one, index) => {
        const { name, shows } = names(inView[index]);
        const said = text("called", name, shows);
        const tag = /** @type {Element} */ (one.button.firstElementChild);
        if (tag.textContent !== said) tag.textContent = said;
        Object.assign(one, { choice: inView[index], target: controls.drawn(inView[index].control) });
        one.holders = holdersOf(one.target);
      });
      const buttons = framed.map(({ button }) => button);
      if (buttons.length !== group.children.length || buttons.some((button, index) => group.children[index] !== button)) {
        const { activeElement } = root;
        group.replaceChildren(...buttons);
        if (activeElement instanceof HTMLElement && group.contains(activeElement)) activeElement.focus({ preventScroll: true });
      }
      place();
      return many;
    };

    /** @type {StillOff.Framing["holds"]} */
    const holds = ({ target, holders, box, since }) => near(measuring()(target, holders), box, STRAY) && performance.now() - since >= STILL;

    const step = (/** @type {1 | -1} */ by) => {
      const at = framed.findIndex(({ button }) => button === root.activeElement);
      const from = at < 0 && by < 0 ? 0 : at;
      framed[(from + by + framed.length) % framed.length]?.button.focus({ preventScroll: true });
    };

    /** The innermost first: what can be scrolled no further leaves it to what is around it. @type {StillOff.Layered["pan"]} */
    const pan = (x, y, dx, dy) => {
      const view = dom.box(dialog);
      const under = (/** @type {Element} */ at) => large(common(room.boxInTop(at, view), { left: x - 9, top: y - 9, right: x + 9, bottom: y + 9 }));
      const lists = framed.map(({ holders }) => holders.filter((at) => dom.isConnected(at) && under(at)));
      const holders = lists.reduce((most, one) => (one.length > most.length ? one : most), []);
      for (const holder of holders) {
        const inner = dom.localName(holder) === "iframe" ? dom.scrollerOf(/** @type {HTMLIFrameElement} */ (holder).contentDocument) : holder;
        if (!inner) continue;
        const [before, scroll] = [dom.scrolled(inner), Element.prototype.scrollBy];
        scroll.call(inner, { left: dx, top: dy, behavior: "instant" });
        const after = dom.scrolled(inner);
        if (before.left !== after.left || before.top !== after.top) return true;
      }
      return false;
    };

    return { group, place, show, holds, step, pan, names, of: (part) => framed.find(({ button }) => part !== null && button.contains(part)) };
  };

  stillOff.frames = { STYLE, framing };
}
