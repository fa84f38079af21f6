"""The version: it stands in pyproject.toml, in one line, and nowhere else."""

from __future__ import annotations

import re

from builder.data.definitions.loading import read_toml
from builder.paths import Paths
from builder.problems import Problem, Problems

FORM = re.compile(r"(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})")
"""Three numbers of at most five digits; each store takes that."""
LINE = re.compile(r'^(version = ")[^"]*(")$', re.MULTILINE)


def current(paths: Paths) -> str:
    """The version of this checkout. Raises Problems."""
    found = read_toml(paths.project, paths.relative(paths.project)).get("project", {}).get("version")
    if not isinstance(found, str):
        place = paths.relative(paths.project)
        raise Problems([Problem(place, "project.version", "is missing", 'write version = "0.1.0" under [project]')])
    return found


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that can be compared; none where it is no version."""
    return tuple(map(int, version.split("."))) if FORM.fullmatch(version) else ()


def bumped(text: str, version: str) -> str:
    """The project file's text with another version."""
    return LINE.sub(rf"\g<1>{version}\g<2>", text, count=1)
