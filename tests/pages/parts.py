"""What the replica pages of several services are made of. Synthetic: rebuilt from facts, never captured.

Classes, ids and wrappers are made up. `on` is always the state of the control, never of training.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from zlib import crc32

STYLE = """
body { margin: 0; font: 16px/1.4 sans-serif } main { max-width: 720px; margin: 24px auto; padding: 16px }
.line { display: flex; justify-content: space-between; gap: 16px; align-items: center; padding: 8px 0 }
button, summary { min-width: 44px; min-height: 24px }
"""


@dataclass(frozen=True)
class Case:
    """A page of a service's, and what must be read there: a training state, a reason, or nothing at all."""

    name: str
    html: str
    expected: str | None
    address: str = ""  # the service's own where nothing else is said
    click: str = ""  # a selector to click once the page is there


def page(content: str, *, lang: str = "en", script: str = "") -> str:
    """A page around some content."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Settings</title><style>{STYLE}</style>'
        f'</head><body><header><a href="/">Home</a></header><main>{content}</main><script>{script}</script></body></html>'
    )


def checked(on: bool) -> str:
    """The attribute of a ticked box."""
    return " checked" if on else ""


def box(label: str, on: bool, extra: str = "") -> str:
    """A native box with its label around it."""
    return f'<label class="line"><span>{label}</span><input type="checkbox"{checked(on)}{extra}></label>'


def switch(label: str, on: bool, extra: str = "") -> str:
    """A button that is a switch, named by the text beside it."""
    name = f"l{crc32(label.encode())}"
    return (
        f'<div class="line"><p id="{name}">{label}</p><button role="switch" aria-labelledby="{name}" '
        f'aria-checked="{str(on).lower()}"{extra}></button></div>'
    )


def select(label: str, options: list[str], chosen: int | None, extra: str = "") -> str:
    """A native list."""
    items = "".join(
        f'<option value="{n}"{" selected" if n == chosen else ""}>{text}</option>' for n, text in enumerate(options)
    )
    empty = '<option value="" disabled selected></option>' if chosen is None else ""
    return f'<div class="line"><div><strong>{label}</strong><p>More about it.</p></div><select{extra}>{empty}{items}</select></div>'


def menu(label: str, chosen: str) -> str:
    """A button that shows the chosen answer and opens a list."""
    name = f"m{crc32(label.encode())}"
    return (
        f'<div class="line"><div><h3 id="{name}">{label}</h3><p>More about it.</p></div>'
        f'<button aria-haspopup="true" aria-labelledby="{name} {name}v"><span id="{name}v">{chosen}</span></button></div>'
    )


def later(html: str, seconds: float, first: str = "<p>Loading</p>", where: str = "main") -> str:
    """A page whose content comes after a while."""
    script = (
        f"setTimeout(() => {{ document.querySelector('{where}').innerHTML = {as_script(html)} }}, {seconds * 1000})"
    )
    return page(first, script=script)


def dialog(html: str) -> str:
    """A page with a button that opens a dialog with some content."""
    inner = f'<div role="dialog" aria-modal="true"><h2>Settings</h2>{html}</div>'
    script = (
        "document.querySelector('#open').addEventListener('click', () => {"
        f" document.body.insertAdjacentHTML('beforeend', {as_script(inner)}) }})"
    )
    return page('<h1>Settings</h1><button id="open">Open</button>', script=script)


def saved(html: str) -> str:
    """A form with a Save button that sends nothing anywhere."""
    script = "document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())"
    return page(f"<h1>Settings</h1><form>{html}<button id='save'>Save</button></form>", script=script)


def as_script(text: str) -> str:
    """A text as a literal inside a script."""
    return json.dumps(text).replace("</", "<\\/")


def switch_cases(label: str, other: str) -> list[Case]:
    """What every page with one switch of ours beside another must be read for."""
    return [
        Case("on", page(switch(label, True) + other), "on"),
        Case("off", page(other + switch(label, False)), "off"),
        Case("off, drawn after 3 s", later(other + switch(label, False), 3), "off"),
        Case("greyed out", page(switch(label, False, " disabled")), "locked"),
        Case("only the neighbour", page(other), "not-found"),
    ]
