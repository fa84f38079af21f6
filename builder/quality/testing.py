"""`test`: see that everything the tests need is there, build, and hand over to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import get_args

from builder.browsers.finding import BrowserName
from builder.browsers.getting import get
from builder.paths import Paths
from builder.render.building import build
from builder.web import node

WORKERS = 6
"""The browser tests mostly wait: more at a time than there are cores."""

FOR_A_FILE = 3
"""Each worker reads the tests first: for one file's that costs more than it saves."""
SLOWEST = 20
"""How many tests `--durations` names."""


def run(paths: Paths, select: str = "", *, durations: bool = False) -> int:
    """Get what is missing and run the tests of the files called `select`, or else those whose names have it in them;
    returns pytest's exit code, or 1 when something is still missing. Raises Problems.
    """
    if complaints := [*get(get_args(BrowserName)), *(node.complaints(paths) or node.gallery(paths))]:
        print("The tests can't run yet:", *complaints, sep="\n  ", file=sys.stderr)
        return 1
    build(paths)
    files = called(paths, select) if select else []
    workers = FOR_A_FILE if files else WORKERS
    command = [sys.executable, "-m", "pytest", "-n", str(workers), "--dist", "worksteal", "-q", *files]
    environment = {**os.environ, "PATH": node.with_node()}
    command += [*(["-k", select] if select and not files else []), *([f"--durations={SLOWEST}"] if durations else [])]
    return subprocess.run(command, cwd=paths.root, env=environment, check=False).returncode


def called(paths: Paths, name: str) -> list[str]:
    """The test files of a name: `popup` and `test_popup` are test_popup.py, `due` is due.test.mjs; or of a path."""
    names = {name, f"test_{name}", f"{name}.test"}
    tests = [*(paths.root / "tests").rglob("test_*.py"), *(paths.root / "tests").rglob("*.test.mjs")]
    return sorted(path for file in tests if (path := paths.relative(file)) == name or {file.stem, file.name} & names)
