"""Pages in the shape that is known of the settings of Grammarly. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, later, page, switch

SERVICE = "grammarly"
ADDRESS = "https://account.grammarly.com/security/privacy"
LABEL = "Product Improvement and Training"
OTHER = switch("Email me about new features", True)

CASES = [
    Case("on", page(switch(LABEL, True) + OTHER), "on"),
    Case("off", page(OTHER + switch(LABEL, False)), "off"),
    Case("off, drawn after 3 s", later(OTHER + switch(LABEL, False), 3), "off"),
    Case("greyed out", page(switch(LABEL, False, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case(
        "off, at the address for paid accounts",
        page(OTHER + switch("Product Improvement &amp; Training", False)),
        "off",
        "https://account.grammarly.com/admin/data_settings",
    ),
]
