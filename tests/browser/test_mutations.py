"""Pages made from the definitions and changed in every way known: none may give a wrong state.

A small part of what `invoke mutate` does, and the faults that it found, each as its smallest page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.data.definitions import load_all
from builder.data.definitions.models import Setting
from builder.paths import CHECKOUT
from builder.quality.mutating.drafts import Page, Stage, State
from builder.quality.mutating.running import Sight, can_be_shown, load, look, numbers, places, see, shown
from builder.quality.mutating.tally import Tally, judge
from builder.render.scripts import CONTENT, NAMESPACE, content_files
from tests.browser import counted
from tests.pages import odd

SEED = 2026
PAGES = 300


@pytest.fixture
def browser(counting: Browser) -> Browser:
    return counting


def test_no_made_page_gives_a_wrong_state(browser: Browser) -> None:
    everything = places(load_all(CHECKOUT))
    tally = Tally()
    for sight in look(browser, CHECKOUT.dist / browser.name, everything, SEED, numbers(everything, everything, PAGES)):
        tally.add(sight)
    assert not tally.bad, "\n\n".join(f"--only {SEED}:{sight.number}\n{shown(sight)}" for sight in tally.bad[:3])
    assert tally.total.total() == PAGES
    assert tally.total["right"] > PAGES / 3


def test_what_a_member_shows_on_a_page_is_never_read_wrongly_on_the_changed_one(browser: Browser) -> None:
    everything = [place for place in places(load_all(CHECKOUT)) if can_be_shown(place)]
    tally = Tally()
    chosen = numbers(everything, everything, PAGES)
    for sight in look(browser, CHECKOUT.dist / browser.name, everything, SEED, chosen, taught=True):
        tally.add(sight)
    assert not tally.bad, "\n\n".join(f"--taught --only {SEED}:{one.number}\n{shown(one)}" for one in tally.bad[:3])
    assert tally.total["right"] > tally.total["unknown"]


def test_an_engine_that_turns_states_round_is_caught(browser: Browser) -> None:
    everything = places(load_all(CHECKOUT))
    definition = everything[0].definition
    load(browser, [CHECKOUT.dist / browser.name / name for name in content_files(definition)])
    browser.driver.execute_script(
        "const {control} = stillOff.read; stillOff.read.control = (...given) => {"
        " const said = control(...given);"
        " return {...said, state: {on: 'off', off: 'on'}[said.state] ?? said.state} }"
    )
    page = made(definition.id, definition.settings[0].id, Stage(plain_page(definition.settings[0]), "on"))
    assert [judge(sight) for sight in see(browser, [(0, page)])] == ["wrong"]


def plain_page(setting: Setting) -> str:
    """The setting's control in the state that means training is on, by its label alone."""
    ticked = " checked" if setting.training_off == "unchecked" else ""
    return f"<label>{setting.labels[0].text}<input type=checkbox{ticked}></label>"


TOGGLE: dict[str, Any] = {"kind": "switch", "trainingOff": "unchecked", "words": []}
LINE: dict[str, Any] = {
    "kind": "status-text",
    "trainingOff": None,
    "words": [{"language": "en", "on": ["On"], "off": ["Off"]}],
}
LABEL = "Learn from what I write"
BOX = f'<p>{LABEL}</p><input type="checkbox" checked>'
CROWD = "".join(f'<p><input type="checkbox" aria-label="Another {place}"></p>' for place in range(60))
SHADOW = f"<ui-card><template data-made-shadow=open>{CROWD}</template></ui-card>"
FRAMED = f"<div><template data-made-frame>{SHADOW}</template></div>"
CONTRADICTING = f'<div role="switch" aria-checked="false" aria-label="{LABEL}"><input type="checkbox" checked></div>'
REGRESSIONS: dict[str, tuple[dict[str, Any], list[Stage]]] = {
    "a box and its switch that disagree, in a crowd": (TOGGLE, [Stage(CROWD + CONTRADICTING, "on")]),
    "a line without its word before another's line": (
        LINE,
        [Stage(f"<div><div><span>{LABEL}</span></div><div><span>Dark mode</span> <span>Off</span></div></div>", None)],
    ),
    "a line whose word nobody knows before another's line": (
        LINE,
        [
            Stage(
                f"<div><p><span>{LABEL}</span> <b>Paused</b></p><p><span>Dark mode</span> <b>Off</b></p></div>",
                None,
            )
        ],
    ),
}
NAMED: dict[str, Any] = TOGGLE | {"names": [{"language": "en", "text": "Writing"}]}
SCOPE = {"attribute": "data-testid", "value": "sharing", "place": 1, "most": 3, "kept": ["Robo"]}
STRANGERS: dict[str, tuple[dict[str, Any], str, str]] = {
    "under our heading": (NAMED, "en", "<h2>Writing</h2><p>Dark mode</p><input type=checkbox>"),
    "under a heading of ours in a language nobody quoted": (
        NAMED,
        "sw",
        "<h2>Writing</h2><p>Hali ya giza</p><input type=checkbox>",
    ),
    "without words, and no question asked under our heading": (
        NAMED,
        "en",
        "<h2>Writing</h2><p>More about it.</p><input type=checkbox>",
    ),
    "asked under our heading, with a line of its own": (
        NAMED,
        "en",
        "<h2>Writing</h2><p>May we?</p><p>Dark mode</p><input type=checkbox>",
    ),
    "asked under our heading, with a line after it": (
        NAMED,
        "en",
        "<h2>Writing</h2><p>May we?</p><p><input type=checkbox> <span>Dark mode</span></p>",
    ),
    "asked under another heading below ours": (
        NAMED,
        "en",
        "<h2>Writing</h2><h3>Reading</h3><p>May we?</p><input type=checkbox>",
    ),
    "alone, and no question asked": (TOGGLE, "sw", "<h2>Faragha</h2><p>Hali ya giza</p><input type=checkbox>"),
    "in our known place": (
        TOGGLE | {"scope": SCOPE},
        "sw",
        "<div data-testid=sharing><p>Hali ya giza</p><input type=checkbox></div>",
    ),
}
"""Somebody else's only control, where ours isn't: the kind of setting, the page's language, and the page."""


