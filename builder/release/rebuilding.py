"""The check that a reviewer makes: unpack the sources into an empty folder, build there, compare every byte."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from builder.problems import Problem, Problems
from builder.release.archive import unpack
from builder.render.building import TARGETS
from builder.render.files import write

DOCUMENTED = ("-m", "builder", "build")
"""What docs/rebuilding.md tells to run."""
INSTALLED = ("-m", "invoke", "build")
"""The same with the packages that are there, where none can be got."""
SEED = "PYTHONHASHSEED"


def check(source: bytes, packages: Mapping[str, bytes], *, offline: bool = False) -> None:
    """Raises Problems that name each file in which a package and what is built from the sources differ."""
    with tempfile.TemporaryDirectory(prefix="stilloff-") as folder:
        root = Path(folder) / "sources"
        write(unpack(source), root)
        build(root, offline=offline)
        problems = [
            problem
            for target in TARGETS
            for problem in _differences(target, unpack(packages[target]), tree(root / "dist" / target))
        ]
    if problems:
        raise Problems(problems)


def build(root: Path, *, offline: bool) -> None:
    """Build the sources in a folder, in a process of its own. Raises Problems."""
    # An environment's interpreter would make environments of an environment.
    command = (
        [sys.executable, *INSTALLED] if offline else [getattr(sys, "_base_executable", sys.executable), *DOCUMENTED]
    )
    dropped = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", SEED}
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip()
        raise Problems([Problem("the source package", "", f"doesn't build: {said}", "correct that, or use --offline")])


def _differences(target: str, packed: dict[str, bytes], built: dict[str, bytes]) -> list[Problem]:
    def problem(name: str) -> Problem:
        if name not in built:
            wrong = "is in the package, and a build from the sources doesn't make it"
        elif name not in packed:
            wrong = "is made from the sources, and isn't in the package"
        else:
            wrong = f"differs from what is built from the sources, first in line {first(packed[name], built[name])}"
        return Problem(f"{target}/{name}", "", wrong, "see that it depends on nothing but the sources")

    return [problem(name) for name in packed.keys() | built.keys() if packed.get(name) != built.get(name)]


def first(one: bytes, other: bytes) -> int:
    """The first line in which two contents differ, from 1."""
    pairs = enumerate(zip(one, other, strict=False))
    place = next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
    return one.count(b"\n", 0, place) + 1


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path -> content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
