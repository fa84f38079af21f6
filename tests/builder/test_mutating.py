"""`mutate`: pages that can be made again, whose truth is known, and a verdict that forgives nothing but unknown."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.quality.mutating import drafts, replicas
from builder.quality.mutating.drafts import Draft, Page, Stage, State
from builder.quality.mutating.mutations import MUTATIONS
from builder.quality.mutating.run_mutate import Asked, run
from builder.quality.mutating.running import Place, Sight, make, numbers, places, shown
from builder.quality.mutating.signs import HARMLESS, SIGNS
from builder.quality.mutating.tally import Tally, judge

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
    happened = {name for number in range(6000) for name in make(EVERYTHING, 1, number).mutations}
    scoped = any(place.setting.scope for place in EVERYTHING)
    assert (MUTATIONS | SIGNS).keys() - happened <= (set() if scoped else {"no scope", "other place"})


def changed(name: str, service: str, *, tells: str = "control") -> list[Draft]:
    """Pages of a service's to which one mutation happened, and nothing else."""
    place = next(
        one for one in EVERYTHING if one.definition.id == service and one.setting.pages[one.page].tells == tells
    )
    found = []
    for seed in range(60):
        draft = drafts.base(place.definition, place.setting, place.page, Random(seed))  # noqa: S311
        draft.signs = [name] if name in SIGNS and (tied := draft.tied()) and SIGNS[name](tied) else []
        draft.mutations = [name]
        if draft.signs or (name in MUTATIONS and MUTATIONS[name](draft)):
            found.append(draft)
    assert found
    return found


VAIN = {
    **{name: ["chatgpt", "linkedin", "github-copilot"] for name in SIGNS.keys() - HARMLESS},
    "state word contradicts": ["linkedin"],
    "custom element, state within": ["chatgpt", "wordpress"],
    "restored": ["chatgpt", "github-copilot", "wordpress"],
    "label turned round": ["chatgpt", "linkedin", "gemini"],
    "label of another object": ["tumblr", "wordpress"],
    "error with a way to sign in": ["linkedin"],
}
"""Of what may nothing be read, and services whose pages it happens to."""
KNOWN = {
    **{name: ["chatgpt", "linkedin", "github-copilot"] for name in HARMLESS},
    "wrong state word": ["chatgpt", "wordpress"],
    "custom element": ["chatgpt", "wordpress"],
    "no aria-checked while off": ["chatgpt", "wordpress"],
    "no aria-checked while off, as its neighbours": ["chatgpt", "wordpress"],
    "above the top of its scroller": ["chatgpt", "gemini"],
    "body fixed behind a dialog": ["chatgpt", "gemini"],
    "inert behind a dialog": ["chatgpt", "gemini"],
    "body alone right-to-left": ["chatgpt", "gemini"],
}
"""What doesn't change what may be read."""


@pytest.mark.parametrize("name", sorted(VAIN))
def test_of_what_contradicts_itself_nothing_may_be_read(name: str) -> None:
    for draft in (draft for service in VAIN[name] for draft in changed(name, service)):
        assert draft.page().stages[-1].truth is None


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_only_looks_odd_is_what_it_is_made_to_be(name: str) -> None:
    for draft in (draft for service in KNOWN[name] for draft in changed(name, service)):
        if draft.ours and draft.ours.shape != "custom element, state within":
            assert draft.page().stages[-1].truth == draft.state


@pytest.mark.parametrize("name", ["relative to a base", "second link", "action beside", "action inside"])
def test_a_row_says_its_state_whatever_leads_there_too(name: str) -> None:
    assert all(draft.truth == draft.state for draft in changed(name, "linkedin", tells="row"))


@pytest.mark.parametrize("name", ["led astray by a base", "action instead of a state"])
def test_a_row_that_leads_elsewhere_or_only_offers_to_act_says_nothing(name: str) -> None:
    assert {draft.truth for draft in changed(name, "linkedin", tells="row")} == {None}


def test_two_words_say_a_state_only_where_they_are_known() -> None:
    for draft in changed("redrawn with two words", "linkedin"):
        known = {word for words in draft.setting.words for word in [*words.on, *words.off]}
        chosen = draft.ours and draft.ours.chosen is not None and draft.ours.answers[draft.ours.chosen]
        plain = draft.ours and draft.ours.answers[:2] == ["On", "Off"]
        assert draft.truth == (draft.state if plain or chosen in known else None)
    for draft in changed("redrawn with two words", "chatgpt"):
        plain = draft.ours and draft.ours.answers[:2] == ["On", "Off"]
        assert draft.truth == (draft.state if plain else None)


def test_a_switch_without_a_value_yet_is_no_switch_that_is_off() -> None:
    for draft in changed("value not there yet", "chatgpt"):
        first = draft.page().stages[0]
        assert first.truth is None
        assert "aria-checked" not in (first.html or "")


@pytest.mark.parametrize("name", ["moved while it stands", "nothing said of saving"])
def test_a_change_that_is_to_be_saved_is_none(name: str) -> None:
    for draft in changed(name, "wordpress"):
        draft.opening = "moved while it stands"
        first, last = draft.page().stages
        assert last.truth == first.truth
        assert ("Save" in (first.html or "")) == (name == "moved while it stands")
    for draft in changed("moved while it stands", "quora"):
        first, last = draft.page().stages
        assert first.truth != last.truth or first.truth is None


def test_a_label_that_is_gone_again_names_no_other_object_and_contradicts_nothing() -> None:
    for draft in changed("label of another object", "wordpress"):
        assert draft.truth is None
        assert draft.ours
        assert draft.tied()
        draft.ours = replace(draft.ours, label="", shape="native checkbox", word="")
        assert draft.truth == draft.state
        assert draft.tied() is None


def test_a_page_says_that_it_was_put_back_and_what_it_would_be_opened_at() -> None:
    [page] = {draft.page().restored for draft in changed("restored", "tumblr")}
    assert page
    for draft in changed("stranger after", "tumblr"):
        assert draft.page().address.endswith(f"/settings/blog/{draft.named}")
        assert not draft.page().restored


def test_a_replica_that_contradicts_itself_is_unreadable_too() -> None:
    none: dict[str, set[State | None]] = {}
    for place in (place for place in EVERYTHING if place.cases):
        about = place.definition, place.setting, place.page
        for page in (replicas.mutate(*about, place.cases, str(seed)) for seed in range(100)):
            for name in page.mutations:
                none.setdefault(name, set()).add(page.stages[-1].truth)
    vain = (VAIN.keys() & replicas.TO_OURS.keys()) | {"restored"}
    assert {name: none.get(name) for name in vain} == {name: {None} for name in vain}
    assert all({"on", "off"} <= none[name] for name in [*HARMLESS, "custom element"])


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


def test_a_reason_that_is_wrong_of_a_page_is_wrong_too() -> None:
    one = sight(None, "unknown", "unknown")
    one.seen[-1]["believed"][0]["reason"] = "signed-out"
    first, last = one.page.stages
    other = replace(one.page, stages=(first, replace(last, unlike="signed-out")))
    assert [judge(one), judge(replace(one, page=other))] == ["nothing", "wrong"]
    assert {draft.page().stages[-1].unlike for draft in changed("error with a way to sign in", "linkedin")} == {
        "signed-out"
    }


def test_each_run_makes_other_pages_unless_it_is_told_which() -> None:
    assert Asked().sown().seed != Asked().sown().seed
    assert Asked(seed="7").sown().seed == "7"


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
