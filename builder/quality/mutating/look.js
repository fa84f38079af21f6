/**
 * Lets the shipped content scripts stay on made pages, one after another in one document; `draw.js` draws them. Time is
 * only counted: timers fire in turn, as soon as what came before is done. Runs before the content scripts.
 */
{
  const { drawMade, moveMade } = globalThis;
  const FORMER = "/made/before";
  /** So many steps of promises lie at most between two timers. */
  const STEPS = 20;

  let now = 0;
  /** @type {{at: number, work: () => void}[]} */
  let timers = [];
  const clock = {
    now: () => now,
    today: () => now,
    after: (ms, work) => {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return timer;
    },
    cancel: (timer) => (timers = timers.filter((one) => one !== timer)),
  };
  globalThis.stillOff = { clock };

  /** What the scripts tell, as the background would hear it. */
  let told = [];
  const ANSWERS = { "content:arrived": { watched: true, highlight: false, texts: {} }, "content:moved": true };
  globalThis.browser = {
    runtime: {
      sendMessage: async ({ type, reading }) => {
        if (reading) told.push(reading);
        return ANSWERS[type] ?? { state: reading.state, since: now };
      },
      onMessage: { addListener() {}, removeListener() {} },
    },
  };

  /** Where the scripts take themselves to be, and how they got there. */
  const location = { href: "", pathname: "" };
  let loading = {};
  const surroundings = {
    location,
    crypto: { randomUUID: () => "made" },
    performance: { timeOrigin: 0, getEntriesByType: (type) => (type === "navigation" ? [loading] : []) },
  };
  const run = (script) => new Function(...Object.keys(surroundings), script)(...Object.values(surroundings));
  let main = "";
  globalThis.loadScripts = (scripts) => {
    main = scripts.pop();
    scripts.forEach(run);
  };

  /** Links lead as they would at the page's address, unless the page has a base of its own. */
  const base = document.createElement("base");
  const rebase = (href) => {
    base.href = href;
    document.head.append(base);
  };
  const go = (href) => Object.assign(location, { href, pathname: new URL(href).pathname });
  const addressOf = (setting, page) => {
    const is = (one) => one.tells === page.tells && Boolean(one.alone) === page.alone && Boolean(one.early) === page.early;
    const [pattern] = setting.pages.find(is).addresses;
    return page.address || pattern.replace("**", "made").replace("*", "made");
  };

  const errors = [];
  addEventListener("error", ({ error }) => errors.push(error));
  const done = async () => {
    for (let step = 0; step < STEPS; step += 1) await null;
    if (errors.length) throw errors.pop();
  };
  const until = async (end) => {
    await done();
    for (;;) {
      const next = timers.reduce((first, one) => (one.at < (first?.at ?? end) ? one : first), null);
      if (!next) break;
      clock.cancel(next);
      now = next.at;
      next.work();
      await done();
    }
    now = end;
  };

  /** @type {(taught: object) => object} */
  let forContent;
  globalThis.loadShape = (script) => {
    forContent = new Function(script)();
  };
  /** The settings of the definition that is loaded. */
  let own = [];
  /** What is learnt of the control that the shipped definition finds on the page as it was; null where nothing is. */
  const learn = async (page, setting, address) => {
    go(address);
    rebase(address);
    const knowledge = { walls: [], entrance: null, outdated: false, leftOver: () => false, inDialog: false };
    const show = async () => {
      await drawMade(page.lesson.html, page);
      const roots = stillOff.dom.roots(document, stillOff.dom.EVERY);
      const found = stillOff.sight.of(roots, setting, stillOff.address.pageFor(setting, page.tells, address), knowledge);
      const choice = stillOff.learning.choices(roots).find(({ control }) => found.control?.includes(control[0]));
      return choice ? stillOff.learning.of(roots, choice, page.lesson.truth, address) : null;
    };
    const [first, second] = [await show(), await show()];
    if (!first || !second) return null;
    // Keys count once they were found again.
    const keys = first.keys.filter((key) => second.keys.some(({ value }) => value === key.value));
    const shown = forContent({ ...first, keys, proven: keys.length > 0, service: "site-000000000000", id: setting.id });
    return { ...shown, undecided: setting.undecided };
  };

  /** All that is told of a page, stage by stage. What comes from the browser's memory is no state. */
  const stay = async (page) => {
    if (!own.length) own = stillOff.definition.settings;
    const setting = own.find(({ id }) => id === page.setting);
    const address = page.address || addressOf(setting, page);
    const former = page.stages[0].former ? new URL(FORMER, address).href : address;
    loading = { name: former, type: page.restored ? "back_forward" : "navigate", transferSize: 1 };
    go(address);
    browser.runtime.id = "made";
    if (page.lesson) {
      const taught = page.lesson.truth && (await learn(page, setting, address));
      stillOff.definition.settings = taught ? [taught] : [];
      if (!taught) return page.stages.map(() => ({ believed: [] }));
    }
    const seen = [];
    for (const stage of page.stages) {
      told = [];
      rebase(address);
      if (stage.html === null) moveMade();
      else await drawMade(stage.html, page);
      if (document.body.querySelector("base[href]")) base.remove();
      if (!seen.length) run(main);
      await until(now + stage.lasts);
      seen.push({
        believed: told.map(({ state, reason, signals, fresh, at }) =>
          fresh ? { state, reason, signals, at } : { state: "unknown", reason: "not-fresh", signals, at },
        ),
      });
    }
    return seen;
  };

  /** As when the extension is removed: whatever stays falls silent. */
  const leave = async () => {
    browser.runtime.id = undefined;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    await until(now + 10_000);
    delete stillOff.running;
    timers = [];
    errors.length = 0;
  };

  globalThis.lookAt = async (pages) => {
    const answers = [];
    for (const page of pages) {
      try {
        answers.push({ seen: await stay(page) });
      } catch (error) {
        answers.push({ error: `${error}\n${error?.stack}` });
      }
      await leave().catch(() => {});
    }
    return answers;
  };
}
