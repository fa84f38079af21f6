"""The figures of the benchmark stand where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.paths import CHECKOUT, Paths
from builder.quality.bench import run_bench
from builder.quality.bench.run_bench import FILE, MARKS

PARTS = ("building", "watching", "keeping", "opening", "pages", "elsewhere")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_its_place_in_the_document(part: str) -> None:
    text = (CHECKOUT.root / FILE).read_text(encoding="utf-8")
    assert [text.count(mark.replace("{}", part)) for mark in MARKS] == [1, 1]


def test_a_part_that_is_measured_alone_leaves_the_others_figures(tmp_path: Path) -> None:
    begin, end = MARKS
    former = "".join(f"{begin}\n\nformer {{}}\n\n{end}\n".replace("{}", part) for part in PARTS)
    (tmp_path / "docs").mkdir()
    file = tmp_path / FILE
    file.write_text(former, encoding="utf-8")
    run_bench._put(Paths(tmp_path), "keeping", "new figures")
    assert file.read_text(encoding="utf-8") == former.replace("former keeping", "new figures")
