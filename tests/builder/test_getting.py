"""Getting browsers and drivers: from system packages where those may be installed, else with Selenium Manager."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator

import pytest

from builder import __main__ as bootstrap
from builder.browsers import getting
from builder.browsers.finding import GETTING, NO_LIBRARY, BrowserName, located, missing
from builder.browsers.getting import get
from builder.paths import CHECKOUT
from builder.quality import testing
from builder.web import node
from tests.builder.machine import Machine
from tests.builder.mirror import (
    CHROME,
    CHROMEDRIVER,
    FIREFOX,
    GECKODRIVER,
    VERSION,
    VERSIONS,
    Answer,
    Mirror,
    failed,
    half,
    nonsense,
)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64", reason="the mirror has what this system downloads"
)
GOT_CHROME = {f"chrome/linux64/{VERSION}/chrome", f"chromedriver/linux64/{VERSION}/chromedriver"}
GOT_FIREFOX = {"firefox/linux64/999.0/firefox", f"geckodriver/linux64/{GECKODRIVER}/geckodriver"}


@pytest.fixture
def mirror(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:  # noqa: ARG001
    """What Selenium Manager asks instead of the network."""
    with Mirror() as running:
        monkeypatch.setenv("SE_BROWSER_MIRROR_URL", running.url)
        monkeypatch.setenv("SE_DRIVER_MIRROR_URL", running.url)
        monkeypatch.setenv("SE_FIREFOX_VERSION", "999.0")  # which one is the newest, no mirror says
        yield running


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal at which a person says yes; what was asked."""
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "y"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    return asked


@pytest.mark.parametrize(("browser", "files"), [("chrome", GOT_CHROME), ("firefox", GOT_FIREFOX)])
def test_a_missing_browser_and_its_driver_are_got_and_used(
    machine: Machine, mirror: Mirror, browser: BrowserName, files: set[str]
) -> None:
    assert get([browser]) == []
    assert machine.kept() == files
    pair = located(browser)
    assert {found.path for found in (pair.browser, pair.driver) if found} == {machine.cache / file for file in files}
    asked = len(mirror.asked)
    assert get([browser]) == []
    assert len(mirror.asked) == asked


@pytest.mark.parametrize(
    ("browser", "path", "answer", "reason"),
    [
        ("chrome", VERSIONS, failed, "Error parsing JSON"),
        ("chrome", VERSIONS, nonsense, "Error parsing JSON"),
        ("chrome", CHROME, failed, "500 Internal Server Error"),
        ("chrome", CHROME, half, "error decoding response body"),
        ("chrome", CHROME, nonsense, "Wrong browser/driver version"),
        ("chrome", CHROMEDRIVER, half, "error decoding response body"),
        ("firefox", FIREFOX, half, "error decoding response body"),
    ],
)
def test_a_download_that_fails_is_told_and_leaves_nothing_and_the_second_try_works(
    machine: Machine, mirror: Mirror, browser: BrowserName, path: str, answer: Answer, reason: str
) -> None:
    mirror.answers[path] = answer
    sentence = get([browser])[-1]
    assert sentence.startswith("Selenium Manager could not get ")
    assert reason in sentence
    assert "\n" not in sentence
    assert machine.kept() == set()
    mirror.answers.clear()
    assert get([browser]) == []


