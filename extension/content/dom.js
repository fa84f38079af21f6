/**
 * The page's tree as it is composed: through shadow roots, open and closed, and same-origin frames.
 *
 * A page can give a form or the document a child named like a property (`<input name="parentNode">`), and that name
 * then hides the property even from us. So nothing is read off a node directly: getters and methods are taken from
 * the prototypes, which no page can reach in our world.
 */
{
  const HTML = "http://www.w3.org/1999/xhtml";

  /** @type {<T, K extends keyof T>(prototype: T, name: K) => StillOff.Getter<T, K>} */
  const getter = (prototype, name) => {
    const get = /** @type {Function} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
    return (node) => get.call(node);
  };
  /** @type {<T, K extends keyof T>(prototype: T, name: K) => StillOff.Method<T, K>} */
  const method = (prototype, name) => {
    const original = /** @type {Function} */ (prototype[name]);
    return /** @type {any} */ ((/** @type {unknown} */ node, /** @type {unknown[]} */ ...rest) => original.call(node, ...rest));
  };

  const parentNode = getter(Node.prototype, "parentNode");
  const nodeType = getter(Node.prototype, "nodeType");
  const childNodes = getter(Node.prototype, "childNodes");
  const textContent = /** @type {StillOff.Dom["textContent"]} */ (getter(Node.prototype, "textContent"));
  const isConnected = getter(Node.prototype, "isConnected");
  const comparePosition = method(Node.prototype, "compareDocumentPosition");
  const rootOf = /** @type {StillOff.Dom["rootOf"]} */ (method(Node.prototype, "getRootNode"));
  const localName = getter(Element.prototype, "localName");
  const shadowRoot = getter(Element.prototype, "shadowRoot");
  const documentOf = /** @type {StillOff.Dom["documentOf"]} */ (getter(Node.prototype, "ownerDocument"));
  const within = method(Element.prototype, "querySelectorAll");
  const below = method(Element.prototype, "getElementsByTagName");
  const walkTexts = method(Document.prototype, "createTreeWalker");
  const attribute = method(Element.prototype, "getAttribute");
  const hasAttribute = method(Element.prototype, "hasAttribute");
  const matches = method(Element.prototype, "matches");
  const box = method(Element.prototype, "getBoundingClientRect");
  const checkVisibility = method(Element.prototype, "checkVisibility");
  const children = getter(Element.prototype, "children");
  const hostOf = getter(ShadowRoot.prototype, "host");
  const slotOf = getter(Element.prototype, "assignedSlot");
  const closestIn = method(Element.prototype, "closest");
  const baseOf = getter(Node.prototype, "baseURI");
  const viewOf = getter(Document.prototype, "defaultView");
  const bodyOf = getter(Document.prototype, "body");
  const scrollerOf = getter(Document.prototype, "scrollingElement");
  const rootElement = getter(Document.prototype, "documentElement");
  const namespace = getter(Element.prototype, "namespaceURI");
  const controlOf = getter(HTMLLabelElement.prototype, "control");
  const contentDocument = getter(HTMLIFrameElement.prototype, "contentDocument");
  const belowDocument = method(Document.prototype, "getElementsByTagName");
  const queryDocument = method(Document.prototype, "querySelectorAll");
  const queryFragment = method(DocumentFragment.prototype, "querySelectorAll");
  const idInDocument = method(Document.prototype, "getElementById");
  const idInFragment = method(DocumentFragment.prototype, "getElementById");

  const [scrollLeft, scrollTop, scrollWidth, clientWidth] = /** @type {const} */ (["scrollLeft", "scrollTop", "scrollWidth", "clientWidth"]).map(
    (name) => getter(Element.prototype, name),
  );
  /** Whether an element holds more than so many, which are counted no further. @type {StillOff.Dom["holdsMore"]} */
  const holdsMore = (element, most) => below(element, "*").item(most) !== null;

  /** How far an element was scrolled, and how far it can be across. @type {StillOff.Dom["scrolled"]} */
  const scrolled = (element) => ({ left: scrollLeft(element), top: scrollTop(element), room: scrollWidth(element) - clientWidth(element) });

  /** @param {Node} node @returns {Node[]} all that its parent holds, itself included */
  const siblings = (node) => {
    const parent = parentNode(node);
    return parent ? [...childNodes(parent)] : [];
  };

  /** @param {Node} node @returns {node is Document} */
  const isDocument = (node) => nodeType(node) === Node.DOCUMENT_NODE;
  /** @param {Node} node @returns {node is Element} */
  const isElement = (node) => nodeType(node) === Node.ELEMENT_NODE;

  /** What a removed frame holds stays connected to its document, which no view shows any more. @param {Node} node */
  const present = (node) => isConnected(node) && viewOf(documentOf(node)) !== null;

  /** A selector for elements of one name. */
  const OF_NAME = /^([a-z]+)($|[[:][^ ,>+~]*$)/;
  /** What a selector finds in a root. Of one name browsers keep what they found, for as long as the page stands still. @type {StillOff.Dom["all"]} */
  const all = (root, selector) => {
    if (!isDocument(root)) return queryFragment(root, selector);
    const [, name, more] = OF_NAME.exec(selector) ?? [];
    if (!name) return queryDocument(root, selector);
    const named = belowDocument(root, name);
    return more ? [...named].filter((element) => matches(element, selector)) : named;
  };
  /** @param {Document | ShadowRoot} root @param {string} id @returns {Element | null} */
  const byId = (root, id) => (isDocument(root) ? idInDocument(root, id) : idInFragment(root, id));

  /** @param {Element} label */
  const controlled = (label) => (namespace(label) === HTML ? controlOf(/** @type {HTMLLabelElement} */ (label)) : null);
  /**
   * Browsers have a property for this, which visits every element of the document; a selector doesn't.
   *
   * @param {Element} element @returns {Element[]} its labels
   */
  const labels = (element) => {
    const root = rootOf(element);
    return isElement(root) ? [] : [...all(root, "label")].filter((label) => controlled(label) === element);
  };

  /** The standard elements that can have a shadow root; custom elements have a hyphen in their name. */
  const HOSTS = new Set("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "));
  const openOrClosed = /** @type {(element: Element) => ShadowRoot | null} */ (
    globalThis.chrome?.dom?.openOrClosedShadowRoot ??
      ("openOrClosedShadowRoot" in Element.prototype ? getter(Element.prototype, "openOrClosedShadowRoot") : shadowRoot)
  );
  /** @param {Element} element @returns {ShadowRoot | null} open or closed, where the browser lets an extension in */
  const shadowOf = (element) => {
    const name = localName(element);
    if (!HOSTS.has(name) && !name.includes("-")) return null;
    try {
      return openOrClosed(element);
    } catch {
      return null; // an element of another namespace that only shares the name
    }
  };

  /** @param {Element} frame @returns {Document | null} null when the frame is another origin's */
  const frameDocument = (frame) => {
    try {
      return contentDocument(/** @type {HTMLIFrameElement} */ (frame));
    } catch {
      return null;
    }
  };

  /**
   * Elements that come in large numbers and have no shadow root of their own, or one that `:empty` finds: what's left are
   * frames, custom elements and a few others. A selector leaves the search to the browser; touching every element of a
   * large page from here would cost ten times as much, and asking each for a closed shadow root a hundred times.
   */
  const ORDINARY =
    "div,span,a,p,li,ul,button,img,svg,path,g,i,b,em,strong,input,label,td,tr,th,br,h2,h3,h4,section,article,option,dl,dt,dd," +
    "picture,small,sup,code,time,slot,script,style,rect,circle,use";
  /** How far to search for roots: those known, what's likely to lead to one, or every element. */
  const KNOWN = 0;
  const LIKELY = 1;
  const EVERY = 2;
  const GATES = { [KNOWN]: [], [LIKELY]: [`:not(${ORDINARY})`, ":empty"], [EVERY]: ["*"] };
  /** How many likely elements are tried; what is beyond is left to the search of every element. */
  const MOST = 300;
  /** Custom elements that were found on the way, whatever they hold. @type {Set<Element>} */
  const customs = new Set();
  /** Shadow roots once found: an element never loses its own. @type {Map<Element, ShadowRoot>} */
  const opened = new Map();

  /**
   * The document and every shadow root and same-origin frame document in it.
   *
   * @param {Document} document
   * @param {0 | 1 | 2} reach how far to search; every element is costly on large pages, and needed only for shadow
   *   roots of standard elements that have children of their own beside it
   * @returns {(Document | ShadowRoot)[]}
   */
  const roots = (document, reach) => {
    /** @type {Set<Document | ShadowRoot>} */
    const found = new Set([document]);
    for (const element of customs) if (!present(element)) customs.delete(element);
    for (const [host, root] of opened) {
      if (present(host)) found.add(root);
      else opened.delete(host);
    }
    const enter = (/** @type {Element} */ gate) => {
      if (localName(gate).includes("-") && customs.size < 1000) customs.add(gate);
      const inner = localName(gate) === "iframe" ? frameDocument(gate) : shadowOf(gate);
      if (!inner) return;
      found.add(inner);
      if (!isDocument(inner)) opened.set(gate, inner);
    };
    // A set hands out what is added to it while it's walked.
    for (const root of found) {
      if (reach === KNOWN) for (const frame of all(root, "iframe")) enter(frame);
      for (const selector of GATES[reach]) {
        const gates = all(root, selector);
        const most = reach === EVERY ? gates.length : Math.min(gates.length, MOST);
        for (let place = 0; place < most; place += 1) enter(gates[place]);
      }
    }
    return [...found];
  };

  /** @param {Node} root @returns {Element | null} what holds a shadow root, or a frame's document */
  const holderOf = (root) => {
    if (isElement(root)) return null; // what isn't connected has an element for a root
    if (isDocument(root)) {
      try {
        return viewOf(root)?.frameElement ?? null;
      } catch {
        return null;
      }
    }
    return "host" in root ? hostOf(/** @type {ShadowRoot} */ (root)) : null;
  };

  /** @param {Node} node @returns {Element | null} the parent element across shadow roots and frames */
  const parentOf = (node) => {
    const parent = parentNode(node);
    return !parent || isElement(parent) ? parent : holderOf(parent);
  };

  /** The element itself or the nearest above it that a selector finds, across roots, without a step for each. @type {StillOff.Dom["closest"]} */
  const closest = (element, selector) => {
    for (let at = /** @type {Element | null} */ (element); at; at = holderOf(rootOf(at))) {
      const found = closestIn(at, selector);
      if (found) return found;
    }
    return null;
  };

  /** @param {Node | null} node @returns {Generator<Element>} the element itself (when it is one), then its parents */
  function* upwards(node) {
    for (let at = node && (isElement(node) ? node : parentOf(node)); at; at = parentOf(at)) yield at;
  }

  /** An element, then what's around it as it's drawn: what is put into a slot stands in there. @param {Element} element */
  function* around(element) {
    for (let at = /** @type {Element | null} */ (element); at; at = slotOf(at) ?? parentOf(at)) yield at;
  }

  /** Whether an element is another or is around it, across roots, without a step for each. @param {Element} element @param {Element} other */
  const holds = (element, other) => {
    for (let at = /** @type {Element | null} */ (other); at; at = holderOf(rootOf(at))) {
      if (at === element || comparePosition(element, at) & Node.DOCUMENT_POSITION_CONTAINED_BY) return true;
    }
    return false;
  };

  /** What stands in an element, in shadow roots that were found too. @type {StillOff.Dom["deep"]} */
  const deep = (element, selector) => {
    const inner = [...opened].filter(([host]) => holds(element, host));
    return [...within(element, selector), ...inner.flatMap(([, root]) => [...all(root, selector)])];
  };

  /** Whether a member can see what a node holds; some elements have no box of their own. @type {StillOff.Dom["visible"]} */
  const visible = (node) => {
    for (const at of upwards(node)) if (getComputedStyle(at).display !== "contents") return checkVisibility(at, { visibilityProperty: true });
    return false;
  };

  /** What's longer is no label, and costly to compare. */
  const LONGEST = 1000;
  const SILENT = new Set(["script", "style", "noscript", "template", "svg", "select"]);

  /**
   * The texts below a node, in order, one per text node, those in shadow roots that were found included.
   *
   * @param {Node} node
   * @param {number} limit give up beyond this many nodes
   * @param {boolean} [shown] only those that a member can see
   * @returns {string[] | null} null when there are too many nodes
   */
  const texts = (node, limit, shown = false) => {
    /** @type {string[]} */
    const found = [];
    let seen = 0;
    const walk = (/** @type {Node} */ at) => {
      if ((seen += 1) > limit) return false;
      const type = nodeType(at);
      const element = /** @type {Element} */ (at);
      if (type === Node.TEXT_NODE) {
        const text = textContent(at).trim();
        if (text && !(shown && !visible(at))) found.push(text.slice(0, LONGEST));
        return true;
      }
      if (type === Node.ELEMENT_NODE) {
        if (SILENT.has(localName(element)) || hasAttribute(element, "hidden")) return true;
        const shadow = opened.get(element);
        if (shadow && !walk(shadow)) return false;
      }
      const children = childNodes(at);
      if (seen + children.length > limit) return false;
      for (const child of children) if (!walk(child)) return false;
      return true;
    };
    return walk(node) ? found : null;
  };

  /** The closest element of a name before another, in the same parent. @type {StillOff.Dom["before"]} */
  const before = (element, name) => {
    const all = siblings(element);
    return (
      all
        .slice(0, all.indexOf(element))
        .reverse()
        .filter(isElement)
        .find((at) => localName(at) === name) ?? null
    );
  };

  /** Whether one node comes after another, and isn't part of it. @type {StillOff.Dom["follows"]} */
  const follows = (node, other) => (comparePosition(other, node) & 20) === Node.DOCUMENT_POSITION_FOLLOWING;

  /** @param {Node} root @returns {Generator<Node>} every node of text below, however many there are */
  function* textNodes(root) {
    const walker = walkTexts(isDocument(root) ? root : documentOf(root), root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
  }

  stillOff.dom = {
    EVERY,
    KNOWN,
    LIKELY,
    all,
    around,
    attribute,
    baseOf,
    before,
    bodyOf,
    box,
    byId,
    checkVisibility,
    children,
    closest,
    controlled,
    customs,
    deep,
    documentOf,
    follows,
    frameDocument,
    hasAttribute,
    holderOf,
    holdsMore,
    isConnected,
    isDocument,
    labels,
    localName,
    matches,
    parentOf,
    rootElement,
    rootOf,
    roots,
    scrolled,
    scrollerOf,
    shadowOf,
    siblings,
    textContent,
    textNodes,
    texts,
    upwards,
    viewOf,
    visible,
    within,
  };
}
