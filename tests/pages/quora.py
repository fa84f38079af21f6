"""Pages in the shape that is known of the settings of Quora. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, page, switch, switch_cases

SERVICE = "quora"
ADDRESS = "https://www.quora.com/settings/privacy"
LABEL = "Allow large language models to be trained on your content"
OTHER = switch("Allow advertisers on Quora to promote your answers", True)

CASES = [
    *switch_cases(LABEL, OTHER),
    Case("a lone switch in German", page(switch("Werbung", False), lang="de"), "not-found"),
]
