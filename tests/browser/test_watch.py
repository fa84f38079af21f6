"""`watch`: what is saved is in the browser at once, what is broken never is, and the next good save corrects it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.finding import BrowserName
from builder.browsers.replica_server import ReplicaServer
from builder.browsers.trying import serve, show
from builder.browsers.watching import Saved, follow
from tests.builder.checkouts import SERVICE, Checkout

PAGE = "https://www.example.com/account/ai-training"
DASHBOARD = "extension/dashboard/dashboard.html"
TEXTS = "extension/_locales/en/messages.json"
TEXT = "Training is on"


@dataclass
class Watched:
    """A checkout of its own that is being watched, and the browser."""

    checkout: Checkout
    browser: Browser
    server: ReplicaServer
    saves: Iterator[Saved | None]

    def save(self, change: Callable[[], None]) -> Saved:
        """What becomes of a change."""
        assert next(self.saves) is None  # nothing is left over, and watching has begun
        change()
        return next(saved for saved in self.saves if saved)

    def loads(self) -> int:
        """How often the page was loaded."""
        return sum(request.url == PAGE and request.method == "GET" for request in self.server.requests)


@pytest.fixture(params=get_args(BrowserName))
def watched(request: pytest.FixtureRequest, checkout: Checkout) -> Iterator[Watched]:
    from builder.data.definitions import load_all

    checkout.build()
    (definition,) = load_all(checkout.paths)
    with (
        ReplicaServer(definition.hosts) as server,
        launch(request.param, checkout.dist / request.param, Start(server.port)) as browser,
    ):
        serve(server, definition)
        show(browser, PAGE)
        yield Watched(checkout, browser, server, follow(checkout.paths, browser))


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path)
    checkout.edit(SERVICE, "date = 2025-02-01", f"date = {date.today()}")  # else its day is past
    return checkout


@pytest.mark.long
def test_a_save_is_in_the_browser_and_a_broken_one_never_is(watched: Watched) -> None:
    checkout, browser = watched.checkout, watched.browser
    browser.wait(lambda: browser.badge().text == "ON", what="the first reading")
    remembered = browser.storage()

    # A text that the page in front shows.
    saved = watched.save(lambda: checkout.edit(TEXTS, TEXT, f"{TEXT}, as saved"))
    assert (saved.files, saved.wrong) == ((TEXTS,), "")
    assert watched.loads() == 2
    browser.wait(lambda: (seen := browser.overlay()) and "as saved" in seen.text, what="the callout, as saved")
    assert remembered.keys() <= browser.storage().keys()

    # Broken in ways that the build finds, and in one that only an interpreter does.
    good = checkout.read("extension/background/main.js")
    broken = watched.save(lambda: checkout.edit(SERVICE, "icon =", "icno ="))
    assert f"{SERVICE}: icno: unknown key; did you mean 'icon'?" in broken.wrong
    checkout.edit(SERVICE, "icno =", "icon =")
    broken = watched.save(lambda: checkout.write("extension/background/main.js", f"{good}\nconst = 1;\n"))
    assert broken.wrong.startswith(f"extension/background/main.js:{len(good.splitlines()) + 2}\nconst = 1;")
    assert watched.loads() == 2
    assert browser.badge().text == "ON"

    # A mistake that only the browser finds, and the save that corrects it.
    broken = watched.save(lambda: checkout.write("extension/background/main.js", f"missing();\n{good}"))
    while not broken.wrong:  # it's loaded before it throws
        broken = next(saved for saved in watched.saves if saved)
    assert "missing is not defined" in broken.wrong
    assert watched.save(lambda: checkout.write("extension/background/main.js", good)).wrong == ""
    browser.wait(lambda: browser.badge().text == "ON", what="the reading after the last save")

    # Many at once: what comes while it is being loaded is loaded together.
    while next(watched.saves):
        pass
    before = watched.loads()
    for number in range(10):
        checkout.write("extension/background/main.js", f"{good}\n// {number}\n")
    while next(watched.saves):
        pass
    assert 1 <= watched.loads() - before <= 2


def test_a_page_of_the_extension_is_there_again_after_a_save(watched: Watched) -> None:
    browser = watched.browser
    browser.open(browser.page_url("dashboard/dashboard.html"))
    assert watched.save(lambda: watched.checkout.edit(DASHBOARD, "<main", '<p id="saved">saved</p><main')).wrong == ""
    handle = browser.find_tab("dashboard/dashboard.html")
    assert handle is not None
    browser.driver.switch_to.window(handle)
    assert browser.driver.execute_script("return document.getElementById('saved').textContent") == "saved"


def test_at_the_command_line_mistakes_are_shown_and_ctrl_c_ends_it_cleanly(checkout: Checkout) -> None:
    checkout.add_builder()
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "invoke", "watch"]
    with subprocess.Popen(
        command,
        cwd=checkout.paths.root,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        said: list[str] = []

        def until(text: str) -> None:
            assert process.stdout is not None
            for line in process.stdout:
                said.append(line)
                if text in line:
                    return
            pytest.fail(f"ended without saying {text!r}: {said}")

        until("Ctrl+C ends.")
        checkout.edit(SERVICE, "icon =", "icno =")
        until("did you mean 'icon'?")
        checkout.edit(SERVICE, "icno =", "icon =")
        checkout.edit(TEXTS, TEXT, f"{TEXT}, as saved")
        until("reloaded in")
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everything that was started gets it
        rest = process.stdout.read()  # to its end: nothing that was started holds it any more
    assert (process.returncode, rest.strip()) == (0, "")
