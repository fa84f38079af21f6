/**
 * Draws made pages one after another in one document, and makes true what HTML can't say. Runs before the content
 * scripts, in their world: closed shadow roots are opened for them as the browser opens them for an extension.
 */
{
  const MADE = "data-made-";
  const closed = new WeakMap();
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    closed.set(this, root);
    return root;
  };
  globalThis.chrome = { dom: { openOrClosedShadowRoot: (element) => closed.get(element) ?? element.shadowRoot } };

  /** What the next stage moves, each with the attribute that it has only while it's on. @type {[Element, string][]} */
  let flips = [];

  const take = (element, name) => {
    const value = element.getAttribute(MADE + name);
    element.removeAttribute(MADE + name);
    return value;
  };
  const marked = (root, name) => [...root.querySelectorAll(`[${MADE}${name}]`)];

  /** What puts a value into a custom element, or turns it round. */
  const put = new WeakMap();
  /** Switches that keep role and value to themselves, as a custom state or only as a class within: what's drawn while on. */
  const SHADOWS = { "ui-stated": ":host(:state(checked)) i", "ui-stateless": "i.checked" };
  const define = (view, name, ticked) => {
    class Switch extends view.HTMLElement {
      static formAssociated = true;

      constructor() {
        super();
        const internals = this.attachInternals();
        const root = this.attachShadow({ mode: "closed" });
        root.innerHTML = `<style>:host { display: inline-block; width: 36px; height: 20px } ${ticked} { color: green }</style><i></i>`;
        internals.role = "switch";
        let value = "";
        put.set(this, (next = value === "mixed" ? value : String(value !== "true")) => {
          value = next;
          internals.ariaChecked = value;
          internals.setFormValue(value === "true" ? "on" : null);
          const state = { true: "checked", mixed: "indeterminate" }[value];
          root.lastElementChild.className = state ?? "";
          if (name === "ui-stateless") return;
          internals.states.clear();
          if (state) internals.states.add(state);
        });
      }
    }
    view.customElements.define(name, Switch);
  };
  const defineAll = (view) => Object.entries(SHADOWS).forEach(([name, ticked]) => define(view, name, ticked));
  defineAll(globalThis);

  /** A frame of the same origin around some content, with the page's styles and language. */
  const frame = (place, content) => {
    const inner = document.createElement("iframe");
    place.append(inner);
    const { contentDocument } = inner;
    contentDocument.open();
    contentDocument.write("<!doctype html><body></body>");
    contentDocument.close();
    defineAll(contentDocument.defaultView);
    // A base of the page's own is the one it has: the first in a document counts.
    const base = document.body.querySelector("base[href]") ? "body base" : "base";
    for (const shared of document.querySelectorAll(`head > style, ${base}`)) contentDocument.head.append(contentDocument.importNode(shared, true));
    contentDocument.documentElement.lang = document.documentElement.lang;
    contentDocument.body.append(contentDocument.importNode(content, true));
    return contentDocument;
  };

  const shadow = (host, mode, content) => {
    const root = host.attachShadow({ mode });
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
    for (const element of marked(root, "value")) put.get(element)(take(element, "value"));
    for (const element of marked(root, "open")) {
      take(element, "open");
      element.showModal();
    }
    for (const element of marked(root, "scrolled")) {
      take(element, "scrolled");
      element.scrollTop = element.scrollHeight;
    }
    for (const element of marked(root, "flips")) flips.push([element, take(element, "flips")]);
  };

  const flip = ([element, told]) => {
    if (told) return element.hasAttribute(told) ? element.removeAttribute(told) : element.setAttribute(told, "true");
    put.get(element)?.();
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
    for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name);
    document.body.innerHTML = html;
    for (const template of marked(document.body, "body")) {
      take(template, "body");
      for (const name of template.getAttributeNames()) document.body.setAttribute(name, template.getAttribute(name));
      template.remove();
    }
    finish(document.body);
  };

  /** What a page's scripts get in place of the browser's own: counted time, and a registry that forgives a second page. */
  const GIVEN = {
    setTimeout: (work, ms = 0) => stillOff.clock.after(ms, work),
    clearTimeout: (timer) => stillOff.clock.cancel(timer),
    setInterval: (work, ms) => {
      const again = () => {
        stillOff.clock.after(ms, again);
        work();
      };
      stillOff.clock.after(ms, again);
    },
    customElements: { define: (name, element) => customElements.get(name) ?? customElements.define(name, element) },
  };
  const run = ({ text }) => new Function(...Object.keys(GIVEN), text)(...Object.values(GIVEN));

  /** A whole document, with its styles, its frames and its scripts. */
  const drawDocument = async (html) => {
    const read = new DOMParser().parseFromString(html, "text/html");
    const root = document.documentElement;
    for (const [own, other] of [
      [root, read.documentElement],
      [document.body, read.body],
    ]) {
      for (const name of own.getAttributeNames()) own.removeAttribute(name);
      for (const { name, value } of other.attributes) own.setAttribute(name, value);
    }
    const [style] = document.head.getElementsByTagName("style");
    style.media = "not all";
    for (const own of read.head.querySelectorAll("style")) document.head.append(document.importNode(own, true));
    document.body.replaceChildren(...document.importNode(read.body, true).childNodes);
    document.body.prepend(...[...read.head.querySelectorAll("base")].map((base) => document.importNode(base)));
    const frames = [...document.body.querySelectorAll("iframe")];
    await Promise.all(frames.map((frame) => new Promise((done) => frame.addEventListener("load", done))));
    for (const script of read.scripts) run(script);
  };

  /** Draw a page: its body's content, or a document. */
  globalThis.drawMade = (html, page) => {
    const [style, ...others] = document.head.getElementsByTagName("style");
    style.media = "";
    for (const other of others) other.remove();
    return html.startsWith("<!doctype") ? drawDocument(html) : draw(html, page);
  };
  /** What is made to move, moves. */
  globalThis.moveMade = () => flips.forEach(flip);
}
