"""Pages in the shape that is known of the settings of Mistral Le Chat. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

from tests.pages.parts import switch, switch_cases

SERVICE = "mistral"
ADDRESS = "https://admin.mistral.ai/plateforme/privacy"
LABEL = "Allow your interactions to be used to train our models"
OTHER = switch("Allow your API calls to be used to train our models", True)

CASES = [
    *switch_cases(LABEL, OTHER),
]
