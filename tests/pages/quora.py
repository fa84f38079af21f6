"""Pages in the shape that is known of the settings of Quora. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, later, page, switch

SERVICE = "quora"
ADDRESS = "https://www.quora.com/settings/privacy"
LABEL = "Allow large language models to be trained on your content"
OTHER = switch("Allow advertisers on Quora to promote your answers", True)

CASES = [
    Case("on", page(switch(LABEL, True) + OTHER), "on"),
    Case("off", page(OTHER + switch(LABEL, False)), "off"),
    Case("off, drawn after 3 s", later(OTHER + switch(LABEL, False), 3), "off"),
    Case("greyed out", page(switch(LABEL, False, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("a lone switch in German", page(switch("Werbung", False), lang="de"), "not-found"),
]
