"""Get the browsers that are missing, and their drivers: from Debian's packages, or with Selenium Manager."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

from filelock import FileLock
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.selenium_manager import SeleniumManager

from builder.__main__ import apt_get, may_install, run, unasked
from builder.browsers.finding import (
    DRIVERS,
    GETTING,
    LIBRARIES,
    NAMED_BY,
    NAMES,
    NO_LIBRARY,
    BrowserName,
    Pair,
    complaints,
    found,
    located,
    missing,
    note,
)
from builder.problems import Problem, Problems

PACKAGES = {"chrome": ["chromium", "chromium-driver"], "firefox": ["firefox-esr"]}
ANSWER = 30
"""By when the network must have answered, seconds."""
AGAIN = "Look at the network, its proxy and the disk, and run the command again."
LONGEST = 900
"""How long one download may take, seconds."""


def chosen(name: str) -> BrowserName:
    """The browser of this name, got where it was missing. Raises Problems."""
    known = get_args(BrowserName)
    browser: BrowserName | None = next((one for one in known if one == name), None)
    if browser is None:
        raise Problems([Problem("--browser", "", f"'{name}' is not known", f"write one of {', '.join(known)}")])
    if said := get([browser]):
        raise Problems(Problem(browser, "", sentence) for sentence in said)
    return browser


def get(browsers: Sequence[BrowserName]) -> list[str]:
    """Get what is missing; returns a sentence for each thing that still is, and for each way that led nowhere.

    Where nobody has to be asked, system packages come first: they bring the libraries that a bare machine lacks.
    Elsewhere they are asked for once Selenium Manager, which needs no rights, could not help.
    """
    reasons: list[str] = []
    for way in (_from_packages, _with_manager) if unasked() else (_with_manager, _from_packages):
        # What a person named is not replaced by something else: that would hide a typing error.
        lacking = [one for one in browsers if missing([one]) and not any(map(os.environ.get, NAMED_BY[one]))]
        if lacking:
            reasons += way(lacking)
            located.cache_clear()
            found.cache_clear()
    still = missing(browsers)
    return [*still, *reasons] if still else []


def _from_packages(browsers: Sequence[BrowserName]) -> list[str]:
    """Install system packages, as root or in CI or after a yes; returns why that failed."""
    packages = [package for browser in browsers for package in PACKAGES[browser]]
    if not may_install(packages, missing(browsers)):
        return []
    try:
        apt_get("install", *packages)
    except RuntimeError as error:
        try:
            apt_get("satisfy", LIBRARIES)  # for what Selenium Manager gets: Ubuntu has browsers as snaps alone
        except RuntimeError:
            return [f"{error}."]
    return []


def _with_manager(browsers: Sequence[BrowserName]) -> list[str]:
    """Have Selenium Manager get browsers and drivers; returns why that failed."""
    reasons = []
    for browser in browsers:
        if NO_LIBRARY in "".join(missing([browser])):
            continue  # another one would lack it too
        try:
            _fetch(browser)
        except (RuntimeError, OSError, WebDriverException) as error:
            reasons.append(f"Selenium Manager could not get {NAMES[browser]} ({error}). {AGAIN}")
    return reasons


def _fetch(browser: BrowserName) -> None:
    """Get what is missing into a folder of its own, and move it into Selenium Manager's cache once all of it is whole.

    Raises RuntimeError, OSError or WebDriverException.
    """
    cache = Path(os.environ.get("SE_CACHE_PATH") or Path.home() / ".cache" / "selenium")
    cache.mkdir(parents=True, exist_ok=True)
    staging = cache / GETTING
    with FileLock(f"{staging}.lock"):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        try:
            if (settings := cache / "se-config.toml").is_file():
                shutil.copy(settings, staging)
            got = [Path(path) for path in _download(browser, staging)]
            for folder in staging.glob("*/*/*/"):
                place = cache / folder.relative_to(staging)
                shutil.rmtree(place, ignore_errors=True)
                place.parent.mkdir(parents=True, exist_ok=True)
                folder.rename(place)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    there = [str(cache / path.relative_to(staging) if staging in path.parents else path) for path in got]
    note(browser).parent.mkdir(exist_ok=True)
    note(browser).write_text(json.dumps(dict(zip(("browser", "driver"), there, strict=True))), encoding="utf-8")


def _download(browser: BrowserName, cache: Path) -> tuple[str, str]:
    """Have Selenium Manager put the driver into a cache, and the browser where that is missing too; gives their paths.

    Raises RuntimeError, OSError or WebDriverException.
    """
    here = located(browser).browser
    fine = here and not complaints(browser, Pair(here, here))
    wanted = ["--browser-path", str(here.path)] if here and fine else ["--force-browser-download"]
    command = [str(SeleniumManager._get_binary()), "--browser", browser, *wanted, "--skip-driver-in-path"]
    # Else it tells others that it was used.
    command += ["--avoid-stats", "--timeout", str(LONGEST), "--output", "json"]
    what = DRIVERS[browser] if fine else f"{NAMES[browser]} and {DRIVERS[browser]}"
    print(f"Getting {what} with Selenium Manager (once) ...", flush=True)
    try:
        said = run(command, "", {**os.environ, "SE_CACHE_PATH": str(cache)}, (str(cache), ANSWER))
        result = json.loads(said)["result"]
        return result["browser_path"], result["driver_path"]
    except RuntimeError as error:
        raise RuntimeError(_reason(str(error))) from None


def _reason(said: str) -> str:
    """The first line of what Selenium Manager, or whoever ended it, has to say."""
    with suppress(ValueError, KeyError, TypeError):
        said = str(json.loads(said)["result"]["message"])
    return next(iter(said.strip().splitlines()), "it ended without a word")
