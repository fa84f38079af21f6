"""`mutate`: pages that can be made again, whose truth is known, and a verdict that forgives nothing but unknown."""

from __future__ import annotations

from typing import Any

import pytest

from builder.definitions import load_all
from builder.mutating.drafts import Page, Stage, State
from builder.mutating.mutations import MUTATIONS
from builder.mutating.running import Place, Sight, make, numbers, places, shown
from builder.mutating.tally import Tally, judge
from builder.mutating.task import Asked, run
from builder.paths import CHECKOUT
from builder.problems import Problems

EVERYTHING = places(load_all(CHECKOUT))


def sight(truth: State | None, *believed: str) -> Sight:
    """A page of two stages, what may be read of the last, and what was believed of each."""
    stages = (Stage("<p>…</p>", None), Stage("<p>…</p>", truth))
    page = Page("made", "made", "control", False, False, "sv", False, (), stages)
    seen: list[dict[str, Any]] = [{"believed": []}, {"believed": []}]
    for place, state in enumerate(believed):
        seen[place]["believed"].append({"state": state})
    return Sight(0, page, seen)


def test_a_page_is_the_same_whenever_it_is_made() -> None:
    assert [make(EVERYTHING, 5, number) for number in range(50)] == [make(EVERYTHING, 5, n) for n in range(50)]


def test_another_seed_makes_other_pages() -> None:
    assert make(EVERYTHING, 5, 1) != make(EVERYTHING, 6, 1)


@pytest.mark.parametrize("place", EVERYTHING, ids=lambda place: f"{place.definition.id}-{place.page}")
def test_every_kind_of_page_comes_on_off_and_with_nothing_to_read(place: Place) -> None:
    own = numbers(EVERYTHING, [place], 200)
    pages = [make(EVERYTHING, 1, number) for number in own]
    assert {page.service for page in pages} == {place.definition.id}
    assert {page.stages[-1].truth for page in pages} == {"on", "off", None}


def test_every_mutation_happens_to_some_definition_or_has_no_use_for_any() -> None:
    happened = {name for number in range(3000) for name in make(EVERYTHING, 1, number).mutations}
    scoped = any(place.setting.scope for place in EVERYTHING)
    assert MUTATIONS.keys() - happened <= (set() if scoped else {"no scope", "other place"})


def test_the_numbers_of_one_kind_of_page_are_those_it_has_in_a_full_run() -> None:
    last = len(EVERYTHING) - 1
    assert numbers(EVERYTHING, [EVERYTHING[last]], 3) == [last, last + len(EVERYTHING), last + 2 * len(EVERYTHING)]


def test_a_page_is_shown_with_its_html_its_truth_and_what_was_seen() -> None:
    text = shown(sight("on", "unknown", "on"))
    assert "stage 2 of 2" in text
    assert "true: on" in text
    assert '"state": "on"' in text


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [
        (sight("on", "unknown", "on"), "right"),
        (sight("off", "unknown", "off"), "right"),
        (sight("on", "unknown", "unknown"), "unknown"),
        (sight("on"), "unknown"),
        (sight(None, "unknown", "unknown"), "nothing"),
        (sight("on", "unknown", "off"), "wrong"),
        (sight("off", "unknown", "on"), "wrong"),
        (sight(None, "unknown", "off"), "wrong"),
        (sight("on", "on", "on"), "wrong"),  # believed while there was nothing yet
        (Sight(0, sight("on").page, [], "TypeError"), "failed"),
    ],
)
def test_only_unknown_is_never_wrong(seen: Sight, verdict: str) -> None:
    assert judge(seen) == verdict


def test_a_page_that_is_wrong_is_kept_to_be_looked_into() -> None:
    tally = Tally()
    for one in (sight("on", "unknown", "on"), sight("on", "unknown", "off")):
        tally.add(one)
    assert (tally.total["right"], tally.total["wrong"], len(tally.bad)) == (1, 1, 1)


def test_everything_wrong_with_what_was_asked_is_said_at_once() -> None:
    with pytest.raises(Problems) as caught:
        run(CHECKOUT, Asked("none", "-1", "nobody", "netscape", "7"))
    said = [problem.file for problem in caught.value.problems]
    assert said == ["--browser", "--only", "--pages", "--seed", "--service"]
