"""Controls in the shapes that services and component libraries draw them in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from builder.quality.mutating.tree import Node, element

Fresh = Callable[[], str]
"""Makes an id that the page doesn't have yet."""

Attributes = dict[str, str | None]


@dataclass
class Control:
    """What a control is made to be. `ticked` is for toggles, `answers` and `chosen` are for those that say words.

    `turned`: what the label is put into, such as "Don't {}". `told`: when ARIA says the value. `action`: what a row
    offers to do. `ending`: the state's word at the end of its name. `leads`: a link in the label's line.
    """

    shape: str
    label: str
    naming: str = "id"
    key: tuple[str, str] | None = None
    ticked: bool = False
    answers: list[str] = field(default_factory=list)
    chosen: int | None = None
    word: str = ""
    address: str = ""
    mixed: bool = False
    locked: bool = False
    stale: bool = False
    by_property: bool = False
    split: bool = False
    swapped: bool = False
    flips: bool = False
    turned: str = ""
    told: Literal["always", "on", "never"] = "always"
    restored: bool = False
    action: str = ""
    ending: str = ""
    leads: str = ""


def draw(control: Control, fresh: Fresh) -> Node:
    """The control with its label, as one element."""
    turned = control.turned.format(control.label) if control.turned and control.label else control.label
    return SHAPES[control.shape](replace(control, label=turned), fresh)


def family(control: Control) -> list[str]:
    """The shapes that a control may have instead of its own."""
    return NATIVE if control.restored else list(next(shapes for shapes in FAMILIES if control.shape in shapes))


NAMINGS = ("id", "near", "aria", "both")
"""How a control is tied to its label: by id, by standing there, by an attribute of its own, by id and attribute."""


def _label(control: Control) -> list[Node | str]:
    """The label's content, over several elements where it's split."""
    words = control.label.split(" ")
    if control.leads and control.label:
        return [f"{control.label} ", element("a", control.leads, href="/help")]
    if not control.split or len(words) < 2:
        return [control.label] if control.label else []
    middle = (len(words) + 1) // 2
    return [
        element("span", " ".join(words[:middle]), class_="part"),
        " ",
        element("b", " ".join(words[middle:]), class_="part"),
    ]


def _named(control: Control, fresh: Fresh) -> tuple[Attributes, Node | None]:
    """What ties a control to its label, and the label."""
    attribute, value = control.key or ("", "")
    keyed = {attribute: value} if attribute else {}
    tied = attribute == "aria-labelledby" or control.naming in ("id", "both")
    name = value if attribute == "aria-labelledby" else fresh()
    attributes: Attributes = {**keyed}
    if tied:
        attributes["aria-labelledby"] = name
    if control.naming in ("aria", "both") and control.label:
        attributes["aria-label"] = f"{control.label} {control.ending}".strip()
    content = _label(control)
    shown = content and (control.naming != "aria" or attribute == "aria-labelledby")
    label = Node("span", {"class": "label", "id": name if tied else None}, content) if shown else None
    return attributes, label


def _native(control: Control) -> Attributes:
    """A native box's value, and what may contradict it."""
    attributes: Attributes = {"type": "checkbox"}
    if control.by_property or control.restored:
        attributes["data-made-ticked"] = str(control.ticked).lower()
    if control.ticked != control.restored and (control.restored or not control.by_property):
        attributes["checked"] = ""
    if control.stale:
        attributes["aria-checked"] = str(not control.ticked).lower()
    attributes["data-made-mixed"] = "" if control.mixed else None
    attributes["disabled"] = "" if control.locked else None
    attributes["data-made-flips"] = "" if control.flips else None
    return attributes


def _aria(control: Control, role: str, attribute: str = "aria-checked") -> Attributes:
    untold = (
        bool(role) and not control.mixed and (control.told == "never" or (control.told == "on" and not control.ticked))
    )
    return {
        "role": role or None,
        attribute: None if untold else _value(control),
        "aria-disabled": "true" if control.locked else None,
        "data-made-flips": (attribute if control.told == "on" else "") if control.flips else None,
    }


def _value(control: Control) -> str:
    return "mixed" if control.mixed else str(control.ticked).lower()


def _line(control: Control, label: Node | None, *rest: Node) -> Node:
    parts: list[Node | str] = [*([label] if label else []), element("span", *_word(control), *rest, class_="end")]
    return Node("div", {"class": "line"}, parts[::-1] if control.swapped else parts)


