"""What must hold between the files of extension/rights; every check returns all it finds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from builder.data.locales.languages import ENGLISH, TRANSLATED
from builder.data.rights import holidays
from builder.data.rights.models import Letter, Regime, Rights, Wording
from builder.data.rights.vocabulary import Asked, Came, Caution, Ground, Missing, Rule
from builder.problems import Problem

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9.:-]*)\}")
BLOCKS = frozenset({"grounds", "observations", "purposes", "identity", "recipient", "asked"})
"""Placeholders that stand for lines of their own."""
VALUES = frozenset({"service", "company", "parent", "name", "due", "answered", "cited", "share", "languages"})
"""Placeholders that stand for one value."""
IDENTITY = ("name", "profile", "mentions", "email", "address", "reference")
"""The lines by which the sender is known; each language says what stands before the value."""
STATES = ("on", "off", "unknown")
COUNTRY = 2
"""Letters of a country's code."""


def check(rights: Rights, folder: str, today: datetime.date) -> list[Problem]:
    """All that is wrong between the files."""
    problems: list[Problem] = []
    for regime in rights.regimes:
        file = f"{folder}/regimes/{regime.id}.toml"
        problems += _sources(regime, file) + _dates(regime, file, today) + _regime(regime, rights, file)
        problems += _words(regime, rights, file)
    problems += _calendars(rights, folder)
    file = f"{folder}/authorities.toml"
    problems += _sources(rights.authorities, file) + _dates(rights.authorities, file, today)
    problems += _authorities(rights, file)
    problems += _outline(rights, f"{folder}/letters.toml")
    for wording in rights.wordings:
        problems += _wording(wording, rights, f"{folder}/letters/{wording.id}.toml")
    return problems


def references(rights: Rights, regime: str) -> set[str]:
    """The references that a letter under a law may name: its own."""
    return {reference.id for one in rights.regimes if one.id == regime for reference in one.references}


def part_of(wording: Wording, part: str, regime: str) -> str | None:
    """The key of the part that a letter has under a law: its own wording there, or the one for all."""
    own = f"{part}-{regime}"
    return own if own in wording.parts else part if part in wording.parts else None


def _walk(value: Any, key: str = "") -> Iterator[tuple[str, BaseModel]]:
    if isinstance(value, BaseModel):
        yield key, value
        for name, field in type(value).model_fields.items():
            yield from _walk(getattr(value, name), f"{key}.{field.alias or name}".lstrip("."))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _walk(item, f"{key}[{position}]")


def _sources(whole: Any, file: str) -> list[Problem]:
    problems, known, used = [], {source.id for source in whole.sources}, set()
    for key, table in _walk(whole):
        for source in getattr(table, "sources", []) if table is not whole else []:
            used.add(source)
            if source not in known:
                instead = "add it under [[sources]] or correct it"
                problems.append(Problem(file, f"{key}.sources", f"'{source}' is no source's id", instead))
    for position, source in enumerate(whole.sources):
        if source.id not in used:
            instead = "name it where it's used, or remove it"
            problems.append(Problem(file, f"sources[{position}].id", f"'{source.id}' supports nothing", instead))
    return problems + _twice(file, "sources", [source.id for source in whole.sources])


def _dates(whole: BaseModel, file: str, today: datetime.date) -> list[Problem]:
    return [
        Problem(
            file,
            f"{key}.{name.replace('_', '-')}".lstrip("."),
            f"{date} is in the future",
            f"write a date up to {today}",
        )
        for key, table in _walk(whole)
        for name in ("date", "since", "as_of")
        if isinstance(date := getattr(table, name, None), datetime.date) and date > today
    ]


def _twice(file: str, key: str, ids: Iterable[str]) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for position, each in enumerate(ids):
        if each in seen:
            problems.append(Problem(file, f"{key}[{position}].id", f"'{each}' is there twice", "give each its own id"))
        seen.add(each)
    return problems


def _regime(regime: Regime, rights: Rights, file: str) -> list[Problem]:
    problems = _twice(file, "references", [reference.id for reference in regime.references])
    known = {reference.id for reference in regime.references}
    for number, right in enumerate(regime.rights):
        for reference in right.references:
            if reference not in known:
                wrong = f"'{reference}' is no reference's id"
                problems.append(Problem(file, f"rights[{number}].references", wrong, "add it under [[references]]"))
    for name, cited in regime.breach.items():
        for reference in set(cited) - known:
            wrong = f"'{reference}' is no reference's id"
            problems.append(Problem(file, f"breach.{name}", wrong, "add it under [[references]]"))
    ruled: set[str] = set()
    for number, deadline in enumerate(regime.deadlines):
        periods = [deadline.months, deadline.days, deadline.working_days]
        if sum(period is not None for period in periods) != 1:
            problems.append(Problem(file, f"deadlines[{number}]", "is not one period", "write months or days"))
        for dated in deadline.rights:
            if dated in ruled:
                problems.append(Problem(file, f"deadlines[{number}].rights", f"'{dated}' has two", "keep one"))
            ruled.add(dated)
    places = {place: one.id for one in rights.regimes if one is not regime for place in one.all_places}
    for place in regime.all_places:
        if place in places:
            wrong = f"'{place}' is a place of '{places[place]}' too"
            problems.append(Problem(file, "places", wrong, "keep it in one law"))
    return problems


