"""`unknowns`: what isn't known, from the data that says so, into one page; each with what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from builder.data.definitions import Definition, load_all
from builder.data.definitions.loading import read_toml
from builder.data.definitions.models import Page, PlanFact, Quote, RegionFact, Setting, WayIn
from builder.data.definitions.vocabulary import Confidence
from builder.data.locales import text_checks
from builder.data.locales.languages import ENGLISH, TRANSLATED
from builder.data.rights.loading import load as load_rights
from builder.data.rights.models import CautionOf, Complaining, Deadline, Extension, Reference, RightOf, Rights, Window
from builder.paths import Paths
from builder.problems import Problem, Problems

FILE = "docs/not-known.md"
GIVEN = "docs/not-known.toml"
HEAD = f"""\
# What is not known

<!-- Made by `invoke unknowns` from {GIVEN}, extension/services, extension/rights and extension/_locales. -->

Everything that StillOff says without being sure, and everything that nobody of this project has seen or run, with what
would settle it: if you can, [tell us](../CONTRIBUTING.md). The page is made from the same data as the extension, and
`invoke lint` fails when it's out of date. `likely` is from good sources, `uncertain` from one, or
from sources that disagree.
"""
SETTLED: dict[str, str] = {
    "service": "the service's own words, or the page as a member sees it, with its date",
    "law": "the law's own text or its authority's, read by somebody who knows that law",
    "authority": "the authority's own site, looked at on a day that is written down",
    "setting": "somebody opens it with StillOff, says what it saw and in which language, and quotes the label",
    "text": "somebody who speaks it reads all of it, as docs/translating.md says",
}
SETTING = ("setting", "opens at", "label or words quoted in", "not quoted in")
DOUBTED: tuple[Confidence, ...] = ("uncertain", "likely")
"""Grades of what isn't sure, the least sure first."""
Row = tuple[str, ...]


def made(paths: Paths) -> dict[str, str]:
    """The whole page. Raises Problems."""
    definitions = sorted(load_all(paths), key=lambda each: each.name.lower())
    rights = load_rights(paths)
    services = [row for each in definitions for row in _of_service(each)]
    laws = [row for regime in rights.regimes for row in _of_law(regime.id, regime)]
    sections = [
        _section("Never seen or run", "", ("what", "what is known", "what would settle it"), _given(paths)),
        _section("Settings, none of them seen live", "setting", SETTING, _settings(definitions)),
        _section("Facts about services", "service", ("service", "fact", "how sure"), services),
        _section("Facts about laws", "law", ("law", "fact", "how sure"), laws),
        _section("Authorities", "authority", ("how sure", "which"), _authorities(rights)),
        _section("Translations", "text", ("text", "who stands for it"), [*_texts(paths), *_letters(rights)]),
    ]
    return {FILE: HEAD + "".join(sections)}


def _section(title: str, settled: str, head: Row, rows: Iterable[Row]) -> str:
    listed = [*rows]
    lines = [head, ("---",) * len(head), *listed]
    table = "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)
    said = f"What would settle each: {SETTLED[settled]}.\n\n" if settled else ""
    return f"\n## {title} ({len(listed)})\n\n{said}{table if listed else 'Nothing.'}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("\n", " ")


def _given(paths: Paths) -> Iterator[Row]:
    """What no data say. Raises Problems."""
    keys = ("what", "known", "settled")
    for number, entry in enumerate(read_toml(paths.root / GIVEN, GIVEN).get("unknown", [])):
        if not isinstance(entry, dict) or set(entry) != set(keys) or not all(map(str, entry.values())):
            raise Problems([Problem(GIVEN, f"unknown[{number}]", "isn't whole", f"write {', '.join(keys)}")])
        yield tuple(str(entry[key]) for key in keys)


def _settings(definitions: Iterable[Definition]) -> Iterator[Row]:
    """Per setting that can be read, in which of StillOff's languages somebody has quoted its label or its words."""
    names = {code.partition("_")[0]: one.name for code, one in {"en": ENGLISH, **TRANSLATED}.items()}
    for definition in definitions:
        for setting in definition.readable:
            quoted = {one.language for one in setting.labels} | {one.language for one in setting.words}
            missing = [name for code, name in names.items() if code not in quoted]
            have = [names.get(code, code) for code in sorted(quoted)]
            lists = (", ".join(listed) or "none" for listed in (have, missing))
            yield _called(definition, setting), f"`{setting.address or definition.home}`", *lists


def _called(definition: Definition, setting: Setting) -> str:
    return f"{definition.name}: {setting.title or setting.id}"


def _of_service(definition: Definition) -> Iterator[Row]:
    for fact, sure in _doubts(definition):
        yield definition.name, _about_service(fact), sure
    for setting in definition.settings:
        for fact, sure in _doubts(setting):
            yield _called(definition, setting), _about_service(fact), sure


def _about_service(fact: BaseModel) -> str:
    match fact:
        case Definition():
            return "every fact that has no grade of its own"
        case WayIn():
            return f"way in for requests: {fact.about}, {fact.email or fact.address or 'in the settings'}"
        case RegionFact():
            return f"{fact.default} by default in {', '.join(fact.regions)}"
        case PlanFact():
            return f"{fact.default} by default for {', '.join(fact.plans)}"
        case Page():
            return f"its page: {', '.join(f'`{address}`' for address in fact.addresses)}"
        case Quote():
            return f"“{fact.text}” ({fact.language})"
    raise AssertionError(f"{type(fact).__name__} has no words yet")


def _of_law(law: str, regime: BaseModel) -> Iterator[Row]:
    for fact, sure in _doubts(regime):
        yield law, _about_law(fact), sure


def _about_law(fact: BaseModel) -> str:
    match fact:
        case Reference():
            return f"the place in the law: {fact.id} ({fact.unit} {fact.number})"
        case RightOf():
            return f"the right: {fact.right}"
        case Deadline():
            return f"the time to answer, or its weekends: {', '.join(fact.rights)}"
        case Extension():
            return "how much longer an answer may take"
        case Window():
            return f"how long a complaint may wait: {', '.join(fact.rights)}"
        case Complaining():
            return f"complaints: first to the {fact.first}"
        case CautionOf():
            return f"the caution: {fact.caution}"
    raise AssertionError(f"{type(fact).__name__} has no words yet")


def _authorities(rights: Rights) -> Iterator[Row]:
    """Grouped: what is doubted of each is the same, its address and how it takes complaints."""
    for sure in DOUBTED:
        names = [one.short or one.name for one in rights.authorities.authorities if one.confidence == sure]
        if names:
            yield f"{sure} ({len(names)})", ", ".join(names)


def _doubts(value: Any, *, top: bool = True) -> Iterator[tuple[BaseModel, str]]:
    """Every fact of a model, itself included, that isn't verified, with its grade; not those of settings within it."""
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _doubts(one, top=False)
    if not isinstance(value, BaseModel) or (isinstance(value, Setting) and not top):
        return
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    grades = {given for name, given in fields.items() if name.endswith("confidence")}
    if doubted := next((grade for grade in DOUBTED if grade in grades), None):
        yield value, doubted
    for field in fields.values():
        yield from _doubts(field, top=False)


def _texts(paths: Paths) -> Iterator[Row]:
    for language, note in text_checks.stood_for(paths).items():
        yield f"the interface in {language}", note.partition(";")[0] or "not said"


def _letters(rights: Rights) -> Iterator[Row]:
    for wording in rights.wordings:
        yield f"the letters in {wording.id}", wording.reviewed