def _word(control: Control) -> list[Node | str]:
    return [element("span", control.word, class_="state")] if control.word else []


def _box(control: Control, fresh: Fresh, more: Attributes) -> Node:
    named, label = _named(control, fresh)
    return _line(control, label, Node("input", {**_native(control), **more, **named}))


def _button(control: Control, fresh: Fresh, tag: str, role: str, attribute: str = "aria-checked") -> Node:
    named, label = _named(control, fresh)
    handle = element("i", class_="handle")
    return _line(control, label, Node(tag, {**_aria(control, role, attribute), **named}, [handle]))


def _around(control: Control, fresh: Fresh, style: str | None = None) -> Node:
    """A native box inside its label, which may be all that's drawn of it."""
    keyed = dict([control.key]) if control.key else {}
    box = Node("input", {**_native(control), "id": fresh(), "style": style, **keyed})
    label = [element("span", *_label(control), class_="label")] if control.label else []
    parts: list[Node | str] = [*label, *_word(control), box, element("i", class_="handle")]
    return Node("label", {"class": "line"}, parts[::-1] if control.swapped else parts)


def _beside(control: Control, fresh: Fresh) -> Node:
    """A native box, and a label that points to it."""
    attribute, value = control.key or ("", "")
    name = value if attribute == "id" else fresh()
    keyed = {attribute: value} if attribute else {}
    box = Node("input", {**_native(control), "class": "form-check-input", **keyed, "id": name})
    label = Node("label", {"class": "form-check-label", "for": name}, _label(control))
    parts: list[Node | str] = [*_word(control), box, label]
    return Node("div", {"class": "form-check form-switch"}, parts[::-1] if control.swapped else parts)


def _mirrored(control: Control, fresh: Fresh) -> Node:
    """A button, and a native box kept in step for forms."""
    named, label = _named(control, fresh)
    button = Node("button", {"type": "button", **_aria(control, "switch"), **named}, [])
    ticked = control.ticked != control.stale
    hidden = {"aria-hidden": "true", "tabindex": "-1", "class": "no-opacity", "data-made-flips": None}
    mirror = Node("input", {**_native(control), "checked": "" if ticked else None, **hidden})
    mirror.attributes.update({"aria-checked": None, "data-made-flips": "" if control.flips else None})
    mirror.attributes.pop("data-made-ticked", None)
    return _line(control, label, button, mirror)


def _nested(control: Control, fresh: Fresh) -> Node:
    """A native box inside an element that is a switch by ARIA."""
    named, label = _named(control, fresh)
    inner = Node("input", {**_native(control), "aria-checked": None, "tabindex": "-1"})
    outer = _aria(control, "switch")
    if control.stale:
        outer["aria-checked"] = str(not control.ticked).lower()
    return _line(control, label, Node("div", {**outer, **named}, [inner]))


def _component(control: Control, fresh: Fresh) -> Node:
    """A custom element: the box in its shadow root, the label's text slotted into it."""
    keyed = dict([control.key]) if control.key else {}
    box = Node("input", {**_native(control), "role": "switch", **keyed})
    inner = element("label", box, element("span", element("slot"), class_="label"))
    shadow = element("template", inner, data_made_shadow="open")
    return element("div", *_word(control), element("ui-switch", shadow, *_label(control), id=fresh()), class_="line")


def _internals(control: Control, fresh: Fresh, tag: str) -> Node:
    """A custom element that keeps its role and value to itself, named as any control can be."""
    own: Attributes = {"data-made-value": _value(control), "disabled": "" if control.locked else None}
    own["data-made-flips"] = "" if control.flips else None
    if control.naming in ("id", "both") or (control.key or ("",))[0] == "aria-labelledby":
        named, label = _named(control, fresh)
        return _line(control, label, Node(tag, {**own, **named}))
    keyed = dict([control.key]) if control.key else {}
    switch = Node(tag, {"id": fresh(), **own, **keyed})
    if control.naming == "near":
        inner = element("span", *_label(control), class_="label")
        return element("label", inner, *_word(control), switch, class_="line")
    label = Node("label", {"class": "label", "for": switch.attributes["id"]}, _label(control))
    return _line(control, label, switch)


