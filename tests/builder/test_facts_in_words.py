"""The table of what is said of each service: nothing is left out, and it fits the definitions."""

from __future__ import annotations

from functools import cache

import pytest

from builder.data.definitions import load_all
from builder.data.locales.facts_in_words import table
from builder.data.locales.glossary import LANGUAGES, glossary, states
from builder.paths import CHECKOUT
from builder.problems import Problems

SETTINGS = [(definition, setting) for definition in load_all(CHECKOUT) for setting in definition.settings]


@cache
def rows() -> dict[tuple[str, str], str]:
    """What is said of each setting, by its heading and the language's folder."""
    found: dict[tuple[str, str], str] = {}
    heading = ""
    for line in "\n".join(table(CHECKOUT)).splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.startswith("| ") and (folder := line.split(" ")[1]) in LANGUAGES:
            found[heading, folder] = line
    return found


def test_every_setting_of_every_service_is_said_in_every_language() -> None:
    headings = [f"{definition.name}: {setting.id}" for definition, setting in SETTINGS]
    assert rows().keys() == {(heading, folder) for heading in headings for folder in LANGUAGES}


def test_no_value_is_left_open() -> None:
    assert [line for line in rows().values() if "$" in line or "None" in line] == []


def test_no_name_that_ends_with_a_full_stop_ends_a_sentence() -> None:
    assert [line for line in rows().values() if ".." in line] == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_a_default_is_said_as_the_definition_has_it(folder: str) -> None:
    words = glossary(folder)
    for definition, setting in SETTINGS:
        by_region = {fact.default for fact in setting.facts.regions}
        line = rows()[f"{definition.name}: {setting.id}", folder].split(" | ", 1)[1]
        said = {state for part in line.split(" · ")[: len(setting.facts.regions)] for state in states(words, part)}
        assert said == by_region, definition.name
        assert by_region | {plan.default for plan in setting.facts.plans} <= states(words, line), definition.name


def test_one_language_is_compared_with_english() -> None:
    lines = [line for line in "\n".join(table(CHECKOUT, "de")).splitlines() if line.startswith(("| en ", "| de "))]
    assert len(lines) == 2 * len(SETTINGS)


def test_a_language_there_is_not_is_refused() -> None:
    with pytest.raises(Problems, match="'xx' is none of StillOff's; choose one of en, cs"):
        list(table(CHECKOUT, "xx"))
