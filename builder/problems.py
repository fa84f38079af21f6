"""What a person did that the tools can't work with, said so that they can correct it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, what to do instead."""

    file: str
    key: str
    wrong: str
    instead: str = ""

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {self.wrong}" + (f"; {self.instead}" if self.instead else "")


def dotted(path: Iterable[str | int]) -> str:
    """Where a value is in a file, as people write it: `settings[0].labels[2].language`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def _in_order(problem: Problem) -> list[list[str | int]]:
    """Places as people count: `lines[2]` before `lines[10]`."""
    fields = (problem.file, problem.key, problem.wrong, problem.instead)
    return [
        [int(part) if odd % 2 else part for odd, part in enumerate(re.split(r"([0-9]+)", field))] for field in fields
    ]


class Problems(Exception):
    """All the mistakes found in one go; never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=_in_order)
        super().__init__("\n".join(map(str, self.problems)))
