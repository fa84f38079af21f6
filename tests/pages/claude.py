"""Pages in the shape that is known of the settings of Claude. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, page, switch, switch_cases

SERVICE = "claude"
ADDRESS = "https://claude.ai/settings/data-privacy-controls"
LABEL = "Help improve our AI models"
OTHER = switch("Email me about new features", True)

CASES = [
    *switch_cases(LABEL, OTHER),
    Case("off, by the older wording", page(OTHER + switch("Help improve Claude", False)), "off"),
    Case(
        "not decided yet: neither on nor off", page(switch(LABEL, False).replace('"false"', '"mixed"')), "contradictory"
    ),
]
