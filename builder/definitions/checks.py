"""What must hold between the parts of a definition; every check returns all it finds."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from pydantic import BaseModel

from builder.definitions import addresses
from builder.definitions.models import Definition, Setting
from builder.problems import Problem

Complaint = tuple[str, str, str]
"""Key, what is wrong, what to write instead."""

Tables = list[tuple[str, BaseModel]]
"""Every table of a definition, with its key path."""


def check(definition: Definition, file: str, today: datetime.date) -> list[Problem]:
    """All that is wrong between the parts of one definition."""
    tables = list(_walk(definition))
    checks: list[Callable[[], Iterable[Complaint]]] = [
        lambda: _duplicates(definition),
        lambda: _unknown_sources(definition, tables),
        lambda: _dates(definition, tables, today),
        lambda: _foreign_hosts(definition),
        lambda: _never(definition),
        lambda: _reachable(definition),
    ]
    return [Problem(file, *complaint) for run in checks for complaint in run()]


def fold(text: str) -> str:
    """A label as it is compared: compatibility forms, one apostrophe, no spaces, no case.

    The same rules stand in `extension/content/locate.js`.
    """
    text = unicodedata.normalize("NFKC", text)
    for apostrophe in "’‘ʼ′`´":
        text = text.replace(apostrophe, "'")
    visible = (c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    return "".join(visible).lower()


def _walk(table: BaseModel, key: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Every table of a definition with its key path, depth first."""
    yield key, table
    for name, info in type(table).model_fields.items():
        value = getattr(table, name)
        inner = f"{key}.{info.alias or name}".lstrip(".")
        if isinstance(value, BaseModel):
            yield from _walk(value, inner)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _walk(item, f"{inner}[{position}]")


def _duplicates(definition: Definition) -> Iterator[Complaint]:
    for key in ("settings", "sources"):
        seen: set[str] = set()
        for position, item in enumerate(getattr(definition, key)):
            if item.id in seen:
                yield f"{key}[{position}].id", f"'{item.id}' is there twice", "give each its own id"
            seen.add(item.id)


def _unknown_sources(definition: Definition, tables: Tables) -> Iterator[Complaint]:
    known = {source.id for source in definition.sources}
    used: set[str] = set()
    for key, table in tables:
        for source in getattr(table, "sources", []):
            if not isinstance(source, str):
                continue
            used.add(source)
            if source not in known:
                yield f"{key}.sources", f"'{source}' is no source's id", "add it under [[sources]] or mend the name"
    for position, entry in enumerate(definition.sources):
        if entry.id not in used:
            yield f"sources[{position}].id", f"'{entry.id}' supports nothing", "name it where it's used, or remove it"


def _dates(definition: Definition, tables: Tables, today: datetime.date) -> Iterator[Complaint]:
    for key, table in tables:
        for name in ("date", "since"):
            date = getattr(table, name, None)
            if isinstance(date, datetime.date) and date > today:
                yield f"{key}.{name}", f"{date} is in the future", f"write a date up to {today}"
    if not any(source.date for source in definition.sources):
        yield "sources", "none has a date", "date at least one"


def _foreign_hosts(definition: Definition) -> Iterator[Complaint]:
    hosts = ", ".join(definition.hosts)
    for position, host in enumerate(definition.hosts):
        if addresses_error := _host_error(host):
            yield f"hosts[{position}]", f"'{host}' {addresses_error}", "write a bare host such as www.example.com"
    for key, pattern in _patterns(definition):
        if addresses.parse(pattern)[0] not in definition.hosts:
            yield key, f"'{pattern}' is outside the service's hosts", f"use one of {hosts}, or add its host to hosts"


def _host_error(host: str) -> str | None:
    try:
        name, segments = addresses.parse(f"https://{host}")
    except ValueError:
        return "is not a host"
    return None if name == host and not segments and "." in host else "is not a host"


def _patterns(definition: Definition) -> Iterator[tuple[str, str]]:
    """Every address that StillOff itself would look at."""
    yield "home", definition.home
    for position, wall in enumerate(definition.walls.addresses):
        yield f"walls.addresses[{position}]", wall
    for number, setting in enumerate(definition.settings):
        yield f"settings[{number}].address", setting.address
        for place, pattern in _page_patterns(setting):
            yield f"settings[{number}].{place}", pattern
        for position, never in enumerate(setting.never.addresses):
            yield f"settings[{number}].never.addresses[{position}]", never


def _page_patterns(setting: Setting) -> Iterator[tuple[str, str]]:
    for page_number, page in enumerate(setting.pages):
        for position, pattern in enumerate(page.addresses):
            yield f"pages[{page_number}].addresses[{position}]", pattern


def _never(definition: Definition) -> Iterator[Complaint]:
    for number, setting in enumerate(definition.settings):
        own = {(key.attribute, key.value) for key in setting.keys}
        for position, key in enumerate(setting.never.keys):
            if (key.attribute, key.value) in own:
                yield (
                    f"settings[{number}].never.keys[{position}]",
                    f"'{key.value}' is a key of this setting too",
                    "keep it in one place",
                )
        texts = {fold(quote.text) for quote in [*setting.names, *setting.labels]}
        for position, quote in enumerate(setting.never.labels):
            if fold(quote.text) in texts:
                yield (
                    f"settings[{number}].never.labels[{position}]",
                    f"'{quote.text}' is a name or label of this setting too",
                    "keep it in one place",
                )
        for place, pattern in _page_patterns(setting):
            for never in setting.never.addresses:
                if addresses.overlap(pattern, never):
                    yield (
                        f"settings[{number}].{place}",
                        f"'{pattern}' would match the never page {never}",
                        "narrow the pattern",
                    )


def _reachable(definition: Definition) -> Iterator[Complaint]:
    for number, setting in enumerate(definition.settings):
        own = [pattern for page in setting.pages if page.tells == "control" for pattern in page.addresses]
        if not any(addresses.matches(pattern, setting.address) for pattern in own):
            yield (
                f"settings[{number}].address",
                f"'{setting.address}' is on none of the setting's pages that tell \"control\"",
                "add a page for it",
            )
        for place, pattern in _page_patterns(setting):
            for wall in definition.walls.addresses:
                if addresses.overlap(pattern, wall):
                    yield f"settings[{number}].{place}", f"'{pattern}' is a sign-in wall too", "narrow one of them"
