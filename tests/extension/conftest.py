"""Every `*.test.mjs` file here is run by Node, once, and each of its tests is one of pytest's."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.paths import CHECKOUT
from builder.render.building import build

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTER = Path(__file__).with_name("reporter.mjs")
# A test is declared at the start of a line, its name written out: so pytest knows it without starting Node.
TEST = re.compile(r'^test\("((?:[^"\\\n]|\\.)*)", ', re.MULTILINE)
GET_NODE = (
    "These tests need Node 20.19 or newer, and {found}. Install it from https://nodejs.org/en/download, "
    "or with your system's packages where they are as new, so that `node` is found on the PATH."
)
DECLARE = 'write each test as test("its name", …) at the start of a line, each with a name of its own.'
LIMIT = 300


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take in the files of Node's tests."""
    return NodeFile.from_parent(parent, path=file_path) if file_path.name.endswith(".test.mjs") else None


class NodeTestFailed(Exception):
    """A test failed in Node; the message is what Node says."""


class NodeFile(pytest.File):
    """A file of tests that Node runs."""

    def collect(self) -> Iterator[NodeTest]:
        if len(set(self.declared)) != len(self.declared) or not self.declared:
            raise self.CollectError(f"{self.path.name}: {DECLARE}")
        for name in self.declared:
            yield NodeTest.from_parent(self, name=name)

    @cached_property
    def declared(self) -> list[str]:
        """The names of the file's tests."""
        return [json.loads(f'"{name}"') for name in TEST.findall(self.path.read_text(encoding="utf-8"))]

    @cached_property
    def failures(self) -> dict[str, str | None] | NodeTestFailed:
        """What Node says about each test: why it failed, or None. Or why Node could not run them."""
        try:
            return self.run()
        except NodeTestFailed as failed:
            return failed

    def run(self) -> dict[str, str | None]:
        """Run the file."""
        build(CHECKOUT)  # some import what is rendered
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder, "report")
            options = [f"--test-reporter={REPORTER.as_uri()}", f"--test-reporter-destination={report}"]
            try:
                run = subprocess.run(
                    ["node", *options, self.path], capture_output=True, text=True, timeout=LIMIT, check=False
                )
            except FileNotFoundError:
                raise NodeTestFailed(GET_NODE.format(found="there is none")) from None
            except subprocess.TimeoutExpired:
                raise NodeTestFailed(f"Node did not finish within {LIMIT} s.") from None
            lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
        results = [json.loads(line) for line in lines]
        explained = run.returncode == 0 or any(result["failure"] for result in results)
        if sorted(result["name"] for result in results) != sorted(self.declared) or not explained:
            raise NodeTestFailed(self.mismatch(results, run.stdout + run.stderr))
        return {result["name"]: result["failure"] for result in results}

    def mismatch(self, results: list[dict[str, str | None]], output: str) -> str:
        """Why Node ran other tests than the file declares."""
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
        parts = [int(part) for part in re.findall(r"\d+", version)[:2]]
        if parts < [20, 19]:
            return GET_NODE.format(found=f"this is {version or 'another program'}")
        told = "\n".join(f"{result['name']}: {result['failure'] or 'passed'}" for result in results)
        return f"Node did not run just what {self.path.name} declares; {DECLARE}\n{told}\n{output}"


class NodeTest(pytest.Item):
    """One of Node's tests."""

    def runtest(self) -> None:
        assert isinstance(self.parent, NodeFile)
        failures = self.parent.failures
        failure = failures if isinstance(failures, NodeTestFailed) else failures[self.name]
        if failure:
            raise NodeTestFailed(str(failure))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        if isinstance(excinfo.value, NodeTestFailed):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo, style))

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name
