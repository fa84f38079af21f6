/** Where this document is, looking while it's on a page that can tell, and telling the background what was read. */
{
  const { address, controls, definition, dom, highlight, labels, locate, messages, read, settle } = stillOff;

  /** The least time between two looks, ms. */
  const GAP = 200;
  /**
   * The most we may take of a core's time, whatever the page does: the next full look waits until this share holds. It's
   * a hundredth with what can't be timed from here (changes handed over by the browser, memory given back).
   */
  const SHARE = 0.008;
  /** The longest such wait, ms: what looked costly may have been a busy machine, and the member is waiting. */
  const LONGEST = 3000;
  /** When every element is tried for a shadow root, ms after arriving, while nothing sure was found. */
  const THOROUGH = [1000, 9000, 29_000];
  /** When a message that nobody took is sent again, ms. */
  const RETRIES = [500, 2000, 8000, 30_000];
  /** Everything: a row that is put to another use may change its text, its label's id and a property, and nothing else. */
  const OBSERVED = { subtree: true, childList: true, attributes: true, characterData: true };
  /** Changes of these touch what a control says. */
  const TELLING = ["aria-busy", "aria-checked", "aria-disabled", "aria-pressed", "checked", "data-checked", "data-state", "disabled"];
  /** What is still observed once everything is to be looked for anew anyway. */
  const TOUCHES = { subtree: true, attributeFilter: TELLING };
  /** A button that has nothing to do. */
  const IDLE = 'button:disabled, input:disabled, [role="button"][aria-disabled="true"]';
  /** How long a Save button must have had nothing left to do, ms; a refusal brings it back sooner. */
  const SAVED = 10_000;
  const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"]';
  /** With one of these a control is ours however many others there are. */
  const SURE = new Set(["key", "label", "link"]);
  const HINTS = ["change", "input", "keyup", "load", "transitionend", "animationend", "submit"];

  const documentName = crypto.randomUUID();
  const now = () => performance.now();
  const orphaned = () => !globalThis.browser?.runtime?.id;
  const outdated = () => settle.outdated(definition.goodUntil, Date.now());

  /** @type {StillOff.Visit | null} */
  let visit = null;
  /** The address that was looked up last. */
  let here = "";
  const lifetime = new AbortController();

  /** The extension was updated or removed under us: fall silent, leave nothing. */
  const retire = () => {
    visit?.leave();
    visit = null;
    lifetime.abort();
  };

  /** Send until the background answers; the worker may be starting, or may have been killed. @template {keyof StillOff.ContentAnswers} Type @param {Type} type @param {object} content @returns {Promise<StillOff.ContentAnswers[Type] | null | void>} */
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
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };

  /** One after another, so that what happened first is told first. @type {Promise<unknown>} */
  let line = Promise.resolve();
  /** @template {keyof StillOff.ContentAnswers} Type @param {Type} type @param {object} content @returns {ReturnType<typeof tell<Type>>} */
  const tellInTurn = (type, content) => {
    const told = line.then(() => tell(type, content));
    line = told;
    return told;
  };

  /** A sight of which there is nothing to say but why. @param {string | null} reason @returns {StillOff.Sight} */
  const unknown = (reason) => ({ control: null, signals: [], state: "unknown", reason, busy: false });

  /** What is known of a setting, when its page is entered. @param {StillOff.ContentSetting} setting @param {StillOff.Telling["tells"]} tells @param {number} arrived @returns {StillOff.Case} */
  const caseOf = (setting, tells, arrived) => {
    const page = /** @type {StillOff.ContentPage} */ (address.pageFor(setting, tells, location.href));
    return {
      setting,
      page,
      about: setting.per === "object" ? { object: address.objectOf(page, location.href) } : {},
      settler: settle.settler(arrived, page.early),
      sight: unknown(null),
      inDialog: false,
      stored: null,
      unsaved: false,
      told: false,
      remembered: null,
    };
  };

  /** Look at one page until it's left. @param {StillOff.Telling} page @param {StillOff.Reading["arrival"]} arrival */
  const start = (page, arrival) => {
    const over = new AbortController();
    const { signal } = over;
    const arrived = now();
    const settings = definition.settings.filter(({ id }) => page.settings.includes(id));
    const cases = settings.map((setting) => caseOf(setting, page.tells, arrived));
    /**
     * How a page without a form shows that it saved: a button that had nothing to do until a control was moved, that the
     * member pressed then, and that has nothing to do again. A press alone proves nothing.
     *
     * @type {Set<Element>}
     */
    let idle = new Set();
    /** @type {Element | null} */
    let pressed = null;
    let idleSince = Infinity;
    /** Roots whose events are heard. @type {WeakSet<Node>} */
    const heard = new WeakSet();
    /** The roots of the last full look. @type {StillOff.Root[]} */
    let followed = [];
    let allowed = { watched: true, highlight: false };
    let timer = 0;
    let planned = Infinity;
    let earliest = 0;
    /** What was spent since the last full look, it included, ms. */
    let worked = 0;
    /** Do something that counts. @template Done @param {() => Done} work */
    const spend = (work) => {
      const begun = now();
      const done = work();
      worked += now() - begun;
      return done;
    };
    /** Something happened on the page since the last full look. */
    let stirred = true;
    /** Elements were added since the last full look: there may be new roots among them. */
    let grown = true;
    const thoroughTimes = THOROUGH.map((wait) => arrived + wait);
    let thoroughFrom = thoroughTimes[0];

    // A page reached without a load may still show what was there before: its controls speak for another address.
    const before = new WeakMap();
    if (arrival === "navigation") {
      for (const element of controls.candidates(dom.roots(document, dom.LIKELY), settings)) before.set(element, labels.fingerprint(element));
    }
    const leftOver = (/** @type {Element} */ element) => before.has(element) && before.get(element) === labels.fingerprint(element);

    const plan = (/** @type {number} */ time) => {
      if (signal.aborted || time >= planned) return;
      clearTimeout(timer);
      planned = time;
      // A timer takes whole ms: one that comes too early would have to be set again.
      timer = setTimeout(look, Math.max(0, Math.ceil(time - now())));
    };
    const soon = () => {
      stirred = true;
      plan(Math.max(now() + GAP, earliest));
    };

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
      arrive();
      soon();
      if (grown && !known && !signal.aborted) observe(TOUCHES);
    };
    const observer = new MutationObserver((records) => spend(() => observed(records)));

    /** From now on be told of such changes alone. @param {MutationObserverInit} changes */
    const observe = (changes) => {
      observer.disconnect();
      for (const root of followed) observer.observe(root, changes);
    };

    /** What a control says may have changed. @param {Element} element */
    const touched = (element) => {
      for (const { sight, settler } of cases) if (sight.control?.includes(element)) settler.touch(now());
    };

    /** Hear a root's events: a frame's don't reach the top. @param {StillOff.Root} root */
    const hear = (root) => {
      if (heard.has(root)) return;
      heard.add(root);
      /** @type {EventTarget | null} */
      const target = dom.isDocument(root) ? dom.viewOf(root) : root;
      target?.addEventListener("click", /** @type {EventListener} */ (clicked), { capture: true, signal });
      for (const hint of HINTS) target?.addEventListener(hint, hinted, { capture: true, passive: true, signal });
    };

    /** The member moved a control. @param {StillOff.Case} one */
    const moved = (one) => {
      one.settler.pressed(now());
      if (!cases.some(({ unsaved }) => unsaved)) idle = new Set(dom.roots(document, dom.KNOWN).flatMap((root) => [...dom.all(root, IDLE)]));
      one.unsaved = true;
      if (allowed.watched) tellInTurn(messages.CLICK, { setting: one.setting.id, ...one.about });
    };

    /** What the page shows of a setting is what it holds. @param {StillOff.Case} one */
    const saved = (one) => {
      one.unsaved = false;
      one.stored = null;
    };

    /** A frame's load brings a new document; any other load changes nothing that can be read. @param {Event} event */
    const hinted = (event) => {
      const { type } = event;
      const target = /** @type {Element} */ (event.target);
      for (const one of event.isTrusted ? cases : []) {
        const { control } = one.sight;
        // A list's answer is chosen with the keyboard, or in a window of the browser's.
        if (type === "change" && control?.includes(target) && dom.localName(target) === "select") moved(one);
        // The form the control stands in was sent: what it shows is what will be stored.
        if (type === "submit" && control && [...dom.upwards(control[0])].includes(target)) {
          saved(one);
          one.settler.touch(now());
        }
      }
      if (type !== "load" || target?.localName === "iframe") soon();
    };

    /** @type {WeakSet<Event>} one click passes several roots */
    const noted = new WeakSet();
    const clicked = (/** @type {MouseEvent} */ event) => {
      if (!event.isTrusted || noted.has(event)) return;
      pressed = /** @type {Element[]} */ (event.composedPath()).find((at) => idle.has(at)) ?? pressed;
      for (const one of cases) {
        if (!one.sight.control || !controls.hit(one.sight.control, event)) continue;
        noted.add(event);
        moved(one);
      }
      soon();
    };

    /** @param {StillOff.Case} one @param {StillOff.Root[]} roots @returns {StillOff.Sight} */
    const see = (one, roots) => {
      const { setting } = one;
      if (page.tells === "row") {
        const { control, signals, state } = stillOff.row(roots, setting);
        const told = state !== null && !outdated();
        return { control, signals: told ? signals : [], state: told ? state : "unknown", reason: told ? null : "silent", busy: false };
      }
      const found = locate.control(roots, setting, leftOver, one.page.alone);
      const sure = found.signals.some((name) => SURE.has(name));
      // A sign-in form has a lone checkbox too.
      if (!sure && locate.signIn(roots, definition.walls)) return unknown("signed-out");
      if (!found.control && says(roots, setting.notOffered)) return unknown("not-offered");
      if (says(roots, setting.undecided)) return unknown("undecided");
      if (!found.control) return unknown(one.inDialog ? "silent" : found.reason);
      if ([...dom.upwards(found.control[0])].some((at) => dom.matches(at, DIALOG))) one.inDialog = true;
      return { ...found, ...value(found.control, one), busy: read.busy(found.control) };
    };

    /** @param {StillOff.Root[]} roots @param {StillOff.Quote[]} [quotes] */
    const says = (roots, quotes) => quotes && stillOff.words.says(roots, quotes);

    /** What a control says, as far as it may be said. @param {StillOff.Control} control @param {StillOff.Case} one @returns {StillOff.Said} */
    const value = (control, one) => {
      if (outdated()) return { state: "unknown", reason: "outdated-definition" };
      const said = read.control(control, one.setting);
      if (pressed && dom.matches(pressed, IDLE) && dom.isConnected(pressed)) idleSince = Math.min(idleSince, now());
      else idleSince = Infinity;
      if (now() - idleSince >= SAVED) {
        pressed = null;
        cases.forEach(saved);
      }
      if (!one.setting.save || !one.unsaved) return said;
      // A change that isn't saved is none: what was read before holds.
      return said.state === one.stored ? said : { state: "unknown", reason: "silent" };
    };

    /** @param {StillOff.Case} one @param {StillOff.SettlerLook} look */
    const report = async (one, { state, reason, signals }) => {
      const loaded = Math.round(performance.timeOrigin);
      const how = one.told ? "watched" : arrival;
      one.told = true;
      const reading = { ...one.about, state, reason, signals, page: page.tells, arrival: how, document: documentName, loaded, at: Date.now() };
      const answer = await tellInTurn(messages.READING, { setting: one.setting.id, reading });
      if (answer && !signal.aborted) {
        one.remembered = answer;
        plan(now() + GAP);
      }
    };

    /** @param {StillOff.Root[]} roots */
    const follow = (roots) => {
      followed = roots;
      observe(grown ? TOUCHES : OBSERVED);
      for (const root of roots) hear(root);
    };

    /** A full look: find everything anew. @param {boolean} thorough */
    const search = (thorough) => {
      const roots = dom.roots(document, thorough ? dom.EVERY : grown ? dom.LIKELY : dom.KNOWN);
      stirred = grown = false;
      follow(roots);
      for (const one of cases) one.sight = see(one, roots);
    };

    const weak = () => cases.some(({ sight }) => !sight.signals.some((signal) => SURE.has(signal)));
    const look = () => {
      planned = Infinity;
      // Its address may have changed without a change that was observed.
      arrive();
      if (signal.aborted) return;
      if (orphaned()) return retire();
      const begun = now();
      const thorough = page.tells === "control" && weak() && begun >= thoroughFrom;
      const full = stirred || thorough;
      const next = spend(() => {
        if (full) search(thorough);
        else cases.forEach(reread);
        return answer(begun, full);
      });
      if (full) {
        // Later ones wait for something to stir.
        while (thoroughTimes[0] <= begun) thoroughTimes.shift();
        earliest = now() + Math.min(worked / SHARE, LONGEST);
        worked = 0;
      }
      if (thorough) thoroughFrom = Math.max(thoroughTimes[0] ?? begun + THOROUGH[1], earliest);
      if (next !== null) plan(next);
      if (weak() && thoroughTimes.length) plan(Math.max(thoroughTimes[0], thoroughFrom));
    };

    /** Tell and draw what may be believed of what is seen. @param {number} begun @param {boolean} full @returns {number | null} when to look again */
    const answer = (begun, full) => {
      let next = null;
      /** @type {StillOff.Shown | null} */
      let shown = null;
      for (const one of cases) {
        const { setting, settler, sight, remembered } = one;
        // The first element stands for a control made of several.
        const { believed, again } = settler.look({ ...sight, control: sight.control?.[0] ?? null }, begun);
        const settled = settler.settled();
        if (again !== null) next = Math.min(next ?? Infinity, again);
        if (settled && sight.state !== "unknown") one.stored = sight.state;
        if (believed && believed.reason !== "silent" && allowed.watched) report(one, believed);
        shown = { control: sight.control, tells: page.tells, settled, reading: sight, setting, remembered };
      }
      if (shown && allowed.highlight && allowed.watched) highlight.show(shown, full);
      return next;
    };

    /** Nothing stirred: what was found stands, only its value is read again. @param {StillOff.Case} one */
    const reread = (one) => {
      const { control } = one.sight;
      if (page.tells === "control" && control) one.sight = { ...one.sight, ...value(control, one) };
    };

    const ask = async () => {
      const answer = await tell(messages.ARRIVED, {});
      if (!answer || signal.aborted) return;
      allowed = answer;
      highlight.learn(answer.texts);
      if (!allowed.highlight || !allowed.watched) highlight.hide();
      // Without anything having stirred: to draw what was answered.
      plan(now() + GAP);
    };

    follow([document]);
    // Not at once: a page that isn't laid out yet would be laid out for us alone.
    soon();
    ask();
    return {
      place: placeOf(page),
      again: ask,
      soon,
      restored() {
        arrival = "restored";
        for (const { settler } of cases) settler.touch(now());
        soon();
      },
      leave() {
        over.abort();
        clearTimeout(timer);
        observer.disconnect();
        highlight.hide();
      },
    };
  };

  /** What makes an address another page: the path, and what is told there; a page may be named by query or fragment. @param {StillOff.Telling | null} page */
  const placeOf = (page) => location.pathname + JSON.stringify(page);

  /** The address may have changed: leave the former page, and look where this is one that can tell. */
  const arrive = (/** @type {StillOff.Reading["arrival"]} */ arrival = "navigation") => {
    if (location.href === here) return;
    here = location.href;
    const page = address.pageOf(definition, location.href);
    if (visit?.place === placeOf(page)) return;
    visit?.leave();
    visit = page && page.tells !== "wall" ? start(page, arrival) : null;
  };

  if (!stillOff.running?.()) {
    stillOff.running = () => !lifetime.signal.aborted && !orphaned();
    highlight.sweep();
    const { signal } = lifetime;
    const moved = () => arrive();
    addEventListener("popstate", moved, { signal });
    addEventListener("hashchange", moved, { signal });
    globalThis.navigation?.addEventListener("currententrychange", moved, { signal });
    addEventListener("pagehide", () => highlight.hide(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && visit?.restored(), { signal });
    addEventListener("visibilitychange", () => visit?.soon(), { capture: true, signal });
    /** @type {(message: any, sender: unknown, respond: (answer: boolean) => void) => void} */
    const onMessage = (message, _, respond) => {
      if (message?.type !== messages.LOOK_AGAIN) return;
      arrive();
      visit?.again();
      respond(true);
    };
    browser.runtime.onMessage.addListener(onMessage);
    signal.addEventListener("abort", () => browser.runtime?.onMessage?.removeListener(onMessage));

    const [loading] = performance.getEntriesByType("navigation");
    const loadedHere = loading ? new URL(loading.name).pathname === location.pathname : true;
    arrive(loadedHere ? "load" : "navigation");
  }
}
