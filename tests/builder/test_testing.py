"""Which tests `test --select` picks."""

from __future__ import annotations

import pytest

from builder.paths import CHECKOUT
from builder.quality.testing import called


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("popup", ["tests/browser/test_popup.py"]),
        ("test_popup", ["tests/browser/test_popup.py"]),
        ("due", ["tests/extension/due.test.mjs"]),
        ("tests/builder/test_icons.py", ["tests/builder/test_icons.py"]),
        ("evidence", ["tests/builder/test_evidence.py", "tests/extension/evidence.test.mjs"]),
        ("no_such_file", []),
    ],
)
def test_a_file_is_picked_by_its_name_or_path(name: str, files: list[str]) -> None:
    assert called(CHECKOUT, name) == files
