"""Both browsers with the shipped extension, and a server that answers under the services' real addresses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

import pytest

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.finding import BrowserName, missing
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.render.building import build
from builder.render.definition_data import origins
from tests.browser.counted import made_for
from tests.browser.pace import CLOCK
from tests.browser.pages import READABLE

VIEWPORT = (1280, 800)
"""CSS px; whatever an earlier test made of it."""
ANSWERED = 30
"""How long a script may take that a browser is asked to run, seconds: less than the driver waits for the browser."""


@pytest.fixture(scope="session")
def hurried(tmp_path_factory: pytest.TempPathFactory) -> Callable[[BrowserName], Path]:
    """The folder of the shipped extension with another clock, and nothing else changed."""
    folder = tmp_path_factory.mktemp("hurried")

    def copy(name: BrowserName) -> Path:
        if not (folder / name).exists():
            shutil.copytree(CHECKOUT.dist / name, folder / name)
            (folder / name / "content/clock.js").write_text(CLOCK, encoding="utf-8")
        return folder / name

    return copy


@pytest.fixture(scope="session")
def replica_server() -> Iterator[ReplicaServer]:
    """One server per worker."""
    hosts = {host for definition in load_all(CHECKOUT) for host in definition.hosts}
    with ReplicaServer([*sorted(hosts), "*.example.com", "example.com"]) as server:
        yield server


@pytest.fixture
def server(replica_server: ReplicaServer) -> ReplicaServer:
    """The server without routes or requests of earlier tests."""
    replica_server.reset()
    return replica_server


@pytest.fixture(scope="session")
def started(
    replica_server: ReplicaServer, hurried: Callable[[BrowserName], Path]
) -> Iterator[Callable[[BrowserName], Browser]]:
    """One window of each browser per worker, from its first test on: beginning again costs more than staying."""
    running: dict[BrowserName, Browser] = {}
    with ExitStack() as stack:

        def start(name: BrowserName) -> Browser:
            if name not in running:
                running[name] = browser = stack.enter_context(launch(name, hurried(name), Start(replica_server.port)))
                # It opens some time after installing, and would stand beside the first test's pages.
                browser.wait(lambda: browser.find_tab("welcome/"), what="the page after installing")
            return running[name]

        yield start


@pytest.fixture(scope="session", params=get_args(BrowserName))
def running_browser(request: pytest.FixtureRequest, started: Callable[[BrowserName], Browser]) -> Iterator[Browser]:
    """Each browser. A missing one is a failure, never a skip."""
    name: BrowserName = request.param
    if complaints := missing([name]):
        pytest.fail("\n".join(complaints), pytrace=False)
    build(CHECKOUT)
    browser = started(name)
    yield browser
    # No page of the last test is to work on beside the other browser's tests.
    browser.close_other_tabs()
    browser.open("about:blank")


def blank(browser: Browser) -> None:
    """Leave one blank tab, of the usual size and look."""
    browser.close_other_tabs()
    browser.open("about:blank")
    browser.set_viewport(*VIEWPORT)
    browser.emulate()


@pytest.fixture
def browser(running_browser: Browser) -> Browser:
    """A browser as if just installed: nothing remembered, one blank tab."""
    # An earlier test may have given a script longer; one that is never answered is asked again after this.
    running_browser.driver.set_script_timeout(ANSWERED)
    blank(running_browser)
    running_browser.clear_storage()
    running_browser.wait(lambda: running_browser.badge().text == "?", what="the badge to say that nothing was read")
    return running_browser


@pytest.fixture
def counting(running_browser: Browser) -> Browser:
    """A browser for pages in counted time, and perhaps those of the test before: nothing is asked of the extension."""
    if not made_for(running_browser):
        blank(running_browser)
    return running_browser


@pytest.fixture
def granted(browser: Browser) -> Iterator[Browser]:
    """A browser that may look at every service, until the end of the test."""
    browser.grant(*(origin for definition in READABLE for origin in origins(definition)))
    yield browser
    browser.revoke(
        *(origin for definition in READABLE if definition.access == "asked" for origin in origins(definition))
    )
