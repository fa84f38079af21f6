"""Pages in the shape that is known of the settings of ChatGPT. Synthetic: rebuilt from facts, never captured.

The pane shows a button whose name is the label and the state's word; the switch stands in the dialog that it opens.
"""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, as_script, dialog, page, switch

SERVICE = "chatgpt"
EVIDENCE = datetime.date(2026, 10, 2)
ADDRESS = "https://chatgpt.com/settings/data-controls"
HASH = "https://chatgpt.com/#settings/DataControls"
OVER = "https://chatgpt.com/c/6a05d2bd#settings/DataControls"
LABEL = "Improve the model for everyone"
GERMAN = "Das Modell für alle verbessern"
CHINESE = "为所有用户改进模型"
OTHER = switch("Include your audio recordings", False)
KEYED = ' data-testid="improve-model-toggle"'
OPENS = ' data-testid="improve-model-open-modal-button"'
ARROW = '<svg width="8" height="8" aria-hidden="true"></svg>'


def opener(label: str, word: str, key: str = OPENS) -> str:
    """A button that is the whole row: label, then the word."""
    return f'<button type="button" class="line"{key}><div>{label}</div><div><span>{word}</span>{ARROW}</div></button>'


def beside(label: str, word: str, key: str = OPENS) -> str:
    """A button with the word alone, whose name has the label too."""
    return (
        f'<div class="line"><div>{label}</div><button type="button" aria-label="{label} {word}"{key}>'
        f"<span>{word}</span>{ARROW}</button></div>"
    )


def named(label: str, word: str, key: str = OPENS) -> str:
    """The same, named by the row's texts."""
    return (
        f'<div class="line"><div id="_r_5_">{label}</div><button type="button" aria-labelledby="_r_5_ _r_6_"{key}>'
        f'<span id="_r_6_">{word}</span>{ARROW}</button></div>'
    )


def pane(ours: str, other: str, lang: str = "en") -> str:
    """The pane over the app: other rows print a word in the same way."""
    rows = (
        ours
        + opener("Location", other, "")
        + opener("Remote browser data", other, "")
        + '<div class="line"><div>Shared links</div><button>Manage</button></div>'
        + '<div class="line"><div>Export data</div><button>Export</button></div>'
    )
    return page(f'<div role="dialog" aria-modal="true"><h2>Data controls</h2>{rows}</div>', lang=lang)


def deeper(ours: str, on: bool) -> str:
    """The dialog over the pane, the pane behind it."""
    inner = f'<div role="dialog" aria-modal="true"><h2>Model improvement</h2>{switch(LABEL, on, KEYED)}{OTHER}<button>Done</button></div>'
    return page(f'<div role="dialog" aria-hidden="true" inert><h2>Data controls</h2>{ours}</div>{inner}')


def closing(on: bool, word: str, late: float) -> str:
    """The dialog closes after a while; the button then still says the former word for some time."""
    before = "Off" if word == "On" else "On"
    inner = f'<div id="over" role="dialog" aria-modal="true">{switch(LABEL, on, KEYED)}</div>'
    script = (
        "setTimeout(() => document.querySelector('#over').remove(), 20000);"
        f"setTimeout(() => {{ document.querySelector('{OPENS.strip().join('[]')} span').textContent = {as_script(word)} }}, "
        f"{20_000 + late * 1000})"
    )
    return page(f'<div role="dialog"><h2>Data controls</h2>{opener(LABEL, before)}</div>{inner}', script=script)


CASES = [
    Case("on, in the button", pane(opener(LABEL, "On"), "Off"), "on", HASH),
    Case("off, in the button", pane(opener(LABEL, "Off"), "On"), "off", HASH),
    Case("on, in the button, by path", pane(opener(LABEL, "On"), "Off"), "on"),
    Case("off, in the button, by path", pane(opener(LABEL, "Off"), "On"), "off"),
    Case("off, over a conversation", pane(opener(LABEL, "Off"), "On"), "off", OVER),
    Case("on, over a conversation", pane(opener(LABEL, "On"), "Off"), "on", OVER),
    Case("off, in the name of the button", pane(beside(LABEL, "Off"), "On"), "off", HASH),
    Case("on, in the name of the button", pane(beside(LABEL, "On"), "Off"), "on", HASH),
    Case("off, named by the row", pane(named(LABEL, "Off"), "On"), "off", HASH),
    Case("on, named by the row", pane(named(LABEL, "On"), "Off"), "on", HASH),
    Case("off, the button without its key", pane(opener(LABEL, "Off", ""), "On"), "off", HASH),
    Case(
        "the name says one word, the button shows the other",
        pane(beside(LABEL, "Off").replace('Off"', 'On"'), "On"),
        "contradictory",
        HASH,
    ),
    Case("a word that nobody has quoted", pane(opener(GERMAN, "Aus"), "Ein", "de"), "ambiguous", HASH),
    Case("only the neighbours' words, on", pane("", "On"), "not-found", HASH),
    Case("only the neighbours' words, off", pane("", "Off"), "not-found", HASH),
    Case("the key at another row's button", pane(opener("Location", "Off"), "Off"), "ambiguous", HASH),
    Case("off, the button behind the dialog late", deeper(opener(LABEL, "On"), False), "off", HASH),
    Case("on, the button behind the dialog late", deeper(opener(LABEL, "Off"), True), "on", HASH),
    Case("off, the dialog closed and the word late", closing(False, "Off", 3), "off", HASH),
    Case("on, the dialog closed and the word late", closing(True, "On", 3), "on", HASH),
    Case("on, a switch on the pane", page(switch(LABEL, True) + OTHER), "on"),
    Case(
        "off, a switch on the pane", page(switch(LABEL, False) + switch("Include your video recordings", True)), "off"
    ),
    Case("off, a switch, at the address with a fragment", page(switch(LABEL, False)), "off", HASH),
    Case("on, in Dutch, by its key", page(switch("Voor iedereen", True, KEYED) + OTHER, lang="nl"), "on"),
    Case("off, in German, by its label", page(switch(GERMAN, False) + OTHER, lang="de"), "off"),
    Case("on, in Chinese, by its label", page(switch(CHINESE, True) + OTHER, lang="zh-CN"), "on"),
    Case("its key at something else", page(switch("Include your audio recordings", False, KEYED)), "not-found"),
    Case("its key at a new setting of other words", page(switch("Remember what I browse", False, KEYED)), "ambiguous"),
    Case("in a dialog that is opened later", dialog(switch(LABEL, False, KEYED)), "off", click="#open"),
    Case("the dialog was not opened", dialog(switch(LABEL, False, KEYED)), "not-found"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("the home page is none of the pages", page(switch(LABEL, False)), None, "https://chatgpt.com/"),
    Case("a conversation is none of the pages", page(switch(LABEL, False)), None, "https://chatgpt.com/c/6a05d2bd"),
]
