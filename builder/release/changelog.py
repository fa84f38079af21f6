"""CHANGELOG.md, in the format of Keep a Changelog: what a version brings, and the dated heading it gets."""

from __future__ import annotations

import datetime
import re

from builder.paths import Paths
from builder.problems import Problem, Problems

FILE = "CHANGELOG.md"
UNRELEASED = "Unreleased"
HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<date>\S+))?[ \t]*$", re.MULTILINE)


def read(paths: Paths) -> str:
    """The whole text. Raises Problems."""
    try:
        return (paths.root / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Problems([Problem(FILE, "", "can't be read", "put it back")]) from None


def section(text: str, name: str) -> str | None:
    """What stands under a version's heading, or None where it has none."""
    headings = [*HEADING.finditer(text)]
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        if heading["name"] == name:
            return text[heading.end() : following.start() if following else len(text)].strip()
    return None


def notes(text: str, version: str) -> str:
    """The release notes of a version; of what is not released yet where it has none. Raises Problems."""
    said = section(text, version) or section(text, UNRELEASED)
    if not said:
        raise Problems([Problem(FILE, version, "has no entry", f"write what changes under ## [{UNRELEASED}]")])
    return f"# StillOff {version}\n\n{said}\n"


def released(text: str, version: str, day: datetime.date) -> str:
    """The text with all that was unreleased under the version's own heading, and nothing unreleased."""
    heading = f"## [{UNRELEASED}]"
    return text.replace(heading, f"{heading}\n\n## [{version}] - {day.isoformat()}", 1)
