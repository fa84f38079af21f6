"""Work that two processes share comes out as if one had done it."""

from __future__ import annotations

import operator
import os
import sys
from collections.abc import Sequence

import pytest

from builder import sharing
from builder.sharing import in_two


def negatives(numbers: Sequence[int]) -> list[int]:
    """Work that goes wrong with -13."""
    if -13 in numbers:
        raise ValueError("-13")
    return list(map(operator.neg, numbers))


@pytest.mark.parametrize("many", [0, 1, 2, 999])
def test_everything_comes_back_in_its_order(many: int) -> None:
    assert in_two(negatives, range(many)) == [-number for number in range(many)]


@pytest.mark.parametrize("program", ["", "import os; os._exit(3)", "import sys; sys.stdin.buffer.read(); 1 / 0"])
def test_what_the_other_process_leaves_undone_is_done_here(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "OTHER", program)
    assert in_two(negatives, range(9)) == [-number for number in range(9)]


def test_without_another_process_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert in_two(negatives, range(9)) == [-number for number in range(9)]


@pytest.mark.parametrize("place", [0, 99])
def test_what_goes_wrong_in_either_process_goes_wrong_here(place: int) -> None:
    numbers = [1] * 100
    numbers[place] = -13
    with pytest.raises(ValueError, match="-13"):
        in_two(negatives, numbers)


def test_the_other_process_does_its_part() -> None:
    assert len(set(in_two(processes, range(10)))) == 2


def processes(numbers: Sequence[int]) -> list[int]:
    """The process that each number is worked on in."""
    return [os.getpid() for _ in numbers]
