"""Figures with their spread, the machine they were taken on, and the table they end up in."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.browsers.finding import located


@dataclass(frozen=True)
class Figure:
    """Several measurements of one thing, in one unit."""

    values: tuple[float, ...]
    unit: str

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    def __str__(self) -> str:
        low, high = min(self.values), max(self.values)
        middle = f"{_number(self.median)} {self.unit}"
        return middle if len(self.values) == 1 else f"{middle} ({_number(low)}–{_number(high)})"


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, ours, what the design allows, and the same of a peer."""

    what: str
    ours: Figure
    budget: str = ""
    peer: str = ""
    theirs: Figure | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """As they stand in the table."""
        if self.theirs is None:
            return self.what, str(self.ours), self.budget, "", ""
        ratio = f"{self.ours.median / self.theirs.median:.2f}" if self.theirs.median > 0 else ""
        return self.what, str(self.ours), self.budget, f"{self.peer}: {self.theirs}", ratio


HEAD = ("what", "StillOff, median (lowest–highest)", "budget", "beside it, in the same run", "ratio")


def table(rows: Iterable[Row]) -> str:
    """Markdown."""
    lines: list[Sequence[str]] = [HEAD, ["---"] * len(HEAD), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> list[str]:
    """What the figures were taken on: one fact a line."""
    browsers = [
        f"{name} {found.shown_version}"
        for name, found in (("Chromium", located("chrome").browser), ("Firefox", located("firefox").browser))
        if found
    ]
    return [
        f"{platform.system()} {platform.machine()}, {_cores()} cores, {_processor()}",
        f"Python {platform.python_version()}",
        *browsers,
    ]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def _processor() -> str:
    """The processor's own name; where the system doesn't tell, what Python knows of it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "processor of unknown name"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _number(value: float) -> str:
    """Three digits that mean something."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
