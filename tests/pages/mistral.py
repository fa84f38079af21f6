"""Pages in the shape that is known of the settings of Mistral Le Chat. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, later, page, switch

SERVICE = "mistral"
ADDRESS = "https://admin.mistral.ai/plateforme/privacy"
LABEL = "Allow your interactions to be used to train our models"
OTHER = switch("Allow your API calls to be used to train our models", True)

CASES = [
    Case("on", page(switch(LABEL, True) + OTHER), "on"),
    Case("off", page(OTHER + switch(LABEL, False)), "off"),
    Case("off, drawn after 3 s", later(OTHER + switch(LABEL, False), 3), "off"),
    Case("greyed out", page(switch(LABEL, False, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
]
