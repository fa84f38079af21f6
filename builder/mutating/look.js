/** Lets the content scripts look at made pages, one after another in one document; `draw.js` draws them. */
{
  const { drawMade, moveMade } = globalThis;
  /** The least time between two looks, ms, as in `main.js`. */
  const GAP = 200;

  /** What `main.js` makes of one look, but for what only the definition's age and texts of refusal change. */
  const look = (setting, page, leftOver) => {
    const { definition, dom, locate, read } = stillOff;
    const roots = dom.roots(document, dom.EVERY);
    if (page.tells === "row") {
      const { control, signals, state } = stillOff.row(roots, setting);
      return { control, signals, state: state ?? "unknown", reason: state ? null : "silent", busy: false };
    }
    const found = locate.control(roots, setting, leftOver, page.alone);
    const sure = found.signals.some((name) => ["key", "label"].includes(name));
    const unknown = (reason) => ({ control: null, signals: [], state: "unknown", reason, busy: false });
    if (!sure && locate.signIn(roots, definition.walls)) return unknown("signed-out");
    if (!found.control) return unknown(found.reason);
    return { ...found, ...read.control(found.control, setting), busy: read.busy(found.control) };
  };

  /** All that is believed of a page, stage by stage; time is only counted, not spent. */
  const see = (page) => {
    const setting = stillOff.definition.settings.find(({ id }) => id === page.setting);
    const settler = stillOff.settle.settler(0, page.early);
    let before = new Map();
    let time = 0;
    return page.stages.map((stage) => {
      if (stage.html === null) moveMade();
      else drawMade(stage.html, page);
      if (stage.former) {
        const { controls, dom, labels } = stillOff;
        const elements = controls.candidates(dom.roots(document, dom.EVERY), [setting]);
        before = new Map(elements.map((element) => [element, labels.fingerprint(element)]));
      }
      const leftOver = (element) => before.has(element) && before.get(element) === stillOff.labels.fingerprint(element);
      const seen = look(setting, page, leftOver);
      const believed = [];
      const end = time + stage.lasts;
      for (let at = time + GAP; at < end; ) {
        const { believed: answer, again } = settler.look({ ...seen, control: seen.control?.[0] ?? null }, at);
        if (answer) believed.push({ state: answer.state, reason: answer.reason, signals: answer.signals, at });
        if (again === null) break;
        at = Math.max(again, at + GAP);
      }
      time = end;
      return { believed, state: seen.state, reason: seen.reason, signals: seen.signals };
    });
  };

  globalThis.lookAt = (pages) => pages.map((page) => {
    try {
      return { seen: see(page) };
    } catch (error) {
      return { error: `${error}\n${error.stack}` };
    }
  });
}
