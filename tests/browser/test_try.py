"""`try` without a display: the story, told and shown."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import get_args

import pytest

from builder.browsers.finding import BrowserName
from builder.paths import CHECKOUT


@pytest.mark.parametrize("name", get_args(BrowserName))
def test_without_a_display_the_story_is_gone_through_with_a_picture_of_each_step(name: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "try", "--browser", name],
        cwd=CHECKOUT.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [line.split() for line in done.stdout.splitlines() if line.endswith(".png")]
    assert [words[-1].rpartition("/")[2] for words in said] == ["1-opened.png", "2-on.png", "3-off.png", "4-popup.png"]
    assert all((CHECKOUT.root / words[-1]).read_bytes().startswith(b"\x89PNG") for words in said)