def test_a_network_that_does_not_answer_is_waited_for_only_so_long(
    machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror.answers[VERSIONS] = mirror.silent
    monkeypatch.setattr(bootstrap, "DOT", 0.01)
    monkeypatch.setattr(getting, "ANSWER", 0.02)
    assert "(there was no answer within 0 seconds)" in get(["chrome"])[-1]
    assert machine.kept() == set()


def test_no_network_at_all_is_told(machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SE_BROWSER_MIRROR_URL", "http://nowhere.invalid")
    assert "error sending request for url (http://nowhere.invalid/" in get(["chrome"])[-1]
    assert machine.kept() == set()
    assert mirror.asked == []


def test_a_cache_that_can_not_be_written_is_told(machine: Machine, mirror: Mirror) -> None:
    machine.cache.write_text("a file")
    assert f"'{machine.cache}'" in get(["chrome"])[-1]
    assert mirror.asked == []


def test_a_browser_that_is_too_old_stays_and_another_is_got_and_used(machine: Machine, mirror: Mirror) -> None:
    old = machine.says("firefox", "Mozilla Firefox 115.9.0")
    machine.has(old, machine.says("geckodriver", "geckodriver 0.30.0"))
    assert get(["firefox"]) == []
    assert FIREFOX in mirror.asked
    assert old.exists()


def test_for_a_browser_that_is_there_only_the_driver_that_fits_is_got(machine: Machine, mirror: Mirror) -> None:
    browser = machine.says("chrome", f"Chromium {VERSION}")
    machine.has(browser, machine.says("chromedriver", "ChromeDriver 998.0.1.2"))
    assert get(["chrome"]) == []
    assert CHROME not in mirror.asked
    found = located("chrome").browser
    assert found
    assert found.path == browser


@pytest.mark.usefixtures("mirror")
def test_a_broken_browser_in_the_cache_is_replaced(machine: Machine) -> None:
    broken = machine.cache / "chrome" / "linux64" / VERSION / "chrome"
    broken.parent.mkdir(parents=True)
    broken.write_text("half of it")
    machine.has(broken)
    assert "doesn't run" in missing(["chrome"])[0]
    assert get(["chrome"]) == []
    assert "Google Chrome" in broken.read_text()


@pytest.mark.usefixtures("mirror")
def test_what_a_killed_try_left_is_cleared_away(machine: Machine) -> None:
    left = machine.cache / GETTING / "chrome" / "linux64" / "998.0" / "chrome"
    left.parent.mkdir(parents=True)
    left.write_text("half of it")
    assert get(["chrome"]) == []
    assert machine.kept() == GOT_CHROME


def test_settings_of_selenium_manager_hold(machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SE_BROWSER_MIRROR_URL")
    machine.cache.mkdir()
    (machine.cache / "se-config.toml").write_text(f'browser-mirror-url = "{mirror.url}"\n')
    assert get(["chrome"]) == []


@pytest.mark.usefixtures("mirror")
def test_selenium_manager_tells_nobody_that_it_was_used(machine: Machine) -> None:
    get(["chrome"])
    asked = (machine.root / "asked").read_text().splitlines()
    assert asked
    assert all("--avoid-stats" in line or "--offline" in line for line in asked)


def test_what_a_person_named_is_not_replaced(machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SE_CHROMEDRIVER", "/nowhere/chromedriver")
    machine.has(machine.says("chrome", f"Chromium {VERSION}"))
    [sentence] = get(["chrome"])
    assert sentence.startswith("/nowhere/chromedriver doesn't run (No such file or directory). ")
    assert mirror.asked == []


@pytest.mark.parametrize(("variable", "value"), [("CI", "true"), ("root", "")])
def test_as_root_and_in_ci_system_packages_come_first(
    machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(bootstrap, "is_root", lambda: variable == "root")
    says = machine.says("browser", "Chromium 999.0")
    machine.packages(
        f"""echo '{{"result": {{"browser_path": "{says}", "driver_path": "{says}"}}}}' > {machine.root}/has"""
    )
    assert get(["chrome", "firefox"]) == []
    assert machine.installed.splitlines()[-1].endswith(" chromium chromium-driver firefox-esr")
    assert (machine.bin / "sudo.called").exists() is (variable == "CI")
    assert mirror.asked == []


def test_where_packages_have_no_browser_they_bring_the_libraries_for_another(
    machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    machine.packages('test "$1" != install')
    assert get(["chrome"]) == []
    assert machine.installed.splitlines()[-1].startswith("satisfy ")
    assert CHROME in mirror.asked


def test_packages_that_can_not_be_installed_are_told_with_the_reason(
    machine: Machine, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    machine.packages("echo Reading ...; echo 'E: no space left' >&2; exit 100")
    mirror.answers[VERSIONS] = failed
    assert "apt-get update failed: E: no space left." in get(["chrome"])


def test_a_person_is_asked_for_system_packages_when_nothing_else_helped(
    machine: Machine, mirror: Mirror, terminal: list[str]
) -> None:
    machine.packages()
    mirror.answers[VERSIONS] = failed
    get(["chrome"])
    assert terminal == ["Install chromium, chromium-driver with apt-get? [y/N] "]
    assert machine.installed


@pytest.mark.usefixtures("mirror")
def test_a_person_is_not_asked_where_selenium_manager_helped(machine: Machine, terminal: list[str]) -> None:
    machine.packages()
    assert get(["chrome"]) == []
    assert terminal == []


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("answer", ["", "n", "no terminal", "end of input"])
def test_without_a_yes_no_system_package_is_installed(
    machine: Machine,
    mirror: Mirror,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    def said(_: str) -> str:
        if answer == "end of input":
            raise EOFError
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: answer != "no terminal")
    monkeypatch.setattr("builtins.input", said)
    machine.packages()
    mirror.answers[VERSIONS] = failed
    assert get(["chrome"])
    assert machine.installed == ""


def test_a_browser_that_lacks_a_library_is_not_got_again(machine: Machine, mirror: Mirror) -> None:
    lacks = machine.program("chrome", f"echo 'libnss3.so: {NO_LIBRARY}' >&2; exit 127")
    machine.has(lacks, machine.says("chromedriver", f"ChromeDriver {VERSION}"))
    [sentence] = get(["chrome"])
    assert "lacks a library" in sentence
    assert mirror.asked == []


@pytest.mark.usefixtures("machine")
def test_the_tests_say_everything_that_is_missing_at_once(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror.answers |= {VERSIONS: failed, FIREFOX: failed}
    monkeypatch.setattr(node, "complaints", lambda _: ["Node was not found."])
    assert testing.run(CHECKOUT) == 1
    told = capsys.readouterr().err
    for name in ("Chromium or Chrome", "chromedriver", "Firefox", "geckodriver", "Node"):
        assert f"  {name} was not found" in told
