"""Pages in the shape that is known of the settings of Claude. Synthetic: rebuilt from facts, never captured.

The settings are a dialog over the app; its rows come about three seconds after the page. The panel's own part and its
rows carry keys, of which one source tells; each shape is here without them, too.
"""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, as_script, box, page, switch, switch_cases

SERVICE = "claude"
EVIDENCE = datetime.date(2026, 10, 2)
ADDRESS = "https://claude.ai/new#settings/data-privacy-controls"
PATH = "https://claude.ai/settings/data-privacy-controls"
LABEL = "Help improve our AI models"
MORE = "Allow the use of your chats and coding sessions to train and improve Anthropic AI models."
PLACE = "Location metadata"
PLACE_MORE = (
    "Allow Claude to use coarse location metadata (city/region) to improve product experiences. "
    '<a href="https://support.claude.com/">Learn more</a>'
)
OTHER = switch("Email me about new features", True)
KEYED = ' data-perf-screen="data-privacy-controls"'
ROW = " data-settings-row"
KNOB = '<span style="display:block;width:14px;height:14px"></span>'


def row(label: str, more: str, control: str, key: str = ROW, extra: str = "") -> str:
    """One row: a label, a sentence, and what is at its end."""
    return f'<div class="line"{key}{extra}><div><div>{label}</div><div>{more}</div></div><div>{control}</div></div>'


def button(on: bool, name: str = "", role: str = ' role="switch"') -> str:
    """A switch without a label of its own, unless one is given."""
    aria = f' aria-label="{name}"' if name else ""
    state = str(on).lower()
    return f'<button type="button"{role} aria-checked="{state}" data-state="{state}"{aria}>{KNOB}</button>'


def tied(label: str, more: str, on: bool, key: str = ROW) -> str:
    """A row whose label names its switch, by ids that are React's."""
    return (
        f'<div class="line"{key}><div><label for="_r_7_" id="_r_8_">{label}</label><p id="_r_9_">{more}</p></div>'
        f'<button type="button" id="_r_7_" role="switch" aria-checked="{str(on).lower()}" aria-labelledby="_r_8_" '
        f'aria-describedby="_r_9_">{KNOB}</button></div>'
    )


def panel(ours: str, place: bool = True, keyed: bool = True) -> str:
    """The rows of the panel: switches first, then buttons; one row is in the tree and isn't shown."""
    key = ROW if keyed else ""
    rows = [
        row(PLACE, PLACE_MORE, button(place), key),
        ours,
        row("Incognito by default", "", button(True), key, ' style="display:none"'),
        row("Export data", "", '<button data-cds="Button">Export</button>', key),
        row("Shared chats", "", '<button data-cds="Button">Manage</button>', key),
    ]
    return f"<div{KEYED if keyed else ''}><h2>Privacy</h2>{''.join(rows)}</div>"


def dialog(content: str) -> str:
    """The settings, over the app behind them."""
    tabs = "".join(f"<li><button>{name}</button></li>" for name in ("General", "Account", "Privacy", "Usage"))
    return (
        '<div role="dialog" aria-modal="true" aria-labelledby="_r_1_"><h1 id="_r_1_">Settings</h1>'
        f"<nav><ul>{tabs}</ul></nav>{content}</div>"
    )


def app(content: str, more: str = "") -> str:
    """The app with something over it."""
    behind = (
        '<div aria-hidden="true" inert><h1>How can I help you today?</h1><div contenteditable="true"></div>'
        '<button aria-pressed="true">Extended thinking</button></div>'
    )
    return page(f"{behind}{content}{more}")


def ours(on: bool, keyed: bool = True) -> str:
    """Our row, its switch named by where it stands."""
    return row(LABEL, MORE, button(on), ROW if keyed else "")


TOAST = '<div role="dialog" aria-label="Notification"><p>Your export is ready</p><button>Close</button></div>'
SIGN_IN = (
    '<h1>Your ideas, amplified</h1><button data-testid="login-with-google">Continue with Google</button><form>'
    '<input type="email" data-testid="email" placeholder="Enter your email">'
    '<button type="submit" data-testid="continue">Continue with email</button></form>'
    '<div data-client-attestation-channel="send_magic_link" aria-hidden="true"></div>'
)
QUESTION = (
    "<div role='dialog' aria-modal='true'><h1>Before your first chat</h1>"
    "<p>A few things to know, plus one setting to review</p>{}<button>Continue</button></div>"
)


