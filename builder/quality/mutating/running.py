"""Letting a browser look at made pages: many in one document, instead of a navigation for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

from builder.browsers.driving import Browser
from builder.data.definitions import Definition
from builder.data.definitions.models import Setting
from builder.data.definitions.vocabulary import Control
from builder.quality.mutating import mutations, replicas
from builder.quality.mutating.drafts import STYLE, Page
from builder.render.scripts import content_files, taught_files

BATCH = 100
"""Pages that one message to the browser carries."""
BLANK = f"data:text/html,{quote(f'<!doctype html><meta charset=utf-8><title>made</title><style>{STYLE}</style><body>')}"
LEARNING = (*taught_files()["seldom"], "content/learning.js")
"""The scripts that a taught setting needs beside those of its service."""
CLOCK = "clock.js"
"""The content script that isn't run: the time is handed in."""
RUN = "const script = document.createElement('script'); script.textContent = arguments[0]; document.head.append(script)"


@dataclass(frozen=True)
class Place:
    """One kind of page of one setting: what page numbers are dealt out to, one after another.

    Its pages are made from the definition or, where there are `cases`, from these replicas.
    """

    definition: Definition
    setting: Setting
    page: int
    cases: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Sight:
    """A page and what was seen of it: per stage what one look said and what was believed."""

    number: int
    page: Page
    seen: list[dict[str, Any]]
    error: str = ""


def places(definitions: Iterable[Definition]) -> list[Place]:
    """Every kind of page of every setting that can be read, and again where it has replicas."""
    made = [
        Place(definition, setting, number)
        for definition in definitions
        for setting in definition.readable
        for number in range(len(setting.pages))
        if setting.pages[number].tells == "row" or setting.kind != "row"
    ]
    known = [(place, replicas.cases(place.definition, place.setting, place.page)) for place in made]
    return [*made, *(replace(place, cases=cases) for place, cases in known if cases)]


def can_be_shown(place: Place) -> bool:
    """Whether a member can point at the setting's control there: a row and a line of text are none."""
    return place.setting.pages[place.page].tells == "control" and place.setting.kind in get_args(Control)


def numbers(everything: Sequence[Place], wanted: Sequence[Place], pages: int) -> list[int]:
    """The first numbers of pages that are dealt out to some of the places."""
    own = [place for place, one in enumerate(everything) if one in wanted]
    return [start + place for start in range(0, pages * len(everything), len(everything)) for place in own][:pages]


def make(everything: Sequence[Place], seed: int, number: int, *, taught: bool = False) -> Page:
    """The page with a number, the same wherever and whenever it is made; taught: with what it was before."""
    place = everything[number % len(everything)]
    about = (place.definition, place.setting, place.page)
    sown = f"{seed}:{number}"
    page = replicas.mutate(*about, place.cases, sown) if place.cases else mutations.mutate(*about, sown)
    if not taught:
        return page
    return replace(page, lesson=replicas.lesson(place.cases, page) if place.cases else mutations.lesson(*about, sown))


def look(
    browser: Browser,
    extension: Path,
    everything: Sequence[Place],
    seed: int,
    wanted: Sequence[int],
    *,
    taught: bool = False,
) -> Iterator[Sight]:
    """Look at the pages with some numbers, one definition after another.

    taught: nothing is known of the setting but what is learnt of it on the page as it was before.
    """
    per_definition: dict[str, list[int]] = {}
    for number in wanted:
        per_definition.setdefault(everything[number % len(everything)].definition.id, []).append(number)
    for own in per_definition.values():
        files = content_files(everything[own[0] % len(everything)].definition)
        if taught:
            files[-1:-1] = [name for name in LEARNING if name not in files]
        load(browser, [extension / name for name in files])
        if taught:
            browser.driver.execute_script("loadShape(arguments[0])", shape(extension))
        remaining = iter(own)
        while batch := list(islice(remaining, BATCH)):
            yield from see(browser, [(number, make(everything, seed, number, taught=taught)) for number in batch])


def load(browser: Browser, scripts: Sequence[Path]) -> None:
    """Open an empty page, with a service's content scripts ready to stay on what is drawn there, in counted time."""
    load_texts(browser, [path.read_text(encoding="utf-8") for path in scripts if path.name != CLOCK])


def load_texts(browser: Browser, scripts: Sequence[str]) -> None:
    """The same with the scripts' texts; the last one is run for each page."""
    if browser.driver.current_url.startswith("data:"):
        browser.open("about:blank")  # else the address is the same, and the scripts of before stay
    browser.open(BLANK)
    browser.driver.set_script_timeout(300)
    for name in ("draw.js", "look.js"):
        browser.driver.execute_script(RUN, Path(__file__).with_name(name).read_text(encoding="utf-8"))
    browser.driver.execute_script("loadScripts(arguments[0])", scripts)


def shape(extension: Path) -> str:
    """What a taught setting looks like to the content scripts, as a classic script that gives `forContent`."""
    modules: dict[str, str] = {}

    def add(name: str) -> None:
        text = (extension / "shared" / name).read_text("utf-8")
        for needed in re.findall(r'^import .* from "\./(.+)";$', text, re.MULTILINE):
            if needed not in modules:
                add(needed)
        modules[name] = text

    add("taught.js")
    plain = re.sub(r"^import .*$", "", "\n".join(modules.values()), flags=re.MULTILINE)
    return re.sub(r"^export ", "", plain, flags=re.MULTILINE) + "\nreturn forContent;"


def see(browser: Browser, pages: Sequence[tuple[int, Page]]) -> Iterator[Sight]:
    """Stay on some pages with the content scripts that are loaded."""
    script = "const [pages, done] = arguments; lookAt(pages).then(done)"
    answers = browser.driver.execute_async_script(script, [asdict(page) for _, page in pages])
    for (number, page), answer in zip(pages, answers, strict=True):
        yield Sight(number, page, answer.get("seen") or [], answer.get("error") or "")


def shown(sight: Sight) -> str:
    """A page as a person looks into it: how it was made, its HTML stage by stage, and what was seen."""
    page = sight.page
    lines = [
        f"{page.service}/{page.setting}, a page that tells by {page.tells}; language: {page.language or 'none'}",
        f"made from: {page.replica or 'the definition'}",
        f"mutations: {', '.join(page.mutations) or 'none'}",
    ]
    seen = sight.seen or [{} for _ in page.stages]
    for place, (stage, one) in enumerate(zip(page.stages, seen, strict=True)):
        lines += [
            "",
            f"stage {place + 1} of {len(page.stages)}, {stage.lasts / 1000:g} s; true: {stage.truth or 'nothing'}",
            stage.html if stage.html is not None else "(the same elements, moved)",
            f"seen: {json.dumps(one, ensure_ascii=False)}",
        ]
    return "\n".join([*lines, *([sight.error] if sight.error else [])])
