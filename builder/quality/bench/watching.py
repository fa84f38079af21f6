"""From a save under `watch` to the extension and the page being loaded again, in each browser."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from builder.browsers.driving import Start, launch
from builder.browsers.finding import BrowserName
from builder.browsers.replica_server import ReplicaServer
from builder.browsers.trying import prepare, serve, show
from builder.browsers.watching import Saved, follow
from builder.data.locales.texts import SOURCE
from builder.paths import Paths
from builder.quality.bench.building import copied
from builder.quality.bench.measure import Figure, Row

TIMES = 20
FILES = {"a text": f"extension/{SOURCE}", "a script": "extension/popup/popup.js"}
WHITE = {".json": " ", ".js": "\n"}
"""What can be added to the end of a file as often as one likes."""


def rows(paths: Paths) -> Iterator[Row]:
    """Save files in a copy of the checkout. Raises Problems."""
    with tempfile.TemporaryDirectory(prefix="stilloff-bench-") as folder:
        copy = Paths(copied(paths, Path(folder, "checkout")))
        for name in get_args(BrowserName):
            yield from _in(copy, name)


def _in(paths: Paths, name: BrowserName) -> Iterator[Row]:
    browser_name, definition = prepare(paths, name)
    with (
        ReplicaServer(definition.hosts) as server,
        launch(browser_name, paths.dist / browser_name, Start(server.port)) as browser,
    ):
        serve(server, definition)
        show(browser, str(definition.settings[0].address))
        saves = follow(paths, browser)
        next(saves)
        for what, file in FILES.items():
            taken = [_save(paths.root / file, saves) for _ in range(TIMES + 1)][1:]
            seconds, ours = zip(*taken, strict=True)
            yield Row(f"{what} saved: to extension and page in {name}", Figure(seconds, "s"), "0.5 s")
            yield Row("the same, processor time of the builder", Figure(ours, "s"))


def _save(file: Path, saves: Iterator[Saved | None]) -> tuple[float, float]:
    """Seconds until a save is in the browser, and seconds of processor time that the builder took for it."""
    while next(saves):  # what the last one left
        pass
    start, spent = time.perf_counter(), time.process_time()
    with file.open("a", encoding="utf-8") as end:
        end.write(WHITE[file.suffix])
    saved = next(one for one in saves if one)
    if saved.wrong:
        raise RuntimeError(saved.wrong)
    return time.perf_counter() - start, time.process_time() - spent
