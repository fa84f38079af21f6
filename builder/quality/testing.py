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

SLOWEST = 20
"""How many tests `--durations` names."""


def run(paths: Paths, select: str = "", *, durations: bool = False) -> int:
    """Get what is missing and run the tests whose names have `select` in them; returns pytest's exit code, or 1 when
    something is still missing. Raises Problems.
    """
    if complaints := [*get(get_args(BrowserName)), *node.complaints(paths)]:
        print("The tests can't run yet:", *complaints, sep="\n  ", file=sys.stderr)
        return 1
    build(paths)
    command = [sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal", "-q"]
    environment = {**os.environ, "PATH": node.with_node()}
    command += [*(["-k", select] if select else []), *([f"--durations={SLOWEST}"] if durations else [])]
    return subprocess.run(command, cwd=paths.root, env=environment, check=False).returncode
