/**
 * A ring around something on the page, and a callout: one element at the end of the page, its inside closed to the
 * page, gone when the member leaves or dismisses it. Built node by node, for pages that allow nothing else.
 */
{
  const { dom, room } = stillOff;

  /** How often the page may take the highlight away before it gives way. */
  const REMOVALS = 3;
  /** So long a live region is there before its words, ms: what comes together with its words may go unheard. */
  const FIRST = 100;
  /** The least time between two searches for what must not be covered, ms. */
  const CALM = 1000;
  /** At which shares of the control left in its former place its moving on is reported. */
  const SHARES = Array.from({ length: 51 }, (_, step) => step / 50);

  /** Room between the control and its ring, CSS px. */
  const GAP = 6;

  /** @type {("left" | "top" | "right" | "bottom")[]} */
  const EDGES = ["left", "top", "right", "bottom"];
  /** What the browser shows above everything else on a page. */
  const TOP = ":modal, :popover-open, :fullscreen";

  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
      pointer-events: none !important; display: block !important; }
    * { box-sizing: border-box; }
    .frame { position: fixed; inset: 0; width: auto; height: auto; margin: 0; border: 0; padding: 0; overflow: visible; background: none; display: block; }
    .ring { position: fixed; left: 0; top: 0; border: 3px dotted #4a5568; border-radius: 12px; box-shadow: 0 0 0 3px #fff, 0 0 0 5px #0006; }
    .on .ring { border: 3px dashed #b3261e; }
    .off .ring { border: 3px solid #146c43; }
    .callout { position: fixed; left: 0; top: 0; width: min(336px, 100% - 16px); overflow: hidden auto; scrollbar-width: thin; pointer-events: auto;
      border-radius: 12px; border: 1px solid #0003; background: #fff; color: #1c2024;
      font: 14px/1.45 system-ui, sans-serif; box-shadow: 0 6px 24px #0004; text-align: start; }
    .inside { width: min(334px, 100vw - 18px); padding: 12px 14px 14px; background: inherit; }
    .behind button { visibility: hidden; }
    .head { display: flex; align-items: center; gap: 8px; }
    .badge { font-weight: 700; font-size: 12px; line-height: 20px; padding: 0 8px; border-radius: 6px; color: #fff; background: #4a5568; }
    .on .badge { background: #b3261e; }
    .off .badge { background: #146c43; }
    .brand { font-size: 12px; color: #4d5560; flex: 1; }
    button { min-width: 28px; min-height: 28px; padding: 0; cursor: pointer; color: inherit; border: 0; border-radius: 6px; background: none;
      font: 18px/1 system-ui, sans-serif; }
    button:hover { background: #0001; }
    button:focus-visible { outline: 2px solid #0a58ca; outline-offset: 1px; }
    .dismiss { order: 1; }
    .move::before { content: ""; display: block; margin: auto; width: 15px; height: 12px; border: 1.5px solid; border-bottom-width: 5px; border-radius: 3px; }
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
  /** Texts that were handed to us: with the first that is asked for here, the browser loads all. @type {{[key: string]: string}} */
  let known = {};
  /** @type {StillOff.Callout["learn"]} */
  const learn = (texts) => {
    known = texts;
  };
  /** @type {StillOff.Callout["text"]} */
  const text = (key, ...values) => known[key] ?? browser.i18n.getMessage(key, values);

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
  /** Made once: they say the same in every drawing. @type {Map<string, CSSStyleSheet>} */
  const sheets = new Map();
  /** @type {Element | null} */
  let target = null;
  /** @type {StillOff.Docked | null} */
  let docked = null;
  let shown = "";
  let spoken = "";
  let removals = 0;
  let dismissed = false;
  let frame = 0;
  let timer = 0;
  /** What near the target may have to be pressed, and when it was last searched. @type {StillOff.InTheWay[]} */
  let inTheWay = [];
  let searched = -Infinity;
  /** What stood above all else when we were last put on top of it. @type {Set<Element>} */
  let overtakers = new Set();
  /** Which of the window's corners the member sent the callout to, if any. @type {number | null} */
  let corner = null;
  /** Called after the page's own next layout. @type {IntersectionObserver | null} */
  let after = null;
  /** @type {IntersectionObserver | null} */
  let moves = null;
  /** What `moves` watches. @type {StillOff.Watched | null} */
  let watched = null;

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
    const button = (/** @type {string} */ name, /** @type {string} */ title, textContent = "") =>
      part(name, "button", { type: "button", textContent, title, ariaLabel: title });
    const brand = text("extensionName");
    const head = make("div", { className: "head" }, [
      part("badge", "span"),
      part("brand", "span", { textContent: brand }),
      // The keyboard comes first to what hides it all; it stands in the corner.
      button("dismiss", text("calloutDismiss"), "×"),
      button("move", text("calloutMove")),
    ]);
    parts.inside = make("div", { className: "inside" }, [head, part("title", "h2"), part("body", "div"), ...(docked ? [docked.own] : [])]);
    // To be shown above modal dialogs; what happens to a part of ours, the page doesn't hear.
    parts.frame = make("div", { popover: "manual", dir: text("textDirection"), lang: text("languageCode") }, [
      part("ring", "div"),
      part("callout", "div", { attributes: { role: "region", "aria-label": brand } }, [parts.inside]),
      part("spoken", "div", { attributes: { role: "status" } }),
    ]);
    // Until it has its place.
    parts.frame.style.visibility = "hidden";
    root.append(parts.frame);
    heed(root, parts);
    const follow = { capture: true, passive: true, signal };
    addEventListener("scroll", place, follow);
    globalThis.visualViewport?.addEventListener("resize", place, { signal });
    // Dialogs that open and close, and what fills the screen.
    for (const kind of ["toggle", "fullscreenchange"]) addEventListener(kind, overtaken, follow);
    // Told when the browser has laid out anyway: nothing is laid out for us alone.
    const sizes = new ResizeObserver(() => arrange(searched < 0));
    sizes.observe(parts.frame);
    sizes.observe(parts.inside);
    signal.addEventListener("abort", () => sizes.disconnect());
    return { host, root, parts, over };
  };

  /** What the member does in the callout. @param {ShadowRoot} root @param {StillOff.Drawing["parts"]} parts */
  const heed = (root, parts) => {
    /** Where the keyboard was before it came to us. @type {EventTarget | null} */
    let before = null;
    root.addEventListener("focusin", (event) => {
      const { relatedTarget } = /** @type {FocusEvent} */ (event);
      if (!root.contains(/** @type {Node | null} */ (relatedTarget))) before = relatedTarget;
    });
    const dismiss = () => {
      const back = root.activeElement && before;
      dismissed = true;
      erase();
      if (back instanceof HTMLElement) HTMLElement.prototype.focus.call(back);
    };
    for (const kind of ["click", "pointerdown", "mousedown", "keydown", "copy"]) {
      root.addEventListener(kind, (event) => {
        // What happens inside is not the page's business.
        event.stopPropagation();
        if (!event.isTrusted) return;
        if (kind === "keydown" && /** @type {KeyboardEvent} */ (event).key === "Escape") dismiss();
        if (kind === "click" && event.target === parts.dismiss) dismiss();
        if (kind === "click" && event.target === parts.move) moveAside();
      });
    }
  };

  /** Style that the page's content security policy doesn't reach. @type {StillOff.Callout["dress"]} */
  const dress = (root, style) => {
    try {
      const sheet = sheets.get(style) ?? new CSSStyleSheet();
      if (!sheets.has(style)) sheet.replaceSync(style);
      sheets.set(style, sheet);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox before 153 refuses this to content scripts (bug 1751346), but lets their style elements pass.
      root.append(make("style", { textContent: style }));
    }
  };

  const erase = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    moves?.disconnect();
    after?.disconnect();
    drawing?.over.abort();
    drawing?.host.remove();
    drawing = moves = after = target = watched = null;
    shown = spoken = "";
    inTheWay = [];
    overtakers = new Set();
    searched = -Infinity;
    frame = timer = 0;
  };

  /** Put ring and callout where the control is now; at most once per frame. */
  const place = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      arrange(false);
    });
  };

  /** The same after the page's own next layout, and with a search for what has come since. */
  const search = () => {
    if (!drawing || timer || after) return;
    const wait = searched + CALM - performance.now();
    if (wait > 0) {
      timer = setTimeout(() => {
        timer = 0;
        search();
      }, wait);
      return;
    }
    after = new IntersectionObserver(() => arrange(true));
    after.observe(drawing.host);
  };

  /** Something may have come to stand above us. @param {Event} event */
  const overtaken = ({ type, target: at }) => {
    const full = type === "fullscreenchange";
    if (!drawing || !dom.isConnected(drawing.host) || !(full || (at instanceof Element && dom.localName(at) === "dialog"))) return;
    raise(drawing, survey(), full);
    searched = -Infinity;
    search();
  };

  /** Where elements may be, and what the browser shows above all else: of that, which makes all outside it inert. */
  const survey = () => {
    const roots = dom.roots(document, dom.KNOWN);
    const ours = roots.filter((root) => root === document || dom.documentOf(root) === document);
    const modals = ours.flatMap((root) => [...dom.all(root, "dialog:modal")]);
    return { roots, modals, top: new Set([...modals, ...[...dom.upwards(target)].filter((at) => dom.matches(at, TOP))]) };
  };

  /**
   * Above what the browser shows above all else: there, what came last is on top.
   *
   * @param {StillOff.Drawing} drawn
   * @param {ReturnType<typeof survey>} seen
   */
  const raise = ({ parts: { frame: area, callout } }, { modals, top }, again = false) => {
    if (again || [...top].some((at) => !overtakers.has(at))) {
      area.hidePopover();
      area.showPopover();
    }
    overtakers = top;
    callout.classList.toggle("behind", modals.length > 0);
  };

  /**
   * At the window's edge the ring closes in, so that all of it can be seen.
   *
   * @param {HTMLElement} ring
   * @param {StillOff.Box} around
   * @param {StillOff.Area} view
   */
  const enclose = (ring, { left, top, right, bottom }, view) => {
    const ringLeft = Math.max(left - GAP, Math.min(left, 0));
    const ringTop = Math.max(top - GAP, Math.min(top, 0));
    Object.assign(ring.style, {
      translate: `${ringLeft}px ${ringTop}px`,
      width: `${Math.min(right + GAP, Math.max(right, view.width)) - ringLeft}px`,
      height: `${Math.min(bottom + GAP, Math.max(bottom, view.height)) - ringTop}px`,
    });
  };

  /** How high and wide the callout is when nothing limits it. @param {StillOff.Drawing} drawn @param {StillOff.Area} view @returns {StillOff.Size} */
  const natural = ({ parts: { callout, inside } }, view) => {
    const height = inside.offsetHeight + callout.offsetHeight - callout.clientHeight;
    return { width: callout.offsetWidth, height: Math.min(height, docked?.most(view) ?? Infinity) };
  };

  /** All is read before anything is written: the page is laid out once. @param {boolean} searching whether to search again */
  const arrange = (searching) => {
    // What has left the page is looked for by who shows it.
    if (!drawing || !dom.isConnected(drawing.host) || (target && !dom.isConnected(target))) return;
    const { frame: area, ring, callout, inside } = drawing.parts;
    const seen = searching ? survey() : null;
    if (seen) {
      after?.disconnect();
      after = null;
      searched = performance.now();
      inTheWay = room.near(target, seen.roots, seen.modals);
    }
    // Ours spans the window but for its scroll bars, and what stands in it is placed from its corner.
    const view = dom.box(area);
    const around = target && room.boxInTop(target, view);
    const now = standing();
    const taken = room.measure(inTheWay, view);
    const size = natural(drawing, view);
    const corners = room.corners(view, size, area.dir === "rtl");
    const first = (corner ?? 0) % corners.length;
    const beside = around && !docked && corner === null ? room.beside(around, taken, view, size) : [];
    const places = [...beside, ...corners.slice(first), ...corners.slice(0, first)];
    const { left, top, bottom } = room.choose(places, taken, size, view, corner !== null);
    if (around) enclose(ring, around, view);
    const maxHeight = docked || bottom - top < size.height ? `${bottom - top}px` : "none";
    Object.assign(callout.style, { translate: `${Math.round(left)}px ${Math.round(top)}px`, maxHeight });
    // A scroll bar takes no room from the text: it stands in the padding.
    inside.style.width = `${size.width - 2}px`;
    area.style.visibility = "";
    if (now) watch(now);
    if (seen) raise(drawing, seen);
  };

  /** To the next corner of the window in which nothing must be pressed; it stays there for this visit. */
  const moveAside = () => {
    if (!drawing) return;
    const { frame: area, callout } = drawing.parts;
    const view = dom.box(area);
    const now = room.boxInTop(callout, view);
    const corners = room.corners(view, natural(drawing, view), area.dir === "rtl");
    const edge = (/** @type {StillOff.Spot} */ { up, from, to }) => (up ? now.bottom - to : now.top - from);
    const here = corners.findIndex((spot) => Math.abs(spot.left - now.left) < 2 && Math.abs(edge(spot)) < 2);
    corner = (here + 1) % corners.length;
    arrange(true);
  };

  /** What is to be watched: the target, its box, and the margins around that in its own window. @returns {StillOff.Watched | null} */
  const standing = () => {
    const view = target && dom.viewOf(dom.documentOf(target));
    if (!target || !view) return null; // its frame was removed
    const box = dom.box(target);
    const margins = [box.top, view.innerWidth - box.right, view.innerHeight - box.bottom, box.left];
    return { target, box, margins: margins.map((margin) => `${-Math.floor(margin)}px`).join(" ") };
  };

  /** Notice that the target moved for whatever reason: an observer whose window is exactly its box. @param {StillOff.Watched} now */
  const watch = (now) => {
    const { target, box, margins } = now;
    const away = (/** @type {DOMRect} */ from) => EDGES.some((edge) => Math.abs(from[edge] - box[edge]) > 1);
    if (watched?.target === target && watched.margins === margins && !away(watched.box)) return;
    watched = now;
    moves?.disconnect();
    moves = new IntersectionObserver(
      // The first report comes at once, and the target may have moved on meanwhile.
      (reports) => {
        if (away(reports[reports.length - 1].boundingClientRect)) place();
      },
      { root: dom.documentOf(target), rootMargin: margins, threshold: SHARES },
    );
    moves.observe(target);
  };

  /** @param {StillOff.Wording} words */
  const paragraphs = ({ lines, next, open }) => [
    ...lines.map((line) => make("p", { textContent: line })),
    make("p", { className: "next", textContent: next }),
    // A new load by its address: the browser's own reload may put back the same again.
    ...(open
      ? [
          make("p", {}, [
            make("a", { href: open, target: "_blank", rel: "noreferrer", textContent: text("popupOpen"), attributes: { "data-part": "open" } }),
          ]),
        ]
      : []),
  ];

  /** @param {StillOff.Drawing} drawn @param {StillOff.Wording} words @param {boolean} fresh whether it was just drawn */
  const write = ({ parts }, words, fresh) => {
    const news = JSON.stringify(words);
    if (news === shown) return;
    shown = news;
    parts.frame.className = `frame ${words.tone}`;
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
  const show = (words, at, elsewhere, stirred = true) => {
    if (dismissed || removals > REMOVALS) return erase();
    const away = drawing !== null && !dom.isConnected(drawing.host);
    if (away) removals += 1;
    if (removals > REMOVALS) return erase();
    const fresh = drawing === null;
    docked = elsewhere ?? null;
    drawing ??= draw();
    if (target !== at) searched = -Infinity;
    target = at;
    drawing.parts.ring.hidden = !at;
    write(drawing, words, fresh);
    if (fresh || away) dom.rootElement(document).append(drawing.host);
    if (away) overtakers = new Set();
    // A tab in the background lays nothing out by itself, and must be right when it's brought to the front; what was
    // just drawn is placed as soon as its size is known.
    if (document.visibilityState === "hidden") arrange(true);
    else if (!fresh && (stirred || searched < 0)) search();
  };

  /** Take away what an earlier version of us drew, which an update has cut off from its own drawing. */
  const sweep = () => {
    for (const element of [...dom.children(dom.rootElement(document))].filter((at) => dom.localName(at) === "div")) {
      const root = drawn.has(element) ? null : dom.shadowOf(element);
      if (root && dom.all(root, "[data-part=ring]").length) element.remove();
    }
  };

  /** Take everything away, as if it had never been; the next page starts again. */
  const hide = () => {
    erase();
    removals = 0;
    dismissed = false;
    corner = null;
  };

  /** Whether a change of the page is nothing but our element coming or going by our own hand. @type {StillOff.Callout["owns"]} */
  const owns = ({ type, target, addedNodes, removedNodes }) =>
    type === "childList" &&
    target === dom.rootElement(document) &&
    [...addedNodes, ...removedNodes].every((node) => drawn.has(node)) &&
    (removedNodes.length === 0 || drawing === null);

  /** Whether an element is ours. @type {StillOff.Callout["drew"]} */
  const drew = (element) => drawn.has(element);

  stillOff.callout = { dress, drew, erase, hide, learn, make, owns, show, speak, sweep, text };
}
