"""Pages in the shape that is known of the Copilot settings of GitHub. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, as_script, menu, page, select

SERVICE = "github-copilot"
EVIDENCE = datetime.date(2026, 10, 2)
ADDRESS = "https://github.com/settings/copilot/features"
LABEL = "Allow GitHub to use my data for AI model training"
NEAR = "Allow GitHub to use my data for product improvements"
MORE = (
    "Allow GitHub to collect and use my Inputs, Outputs, and associated context to train and improve AI models. Read "
    'more in the <a href="https://docs.github.com/">Privacy Statement</a>.'
)
OTHER = select("Show Copilot", ["Enabled", "Disabled"], 0)
BOTH = ["Enabled", "Disabled"]


def action(label: str, chosen: str, *, name: str = "", opened: bool = False, prefix: str = "") -> str:
    """A menu of the service's own components: a button whose label is the chosen answer."""
    ident = f"action-menu-{abs(hash(label)) % 1000}"
    items = "".join(
        f'<li role="none"><button type="button" role="menuitemradio" aria-checked="{str(answer == chosen).lower()}">'
        f"<span><svg width='8' height='8' aria-hidden='true'></svg></span><span>{answer}</span></button></li>"
        for answer in BOTH
    )
    named = name.format(ident=ident, label=label, chosen=chosen)
    before = f'<span class="muted">{prefix}</span>' if prefix else ""
    return (
        f'<div class="line"><div><strong id="{ident}-title">{label}</strong><p>{MORE}</p></div><action-menu '
        f'data-select-variant="single" data-dynamic-label="true"><focus-group><button id="{ident}-button" type="button" '
        f'aria-haspopup="true" aria-controls="{ident}-list"{named}><span><span id="{ident}-label">{before}{chosen}</span></span>'
        "<span><svg width='8' height='8' aria-hidden='true'></svg></span></button>"
        f'<anchored-position{"" if opened else " hidden"}><ul role="menu" id="{ident}-list" aria-labelledby="{ident}-button">'
        f"{items}</ul></anchored-position></focus-group></action-menu></div>"
    )


BY_ID = ' aria-labelledby="{ident}-title {ident}-label"'
BY_TITLE = ' aria-labelledby="{ident}-title"'
BY_NAME = ' aria-label="{label}: {chosen}"'
BY_LABEL = ' aria-label="{label}"'
DESCRIBED = ' aria-describedby="{ident}-title"'
SHAPES = {
    "named by both": BY_ID,
    "named by its title": BY_TITLE,
    "named in an attribute": BY_NAME,
    "named in an attribute by its label": BY_LABEL,
    "named by where it stands": "",
    "described by its title": DESCRIBED,
}


def picked(first: str, then: str, name: str) -> str:
    """The same button after a while, when another answer was picked: its label is rewritten."""
    script = (
        f"setTimeout(() => {{ document.querySelector('main [id$=\"-label\"]').textContent = {as_script(then)};"
        f" const [one, other] = document.querySelectorAll('main [role=menuitemradio]');"
        f" one.ariaChecked = {str(then == 'Enabled').lower()}; other.ariaChecked = {str(then == 'Disabled').lower()} }}, 500)"
    )
    return page(action(LABEL, first, name=name), script=script)


CASES = [
    *[
        Case(f"enabled, {how}", page(action(NEAR, "Disabled", name=name) + action(LABEL, "Enabled", name=name)), "on")
        for how, name in SHAPES.items()
    ],
    *[
        Case(f"disabled, {how}", page(action(LABEL, "Disabled", name=name) + action(NEAR, "Enabled", name=name)), "off")
        for how, name in SHAPES.items()
    ],
    Case("disabled, its menu open", page(action(LABEL, "Disabled", name=BY_ID, opened=True)), "off"),
    Case("enabled, its menu open", page(action(LABEL, "Enabled", opened=True)), "on"),
    Case("disabled, picked after it was enabled", picked("Enabled", "Disabled", BY_ID), "off"),
    Case("enabled, picked after it was disabled", picked("Disabled", "Enabled", BY_ID), "on"),
    Case("only the product improvements, enabled", page(action(NEAR, "Enabled", name=BY_ID)), "not-found"),
    Case("only the product improvements, disabled", page(action(NEAR, "Disabled")), "not-found"),
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
