"""The manifests in the eyes of those who read them."""

from __future__ import annotations

import json
import os
import subprocess

from builder.building import build
from builder.driving import Browser
from builder.paths import CHECKOUT
from builder.testing import web_ext


def test_the_browser_has_nothing_to_say_against_the_manifest(browser: Browser) -> None:
    assert browser.manifest_warnings() == []


def test_the_firefox_linter_has_nothing_to_say() -> None:
    build(CHECKOUT)
    assert web_ext(CHECKOUT).exists(), "the linter is missing; `python3 -m builder test` installs it"
    command = ["node", str(web_ext(CHECKOUT)), "lint", "--output", "json", "--no-config-discovery", "--source-dir"]
    environment = {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
    done = subprocess.run(
        [*command, str(CHECKOUT.dist / "firefox")], capture_output=True, text=True, check=False, env=environment
    )
    report = json.loads(done.stdout)
    assert {kind: report[kind] for kind in ("errors", "warnings", "notices")} == {
        "errors": [],
        "warnings": [],
        "notices": [],
    }
