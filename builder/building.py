"""`build`: render, check, stage and swap in, so that dist/ is always one whole build, the former or the new one."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.swapping import recover, staged

TARGETS = ("chrome", "firefox")


@dataclass(frozen=True)
class Built:
    """What a build made: bytes and number of files per target, seconds taken, whether anything had changed, and which
    definitions need a newer StillOff."""

    sizes: dict[str, int]
    counts: dict[str, int]
    seconds: float
    changed: bool
    skipped: tuple[str, ...]


def build(paths: Paths) -> Built:
    """Bring dist/ up to date; builds at once wait for one another. Raises Problems; dist/ is then as it was."""
    start = time.perf_counter()
    try:
        paths.cache.mkdir(exist_ok=True)
        with FileLock(paths.cache / "build.lock"):
            recover(paths.dist, paths.cache)
            digest = _inputs(paths)
            changed = not _up_to_date(paths, digest)
            if changed:
                _renew(paths, digest)
            return _measure(paths, time.perf_counter() - start, changed=changed)
    except OSError as error:
        raise Problems([_explain(paths, error)]) from None


def _renew(paths: Paths, digest: str) -> None:
    # The renderer's libraries take longer to import than an unchanged build takes.
    from builder.targets import write

    targets, skipped = render(paths)
    made = _digest((f"{target}/{name}", data) for target, files in targets.items() for name, data in files.items())
    with staged(paths.dist, paths.cache) as staging:
        for target, content in targets.items():
            write(content, staging / target)
        (staging / ".inputs").write_text("\n".join([digest, made, *skipped]) + "\n", encoding="utf-8")


def render(paths: Paths) -> tuple[dict[str, dict[str, bytes]], list[str]]:
    """Every target's files, and which definitions were left out. Raises Problems: those of the definitions and those of
    everything else together."""
    from builder.kept import load_services
    from builder.targets import Service, files

    services: list[Service] = []
    skipped: list[Problem] = []
    problems: list[Problem] = []
    targets: dict[str, dict[str, bytes]] = {}
    try:
        services, skipped = load_services(paths)
    except Problems as error:
        problems += error.problems
    try:
        targets = files(paths, services)
    except Problems as error:
        problems += error.problems
    if problems:
        raise Problems(problems)
    return targets, [str(problem) for problem in skipped]


def _inputs(paths: Paths) -> str:
    """A digest of all that a build depends on."""
    package = Path(__file__).parent
    sources = [*_contents(paths.extension, paths.root), ("pyproject.toml", paths.project.read_bytes())]
    code = (entry for entry in _contents(package, package.parent, "*.py") if "/node_modules/" not in entry[0])
    return _digest([*sources, *code])


def _outputs(dist: Path) -> str:
    """A digest of what a build left, so that a file removed or edited by hand is noticed."""
    return _digest(entry for target in TARGETS for entry in _contents(dist / target, dist))


def _contents(folder: Path, base: Path, pattern: str = "*") -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob(pattern):
        if path.is_file():
            yield path.relative_to(base).as_posix(), path.read_bytes()


def _digest(contents: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(contents):
        digest.update(os.fsencode(f"{name}\0{len(content)}\0"))
        digest.update(content)
    return digest.hexdigest()


def _up_to_date(paths: Paths, digest: str) -> bool:
    try:
        made_from, left, *_ = _noted(paths)
        return made_from == digest and left == _outputs(paths.dist)
    except (OSError, ValueError):
        return False


def _noted(paths: Paths) -> list[str]:
    """What the last build noted: the digests of what went in and of what came out, and what was left out."""
    return (paths.dist / ".inputs").read_text(encoding="utf-8").splitlines()


def _measure(paths: Paths, seconds: float, *, changed: bool) -> Built:
    found = {t: [p for p in (paths.dist / t).rglob("*") if p.is_file()] for t in TARGETS}
    return Built(
        {target: sum(path.stat().st_size for path in files) for target, files in found.items()},
        {target: len(files) for target, files in found.items()},
        seconds,
        changed,
        tuple(_noted(paths)[2:]),
    )


def _explain(paths: Paths, error: OSError) -> Problem:
    file = Path(os.fsdecode(error.filename)) if isinstance(error.filename, (str, bytes)) else None
    if file and (file == paths.project or file.is_relative_to(paths.extension)):
        return Problem(paths.relative(file), "", f"can't be read ({error.strerror})", "check that you may read it")
    return Problem(
        "dist",
        "",
        f"can't be written ({error.strerror})",
        f"give yourself the right to write in {paths.dist} and {paths.cache}, free disk space, or move the file away",
    )
