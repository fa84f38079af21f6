"""What is said when a browser, or its driver, isn't there, is too old or doesn't run."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from selenium.webdriver import ChromeOptions

from builder.browsers.driving import Start, chromium_start, launch_bare
from builder.browsers.finding import GETTING, NO_LIBRARY, located, missing, note
from builder.paths import CHECKOUT
from builder.problems import Problems
from tests.builder.machine import Machine


def tried(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`try`, as a person runs it."""
    return subprocess.run(
        [sys.executable, "-m", "invoke", "try", *options],
        cwd=CHECKOUT.root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_missing_browser_and_driver_is_named_with_the_way_to_get_it(machine: Machine) -> None:  # noqa: ARG001
    told = missing(["chrome", "firefox"])
    names = ("Chromium or Chrome", "chromedriver", "Firefox", "geckodriver")
    assert [sentence.partition(" was not found. ")[0] for sentence in told] == list(names)
    assert all("https://" in sentence for sentence in told)


def test_a_browser_that_is_too_old_is_named_with_the_version_needed(machine: Machine) -> None:
    machine.has(machine.says("firefox", "Mozilla Firefox 115.9.0"), machine.says("geckodriver", "geckodriver 0.36.0"))
    [sentence] = missing(["firefox"])
    assert "115.9.0" in sentence
    assert "is too old: 140.0 or newer is needed" in sentence


def test_a_driver_of_another_version_is_named_with_the_browser_it_should_fit(machine: Machine) -> None:
    machine.has(machine.says("chrome", "Chromium 150.0.1"), machine.says("chromedriver", "ChromeDriver 149.0.2"))
    [sentence] = missing(["chrome"])
    assert sentence.startswith("chromedriver 149.0.2 ")
    assert "doesn't fit Chromium or Chrome 150.0.1 " in sentence


def test_a_program_that_does_not_run_is_named_with_the_reason(machine: Machine) -> None:
    broken = machine.program("chrome", "echo 'it is broken' >&2; exit 1")
    machine.has(broken, machine.says("chromedriver", "ChromeDriver 150.0"))
    [sentence] = missing(["chrome"])
    assert sentence.startswith(f"{broken} doesn't run (it is broken). ")


def test_a_program_that_lacks_a_library_is_named_with_the_packages_that_bring_it(machine: Machine) -> None:
    machine.has(
        machine.program("chrome", f"echo 'libnss3.so: {NO_LIBRARY}' >&2; echo and so it ends >&2; exit 127"),
        machine.says("chromedriver", "ChromeDriver 150.0"),
    )
    [sentence] = missing(["chrome"])
    assert "lacks a library (libnss3.so: " in sentence
    assert "apt-get satisfy 'ca-certificates, " in sentence


def test_a_browser_that_is_not_there_in_full_is_none(machine: Machine) -> None:
    machine.has(machine.cache / GETTING / "chrome" / "linux64" / "150.0" / "chrome")
    assert located("chrome").browser is None


@pytest.mark.parametrize(
    "noted", ["{", "[]", '{"browser": "/nowhere", "driver": "/nowhere"}', '{"browser": "/bin/sh"}']
)
def test_a_note_of_what_was_got_that_is_not_true_counts_for_nothing(machine: Machine, noted: str) -> None:
    note("firefox").parent.mkdir()
    note("firefox").write_text(noted)
    old = machine.says("firefox", "Mozilla Firefox 115.9.0")
    machine.has(old)
    found = located("firefox").browser
    assert found
    assert found.path == old


def test_the_machines_own_browser_comes_before_one_that_was_got(machine: Machine) -> None:
    got = {
        "browser": str(machine.says("got", "Chromium 151.0")),
        "driver": str(machine.says("d", "ChromeDriver 151.0")),
    }
    note("chrome").parent.mkdir()
    note("chrome").write_text(json.dumps(got))
    own = machine.says("chrome", "Chromium 150.0.1")
    machine.has(own, machine.says("chromedriver", "ChromeDriver 150.0.2"))
    found = located("chrome").browser
    assert found
    assert found.path == own


def test_a_browser_that_fails_when_it_is_started_is_an_error_that_names_it(machine: Machine) -> None:
    browser = machine.says("chrome", "Chromium 999.0.1")
    driver = machine.program("chromedriver", 'test "$1" = --version && echo ChromeDriver 999.0.1 || exit 3')
    machine.has(browser, driver)
    with pytest.raises(
        Problems, match=rf"^chrome: can't be started \(.+\); remove what is broken, {browser} or {driver}"
    ):
        launch_bare("chrome", 1)


@pytest.mark.parametrize(("port", "without"), [(1, True), (None, False)], ids=["ours", "live"])
def test_where_the_sandbox_is_denied_only_our_own_pages_do_without(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, port: int | None, without: bool
) -> None:
    class EnoughError(Exception):
        """What is wanted of the browser has been seen."""

    def look(options: ChromeOptions) -> None:
        assert ("--no-sandbox" in options.arguments) is without
        raise EnoughError

    machine.has(machine.says("chrome", "Chromium 999.0.1"), machine.says("chromedriver", "ChromeDriver 999.0.1"))
    machine.program("unshare", "exit 1")
    monkeypatch.setenv("PATH", str(machine.bin), prepend=os.pathsep)
    monkeypatch.setattr(chromium_start, "is_root", lambda: False)
    with pytest.raises(EnoughError):
        chromium_start.start(None, Start(port), look)


def test_a_browser_that_was_named_but_is_not_there_is_an_error_that_names_it() -> None:
    done = tried(SE_CHROME_PATH="/nowhere/chromium")
    assert done.returncode == 1
    assert done.stderr.startswith("chrome: /nowhere/chromium doesn't run (No such file or directory). ")
    assert "Traceback" not in done.stderr


def test_an_unknown_browser_is_an_error_that_names_the_known_ones() -> None:
    done = tried("--browser", "opera")
    assert done.returncode == 1
    assert done.stderr == "--browser: 'opera' is not known; write one of chrome, firefox\n"
