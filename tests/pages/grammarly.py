"""Pages in the shape that is known of the settings of Grammarly. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, page, switch, switch_cases

SERVICE = "grammarly"
ADDRESS = "https://account.grammarly.com/security/privacy"
LABEL = "Product Improvement and Training"
OTHER = switch("Email me about new features", True)

CASES = [
    *switch_cases(LABEL, OTHER),
    Case(
        "off, at the address for paid accounts",
        page(OTHER + switch("Product Improvement &amp; Training", False)),
        "off",
        "https://account.grammarly.com/admin/data_settings",
    ),
]
