"""Pages in the shape that is known of the settings of Claude. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, later, page, switch

SERVICE = "claude"
ADDRESS = "https://claude.ai/settings/data-privacy-controls"
LABEL = "Help improve our AI models"
OTHER = switch("Email me about new features", True)

CASES = [
    Case("on", page(switch(LABEL, True) + OTHER), "on"),
    Case("off", page(OTHER + switch(LABEL, False)), "off"),
    Case("off, drawn after 3 s", later(OTHER + switch(LABEL, False), 3), "off"),
    Case("greyed out", page(switch(LABEL, False, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("off, by the older wording", page(OTHER + switch("Help improve Claude", False)), "off"),
    Case(
        "not decided yet: neither on nor off", page(switch(LABEL, False).replace('"false"', '"mixed"')), "contradictory"
    ),
]
