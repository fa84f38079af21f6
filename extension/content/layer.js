/**
 * StillOff's own layer over the whole page, while the member points at something: one element at the page's end, its inside
 * closed to the page. It is a modal dialog, for nothing else makes all of the page inert, its own dialogs included: what the
 * member presses ends here, and reaches no control.
 */
{
  const { callout, dom } = stillOff;
  const { dress, make, text } = callout;

  /** How often the page may take the layer away before it gives way. */
  const REMOVALS = 3;
  /** How often it's looked whether the extension is still there, and nothing above us, ms. */
  const BEAT = 1000;
  /** So long the layer must have stood above all else for a press to be meant, and so long nothing reaches the page once it's gone, ms. */
  const STILL = 500;
  /** What the browser shows above everything else on a page. */
  const TOP = ":modal, :popover-open, :fullscreen";
  /** What a member's hand does. Of it the page hears nothing, unless it listened before us. */
  const HAND =
    "pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu touchstart touchmove touchend wheel dragstart " +
    "keydown keypress keyup beforeinput input change focusin focusout focus blur";
  /** So many pixels are a line, where a wheel counts lines. */
  const LINE = 16;

  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
      display: block !important; pointer-events: none !important; }
    * { box-sizing: border-box; }
    .layer { position: fixed; inset: 0; width: auto; height: auto; max-width: none; max-height: none; margin: 0; border: 0; padding: 0;
      overflow: clip; display: block; pointer-events: auto; outline: none; background: none; forced-color-adjust: none;
      font: 15px/1.45 system-ui, sans-serif; color: #1c2024; text-align: start; }
    .layer:not([open]) { display: none; }
    .layer::backdrop { background: none; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media print { :host { display: none !important; } }`;

  const orphaned = () => !globalThis.browser?.runtime?.id;
  const elementAt = (/** @type {number} */ x, /** @type {number} */ y) => Document.prototype.elementFromPoint.call(document, x, y);
  /** What stands above all else, ours left out. @param {Element} host */
  const above = (host) => {
    const ours = dom.roots(document, dom.KNOWN).filter((root) => root === document || dom.documentOf(root) === document);
    return new Set(ours.flatMap((root) => ("host" in root && root.host === host ? [] : [...dom.all(root, TOP)])));
  };

  /** Take away what an earlier version of us left, which an update has cut off from it. */
  const sweep = () => {
    for (const element of [...dom.children(dom.rootElement(document))].filter((at) => dom.localName(at) === "div")) {
      const root = dom.shadowOf(element);
      if (root && dom.all(root, "[data-part=layer]").length) element.remove();
    }
  };

  /** What the member does, before the page hears of it. @param {Element} host @param {ShadowRoot} root @param {StillOff.Layered} to */
  const hearing = (host, root, to) => {
    const within = (/** @type {MouseEvent} */ { clientX, clientY }) => root.elementFromPoint(clientX, clientY);
    /** Where the pointer went down. @type {Element | null} */
    let down = null;
    let finger = { x: 0, y: 0 };
    /** @type {{[type: string]: (event: any) => void}} */
    const acts = {
      pointerdown: (event) => (down = within(event)),
      // What stands in for a hand may begin with this.
      mousedown: (event) => (down = within(event)),
      click: (event) => {
        const part = within(event);
        if (part && part === down) to.pressed(part, { x: event.clientX, y: event.clientY });
        else if (down) to.slipped(down);
        down = null;
      },
      keydown: (event) => {
        if (event.key === "Escape") to.ended();
        if (event.key === "Escape" || to.key(event.key)) event.preventDefault();
      },
      contextmenu: (event) => event.preventDefault(),
      wheel: (event) => {
        const unit = event.deltaMode === 2 ? innerHeight : event.deltaMode === 1 ? LINE : 1;
        if (!event.ctrlKey && to.pan(event.clientX, event.clientY, event.deltaX * unit, event.deltaY * unit)) event.preventDefault();
      },
      touchstart: ({ touches: [{ clientX: x, clientY: y }] }) => (finger = { x, y }),
      touchmove: (event) => {
        const [{ clientX: x, clientY: y }] = event.touches;
        if (event.touches.length === 1 && to.pan(x, y, finger.x - x, finger.y - y) && event.cancelable) event.preventDefault();
        finger = { x, y };
      },
    };
    return (/** @type {any} */ event) => {
      if (orphaned()) return to.ended();
      const { isTrusted, relatedTarget, target, type } = event;
      // A page may do what it likes by itself; only a member's hand is ours.
      if (!isTrusted) return;
      if (target !== host && relatedTarget !== host) {
        if (/^focus|^blur|^input|^change/.test(type)) return;
        if (event.cancelable) event.preventDefault();
        return event.stopImmediatePropagation();
      }
      // Without a pointer only the part itself knows that it was meant; it's heard there.
      if (type === "click" && !event.detail) return;
      event.stopImmediatePropagation();
      if (target === host) acts[type]?.(event);
    };
  };

  /** What there is of it: an element of the page's, its closed root, and what is shown above all else. */
  const built = (/** @type {string} */ label, /** @type {string} */ style) => {
    const host = make("div");
    const root = host.attachShadow({ mode: "closed" });
    dress(root, STYLE + style);
    const spoken = make("div", { className: "spoken", attributes: { role: "status", "data-part": "spoken" } });
    const properties = { className: "layer", tabIndex: -1, dir: text("textDirection"), lang: text("languageCode"), ariaLabel: label };
    const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { ...properties, attributes: { "data-part": "layer" } }, [spoken]));
    root.append(dialog);
    return { host, root, dialog, spoken };
  };

  /**
   * Keep it above all else, for as long as it's there.
   *
   * @param {ReturnType<typeof built>} parts
   * @param {AbortSignal} signal
   * @param {() => void} ended
   */
  const keeping = ({ host, root, dialog }, signal, ended) => {
    /** What we were put above. @type {Set<Element>} */
    let below = new Set();
    let removals = 0;
    let raised = 0;
    const raise = () => {
      const { activeElement } = root;
      if (dialog.open) dialog.close();
      dialog.showModal();
      if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
      below = above(host);
      raised = performance.now();
    };
    const overtaken = () => [...above(host)].some((at) => !below.has(at));
    /** Anything may have come above us, or we may have gone. */
    const check = () => {
      const gone = !dom.isConnected(host);
      if (gone) removals += 1;
      if (orphaned() || removals > REMOVALS) return ended();
      if (gone) dom.rootElement(document).append(host);
      if (gone || !dialog.open || overtaken()) raise();
    };
    const opened = (/** @type {any} */ { newState, target }) => {
      if (newState !== "closed" && target !== host) raise();
    };
    for (const type of ["toggle", "fullscreenchange"]) addEventListener(type, opened, { capture: true, signal });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      ended();
    });
    // Some browsers close it at once when Escape is pressed again.
    dialog.addEventListener("close", () => !dialog.open && dom.isConnected(host) && ended(), { signal });
    const observer = new MutationObserver(() => dom.isConnected(host) || check());
    for (const parent of [document, dom.rootElement(document)]) observer.observe(parent, { childList: true });
    let beat = 0;
    const again = () => {
      beat = setTimeout(() => {
        check();
        if (!signal.aborted) again();
      }, BEAT);
    };
    again();
    signal.addEventListener("abort", () => {
      clearTimeout(beat);
      observer.disconnect();
    });
    dom.rootElement(document).append(host);
    raise();
    /** Whether all that is seen at a place is ours, and was a moment ago. @param {number} x @param {number} y */
    return (x, y) => {
      const clear = elementAt(x, y) === host && !overtaken();
      if (!clear) raise();
      return performance.now() - raised > STILL;
    };
  };

  /** @type {StillOff.Namespace["layer"]} */
  stillOff.layer = (label, style, to) => {
    sweep();
    const over = new AbortController();
    const { signal } = over;
    const parts = built(label, style);
    const { host, root, dialog, spoken } = parts;
    const hear = hearing(host, root, to);
    const heard = new AbortController();
    for (const type of HAND.split(" ")) addEventListener(type, hear, { capture: true, passive: false, signal: heard.signal });
    root.addEventListener("click", (event) => {
      event.stopPropagation();
      if (event.isTrusted && event.target instanceof Element) to.pressed(event.target, null);
    });
    return {
      root,
      dialog,
      signal,
      free: keeping(parts, signal, to.ended),
      speak: (words) => spoken.replaceChildren(make("p", { textContent: words })),
      end: (byHand) => {
        over.abort();
        // The key that ended it is yet to be let go, and a second click may follow.
        setTimeout(() => heard.abort(), byHand ? STILL : 0);
        dialog.close(); // gives the keyboard back to where it was
        host.remove();
      },
    };
  };
}
