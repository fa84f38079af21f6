"""The scripts that run in pages: which of them, in what order, and as they are shipped."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from builder.data.definitions import Definition
from builder.data.definitions.models import Setting
from builder.data.definitions.vocabulary import TOGGLES, WORDED
from builder.problems import Problem, Problems
from builder.render import comments

NAMESPACE = "shared/browser.js"
FINDING = ["address", "dom", "vocabulary", "states", "controls", "labels", "locate"]
CONTENT = [
    *("clock", *FINDING, "another", "place", "read", "pairs", "words", "row", "opener", "sight"),
    *("freshness", "activity", "saving", "settle"),
    *("room", "callout", "highlight", "stirring", "visit", "main"),
]
"""The content scripts in the order they run; each adds to the namespace what the next ones use."""
SHOWN = ("plain", "pairs", "words")
"""What a setting that the member showed needs, beside what every service gets."""
SHOWING = ["learning", "room", "callout", "layer", "frames", "remembering", "pointing"]
"""What lets the member show one, after what finds the controls of a page."""
BESIDE = [*FINDING, "room", "callout", "docked", "choices", "form"]
"""The same beside an objection form."""
STEPS = "shared/steps.js"
"""What to do at an objection form, for whoever shows it."""
REMEMBERED = "shared/remembered.js"
"""What is remembered of a setting that the member showed, for whoever shows it."""
ONLY_FOR: dict[str, Callable[[Setting], object]] = {
    "words": lambda one: (
        one.opener or one.kind in WORDED or one.undecided or one.saved or (one.not_offered and one.not_offered.texts)
    ),
    "place": lambda one: one.scope,
    "pairs": lambda one: one.kind in TOGGLES,
    "row": lambda one: any(page.tells == "row" for page in one.pages),
    "opener": lambda one: one.opener,
    "another": lambda one: one.per == "object",
}
"""Scripts that only some services get: those with a setting of which this is true."""
AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""Has Chromium compile all functions of a script together, which takes less than each when it's called."""


def content_files(definition: Definition) -> list[str]:
    """The scripts of one service, in the order they run."""
    names = [name for name in CONTENT if name not in ONLY_FOR or any(map(ONLY_FOR[name], definition.readable))]
    return [NAMESPACE, definition_file(definition.id), *(f"content/{name}.js" for name in names)]


def taught_files() -> dict[str, list[str]]:
    """For settings that the member showed: what reads one, what lets one be shown, what others may lack."""
    before = CONTENT.index("states")
    reading = [*CONTENT[:before], "plain", *CONTENT[before:]]
    finding = reading[: reading.index("sight") + 1]
    named = {"reading": reading, "showing": [*finding, *SHOWING], "seldom": SHOWN}
    files = {use: [f"content/{name}.js" for name in names] for use, names in named.items()}
    return {**files, "showing": [NAMESPACE, REMEMBERED, *files["showing"]]}


def form_files(definition: Definition) -> list[str]:
    """The scripts beside a service's objection form, in the order they run."""
    return [NAMESPACE, STEPS, form_file(definition.id), *(f"content/{name}.js" for name in BESIDE)]


def definition_file(service: str) -> str:
    """Where a service's content definition stands in a target."""
    return f"content/services/{service}.js"


def form_file(service: str) -> str:
    """Where what is known of a service's objection form stands in a target."""
    return f"content/forms/{service}.js"


def in_pages(name: str) -> bool:
    """Whether a file of the extension is a script that runs in pages."""
    return name in (NAMESPACE, STEPS, REMEMBERED) or name.startswith("content/")


@lru_cache(maxsize=256)  # `watch` builds again and again, and most files are as they were
def uncommented(name: str, script: bytes) -> bytes:
    """A script that runs in pages: what it's made of there is its code. Raises Problems."""
    shown = f"extension/{name}"
    try:
        return (AT_ONCE + comments.drop(script.decode(), shown)).encode()
    except UnicodeDecodeError:
        raise Problems([Problem(shown, "", "is not UTF-8", "save it as UTF-8")]) from None
