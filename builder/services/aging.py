"""What grows old: definitions, to be looked at after half of their shelf life, and the years of public holidays."""

from __future__ import annotations

import datetime

from builder.data.definitions import Definition, load_all
from builder.data.rights import holidays
from builder.data.rights import load as load_rights
from builder.paths import Paths
from builder.problems import Problems


def told(paths: Paths, today: datetime.date | None = None) -> list[str]:
    """Each definition that is to be looked at, the oldest first, with its sources' addresses; one line each."""
    today = today or datetime.datetime.now(datetime.UTC).date()
    try:
        definitions, rights = load_all(paths), load_rights(paths)
    except Problems:
        return []  # what is wrong with them is said elsewhere
    behind = holidays.behind(rights.calendars, today)
    old = [(age, each) for each in definitions if (age := _age(each, today)) * 2 > each.shelf_life]
    lines = [_line(each, age) for age, each in sorted(old, key=lambda pair: (-pair[0], pair[1].id))]
    return [*lines, *([f"extension/rights/holidays.toml: first-year {behind}"] if behind else [])]


def _age(definition: Definition, today: datetime.date) -> int:
    """Days since the newest source; 0 where none has a date."""
    return (today - definition.verified).days if definition.verified else 0


def _line(definition: Definition, age: int) -> str:
    addresses = ", ".join(dict.fromkeys(source.url for source in definition.sources))
    return (
        f"extension/services/{definition.id}.toml: its newest source is {age} days old, more than half of its "
        f"shelf-life of {definition.shelf_life}; look at {addresses}"
    )
