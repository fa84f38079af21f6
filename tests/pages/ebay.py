"""Pages in the shape that is supposed of eBay's page on AI training. Synthetic: rebuilt from facts, never captured.

The label is known in German alone, and of a switch that may be a box.
"""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, box, later, page, switch

SERVICE = "ebay"
EVIDENCE = datetime.date(2026, 6, 19)
ADDRESS = "https://accountsettings.ebay.de/ai-preferences"
BRITISH = "https://accountsettings.ebay.co.uk/ai-preferences"
LABEL = "Verwendung personenbezogener Daten für die Entwicklung und das Training von KI"
TITLE = "<h1>Einstellungen für KI-Entwicklung und -Training</h1>"
OTHER = switch("Personalisierte Werbung", True)


def german(content: str) -> str:
    """The page in German."""
    return page(TITLE + content, lang="de")


CASES = [
    Case("on", german(switch(LABEL, True)), "on"),
    Case("off", german(switch(LABEL, False)), "off"),
    Case("off, with its value beside it", german(switch(LABEL, False) + "<p>Nein</p>"), "off"),
    Case("on, a box", german(box(LABEL, True)), "on"),
    Case("off, a box", german(box(LABEL, False)), "off"),
    Case(
        "off, on the host for the United States", german(switch(LABEL, False)), "off", ADDRESS.replace(".de/", ".com/")
    ),
    Case(
        "on, but the value beside it says no",
        later(TITLE + switch(LABEL, True).replace("</button>", "</button>Nein"), 1),
        "contradictory",
    ),
    Case("only another choice, on", german(OTHER), "not-found"),
    Case("only another choice, off", german(OTHER.replace("true", "false")), "not-found"),
    Case(
        "in English, whose label nobody knows",
        page("<h1>AI development and training preferences</h1>" + switch("Use my data to develop and train AI", False)),
        "not-found",
        BRITISH,
    ),
    Case("greyed out", german(switch(LABEL, False, " disabled")), "locked"),
]
