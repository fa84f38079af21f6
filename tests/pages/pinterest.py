"""Pages in the shape that is supposed of the settings of Pinterest. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, box, page, saved

SERVICE = "pinterest"
ADDRESS = "https://www.pinterest.com/settings/privacy-and-data"
LABEL = "Use your data to train Pinterest Canvas"
OTHER = box("Use sites you visit to improve recommendations", True)

CASES = [
    Case("on", saved(OTHER + box(LABEL, True)), "on"),
    Case("off", saved(OTHER + box(LABEL, False)), "off"),
    Case("greyed out", saved(box(LABEL, False, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("unticked, but not saved", saved(OTHER + box(LABEL, True)), "on", click="label:nth-of-type(2) input"),
]
