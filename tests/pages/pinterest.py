"""Pages in the shape that is supposed of the settings of Pinterest. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, box, page, saved

SERVICE = "pinterest"
EVIDENCE = datetime.date(2026, 9, 14)
ADDRESS = "https://www.pinterest.com/settings/privacy-and-data"
LABEL = "Use your data to train Pinterest Canvas"
OTHER = box("Use info from sites you visit", True)
NEIGHBOURS = (
    "Use info from sites you visit",
    "Use of partner info",
    "Ads about Pinterest",
    "Activity for ads reporting",
    "Sharing info with partners",
    "Use of Pinterest Activity",
    "Ads off Pinterest",
)
MORE = "Allow your data to be used to help train Pinterest Canvas."


def section(on: bool, others: bool) -> str:
    """The whole page: seven lines of others, and ours in a part of its own."""
    lines = "".join(box(other, others) for other in NEIGHBOURS)
    return saved(f"{lines}<section><h2>GenAI</h2>{box(LABEL, on)}<p>{MORE}</p></section>")


CASES = [
    Case("on among all its neighbours, which are off", section(True, False), "on"),
    Case("off among all its neighbours, which are on", section(False, True), "off"),
    Case("all the neighbours alone, on", page("".join(box(other, True) for other in NEIGHBOURS)), "not-found"),
    Case("all the neighbours alone, off", page("".join(box(other, False) for other in NEIGHBOURS)), "not-found"),
    Case("on", saved(OTHER + box(LABEL, True)), "on"),
    Case("off", saved(OTHER + box(LABEL, False)), "off"),
    Case("greyed out", saved(box(LABEL, False, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("unticked, but not saved", saved(OTHER + box(LABEL, True)), "on", click="label:nth-of-type(2) input"),
]
