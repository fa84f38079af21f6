"""What the documents promise to a reader: every relative link leads somewhere, every file that is named is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from builder.paths import Paths
from builder.problems import Problem

FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[(?:[^\]\\]|\\.)*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
NAMED = re.compile(r"(?:extension|builder|tests|docs)/[\w./-]*[\w/]")
"""A path below one of our folders, when it's written as code."""
TESTS = re.compile(r"(tests/[\w./-]+\.(?:py|mjs))::(.+)")
"""A test that is named as what holds a promise: a function's name, or a sentence of Node's."""
EXPLAINED = "CONTRIBUTING.md"
"""Where each folder's purpose stands in a line."""
EXAMPLE = "example."
"""What a file is called that the reader is to make."""


def problems(paths: Paths) -> list[Problem]:
    """All dead links, files and tests that aren't there, and folders that nobody explains."""
    return sorted([problem for path in documents(paths) for problem in _of(paths, path)] + _folders(paths))


def documents(paths: Paths) -> list[Path]:
    """The Markdown files people read."""
    return sorted([*paths.root.glob("*.md"), *(paths.root / "docs").rglob("*.md")])


def anchors(text: str) -> set[str]:
    """The anchors that a document's headings get where it is shown."""
    found: set[str] = set()
    for heading in HEADING.findall(FENCE.sub("", text)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        number = 0
        while (one := f"{anchor}-{number}" if number else anchor) in found:
            number += 1
        found.add(one)
    return found


def _of(paths: Paths, path: Path) -> Iterator[Problem]:
    shown, text = paths.relative(path), FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in LINK.findall(CODE.sub("", text)):
        if not ELSEWHERE.match(target):
            yield from _link(shown, path, target)
    for file, name in (test.groups() for code in CODE.findall(text) if (test := TESTS.fullmatch(code))):
        held = paths.root / file
        declared = f"def {name}(" if file.endswith(".py") else f'test("{name}", '
        if not held.is_file() or declared not in held.read_text(encoding="utf-8"):
            yield Problem(shown, f"{file}::{name}", "is no test", "name the test as it's called now")
    for code in CODE.findall(text):
        if NAMED.fullmatch(code) and EXAMPLE not in code and not (paths.root / code).exists():
            yield Problem(shown, code, "is named and isn't there", "name the file as it's called now")


def _link(shown: str, path: Path, target: str) -> Iterator[Problem]:
    name, _, anchor = target.partition("#")
    leads = (path.parent / name).resolve() if name else path
    if not leads.exists():
        yield Problem(shown, target, "leads nowhere", "correct the link")
    elif anchor and leads.suffix == ".md" and anchor not in anchors(leads.read_text(encoding="utf-8")):
        yield Problem(shown, target, f"{leads.name} has no such heading", "correct the part after #")


def _folders(paths: Paths) -> list[Problem]:
    """The folders whose purpose is said nowhere."""
    guide = paths.root / EXPLAINED
    if not guide.is_file():
        return []
    said = set(CODE.findall(guide.read_text(encoding="utf-8")))
    holding = {path.parent for top in ("extension", "builder", "tests") for path in (paths.root / top).glob("*/*")}
    names = {f"{paths.relative(folder)}/" for folder in holding if folder.name != "__pycache__"}
    return [
        Problem(EXPLAINED, name, "isn't explained", f"add a line to the table of folders in {EXPLAINED}")
        for name in sorted(names - said)
    ]
