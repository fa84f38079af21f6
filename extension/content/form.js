/**
 * Beside a service's objection form: says which choice is for what, and copies the text that the member prepared when
 * they ask for it. It types nothing, sends nothing, reads no field, and makes no reading.
 */
{
  const { address, callout, choices, docked, dom, messages, objection, steps } = stillOff;
  const { make, text } = callout;

  /** The least time between two looks, ms, and the most of a core's time that they take. */
  const GAP = 300;
  const SHARE = 0.01;
  /** So long after the last change the page is taken for finished, ms; and so long after arriving at the latest. */
  const QUIET = 2000;
  const PATIENCE = 10_000;
  const OBSERVED = {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["aria-expanded", "class", "disabled", "hidden", "role", "style"],
  };
  const { company, service } = objection;

  const lifetime = new AbortController();
  const orphaned = () => !globalThis.browser?.runtime?.id;
  const here = () => address.matches(objection.form, location.href);
  const now = () => performance.now();

  /** @type {{look: () => void, ask: () => void, leave: () => void} | null} */
  let visit = null;

  /** The extension was updated or removed under us, or the help switched off: fall silent, leave nothing. */
  const retire = () => {
    visit?.leave();
    visit = null;
    lifetime.abort();
  };

  /**
   * @template {keyof StillOff.ContentAnswers} Type
   * @param {Type} type
   * @returns {Promise<StillOff.ContentAnswers[Type] | null | void>} null when nobody answered
   */
  const tell = async (type) => {
    if (orphaned()) return retire();
    try {
      return (await browser.runtime.sendMessage({ type, service })) ?? null;
    } catch {
      return null;
    }
  };

  /** What can be said of a page. @param {StillOff.FormSight} sight @param {boolean} settled */
  const wording = ({ page, choices: found }, settled) => {
    const same = found.get("same-training");
    const other = found.get("anything-else");
    const said = () => {
      if (same) return [text("formChoice", same.text), other ? text("formElse", other.text) : text("formRest")];
      if (page === "wall") return [text("formWall")];
      if (!settled) return [];
      return [page === "form" ? text("formUnseen") : text("formNone", company)];
    };
    const lines = [...steps.more(objection), ...said()];
    const title = text("formTitle", company);
    // Which choice it is was said already.
    const todo = same ? steps.steps({ ...objection, choices: [] }) : steps.steps(objection);
    return { tone: "", badge: "", title, lines, steps: todo, next: text("formPromise"), spoken: settled ? [title, ...lines.flat()].join(" ") : "" };
  };

  /** The button that copies the member's text, and what came of it. */
  const copying = () => {
    const part = (/** @type {string} */ name) => ({ "data-part": name });
    const button = make("button", { type: "button", textContent: text("formCopy"), attributes: part("copy") });
    const said = make("p", { hidden: true, attributes: part("copied") });
    const written = make("textarea", {
      readOnly: true,
      rows: 4,
      dir: "auto",
      hidden: true,
      ariaLabel: text("formText"),
      attributes: part("written"),
    });
    const say = (/** @type {string} */ words, prepared = "") => {
      said.textContent = words;
      said.hidden = false;
      callout.speak(words);
      Object.assign(written, { value: prepared, hidden: !prepared });
    };
    button.addEventListener("click", async (event) => {
      if (!event.isTrusted) return;
      const prepared = (await tell(messages.DRAFT_WANTED))?.text;
      if (!prepared) return say(text("formNoDraft"));
      try {
        await navigator.clipboard.writeText(prepared);
        say(text("formCopied"));
      } catch {
        say(text("formNotCopied"), prepared);
      }
    });
    return [button, said, written];
  };

  /** Have an observer told of what happens in roots, of each once. @param {MutationObserver} observer */
  const watching = (observer) => {
    /** @type {WeakSet<Node>} */
    const watched = new WeakSet();
    return (/** @type {StillOff.Root[]} */ roots) => {
      for (const root of roots)
        if (!watched.has(root)) {
          watched.add(root);
          observer.observe(root, OBSERVED);
        }
    };
  };

  const start = () => {
    const over = new AbortController();
    const arrived = now();
    const beside = docked(copying());
    let changed = arrived;
    let earliest = 0;
    let timer = 0;
    let wanted = false;
    /** What was to be chosen when it was last seen: a list that is closed again offered it all the same. */
    let offered = new Map();

    const plan = (/** @type {number} */ time) => {
      clearTimeout(timer);
      if (!over.signal.aborted) timer = setTimeout(look, Math.max(0, time - now()));
    };
    const soon = () => plan(Math.max(now() + GAP, earliest));

    const observer = new MutationObserver((records) => {
      if (records.every(callout.owns)) return;
      changed = now();
      arrive();
      soon();
    });
    const watch = watching(observer);
    const look = () => {
      if (over.signal.aborted || !wanted) return;
      if (orphaned()) return retire();
      const begun = now();
      const roots = dom.roots(document, dom.LIKELY);
      watch(roots);
      const finished = Math.min(changed + QUIET, arrived + PATIENCE);
      const settled = begun >= finished;
      const sight = choices.look(roots, objection);
      const target = sight.choices.get("same-training")?.element ?? null;
      if (target || sight.page !== "form") offered = sight.choices;
      callout.show(wording({ ...sight, choices: offered }, settled || target !== null), target, beside);
      earliest = now() + (now() - begun) / SHARE;
      if (!settled) plan(Math.max(finished, earliest));
    };

    const ask = async () => {
      const answer = await tell(messages.FORM);
      if (over.signal.aborted || !answer) return;
      wanted = answer.wanted;
      if (!wanted) return retire();
      look();
    };

    ask();
    return {
      ask,
      look: soon,
      leave() {
        over.abort();
        clearTimeout(timer);
        observer.disconnect();
        callout.hide();
      },
    };
  };

  /** The address may have changed: leave the form, or begin at it. */
  const arrive = () => {
    if (Boolean(visit) === here()) return;
    visit?.leave();
    visit = here() ? start() : null;
  };

  if (!stillOff.beside?.()) {
    stillOff.beside = () => !lifetime.signal.aborted && !orphaned();
    callout.sweep();
    const { signal } = lifetime;
    addEventListener("popstate", arrive, { signal });
    addEventListener("hashchange", arrive, { signal });
    globalThis.navigation?.addEventListener("currententrychange", arrive, { signal });
    addEventListener("pagehide", () => callout.hide(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && visit?.look(), { signal });
    // A list may be opened without a change that is observed.
    for (const hint of ["click", "transitionend"]) addEventListener(hint, () => visit?.look(), { capture: true, passive: true, signal });
    /** @type {(message: any, sender: unknown, respond: (answer: boolean) => void) => void} */
    const onMessage = (message, _, respond) => {
      if (message?.type !== messages.BESIDE_FORM && message?.type !== messages.LOOK_AGAIN) return;
      arrive();
      if (message.type === messages.LOOK_AGAIN) return;
      visit?.ask();
      respond(true);
    };
    browser.runtime.onMessage.addListener(onMessage);
    signal.addEventListener("abort", () => browser.runtime?.onMessage?.removeListener(onMessage));
    arrive();
  }
  stillOff.form = { wording };
}
