"""Pages in the shape that is known of the blog settings of Tumblr. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, page, switch

SERVICE = "tumblr"
EVIDENCE = datetime.date(2026, 4, 15)
ADDRESS = "https://www.tumblr.com/settings/blog/an-example"
LABEL = "Prevent third-party sharing for an-example"
OTHER = switch("Discourage searching of an-example", True)
HIDE = switch("Hide an-example from people without an account", True)

CASES = [
    Case("ticked: training is off", page(OTHER + switch(LABEL, True)), "off"),
    Case("not ticked: training is on", page(OTHER + switch(LABEL, False)), "on"),
    Case(
        "ticked, its neighbours not",
        page(HIDE.replace("true", "false") + OTHER.replace("true", "false") + switch(LABEL, True)),
        "off",
    ),
    Case("not ticked, its neighbours ticked", page(HIDE + OTHER + switch(LABEL, False)), "on"),
    Case("greyed out", page(switch(LABEL, True, " disabled")), "locked"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("only both neighbours", page(HIDE + OTHER), "not-found"),
    Case("no name after the label", page(switch("Prevent third-party sharing for", True)), "not-found"),
]
