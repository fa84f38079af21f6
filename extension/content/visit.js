/** The stay on one page that can tell: when to look, what may be believed, what is told and drawn. */
{
  const { activity, address, clock, controls, definition, dom, freshness, highlight, labels, messages, read, settle, sight, stirring } = stillOff;

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
  /** What is shown on the page alone. */
  const UNTOLD = new Set(["silent", "unsaved"]);

  /** @param {StillOff.Case["sight"]} sight */
  const said = ({ control, state }) => ({ element: control?.[0] ?? null, state });

  /**
   * A setting that the member showed on a page of a service that is known: what that says before its question is answered is
   * known too.
   *
   * @param {StillOff.ContentSetting} setting
   */
  const informed = (setting) => {
    const undecided = setting.service ? definition.settings.flatMap((one) => one.undecided ?? []) : [];
    return undecided.length ? { ...setting, undecided } : setting;
  };

  class Visit {
    #over = new AbortController();
    /** @type {ReturnType<typeof clock.after> | undefined} */
    #timer;
    #planned = Infinity;
    #earliest = 0;
    /** What was spent since the last full look, it included, ms. */
    #worked = 0;
    /** Something happened on the page since the last full look. */
    #stirred = true;
    #allowed = { watched: true, highlight: false };
    #activity = activity.since();
    /** Whether the member had done something here when it was last asked. */
    #acting = false;
    /** Clicks on a control. @type {WeakSet<Event>} */
    #hits = new WeakSet();
    /** What was on the page before its address changed. @type {Map<Element, string>} */
    #before = new Map();
    /** @type {StillOff.Root[]} */
    #roots = [document];

    /** @param {StillOff.Telling} page @param {StillOff.Reading["arrival"]} arrival @param {StillOff.Tellers} tellers */
    constructor(page, arrival, tellers) {
      this.page = page;
      this.arrival = arrival;
      this.tellers = tellers;
      this.arrived = clock.now();
      this.thorough = THOROUGH.map((wait) => this.arrived + wait);
      this.thoroughFrom = this.thorough[0];
      const settings = definition.settings.filter(({ id }) => page.settings.includes(id)).map(informed);
      this.cases = settings.map((setting) => this.#caseOf(setting));
      const { signal } = this.#over;
      this.stirring = stirring({
        spend: (work) => this.#spend(work),
        touched: (element) => this.#touched(element),
        stirred: () => this.#observed(),
        happened: (event) => this.#happened(event),
        rewritten: () => this.tellers.listen(),
        signal,
      });
      this.stirring.follow(this.#roots);
      if (arrival === "navigation") this.#arrivedWithin(settings);
      else if (freshness.suspect()) this.#search(false);
      for (const one of this.cases) if (freshness.old(one.sight.control)) one.old = said(one.sight);
      // Not at once: a page that isn't laid out yet would be laid out for us alone.
      this.soon();
      this.again();
    }

    /** What is known of a setting, when its page is entered. @param {StillOff.ContentSetting} setting @returns {StillOff.Case} */
    #caseOf(setting) {
      const page = /** @type {StillOff.ContentPage} */ (address.pageFor(setting, this.page.tells, location.href));
      const object = setting.per === "object" ? address.objectOf(page, location.href) : undefined;
      return {
        setting,
        page,
        about: { ...(setting.service ? { service: setting.service } : {}), ...(object === undefined ? {} : { object }) },
        settler: settle.settler(this.arrived, page.early),
        sight: sight.unknown(null),
        inDialog: false,
        inside: null,
        // Whether the page of a setting that the member showed stores a change at once, nobody has said.
        saving: setting.save || setting.service ? this.tellers.saving(`${setting.id} ${object}`) : null,
        shown: null,
        acted: false,
        old: null,
        asOf: null,
        told: false,
        remembered: null,
      };
    }

    /**
     * A page reached without a load may still show what was there before: its controls speak for another address.
     *
     * @param {StillOff.ContentSetting[]} settings
     */
    #arrivedWithin(settings) {
      for (const element of controls.candidates(dom.roots(document, dom.LIKELY), settings)) this.#before.set(element, this.#print(element));
      // The click that led here is no activity on this page; it may not be over yet.
      clock.after(0, () => this.#activity.forget(this.#views()));
    }

    /** What an element shows of itself, its value included: what changes was drawn again. @param {Element} element */
    #print(element) {
      return `${labels.fingerprint(element)}\n${read.values([element])}`;
    }

    /** @param {Element} element */
    #leftOver(element) {
      if (!this.#before.has(element)) return false;
      if (this.#before.get(element) === this.#print(element)) return true;
      this.#before.delete(element);
      return false;
    }

    #views() {
      return this.#roots.flatMap((root) => (dom.isDocument(root) ? (dom.viewOf(root) ?? []) : []));
    }

    /** Do something that counts. @template Done @param {() => Done} work */
    #spend(work) {
      const begun = clock.now();
      const done = work();
      this.#worked += clock.now() - begun;
      return done;
    }

    /** @param {number} time */
    #plan(time) {
      if (this.#over.signal.aborted || time >= this.#planned) return;
      clock.cancel(this.#timer);
      this.#planned = time;
      // A timer takes whole ms: one that comes too early would have to be set again.
      this.#timer = clock.after(Math.max(0, Math.ceil(time - clock.now())), () => this.#look());
    }

    soon() {
      this.#stirred = true;
      this.#plan(Math.max(clock.now() + GAP, this.#earliest));
    }

    #observed() {
      this.tellers.arrive();
      this.soon();
    }

    /** What a control says may have changed. @param {Element} element */
    #touched(element) {
      for (const { sight: seen, settler } of this.cases) if (seen.control?.includes(element)) settler.touch(clock.now());
    }

    /** An event on the page: the member's hand, or a sign that something may have changed. @param {Event} event */
    #happened(event) {
      const { type, isTrusted } = event;
      const target = /** @type {Element} */ (event.target);
      if (activity.STARTS.includes(type)) return isTrusted ? this.#acted(event, target) : undefined;
      // A list's answer is chosen with the keyboard, or in a window of the browser's.
      const chosen = isTrusted && type === "change" && dom.localName(target) === "select";
      for (const one of chosen ? this.cases : []) if (one.sight.control?.includes(target)) this.#moved(one);
      // A frame's load brings a new document; any other load changes nothing that can be read.
      if (type !== "load" || target?.localName === "iframe") this.soon();
    }

    /** @param {Event} event @param {Element} target */
    #acted(event, target) {
      const own = highlight.drew(target);
      // What the page shows before the member does anything is what they found there.
      if (!own && this.cases.some(({ shown }) => shown === null)) this.#look(true);
      // An event passes several roots; what is ours stands in the top document.
      if (!own || event.currentTarget === window) this.#activity.heard(event.type, own);
      if (own) return;
      for (const one of event.type === "click" && !this.#hits.has(event) ? this.cases : []) {
        if (!one.sight.control || one.sight.printed || !controls.hit(one.sight.control, /** @type {MouseEvent} */ (event))) continue;
        this.#hits.add(event);
        this.#moved(one);
      }
      this.soon();
    }

    /** The member moved a control, or may have. @param {StillOff.Case} one */
    #moved({ settler, setting, about }) {
      settler.pressed(clock.now());
      if (this.#allowed.watched) this.tellers.tellInTurn(messages.MOVED, { setting: setting.id, document: this.tellers.document, ...about });
    }

    /** @param {StillOff.Case} one @param {StillOff.Root[] | null} roots null to read again what was found */
    #see(one, roots) {
      const { setting, page } = one;
      const knowledge = {
        walls: definition.walls,
        entrance: definition.entrance,
        outdated: !setting.service && settle.outdated(definition.goodUntil, clock.today()),
        leftOver: (/** @type {Element} */ element) => this.#leftOver(element),
        inDialog: one.inDialog,
        inside: one.inside,
        object: one.about.object,
      };
      const seen = roots ? sight.of(roots, setting, page, knowledge) : sight.again(one.sight, setting, page, knowledge);
      one.inDialog ||= seen.inDialog;
      if (seen.inDialog && seen.state !== "unknown") one.inside = seen.state;
      this.#notice(one, seen);
      const sign = roots && setting.saved ? (stillOff.words?.says(roots, setting.saved) ?? null) : null;
      one.sight = one.saving ? one.saving.holds(seen, one.acted, sign) : seen;
    }

    /** Since when a state is shown, and whether the member may be why. @param {StillOff.Case} one @param {StillOff.Sight} seen */
    #notice(one, seen) {
      const { state } = seen;
      if (state !== "unknown" && state !== one.shown) {
        const before = one.shown;
        one.shown = state;
        one.acted = this.#acting;
        if (before !== null && one.acted) this.#moved(one);
      }
      const { old } = one;
      const given = state !== "unknown" && old && (old.element !== seen.control?.[0] || old.state !== state);
      if (given && (one.acted || freshness.asked())) {
        one.old = null;
        one.asOf = clock.today();
      }
    }

    /** A full look: find everything again. @param {boolean} thorough */
    #search(thorough) {
      const reach = thorough ? dom.EVERY : this.stirring.grown() ? dom.LIKELY : dom.KNOWN;
      this.#roots = dom.roots(document, reach);
      this.#stirred = false;
      this.stirring.follow(this.#roots, true);
      for (const one of this.cases) this.#see(one, this.#roots);
      this.#compare();
    }

    /** A setting that the member showed, and what StillOff knows itself of the same one: where they differ, neither is believed. */
    #compare() {
      const own = this.cases.filter(({ setting }) => !setting.service);
      for (const shown of this.cases.filter(({ setting }) => setting.service)) {
        const other = own.find(({ setting }) => shown.setting.about === `${definition.service}/${setting.id}`);
        const states = [shown, other].map((one) => one?.sight.state ?? "unknown");
        if (!other || states.includes("unknown") || states[0] === states[1]) continue;
        for (const one of [shown, other]) one.sight = { ...one.sight, state: "unknown", reason: "contradictory", own: undefined };
      }
    }

    /** Whether it's worth trying every element for a shadow root. */
    #weak() {
      return this.page.tells === "control" && this.cases.some((one) => !sight.sure(one.sight));
    }

    /** @param {boolean} [ahead] whether the member's first deed is just about to reach the page */
    #look(ahead) {
      this.#planned = Infinity;
      // Its address may have changed without a change that was observed.
      this.tellers.arrive();
      if (this.#over.signal.aborted) return;
      if (this.tellers.orphaned()) return this.tellers.retire();
      this.#acting = this.#activity.acted(ahead ? [] : this.#views());
      const begun = clock.now();
      const thorough = this.#weak() && begun >= this.thoroughFrom;
      const full = this.#stirred || thorough;
      const next = this.#spend(() => {
        if (full) this.#search(thorough);
        else {
          for (const one of this.cases) this.#see(one, null);
          this.#compare();
        }
        return this.#answer(begun, full);
      });
      if (full) {
        this.#earliest = clock.now() + Math.min(this.#worked / SHARE, LONGEST);
        this.#worked = 0;
      }
      // Later ones wait for something to stir.
      while (this.thorough[0] <= begun) this.thorough.shift();
      if (thorough) this.thoroughFrom = Math.max(this.thorough[0] ?? begun + THOROUGH[1], this.#earliest);
      if (next !== null) this.#plan(next);
      if (this.#weak() && this.thorough.length) this.#plan(Math.max(this.thorough[0], this.thoroughFrom));
    }

    /** Tell and draw what may be believed of what is seen. @param {number} begun @param {boolean} full @returns {number | null} when to look again */
    #answer(begun, full) {
      let next = null;
      /** @type {StillOff.Shown | null} */
      let shown = null;
      for (const one of this.cases) {
        const { setting, settler, remembered } = one;
        // The first element stands for a control made of several.
        const { believed, again } = settler.look({ ...one.sight, control: one.sight.control?.[0] ?? null }, begun);
        const settled = settler.settled();
        if (again !== null) next = Math.min(next ?? Infinity, again);
        if (settled) one.saving?.settled(one.sight);
        if (believed && !UNTOLD.has(believed.reason ?? "") && this.#allowed.watched) this.#report(one, believed);
        const fresh = one.old === null;
        shown = { control: one.sight.control, tells: this.page.tells, settled, fresh, reading: one.sight, setting, remembered };
      }
      if (shown && this.#allowed.highlight && this.#allowed.watched) highlight.show(shown, full);
      return next;
    }

    /** @param {StillOff.Case} one @param {StillOff.SettlerLook} look */
    async #report(one, { state, reason, signals }) {
      const { tellers, page } = this;
      const { service, ...about } = one.about;
      const reading = {
        ...about,
        state,
        reason,
        signals,
        page: page.tells,
        arrival: one.told ? "watched" : this.arrival,
        fresh: one.old === null,
        acted: one.acted,
        document: tellers.document,
        loaded: one.asOf ?? freshness.loaded(),
        at: clock.today(),
      };
      one.told = true;
      const answer = await tellers.tellInTurn(messages.READING, { ...(service ? { service } : {}), setting: one.setting.id, reading });
      if (!answer || this.#over.signal.aborted) return;
      one.remembered = answer;
      this.#plan(clock.now() + GAP);
    }

    /** Ask what is wanted here, for each service that has a setting on this page. */
    async again() {
      const services = [...new Set(this.cases.map(({ about }) => about.service))];
      const answers = await Promise.all(services.map((service) => this.tellers.tell(messages.ARRIVED, service ? { service } : {})));
      const told = answers.filter((answer) => answer !== null && answer !== undefined);
      if (!told.length || this.#over.signal.aborted) return;
      const [{ highlight: drawn, texts }] = told;
      this.#allowed = { watched: told.some(({ watched }) => watched), highlight: drawn };
      highlight.learn(texts);
      if (!drawn || !this.#allowed.watched) highlight.hide();
      // Without anything having stirred: to draw what was answered.
      this.#plan(clock.now() + GAP);
    }

    /** The browser kept the page while the member was elsewhere, and shows it again. */
    restored() {
      this.arrival = "restored";
      this.#activity.forget(this.#views());
      for (const one of this.cases) {
        one.old = said(one.sight);
        one.settler.touch(clock.now());
      }
      this.soon();
    }

    /** The page is going, and may be kept: what the member just did is told while there's time. */
    going() {
      this.#acting = this.#activity.acted(this.#views());
      for (const one of this.cases) this.#see(one, null);
    }

    leave() {
      this.going();
      this.#over.abort();
      clock.cancel(this.#timer);
      highlight.hide();
    }
  }

  stillOff.visit = (page, arrival, tellers) => new Visit(page, arrival, tellers);
}
