"""Pages that work against the extension, on purpose or by accident. All of them synthetic."""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.linkedin import KEY, LABEL, card, checked, decoy, native, shell

# Names of properties that a form's or the document's named children can hide.
NAMES = (
    "addEventListener append attributes body checked childNodes children closest contains createElement defaultView "
    "documentElement firstChild getAttribute getBoundingClientRect getElementById getRootNode hasAttribute host id "
    "isConnected labels localName matches name nodeType ownerDocument parentElement parentNode querySelector "
    "querySelectorAll shadowRoot style tagName textContent"
).split()

# Rules against elements that aren't the page's own.
STYLES = {
    "everything at the end is hidden": (
        "html > :not(head, body) { display: none !important; visibility: hidden !important; opacity: 0 !important }"
    ),
    "every div is unset": "div { all: unset !important; position: static !important }",
    "everything unknown is moved away": (
        "html > div { position: absolute !important; left: -9999px !important; transform: scale(0) !important;"
        " clip-path: inset(50%) !important; z-index: -1 !important; pointer-events: none !important }"
    ),
    "what is inherited is strange": (
        "html { font: 40px monospace; letter-spacing: 9px } html > div { font-size: 3px !important;"
        " text-transform: uppercase !important; animation: a 1s infinite } @keyframes a { to { opacity: 0 } }"
    ),
}

HEARTBEAT = (
    "window.worst = 0; let last = performance.now(); setInterval(() => { const now = performance.now();"
    "window.worst = Math.max(window.worst, now - last - 50); last = now }, 50);"
)
COMPLAINTS = (
    "window.complaints = []; addEventListener('error', (e) => complaints.push(String(e.message)));"
    "addEventListener('unhandledrejection', (e) => complaints.push(String(e.reason)));"
    "addEventListener('securitypolicyviolation', (e) => complaints.push(e.violatedDirective));"
    "for (const kind of ['error', 'warn']) console[kind] = (...all) => complaints.push(all.join(' '));"
)


def watched(html: str) -> str:
    """A page that notes its own worst pause in `worst`, ms, and every error in `complaints`."""
    return html.replace("<head>", f"<head><script>{HEARTBEAT}{COMPLAINTS}</script>")


def removing_ours(html: str) -> str:
    """A page that takes away whatever is added beside its body, and counts in `removed`."""
    script = (
        "window.removed = 0; new MutationObserver((records) => {"
        " for (const node of records.flatMap((record) => [...record.addedNodes]))"
        " if (node.localName === 'div') { node.remove(); window.removed += 1 } })"
        ".observe(document.documentElement, {childList: true})"
    )
    return html.replace("</body>", f"<script>{script}</script></body>")


def juggling_ours(html: str) -> str:
    """A page that takes away whatever is added beside its body and puts it back, without end."""
    script = (
        "window.added = 0; let ours = null; new MutationObserver((records) => { for (const { addedNodes } of records)"
        " for (const node of addedNodes) if (node.localName === 'div') { ours = node; window.added += 1 } })"
        ".observe(document.documentElement, {childList: true});"
        "setInterval(() => { if (ours) ours.isConnected ? ours.remove() : document.documentElement.append(ours) }, 40)"
    )
    return html.replace("</body>", f"<script>{script}</script></body>")


def clobbered_form(on: bool) -> str:
    """The control in a form whose fields hide every property."""
    fields = "".join(f'<input type="hidden" name="{name}">' for name in NAMES)
    return shell(f"<form>{fields}{card(native(on))}</form>")


def clobbered_document(on: bool) -> str:
    """Images whose names hide the document's own methods."""
    images = "".join(f'<img name="{name}" alt="" width="1" height="1" src="data:,">' for name in NAMES)
    return shell(card(native(on)) + images)


def clobbered_close_by(on: bool) -> str:
    """The control directly in such a form, and beside it a form that calls itself a switch."""
    fields = "".join(f'<input type="hidden" name="{name}">' for name in NAMES)
    line = native(on).replace('<div class="_switch_1k2">', f'<form class="_switch_1k2">{fields}', 1)
    line = line.replace("</div></div>", "</form></div>")
    return shell(card(line) + f'<form role="switch" aria-checked="true">{fields}Dark mode</form>')


def clobbered_small(on: bool) -> str:
    """A control too small to be seen, drawn by a form whose fields hide every property."""
    fields = "".join(f'<input type="hidden" name="{name}">' for name in NAMES)
    form = (
        f'<form style="width:48px;height:32px;background:#999">{fields}<input type="checkbox" role="switch"'
        f' aria-labelledby="{KEY}"{checked(on)} style="width:4px;height:4px"></form>'
    )
    return shell(card(f'<div class="line"><span id="{KEY}">{LABEL}</span>{form}</div>'))


def overridden(on: bool) -> str:
    """Every built-in that a page can replace in its own world lies or throws."""
    lie = str(not on).lower()
    script = (
        f"Object.defineProperty(HTMLInputElement.prototype, 'checked', {{get: () => {lie}, set() {{}}}});"
        "const fail = () => { throw new Error('overridden') };"
        "const getAttribute = Element.prototype.getAttribute;"
        "for (const name of ['querySelector', 'querySelectorAll', 'matches', 'closest', 'attachShadow', 'append'])"
        " Element.prototype[name] = fail;"
        "for (const name of ['querySelector', 'querySelectorAll', 'createElement']) Document.prototype[name] = fail;"
        f"Element.prototype.getAttribute = function (name) {{ return name === 'aria-checked' ? '{lie}' :"
        " getAttribute.call(this, name) };"
        "Array.prototype.map = Array.prototype.filter = Function.prototype.call = fail;"
        "window.MutationObserver = window.IntersectionObserver = class { constructor() { fail() } };"
        "window.setTimeout = window.requestAnimationFrame = fail"
    )
    return shell(card(native(on)), script=script)


