"""Pages in the shape that is known of the settings of Mistral Le Chat. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, page, switch, switch_cases

SERVICE = "mistral"
EVIDENCE = datetime.date(2025, 10, 16)
ADDRESS = "https://admin.mistral.ai/plateforme/privacy"
LABEL = "Allow your interactions to be used to train our models"
OTHER = switch("Allow your API calls to be used to train our models", True)

CASES = [
    *switch_cases(LABEL, OTHER),
    Case("on, the choice for the API off", page(switch(LABEL, True) + OTHER.replace("true", "false")), "on"),
    Case("only the choice for the API, off", page(OTHER.replace("true", "false")), "not-found"),
]
