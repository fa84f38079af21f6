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
from tests.builder.test_handed_on import filled

GUIDE = (CHECKOUT.root / "docs" / "adding-a-service.md").read_text(encoding="utf-8")
COMMAND = GUIDE[GUIDE.index("new-service --id") :].partition("\n```")[0].replace("\\\n", "")
HANDED_ON = "~/Downloads/example.toml"
FROM = GUIDE[GUIDE.index("new-service --from") :].partition("\n")[0]
FILE = "extension/services/example.toml"
CONCERNED = ("tests/definitions", "tests/builder/test_listing.py")


@pytest.mark.long
def test_the_guide_followed_word_for_word_leaves_everything_green(copy: Paths) -> None:
    run_in(copy, sys.executable, "-m", "invoke", *shlex.split(COMMAND))
    file = copy.root / FILE
    file.write_text(whole(file.read_text(encoding="utf-8")), encoding="utf-8")
    everything_is_green(copy)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["switch", "radio"])
def test_what_a_member_handed_on_leaves_everything_green_once_it_is_filled_in(copy: Paths, kind: str) -> None:
    handed_on = copy.root.parent / f"{copy.root.name}-handed-on.toml"
    handed_on.write_text(filled(kind), encoding="utf-8")
    command = [str(handed_on) if word == HANDED_ON else word for word in shlex.split(FROM)]
    run_in(copy, sys.executable, "-m", "invoke", *command, "--id", "example")
    everything_is_green(copy)


def everything_is_green(copy: Paths) -> None:
    """What is made is renewed, and the tests of all definitions pass."""
    assert [name for make in MADE.values() for name in renew(copy, make)]
    run_in(copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CONCERNED)
