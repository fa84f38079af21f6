"""`fuzz`: inputs that nobody should send, for everything that takes any; see tests/extension/fuzz."""

from __future__ import annotations

import subprocess
import sys

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.render.building import build
from builder.web import node


def run(paths: Paths, inputs: str, seed: str, only: str) -> int:
    """Give every target its share of the inputs, or one all of them; gives an exit code. Raises Problems."""
    wrong = [(name, text) for name, text in (("--inputs", inputs), ("--seed", seed)) if not text.isdecimal()]
    if wrong:
        raise Problems(Problem(name, "", f"'{text}' is not known", "write a whole number") for name, text in wrong)
    if not node.found():
        print(*node.complaints(paths, install=False), sep="\n", file=sys.stderr)
        return 1
    build(paths)
    script = paths.root / "tests" / "extension" / "fuzz" / "run.mjs"
    return subprocess.run([node.program("node"), script, seed, inputs, only], check=False).returncode
