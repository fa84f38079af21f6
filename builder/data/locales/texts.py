"""The files of texts: what each language says, and what the browser gets of it.

English is the source, in the browsers' own format, with what translators need: a description, and what each
placeholder is. Every other language has only its messages, with the same `$NAME$` in them. What is shipped has neither
descriptions nor names: `$1` stands where `$NAME$` stood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from builder.data.locales.languages import ENGLISH, FORMS, TRANSLATED, Language
from builder.data.strict_json import parse_json
from builder.problems import Problem, Problems

LONGEST = {"extensionName": 45, "extensionDescription": 132}
"""Characters of the store texts: 45 is what Edge shows and the Firefox linter accepts, 132 is Chrome's limit."""
FOLDER = "_locales"
SOURCE = f"{FOLDER}/en/messages.json"
CODE, DIRECTION = "languageCode", "textDirection"
INVARIANT = ("extensionName", "badgeOn", "badgeOff", DIRECTION)
"""Not translated: the name, the words on the button, which has room for few letters, and what the builder knows."""
PLACEHOLDER = re.compile(r"\$(\w+)\$")


@dataclass(frozen=True)
class Texts:
    """What one file says. `notes` are its descriptions, `values` what each placeholder of a text stands for."""

    file: str
    folder: str
    language: Language
    messages: dict[str, str]
    notes: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    extra: frozenset[str] = frozenset()
    """Keys whose entry has more than a message and a description."""


@dataclass(frozen=True)
class Locales:
    """English and its translations."""

    source: Texts
    translations: list[Texts]

    def origin(self, key: str) -> str | None:
        """The English key whose text a translation's key gives: a plural form that English lacks is its `other`."""
        if key in self.source.messages:
            return key
        stem, _, form = key.rpartition("_")
        plural = f"{stem}_other" in self.source.messages and f"{stem}_one" in self.source.messages
        return f"{stem}_other" if plural and form in FORMS else None

    def wanted(self, language: Language) -> dict[str, str]:
        """Every key that a language needs, in the order of the English file, and the English key it is made from."""
        found: dict[str, str] = {}
        for key in self.source.messages:
            stem, _, form = key.rpartition("_")
            if form == "one" and f"{stem}_other" in self.source.messages:
                found |= {f"{stem}_{form}": self.origin(f"{stem}_{form}") or key for form in language.forms}
            elif not (form == "other" and f"{stem}_one" in self.source.messages) and key not in INVARIANT:
                found[key] = key
        return found


def load(content: Mapping[str, bytes]) -> tuple[Locales, list[Problem]]:
    """Every file of texts among an extension's files, by path, and whatever keeps them from being used."""
    problems: list[Problem] = []
    found: dict[str, Texts] = {}
    for name in sorted(name for name in content if re.fullmatch(rf"{FOLDER}/[^/]+/messages\.json", name)):
        folder, shown = name.split("/")[1], f"extension/{name}"
        language = ENGLISH if name == SOURCE else TRANSLATED.get(folder)
        if language is None:
            instead = "name the folder as builder/data/locales/languages.py does, or add the language there"
            problems.append(Problem(shown, "", f"{folder!r} is no language StillOff knows", instead))
            continue
        try:
            texts, complaints = _read(shown, folder, language, content[name])
        except Problems as error:
            problems += error.problems
            continue
        problems += complaints
        if texts:
            found[folder] = texts
    if SOURCE not in content:
        problems.append(Problem(f"extension/{SOURCE}", "", "is missing", "put it back"))
    source = found.pop("en", Texts(f"extension/{SOURCE}", "en", ENGLISH, {}))
    locales = Locales(source, list(found.values()))
    return locales, [*problems, *(_unknown_placeholders(locales) if not problems else [])]


@lru_cache(maxsize=2 * len(TRANSLATED))  # `watch` builds again and again, and most files are as they were
def _read(shown: str, folder: str, language: Language, content: bytes) -> tuple[Texts | None, list[Problem]]:
    """A file's texts, where it has any, and what is wrong with it. Raises Problems where it is no JSON."""
    messages = parse_json(content, shown, "correct that line")
    problems = [Problem(shown, *complaint) for complaint in _complaints(messages, whole=language is ENGLISH)]
    return (_texts(shown, folder, language, messages) if isinstance(messages, dict) else None), problems