def _worded_button(control: Control, fresh: Fresh) -> Node:
    """A switch that has its state word inside."""
    named, label = _named(control, fresh)
    inner = element("span", control.word, class_="ui-switch-inner")
    return _line(control, label, Node("button", {**_aria(control, "switch"), **named}, [inner]))


TOGGLES: dict[str, Callable[[Control, Fresh], Node]] = {
    "native switch": lambda control, fresh: _box(control, fresh, {"role": "switch"}),
    "native checkbox": lambda control, fresh: _box(control, fresh, {}),
    "native, no opacity": lambda control, fresh: _box(control, fresh, {"class": "no-opacity"}),
    "label around": _around,
    "drawn by its label": lambda control, fresh: _around(control, fresh, "display:none"),
    "label beside": _beside,
    "ARIA switch": lambda control, fresh: _button(control, fresh, "button", "switch"),
    "ARIA checkbox": lambda control, fresh: _button(control, fresh, "div", "checkbox"),
    "pressed button": lambda control, fresh: _button(control, fresh, "button", "", "aria-pressed"),
    "button and mirror": _mirrored,
    "box in a switch": _nested,
    "component": _component,
    "word inside": _worded_button,
    "custom element": lambda control, fresh: _internals(control, fresh, "ui-stated"),
    "custom element, state within": lambda control, fresh: _internals(control, fresh, "ui-stateless"),
}
NATIVE = [
    "native switch",
    "native checkbox",
    "native, no opacity",
    "label around",
    "drawn by its label",
    "label beside",
]
"""Toggles whose value a browser puts back with the page."""
TOLD = ["ARIA switch", "ARIA checkbox", "word inside"]
"""Toggles by their role, whose value ARIA alone says."""
UNTOLD = {"custom element, state within"}
"""Toggles whose value is only drawn."""


def _radios(control: Control, fresh: Fresh, holder: str, *, explained: bool = False) -> Node:
    """Native answers, held together by a fieldset or by their name alone."""
    group = fresh()
    rows: list[Node | str] = []
    for place, answer in enumerate(control.answers):
        keyed = dict([control.key]) if control.key and place == 0 else {}
        chosen = place == control.chosen
        value: Attributes = {"type": "radio", "name": group, "id": fresh(), "disabled": "" if control.locked else None}
        value["data-made-ticked" if control.by_property else "checked"] = (
            ("true" if control.by_property else "") if chosen else None
        )
        if control.stale:
            value["aria-checked"] = str(not chosen).lower()
        more = [element("small", "You can change this at any time.")] if explained else []
        rows.append(
            element("label", Node("input", {**value, **keyed}), element("span", answer), *more, class_="answer")
        )
    title = element("legend" if holder == "fieldset" else "h3", *_label(control))
    return Node(holder, {"class": "choice"}, [title, *rows] if control.label else rows)


def _aria_radios(control: Control, fresh: Fresh) -> Node:
    named, label = _named(control, fresh)
    rows: list[Node | str] = [
        element("button", answer, role="radio", aria_checked=str(place == control.chosen).lower())
        for place, answer in enumerate(control.answers)
    ]
    return element("div", *([label] if label else []), Node("div", {"role": "radiogroup", **named}, rows))


def _list(control: Control, fresh: Fresh) -> Node:
    named, label = _named(control, fresh)
    moved = control.restored and control.chosen is not None
    marked = 1 - (control.chosen or 0) if moved else None if control.by_property else control.chosen
    options: list[Node | str] = [
        element("option", answer, selected="" if place == marked else None)
        for place, answer in enumerate(control.answers)
    ]
    if control.chosen is None:
        options.insert(0, element("option", "", disabled="", selected=""))
    chosen = str(control.chosen) if (moved or control.by_property) and control.chosen is not None else None
    value: Attributes = {"data-made-chosen": chosen, "disabled": "" if control.locked else None}
    return _line(control, label, Node("select", {**value, **named}, options))


def _menu(control: Control, fresh: Fresh, tag: str, attributes: Attributes) -> Node:
    """A button that shows the answer and opens a list, which is not drawn yet."""
    named, label = _named(control, fresh)
    shown = [] if control.chosen is None else [element("span", control.answers[control.chosen], class_="answer")]
    button = Node(tag, {**attributes, "aria-disabled": "true" if control.locked else None, **named}, [*shown])
    return _line(control, label, button)


