"""Pages in the shape that is known of the site settings of WordPress.com. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, box, page, saved

SERVICE = "wordpress"
EVIDENCE = datetime.date(2026, 1, 1)
ADDRESS = "https://wordpress.com/sites/an.example/settings/site-visibility"
LABEL = "Prevent third-party sharing for this site"
NEIGHBOUR = "Discourage search engines from indexing this site"
OTHER = box(NEIGHBOUR, False)

CASES = [
    Case("ticked: training is off", saved(OTHER + box(LABEL, True)), "off"),
    Case("not ticked: training is on", saved(OTHER + box(LABEL, False)), "on"),
    Case(
        "in Swedish, by its name",
        page(box("Förhindra delning", True, ' name="wpcom_data_sharing_opt_out"'), lang="sv"),
        "off",
    ),
    Case("ticked, with its neighbour below", saved(box(LABEL, True) + OTHER), "off"),
    Case("only its neighbour, ticked", saved(box(NEIGHBOUR, True)), "not-found"),
    Case("forced and greyed out", saved(box(LABEL, True, " disabled")), "locked"),
    Case("hidden, since the site is not public", saved(OTHER), "not-found"),
    Case("ticked, but not saved", saved(OTHER + box(LABEL, False)), "on", click="label:nth-of-type(2) input"),
]
