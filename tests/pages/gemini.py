"""Pages in the shape that is known of the activity page of Google Gemini. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, box, page

SERVICE = "gemini"
ADDRESS = "https://myactivity.google.com/product/gemini"
NEVER = "Improve Google services with your audio and Gemini Live videos & screenshares"


def status(word: str, label: str = "Keep activity") -> str:
    """The heading, the word and the button that opens the choice."""
    return f"<section><div><h2>{label}</h2><div class='line'><span>{word}</span></div></div></section>"


CASES = [
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