def _details(control: Control, fresh: Fresh) -> Node:
    line = _menu(control, fresh, "summary", {})
    return element("details", *line.children) if control.swapped else element("div", line)


CHOICES: dict[str, Callable[[Control, Fresh], Node]] = {
    "radios in a fieldset": lambda control, fresh: _radios(control, fresh, "fieldset"),
    "radios of one name": lambda control, fresh: _radios(control, fresh, "div"),
    "radios with explanations": lambda control, fresh: _radios(control, fresh, "fieldset", explained=True),
    "ARIA radios": _aria_radios,
}
LISTS: dict[str, Callable[[Control, Fresh], Node]] = {
    "native list": _list,
    "menu button": lambda control, fresh: _menu(control, fresh, "button", {"aria-haspopup": "true"}),
    "combobox": lambda control, fresh: _menu(control, fresh, "button", {"role": "combobox", "aria-expanded": "false"}),
    "summary": _details,
}


def _said(control: Control, _: Fresh, tag: str, inner: str) -> Node:
    """A line of text, and the answer after it."""
    answer = "" if control.chosen is None else control.answers[control.chosen]
    parts = [element(inner, *_label(control), class_="label"), element("span", answer, class_="state")]
    return element(tag, *(part for part in parts if part.children), class_="line")


def _segments(control: Control, fresh: Fresh) -> Node:
    """A button for each answer, the chosen one pressed in."""
    named, label = _named(control, fresh)
    buttons: list[Node | str] = [
        element("button", answer, aria_pressed=str(place == control.chosen).lower())
        for place, answer in enumerate(control.answers)
    ]
    return _line(control, label, Node("div", {"role": "group", **named}, buttons))


PAIRS = {**CHOICES, "segments": _segments, "native list": _list}
"""How a toggle is drawn that has a word for each of its states."""


LINES: dict[str, Callable[[Control, Fresh], Node]] = {
    "line and word": lambda control, fresh: _said(control, fresh, "div", "span"),
    "heading and word": lambda control, fresh: _said(control, fresh, "section", "h3"),
    "button and word": lambda control, fresh: _said(control, fresh, "div", "button"),
}


def _row(control: Control, _: Fresh, *, arrow: bool = False) -> Node:
    """A link to the setting's own page that prints the state."""
    answer = "" if control.chosen is None else control.answers[control.chosen]
    parts = [element("span", *_label(control)), element("span", answer)]
    sign = [element("span", aria_hidden="true")] if arrow else []
    sign += [element("b", control.action)] if control.action else []
    return element("a", *(part for part in parts if part.children), *sign, class_="line", href=control.address)


ROWS: dict[str, Callable[[Control, Fresh], Node]] = {
    "row": _row,
    "row with an arrow": lambda control, fresh: _row(control, fresh, arrow=True),
}
BY_KIND = {
    "switch": TOGGLES,
    "checkbox": TOGGLES,
    "radio": CHOICES,
    "select": LISTS,
    "status-text": LINES,
    "row": ROWS,
}


def _opener(control: Control, _: Fresh, *, whole: bool = True) -> Node:
    """A button that opens the control elsewhere; its name is the label and the state's word."""
    answer = "" if control.chosen is None else control.answers[control.chosen]
    keyed = dict([control.key]) if control.key else {}
    if whole:
        return Node("button", {"class": "line", **keyed}, [element("div", *_label(control)), element("span", answer)])
    name = f"{control.label} {answer}".strip()
    button = Node("button", {"aria-label": name, **keyed}, [element("span", answer)])
    return element("div", element("div", *_label(control)), button, class_="line")


OPENERS: dict[str, Callable[[Control, Fresh], Node]] = {
    "opener": _opener,
    "opener named in an attribute": lambda control, fresh: _opener(control, fresh, whole=False),
}
_TOGGLES = ["native switch", "native checkbox", "ARIA switch", "ARIA checkbox"]
NAMED = {"switch": _TOGGLES, "checkbox": _TOGGLES, "select": ["native list", "menu button", "combobox"]}
"""Shapes that an attribute can name."""
FAMILIES = (TOGGLES, LISTS, LINES, ROWS, PAIRS, OPENERS)
SHAPES = {name: shape for shapes in FAMILIES for name, shape in shapes.items()}
