/**
 * Draws made pages one after another in one document, and makes true what HTML can't say. Runs before the content
 * scripts, in their world: closed shadow roots are opened for them as the browser opens them for an extension.
 */
{
  const MADE = "data-made-";
  const closed = new WeakMap();
  globalThis.chrome = { dom: { openOrClosedShadowRoot: (element) => closed.get(element) ?? element.shadowRoot } };

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

  globalThis.drawMade = draw;
  /** What is made to move, moves. */
  globalThis.moveMade = () => flips.forEach(flip);
}
