/**
 * The member points at the control of a setting: every control is framed, one is chosen, one question is answered, and what
 * will be remembered is shown in full before it is. Nothing on the page is pressed by it. Put into a page only when the member
 * asks for it.
 */
{
  const { callout, dom, frames, layer, learning, messages, remembering } = stillOff;
  const { make, text } = callout;

  /** The least time between two searches for controls, ms, and how many times what one took. */
  const GAP = 500;
  const TIMES = 3;
  const OBSERVED = { subtree: true, childList: true, attributes: true, characterData: true };
  const STIRS = ["scroll", "transitionend", "animationend", "load", "change", "input"];

  const STYLE = `
    .panel { position: fixed; inset-inline-end: 16px; inset-block-end: 16px; width: min(400px, 100% - 16px); max-height: calc(100% - 32px);
      overflow: auto; overscroll-behavior: contain; padding: 14px 16px 16px; border: 1px solid #0006; border-radius: 12px; background: #fff; color: #1c2024; z-index: 2;
      box-shadow: 0 6px 24px #0006; overflow-wrap: anywhere; forced-color-adjust: auto; outline: none; }
    .panel.up { inset-block: 16px auto; }
    .layer:not(.chosen) .panel { max-height: calc(45% - 24px); }
    .layer:not(.chosen) .buttons { position: sticky; inset-block-end: -16px; padding-block: 8px; background: inherit; }
    @media (max-width: 440px) { .panel { inset-inline-end: 8px; } }
    .panel:focus-visible { outline: 2px solid #0a58ca; outline-offset: 2px; }
    h2 { margin: 0 0 6px; font-size: 17px; line-height: 1.3; }
    p { margin: 6px 0 0; }
    .again { font-weight: 600; }
    .what { border-inline-start: 4px solid #0a58ca; padding-inline-start: 10px; }
    dl { margin: 8px 0 0; }
    dt { margin-top: 8px; color: #4d5560; font-size: 13px; }
    dd { margin: 0; }
    label { display: flex; gap: 8px; align-items: start; padding: 4px 0; min-height: 28px; }
    input { margin: 3px 0 0; width: 18px; height: 18px; flex: none; accent-color: #0a58ca; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 14px; }
    .panel button { min-height: 36px; padding: 6px 14px; border: 1px solid #4d5560; border-radius: 8px; background: none; color: inherit;
      font: inherit; cursor: pointer; text-align: start; }
    .panel button:hover { background: #0001; }
    .panel button.first { border-color: #0a58ca; background: #0a58ca; color: #fff; }
    .panel :is(button, input):focus-visible { outline: 2px solid #0a58ca; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      .panel { background: #1e2227; color: #f0f2f4; border-color: #fff6; color-scheme: dark; }
      dt { color: #b6bec8; }
      .panel button { border-color: #b6bec8; }
      .panel button:hover { background: #fff2; }
      .panel button.first { border-color: #8ab4f8; background: #8ab4f8; color: #10151c; }
      .panel:focus-visible, .panel :is(button, input):focus-visible { outline-color: #8ab4f8; }
      input { accent-color: #8ab4f8; }
    }`;

  const lifetime = new AbortController();
  /** What each button of the panel does. @type {Map<Element, () => void>} */
  const acts = new Map();
  /** Whether a control is to be chosen; else one was, and the frames do nothing. */
  let choosing = true;
  /** What the panel said last of the choice. */
  let said = "";
  /** Whether the background has nothing left to end. */
  let done = false;
  /** Timers: the next search, when it may be at the earliest, and the next drawing. */
  let timer = 0;
  let earliest = 0;
  let drawing = 0;

  /** @type {StillOff.Pointed["send"]} */
  const send = async (message) => {
    try {
      return await browser.runtime.sendMessage(message);
    } catch {
      return null; // nobody answers any more
    }
  };

  /** @type {StillOff.Pointed["end"]} */
  const end = (tell) => {
    if (lifetime.signal.aborted) return;
    lifetime.abort();
    stillOff.pointing = undefined;
    clearTimeout(timer);
    cancelAnimationFrame(drawing);
    observer.disconnect();
    above.end(tell);
    if (tell && !done) send({ type: messages.NOT_LEARNT });
  };

  /** @type {StillOff.Panel["show"]} */
  const show = (title, body, buttons, aloud = false) => {
    acts.clear();
    // Where an update has cut us off from the layer, the browser itself closes it: by Escape, or by this form's button.
    const row = buttons.map(({ part, words, act, first }) => {
      const type = part === "end" ? "submit" : "button";
      const button = make("button", { type, className: first ? "first" : "", textContent: words, attributes: { "data-part": part } });
      acts.set(button, act);
      return button;
    });
    const had = panel.contains(above.root.activeElement);
    panel.replaceChildren(make("h2", { id: "title", textContent: title }), ...body, make("form", { method: "dialog", className: "buttons" }, row));
    panel.scrollTop = 0;
    if (aloud) above.speak(body.map((one) => one.textContent).join(" "));
    if (!aloud || had) panel.focus({ preventScroll: true });
  };

  const aside = () => {
    panel.classList.toggle("up");
    frames.place();
  };

  /**
   * What is said while a control is to be chosen.
   *
   * @param {boolean} many
   * @param {boolean} none
   * @param {boolean} dropped whether the last choice was
   */
  const ask = (many, none, dropped) => {
    const now = [many, none].join();
    if (now === said) return;
    const fresh = !said;
    said = now;
    const way = [text("pointingWhat"), text("pointingKeys"), ...(many ? [text("pointingMany")] : [])];
    const lines = none ? [text("pointingNone"), text("pointingReport")] : way;
    const body = lines.map((line) => make("p", { textContent: line }));
    if (dropped) body.unshift(make("p", { className: "again", textContent: text("pointingDropped"), attributes: { "data-part": "dropped" } }));
    const cancel = { part: "end", words: text("requestCancel"), act: () => end(true) };
    show(text("pointingTitle"), body, none ? [cancel] : [cancel, { part: "move", words: text("calloutMove"), act: aside }], !fresh);
    if (dropped) above.speak(text("pointingDropped"));
  };

  const roots = () => dom.roots(document, dom.EVERY).filter((root) => root !== above.root);

  /** Search the page, and frame what is there now. @param {boolean} dropped */
  const look = (dropped) => {
    clearTimeout(timer);
    timer = 0;
    if (!choosing || lifetime.signal.aborted) return;
    const begun = performance.now();
    const all = roots();
    watch(all);
    const choices = learning.choices(all);
    const many = frames.show(choices);
    ask(many, choices.length === 0, dropped);
    const spent = performance.now() - begun;
    earliest = performance.now() + Math.max(GAP, spent * TIMES);
  };

  const stirred = () => {
    drawing ||= requestAnimationFrame(() => {
      drawing = 0;
      frames.place();
    });
    timer ||= setTimeout(() => look(false), Math.max(0, earliest - performance.now()));
  };
  const observer = new MutationObserver(stirred);
  /** @type {WeakSet<Node>} */
  const watched = new WeakSet();
  const watch = (/** @type {StillOff.Root[]} */ all) => {
    for (const root of all.filter((one) => !watched.has(one))) {
      watched.add(root);
      observer.observe(root, OBSERVED);
      for (const type of STIRS) root.addEventListener(type, stirred, { capture: true, passive: true, signal: lifetime.signal });
    }
  };

  /** @type {StillOff.Pointed["again"]} */
  const again = (dropped = false) => {
    choosing = true;
    said = "";
    above.dialog.classList.remove("chosen");
    look(dropped);
  };

  /** @type {StillOff.Pointed["still"]} */
  const still = ({ control: [element], name, kind, shows }) =>
    learning.choices(roots()).find((one) => one.control[0] === element && one.name === name && one.kind === kind && one.shows === shows);

  /** @param {StillOff.Framed} framed @param {{x: number, y: number} | null} at where it was pressed */
  const choose = (framed, at) => {
    const { left, top, right, bottom } = framed.box ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const { x, y } = at ?? { x: (left + right) * 0.5, y: (top + bottom) * 0.5 };
    const choice = above.free(x, y) && frames.holds(framed) ? still(framed.choice) : undefined;
    if (!choice) return again(true);
    choosing = false;
    above.dialog.classList.add("chosen");
    // What is asked about is seen beside the question.
    panel.classList.toggle("up", y > above.dialog.clientHeight * 0.5);
    frames.show([choice]);
    const kept = () => {
      done = true;
    };
    remembering({ choice, names: frames.names(choice), roots, still, show, again, end, kept, send });
  };

  /** What the member does in the layer. @type {StillOff.Layered} */
  const heard = {
    pressed: (part, at) => {
      const act = acts.get(part);
      if (act) return act();
      const framed = frames.of(part);
      if (framed && choosing) choose(framed, at);
    },
    slipped: (part) => {
      if (choosing && frames.of(part)) again(true);
    },
    key: (key) => {
      const [next, former] = above.dialog.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
      const by = [next, "ArrowDown"].includes(key) ? 1 : [former, "ArrowUp"].includes(key) ? -1 : 0;
      if (!by || !choosing) return false;
      frames.step(by);
      return true;
    },
    pan: (x, y, dx, dy) => !panel.contains(above.root.elementFromPoint(x, y)) && frames.pan(x, y, dx, dy),
    ended: () => end(true),
  };

  stillOff.pointing?.end();
  stillOff.pointing = { end: () => end(false) };
  const above = layer(text("pointingTitle"), frames.STYLE + STYLE, heard);
  const panel = make("div", { className: "panel", tabIndex: -1, attributes: { role: "dialog", "aria-labelledby": "title", "data-part": "panel" } });
  above.dialog.append(panel, frames.begin(above));
  addEventListener("resize", stirred, { signal: lifetime.signal });
  addEventListener("pagehide", () => end(false), { signal: lifetime.signal });
  look(false);
}