@pytest.mark.parametrize("where", STRANGERS)
def test_a_strangers_control_is_not_taken_for_ours(browser: Browser, where: str) -> None:
    kind, language, html = STRANGERS[where]
    alone = replace(made("made", "made", Stage(html, None)), alone=True, language=language)
    [sight] = look_at(browser, kind, alone)
    assert judge(sight) == "nothing", shown(sight)


def test_a_lone_control_without_words_is_ours_under_the_settings_name_and_a_question(browser: Browser) -> None:
    html = "<section><h2>Writing</h2><p>May we?</p><div>Off <input type=checkbox></div></section>"
    alone = replace(made("made", "made", Stage(html, "off")), alone=True)
    [sight] = look_at(browser, NAMED, alone)
    assert judge(sight) == "right", shown(sight)


ROWS: dict[str, tuple[str, State | None]] = {
    "an arrow after the word": ("Writing<br>Off <span>›</span>", "off"),
    "name and word in one text": ("Writing: Off", "off"),
    "another word hidden after it": ('Writing<br>Off<span style="display:none">On</span>', "off"),
    "both words": ("Writing<br>On<br>Off", None),
    "the word of something else": ("Writing<br>Ads: Off", None),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_what_a_member_sees_in_it(browser: Browser, row: str) -> None:
    html, truth = ROWS[row]
    address = "https://made.example/writing"
    kind = NAMED | {"words": LINE["words"], "address": address}
    page = replace(made("made", "made", Stage(f'<a href="{address}">{html}</a>', truth)), tells="row")
    [sight] = look_at(browser, kind, page)
    assert judge(sight) == ("right" if truth else "nothing"), shown(sight)


PREVENTS: dict[str, Any] = TOGGLE | {"trainingOff": "checked"}
QUOTED = [{"language": "en", "on": ["On", "Share"], "off": ["Off", "Keep"]}]
CHOICES: dict[str, tuple[dict[str, Any], tuple[str, str], State | None]] = {
    "the plain words": (TOGGLE, ("On", "Off"), "on"),
    "the control's position, where it prevents training": (PREVENTS, ("On", "Off"), "off"),
    "quoted words, of training": (TOGGLE | {"words": QUOTED}, ("Share", "Keep"), "on"),
    "quoted words, of training, where the control prevents it": (
        PREVENTS | {"words": QUOTED},
        ("Keep", "Share"),
        "off",
    ),
    "words that mean one thing by the quote and another by the position": (
        PREVENTS | {"words": QUOTED},
        ("On", "Off"),
        None,
    ),
    "words of which nobody knows one": (TOGGLE | {"words": QUOTED}, ("Share", "Share less"), None),
}
"""A switch drawn as two radio buttons, the first of which is chosen: its kind, the answers, and the state."""


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_of_two_says_what_its_words_mean(browser: Browser, choice: str) -> None:
    kind, answers, truth = CHOICES[choice]
    rows = "".join(
        f"<label><input type=radio name=a{' checked' * (one is answers[0])}> {one}</label>" for one in answers
    )
    html = f"<fieldset><legend>{LABEL}</legend>{rows}</fieldset>"
    [sight] = look_at(browser, kind, made("made", "made", Stage(html, truth)))
    assert judge(sight) == ("right" if truth else "nothing"), shown(sight)


@pytest.mark.parametrize("fault", REGRESSIONS)
def test_a_fault_that_was_found_stays_mended(browser: Browser, fault: str) -> None:
    kind, stages = REGRESSIONS[fault]
    [sight] = look_at(browser, kind, made("made", "made", *stages))
    assert judge(sight) not in ("wrong", "failed"), shown(sight)


def test_odd_pages_are_read_for_what_they_are_or_not_at_all(browser: Browser) -> None:
    pages = [made("made", "made", Stage(html, truth)) for html, truth in odd.ODD.values()]  # type: ignore[arg-type]
    look_at(browser, TOGGLE, pages[0])
    seen = dict(zip(odd.ODD, see(browser, list(enumerate(pages))), strict=True))
    found = {name: judge(sight) for name, sight in seen.items()}
    assert not [shown(seen[name]) for name, outcome in found.items() if outcome in ("wrong", "failed")]
    assert {name for name, outcome in found.items() if outcome == "unknown"} == odd.LEFT_UNKNOWN


def test_a_half_ticked_switch_stays_so_when_made_pages_move(browser: Browser) -> None:
    mixed = f"<label>{LABEL}<ui-stated data-made-value=mixed data-made-flips></ui-stated></label>"
    [sight] = look_at(browser, TOGGLE, made("made", "made", Stage(mixed, None), Stage(None, None)))
    assert judge(sight) == "nothing", shown(sight)


def test_a_greyed_out_switch_gives_no_state(browser: Browser) -> None:
    html = f"<label>{LABEL}<input type=checkbox disabled></label>"
    [sight] = look_at(browser, TOGGLE, made("made", "made", Stage(html, None)))
    assert judge(sight) == "nothing", shown(sight)
    assert sight.seen[-1]["believed"][-1]["reason"] == "locked"


def test_the_base_of_a_made_page_is_never_that_of_the_one_before(browser: Browser) -> None:
    kind = NAMED | {"words": LINE["words"], "address": "https://made.example/writing"}
    row = "<div><template data-made-frame><a href=writing>Writing<br>Off</a></template></div>"
    astray = row + "<base href=https://elsewhere.example/>"
    pages: list[tuple[str, State | None]] = [(row, "off"), (astray, None), (row, "off")]
    rows = [replace(made("made", "made", Stage(html, truth)), tells="row") for html, truth in pages]
    look_at(browser, kind, rows[0])
    assert [judge(sight) for sight in see(browser, list(enumerate(rows)))] == ["right", "nothing", "right"]


def test_what_a_removed_frame_held_is_not_counted(browser: Browser) -> None:
    [sight] = look_at(browser, TOGGLE, made("made", "made", Stage(FRAMED, None), Stage(BOX, "on")))
    assert judge(sight) == "right", shown(sight)


@pytest.mark.parametrize("state", ["on", "off"])
def test_a_line_with_its_own_word_after_other_text_is_read(browser: Browser, state: str) -> None:
    word = state.capitalize()
    html = (
        f"<section><h2>{LABEL}</h2><p>More about it.</p><div><span>{word}</span><button>Change</button></div></section>"
    )
    [sight] = look_at(browser, LINE, made("made", "made", Stage(html, "on" if state == "on" else "off")))
    assert judge(sight) == "right", shown(sight)


def made(service: str, setting: str, *stages: Stage) -> Page:
    """A page in English, written by hand."""
    return Page(service, setting, "control", False, False, "en", False, (), stages)


def look_at(browser: Browser, kind: dict[str, Any], page: Page, more: Sequence[str] = ()) -> list[Sight]:
    """Look at a page of a made-up service's that has one setting of a kind; `more` are scripts that it needs beside."""
    quotes = [{"language": "en", "text": LABEL}]
    empty: dict[str, Any] = {
        "keys": [],
        "scope": None,
        "names": [],
        "never": {"keys": [], "labels": []},
        "per": "account",
    }
    address = {
        "tells": page.tells,
        "addresses": ["https://made.example/setting"],
        "alone": page.alone,
        "early": page.early,
    }
    setting = {"id": "made", "labels": quotes, "pages": [address], **empty, **kind}
    definition = {"service": "made", "goodUntil": None, "walls": setting.pop("walls", []), "settings": [setting]}
    names = [f"content/{name}.js" for name in CONTENT[1:]]
    names[-1:-1] = [name for name in more if name not in names]
    scripts = [(CHECKOUT.dist / browser.name / name).read_text(encoding="utf-8") for name in names]
    namespace = (CHECKOUT.dist / browser.name / NAMESPACE).read_text(encoding="utf-8")
    counted.ready(browser, [namespace, f"stillOff.definition = {json.dumps(definition)}", *scripts])
    return list(see(browser, [(0, page)]))