FORGERIES = """
const off = {state: "off", reason: null, signals: ["address", "key"], page: "control", arrival: "load", document: "x",
  loaded: Date.now(), at: Date.now()};
for (const type of ["content:reading", "content:moved", "popup:state", "popup:objection"]) {
  const message = {type, service: "linkedin", setting: "generative-ai", reading: off, sentOn: "2026-01-01"};
  postMessage(message, "*");
  dispatchEvent(new MessageEvent("message", {data: message}));
  for (const target of [window, document, document.documentElement])
    target.dispatchEvent(new CustomEvent(type, {detail: message, bubbles: true, composed: true}));
  for (const runtime of [window.chrome?.runtime, window.browser?.runtime]) {
    try { runtime?.sendMessage?.(message); runtime?.sendMessage?.(arguments[0], message);
      runtime?.connect?.(arguments[0]).postMessage(message) } catch {}
  }
  new BroadcastChannel("stilloff").postMessage(message);
}
"""
FORGED_CLICKS = """
const control = document.querySelector("input[role=switch]");
const {x, y} = control.getBoundingClientRect();
const at = {bubbles: true, composed: true, clientX: x + 5, clientY: y + 5};
for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
  control.dispatchEvent(new MouseEvent(kind, at));
control.parentElement.dispatchEvent(new MouseEvent("click", at));
for (const kind of ["keydown", "keyup"]) control.dispatchEvent(new KeyboardEvent(kind, {key: " ", bubbles: true}));
control.checked = false;
control.click();
control.checked = true;
"""


def crowd(on: bool, count: int) -> str:
    """Very many switches of other settings, and ours among them."""
    others = "".join(decoy(n % 2 == 0, label=f"Setting {n}", key=f"k{n}") for n in range(count))
    return shell(f"{others}{card(native(on))}")


def impostors(count: int) -> str:
    """Very many switches with our key and label, in both states."""
    return shell("".join(native(n % 2 == 0) for n in range(count)))


def veiled_impostors(count: int) -> str:
    """Many copies hidden from assistive technology, one that isn't, and behind them another in the opposite state."""
    veiled = "".join(f'<div aria-hidden="true">{native(False)}</div>' for _ in range(count))
    return shell(veiled + native(False) + native(True) * 3)


def restless(on: bool, a_second: int) -> str:
    """Endless changes all around a calm control."""
    script = (
        f"let n = 0; setInterval(() => {{ for (let i = 0; i < {a_second // 50}; i += 1) {{"
        " n += 1; const at = noise.children[n % 20];"
        " if (n % 3) at.textContent = n; else if (n % 2) at.setAttribute('class', 'c' + n);"
        " else at.replaceWith(document.createElement('p')) } }, 20)"
    )
    return shell(card(native(on)) + f'<div id="noise">{"<p>0</p>" * 20}</div>', script=script)


def recreated(on: bool, ms: int) -> str:
    """The control is made again and again, as a bad framework does."""
    script = f"const html = card.innerHTML; setInterval(() => {{ card.innerHTML = html }}, {ms})"
    return shell(card(native(on)), script=script)


def flipping(ms: int) -> str:
    """The control changes its state again and again; no attribute does."""
    script = f"const s = document.querySelector('input'); setInterval(() => {{ s.checked = !s.checked }}, {ms})"
    return shell(card(native(False)), script=script)


def touched(ms: int) -> str:
    """The control says on for a moment again and again, in no look; all the while elements come and go beside it."""
    script = (
        "const s = document.querySelector('input');"
        "setInterval(() => { noise.replaceChildren(document.createElement('i')) }, 40);"
        f"setInterval(() => {{ for (const on of [true, false]) s.setAttribute('aria-checked', on) }}, {ms})"
    )
    return shell(card(native(False)) + '<div id="noise"></div>', script=script)


def other_origin(frame: str) -> str:
    """The card in a frame of another origin."""
    return shell(f'<iframe style="width:700px;height:400px" src="{frame}"></iframe>')


def lying_label() -> str:
    """Another setting's switch under our label, and a stranger's."""
    return shell(card(decoy(False, label=LABEL)) + decoy(False, label="Dark mode", key="x1"))


def deep(on: bool, levels: int) -> str:
    """The card at the bottom of very many elements; a parser would stop at 512, so a script nests them.

    From some 2,000 on Chromium itself gives up.
    """
    script = (
        f"let at = card; const inner = [...card.childNodes]; for (let n = 0; n < {levels}; n += 1)"
        " at = at.appendChild(document.createElement('div')); at.append(...inner)"
    )
    return shell(card(native(on)), script=script)


def long_texts(on: bool, control: Callable[[bool], str] = native) -> str:
    """Texts of a megabyte all around the control; laying them out would take the browser seconds."""
    script = (
        "const long = 'Use my data é '.repeat(75_000), part = () => Object.assign(document.createElement('p'),"
        " {style: 'display: none', textContent: long});"
        "card.prepend(part()); card.append(part()); card.querySelector('.line').before(part())"
    )
    return shell(card(control(on)), script=script)


def markup_in_label(on: bool) -> str:
    """A label that prints markup, which must stay text."""
    printed = f"&lt;img src=x onerror=alert(1)&gt;&lt;b&gt;{LABEL}&lt;/b&gt;"
    return shell(card(native(on, label=printed), name="&lt;script&gt;alert(1)&lt;/script&gt;"))
