"""`watch`: a browser at a replica of a setting that reloads the extension and the page after every save."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from watchfiles import watch

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.replica_server import ReplicaServer
from builder.browsers.trying import has_display, prepare, serve, show
from builder.paths import Paths
from builder.problems import Problems
from builder.render.building import Built, build
from builder.web import node

IDLE = 500
"""How often to see whether the window was closed, ms."""
TOGETHER, STEP = 50, 10
"""Saves this close together are one; how often that is looked at, ms."""


WATCHED = 10
"""How long after a reload the background is watched for what it throws, seconds."""


@dataclass(frozen=True)
class Saved:
    """What became of a save: the files, the seconds it took, and what is wrong; then the browser is as it was."""

    files: tuple[str, ...]
    seconds: float
    wrong: str = ""


def run(paths: Paths, name: str) -> None:
    """Open the browser and follow what is saved until the window is closed, or Ctrl+C. Raises Problems."""
    browser_name, definition = prepare(paths, name)
    try:
        with ReplicaServer(definition.hosts) as server:
            serve(server, definition)
            with launch(
                browser_name, paths.dist / browser_name, Start(server.port, headless=not has_display())
            ) as browser:
                try:
                    _follow_aloud(paths, browser, str(definition.settings[0].address))
                except Exception:
                    if not browser.closed():  # whatever was being done fails with the window, or with Ctrl+C
                        raise
    except KeyboardInterrupt:
        print()


def _follow_aloud(paths: Paths, browser: Browser, address: str) -> None:
    """Open the setting, and say what became of every save, until the window is closed."""
    show(browser, address)
    if not has_display():
        print("There is no display here: the browser has no window.")
    print(f"A replica of the setting is open under {address}.")
    saves = follow(paths, browser)
    first = next(saves)
    print("Save a file of extension/, and it is loaded with the page in front. Ctrl+C ends.", flush=True)
    for saved in chain([first], saves):
        if saved:
            print(_told(saved), flush=True)
        elif browser.closed():
            break


def follow(paths: Paths, browser: Browser) -> Iterator[Saved | None]:
    """What became of every save; None now and then while nothing is saved, the first time when watching has begun."""
    watched = [paths.extension, paths.project]
    latest: tuple[str, ...] = ()
    until = 0.0
    for changes in watch(*watched, debounce=TOGETHER, step=STEP, rust_timeout=IDLE, yield_on_timeout=True):
        start = time.perf_counter()
        files = tuple(sorted({paths.relative(Path(path)) for _, path in changes}))
        if not files:
            thrown = browser.failures() if start < until else []
            if thrown:
                until = 0
                yield Saved(latest, 0, "\n".join(["It was loaded, and threw:", *thrown]))
            else:
                yield None
        elif (wrong := _take_over(paths, browser, files)) is not None:
            latest, until = files, 0 if wrong else time.perf_counter() + WATCHED
            yield Saved(files, time.perf_counter() - start, wrong)


def _take_over(paths: Paths, browser: Browser, files: Iterable[str]) -> str | None:
    """Build and reload; what is wrong, or None where what was saved changes nothing."""
    built: Built | Problems
    with ThreadPoolExecutor() as pool:  # Node takes as long to start as a build takes
        unreadable = pool.map(partial(_syntax, paths), files)
        try:
            built = build(paths)
        except Problems as problems:
            built = problems
    if said := "\n".join(unreadable).strip():
        return said
    if isinstance(built, Problems):
        return str(built)
    if not built.changed:
        return None
    try:
        browser.reload()
    except (WebDriverException, TimeoutError) as error:
        said = str(getattr(error, "msg", None) or error)
        return "\n".join(["The browser could not load it:", said, *_complaints(browser)])
    return ""


def _syntax(paths: Paths, file: str) -> str:
    """What Node, where it's there, has against the syntax of a script: a browser would say it where nobody looks."""
    path = paths.root / file
    if path.suffix != ".js" or not path.is_file():
        return ""
    try:
        with path.open("rb") as source:
            command = [node.program("node"), "--input-type=module", "--check"]
            done = subprocess.run(command, stdin=source, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    said = re.match(r"\[stdin\](:\d+\n.*?)\n\s+at ", done.stderr, re.DOTALL)
    return f"{file}{said[1]}" if done.returncode and said else ""


def _complaints(browser: Browser) -> list[str]:
    try:
        return browser.manifest_warnings()
    except Exception:  # a browser without the extension can't be asked about it
        return []


def _told(saved: Saved) -> str:
    head = f"{time.strftime('%H:%M:%S')}  {', '.join(saved.files)}"
    if not saved.wrong:
        return f"{head}: reloaded in {saved.seconds:.2f} s"
    return "\n".join(
        [f"{head}:", *(f"  {line}" for line in saved.wrong.splitlines()), "  The next good save corrects it."]
    )
