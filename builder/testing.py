"""`test`: see that everything the tests need is there, build, and hand over to pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import get_args

from builder import node
from builder.browsers import BrowserName, missing
from builder.building import build
from builder.paths import Paths

DEBIAN_BROWSERS = ("chromium", "chromium-driver", "firefox-esr")
WORKERS = 8
"""The browser tests mostly wait: more at a time than there are cores."""


def run(paths: Paths, select: str = "", *, install: bool = False) -> int:
    """Run the tests whose names have `select` in them; returns pytest's exit code, or 1 when something is missing.

    System packages are installed in CI, with `install`, or after a yes at the terminal; never unasked. Raises Problems.
    """
    complaints = _prepare(paths, install=install or os.environ.get("CI") == "true")
    if complaints:
        print("The tests can't run yet:", *complaints, sep="\n  ", file=sys.stderr)
        print("`python3 -m builder test --install` gets what a package manager has.", file=sys.stderr)
        return 1
    build(paths)
    command = [sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal", "-q"]
    environment = {**os.environ, "PATH": os.pathsep.join([*node.extra_path(), os.environ.get("PATH", "")])}
    return subprocess.run(
        [*command, *(["-k", select] if select else [])], cwd=paths.root, env=environment, check=False
    ).returncode


def _prepare(paths: Paths, *, install: bool) -> list[str]:
    """Get what is missing and may be got; returns a sentence for each thing that still is."""
    wanted: Sequence[BrowserName] = get_args(BrowserName)
    if (complaints := missing(wanted)) and (install or _agreed(complaints)):
        _install_browsers()
    return [*missing(wanted), *node.complaints(paths, node=install)]


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
