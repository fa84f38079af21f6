"""The control of every readable service, moved: with a Save step no move is a state, without one a move that stands is.

However slowly it's saved, and whether or not it's refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import get_args

from builder.browsers.driving import Browser
from builder.data.definitions import Definition, load_all
from builder.data.definitions.models import Setting
from builder.data.definitions.vocabulary import Control
from builder.paths import CHECKOUT
from builder.quality.mutating.controls import BY_KIND, UNTOLD
from builder.quality.mutating.drafts import Page, Stage, base
from builder.quality.mutating.running import load, see, shown
from builder.quality.mutating.tally import judge
from builder.render.scripts import content_files

AT_ONCE = 1_500
"""ms; what stands no longer is never believed."""
SLOW = 25_000
"""ms."""
EACH = 3
"""One shape of so many is tried on each service."""
SAVE = "<div class=line><button>Save</button></div>"
WORKS = f"{SAVE[:-6]}<p role=progressbar aria-label=Saving data-made-flips=hidden {{}}>Saving…</p></div>"
"""A row with a button, and what stands in it while it works."""


def moved(definition: Definition, setting: Setting, shape: str, on: bool, row: str) -> Page:
    """A setting's page on which its control, in some shape, is moved to on or off after a minute."""
    place = next(place for place, page in enumerate(setting.pages) if page.tells == "control")
    rng = Random(f"{setting.id} {shape}")  # noqa: S311 - pages, no secrets
    draft = next(draft for _ in range(99) if (draft := base(definition, setting, place, rng)).on == on)
    assert draft.ours
    draft.ours.shape, draft.ours.naming, draft.ours.word = shape, "id", ""
    page = replace(draft, opening="moved while it stands").page()
    [before, after] = page.stages
    truth = draft.state
    stages = (
        replace(before, html=f"{before.html}{row.format('hidden')}"),
        replace(after, html=after.html and f"{after.html}{row.format('')}", truth=truth),
    )
    return replace(page, stages=stages)


def taken_back(page: Page, after: int) -> Page:
    """The same where the control is soon as it was before."""
    was, moves = page.stages
    return replace(page, stages=(was, replace(moves, lasts=after), was if moves.html else Stage(None, was.truth)))


def pages(definition: Definition, setting: Setting, turn: int) -> Iterator[tuple[str, Page]]:
    """Each page, and what it is; some shapes for one service, others for the next."""
    for shape in list(BY_KIND[setting.kind])[turn % EACH :: EACH]:
        for on in (True, False) if shape not in UNTOLD else ():
            at_once, slowly = (moved(definition, setting, shape, on, row) for row in (SAVE, WORKS))
            refused = taken_back(slowly, SLOW if setting.save else AT_ONCE)
            made = {"at once": at_once, "slowly": slowly, "refused": refused}
            for name, page in made.items():
                was = page.stages[0].truth
                only = setting.save or page is refused
                stages = tuple(replace(stage, truth=was) if only else stage for stage in page.stages)
                yield f"{name}, {shape}", replace(page, stages=stages)


def test_a_move_is_a_state_only_where_no_save_step_is(browser: Browser) -> None:
    wrong = []
    for turn, definition in enumerate(load_all(CHECKOUT)):
        settings = [setting for setting in definition.readable if setting.kind in get_args(Control)]
        if not settings:
            continue
        made = [one for setting in settings for one in pages(definition, setting, turn)]
        load(browser, [CHECKOUT.dist / browser.name / name for name in content_files(definition)])
        for (name, page), sight in zip(made, see(browser, [*enumerate(page for _, page in made)]), strict=True):
            told = [one["state"] for stage in sight.seen for one in stage["believed"] if one["state"] != "unknown"]
            was, became = page.stages[0].truth, page.stages[-1].truth
            if judge(sight) in ("wrong", "failed") or told[:1] != [was] or told[-1:] != [became]:
                wrong.append(f"{name}: {told}\n{shown(sight)}")
    assert not wrong, "\n\n".join(wrong)
