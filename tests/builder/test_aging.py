"""Definitions that grow old are named, with where to look, before they say nothing any more."""

from __future__ import annotations

import datetime

from builder.services.aging import told
from tests.builder.checkouts import SERVICE, Checkout


def test_a_definition_is_named_once_more_than_half_of_its_shelf_life_is_over(checkout: Checkout) -> None:
    checkout.edit(SERVICE, "date = 2025-02-01", "date = 2026-01-01")
    checkout.edit(SERVICE, "shelf-life = 365", "shelf-life = 100")
    half = datetime.date(2026, 1, 1) + datetime.timedelta(days=50)
    assert told(checkout.paths, half) == []
    (line,) = told(checkout.paths, half + datetime.timedelta(days=1))
    assert line.startswith(f"{SERVICE}: its newest source is 51 days old, more than half of its shelf-life of 100; ")
    assert "look at https://" in line


def test_definitions_that_are_wrong_are_left_to_those_who_say_what_is_wrong(checkout: Checkout) -> None:
    checkout.edit(SERVICE, "shelf-life = 365", "shelf-life = 1")
    assert told(checkout.paths, datetime.date(2030, 1, 1)) == []


def test_holidays_of_a_year_that_is_over_are_named(checkout: Checkout) -> None:
    said = "extension/rights/holidays.toml: first-year is 2026, and this is 2027"
    assert said not in told(checkout.paths, datetime.date(2026, 12, 31))
    assert told(checkout.paths, datetime.date(2027, 1, 1))[-1] == said
