"""What the content scripts cost a page: script time by the browser's own trace, and heap, beside the page without an
extension and beside another extension's content script."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver

from builder.browsers.driving.chromium_start import start
from builder.browsers.driving.wanted import Start
from builder.browsers.replica_server import ReplicaServer
from builder.quality.bench import trace
from builder.quality.bench.measure import Figure, Row

BUDGETS = {1_500: "3 ms", 50_000: "15 ms"}
"""Main-thread time to the first reading, by the number of elements of the page."""
TIMES = 3
OPENING = 6.0
"""How long a page is looked at from its opening on, seconds: past the first reading."""
LONG = 5.0
"""How long a page is looked at while it rests, and while it's stormed, seconds."""
STORM = 500
"""Changes a second."""


@dataclass(frozen=True)
class Cost:
    """Of one page: ms of script while it opens, rests, and is stormed; and kB of heap at the end."""

    opening: float
    rest: float
    storm: float
    heap: float


def rows(
    server: ReplicaServer, ours: Path, other: Path, name: str, page: Callable[[int], str], address: str
) -> Iterator[Row]:
    """Measure, one size of page after another.

    ours: the built extension for Chromium. other, name: another unpacked extension, and what it's called. page: HTML
    with so many elements and a global `storm(changes a second)`, at an address that ours reads.
    """
    for size, budget in BUDGETS.items():
        server.route(address, page(size))
        bare, mine, theirs = (_costs(server, extension, address) for extension in (None, ours, other))
        yield from _compared(size, budget, bare, mine, theirs, name)


def _compared(
    size: int, budget: str, bare: list[Cost], mine: list[Cost], theirs: list[Cost], name: str
) -> Iterator[Row]:
    of = f"page of {size:,} elements"
    for what, unit, key, share, allowed in (
        ("script until after the first reading", "ms", "opening", 1.0, budget),
        ("script while nothing happens, per second", "ms", "rest", 1 / LONG, ""),
        (f"script under {STORM} changes a second, share of a core", "%", "storm", 0.1 / LONG, "1 %"),
        ("heap", "kB", "heap", 1.0, ""),
    ):
        without = Figure(tuple(getattr(cost, key) * share for cost in bare), unit).median
        ours, other = (
            Figure(tuple(max(0.0, getattr(cost, key) * share - without) for cost in costs), unit)
            for costs in (mine, theirs)
        )
        yield Row(f"{of}: {what}", ours, allowed, name, other)


@contextmanager
def _running(server: ReplicaServer, extension: Path | None) -> Iterator[webdriver.Chrome]:
    """Chromium with an extension, or with none, and with its trace on."""
    driver = start(None, Start(server.port), trace.wanted)
    try:
        if extension is not None:
            driver.webextension.install(path=str(extension))
        yield driver
    finally:
        driver.quit()


def _costs(server: ReplicaServer, extension: Path | None, address: str) -> list[Cost]:
    """Several times over; the first, which fills the browser's caches of compiled code, doesn't count."""
    with _running(server, extension) as driver:
        return [_cost(driver, address) for _ in range(TIMES + 1)][1:]


def _cost(driver: webdriver.Chrome, address: str) -> Cost:
    driver.get("about:blank")
    # What an extension opens when it's installed stands in front, and a page behind it is laid out only when asked.
    driver.execute_cdp_cmd("Page.bringToFront", {})
    trace.drain(driver)
    driver.get(address)
    time.sleep(OPENING)
    opening = trace.drain(driver)
    process = trace.process_of(opening, address)
    time.sleep(LONG)
    rest = trace.drain(driver)
    _evaluate(driver, f"storm({STORM})")
    trace.drain(driver)
    time.sleep(LONG)
    storm = trace.drain(driver)
    _evaluate(driver, "storm(0)")
    driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    heap = driver.execute_cdp_cmd("Runtime.getHeapUsage", {})["usedSize"]
    spent = [trace.script(events, process) for events in (opening, rest, storm)]
    return Cost(spent[0], spent[1], spent[2], heap / 1000)


def _evaluate(driver: webdriver.Chrome, expression: str) -> None:
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": expression})
