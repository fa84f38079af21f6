/**
 * Draws made pages one after another in one document, and lets the content scripts look at each. Runs before them, in
 * their world: closed shadow roots are opened for them as the browser opens them for an extension.
 */
{
  const MADE = "data-made-";
  /** The least time between two looks, ms, as in `main.js`. */
  const GAP = 200;
  const closed = new WeakMap();
  globalThis.chrome = { dom: { openOrClosedShadowRoot: (element) => closed.get(element) ?? element.shadowRoot } };
  globalThis.browser = {};

  /** What the next stage moves. @type {Element[]} */
  let flips = [];

  const take = (element, name) => {
    const value = element.getAttribute(MADE + name);
    element.removeAttribute(MADE + name);
    return value;
  };
  const marked = (root, name) => [...root.querySelectorAll(`[${MADE}${name}]`)];

  /** A frame of the same origin around some content, with the page's styles and language. */
  const frame = (place, content) => {
    const inner = document.createElement("iframe");
    place.append(inner);
    const { contentDocument } = inner;
    contentDocument.open();
    contentDocument.write("<!doctype html><body></body>");
    contentDocument.close();
    contentDocument.head.append(contentDocument.importNode(document.head.querySelector("style"), true));
    contentDocument.documentElement.lang = document.documentElement.lang;
    contentDocument.body.append(contentDocument.importNode(content, true));
    return contentDocument;
  };

  const shadow = (host, mode, content) => {
    const root = host.attachShadow({ mode });
    closed.set(host, root);
    root.append(document.head.querySelector("style").cloneNode(true), host.ownerDocument.importNode(content, true));
    return root;
  };

  /** Make true what HTML couldn't say. */
  const finish = (root) => {
    for (const template of marked(root, "shadow")) {
      const inner = shadow(template.parentElement, take(template, "shadow"), template.content);
      template.remove();
      finish(inner);
    }
    for (const template of marked(root, "frame")) {
      const place = template.parentElement;
      template.remove();
      finish(frame(place, template.content));
    }
    for (const element of marked(root, "ticked")) element.checked = take(element, "ticked") === "true";
    for (const element of marked(root, "chosen")) element.selectedIndex = Number(take(element, "chosen"));
    for (const element of marked(root, "mixed")) {
      take(element, "mixed");
      element.indeterminate = true;
    }
    for (const element of marked(root, "flips")) {
      take(element, "flips");
      flips.push(element);
    }
  };

  const flip = (element) => {
    if (element.localName === "input") element.checked = !element.checked;
    for (const name of element.localName === "input" ? [] : ["aria-checked", "aria-pressed"]) {
      const value = element.getAttribute(name);
      if (value === "true" || value === "false") element.setAttribute(name, String(value !== "true"));
    }
  };

  const draw = (html, page) => {
    flips = [];
    document.documentElement.lang = page.language;
    document.documentElement.dir = page.right_to_left ? "rtl" : "ltr";
    if (!page.language) document.documentElement.removeAttribute("lang");
    document.body.innerHTML = html;
    finish(document.body);
  };

  /** What `main.js` makes of one look, but for what only the definition's age and texts of refusal change. */
  const look = (setting, page, leftOver) => {
    const { definition, dom, locate, read } = stillOff;
    const roots = dom.roots(document, dom.EVERY);
    if (page.tells === "row") {
      const { control, signals, state } = stillOff.row(roots, setting, page.object);
      return { control, signals, state: state ?? "unknown", reason: state ? null : "silent", busy: false };
    }
    const found = locate.control(roots, setting, { leftOver, alone: page.alone, object: page.object });
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
      if (stage.html === null) flips.forEach(flip);
      else draw(stage.html, page);
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

  globalThis.drawMade = draw;
  globalThis.lookAt = (pages) => pages.map((page) => {
    try {
      return { seen: see(page) };
    } catch (error) {
      return { error: `${error}\n${error.stack}` };
    }
  });
}
