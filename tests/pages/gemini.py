"""Pages in the shape that is known of the activity page of Google Gemini. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, box, page

SERVICE = "gemini"
EVIDENCE = datetime.date(2026, 10, 2)
ADDRESS = "https://myactivity.google.com/product/gemini"
SECOND = "https://myactivity.google.com/u/1/product/gemini"
NEVER = "Improve Google services with your audio and Gemini Live videos & screenshares"
TEXT = (
    "Keeping your activity lets you pick up chats where you left off anytime and helps improve services, including "
    "AI models. When this setting is off, chats are still saved for 72 hours."
)
MENU = (
    '<ul role="menu"><li role="menuitem"><span>Turn off</span><span>1 step</span></li><li role="separator"></li>'
    '<li role="menuitem"><span>Turn off and delete activity</span><span>2 steps</span></li></ul>'
)


def status(word: str, label: str = "Keep activity") -> str:
    """The heading, the word and the button that opens the choice."""
    return f"<section><div><h2>{label}</h2><div class='line'><span>{word}</span></div></div></section>"


def audio(on: bool, apart: bool = False) -> str:
    """The other choice of the page, in the same card or in one of its own."""
    row = f'<div class="line" role="checkbox" tabindex="0" aria-checked="{str(on).lower()}" aria-label="{NEVER}"><div>{NEVER}</div></div>'
    return f"</div></section><section><div>{row}" if apart else row


def card(
    word: str, *, turn: str = "Turn off", other: str = "", label: str = "Keep activity", menu: str = "", since: str = ""
) -> str:
    """The page: a title that is the older name, and a card with the button."""
    return page(
        f"<h1>Gemini Apps Activity</h1><section><div><div><h2>{label}</h2></div><div>{TEXT}</div>"
        f'<div class="line"><div><button aria-haspopup="menu" aria-expanded="{str(bool(menu)).lower()}" '
        f'aria-label="{turn} your Keep Activity setting"><svg width="8" height="8" aria-hidden="true"></svg>'
        f"<span>{word}</span></button>{menu}</div></div><div>{since or f'{word} since March 3, 2026'}</div>"
        '<div class="line" role="button" tabindex="0">Choose an auto-delete option</div>'
        f'{other}<p><a href="#">Learn more</a> about these settings</p></div></section>'
        '<button aria-haspopup="menu">Delete</button><div><h2>Today</h2><p>Prompted: is it on or off?</p></div>'
    )


CASES = [
    Case("on, in the button", card("On", other=audio(False)), "on"),
    Case("off, in the button", card("Off", turn="Turn on", other=audio(True)), "off"),
    Case("off, in the button, whose name stays", card("Off", other=audio(True)), "off"),
    Case("on, with the menu open", card("On", menu=MENU, other=audio(False)), "on"),
    Case(
        "off, with a menu open", card("Off", turn="Turn on", menu=MENU.replace("off", "on"), other=audio(True)), "off"
    ),
    Case("on, the other choice in a card of its own", card("On", other=audio(False, True)), "on"),
    Case("off, the other choice in a card of its own", card("Off", other=audio(True, True)), "off"),
    Case("off, the second account's", card("Off", other=audio(True)), "off", SECOND),
    Case("on, the second account's", card("On", other=audio(False)), "on", SECOND),
    Case(
        "the button says one word, the line below the other",
        card("Off", since="On since March 3, 2026"),
        "contradictory",
    ),
    Case(
        "only the other choice, ticked",
        page("<h1>Gemini Apps Activity</h1><section><div>" + audio(True) + "</div></section>"),
        "not-found",
    ),
    Case("an unknown word in the button", card("Paused"), "not-found"),
    Case("another choice's button", card("Off", label="Web & App Activity"), "not-found"),
    Case("on", page(status("On") + box(NEVER, False)), "on"),
    Case("off", page(status("Off") + box(NEVER, True)), "off"),
    Case("off, by the older wording", page(status("Off", "Gemini Apps Activity")), "off"),
    Case("both words", page(status("On</span><span>Off")), "contradictory"),
    Case("one word shown, one hidden", page(status("Off</span><span style='display:none'>On")), "off"),
    Case(
        "another heading's word",
        page("<section><h2>Keep activity</h2><h2>History</h2><p>Off</p></section>"),
        "not-found",
    ),
    Case("no word", page(status("")), "not-found"),
    Case("an unknown word", page(status("Paused")), "not-found"),
]
