"""Pages in the shape that is known of the settings of Grok.com. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, later, page, switch

SERVICE = "grok"
ADDRESS = "https://grok.com/?_s=data"
LABEL = "Improve the Model"

CASES = [
    Case("on", page(switch(LABEL, True)), "on"),
    Case("off", page(switch(LABEL, False)), "off"),
    Case("by the label of the mobile page", page(switch("Improve the model", False)), "off"),
    Case("drawn off, on after 6 s", later(switch(LABEL, True), 6, switch(LABEL, False)), "on"),
    Case("another dialog's address", page(switch(LABEL, False)), None, "https://grok.com/?_s=account"),
    Case("the row is hidden", page(switch("Personalize", False)), "not-found"),
]