def ship(locales: Locales) -> dict[str, bytes]:
    """The files that a browser gets, by their path. What a language lacks, the browser takes from English."""
    shipped = {SOURCE: _shipped(locales, locales.source)}
    for texts in locales.translations:
        shipped[f"{FOLDER}/{texts.folder}/messages.json"] = _shipped(locales, texts)
    return shipped


def formatted(locales: Locales, texts: Texts) -> str:
    """A translation as it is kept: one text a line, in the order of the English file, without what English lacks."""
    lines = []
    for key in locales.wanted(texts.language):
        if key in texts.messages:
            note = {"description": texts.notes[key]} if key in texts.notes else {}
            lines.append(f"  {_json(key)}: {_json({'message': texts.messages[key]} | note)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: Any) -> str:
    return re.sub(r"^\{(.*)\}$", r"{ \1 }", json.dumps(value, ensure_ascii=False))


def _shipped(locales: Locales, texts: Texts) -> bytes:
    lines = []
    encode = json.JSONEncoder(ensure_ascii=False).encode
    fixed = {key: message for key, message in locales.source.messages.items() if key in INVARIANT}
    known = {CODE: texts.language.tag, DIRECTION: texts.language.direction}
    for key, message in (fixed | texts.messages | fixed | known).items():
        if origin := locales.origin(key):
            if "$" in message:
                values = locales.source.values.get(origin, {})
                message = PLACEHOLDER.sub(lambda found, values=values: values[found[1].lower()], message)  # type: ignore[misc]
            lines.append(f'  {encode(key)}: {{ "message": {encode(message)} }}')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _texts(shown: str, folder: str, language: Language, messages: dict[str, Any]) -> Texts:
    entries = {
        key: entry
        for key, entry in messages.items()
        if isinstance(entry, dict) and isinstance(entry.get("message"), str)
    }
    return Texts(
        shown,
        folder,
        language,
        {key: entry["message"] for key, entry in entries.items()},
        {key: str(entry["description"]) for key, entry in entries.items() if "description" in entry},
        {key: _values(entry["placeholders"]) for key, entry in entries.items() if "placeholders" in entry},
        frozenset(key for key, entry in entries.items() if entry.keys() - {"message", "description"}),
    )


def _values(placeholders: Any) -> dict[str, str]:
    given = placeholders if isinstance(placeholders, dict) else {}
    return {str(name).lower(): str(each.get("content")) for name, each in given.items() if isinstance(each, dict)}


def _complaints(messages: Any, *, whole: bool) -> Iterator[tuple[str, str, str]]:
    """What is wrong in one file: above all, store texts that are longer than a store takes."""
    if not isinstance(messages, dict):
        yield "", "is no JSON object", 'write { "key": { "message": "…" } }'
        return
    for key, entry in {**dict.fromkeys(LONGEST if whole else ()), **messages}.items():
        text = entry.get("message") if isinstance(entry, dict) else None
        if not isinstance(text, str) or not text:
            yield key, "has no message" if key in messages else "is missing", f'write "{key}": {{ "message": "…" }}'
        elif len(text) > LONGEST.get(key, len(text)):
            yield key, f"has {len(text)} characters", f"shorten it to {LONGEST[key]}: stores take no more"


def _unknown_placeholders(locales: Locales) -> Iterator[Problem]:
    for texts in (locales.source, *locales.translations):
        for key, message in texts.messages.items():
            if "$" not in message:
                continue
            known = locales.source.values.get(locales.origin(key) or "", {})
            for name in PLACEHOLDER.findall(message):
                if locales.origin(key) and not re.fullmatch(r"\$[1-9]", known.get(name.lower(), "")):
                    instead = "declare it in the English text, with $1 to $9 as its content, or take it out"
                    yield Problem(texts.file, key, f"${name}$ stands for nothing", instead)
