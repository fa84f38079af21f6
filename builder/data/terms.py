"""The words of readings and histories, for the extension: what `evidence.py` and the definitions' vocabulary list."""

from __future__ import annotations

import json
from typing import Any, Literal, get_args

from builder.data import evidence
from builder.data.definitions.vocabulary import Control, KeyAttribute, Tells
from builder.paths import Paths

FILE = "extension/shared/terms.js"
HEAD = "/** The words of readings and histories, once for all. Made from builder/data/terms.py by `invoke fix`. */\n"
WIDTH = 150
"""Prettier's, by which this is laid out."""
Arrival = Literal["load", "navigation", "restored", "watched"]


def made(_: Paths) -> dict[str, str]:
    """The module."""
    lines = {word: line for line in get_args(get_args(evidence.AnyLine)[0]) for word in _words(line, "type")}
    read = {word: _words(line, "state") for word, line in lines.items() if issubclass(line, evidence.Read)}
    constants: dict[str, tuple[str, Any]] = {
        "STATES": ("Of training, never of the control.", get_args(evidence.State)),
        "REASONS": ("Why a reading is unknown.", get_args(evidence.Reason)),
        "SIGNALS": ("Reasons to believe that a control is the one we look for.", get_args(evidence.Signal)),
        "CONTROLS": ("Kinds of controls that a member can point at.", get_args(Control)),
        "KEY_ATTRIBUTES": ("Attributes that a service may keep stable, whatever the language.", get_args(KeyAttribute)),
        "TELLS": ("Kinds of pages that tell of a setting.", get_args(Tells)),
        "PAGES": ("The same, and sign-in walls.", get_args(evidence.PageKind)),
        "ARRIVALS": ("How a page came to show what was read; watched: before our eyes.", get_args(Arrival)),
        "READ": ("Lines of a history that say what was read, each with the states it can have.", read),
        "ASIDE": ("Lines that say nothing of the setting.", [word for word in lines if word not in read]),
        "REQUESTED": ("Those of them that have a request.", _words(evidence.Requested, "type")),
    }
    return {
        FILE: HEAD + "".join(f"\n/** {said} */\n{_constant(name, value)}" for name, (said, value) in constants.items())
    }


def _words(line: Any, key: str) -> tuple[str, ...]:
    return get_args(line.model_fields[key].annotation)


def _constant(name: str, value: Any) -> str:
    start = f"export const {name} = /** @type {{const}} */ ("
    if isinstance(value, dict):
        keys = (key if key.isidentifier() else f'"{key}"' for key in value)
        parts = [f"{key}: {json.dumps(words)}" for key, words in zip(keys, value.values(), strict=True)]
        brackets = "{}"
    else:
        parts, brackets = [json.dumps(word) for word in value], "[]"
        if len(flat := f"{start}[{', '.join(parts)}]);") <= WIDTH:
            return f"{flat}\n"
    return start + brackets[0] + "".join(f"\n  {part}," for part in parts) + f"\n{brackets[1]});\n"
