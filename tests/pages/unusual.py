"""Controls that are out of sight though they're there, and controls drawn as few libraries draw them.

Each page is at LinkedIn's setting and has its label; `on` is a control that is ticked.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.linkedin import HOME, LABEL, NAME, card, native, shell

Made = Callable[[bool], str]

FAR_DOWN = '<div style="height:4000px"></div>'
OVER = "const over = document.createElement('div'); over.setAttribute('role', 'dialog'); over.textContent = 'Please note'; document.body.append(over);"
"""A dialog beside the page's own parts."""


def scrolled(on: bool, outer: str, inner: str, move: str) -> str:
    """The control at the start of a scroller that was scrolled."""
    box = f'<div id=box style="{outer}"><div style="{inner}">{native(on)}{FAR_DOWN}</div></div>'
    return shell(box, script=f"document.getElementById('box').{move}")


def wide(on: bool, head: str, script: str = "") -> str:
    """The control at the left of a page that is wider than the window."""
    far = f'<div style="width:5000px"><div dir=ltr style="width:400px;margin-right:4600px">{native(on)}</div></div>'
    return f"<!doctype html><html lang=en><head>{head}</head><body>{far}<script>{script}</script></body></html>"


OUT_OF_SIGHT: dict[str, Made] = {
    "above the top of a scroller": lambda on: scrolled(on, "height:300px;overflow:auto", "", "scrollTop = 2500"),
    "left of a scroller": lambda on: scrolled(
        on, "width:600px;height:300px;overflow:auto", "width:500px;padding-right:4000px", "scrollLeft = 3500"
    ),
    "left of a scroller that is written to the left": lambda on: scrolled(
        on, "width:300px;overflow:auto;direction:rtl", "width:400px;padding-right:4000px;direction:ltr", "scrollLeft"
    ),
    "above the top of a scroller that a component draws around it": lambda on: scrolled(
        on,
        "",
        "",
        "attachShadow({mode: 'open'}).innerHTML = '<div style=\"height:300px;overflow:auto\"><slot></slot></div>'"
        "; document.getElementById('box').shadowRoot.firstChild.scrollTop = 2500",
    ),
    "above the top of a body that scrolls by itself": lambda on: shell(
        card(native(on)) + FAR_DOWN,
        head="<style>html{overflow:hidden}body{position:absolute;inset:0;overflow:auto}</style>",
        script="document.body.scrollTop = 2500",
    ),
    "in a page that a dialog fixed by its root": lambda on: shell(
        card(native(on)) + FAR_DOWN, head="<style>html{position:fixed;top:-900px;width:100%;overflow-y:scroll}</style>"
    ),
    "and a copy folded up by a component": lambda on: shell(
        f"<div id=fold>{native(not on)}</div>{card(native(on))}",
        script="document.getElementById('fold').attachShadow({mode: 'open'}).innerHTML ="
        " '<div style=\"height:0;overflow:hidden\"><slot></slot></div>'",
    ),
    "in a page that a dialog fixed": lambda on: shell(
        card(native(on)) + FAR_DOWN, head="<style>body{position:fixed;top:-900px;width:100%}</style>"
    ),
    "in a page that was moved up": lambda on: shell(
        card(native(on)) + FAR_DOWN, head="<style>body{transform:translateY(-900px)}</style>"
    ),
    "in a page whose body alone is written to the left": lambda on: wide(on, "", "document.body.dir = 'rtl'"),
    "in a page that its style writes to the left": lambda on: wide(on, "<style>body{direction:rtl}</style>"),
    "in an inert main part behind a dialog": lambda on: shell(
        card(native(on)), script=f"{OVER} document.getElementById('card').inert = true"
    ),
    "in an inert part beside a dialog": lambda on: shell(
        card(f"<section>{native(on)}</section>"),
        script=f"{OVER} for (const at of document.body.children) at.inert = at !== over",
    ),
    "hidden from assistive technology behind a dialog": lambda on: shell(
        card(native(on)), script=f"{OVER} document.getElementById('card').ariaHidden = 'true'"
    ),
    "behind a modal dialog": lambda on: shell(
        f"{card(native(on))}<dialog><button>Close</button></dialog>",
        script="document.querySelector('dialog').showModal()",
    ),
    "far below, in a part that isn't drawn yet": lambda on: shell(
        f'{FAR_DOWN}<section style="content-visibility:auto">{card(native(on))}</section>'
    ),
    "and a copy parked in a scroller": lambda on: scrolled(
        on, "height:300px;overflow:auto", "", "scrollTop = 2500"
    ).replace("</main>", f'</main><div style="position:absolute;left:-9999px">{native(not on)}</div>'),
    "and a copy parked inside the scroller": lambda on: scrolled(
        on, "position:relative;height:300px;overflow:auto", "", "scrollTop = 2500"
    ).replace(FAR_DOWN, f'{FAR_DOWN}<div style="position:absolute;left:-9999px">{native(not on)}</div>'),
    "and a copy slid away": lambda on: shell(
        '<div id=slides style="overflow:hidden;width:600px"><div style="display:flex;width:1200px">'
        f'<div style="width:600px">{native(not on)}</div><div style="width:600px">next</div></div></div>'
        + card(native(on)),
        head="<style>main{margin:0;padding:0}</style>",
        script="document.getElementById('slides').scrollLeft = 600",
    ),
}
"""Read for what they are."""

