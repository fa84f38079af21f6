"""Pages in the shape that is known of the settings of X. Synthetic: rebuilt from facts, never captured."""

from __future__ import annotations

import datetime

from tests.pages.parts import Case, box, later, page

SERVICE = "x"
EVIDENCE = datetime.date(2026, 10, 2)
ADDRESS = "https://x.com/settings/grok_settings"
LABEL = (
    "Allow your public data as well as your interactions, inputs, and results with Grok and xAI to be used for training "
    "and fine-tuning"
)
OLD = "Allow your posts as well as your interactions, inputs, and results with Grok to be used for training and fine-tuning"
OTHERS = ("Allow X to personalize your experience with Grok", "Allow Grok to remember your conversation history")


def controls(on: bool, *, label: str = LABEL, others: tuple[str, ...] = OTHERS, key: str = "", extra: str = "") -> str:
    """The page's three boxes, in a container with a key or without."""
    known = f' data-testid="{key}"' if key else ""
    rest = "".join(box(other, not on) for other in others)
    return f"<h2>Data Sharing</h2><div{known}>{box(label, on, extra)}{rest}</div>"


KEY = "xaiDataSharingSettings"
FRENCH = ("Autoriser X à personnaliser votre expérience avec Grok", "Permettre à Grok de se souvenir")
TRAINING = "Autoriser l’utilisation de vos données publiques et de vos échanges avec Grok et xAI pour l’entraînement"
CASES = [
    Case("on", page(controls(True)), "on"),
    Case("off", page(controls(False)), "off"),
    Case("off, by the wording before December 2024", page(controls(False, label=OLD)), "off"),
    Case("on, in French, by its place", page(controls(True, label=TRAINING, others=FRENCH, key=KEY), lang="fr"), "on"),
    Case(
        "off, in French, by its place", page(controls(False, label=TRAINING, others=FRENCH, key=KEY), lang="fr"), "off"
    ),
    Case(
        "a control too many in the container, in French",
        page(controls(False, label=TRAINING, others=(*FRENCH, "Encore"), key=KEY), lang="fr"),
        "ambiguous",
    ),
    Case(
        "the others in its place, in French",
        page(controls(False, label=FRENCH[0], others=(FRENCH[1], "Encore"), key=KEY), lang="fr"),
        "ambiguous",
    ),
    Case("only the neighbours", page("".join(box(other, False) for other in OTHERS)), "not-found"),
    Case("a new wording", page(controls(False, label="Let it learn", key=KEY)), "not-found"),
    Case("greyed out", page(controls(False, extra=" disabled")), "locked"),
    Case("drawn unticked, ticked after 6 s", later(controls(True), 6, controls(False)), "on"),
]
