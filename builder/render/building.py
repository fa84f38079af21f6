"""`build`: render, check, stage and swap in, so that dist/ is always one whole build, the former or the new one."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.render.files import contents, files_below, write
from builder.render.folder_swap import recover, staged
from builder.render.inputs import Digests, digests, inputs, together

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
            given = inputs(paths)
            changed = not _up_to_date(paths, together(given))
            if changed:
                _renew(paths, given)
            return _measure(paths, time.perf_counter() - start, changed=changed)
    except OSError as error:
        raise Problems([_explain(paths, error)]) from None


def _renew(paths: Paths, given: Digests) -> None:
    targets, skipped = render(paths)
    made = _outputs(targets)
    left = together(digests(made.items()))
    with staged(paths.dist, paths.cache) as staging:
        write(made, staging)
        noted = "\n".join([together(given), left, *skipped])
        (staging / ".inputs").write_text(f"{noted}\n", encoding="utf-8")


def render(paths: Paths) -> tuple[dict[str, dict[str, bytes]], list[str]]:
    """Every target's files, and which definitions were left out. Raises Problems: those of the definitions and those of
    everything else together."""
    # The libraries of these take longer to import than an unchanged build takes.
    from builder.render.service import Service, load_services
    from builder.render.targets import files

    services: list[Service] = []
    skipped: tuple[Problem, ...] = ()
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


def _outputs(targets: Mapping[str, Mapping[str, bytes]]) -> dict[str, bytes]:
    """What a build leaves in dist/; by its digest a file removed or edited by hand is noticed."""
    return {f"{target}/{name}": data for target, files in targets.items() for name, data in files.items()}


def _up_to_date(paths: Paths, digest: str) -> bool:
    try:
        made_from, left, *_ = _noted(paths)
        if made_from != digest:
            return False
        there = (file for target in TARGETS for file in files_below(paths.dist / target))
        return left == together(digests(contents(there, paths.dist)))
    except (OSError, ValueError):
        return False


def _noted(paths: Paths) -> list[str]:
    """What the last build noted: the digests of what went in and of what came out, and what was left out."""
    return (paths.dist / ".inputs").read_text(encoding="utf-8").splitlines()


def _measure(paths: Paths, seconds: float, *, changed: bool) -> Built:
    found = {target: list(files_below(paths.dist / target)) for target in TARGETS}
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
