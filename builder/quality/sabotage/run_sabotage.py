"""`sabotage`: break a copy of the code in one place at a time, and see that a test notices (tests/sabotages.toml)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.quality.sabotage.listed import FILE, Sabotage, load
from builder.web import node

LEFT_OUT = (".git", ".venv", ".cache", "dist", "packages", "node_modules", "__pycache__", ".*_cache", "pictures")
"""What a copy of the checkout does without: what isn't ours, and what can be made again."""
LONGEST = 600
"""How long the tests of one sabotage may take, seconds."""
FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.MULTILINE)
NOTICED = 1
"""How pytest ends when a test failed."""
Outcome = Literal["caught", "not noticed", "couldn't run"]
Result = tuple[Outcome, str]
"""What came of a sabotage, and which test noticed it, or why there is nothing to say."""


def run(paths: Paths, only: str = "") -> int:
    """Try every sabotage, or one by its name or number; 0 when each was noticed, else 1. Raises Problems."""
    everything = load(paths)
    chosen = _chosen(everything, only)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="stilloff-sabotage-") as folder:
        copy = Paths(Path(folder, "checkout"))
        shutil.copytree(paths.root, copy.root, ignore=shutil.ignore_patterns(*LEFT_OUT))
        print(f"Running the tests without any sabotage, then with each of {len(chosen)} ...", flush=True)
        failing = _failing(copy, chosen)
        outcomes: dict[str, Outcome] = {}
        for number, sabotage in chosen:
            outcome, said = failing.get(sabotage.name) or _try(copy, sabotage)
            outcomes[sabotage.name] = outcome
            print(f"{number:>3} {sabotage.area:<10} {sabotage.name:<34} {outcome}{said and f': {said}'}", flush=True)
    return _report([one for _, one in chosen], outcomes, time.monotonic() - start)


def _chosen(everything: Sequence[Sabotage], only: str) -> list[tuple[int, Sabotage]]:
    """Those asked for, each with its number. Raises Problems."""
    numbered = list(enumerate(everything, 1))
    if chosen := [(number, one) for number, one in numbered if only in ("", str(number), one.name)]:
        return chosen
    instead = f"write a number from 1 to {len(everything)}, or a name from {FILE}"
    raise Problems([Problem("--only", "", f"'{only}' is not known", instead)])


def _failing(copy: Paths, chosen: Sequence[tuple[int, Sabotage]]) -> dict[str, Result]:
    """The sabotages whose tests fail without them, each with what failed. All at once, for mostly none do."""
    code, _ = _pytest(copy, list(dict.fromkeys(test for _, one in chosen for test in one.tests)))
    if code == 0:
        return {}
    each = {tests: _pytest(copy, tests) for tests in {tuple(one.tests) for _, one in chosen}}
    found = {one.name: each[tuple(one.tests)] for _, one in chosen}
    return {name: ("couldn't run", f"without it too, {said}") for name, (code, said) in found.items() if code}


def _try(copy: Paths, sabotage: Sabotage) -> Result:
    """What came of a sabotage."""
    file = copy.root / sabotage.file
    whole = file.read_bytes()
    file.write_bytes(whole.replace(sabotage.text.encode(), sabotage.instead.encode()))
    try:
        code, said = _pytest(copy, sabotage.tests)
    finally:
        file.write_bytes(whole)
    return ("not noticed", "") if code == 0 else ("caught", said) if code == NOTICED else ("couldn't run", said)


def _pytest(copy: Paths, tests: Sequence[str]) -> tuple[int, str]:
    """Run tests in the copy up to the first that fails; 0 when all passed, NOTICED when one failed, and what failed."""
    # Two versions of a file within a second can't be told apart by the time that compiled ones note.
    environment = {**os.environ, "PATH": node.with_node(), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            command, cwd=copy.root, env=environment, capture_output=True, encoding="utf-8", errors="replace",
            timeout=LONGEST, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return -1, f"the tests didn't end within {LONGEST} s"
    failed = FAILED.search(done.stdout)
    if failed and done.returncode == NOTICED:
        return NOTICED, failed[1]
    # A browser that didn't start is an error before the test, and no failure of it.
    lines = (done.stdout + done.stderr).strip().splitlines() or [f"pytest ended with {done.returncode}"]
    return -done.returncode, lines[-1]


def _report(chosen: Sequence[Sabotage], outcomes: dict[str, Outcome], seconds: float) -> int:
    areas = Counter(one.area for one in chosen)
    print(f"\n{len(chosen)} in {seconds:.0f} s: {', '.join(f'{areas[area]} {area}' for area in areas)}.")
    for outcome, words in (
        ("not noticed", "Nobody noticed"),
        ("couldn't run", "Not known, for the tests couldn't run"),
    ):
        for one in chosen:
            if outcomes[one.name] == outcome:
                print(f"{words}: {one.name} ({one.file}): {one.broken}. Again: --only {one.name}")
    return int(any(outcome != "caught" for outcome in outcomes.values()))
