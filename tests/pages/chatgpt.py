"""Pages in the shape that is known of the settings of ChatGPT. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import Case, dialog, page, switch

SERVICE = "chatgpt"
ADDRESS = "https://chatgpt.com/settings/data-controls"
HASH = "https://chatgpt.com/#settings/DataControls"
LABEL = "Improve the model for everyone"
OTHER = switch("Include your audio recordings", False)
KEYED = ' data-testid="improve-model-toggle"'

CASES = [
    Case("on", page(switch(LABEL, True) + OTHER), "on"),
    Case("off", page(switch(LABEL, False) + switch("Include your video recordings", True)), "off"),
    Case("off, at the address with a fragment", page(switch(LABEL, False)), "off", HASH),
    Case("on, in German, by its key", page(switch("Für alle", True, KEYED) + OTHER, lang="de"), "on"),
    Case("in a dialog that is opened later", dialog(switch(LABEL, False, KEYED)), "off", click="#open"),
    Case("the dialog was not opened", dialog(switch(LABEL, False, KEYED)), "not-found"),
    Case("only the neighbour", page(OTHER), "not-found"),
    Case("the home page is none of the pages", page(switch(LABEL, False)), None, "https://chatgpt.com/"),
]
