"""Pages in the shape that is known of the Copilot settings of GitHub. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, menu, page, select

SERVICE = "github-copilot"
ADDRESS = "https://github.com/settings/copilot/features"
LABEL = "Allow GitHub to use my data for AI model training"
OTHER = select("Show Copilot", ["Enabled", "Disabled"], 0)
BOTH = ["Enabled", "Disabled"]

CASES = [
    Case("enabled", page(OTHER + select(LABEL, BOTH, 0)), "on"),
    Case("disabled", page(OTHER + select(LABEL, BOTH, 1)), "off"),
    Case("disabled, in a menu", page(OTHER + menu(LABEL, "Disabled")), "off"),
    Case("enabled, in a menu", page(menu("Copilot in the command line", "Disabled") + menu(LABEL, "Enabled")), "on"),
    Case(
        "both answers in the button, one hidden",
        page(menu(LABEL, "<span style='display:none'>Enabled</span><span>Disabled</span>")),
        "off",
    ),
    Case(
        "both answers in the button", page(menu(LABEL, "<span>Enabled</span> <span>Disabled</span>")), "contradictory"
    ),
    Case("nothing chosen yet", page(select(LABEL, BOTH, None)), "undecided"),
    Case("an unknown answer", page(select(LABEL, [*BOTH, "Ask me"], 2)), "ambiguous"),
    Case("greyed out", page(select(LABEL, BOTH, 1, " disabled")), "locked"),
    Case("the row is missing", page(OTHER), "not-found"),
    Case("at the shorter address", page(select(LABEL, BOTH, 1)), "off", "https://github.com/settings/copilot"),
]
