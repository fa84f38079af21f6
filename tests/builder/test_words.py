"""What holds for the whole repository: words have texts, services are data, the extension keeps its hands still."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from builder.data.definitions import Definition, load_all
from builder.data.definitions.models import Quote, Table
from builder.data.definitions.vocabulary import (
    Confidence,
    Covered,
    FormCovers,
    Help,
    Limit,
    NotCovered,
    Purpose,
    Region,
    Way,
)
from builder.data.evidence import PageKind, Reason, Signal, State
from builder.data.rights import load as load_rights
from builder.data.rights import vocabulary
from builder.paths import CHECKOUT
from builder.render.building import render
from builder.render.templates import parse_assignment

VOCABULARY = {
    "reason": Reason,
    "try": Reason,
    "signal": Signal,
    "page": PageKind,
    "state": State,
    "region": Region,
    "covered": Covered,
    "not_covered": NotCovered,
    "form_covers": FormCovers,
    "limit": Limit,
    "help": Help,
    "confidence": Confidence,
    "purpose": Purpose,
    "way": vocabulary.Channel,
    "best_for": Way,
    "right": vocabulary.Right,
    "letter": vocabulary.LetterId,
    "caution": vocabulary.Caution,
    "authority": vocabulary.AuthorityNote,
    "answer": vocabulary.Answer,
    "ground": vocabulary.Ground,
    "missing": vocabulary.Missing,
    "note": vocabulary.Note,
    "rule": vocabulary.Rule,
    "due": vocabulary.Part,
    "step": vocabulary.Step,
}
"""The lists that readings, definitions, laws and letters choose from, and how the keys of their texts begin."""
TEXT = {".css", ".html", ".j2", ".js", ".json", ".mjs", ".py", ".svg", ".toml", ".txt"}
FORBIDDEN = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "await import(",
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    ".click(",
    "dispatchEvent",
    "requestSubmit",
    ".submit(",
    "document.cookie",
    "cookieStore",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "setInterval",
]


@cache
def definitions() -> list[Definition]:
    return load_all(CHECKOUT)


@cache
def messages() -> dict[str, dict[str, object]]:
    file = CHECKOUT.extension / "_locales" / "en" / "messages.json"
    loaded: dict[str, dict[str, object]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def texts_below(*folders: Path) -> list[Path]:
    """Every text file below some folders."""
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in TEXT and path.is_file()]
    return [path for path in found if not {"__pycache__", "node_modules"} & set(path.parts)]


def shown(paths: Iterable[Path]) -> list[str]:
    """Paths as test names."""
    return [CHECKOUT.relative(path) for path in paths]


SOURCES = [path for path in texts_below(CHECKOUT.extension) if CHECKOUT.services not in path.parents]
SCRIPTS = [path for path in SOURCES if path.suffix in (".js", ".html", ".j2")]
TESTS = CHECKOUT.root / "tests"
ALLOWED = {CHECKOUT.services, TESTS / "pages", TESTS / "definitions"}
LAWLESS = [
    path
    for path in texts_below(CHECKOUT.extension, CHECKOUT.root / "builder")
    if not {CHECKOUT.services, CHECKOUT.rights} & set(path.parents)
]
"""Where nothing knows a law by name."""
NAMELESS = [
    path
    for path in [*texts_below(CHECKOUT.extension, CHECKOUT.root / "builder", TESTS), CHECKOUT.root / "tasks.py"]
    if not ALLOWED & set(path.parents)
]


def words(prefix: str) -> set[str]:
    """The keys of a vocabulary's texts, as the popup makes them."""
    return {f"{prefix}_{word.replace('-', '_')}" for word in get_args(VOCABULARY[prefix])}


@pytest.mark.parametrize("prefix", VOCABULARY)
def test_every_word_of_a_vocabulary_has_a_text_and_no_other_has(prefix: str) -> None:
    assert {key for key in messages() if key.startswith(f"{prefix}_")} == words(prefix)


def giveaways(definition: Definition) -> set[str]:
    """What would give a service away, in small letters. A name of two letters would be found in any text."""
    names = {definition.name, definition.company, *(controller.name for controller in definition.controllers)}
    hosts = {host.removeprefix("www.") for host in definition.hosts}
    return {mark for mark in names | hosts | set(quoted(definition)) if len(mark) > 2}


TOOLING = {"Google", "Microsoft", "github.com"}
"""They make browsers or host code too, so the tooling names them; the extension doesn't."""


