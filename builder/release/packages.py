"""`package`: everything that is handed out, made into packages/ as a whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.release import changelog, crx, permissions, rebuilding, signing
from builder.release.archive import pack
from builder.release.bill import bill
from builder.release.signing import SIGNATURE, SUMS
from builder.release.version import current
from builder.render.building import render
from builder.render.files import write
from builder.render.folder_swap import recover, staged

SOURCES = ("builder", "extension", "pyproject.toml", "tasks.py", "CHANGELOG.md", "LICENSE")
"""What a build needs; with README.md, which tells how."""
LEFT_OUT = ("__pycache__", "node_modules", "web")
"""`web` is for linters; the add-on store would take its package.json for the way to build."""
README = "docs/rebuilding.md"


@dataclass(frozen=True)
class Keys:
    """The files of private keys: the publisher's, which signs the sums, and the one for uploads to Chromium's store."""

    sign: Path | None = None
    upload: Path | None = None


def package(paths: Paths, keys: Keys = Keys(), *, offline: bool = False) -> dict[str, int]:
    """Make packages/; gives the files with their sizes. Raises Problems; packages/ is then as it was.

    offline: rebuild from the sources with the installed packages, not in a new environment.
    """
    upload = crx.load(keys.upload) if keys.upload else None
    made = contents(paths)
    version = current(paths)
    targets = {target: made[name(version, f"{target}.zip")] for target in ("chrome", "firefox")}
    # Neither stands in the sums: who has no key makes the same sums.
    if upload:
        made[name(version, "chrome.crx")] = crx.sign(made[name(version, "chrome.zip")], upload)
    if keys.sign:
        made[SIGNATURE] = signing.sign(paths, made[SUMS], keys.sign)
    rebuilding.check(made[name(version, "source.zip")], targets, offline=offline)
    try:
        paths.cache.mkdir(exist_ok=True)
        recover(paths.packages, paths.cache)
        with staged(paths.packages, paths.cache) as staging:
            write(made, staging)
    except OSError as error:
        wrong = f"can't be written ({error.strerror})"
        raise Problems([Problem(paths.relative(paths.packages), "", wrong, "free it, or make room")]) from None
    return {file: len(data) for file, data in made.items()}


def contents(paths: Paths) -> dict[str, bytes]:
    """Every file of packages/, and nothing of them depends on when, where or by which Python it is made. Raises
    Problems."""
    version = current(paths)
    targets, skipped = render(paths)
    problems = [Problem("extension/services", "", left_out, "a package has to be whole") for left_out in skipped]
    problems += permissions.unrecorded(paths, targets)
    try:
        notes = f"{changelog.notes(changelog.read(paths), version)}\n{signing.said(paths)}\n"
    except Problems as error:
        problems += error.problems
    if problems:
        raise Problems(problems)
    zips = {name(version, f"{target}.zip"): pack(files) for target, files in targets.items()}
    zips[name(version, "source.zip")] = pack(sources(paths))
    made = {
        **zips,
        name(version, "notes.md"): notes.encode(),
        name(version, "cdx.json"): bill(paths, version, zips),
    }
    return {**made, SUMS: _sums(made)}


def name(version: str, rest: str) -> str:
    """What a file of a version is called."""
    return f"stilloff-{version}-{rest}"


def sources(paths: Paths) -> dict[str, bytes]:
    """What a reviewer gets: path -> content. Raises Problems."""
    try:
        found = {"README.md": (paths.root / README).read_bytes()}
        for part in SOURCES:
            top = paths.root / part
            for path in (one for one in top.rglob("*") if one.is_file()) if top.is_dir() else [top]:
                below = path.relative_to(paths.root)
                if not _left_out(below):
                    found[below.as_posix()] = path.read_bytes()
    except OSError as error:
        place = paths.relative(Path(str(error.filename)))
        raise Problems([Problem(place, "", f"can't be read ({error.strerror})", "put it back")]) from None
    return found


def _left_out(path: Path) -> bool:
    return any(part in LEFT_OUT or part.startswith(".") for part in path.parts)


def _sums(files: Mapping[str, bytes]) -> bytes:
    """As `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in sorted(files.items())).encode()
