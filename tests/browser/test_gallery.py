"""Every control of component libraries that services use, as the control of a setting: on and off are read as such.

What each of them says is what Chromium tells a screen reader of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.paths import CHECKOUT
from builder.quality.mutating.drafts import STYLE, Stage, State
from builder.quality.mutating.running import LEARNING, Sight, see, shape, shown
from builder.quality.mutating.tally import judge
from tests.browser import tree
from tests.browser.gallery import WORDS, Library, Piece, rendered
from tests.browser.test_mutations import TOGGLE, look_at, made
from tests.browser.tree import Node

ANSWERED = {"trainingOff": None, "words": [{"language": "en", "on": ["Allow"], "off": ["Refuse"]}]}
KINDS: dict[str, dict[str, Any]] = {
    "switch": TOGGLE | {"words": ANSWERED["words"]},
    "checkbox": TOGGLE | {"kind": "checkbox"},
    "radio": ANSWERED | {"kind": "radio"},
    "select": ANSWERED | {"kind": "select"},
}
UNREAD = {
    "Radix: Toggle with a name, beside a text": "a button that stays pressed and says nothing but a sign, as those for "
    "pinning do: nothing ties it to the text beside it",
}
"""What can't be read, and why."""
UNTOLD = {
    f"Headless UI: Listbox, {way}": "its label takes the place of the word in it, which is only seen"
    for way in ("in its label", "with a label for it", "named by itself")
}
"""Of what a screen reader is told no state, and why."""
TOGGLES = {"switch", "checkbox", "button"}
LISTS = {"combobox", "button", "PopUpButton"}
DRESS = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(arguments[0]);
document.adoptedStyleSheets = [sheet];
"""


@pytest.fixture(scope="module")
def libraries() -> list[Library]:
    """All that are rendered."""
    return rendered()


def test_every_control_is_read_for_what_it_is(browser: Browser, libraries: list[Library]) -> None:
    sights = looked(browser, libraries)
    wrong = [shown(sight) for sight in sights.values() if judge(sight) in ("wrong", "failed")]
    assert not wrong, "\n\n".join(wrong)
    unread = {piece.name for piece, sight in sights.items() if judge(sight) == "unknown"}
    other = unread ^ UNREAD.keys()
    assert not other, "\n\n".join([*sorted(other), *(shown(sights[piece]) for piece in sights if piece.name in other)])


@pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
def test_what_is_read_is_what_a_screen_reader_is_told(browser: Browser, libraries: list[Library]) -> None:
    untold: dict[str, list[str]] = {}
    for library in libraries:
        browser.open("about:blank")
        parts = [f'<section aria-label="{place}.">{piece.ours}</section>' for place, piece in enumerate(library.pieces)]
        browser.driver.execute_script("document.body.innerHTML = arguments[0]", "".join(parts))
        browser.driver.execute_script(DRESS, STYLE + library.css)
        nodes = tree.tree(browser)
        for place, piece in enumerate(library.pieces):
            own = [node for node in nodes if f"region {place}." in node.within]
            if told(piece, own) != {piece.state}:
                untold.setdefault(piece.name, []).append(f"{piece.state}: {[str(node) for node in own]}")
    assert untold.keys() == UNTOLD.keys(), untold


@pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
def test_what_a_member_shows_in_one_state_is_mostly_read_and_never_misread_in_the_other(
    browser: Browser, libraries: list[Library]
) -> None:
    other: dict[State, State] = {"on": "off", "off": "on"}
    sights: list[Sight] = []
    for kind, setting in KINDS.items():
        look_at(browser, setting, made("made", "made", Stage("", None)), LEARNING)
        browser.driver.execute_script("loadShape(arguments[0])", shape(CHECKOUT.dist / browser.name))
        for library in libraries:
            browser.driver.execute_script(DRESS, library.css)
            pieces = {(piece.name, piece.state): piece for piece in library.pieces if piece.kind == kind}
            pages = [
                replace(
                    made("made", "made", Stage(piece.page, state)),
                    lesson=Stage(pieces[name, other[state]].page, other[state]),
                )
                for (name, state), piece in pieces.items()
            ]
            sights += see(browser, list(enumerate(pages)))
    outcomes = Counter(map(judge, sights))
    bad = [shown(sight) for sight in sights if judge(sight) in ("wrong", "failed")]
    assert not bad, "\n\n".join(bad)
    # Of a list only the answer that was shown is known.
    assert outcomes["right"] >= 0.7 * len(sights), outcomes


def looked(browser: Browser, libraries: list[Library]) -> dict[Piece, Sight]:
    """Each piece, and what was seen of its page."""
    sights: dict[Piece, Sight] = {}
    for kind, setting in KINDS.items():
        look_at(browser, setting, made("made", "made", Stage("", None)))
        for library in libraries:
            browser.driver.execute_script(DRESS, library.css)
            pieces = [piece for piece in library.pieces if piece.kind == kind]
            pages = [made("made", "made", Stage(piece.page, piece.state)) for piece in pieces]
            sights |= zip(pieces, see(browser, list(enumerate(pages))), strict=True)
    return sights


def told(piece: Piece, nodes: list[Node]) -> set[str]:
    """The states that a screen reader is told of a control."""
    if piece.kind in ("switch", "checkbox") and not piece.answered:
        said = [node.states.get("checked", node.states.get("pressed")) for node in nodes if node.role in TOGGLES]
        return {{"true": "on", "false": "off"}.get(str(value), str(value)) for value in said if value is not None}
    texts = [node.name for node in nodes if "true" in (node.states.get("checked"), node.states.get("pressed"))]
    if piece.kind == "select":
        lists = [node for node in nodes if node.role in LISTS]
        texts = [text for node in lists for text in (node.value, node.name)]
    return {state for state, word in WORDS.items() if any(word.casefold() in text.casefold() for text in texts)}
