/**
 * A ring around something on the page, and a callout: one element at the end of the page, its inside closed to the
 * page, gone when the member leaves or dismisses it. Built node by node, for pages that allow nothing else.
 */
{
  const { dom } = stillOff;

  /** How often the page may take the highlight away before it gives way. */
  const REMOVALS = 3;
  /** So long a live region is there before its words, ms: what comes together with its words may go unheard. */
  const FIRST = 100;
  /** At which shares of the control left in its former place its moving on is reported. */
  const SHARES = Array.from({ length: 51 }, (_, step) => step / 50);

  /** Room between the control, its ring and the callout, CSS px. */
  const GAP = 6;
  const CLEAR = 14;
  /** Room between the callout and the window's edge, and the callout's least height, CSS px. */
  const EDGE = 8;
  const LEAST = 48;

  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
      pointer-events: none !important; display: block !important; }
    * { box-sizing: border-box; }
    .ring { position: fixed; border: 3px dotted #4a5568; border-radius: 12px; box-shadow: 0 0 0 3px #fff, 0 0 0 5px #0006; }
    .on .ring { border: 3px dashed #b3261e; }
    .off .ring { border: 3px solid #146c43; }
    .callout { position: fixed; width: min(336px, 100% - 16px); overflow: auto; scrollbar-width: thin; pointer-events: auto;
      padding: 12px 14px 14px; border-radius: 12px; border: 1px solid #0003; background: #fff; color: #1c2024;
      font: 14px/1.45 system-ui, sans-serif; box-shadow: 0 6px 24px #0004; text-align: start; }
    .head { display: flex; align-items: center; gap: 8px; }
    .badge { font-weight: 700; font-size: 12px; line-height: 20px; padding: 0 8px; border-radius: 6px; color: #fff; background: #4a5568; }
    .on .badge { background: #b3261e; }
    .off .badge { background: #146c43; }
    .brand { font-size: 12px; color: #4d5560; flex: 1; }
    button { min-width: 28px; min-height: 28px; padding: 0; cursor: pointer; color: inherit; border: 0; border-radius: 6px; background: none;
      font: 18px/1 system-ui, sans-serif; }
    button:hover { background: #0001; }
    button:focus-visible { outline: 2px solid #0a58ca; outline-offset: 1px; }
    h2 { margin: 6px 0 4px; font-size: 15px; line-height: 1.3; }
    p { margin: 4px 0 0; }
    a { color: #0a58ca; }
    .next { color: #4d5560; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (prefers-reduced-motion: no-preference) {
      .ring { animation: appear 400ms ease-out; }
      @keyframes appear { from { transform: scale(1.5); opacity: 0; } }
    }
    @media (prefers-color-scheme: dark) {
      .callout { background: #1e2227; color: #f0f2f4; border-color: #fff3; color-scheme: dark; }
      .brand, .next { color: #b6bec8; }
      button:hover { background: #fff2; }
      button:focus-visible { outline-color: #8ab4f8; }
      a { color: #8ab4f8; }
    }
    @media (forced-colors: active) {
      .ring.ring { border-color: Highlight; box-shadow: none; forced-color-adjust: none; }
      .badge { border: 1px solid CanvasText; forced-color-adjust: auto; }
    }
    @media print { :host { display: none !important; } }`;

  /** @param {string} name @returns {HTMLElement} */
  const createElement = (name) => Reflect.apply(Document.prototype.createElement, document, [name]);
  /** @type {StillOff.Callout["text"]} */
  const text = (key, ...values) => browser.i18n.getMessage(key, values);

  /** @type {StillOff.Callout["make"]} */
  const make = (name, { attributes = {}, ...properties } = {}, children = []) => {
    const element = Object.assign(createElement(name), properties);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /** @type {StillOff.Drawing | null} */
  let drawing = null;
  /** Every element we ever added. @type {WeakSet<Node>} */
  const drawn = new WeakSet();
  /** @type {Element | null} */
  let target = null;
  /** @type {StillOff.Docked | null} */
  let docked = null;
  let shown = "";
  let spoken = "";
  let removals = 0;
  let dismissed = false;
  let frame = 0;
  /** @type {IntersectionObserver | null} */
  let moves = null;
  /** How large the callout is when nothing limits it; null when that must be measured. @type {StillOff.Size | null} */
  let natural = null;
  /** What was arranged last, and around what. */
  let arranged = "";

  const draw = () => {
    const over = new AbortController();
    const { signal } = over;
    const host = createElement("div");
    drawn.add(host);
    const root = host.attachShadow({ mode: "closed" });
    dress(root, STYLE + (docked?.style ?? ""));
    /** @type {StillOff.Drawing["parts"]} */
    const parts = {};
    /** @param {string} name @param {string} tag @param {StillOff.Properties} [properties] @param {HTMLElement[]} [children] */
    const part = (name, tag, { attributes, ...properties } = {}, children = []) => {
      parts[name] = make(tag, { className: name, ...properties, attributes: { "data-part": name, ...attributes } }, children);
      return parts[name];
    };
    const brand = text("extensionName");
    const close = text("calloutDismiss");
    const head = make("div", { className: "head" }, [
      part("badge", "span"),
      part("brand", "span", { textContent: brand }),
      part("dismiss", "button", { type: "button", textContent: "×", title: close, ariaLabel: close }),
    ]);
    const inside = [head, part("title", "h2"), part("body", "div"), ...(docked ? [docked.own] : [])];
    parts.frame = make("div", { dir: text("textDirection"), lang: text("languageCode") }, [
      part("ring", "div"),
      part("callout", "div", { attributes: { role: "region", "aria-label": brand } }, inside),
      part("spoken", "div", { attributes: { role: "status" } }),
    ]);
    root.append(parts.frame);
    /** Where the keyboard was before it came to us. @type {EventTarget | null} */
    let before = null;
    root.addEventListener("focusin", (event) => {
      const { relatedTarget } = /** @type {FocusEvent} */ (event);
      if (!root.contains(/** @type {Node | null} */ (relatedTarget))) before = relatedTarget;
    });
    const dismiss = (/** @type {Event} */ event) => {
      if (!event.isTrusted) return;
      const back = root.activeElement && before;
      dismissed = true;
      erase();
      if (back instanceof HTMLElement) HTMLElement.prototype.focus.call(back);
    };
    parts.dismiss.addEventListener("click", dismiss);
    root.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Escape") dismiss(event);
    });
    // What happens inside is not the page's business.
    for (const kind of ["click", "pointerdown", "mousedown", "keydown", "copy"]) {
      root.addEventListener(kind, (event) => event.stopPropagation());
    }
    const follow = { capture: true, passive: true, signal };
    addEventListener("scroll", place, follow);
    addEventListener("resize", resized, follow);
    globalThis.visualViewport?.addEventListener("resize", place, { signal });
    dom.rootElement(document).append(host);
    return { host, root, parts, over };
  };

  /** Style that the page's content security policy doesn't reach. @param {ShadowRoot} root @param {string} style */
  const dress = (root, style) => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox before 153 refuses this to content scripts (bug 1751346), but lets their style elements pass.
      root.append(make("style", { textContent: style }));
    }
  };

  const erase = () => {
    cancelAnimationFrame(frame);
    moves?.disconnect();
    drawing?.over.abort();
    drawing?.host.remove();
    drawing = moves = target = natural = null;
    shown = spoken = arranged = "";
    frame = 0;
  };

  /** Put ring and callout where the control is now; at most once per frame. */
  const place = () => {
    // A tab in the background has no frames; it must be right when it's brought to the front.
    if (document.visibilityState === "hidden") return drawing ? arrange(drawing) : undefined;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (drawing) arrange(drawing);
    });
  };

  const resized = () => {
    natural = null;
    place();
  };

  /** At the window's edge the ring closes in, so that all of it can be seen. @type {StillOff.Placing["enclose"]} */
  const enclose = (ring, { left, top, right, bottom }, view) => {
    const ringLeft = Math.max(left - GAP, Math.min(left, 0));
    const ringTop = Math.max(top - GAP, Math.min(top, 0));
    Object.assign(ring.style, {
      left: `${ringLeft}px`,
      top: `${ringTop}px`,
      width: `${Math.min(right + GAP, Math.max(right, view.width)) - ringLeft}px`,
      height: `${Math.min(bottom + GAP, Math.max(bottom, view.height)) - ringTop}px`,
    });
  };

  /** Below the control or above it, whichever has the room; never over it. @type {StillOff.Placing["stand"]} */
  const stand = (callout, { top, right, bottom }, view, { width, height: tall }) => {
    const room = { below: view.height - bottom - CLEAR - EDGE, above: top - CLEAR - EDGE };
    const below = room.below >= tall || room.below >= room.above;
    const space = Math.min(below ? room.below : room.above, view.height - 2 * EDGE);
    const used = Math.min(tall, Math.max(space, LEAST));
    const x = Math.min(right, view.width - EDGE) - width;
    const y = Math.min(below ? bottom + CLEAR : top - CLEAR - used, view.height - EDGE - used);
    const maxHeight = used < tall ? `${used}px` : "none";
    Object.assign(callout.style, { left: `${Math.max(EDGE, x)}px`, top: `${Math.max(EDGE, y)}px`, maxHeight });
  };

  /** A box as it stands in our element, for what is in frames too. @type {StillOff.Placing["boxInTop"]} */
  const boxInTop = (element, view) => {
    let { left, top, width, height } = dom.box(element);
    /** @type {Window | null} */
    let at = dom.viewOf(dom.documentOf(element));
    for (; at && at !== window; at = at.parent) {
      const frame = /** @type {Element} */ (at.frameElement);
      const outer = dom.box(frame);
      left += outer.left + frame.clientLeft;
      top += outer.top + frame.clientTop;
    }
    left -= view.left;
    top -= view.top;
    return { left, top, right: left + width, bottom: top + height };
  };

  /** All is read before anything is written: the page is laid out once, and not for what hasn't moved. @param {StillOff.Drawing} drawn */
  const arrange = ({ host, parts: { ring, callout } }) => {
    // Our element spans the window but for its scroll bars, and what stands in it is placed from its corner.
    if (!natural) callout.style.maxHeight = "none";
    const view = dom.box(host);
    const box = target && dom.box(target);
    const around = target && boxInTop(target, view);
    natural ??= { width: callout.offsetWidth, height: callout.offsetHeight };
    const now = JSON.stringify([view, box, around, natural]);
    if (now === arranged && !docked) return;
    arranged = now;
    ring.hidden = !target;
    if (around) enclose(ring, around, view);
    if (docked) docked.place(callout, around, view);
    else if (around) stand(callout, around, view, natural);
    if (target && box) watch(target, box);
  };

  /** Notice that the target moved for whatever reason: an observer whose window is exactly its box. @param {Element} target @param {DOMRect} box */
  const watch = (target, { left, top, right, bottom }) => {
    moves?.disconnect();
    const away = (/** @type {DOMRect} */ box) => [box.left - left, box.top - top, box.right - right, box.bottom - bottom].some((by) => Math.abs(by) > 1);
    const view = dom.viewOf(dom.documentOf(target));
    if (!view) return; // its frame was removed
    const margins = [top, view.innerWidth - right, view.innerHeight - bottom, left].map((m) => `${-Math.floor(m)}px`);
    moves = new IntersectionObserver(
      // The first report comes at once, and the target may have moved on meanwhile.
      (reports) => {
        if (away(reports[reports.length - 1].boundingClientRect)) place();
      },
      { root: dom.documentOf(target), rootMargin: margins.join(" "), threshold: SHARES },
    );
    moves.observe(target);
  };

  /** @param {StillOff.Wording} words */
  const paragraphs = ({ lines, next, open }) => [
    ...lines.map((line) => make("p", { textContent: line })),
    make("p", { className: "next", textContent: next }),
    // A new load by its address: the browser's own reload may put back the same again.
    ...(open ? [make("p", {}, [make("a", { href: open, target: "_blank", rel: "noreferrer", textContent: text("popupOpen"), attributes: { "data-part": "open" } })])] : []),
  ];

  /** @param {StillOff.Drawing} drawn @param {StillOff.Wording} words @param {boolean} fresh whether it was just drawn */
  const write = ({ parts }, words, fresh) => {
    const news = JSON.stringify(words);
    if (news === shown) return;
    shown = news;
    natural = null;
    parts.frame.className = words.tone;
    parts.badge.textContent = words.badge;
    parts.badge.hidden = !words.badge;
    parts.title.textContent = words.title;
    parts.body.replaceChildren(...(docked?.body ?? paragraphs)(words));
    if (words.spoken === spoken) return;
    spoken = words.spoken;
    if (fresh) setTimeout(speak, FIRST, spoken);
    else speak(spoken);
  };

  /** Have words read aloud, even the same ones again. @type {StillOff.Callout["speak"]} */
  const speak = (words) => {
    drawing?.parts.spoken.replaceChildren(...(words ? [make("p", { textContent: words })] : []));
  };

  /** Draw, or bring up to date. @type {StillOff.Callout["show"]} */
  const show = (words, at, elsewhere) => {
    if (dismissed || removals > REMOVALS) return erase();
    if (drawing && !dom.isConnected(drawing.host)) {
      removals += 1;
      if (removals > REMOVALS) return erase();
      dom.rootElement(document).append(drawing.host);
    }
    const fresh = drawing === null;
    docked = elsewhere ?? null;
    drawing ??= draw();
    if (target !== at) arranged = "";
    target = at;
    write(drawing, words, fresh);
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

  /** Whether a change of the page is nothing but our element coming or going by our own hand. @type {StillOff.Callout["owns"]} */
  const owns = ({ type, target, addedNodes, removedNodes }) =>
    type === "childList" &&
    target === dom.rootElement(document) &&
    [...addedNodes, ...removedNodes].every((node) => drawn.has(node)) &&
    (removedNodes.length === 0 || drawing === null);

  /** Whether an element is ours. @type {StillOff.Callout["drew"]} */
  const drew = (element) => drawn.has(element);

  stillOff.callout = { CLEAR, EDGE, LEAST, drew, erase, hide, make, owns, place, show, speak, sweep, text };
}
