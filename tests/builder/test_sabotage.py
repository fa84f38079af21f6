"""`sabotage`: what no test notices is named, and the checkout stays as it is. In a checkout made of two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.paths import CHECKOUT, Paths
from builder.problems import Problems
from builder.quality.sabotage.listed import FILE, load
from builder.quality.sabotage.run_sabotage import run
from tests.builder.checkouts import tree

CODE = "def larger(one, other):\n    return one if one > other else other\n\n\ndef negated(one):\n    return -one\n"
TESTS = """\
from code_under_test import larger, negated


def test_the_larger_one_is_found():
    assert larger(2, 1) == 2


def test_what_fails_by_itself():
    assert larger(1, 1) == 0


def test_something_is_negated():
    assert negated(0) == 0
"""
SWAPPED = {"text": "one > other", "instead": "one < other", "tests": "test_larger.py::test_the_larger_one_is_found"}
SIGN = {"text": "return -one", "instead": "return one", "tests": "test_larger.py::test_something_is_negated"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "code_under_test.py").write_text(CODE)
    (tmp_path / "test_larger.py").write_text(TESTS)
    (tmp_path / "tests").mkdir()
    return Paths(tmp_path)


def write(paths: Paths, **sabotages: dict[str, str]) -> None:
    """Write the file of the sabotages, each with what these leave out."""
    (paths.root / FILE).write_text(
        "".join(
            f'[[sabotages]]\nname = "{name.replace("_", "-")}"\narea = "builder"\nbroken = "it\'s wrong"\n'
            f'file = "{one.get("file", "code_under_test.py")}"\n'
            f'text = "{one["text"]}"\ninstead = "{one["instead"]}"\ntests = ["{one["tests"]}"]\n'
            for name, one in sabotages.items()
        )
    )


def complaints(paths: Paths, only: str = "") -> list[str]:
    """What is said against trying them."""
    with pytest.raises(Problems) as caught:
        run(paths, only)
    return str(caught.value).splitlines()


def test_a_sabotage_that_a_test_notices_is_caught_by_name(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    write(paths, swapped=SWAPPED)
    assert run(paths) == 0
    said = capsys.readouterr().out
    assert "caught: test_larger.py::test_the_larger_one_is_found" in said
    assert "Nobody" not in said


def test_what_no_test_notices_is_named_and_fails(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    write(paths, swapped=SWAPPED, sign=SIGN)
    assert run(paths) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "Nobody noticed: sign (code_under_test.py): it's wrong. Again: --only sign"


@pytest.mark.parametrize("test", ["test_what_fails_by_itself", "test_that_is_not_there"])
def test_tests_that_fail_by_themselves_prove_nothing(
    paths: Paths, capsys: pytest.CaptureFixture[str], test: str
) -> None:
    write(paths, swapped=SWAPPED | {"tests": f"test_larger.py::{test}"}, sign=SIGN)
    assert run(paths) == 1
    said = capsys.readouterr().out
    assert "swapped" in said
    assert "couldn't run: without it too" in said
    assert "Not known, for the tests couldn't run: swapped" in said
    assert "Nobody noticed: sign" in said


def test_a_sabotage_that_leaves_no_test_to_run_proves_nothing(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    write(paths, syntax=SWAPPED | {"instead": "one >"})
    assert run(paths) == 1
    assert "Not known, for the tests couldn't run: syntax" in capsys.readouterr().out


def test_what_is_needed_before_a_test_and_breaks_proves_nothing(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    fixture = "import pytest\n\n\n@pytest.fixture\ndef two():\n    assert larger(2, 1) == 2\n    return 2\n\n\n"
    (paths.root / "test_larger.py").write_text(f"{fixture}{TESTS}\n\ndef test_it(two):\n    assert two\n")
    write(paths, swapped=SWAPPED | {"tests": "test_larger.py::test_it"})
    assert run(paths) == 1
    assert "Not known, for the tests couldn't run: swapped" in capsys.readouterr().out


@pytest.mark.parametrize("only", ["2", "sign"])
def test_one_can_be_repeated_by_its_number_or_name(paths: Paths, capsys: pytest.CaptureFixture[str], only: str) -> None:
    write(paths, swapped=SWAPPED, sign=SIGN)
    assert run(paths, only) == 1
    said = capsys.readouterr().out
    assert "swapped" not in said
    assert "  2 builder    sign" in said


def test_the_checkout_stays_as_it_is(paths: Paths) -> None:
    write(paths, swapped=SWAPPED)
    before = tree(paths.root)
    run(paths)
    assert tree(paths.root) == before


def test_everything_that_does_not_fit_the_code_is_said_at_once_with_its_file(paths: Paths) -> None:
    write(
        paths,
        gone=SWAPPED | {"text": "no such text"},
        often=SWAPPED | {"text": "return"},
        nowhere=SWAPPED | {"file": "nowhere.py"},
        same=SWAPPED | {"instead": "one > other"},
        untested=SWAPPED | {"tests": "test_nothing.py::test_it"},
    )
    assert complaints(paths) == [
        f"{FILE}: gone: its text stands 0 times in code_under_test.py; quote what stands there exactly once",
        f"{FILE}: nowhere: nowhere.py can't be read; name a file of the checkout",
        f"{FILE}: often: its text stands 2 times in code_under_test.py; quote what stands there exactly once",
        f"{FILE}: same: changes nothing; write something else instead",
        f"{FILE}: untested: there is no test_nothing.py; name a file with tests",
    ]


def test_a_name_or_number_that_is_not_there_is_refused(paths: Paths) -> None:
    write(paths, swapped=SWAPPED)
    [complaint] = complaints(paths, "3")
    assert complaint == f"--only: '3' is not known; write a number from 1 to 1, or a name from {FILE}"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", f"{FILE}: has no sabotages; write each under [[sabotages]]"),
        ("sabotages = [1]", f"{FILE}: sabotages[0]: "),
        ('[[sabotages]]\nname = "A b"', f"{FILE}: sabotages[0].name: "),
        ("[[sabotages", f"{FILE}: "),
    ],
)
def test_a_file_that_is_not_in_its_form_is_no_traceback(paths: Paths, content: str, complaint: str) -> None:
    (paths.root / FILE).write_text(content)
    assert any(one.startswith(complaint) for one in complaints(paths))


def test_each_sabotage_fits_the_code_as_it_is() -> None:
    areas = [sabotage.area for sabotage in load(CHECKOUT)]
    assert set(areas) == {"engine", "background", "pages", "builder", "desk"}
    assert len(areas) >= 36
