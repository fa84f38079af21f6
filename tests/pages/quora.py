"""Pages in the shape that is known of the settings of Quora. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, page, switch, switch_cases

SERVICE = "quora"
EVIDENCE = datetime.date(2026, 6, 1)
ADDRESS = "https://www.quora.com/settings/privacy"
LABEL = "Allow large language models to be trained on your content"
OTHER = switch("Allow advertisers on Quora to promote your answers", True)
LINK = '<a href="https://help.quora.com/">Learn more</a>'


def line(label: str, on: bool, more: str = LINK, name: str = "") -> str:
    """A row whose label has a link in its line, and a switch with no label of its own, unless one is given."""
    state = str(on).lower()
    return (
        f'<div class="line"><div id="q1">{label} {more}</div>'
        f'<div><button role="switch" aria-checked="{state}"{name}></button></div></div>'
    )


NAMED = ' aria-labelledby="q1"'
CASES = [
    Case("on, a link in the label's line", page(OTHER + line(LABEL, True)), "on"),
    Case("off, a link in the label's line", page(OTHER + line(LABEL, False)), "off"),
    Case("on, a link in the label that names it", page(OTHER + line(LABEL, True, LINK, NAMED)), "on"),
    Case("off, a link in the label that names it", page(OTHER + line(LABEL, False, LINK, NAMED)), "off"),
    Case(
        "a link that is part of the sentence",
        page(OTHER + line(LABEL, False, '<a href="/ads">for ads</a>')),
        "ambiguous",
    ),
    Case(
        "only the neighbour, off",
        page(switch("Allow advertisers on Quora to promote your answers", False)),
        "not-found",
    ),
    *switch_cases(LABEL, OTHER),
    Case("a lone switch in German", page(switch("Werbung", False), lang="de"), "not-found"),
]
