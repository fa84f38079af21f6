"""Pages in the shape that is known of the settings of Grok.com. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, later, page, switch

SERVICE = "grok"
EVIDENCE = datetime.date(2026, 10, 2)
ADDRESS = "https://grok.com/?_s=data"
OVER = "https://grok.com/c/0a1b2c-3d4e?_s=data"
LABEL = "Improve the Model"
MORE = "By allowing your data to be used for training our models, you help enhance your own experience."


def over(ours: str) -> str:
    """The settings, over a conversation that says much of what is on and off."""
    behind = "<main aria-hidden='true'><p>Is it on?</p><p>Improve the model</p><p>Off</p><button aria-pressed='false'>Think</button></main>"
    return page(behind + f'<div role="dialog" aria-modal="true"><h2>Settings</h2><h3>Data Controls</h3>{ours}</div>')


def row(on: bool) -> str:
    """A label, a sentence, and a switch that stands beside them."""
    state = str(on).lower()
    return (
        f'<div class="line"><div><div>{LABEL}</div><div>{MORE}</div></div>'
        f'<button role="switch" aria-checked="{state}" data-state="{"checked" if on else "unchecked"}"></button></div>'
    )


OTHERS = switch("Personalize with your memories", True) + switch("Auto-scroll", False)
CASES = [
    Case("on", page(switch(LABEL, True)), "on"),
    Case("off", page(switch(LABEL, False)), "off"),
    Case("on, over a conversation", over(row(True) + OTHERS), "on", OVER),
    Case("off, over a conversation", over(OTHERS + row(False)), "off", OVER),
    Case("off, over a conversation, with more in its query", over(row(False)), "off", f"{OVER}&rid=1"),
    Case("only the neighbours, over a conversation", over(OTHERS), "not-found", OVER),
    Case("by the label of the mobile page", page(switch("Improve the model", False)), "off"),
    Case("drawn off, on after 6 s", later(switch(LABEL, True), 6, switch(LABEL, False)), "on"),
    Case("another dialog's address", page(switch(LABEL, False)), None, "https://grok.com/?_s=account"),
    Case("a conversation without the dialog", page(switch(LABEL, False)), None, "https://grok.com/c/0a1b2c-3d4e"),
    Case("the row is hidden", page(switch("Personalize", False)), "not-found"),
]