OUT_OF_REACH: dict[str, str] = {
    "an inert copy, and no dialog": shell(f"<div inert>{card(native(False))}</div>"),
    "an inert page, and no dialog": shell(card(native(False)), script="document.getElementById('card').inert = true"),
    "an inert page, and a dialog that is closed": shell(
        card(native(False)), script=f"{OVER} over.style.display = 'none'; document.getElementById('card').inert = true"
    ),
    "an inert part of the page, and a banner": shell(
        f"<div><form inert>{card(native(False))}</form></div>", script=OVER
    ),
    "an inert dialog": shell(
        card("…"), script=f"{OVER} over.inert = true; over.innerHTML = {native(False)!r}".replace("\\n", "")
    ),
    "parked beside a page that a dialog fixed": shell(
        f'<div style="position:absolute;left:-9999px">{native(False)}</div>',
        head="<style>body{position:fixed;top:-900px;width:100%}</style>",
    ),
}
"""Not found: these are copies, or aren't ready."""

COMPONENTS = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(":host { display: inline-block; width: 40px; height: 20px; background: gray }");
const drawn = new CSSStyleSheet();
drawn.replaceSync(":host(:is([state--checked], :state(checked))) { background: blue }");
class Box extends HTMLElement {
  static formAssociated = true;
  static sheets = [sheet, drawn];
  static mode = "open";
  static states = ["checked"];
  inner = "<i></i>";
  constructor() {
    super();
    this.internals = this.attachInternals();
    this.internals.role = "switch";
    this.root = this.attachShadow({ mode: this.constructor.mode });
    this.root.adoptedStyleSheets = this.constructor.sheets;
  }
  connectedCallback() {
    this.root.innerHTML = this.inner;
    this.show(this.dataset.value === "on");
  }
  show(on) {
    const [when, otherwise] = this.constructor.states;
    this.internals.ariaChecked = String(on);
    this.internals.setFormValue(on ? "on" : null);
    if (when) this.internals.states[on ? "add" : "delete"](when);
    if (otherwise) this.internals.states[on ? "delete" : "add"](otherwise);
    this.root.querySelector("i, input").className = on ? "on" : "";
    const input = this.root.querySelector("input");
    if (input) input.checked = on;
  }
}
customElements.define("ui-switch", class extends Box {});
customElements.define("ui-closed-toggle", class extends Box { static mode = "closed" });
customElements.define("ui-plain-switch", class extends Box { static sheets = [sheet] });
customElements.define("ui-both-switch", class extends Box { static sheets = [sheet]; static states = ["checked", "unchecked"] });
customElements.define("ui-styled-checkbox", class extends Box {
  static sheets = [sheet];
  inner = "<style>@media all { :host(:state(checked)) i { color: red } }</style><i></i>";
});
customElements.define("ui-native-switch", class extends Box {
  static mode = "closed";
  static states = [];
  static sheets = [sheet];
  inner = "<input type=checkbox>";
});
customElements.define("ui-class-switch", class extends Box {
  static states = [];
  static sheets = [sheet];
  inner = "<style>i.on { color: red } i:state(checked) { color: blue }</style><i></i>";
});
customElements.define("ui-choice", class extends Box {});
customElements.define("ui-radio", class extends Box {});
customElements.define("ui-field", class extends Box { static states = []; static sheets = [sheet] });
customElements.define("ui-mixed-checkbox", class extends Box { static states = ["indeterminate"] });
"""
"""Custom elements that keep role and state to themselves."""


def component(tag: str, on: bool, *, extra: str = "", beside: str = "") -> str:
    """A page with one of them, whose label points to it from afar."""
    value = "on" if on else "off"
    one = f"<div><label for=one>{LABEL}</label></div><p>More about it.</p><form><{tag} id=one data-value={value} {extra}></{tag}></form>"
    return shell(card(one + beside), script=COMPONENTS)


def another(tag: str, value: str) -> str:
    """One more of them, of another setting."""
    return f"<div><label for=two>Show ads</label><{tag} id=two data-value={value}></{tag}></div>"


KEPT_TO_THEMSELVES: dict[str, Made] = {
    "a switch whose sheet draws its state": lambda on: component("ui-switch", on),
    "a switch in a closed shadow root": lambda on: component("ui-closed-toggle", on),
    "a box whose style draws its state": lambda on: component("ui-styled-checkbox", on),
    "a switch of which another is on": lambda on: component(
        "ui-plain-switch", on, beside=another("ui-plain-switch", "on")
    ),
    "a switch with a state for off": lambda on: component("ui-both-switch", on),
    "a switch around a native box, by its label": lambda on: component("ui-native-switch", on),
    "a control that is no switch by its name": lambda on: component("ui-choice", on),
    "beside a native box that is another's": lambda on: component(
        "ui-switch", on, beside=f"<p><label><input type=checkbox{'' if on else ' checked'}> Show ads</label></p>"
    ),
}
"""Read for what they are."""

CLOSED = ("a switch in a closed shadow root", "a switch around a native box, by its label")

KEPT_UNKNOWN: dict[str, tuple[str, str]] = {
    "a switch that nothing draws": (component("ui-plain-switch", False), "unsettled"),
    "a switch drawn by a class inside": (component("ui-class-switch", True), "unsettled"),
    "a switch that isn't made yet": (component("ui-later-switch", False), "not-found"),
    "a field": (component("ui-field", False), "not-found"),
    "one of several answers": (component("ui-radio", True), "not-found"),
    "a disabled switch": (component("ui-switch", True, extra="disabled"), "locked"),
    "a half-ticked box": (component("ui-mixed-checkbox", True), "contradictory"),
}
"""Left unknown, with the reason."""


def bare(on: bool, *, label: str = LABEL, kind: str = "toggle", off: str = "") -> str:
    """A switch that has no value while it's off, or another."""
    value = ' aria-checked="true"' if on else off
    look = "display:inline-block;width:40px;height:24px;background:#999"
    return (
        f'<div class=line><span id="{label}">{label}</span>'
        f'<button role=switch class="{kind} {"is-on" if on else "is-off"}" aria-label="{label}"{value}><i style="{look}"></i></button></div>'
    )