def _words(regime: Regime, rights: Rights, file: str) -> Iterator[Problem]:
    """Rules, cautions and places without words, and words for none; a name that two laws have for their own."""
    english = regime.english
    if english.name is None:
        yield Problem(file, "words.en.name", "is missing", "write what the law is called")
    ruled = {rule for each in regime.deadlines for rule in (each.rule, each.acknowledged) if rule}
    used: dict[str, tuple[set[str], set[str]]] = {
        "rules": (ruled, set(get_args(Rule))),
        "cautions": ({each.caution for each in regime.cautions}, set(get_args(Caution))),
    }
    for table, (named, general) in used.items():
        own = set(getattr(english, table))
        for name in sorted(named - general - own):
            listed = ", ".join(sorted(general))
            instead = f"write its words there, or use one of {listed}"
            yield Problem(file, f"words.en.{table}.{name}", "is missing", instead)
        for name in sorted(own - (named - general)):
            yield Problem(file, f"words.en.{table}.{name}", "is used nowhere", "remove it, or use it in this law")
        for other in rights.regimes:
            for name in sorted(own & set(getattr(other.english, table)) if other.id < regime.id else ()):
                yield Problem(file, f"words.en.{table}.{name}", f"is a name of '{other.id}' too", "give it another")
    for place in sorted(set(english.places) - set(regime.all_places)):
        yield Problem(file, f"words.en.places.{place}", "is no place of this law", "remove it, or add it to the places")
    for place in sorted({place for place in regime.all_places if len(place) != COUNTRY} - set(english.places)):
        yield Problem(file, f"words.en.places.{place}", "is missing", "write it: browsers name countries only")
    tags = [ENGLISH.tag, *(language.tag for language in TRANSLATED.values())]
    for tag, said in regime.words.items():
        if tag not in tags:
            yield Problem(file, f"words.{tag}", "is no language StillOff has", f"write one of {', '.join(tags)}")
        for table in ("rules", "cautions", "places"):
            for name in sorted(set(getattr(said, table)) - set(getattr(english, table))):
                yield Problem(file, f"words.{tag}.{table}.{name}", "is not there in English", "write it there too")


def _calendars(rights: Rights, folder: str) -> list[Problem]:
    """A law's calendar that isn't listed, and a calendar of a country, part or name that the library doesn't have."""
    file = f"{folder}/holidays.toml"
    listed = rights.calendars.calendars
    problems = _twice(file, "calendars", [calendar.id for calendar in listed])
    for number, calendar in enumerate(listed):
        if not holidays.known(calendar):
            wrong = f"the library knows no '{calendar.country}' with '{calendar.subdivision or ''}'"
            problems.append(Problem(file, f"calendars[{number}]", wrong, "write a country and a part that it lists"))
        elif unused := holidays.unused(calendar, rights.calendars):
            wrong = f"'{unused[0]}' is no holiday there"
            problems.append(Problem(file, f"calendars[{number}].names", wrong, "write it as the library does"))
    for part in holidays.parts_of(rights):
        if not holidays.known(part):
            wrong = f"the library knows no part '{part.subdivision}' of {part.country}"
            problems.append(Problem(f"{folder}/authorities.toml", "calendar", wrong, "write a part that it lists"))
    ids = {calendar.id for calendar in listed}
    for regime in rights.regimes:
        if regime.calendar and regime.calendar not in ids:
            wrong = f"'{regime.calendar}' is no calendar's id"
            problems.append(Problem(f"{folder}/regimes/{regime.id}.toml", "calendar", wrong, f"add it to {file}"))
    return problems


def _authorities(rights: Rights, file: str) -> list[Problem]:
    listed = rights.authorities.authorities
    problems = _twice(file, "authorities", [authority.id for authority in listed])
    places = {place for regime in rights.regimes for place in regime.all_places}
    for number, authority in enumerate(listed):
        if authority.place not in places:
            wrong = f"'{authority.place}' is no place of any law"
            problems.append(Problem(file, f"authorities[{number}].place", wrong, "add it to a law's places"))
        if authority.calendar and authority.calendar[:2] != authority.place:
            wrong = f"'{authority.calendar}' is no part of {authority.place}"
            problems.append(Problem(file, f"authorities[{number}].calendar", wrong, "write one such as DE-BE"))
        if not authority.takes_complaints and authority.complaint:
            problems.append(Problem(file, f"authorities[{number}].complaint", "takes none", "remove one of the two"))
    return problems


