/**
 * The ring around the control and the callout beside it: one element at the end of the page, its inside closed to the
 * page, gone when the member leaves or dismisses it. Built node by node, for pages that allow nothing else.
 */
{
  const { dom, locate } = stillOff;

  /** How often the page may take the highlight away before it gives way. */
  const REMOVALS = 3;
  /** Room between the control, its ring and the callout, CSS px. */
  const GAP = 6;
  const CLEAR = 14;
  /** Room between the callout and the window's edge, and the callout's least height, CSS px. */
  const EDGE = 8;
  const LEAST = 48;

  /** At which shares of the control left in its former place its moving on is reported. */
  const SHARES = Array.from({ length: 51 }, (_, step) => step / 50);

  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
      pointer-events: none !important; display: block !important; }
    * { box-sizing: border-box; }
    .ring { position: fixed; border: 3px dotted #4a5568; border-radius: 12px; box-shadow: 0 0 0 3px #fff, 0 0 0 5px #0006; }
    .on .ring { border: 3px dashed #b3261e; }
    .off .ring { border: 3px solid #146c43; }
    .callout { position: fixed; width: min(336px, 100% - 16px); overflow: auto; pointer-events: auto;
      padding: 12px 14px 14px; border-radius: 12px; border: 1px solid #0003; background: #fff; color: #1c2024;
      font: 14px/1.45 system-ui, sans-serif; box-shadow: 0 6px 24px #0004; text-align: start; }
    .head { display: flex; align-items: center; gap: 8px; }
    .badge { font-weight: 700; font-size: 12px; line-height: 20px; padding: 0 8px; border-radius: 6px; color: #fff; background: #4a5568; }
    .on .badge { background: #b3261e; }
    .off .badge { background: #146c43; }
    .brand { font-size: 12px; color: #4d5560; flex: 1; }
    button { font: inherit; min-width: 28px; min-height: 28px; border: 0; border-radius: 6px; background: none; color: inherit;
      cursor: pointer; font-size: 18px; line-height: 1; }
    button:hover { background: #0001; }
    button:focus-visible { outline: 2px solid #0a58ca; outline-offset: 1px; }
    h2 { margin: 6px 0 4px; font-size: 15px; line-height: 1.3; }
    p { margin: 4px 0 0; }
    .next { color: #4d5560; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (prefers-reduced-motion: no-preference) {
      .ring { animation: appear 400ms ease-out; }
      @keyframes appear { from { transform: scale(1.5); opacity: 0; } }
    }
    @media (prefers-color-scheme: dark) {
      .callout { background: #1e2227; color: #f0f2f4; border-color: #fff3; }
      .brand, .next { color: #b6bec8; }
      button:hover { background: #fff2; }
      button:focus-visible { outline-color: #8ab4f8; }
    }
    @media (forced-colors: active) {
      .ring.ring { border-color: Highlight; box-shadow: none; forced-color-adjust: none; }
      .badge { border: 1px solid CanvasText; forced-color-adjust: auto; }
    }
    @media print { :host { display: none !important; } }`;

  const createElement = (name) => Reflect.apply(Document.prototype.createElement, document, [name]);
  const text = (key, ...values) => browser.i18n.getMessage(key, values);

  /** @param {string} name @param {object} [properties] @param {Element[]} [children] */
  const make = (name, { attributes = {}, ...properties } = {}, children = []) => {
    const element = Object.assign(createElement(name), properties);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /** What the callout says: title, meaning, what to do, what happens next. */
  const wording = ({ tells, reading, settled, remembered, setting }) => {
    if (tells === "row") {
      const known = reading.state !== "unknown" && settled;
      return {
        tone: known ? reading.state : "",
        badge: known ? text(reading.state === "on" ? "badgeOn" : "badgeOff") : "…",
        title: text(known ? (reading.state === "on" ? "calloutOnTitle" : "calloutOffTitle") : "calloutRowTitle"),
        lines: [text("calloutRowWhat")],
        next: "",
      };
    }
    if (!settled) {
      return { tone: "", badge: "…", title: text("calloutLookingTitle"), lines: [text("calloutLooking")], next: "" };
    }
    if (reading.state === "on") {
      return {
        tone: "on",
        badge: text("badgeOn"),
        title: text("calloutOnTitle"),
        lines: [text("calloutOnMeaning"), text(`act_${setting.trainingOff ?? "words"}`), ...(setting.save ? [text("calloutSave")] : [])],
        next: text("calloutOnNext"),
      };
    }
    if (reading.state === "off") {
      const fresh = remembered?.state === "off" && Date.now() - remembered.since < 60_000;
      return {
        tone: "off",
        badge: text("badgeOff"),
        title: text("calloutOffTitle"),
        lines: [text("calloutOffMeaning")],
        next: text(fresh ? "calloutOffNextNow" : "calloutOffNext"),
      };
    }
    if (reading.reason === "silent") {
      return { tone: "", badge: "?", title: text("calloutUnsavedTitle"), lines: [text("calloutUnsaved")], next: "" };
    }
    return {
      tone: "",
      badge: "?",
      title: text("calloutUnknownTitle"),
      lines: [text(`reason_${reading.reason.replaceAll("-", "_")}`)],
      next: text("calloutUnknownNext"),
    };
  };

  /** @type {{host: Element, root: ShadowRoot, parts: Record<string, HTMLElement>, over: AbortController} | null} */
  let drawing = null;
  /** Every element we ever added. @type {WeakSet<Node>} */
  const drawn = new WeakSet();
  /** @type {Element | null} */
  let target = null;
  let shown = "";
  let removals = 0;
  let dismissed = false;
  let frame = 0;
  /** @type {IntersectionObserver | null} */
  let moves = null;

  const draw = () => {
    const over = new AbortController();
    const { signal } = over;
    const host = createElement("div");
    drawn.add(host);
    const root = host.attachShadow({ mode: "closed" });
    dress(root);
    const part = (name) => ({ className: name, attributes: { "data-part": name } });
    const parts = {
      ring: make("div", part("ring")),
      badge: make("span", part("badge")),
      brand: make("span", { ...part("brand"), textContent: text("extensionName") }),
      dismiss: make("button", {
        ...part("dismiss"),
        type: "button",
        textContent: "×",
        title: text("calloutDismiss"),
        ariaLabel: text("calloutDismiss"),
      }),
      title: make("h2", part("title")),
      lines: make("div", part("lines")),
      next: make("p", part("next")),
      spoken: make("div", { ...part("spoken"), attributes: { role: "status", "data-part": "spoken" } }),
    };
    const head = make("div", { className: "head" }, [parts.badge, parts.brand, parts.dismiss]);
    parts.callout = make(
      "div",
      { className: "callout", attributes: { "data-part": "callout", role: "region", "aria-label": text("extensionName") } },
      [head, parts.title, parts.lines, parts.next],
    );
    parts.frame = make("div", { dir: text("textDirection"), lang: text("languageCode") }, [
      parts.ring,
      parts.callout,
      parts.spoken,
    ]);
    root.append(parts.frame);
    parts.dismiss.addEventListener("click", (event) => {
      if (!event.isTrusted) return;
      dismissed = true;
      erase();
    });
    // What happens inside is not the page's business.
    for (const kind of ["click", "pointerdown", "mousedown", "keydown"]) {
      root.addEventListener(kind, (event) => event.stopPropagation());
    }
    const follow = { capture: true, passive: true, signal };
    addEventListener("scroll", place, follow);
    addEventListener("resize", place, follow);
    globalThis.visualViewport?.addEventListener("resize", place, { signal });
    drawing = { host, root, parts, over };
    dom.rootElement(document).append(host);
  };

  /** Style that the page's content security policy doesn't reach. */
  const dress = (root) => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox before 153 refuses this to content scripts (bug 1751346), but lets their style elements pass.
      root.append(make("style", { textContent: STYLE }));
    }
  };

  const erase = () => {
    cancelAnimationFrame(frame);
    moves?.disconnect();
    drawing?.over.abort();
    drawing?.host.remove();
    drawing = moves = target = null;
    shown = "";
    frame = 0;
  };

  /** Put ring and callout where the control is now; at most once per frame. */
  const place = () => {
    // A tab in the background has no frames; it must be right when it's brought to the front.
    if (document.visibilityState === "hidden") return drawing && target ? arrange() : undefined;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (drawing && target) arrange();
    });
  };

  const arrange = () => {
    const { ring, callout } = drawing.parts;
    // Our element spans the window but for its scroll bars, and what stands in it is placed from its corner.
    const view = dom.box(drawing.host);
    const box = boxInTop(target);
    const [left, top] = [box.left - view.left, box.top - view.top];
    const [right, bottom] = [left + box.width, top + box.height];
    // At the window's edge the ring closes in, so that all of it can be seen.
    const ringLeft = Math.max(left - GAP, Math.min(left, 0));
    const ringTop = Math.max(top - GAP, Math.min(top, 0));
    Object.assign(ring.style, {
      left: `${ringLeft}px`,
      top: `${ringTop}px`,
      width: `${Math.min(right + GAP, Math.max(right, view.width)) - ringLeft}px`,
      height: `${Math.min(bottom + GAP, Math.max(bottom, view.height)) - ringTop}px`,
    });
    // Below the control or above it, whichever has the room; never over it.
    const room = { below: view.height - bottom - CLEAR - EDGE, above: top - CLEAR - EDGE };
    callout.style.maxHeight = "none";
    const tall = callout.offsetHeight;
    const below = room.below >= tall || room.below >= room.above;
    const space = Math.min(below ? room.below : room.above, view.height - 2 * EDGE);
    const used = Math.min(tall, Math.max(space, LEAST));
    if (used < tall) callout.style.maxHeight = `${used}px`;
    const x = Math.min(right, view.width - EDGE) - callout.offsetWidth;
    const y = Math.min(below ? bottom + CLEAR : top - CLEAR - used, view.height - EDGE - used);
    Object.assign(callout.style, { left: `${Math.max(EDGE, x)}px`, top: `${Math.max(EDGE, y)}px` });
    watch();
  };

  /** A box in the top window's viewport, for a control in frames too. */
  const boxInTop = (element) => {
    let { left, top, width, height } = dom.box(element);
    for (let view = dom.viewOf(dom.documentOf(element)); view && view !== window; view = view.parent) {
      const outer = dom.box(view.frameElement);
      left += outer.left + view.frameElement.clientLeft;
      top += outer.top + view.frameElement.clientTop;
    }
    return { left, top, width, height };
  };

  /** Notice that the control moved for whatever reason: an observer whose window is exactly the control's box. */
  const watch = () => {
    moves?.disconnect();
    const { left, top, right, bottom } = dom.box(target);
    const away = (box) => [box.left - left, box.top - top, box.right - right, box.bottom - bottom].some((by) => Math.abs(by) > 1);
    const view = dom.viewOf(dom.documentOf(target));
    const margins = [top, view.innerWidth - right, view.innerHeight - bottom, left].map((m) => `${-Math.floor(m)}px`);
    moves = new IntersectionObserver(
      // The first report comes at once, and the control may have moved on meanwhile.
      (reports) => {
        if (away(reports.at(-1).boundingClientRect)) place();
      },
      { root: dom.documentOf(target), rootMargin: margins.join(" "), threshold: SHARES },
    );
    moves.observe(target);
  };

  const write = (view) => {
    const words = wording(view);
    const news = JSON.stringify(words);
    if (news === shown) return;
    shown = news;
    const { parts } = drawing;
    parts.frame.className = words.tone;
    parts.badge.textContent = words.badge;
    parts.title.textContent = words.title;
    parts.lines.replaceChildren(...words.lines.map((line) => make("p", { textContent: line })));
    parts.next.textContent = words.next;
    // Spoken once for every settled state, and once more when the same state settles again.
    const said = view.settled ? [words.title, ...words.lines].join(" ") : "";
    if (parts.spoken.textContent !== said) parts.spoken.textContent = said;
  };

  /**
   * Draw, or bring up to date, the highlight of a control; without a control, take it away.
   *
   * @param {{control: Element[] | null, tells: string, settled: boolean, reading: object,
   *   remembered: object | null, setting: object}} view
   */
  const show = (view) => {
    if (!view.control || dismissed || removals > REMOVALS) return erase();
    if (drawing && !dom.isConnected(drawing.host)) {
      removals += 1;
      if (removals > REMOVALS) return erase();
      dom.rootElement(document).append(drawing.host);
    }
    if (!drawing) draw();
    target = locate.drawn(view.control);
    write(view);
    place();
  };

  /** Take away what an earlier version of us drew, which an update has cut off from its own drawing. */
  const sweep = () => {
    for (const element of dom.all(document, "html > div")) {
      const root = drawn.has(element) ? null : dom.shadowOf(element);
      if (root && dom.all(root, "[data-part=ring]").length) element.remove();
    }
  };

  /** Take everything away, as if it had never been; the next page starts anew. */
  const hide = () => {
    erase();
    removals = 0;
    dismissed = false;
  };

  /** Whether a change of the page is nothing but our element coming or going by our own hand. */
  const owns = ({ type, addedNodes, removedNodes }) =>
    type === "childList" &&
    [...addedNodes, ...removedNodes].every((node) => drawn.has(node)) &&
    (removedNodes.length === 0 || drawing === null);

  stillOff.highlight = { hide, owns, show, sweep };
}
