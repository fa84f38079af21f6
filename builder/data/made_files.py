"""Files that are made from others and stand in the repository: `lint` says which are out of date, `fix` renews them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from builder.paths import Paths
from builder.problems import Problem, Problems

Make = Callable[[Paths], dict[str, str]]
"""Gives what files should hold, by their path from the checkout. Raises Problems."""


def stale(paths: Paths, make: Make) -> list[Problem]:
    """What is wrong with some files: nothing, when they are what is made."""
    try:
        made = make(paths)
    except Problems as error:
        return error.problems
    return [
        Problem(name, "", "is out of date", "run `invoke fix`")
        for name, text in made.items()
        if read(paths, name) != text
    ]


def renew(paths: Paths, make: Make) -> list[str]:
    """Write some files; gives those that changed. Raises Problems."""
    changed = {name: text for name, text in make(paths).items() if read(paths, name) != text}
    for name, text in changed.items():
        (paths.root / name).write_text(text, encoding="utf-8", newline="\n")
    return list(changed)


def read(paths: Paths, name: str) -> str:
    """What a file holds; nothing where it can't be read."""
    try:
        return (paths.root / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def between(paths: Paths, name: str, begin: str, made: str, end: str) -> str:
    """A document with what was made between two marks, and everything else as people wrote it. Raises Problems."""
    text = read(paths, name)
    before, _, rest = text.partition(begin)
    if text.count(begin) != 1 or end not in rest:
        instead = f"write {begin} before it and {end} after it"
        raise Problems([Problem(name, "", "has lost the marks around its table", instead)])
    return f"{before}{begin}\n\n{made}\n\n{end}{rest.partition(end)[2]}"


def json_schema(schema: dict[str, Any]) -> str:
    """A JSON Schema as a file."""
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
