"""Pages in the shape that is known of the settings of Grammarly. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, page, switch, switch_cases

SERVICE = "grammarly"
EVIDENCE = datetime.date(2026, 4, 15)
ADDRESS = "https://account.grammarly.com/security/privacy"
LABEL = "Product Improvement and Training"
OTHER = switch("Email me about new features", True)

CASES = [
    *switch_cases(LABEL, OTHER),
    Case("on, its neighbour off", page(switch(LABEL, True) + switch("Email me about new features", False)), "on"),
    Case("off, its neighbour on", page(switch(LABEL, False) + OTHER), "off"),
    Case(
        "off, at the address for paid accounts",
        page(OTHER + switch("Product Improvement &amp; Training", False)),
        "off",
        "https://account.grammarly.com/admin/data_settings",
    ),
]