def mentions(text: str, mark: str) -> bool:
    """Whether a text has a mark. A lone word counts only as it's written: some are common words of code."""
    if mark.lower() not in text.lower():
        return False
    either = re.IGNORECASE if re.search(r"[ .]", mark) else 0
    return re.search(rf"(?<![\w-]){re.escape(mark)}(?!\w)", text, either) is not None


@cache
def law_names() -> set[str]:
    """What would give a law away: the names that data has for it, and what it is called for short in any language."""
    regimes = load_rights(CHECKOUT).regimes
    ids = {regime.id for regime in regimes} | {reference.law for regime in regimes for reference in regime.references}
    names = [said.name for regime in regimes for said in regime.words.values() if said.name]
    return (ids - {"none"}) | {short for name in names for short in re.findall(r"[(（]([^()（）]+)[)）]$", name)}


@pytest.mark.parametrize("path", LAWLESS, ids=shown(LAWLESS))
def test_no_law_is_named_outside_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [
        law for law in sorted(law_names()) if re.search(rf"(?<![\w-]){re.escape(law)}(?!\w)", text, re.IGNORECASE)
    ] == []


def quoted(definition: Definition) -> Iterator[str]:
    """Texts and keys of the service's interface."""
    for setting in definition.settings:
        tables: list[Table] = [
            *setting.names,
            *setting.labels,
            *setting.never.labels,
            *setting.keys,
            *setting.never.keys,
        ]
        for table in tables:
            yield table.text if isinstance(table, Quote) else str(getattr(table, "value", ""))


@pytest.mark.parametrize("path", NAMELESS, ids=shown(NAMELESS))
def test_no_service_is_named_outside_its_definition_and_pages(path: Path) -> None:
    # A replica page is imported by its service's name.
    text = re.sub(r"(?m)^from tests\.pages import .*$", "", path.read_text(encoding="utf-8"))
    found = {mark for definition in definitions() for mark in giveaways(definition) if mentions(text, mark)}
    assert not found - (set() if CHECKOUT.extension in path.parents else TOOLING)
    assert not [d.id for d in definitions() if len(d.id) > 2 and d.id in CHECKOUT.relative(path)]


@pytest.mark.parametrize("path", SCRIPTS, ids=shown(SCRIPTS))
def test_the_extension_never_acts_sends_or_reads_what_it_should_not(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert [word for word in FORBIDDEN if word in source] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=shown(SCRIPTS))
def test_every_file_that_a_file_of_the_extension_names_is_there(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    named = re.findall(r'^import (?:.* from )?"([^"]+)";$|(?:src|href)="([^"#]+)', source, re.MULTILINE)
    made = {"definitions.js", "scripts.js", "regimes.js", "authorities.js", "letters.js", "holidays.js"}
    missing = [name for pair in named for name in pair if name and Path(name).name not in made]
    assert [name for name in missing if not (path.parent / name).is_file()] == []


def test_every_definitions_file_name_is_its_id() -> None:
    assert [definition.id for definition in definitions()] == sorted(p.stem for p in CHECKOUT.services.iterdir())


def test_every_definition_reaches_the_background() -> None:
    for content in render(CHECKOUT)[0].values():
        head, rendered = parse_assignment(content["shared/definitions.js"].decode(), "definitions.js")
        assert head.endswith("stillOff.definitions")
        assert [each["id"] for each in rendered] == sorted(path.stem for path in CHECKOUT.services.glob("*.toml"))


def test_every_definition_reaches_its_content_scripts() -> None:
    for content in render(CHECKOUT)[0].values():
        for definition in [each for each in definitions() if each.readable]:
            text = content[f"content/services/{definition.id}.js"].decode()
            head, rendered = parse_assignment(text, "definition.js")
            assert (head.splitlines()[-1], rendered["service"]) == ("stillOff.definition", definition.id)


def test_what_is_known_of_an_objection_form_reaches_the_scripts_beside_it_alone() -> None:
    for content in render(CHECKOUT)[0].values():
        for definition in [each for each in definitions() if each.form]:
            text = content[f"content/forms/{definition.id}.js"].decode()
            head, rendered = parse_assignment(text, "objection.js")
            assert (head.splitlines()[-1], rendered["form"]) == ("stillOff.objection", definition.form)
            assert str(definition.form) not in content[f"content/services/{definition.id}.js"].decode()
