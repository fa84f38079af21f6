"""Work that two processes share."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]

# Not `multiprocessing`, whose processes run the program's main module once more.
OTHER = """
import pickle, sys
sys.path[:], asked = pickle.loads(sys.stdin.buffer.read())
work, items = pickle.loads(asked)
sys.stdout.buffer.write(pickle.dumps(work(items)))
"""


def in_two(work: Work[Item, Result], items: Sequence[Item]) -> list[Result]:
    """What some work makes of items, of which another process takes a part. Whatever becomes of that one, its part is
    done here then; so what goes wrong with the work itself goes wrong here."""
    share = len(items) * 3 // 5  # the other one has to start first
    mine, theirs = items[:share], items[share:]
    try:
        other = subprocess.Popen(
            [sys.executable, "-c", OTHER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return work(items)
    with other:
        try:
            _ask(other, pickle.dumps((sys.path, pickle.dumps((work, theirs)))))
            made = work(mine)
            answer = other.stdout.read() if other.stdout else b""
        except BaseException:
            other.kill()
            raise
    done = other.returncode == 0 and answer
    return made + (pickle.loads(answer) if done else work(theirs))  # noqa: S301 - from our own process


def _ask(other: subprocess.Popen[bytes], what: bytes) -> None:
    if other.stdin:
        try:
            other.stdin.write(what)
            other.stdin.close()
        except OSError:  # it's gone already, as its exit code will say
            pass
