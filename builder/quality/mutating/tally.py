"""What many looks come to: right, unknown or wrong, per definition and per mutation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from builder.quality.mutating.running import Sight

Outcome = Literal["right", "unknown", "nothing", "wrong", "failed"]
"""Read as it is; not read though it could be; rightly not read; wrong; a script broke."""
COLUMNS: tuple[Outcome, ...] = ("right", "unknown", "nothing", "wrong", "failed")


def judge(sight: Sight) -> Outcome:
    """What became of a page. Whatever was believed at any time counts."""
    if sight.error:
        return "failed"
    for stage, seen in zip(sight.page.stages, sight.seen, strict=True):
        for answer in seen["believed"]:
            if answer["state"] not in ("unknown", stage.truth) or (stage.unlike and answer["reason"] == stage.unlike):
                return "wrong"
    if sight.page.stages[-1].truth is None:
        return "nothing"
    answers = [answer["state"] for answer in sight.seen[-1]["believed"]]
    return "right" if answers and answers[-1] != "unknown" else "unknown"


@dataclass
class Tally:
    """Counts, and the pages to look into."""

    services: dict[str, Counter[str]] = field(default_factory=dict)
    mutations: dict[str, Counter[str]] = field(default_factory=dict)
    total: Counter[str] = field(default_factory=Counter)
    bad: list[Sight] = field(default_factory=list)

    def add(self, sight: Sight) -> Outcome:
        """Count one page."""
        outcome = judge(sight)
        self.total[outcome] += 1
        base = ", replicas" if sight.page.replica else ""
        service = f"{sight.page.service}/{sight.page.setting} ({sight.page.tells}{base})"
        self.services.setdefault(service, Counter())[outcome] += 1
        for name in sight.page.mutations or ("none",):
            self.mutations.setdefault(name, Counter())[outcome] += 1
        if outcome in ("wrong", "failed"):
            self.bad.append(sight)
        return outcome

    def __str__(self) -> str:
        return "\n".join(
            [
                _table("definition", self.services),
                "",
                _table("mutation", dict(sorted(self.mutations.items()))),
                "",
                _table("", {"all": self.total}),
            ]
        )


def _table(head: str, rows: dict[str, Counter[str]]) -> str:
    width = max(len(name) for name in [head, *rows])
    lines = [f"{head:<{width}} {'pages':>8}" + "".join(f"{name:>9}" for name in COLUMNS)]
    for name, counts in rows.items():
        lines.append(f"{name:<{width}} {counts.total():>8}" + "".join(f"{counts[column]:>9}" for column in COLUMNS))
    return "\n".join(lines)