def bares(ours: str, *others: str) -> str:
    """A page of such switches."""
    return shell(card(ours + "".join(others)))


WITHOUT_A_VALUE: dict[str, Made] = {
    "a switch among others that are on": lambda on: bares(bare(on), bare(True, label="A"), bare(True, label="B")),
    "a switch among others of which one is off": lambda on: bares(
        bare(on), bare(True, label="A"), bare(False, label="B")
    ),
}
VALUE_UNKNOWN: dict[str, tuple[str, str]] = {
    "a switch alone": (bares(bare(False)), "unsettled"),
    "a switch among others that say when they're off": (
        bares(bare(False), bare(True, label="A"), bare(False, label="B", off=' aria-checked="false"')),
        "unsettled",
    ),
    "a switch among others of another make": (bares(bare(False), bare(True, label="A", kind="box")), "unsettled"),
    "a switch among others, with a value nobody knows": (
        bares(bare(False, off=' aria-checked="loading"'), bare(True, label="A")),
        "unsettled",
    ),
}


def radios(chosen: int | None, answers: tuple[str, ...] = ("On", "Off"), name: str = "choice") -> str:
    """Native answers under the setting's label."""
    rows = "".join(
        f"<div><label><input type=radio name={name}{' checked' if place == chosen else ''}> {answer}</label></div>"
        for place, answer in enumerate(answers)
    )
    return f"<fieldset><legend>{LABEL}</legend>{rows}</fieldset>"


def buttons(
    chosen: tuple[int, ...],
    attribute: str,
    *,
    role: str = "",
    holder: str = "group",
    answers: tuple[str, ...] = ("On", "Off"),
) -> str:
    """Answers drawn as buttons beside each other."""
    kind = f" role={role}" if role else ""
    rows = "".join(
        f'<button type=button{kind} {attribute}="{str(place in chosen).lower()}">{answer}</button>'
        for place, answer in enumerate(answers)
    )
    return f"<div class=line><span id=seg>{LABEL}</span><div role={holder} aria-labelledby=seg>{rows}</div></div>"


