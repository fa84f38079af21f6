"""docs/rights.md says how a law is added: followed word for word, in a copy, it leaves everything green."""

from __future__ import annotations

import re
import sys

import pytest

from builder.data.locales import text_checks
from builder.data.made_files import renew
from builder.data.rights import load, word_checks
from builder.paths import CHECKOUT, Paths
from builder.release import unknowns
from builder.render.building import build
from tests.builder.checkouts import run_in

GUIDE = (CHECKOUT.root / "docs" / "rights.md").read_text(encoding="utf-8")
STEPS = GUIDE[GUIDE.index("\n## Add a law\n") :]
STEPS = STEPS[: STEPS.index("\n## ", 1)]
LAW = "antarctic"
RIGHTS = ("tests/builder/test_rights.py", "tests/builder/test_words.py", "tests/builder/test_unknowns.py")
ELSEWHERE = "not names_the_file_and_the_key and not test_no_service and not never_acts"
"""What takes long there, and knows nothing of one law more."""


def of_the_desk() -> list[str]:
    """The tests of what the extension makes of laws."""
    files = sorted((CHECKOUT.root / "tests" / "extension").glob("*.test.mjs"))
    return [CHECKOUT.relative(file) for file in files if "built.mjs" in file.read_text(encoding="utf-8")]


def follow(paths: Paths) -> None:
    """Do what the guide says: write each file that it shows, make each change."""
    for kind, block in re.findall(r"^```(toml|diff)\n(.*?)^```$", STEPS, re.MULTILINE | re.DOTALL):
        head, _, rest = block.partition("\n")
        file = paths.root / head.removeprefix("--- ").removeprefix("# ")
        if kind == "toml":
            file.write_text(rest, encoding="utf-8")
            continue
        lines = rest.splitlines(keepends=True)
        before, after = ("".join(line[1:] for line in lines if line[0] in kept) for kept in (" -", " +"))
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, block
        file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.long
def test_the_guide_followed_word_for_word_leaves_everything_green(copy: Paths) -> None:
    follow(copy)
    build(copy)
    run_in(copy, "node", "--test", "tests/extension/snapshots.test.mjs", STILLOFF_SNAPSHOTS="write")
    renew(copy, unknowns.made)
    assert [*text_checks.problems(copy), *word_checks.problems(copy)] == []
    run_in(
        copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", ELSEWHERE, *RIGHTS, *of_the_desk()
    )
    written = {file.name for file in (copy.root / "tests" / "extension" / "letters").glob(f"{LAW}-*")}
    assert f"{LAW}-en.txt" in written


def test_what_the_guide_shows_is_a_law(copy: Paths) -> None:
    follow(copy)
    (law,) = [regime for regime in load(copy).regimes if regime.id == LAW]
    assert law.english.name == "Antarctic Data Act"


def test_the_commands_of_the_guide_are_tasks() -> None:
    tasks = (CHECKOUT.root / "tasks.py").read_text(encoding="utf-8")
    named = re.findall(r"python3 -m builder ([a-z-]+)", STEPS)
    assert named
    assert all(f"def {name.replace('-', '_')}(" in tasks for name in named)
