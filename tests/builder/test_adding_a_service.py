"""docs/adding-a-service.md says how a service is added: followed word for word, it leaves everything green."""

from __future__ import annotations

import shlex
import sys

import pytest

from builder.data.made_files import renew
from builder.paths import CHECKOUT, Paths
from builder.quality.linting import MADE
from builder.services.drafting import whole
from tests.builder.checkouts import run_in

GUIDE = (CHECKOUT.root / "docs" / "adding-a-service.md").read_text(encoding="utf-8")
COMMAND = GUIDE[GUIDE.index("new-service --id") :].partition("\n```")[0].replace("\\\n", "")
FILE = "extension/services/example.toml"
CONCERNED = ("tests/definitions", "tests/builder/test_listing.py")


@pytest.mark.long
def test_the_guide_followed_word_for_word_leaves_everything_green(copy: Paths) -> None:
    run_in(copy, sys.executable, "-m", "invoke", *shlex.split(COMMAND))
    file = copy.root / FILE
    file.write_text(whole(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert [name for make in MADE.values() for name in renew(copy, make)]
    run_in(copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CONCERNED)
