"""One way to say each thing, in each language: what a text must say, and what it must not.

`glossaries/LANGUAGE.toml` has a list of forms for each word of the table in docs/translating.md. A form is one or more
whole words; `…` after a word stands for its ending, ` * ` for up to four words between. Capitals don't count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from builder.data.definitions.loading import read_model
from builder.data.locales.languages import ENGLISH, TRANSLATED
from builder.data.locales.texts import PLACEHOLDER
from builder.problems import Problem

FOLDER = Path(__file__).with_name("glossaries")
SHOWN = "builder/data/locales/glossaries"
SENTENCE = re.compile(r"(?<=[.!?;:])\s+|(?<=[。！？；：])")
Forms = Annotated[tuple[str, ...], Field(min_length=1)]


class Glossary(BaseModel):
    """The forms of one language. An unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    training: Forms
    """What is on or off."""
    on: Forms
    """How a text says that training is on, or is switched on."""
    off: Forms
    still_off: Forms
    on_again: Forms
    switch_on: Forms
    """How a text says which way a control goes, whatever that makes of training."""
    switch_off: Forms
    unknown: Forms
    said: Forms
    """How anything is said to be on or off."""
    setting: Forms
    switch: Forms
    check: Forms
    open: Forms
    """To open the setting's page, which isn't to switch it on."""
    evidence: Forms
    objection: Forms
    due: Forms
    """How a day by which an answer is due is said, so that it includes that day."""
    never: dict[str, str]
    """What no text may say, and what it says instead."""
    free: dict[str, str] = {}
    """Texts that lack a form and are right all the same: `key.word`, and why. The store's line is `tile`."""


TERMS = ("still_off", "on_again", "unknown", "setting", "switch", "check", "open", "evidence", "objection", "due")
"""The words that a text has wherever English has them."""


@cache
def glossary(folder: str) -> Glossary:
    """The glossary of a language, by the name of its folder in _locales. Raises Problems."""
    file = f"{SHOWN}/{folder}.toml"
    return read_model(FOLDER / f"{folder}.toml", file, Glossary)


def _form(form: str) -> str:
    """A form as a pattern."""
    words = r"(?: \S+){0,4}? ".join(re.escape(part).replace("…", r"\w*") for part in form.split(" * "))
    bounded = not re.search(r"[\u4e00-\u9fff]", form)  # Chinese puts nothing between words
    before = r"(?<!\w)" if bounded and re.match(r"\w", form) else ""
    after = r"(?!\w)" if bounded and re.search(r"\w$", form) else ""
    return before + words + after


@lru_cache(maxsize=1024)
def _any(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_form, forms)), re.IGNORECASE)


def has(forms: tuple[str, ...], text: str) -> bool:
    """Whether a text has one of these forms."""
    return _any(forms).search(text) is not None


def states(words: Glossary, text: str) -> set[str]:
    """Which states of training a text names, from the first sentence on that is about training."""
    sentences = SENTENCE.split(text)
    about = next((place for place, each in enumerate(sentences) if has(words.training, each)), len(sentences))
    rest = " ".join(sentences[about:])
    return {state for state, forms in (("on", words.on), ("off", words.off)) if has(forms, rest)}


def ways(words: Glossary, text: str) -> set[str]:
    """Which way a text says that a control is to be switched."""
    return {way for way, forms in (("on", words.switch_on), ("off", words.switch_off)) if has(forms, text)}


def complaints(folder: str, key: str, text: str, english: str | None) -> Iterator[tuple[str, str]]:
    """What is wrong with a text's words, and what to do instead. `english` is what it translates, if anything."""
    words = glossary(folder)
    for form, instead in words.never.items() if has(tuple(words.never), text) else ():
        if found := _any((form,)).search(text):
            yield f"says {found[0]!r}", f"say {instead!r}"
    for sentence in SENTENCE.split(text):
        if has(words.said, sentence) and has(words.setting, sentence) and not has(words.training, sentence):
            yield f"says of a setting that it is on or off: {sentence!r}", "say it of training"
    if english is None:
        return
    source, english = glossary(_SOURCE), PLACEHOLDER.sub("", english)
    if (wanted := states(source, english)) and wanted != (named := states(words, text)):
        wrong = f"says {_listed(named)} of training, the English text {_listed(wanted)}"
        yield wrong, f"say it with the forms of {SHOWN}/{folder}.toml"
    if (wanted := ways(source, english)) != (named := ways(words, text)):
        wrong = f"says to switch the control {_listed(named)}, the English text {_listed(wanted)}"
        yield wrong, f"say it with switch_on or switch_off of {SHOWN}/{folder}.toml"
    for term in TERMS:
        forms = getattr(words, term)
        if has(getattr(source, term), english) and not has(forms, text) and f"{key}.{term}" not in words.free:
            use = " or ".join(map(repr, forms))
            yield f"lacks the word for {term!r}", f"use {use}; docs/translating.md says what to do where none fits"


_SOURCE = ENGLISH.tag
LANGUAGES = (_SOURCE, *TRANSLATED)


def _listed(named: set[str]) -> str:
    return " and ".join(sorted(named)) or "neither on nor off"


def unused(used: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Exceptions for texts that aren't there, by the keys that each language has."""
    for folder in LANGUAGES:
        for entry in glossary(folder).free:
            key, _, term = entry.rpartition(".")
            if term not in TERMS or (folder in used and key not in used[folder] | {"tile"}):  # the store's line
                yield Problem(f"{SHOWN}/{folder}.toml", f"free.{entry}", "is no text's key and word", "take it out")
