"""`mutate`: what is asked for, the run, and the report."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import randrange

from builder.browsers.driving import Start, launch
from builder.browsers.finding import BrowserName
from builder.browsers.getting import chosen
from builder.data.definitions import load_all
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.quality.mutating.running import Place, can_be_shown, look, numbers, places, shown
from builder.quality.mutating.tally import Tally, judge
from builder.render.building import build

SHOWN = 5
"""How many wrong pages a report names in full."""
MOST = 10_000_000


@dataclass(frozen=True)
class Asked:
    """What a run is to do, as it was typed."""

    pages: str = "10000"
    seed: str = ""
    service: str = ""
    browser: str = "chrome"
    only: str = ""
    taught: bool = False

    def sown(self) -> Asked:
        """The same with a seed: other pages each time, where none was asked for."""
        return self if self.seed else replace(self, seed=str(randrange(10**9)))  # noqa: S311 - not to be secret

    def problems(self, everything: Sequence[Place]) -> Iterator[Problem]:
        """What is wrong with it."""
        services = sorted({place.definition.id for place in everything})
        if not (self.pages.isdecimal() and 1 <= int(self.pages) <= MOST):
            yield Problem("--pages", "", f"'{self.pages}' is not known", f"write a whole number from 1 to {MOST}")
        if self.seed and not re.fullmatch(r"\d{1,18}", self.seed):
            yield Problem("--seed", "", f"'{self.seed}' is not known", "write a whole number")
        if self.service and self.service not in services:
            instead = f"write one of {', '.join(services)}"
            yield Problem("--service", "", f"of '{self.service}' no page can be made", instead)
        try:
            chosen(self.browser)
        except Problems as problems:
            yield from problems.problems
        if self.only and not re.fullmatch(r"\d{1,18}:\d{1,18}", self.only):
            instead = "write SEED:NUMBER as a report names a page, such as 1:42"
            yield Problem("--only", "", f"'{self.only}' is not known", instead)
        if not everything:
            yield Problem("extension/services", "", "has no service that can be read", "add one")


def run(paths: Paths, asked: Asked) -> int:
    """Make the pages, let a browser look, print the report; 0 when no page was wrong, else 1. Raises Problems."""
    everything = [place for place in places(load_all(paths)) if not asked.taught or can_be_shown(place)]
    if problems := list(asked.problems(everything)):
        raise Problems(problems)
    build(paths)
    return _one(paths, asked, everything) if asked.only else _many(paths, asked.sown(), everything)


def _one(paths: Paths, asked: Asked, everything: Sequence[Place]) -> int:
    """Show one page and what is seen of it."""
    seed, number = map(int, asked.only.split(":"))
    name: BrowserName = asked.browser  # type: ignore[assignment]
    with launch(name, paths.dist / name, Start(None)) as browser:
        [sight] = look(browser, paths.dist / name, everything, seed, [number], taught=asked.taught)
    outcome = judge(sight)
    print(shown(sight))
    print(f"\nThat is: {outcome}.")
    return 1 if outcome in ("wrong", "failed") else 0


def _many(paths: Paths, asked: Asked, everything: Sequence[Place]) -> int:
    wanted = [place for place in everything if asked.service in ("", place.definition.id)]
    chosen = numbers(everything, wanted, int(asked.pages))
    name: BrowserName = asked.browser  # type: ignore[assignment]
    print(f"Looking at {len(chosen)} pages in {name}, from seed {asked.seed} ...", flush=True)
    tally = Tally()
    start = time.monotonic()
    with launch(name, paths.dist / name, Start(None)) as browser:
        for sight in look(browser, paths.dist / name, everything, int(asked.seed), chosen, taught=asked.taught):
            tally.add(sight)
        first = [one.number for one in tally.bad[:SHOWN]]
        again = look(browser, paths.dist / name, everything, int(asked.seed), first, taught=asked.taught)
        alone = {sight.number for sight in again if judge(sight) in ("wrong", "failed")}
    print(f"\n{tally}\n\n{len(chosen)} pages in {time.monotonic() - start:.0f} s.")
    if not tally.bad:
        return 0
    for sight in tally.bad[:SHOWN]:
        print(f"\n--- {asked.seed}:{sight.number}\n{shown(sight)}")
        if sight.number not in alone:
            print("Looked at alone it isn't wrong: what an earlier page left has a part in it.")
    named = " ".join(f"{asked.seed}:{sight.number}" for sight in tally.bad)
    print(f"\n{len(tally.bad)} pages were read wrongly or broke a script; see each with --only: {named}")
    return 1