def listed(chosen: int, answers: tuple[str, ...] = ("On", "Off")) -> str:
    """Answers in a list."""
    options = "".join(
        f"<option{' selected' if place == chosen else ''}>{answer}</option>" for place, answer in enumerate(answers)
    )
    return f"<div class=line><label for=list>{LABEL}</label><select id=list>{options}</select></div>"


def unmarked(on: bool) -> str:
    """Buttons that nothing but their place ties to each other and to their label."""
    return buttons((0 if on else 1,), "aria-pressed").replace("role=group aria-labelledby=seg", "class=seg")


PAIRS: dict[str, Made] = {
    "radio buttons": lambda on: shell(card(radios(0 if on else 1))),
    "radio buttons, off first": lambda on: shell(card(radios(1 if on else 0, ("Off", "On")))),
    "radio buttons of ARIA": lambda on: shell(
        card(buttons((0 if on else 1,), "aria-checked", role="radio", holder="radiogroup"))
    ),
    "buttons of which one is pressed": lambda on: shell(card(buttons((0 if on else 1,), "aria-pressed"))),
    "buttons without a group": lambda on: shell(card(unmarked(on))),
    "tabs": lambda on: shell(card(buttons((0 if on else 1,), "aria-selected", role="tab", holder="tablist"))),
    "radio buttons after their label alone": lambda on: shell(
        card(radios(0 if on else 1).replace("fieldset", "div").replace("legend", "p"))
    ),
    "radio buttons after a heading and a text": lambda on: shell(
        card(
            radios(0 if on else 1)
            .replace("fieldset", "div")
            .replace(f"<legend>{LABEL}</legend>", f"<h3>{LABEL}</h3><p>More about it.</p>")
        )
    ),
    "a list": lambda on: shell(card(listed(0 if on else 1))),
    "radio buttons in German": lambda on: shell(card(radios(0 if on else 1, ("Ein", "Aus")))),
}
NO_PAIRS: dict[str, tuple[str, str]] = {
    "three radio buttons": (shell(card(radios(1, ("On", "Off", "Ask me")))), "not-found"),
    "radio buttons with words nobody knows": (shell(card(radios(1, ("Sometimes", "Seldom")))), "not-found"),
    "radio buttons of which one has a word nobody knows": (shell(card(radios(1, ("Yes", "Off")))), "not-found"),
    "radio buttons that both say off": (shell(card(radios(1, ("Off", "Off")))), "not-found"),
    "no radio button chosen": (shell(card(radios(None))), "undecided"),
    "two buttons pressed": (shell(card(buttons((0, 1), "aria-pressed"))), "contradictory"),
    "a list of three": (shell(card(listed(1, ("On", "Off", "Ask me")))), "not-found"),
    "two lists": (shell(card(listed(0) + listed(1).replace("=list", "=other"))), "ambiguous"),
    "another's radio buttons under our heading": (
        shell(
            card(
                radios(1)
                .replace("fieldset", "div")
                .replace(f"<legend>{LABEL}</legend>", f"<h3>{LABEL}</h3><h4>Show ads</h4>")
            )
        ),
        "not-found",
    ),
    "another's radio buttons, below our label": (
        shell(
            card(
                f"<h3>{LABEL}</h3>"
                + radios(1).replace("fieldset", "div").replace(f"<legend>{LABEL}</legend>", "<p>Show ads</p>")
            )
        ),
        "not-found",
    ),
    "a pressed button that says off": (
        shell(
            card(
                f'<div class=line><p>{LABEL}</p><div><button>On</button><button aria-pressed="true">Off</button></div></div>'
            )
        ),
        "contradictory",
    ),
    "buttons of two settings": (
        shell(
            card(
                f'<div class=line><p>{LABEL}</p><button aria-pressed="true">Off</button></div>'
                '<div class=line><p>Show ads</p><button aria-pressed="false">On</button></div>'
            )
        ),
        "contradictory",
    ),
}

BASED_ROW = shell(
    f'<a class=line href="data-for-ai-improvement"><span>{NAME}</span> <span>Off</span></a>',
    head=f'<base href="{HOME}/mypreferences/d/settings/">',
)
BASED_SIGN_IN = shell("<form action=login><button>Sign in</button></form>", head=f'<base href="{HOME}/">')
"""Links and forms that a base completes."""
