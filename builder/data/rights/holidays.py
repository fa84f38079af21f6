"""Public holidays by calendar, worked out by the library `holidays` for the years that are shipped."""

from __future__ import annotations

import datetime
import importlib.metadata
from functools import cache
from typing import Any

from builder.data.rights.models import Calendar, Calendars, Rights

SATURDAY, SUNDAY = 5, 6
SOURCE = "https://pypi.org/project/holidays/"


def rendered(rights: Rights) -> dict[str, Any]:
    """Days as MMDD, by calendar and year: of the whole calendar, and those of other parts of its country alone.

    An authority keeps the days of its own part of a country, and those of other parts are nothing to it.

    Days that no period could end on anyway are left out: Sundays, and Saturdays where they move a period too.
    """
    years = _years(rights.calendars)
    listed = {calendar.id: calendar for calendar in rights.calendars.calendars}
    undecided = [regime for regime in rights.regimes if regime.calendar is None and regime.deadlines]
    countries = {place for regime in undecided for place in regime.all_places}
    for country in countries:
        listed.setdefault(country, Calendar(id=country, country=country))
    return {
        "source": {"url": SOURCE, "version": importlib.metadata.version("holidays")},
        "firstYear": years[0],
        "lastYear": years[-1],
        "calendars": {key: _calendar(listed[key], years) for key in sorted(listed) if known(listed[key])}
        | {part.id: {"days": _written(_own(part, years), part), "regional": {}} for part in parts_of(rights)},
    }


def parts_of(rights: Rights) -> list[Calendar]:
    """The calendars of those parts of a country that have an authority of their own."""
    ids = sorted({authority.calendar for authority in rights.authorities.authorities if authority.calendar})
    return [Calendar(id=key, country=key[:2], subdivision=key[3:]) for key in ids]


def behind(calendars: Calendars, today: datetime.date) -> str | None:
    """What is wrong with the years that are shipped, once the first of them is over."""
    if calendars.first_year >= today.year:
        return None
    return f"is {calendars.first_year}, and this is {today.year}"


def known(calendar: Calendar) -> bool:
    """Whether the library has that country, and that part of it."""
    return hasattr(_library(), calendar.country) and (calendar.subdivision or "") in ["", *_parts(calendar.country)]


def unused(calendar: Calendar, calendars: Calendars) -> list[str]:
    """The names of a calendar that the library has on no day of the years that are shipped."""
    found = _named(calendar, calendar.subdivision, _years(calendars))
    there = {name for names in found.values() for name in names}
    return [name for name in calendar.names if name not in there]


def _library() -> Any:
    # It takes a while to import, and most tasks don't need it.
    import holidays

    return holidays


def _parts(country: str) -> tuple[str, ...]:
    # The library's own list of them imports every country that it has.
    parts: tuple[str, ...] = getattr(_library(), country).subdivisions
    return parts


def _calendar(calendar: Calendar, years: range) -> dict[str, Any]:
    own = _own(calendar, years)
    parts = _parts(calendar.country) if not calendar.names else ()
    elsewhere = set().union(*(_days(calendar, part, years) for part in parts)) if parts else set()
    return {"days": _written(own, calendar), "regional": _written(elsewhere - own, calendar)}


def _own(calendar: Calendar, years: range) -> set[datetime.date]:
    also = {datetime.date(year, *_month_and_day(day)) for year in years for day in calendar.also}
    return _days(calendar, calendar.subdivision, years) | also


def _years(calendars: Calendars) -> range:
    return range(calendars.first_year, calendars.first_year + calendars.years)


def _named(calendar: Calendar, subdivision: str | None, years: range) -> dict[datetime.date, set[str]]:
    """The library's holidays of a calendar, for a part of its country or the whole: the names of each day."""
    found = _found(calendar.country, subdivision, years, calendar.language, tuple(calendar.categories))
    return {day: set(names.split("; ")) for day, names in found.items()}


@cache
def _found(
    country: str, subdivision: str | None, years: range, language: str | None, categories: tuple[str, ...]
) -> dict[datetime.date, str]:
    """The same as the library tells it; kept, for under `watch` it would take most of every build."""
    more = {"categories": categories} if categories else {}
    return dict(_library().country_holidays(country, subdiv=subdivision, years=years, language=language, **more))


def _days(calendar: Calendar, subdivision: str | None, years: range) -> set[datetime.date]:
    found = _named(calendar, subdivision, years)
    return {day for day, names in found.items() if not calendar.names or names & set(calendar.names)}


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _written(days: set[datetime.date], calendar: Calendar) -> dict[str, str]:
    rest = {SUNDAY} if calendar.saturdays else {SATURDAY, SUNDAY}
    counted = sorted(day for day in days if day.weekday() not in rest)
    return {
        str(year): " ".join(f"{day:%m%d}" for day in counted if day.year == year)
        for year in sorted({day.year for day in counted})
    }
