"""What visits to other sites cost: how often they start the background, and the processor time of its process, beside
an extension that does nothing but listen to the same event."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.driving.chromium import Chromium
from builder.browsers.driving.firefox import Firefox
from builder.browsers.finding import BrowserName
from builder.browsers.replica_server import ReplicaServer
from builder.quality.bench.measure import Figure, Row

VISITS = 20
"""Of which the first, which fills the browser's caches of compiled code, doesn't count."""
LONG = 1.5
"""How long a visit is looked at, seconds: past all that a start does."""
HOST = "elsewhere.example"
BARE = {
    "manifest_version": 3,
    "name": "Bare",
    "version": "1",
    "browser_specific_settings": {"gecko": {"id": "bare@bare"}},
    "permissions": ["storage"],
    "action": {},
}
LISTENS = "(globalThis.browser ?? chrome).tabs.onUpdated.addListener(() => {});\n"
BACKGROUND = {"chrome": {"service_worker": "listen.js"}, "firefox": {"scripts": ["listen.js"]}}
PROCESSES = """
const [done] = arguments;
ChromeUtils.requestProcInfo().then(({children}) =>
  done(children.filter(({type}) => type === "extension").map(({pid, cpuTime}) => [pid, cpuTime / 1e6])));
"""


def rows(ours: Path) -> Iterator[Row]:
    """In each browser. `ours` has the builds of both."""
    with tempfile.TemporaryDirectory(prefix="stilloff-bench-") as folder, ReplicaServer([HOST]) as server:
        server.route(f"https://{HOST}/", "<!doctype html><title>elsewhere</title><p>elsewhere")
        for name in get_args(BrowserName):
            bare = _bare(Path(folder, name), name)
            mine, theirs = (_visits(server, name, extension) for extension in (ours / name, bare))
            (starts, spent), (other, least) = mine, theirs
            peer = "an extension that only listens"
            yield Row(f"100 visits elsewhere in {name}", starts, "", peer, other)
            yield Row("for each visit, the browser's own work for a start included", spent, "", peer, least)
            yield Row("what we add to that", Figure((max(0.0, spent.median - least.median),), "ms"), "15 ms")


def _bare(folder: Path, name: BrowserName) -> Path:
    folder.mkdir()
    manifest = {**BARE, "background": BACKGROUND[name]}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "listen.js").write_text(LISTENS, encoding="utf-8")
    return folder


def _visits(server: ReplicaServer, name: BrowserName, extension: Path) -> tuple[Figure, Figure]:
    """Starts in a hundred visits, and ms of a core for each visit."""
    started, spent = [], []
    with launch(name, extension, Start(server.port)) as browser:
        time.sleep(LONG)  # what opens at an installation is open then
        browser.close_other_tabs()
        browser.open("about:blank")
        for visit in range(VISITS + 1):
            browser.kill_worker()
            browser.wait(lambda: not browser.worker_running(), what="the background to stop")
            before = _processes(browser)
            browser.driver.get(f"https://{HOST}/?{visit}")
            time.sleep(LONG)
            started.append(browser.worker_running())
            after = _processes(browser)
            # In Chromium the page's process is there from the visit before, and each start has one of its own.
            ours = after if name == "firefox" else after.keys() - before.keys()
            spent.append(sum(after[process] - before.get(process, 0) for process in ours))
    return Figure((100 * sum(started[1:]) / VISITS,), "starts"), Figure(tuple(spent[1:]), "ms")


def _processes(browser: Browser) -> dict[int, float]:
    """The processes that extensions may run in, and how many ms of a core each has taken."""
    if isinstance(browser, Firefox):
        with browser.firefox.context("chrome"):
            return dict(browser.firefox.execute_async_script(PROCESSES))
    if isinstance(browser, Chromium):
        told = browser.cdp("SystemInfo.getProcessInfo")["processInfo"]
        return {one["id"]: _exactly(one["id"], 1000 * one["cpuTime"]) for one in told if one["type"] == "renderer"}
    raise NotImplementedError(browser.name)


def _exactly(process: int, roughly: float) -> float:
    """What a process has taken: Chromium knows it to 10 ms, Linux to less."""
    try:
        threads = [Path(thread, "schedstat").read_text() for thread in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return roughly
    return sum(int(told.split()[0]) for told in threads) / 1e6
