/**
 * A ring around something on the page, and a callout: one element at the end of the page, its inside closed to the
 * page, gone when the member leaves or dismisses it. Built node by node, for pages that allow nothing else.
 */
{
  const { dom, placing } = stillOff;

  /** How often the page may take the highlight away before it gives way. */
  const REMOVALS = 3;
  /** So long a live region is there before its words, ms: what comes together with its words may go unheard. */
  const FIRST = 100;
  /** At which shares of the control left in its former place its moving on is reported. */
  const SHARES = Array.from({ length: 51 }, (_, step) => step / 50);

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
    button, textarea { font: inherit; color: inherit; border: 1px solid #6b7480; border-radius: 6px; background: none; }
    button { min-width: 28px; min-height: 28px; padding: 4px 12px; cursor: pointer; }
    .dismiss { border: 0; padding: 0; font-size: 18px; line-height: 1; }
    textarea { display: block; width: 100%; padding: 6px 8px; resize: vertical; }
    [hidden] { display: none; }
    button:hover { background: #0001; }
    button:focus-visible, textarea:focus-visible { outline: 2px solid #0a58ca; outline-offset: 1px; }
    h2 { margin: 6px 0 4px; font-size: 15px; line-height: 1.3; }
    p { margin: 4px 0 0; }
    ol, ul { margin: 4px 0 0; padding-inline-start: 20px; }
    ol { margin-top: 10px; }
    li + li { margin-top: 4px; }
    ul li { margin-top: 0; }
    .own { display: grid; gap: 8px; justify-items: start; position: sticky; bottom: -14px; margin: 10px -14px -14px;
      padding: 10px 14px 14px; background: inherit; border-top: 1px solid #0002; }
    .own:empty { display: none; }
    .next { color: #4d5560; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (prefers-reduced-motion: no-preference) {
      .ring { animation: appear 400ms ease-out; }
      @keyframes appear { from { transform: scale(1.5); opacity: 0; } }
    }
    @media (prefers-color-scheme: dark) {
      .callout { background: #1e2227; color: #f0f2f4; border-color: #fff3; color-scheme: dark; }
      .brand, .next { color: #b6bec8; }
      button, textarea { border-color: #8a94a0; }
      .own { border-color: #fff2; }
      button:hover { background: #fff2; }
      button:focus-visible, textarea:focus-visible { outline-color: #8ab4f8; }
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
  let docked = false;
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
    dress(root);
    const part = (/** @type {string} */ name) => ({ className: name, attributes: { "data-part": name } });
    /** @type {StillOff.Drawing["parts"]} */
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
      steps: make("ol", part("steps")),
      next: make("p", part("next")),
      own: make("div", part("own")),
      spoken: make("div", { ...part("spoken"), attributes: { role: "status", "data-part": "spoken" } }),
    };
    const head = make("div", { className: "head" }, [parts.badge, parts.brand, parts.dismiss]);
    parts.callout = make(
      "div",
      { className: "callout", attributes: { "data-part": "callout", role: "region", "aria-label": text("extensionName") } },
      [head, parts.title, parts.lines, parts.steps, parts.next, parts.own],
    );
    parts.frame = make("div", { dir: text("textDirection"), lang: text("languageCode") }, [
      parts.ring,
      parts.callout,
      parts.spoken,
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

  /** Style that the page's content security policy doesn't reach. @param {ShadowRoot} root */
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

  /** All is read before anything is written: the page is laid out once, and not for what hasn't moved. @param {StillOff.Drawing} drawn */
  const arrange = ({ host, parts: { ring, callout } }) => {
    // Our element spans the window but for its scroll bars, and what stands in it is placed from its corner.
    if (!natural) callout.style.maxHeight = "none";
    const view = dom.box(host);
    const box = target && dom.box(target);
    const around = target && placing.boxInTop(target, view);
    natural ??= { width: callout.offsetWidth, height: callout.offsetHeight };
    const now = JSON.stringify([view, box, around, natural]);
    if (now === arranged && !docked) return;
    arranged = now;
    ring.hidden = !target;
    if (around) placing.enclose(ring, around, view);
    if (docked || !around) placing.dock(callout, around, view);
    else placing.stand(callout, around, view, natural);
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

  /** @param {string[]} lines */
  const items = (lines) => lines.map((line) => make("li", { textContent: line }));

  /** @param {StillOff.Drawing} drawn @param {StillOff.Wording} words @param {HTMLElement[]} own @param {boolean} fresh whether it was just drawn */
  const write = ({ parts }, words, own, fresh) => {
    if (own.some((element) => element.parentNode !== parts.own)) parts.own.replaceChildren(...own);
    const news = JSON.stringify(words);
    if (news === shown) return;
    shown = news;
    natural = null;
    parts.frame.className = words.tone;
    parts.badge.textContent = words.badge;
    parts.badge.hidden = !words.badge;
    parts.title.textContent = words.title;
    parts.lines.replaceChildren(...words.lines.map((line) => (typeof line === "string" ? make("p", { textContent: line }) : make("ul", {}, items(line)))));
    parts.steps.replaceChildren(...items(words.steps ?? []));
    parts.steps.hidden = !words.steps?.length;
    parts.next.textContent = words.next;
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
  const show = (words, { target: at, docked: fixed = false, own = [] }) => {
    if (dismissed || removals > REMOVALS) return erase();
    if (drawing && !dom.isConnected(drawing.host)) {
      removals += 1;
      if (removals > REMOVALS) return erase();
      dom.rootElement(document).append(drawing.host);
    }
    const fresh = drawing === null;
    drawing ??= draw();
    if (target !== at) arranged = "";
    target = at;
    docked = fixed;
    write(drawing, words, own, fresh);
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

  stillOff.callout = { erase, hide, make, owns, place, show, speak, sweep, text };
}
