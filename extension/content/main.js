/** Where this document is: it stays on pages that can tell, and has what is read there told. */
{
  // Scripts may be put here twice: what they give one another is taken from their own run.
  const { address, clock, definition, highlight, messages, saving, visit } = stillOff;

  /** When a message that nobody took is sent again, ms. */
  const RETRIES = [500, 2000, 8000, 30_000];

  const orphaned = () => !globalThis.browser?.runtime?.id;

  /** @type {StillOff.Visit | null} */
  let current = null;
  /** The address that was looked up last. */
  let here = "";
  const lifetime = new AbortController();

  /** The extension was updated or removed under us: fall silent, leave nothing. */
  const retire = () => {
    current?.leave();
    current = null;
    lifetime.abort();
  };

  /** Send until the background answers; the worker may be starting, or may have been killed. @type {StillOff.Tellers["tell"]} */
  const tell = async (type, content) => {
    for (const wait of [...RETRIES, null]) {
      if (orphaned()) return retire();
      try {
        const answer = await browser.runtime.sendMessage({ type, service: definition.service, ...content });
        if (answer) return answer;
      } catch {
        // Nobody listened: try again below.
      }
      if (wait === null) return null;
      await new Promise((resolve) => clock.after(wait, () => resolve(null)));
    }
  };

  /** One after another, so that what happened first is told first. @type {Promise<any>} */
  let queue = Promise.resolve();
  /** @type {StillOff.Tellers["tellInTurn"]} */
  const tellInTurn = (type, content) => (queue = queue.then(() => tell(type, content)));

  /**
   * What pages with a Save step hold, for as long as the document stands: a draft may be carried from page to page.
   *
   * @type {Map<string, StillOff.Saving>}
   */
  const held = new Map();
  /** @param {string} key of a setting, and its object */
  const savingOf = (key) => {
    const known = held.get(key) ?? saving();
    held.set(key, known);
    return known;
  };

  /**
   * What makes an address another page: the path, and what is told there; a page may be named by query or fragment.
   *
   * @param {StillOff.Telling | null} page
   */
  const placeOf = (page) => location.pathname + JSON.stringify(page);
  let place = "";

  /** The address may have changed: leave the former page, and look where this is one that can tell. */
  const arrive = (/** @type {StillOff.Reading["arrival"]} */ arrival = "navigation") => {
    if (location.href === here) return;
    here = location.href;
    const page = address.pageOf(definition, location.href);
    if (current && place === placeOf(page)) return;
    place = placeOf(page);
    current?.leave();
    current = null;
    if (page && page.tells !== "wall")
      current = visit(page, arrival, { arrive, document: name, listen, orphaned, retire, saving: savingOf, tell, tellInTurn });
  };
  const name = crypto.randomUUID();

  /** @type {(message: any, sender: unknown, respond: (answer: boolean) => void) => void} */
  const onMessage = (message, _, respond) => {
    if (message?.type !== messages.LOOK_AGAIN) return;
    listen();
    arrive();
    current?.again();
    respond(true);
  };

  /** @type {[target: EventTarget | undefined, type: string, listener: (event: any) => void][]} */
  const LISTENERS = [
    [globalThis, "popstate", () => arrive()],
    [globalThis, "hashchange", () => arrive()],
    [globalThis.navigation, "currententrychange", () => arrive()],
    [
      globalThis,
      "pagehide",
      () => {
        current?.going();
        highlight.hide();
      },
    ],
    [globalThis, "pageshow", ({ isTrusted, persisted }) => isTrusted && persisted && current?.restored()],
    [globalThis, "visibilitychange", () => current?.soon()],
    [document, "resume", () => current?.soon()],
  ];
  /** A document that writes itself over again forgets who listens: listening twice is listening once. */
  const listen = () => {
    const { signal } = lifetime;
    for (const [target, type, listener] of LISTENERS) target?.addEventListener(type, listener, { capture: true, signal });
  };

  /** Settings that the member showed: the page is entered again with them. @type {StillOff.Namespace["learn"]} */
  const learn = (settings) => {
    const known = definition.settings.filter(({ service }) => service);
    if (JSON.stringify(known) === JSON.stringify(settings)) return;
    definition.settings = [...definition.settings.filter(({ service }) => !service), ...settings];
    current?.leave();
    current = null;
    here = place = "";
    arrive(arrivedBy());
  };

  /** How the document came to its address. */
  const arrivedBy = () => {
    const [loading] = performance.getEntriesByType("navigation");
    return !loading || new URL(loading.name).pathname === location.pathname ? "load" : "navigation";
  };

  const begin = () => {
    listen();
    arrive(arrivedBy());
  };

  if (!stillOff.running?.()) {
    stillOff.learn = learn;
    stillOff.running = () => !lifetime.signal.aborted && !orphaned();
    highlight.sweep();
    browser.runtime.onMessage.addListener(onMessage);
    lifetime.signal.addEventListener("abort", () => browser.runtime?.onMessage?.removeListener(onMessage));
    // A page made ready before anybody visits it is visited later, or never.
    if (/** @type {any} */ (document).prerendering) document.addEventListener("prerenderingchange", begin, { once: true, signal: lifetime.signal });
    else begin();
  }
}