def late(content: str, seconds: float) -> str:
    """The dialog is there at once, its panel after a while."""
    script = (
        "setTimeout(() => document.querySelector('#panel').insertAdjacentHTML('beforeend', "
        f"{as_script(content)}), {seconds * 1000})"
    )
    return page(dialog('<div id="panel"></div>'), script=script)


CASES = [
    Case("on, in the dialog", app(dialog(panel(ours(True), False))), "on"),
    Case("off, in the dialog", app(dialog(panel(ours(False)))), "off"),
    Case("on, its label tied to it", app(dialog(panel(tied(LABEL, MORE, True), False))), "on"),
    Case("off, its label tied to it", app(dialog(panel(tied(LABEL, MORE, False)))), "off"),
    Case("off, named by an attribute", app(dialog(panel(row(LABEL, MORE, button(False, LABEL))))), "off"),
    Case("off, without the panel's keys", app(dialog(panel(ours(False, False), True, False))), "off"),
    Case("on, without the panel's keys", app(dialog(panel(ours(True, False), False, False))), "on"),
    Case("on, a native box in the row", app(dialog(panel(row(LABEL, MORE, box("", True)), False))), "on"),
    Case(
        "off, with a query before the fragment",
        app(dialog(panel(ours(False)))),
        "off",
        ADDRESS.replace("#", "?from=nav#"),
    ),
    Case("off, opened over a chat", app(dialog(panel(ours(False)))), "off", ADDRESS.replace("new", "chat/0a1b2c")),
    Case("on, opened over a project", app(dialog(panel(ours(True)))), "on", ADDRESS.replace("new", "project/0a1b2c")),
    Case("on, opened over the list of chats", app(dialog(panel(ours(True)))), "on", ADDRESS.replace("new", "recents")),
    Case("off, the second screen beside the panel", app(dialog(panel(ours(False)))), "off", f"{ADDRESS}/export-data"),
    Case(
        "the second screen alone says nothing",
        app(dialog("<h2>Export data</h2><label>From <select><option>All time</option></select></label>")),
        None,
        f"{ADDRESS}/export-data",
    ),
    Case("off, the rows after 3 s", late(panel(ours(False)), 3), "off"),
    Case("on, the rows after 6 s", late(panel(ours(True)), 6), "on"),
    Case("on, with a toast that is a dialog too", app(dialog(panel(ours(True), False)), TOAST), "on"),
    Case("off, with a toast that is a dialog too", app(dialog(panel(ours(False))), TOAST), "off"),
    Case(
        "off, a second one in a row that isn't shown",
        app(dialog(panel(ours(False) + row(LABEL, MORE, button(True), ROW, ' style="display:none"')))),
        "off",
    ),
    Case("only the location, on", app(dialog(panel("", True))), "not-found"),
    Case("only the location, off", app(dialog(panel("", False))), "not-found"),
    Case("off, with a dialog of its own over it", app(dialog(panel(ours(False))) + dialog(OTHER)), "off"),
    Case("signed out, at the setting's address", page(SIGN_IN), "signed-out"),
    Case("the question before the first chat, on", page(QUESTION.format(ours(True))), "undecided"),
    Case("the question before the first chat, off", page(QUESTION.format(ours(False))), "undecided"),
    Case(
        "another panel of the settings",
        app(dialog(panel(ours(False)))),
        None,
        ADDRESS.replace("data-privacy-controls", "usage"),
    ),
    Case("the app without the settings", app(""), None, "https://claude.ai/new"),
    Case(
        "off, by the older wording in Spanish",
        page(dialog(panel(row("Ayudar a mejorar Claude", "Permitir el uso de tus chats.", button(False)))), lang="es"),
        "off",
    ),
    Case(
        "on, by the older wording in Chinese",
        page(dialog(panel(row("帮助改进Claude", "允许使用你的聊天。", button(True)))), lang="zh-CN"),
        "on",
    ),
    *[Case(f"{case.name}, at the old path", case.html, case.expected, PATH) for case in switch_cases(LABEL, OTHER)],
    Case("off, by the older wording", page(OTHER + switch("Help improve Claude", False)), "off", PATH),
    Case(
        "not decided yet: neither on nor off",
        page(switch(LABEL, False).replace('"false"', '"mixed"')),
        "contradictory",
        PATH,
    ),
    Case("the old path is not found", page("<h1>Not found</h1><a href='/new'>Back</a>"), "not-found", PATH),
]
