"""What a person did that the tools can't work with, said so that they can mend it."""

from __future__ import annotations

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


class Problems(Exception):
    """All the mistakes found in one go; never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
