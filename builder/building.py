"""`build`: render, check, stage and swap in, so that dist/ is always one whole build, the former or the new one."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from builder.paths import Paths
from builder.problems import Problem, Problems

TARGETS = ("chrome", "firefox")


@dataclass(frozen=True)
class Built:
    """What a build made: bytes and number of files per target, seconds taken, whether anything had changed."""

    sizes: dict[str, int]
    counts: dict[str, int]
    seconds: float
    changed: bool


def build(paths: Paths) -> Built:
    """Bring dist/ up to date. Raises Problems; dist/ is then as it was."""
    start = time.perf_counter()
    _recover(paths)
    digest = _inputs(paths)
    if _up_to_date(paths, digest):
        return _measure(paths, time.perf_counter() - start, changed=False)
    # The renderer's libraries take longer to import than an unchanged build takes.
    from builder.definitions import load_all
    from builder.targets import files, write

    targets = files(paths, load_all(paths))
    with _staging(paths) as staging:
        for target, content in targets.items():
            write(content, staging / target)
        (staging / ".inputs").write_text(f"{digest}\n{_outputs(staging)}\n")
        _swap(paths, staging)
    return _measure(paths, time.perf_counter() - start, changed=True)


def _inputs(paths: Paths) -> str:
    """A digest of all that a build depends on."""
    sources = [path for path in paths.extension.rglob("*") if path.is_file()]
    sources += [path for path in Path(__file__).parent.rglob("*.py") if path.is_file()]
    return _digest([*sources, paths.project], paths.root)


def _outputs(dist: Path) -> str:
    """A digest of what a build left, so that a file removed or edited by hand is noticed."""
    return _digest([p for t in TARGETS for p in (dist / t).rglob("*") if p.is_file()], dist)


def _digest(files: list[Path], base: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"{os.path.relpath(path, base)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _up_to_date(paths: Paths, digest: str) -> bool:
    try:
        made_from, left = (paths.dist / ".inputs").read_text().split()
    except (OSError, ValueError):
        return False
    return made_from == digest and left == _outputs(paths.dist)


def _measure(paths: Paths, seconds: float, *, changed: bool) -> Built:
    found = {t: [p for p in (paths.dist / t).rglob("*") if p.is_file()] for t in TARGETS}
    return Built(
        {target: sum(path.stat().st_size for path in files) for target, files in found.items()},
        {target: len(files) for target, files in found.items()},
        seconds,
        changed,
    )


def _former(paths: Paths) -> Path:
    return paths.cache / "former-dist"


def _recover(paths: Paths) -> None:
    """Put the former dist/ back where a build was killed between its two renames."""
    former = _former(paths)
    if former.exists():
        if paths.dist.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            former.rename(paths.dist)


@contextmanager
def _staging(paths: Paths) -> Iterator[Path]:
    """A folder beside dist/ to write into, gone afterwards. Raises Problems where nothing can be written."""
    try:
        # Renaming a folder needs no right to write in it; replacing one that says read-only would be rude.
        if paths.dist.exists() and not (paths.dist.is_dir() and os.access(paths.dist, os.W_OK)):
            raise PermissionError(13, "no permission to write" if paths.dist.is_dir() else "not a folder")
        paths.cache.mkdir(exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix="staging-", dir=paths.cache))
        staging.chmod(0o755)
    except OSError as error:
        raise Problems([_unwritable(paths, error)]) from None
    try:
        yield staging
    except OSError as error:
        raise Problems([_unwritable(paths, error)]) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(paths: Paths, staging: Path) -> None:
    former = _former(paths)
    if paths.dist.exists():
        paths.dist.rename(former)
    try:
        staging.rename(paths.dist)
    except OSError:
        with suppress(OSError):
            former.rename(paths.dist)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _unwritable(paths: Paths, error: OSError) -> Problem:
    return Problem(
        "dist",
        "",
        f"can't be written ({error.strerror})",
        f"give yourself the right to write in {paths.dist} and {paths.cache}, free disk space, or move the file away",
    )
