"""How long the popup takes with every service watched: from the click on the button until its list is painted.

Nothing is painted before the list is whole, so that the first paint is the list's. The click is the driver's command,
so that what the driver takes for it is part of the figure.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import get_args

from builder.browsers.driving import Browser, Popup, Start, launch
from builder.browsers.finding import BrowserName
from builder.data.definitions import load_all
from builder.paths import Paths
from builder.quality.bench.measure import Figure, Row
from builder.render.definition_data import origins

TIMES = 20
DAY = 24 * 60 * 60 * 1000  # ms
PAINTED = """
const [paint] = performance.getEntriesByName("first-contentful-paint");
return paint ? [performance.timeOrigin + paint.startTime, document.querySelectorAll(".line").length] : null;
"""
MOVED = """
const moved = [];
const observer = new PerformanceObserver((list) => moved.push(...list.getEntries()));
observer.observe({type: "layout-shift", buffered: true});
await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
return [...moved, ...observer.takeRecords()].reduce((sum, {value}) => sum + value, 0);
"""
"""How much of what was painted moved, as Chromium counts it; other browsers don't."""


def rows(paths: Paths) -> Iterator[Row]:
    """In each browser, with every readable service watched: one on, the others off."""
    readable = [definition for definition in load_all(paths) if definition.readable]
    now = round(time.time() * 1000)
    records = {
        f"record:{definition.id}/{setting.id}": _record("off" if place else "on", now)
        for place, definition in enumerate(readable)
        for setting in definition.readable
    }
    for name in get_args(BrowserName):
        with launch(name, paths.dist / name, Start(None)) as browser:
            browser.grant(*(origin for definition in readable for origin in origins(definition)))
            browser.set_storage(records)
            browser.wait(lambda browser=browser: browser.badge().text == "ON", what="the badge")  # type: ignore[misc]
            taken = [_open(browser, len(records)) for _ in range(TIMES + 1)][1:]
            what = f"popup with {len(records)} settings: click to first paint in {name}"
            yield Row(what, Figure(tuple(seconds for seconds, _ in taken), "ms"), "100 ms")
            if name == "chrome":
                yield Row("what moves after that, layout shift", Figure(tuple(moved for _, moved in taken), ""), "0")


def _record(state: str, now: int) -> dict[str, object]:
    known = {"state": state, "since": now - DAY, "confirmed": now - DAY, "signals": ["address", "key"]}
    return {
        "state": state,
        "reason": None,
        "since": now - DAY,
        "known": known | {"page": "control", "document": "x"},
        "due": now + 29 * DAY,
        "looked": {"at": now - DAY, "reason": None},
        "clicked": None,
        "relapse": None,
    }


def _open(browser: Browser, settings: int) -> tuple[float, float]:
    """How long the popup took, ms, and what moved in it."""
    start = time.time() * 1000
    with browser.popup() as popup:
        painted, lines = browser.wait(lambda: _painted(popup), what="the popup to be painted")
        if lines != settings:
            raise RuntimeError(f"the popup has {lines} rows for {settings} settings")
        return painted - start, float(popup.evaluate(MOVED) if browser.name == "chrome" else 0)


def _painted(popup: Popup) -> tuple[float, int] | None:
    found = popup.evaluate(PAINTED)
    return (float(found[0]), int(found[1])) if found else None