def _outline(rights: Rights, file: str) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    named = {part for letter in rights.outline.letters for part in letter.parts}
    laws = [regime.id for regime in rights.regimes]
    for number, letter in enumerate(rights.outline.letters):
        for regime in letter.regimes:
            if regime not in laws:
                instead = f"write one of {', '.join(laws)}"
                problems.append(Problem(file, f"letters[{number}].regimes", f"'{regime}' is no law", instead))
            if (letter.id, regime) in seen:
                wrong = f"'{letter.id}' is there twice for '{regime}'"
                problems.append(Problem(file, f"letters[{number}].regimes", wrong, "keep it in one letter"))
            seen.add((letter.id, regime))
    tables: dict[str, Iterable[str]] = {"conditions": rights.outline.conditions, "joins": rights.outline.joins}
    problems += [
        Problem(file, f"{table}.{part}", "is in no letter", "name it there, or remove it")
        for table, parts in tables.items()
        for part in parts
        if part not in named
    ]
    return problems


def _wording(wording: Wording, rights: Rights, file: str) -> list[Problem]:
    """Missing and extra keys, then the placeholders, key by key."""
    letters = rights.outline.letters
    used = {key for letter in letters for part in letter.parts for key in _keys(wording, letter, part)}
    wanted: dict[str, tuple[Iterable[str], Mapping[Any, str]]] = {
        "parts": (used, wording.parts),
        "grounds": (get_args(Ground), wording.grounds),
        "short-grounds": (get_args(Ground), wording.short_grounds),
        "subjects": ({key for letter in letters for key in _subjects(wording, letter)}, wording.subjects),
        "came": (_members(Came), wording.came),
        "gaps": (get_args(Missing), wording.gaps),
        "identity": (IDENTITY, wording.identity),
        "states": (STATES, wording.states),
        "answers": (("yes", "no"), wording.answers),
        "asked": (get_args(Asked), wording.asked),
        "told": ((*get_args(Asked), "complain"), wording.told),
        "addressees": ({regime.addressee for regime in rights.regimes if regime.addressee}, wording.addressees),
        "laws": ({r.law for regime in rights.regimes for r in regime.references}, wording.laws),
    }
    problems = []
    for table, (keys, given) in wanted.items():
        for key in sorted(set(keys) - set(given)):
            problems.append(Problem(file, f"{table}.{key}", "is missing", "write it"))
        for key in sorted(set(given) - set(keys)):
            problems.append(Problem(file, f"{table}.{key}", "is used nowhere", "remove it, or name it in letters.toml"))
    units = {reference.unit for regime in rights.regimes for reference in regime.references}
    for unit in sorted(units - set(wording.citations)):
        problems.append(Problem(file, f"citations.{unit}", "is missing", "write it"))
    return problems + _typography(wording, file) + _placeholders(wording, rights, file)


def _typography(wording: Wording, file: str) -> list[Problem]:
    """French has an unbroken space before some signs, or a line could begin with them."""
    if wording.id != "fr":
        return []
    tables = {
        name: getattr(wording, name) for name in ("identity", "grounds", "subjects", "asked", "told", "came", "parts")
    }
    return [
        Problem(file, f"{table}.{key}", "has no unbroken space beside « » : ; ? !", "write U+00A0 there")
        for table, texts in tables.items()
        for key, text in texts.items()
        if re.search(r"(?<=[^\u00a0])[:;?!»](?!\w)|«(?!\u00a0)", text)
    ]


def _subjects(wording: Wording, letter: Letter) -> Iterator[str]:
    for regime in letter.regimes:
        own = f"{letter.id}-{regime}"
        yield own if own in wording.subjects else letter.id


def _members(literal: Any) -> tuple[str, ...]:
    """A list that is made of another one and more."""
    return tuple(word for part in get_args(literal) for word in (get_args(part) or (part,)))


def _keys(wording: Wording, letter: Letter, part: str) -> Iterator[str]:
    for regime in letter.regimes:
        yield part_of(wording, part, regime) or part


def _placeholders(wording: Wording, rights: Rights, file: str) -> list[Problem]:
    """A placeholder that nothing fills; and a value or an article that English has and this language hasn't."""
    problems: list[Problem] = []
    english = next((each for each in rights.wordings if each.id == "en"), wording)
    for letter in rights.outline.letters:
        for regime in letter.regimes:
            cited = {f"{form}:{each}" for form in ("ref", "art") for each in references(rights, regime)}
            for part in letter.parts:
                key = part_of(wording, part, regime)
                if key is None:
                    continue
                text = wording.parts[key]
                given = set(PLACEHOLDER.findall(text))
                for name in sorted(given - cited - BLOCKS - VALUES):
                    wrong = f"{{{name}}} is filled by nothing under '{regime}'"
                    problems.append(
                        Problem(file, f"parts.{key}", wrong, "correct the name, or add the reference there")
                    )
                if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
                    problems.append(Problem(file, f"parts.{key}", "has a brace of no placeholder", "take it out"))
                theirs = part_of(english, part, regime)
                wanted = set(PLACEHOLDER.findall(english.parts[theirs])) if theirs else given
                if given != wanted:
                    names = " and ".join(f"{{{name}}}" for name in sorted(given ^ wanted))
                    wrong = f"has not the placeholders of the English part under '{regime}': {names}"
                    problems.append(Problem(file, f"parts.{key}", wrong, "make them the same"))
    return problems
