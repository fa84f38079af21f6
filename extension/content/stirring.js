/** What happens on a page while we stay: changes of its tree, and events, for some changes leave no other trace. */
{
  const { activity, dom, highlight, states } = stillOff;

  /** Everything: a row that is put to another use may change its text, its label's id and a property, and nothing else. */
  const OBSERVED = { subtree: true, childList: true, attributes: true, characterData: true };
  /** Changes of these touch what a control says. */
  const TELLING = [...states.VALUES, "aria-busy", "aria-disabled", "checked", "disabled"];
  /** What is still observed once everything is to be searched again anyway. */
  const TOUCHES = { subtree: true, attributeFilter: TELLING };
  const HEARD = [...activity.STARTS, "change", "input", "keyup", "load", "transitionend", "animationend", "submit"];

  /** @type {StillOff.Namespace["stirring"]} */
  stillOff.stirring = ({ spend, touched, stirred, happened, rewritten, signal }) => {
    /** The roots of the last full look. @type {StillOff.Root[]} */
    let followed = [];
    /** Elements were added since the last full look: there may be new roots among them. */
    let grown = true;

    /** Called as often as the page stirs: it does no more than it must. @param {MutationRecord[]} records */
    const observed = (records) => {
      const known = grown;
      let theirs = false;
      for (const record of records) {
        const { type } = record;
        if (type === "attributes" && TELLING.includes(record.attributeName ?? "")) touched(/** @type {Element} */ (record.target));
        // Once it's known that elements were added, nothing more is to be learnt from such a record.
        if (theirs && (grown || type !== "childList")) continue;
        if (highlight.owns(record)) continue;
        theirs = true;
        grown ||= type === "childList" && record.addedNodes.length > 0;
      }
      if (!theirs) return;
      stirred();
      if (grown && !known && !signal.aborted) observe(TOUCHES);
    };
    const observer = new MutationObserver((records) => spend(() => observed(records)));

    /** From now on be told of such changes alone. @param {MutationObserverInit} changes */
    const observe = (changes) => {
      observer.disconnect();
      for (const root of followed) observer.observe(root, changes);
    };

    /**
     * Roots whose events are heard, and what each document held then: one that writes itself over again forgets who listens.
     *
     * @type {WeakMap<Node, Node>}
     */
    const heard = new WeakMap();
    /** Hear a root's events: a frame's don't reach the top. @param {StillOff.Root} root */
    const hear = (root) => {
      const content = dom.isDocument(root) ? (dom.rootElement(root) ?? root) : root;
      if (heard.get(root) === content) return;
      if (root === document && heard.has(root)) rewritten();
      heard.set(root, content);
      /** @type {EventTarget | null} */
      const target = dom.isDocument(root) ? dom.viewOf(root) : root;
      for (const type of HEARD) target?.addEventListener(type, happened, { capture: true, passive: true, signal });
    };

    signal.addEventListener("abort", () => observer.disconnect());
    return {
      grown: () => grown,
      /** @param {StillOff.Root[]} roots */
      follow: (roots, fresh = false) => {
        followed = roots;
        if (fresh) grown = false;
        observe(grown ? TOUCHES : OBSERVED);
        for (const root of roots) hear(root);
      },
    };
  };
}
