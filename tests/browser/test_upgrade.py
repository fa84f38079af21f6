"""An update over an older version, in a real browser: nothing lost, nothing asked for, no welcome a second time."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from builder.building import build
from builder.driving import Start, launch
from builder.driving.chromium import Chromium
from builder.paths import CHECKOUT, Paths
from builder.problems import Problems
from builder.releasing.release import TAG, last
from builder.releasing.version import bumped
from builder.replicas import ReplicaServer
from tests.browser import expect
from tests.browser.pages import at_dashboard
from tests.pages import linkedin as page

STORED = Path(page.__file__).with_name("stored_schema_1.json")
# Body of a function of the extension's id: what the browser tells that it may do, and whether it is on.
TOLD = """
const {state, permissions} = await chrome.developerPrivate.getExtensionInfo(arguments[0]);
return {state, permissions};
"""
VERSION = "return (await chrome.developerPrivate.getExtensionInfo(arguments[0])).version"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The last release for Chromium, built as it was; while there is none, this checkout under a lower version."""
    root = tmp_path / "older"
    try:
        released = last(CHECKOUT)
    except Problems:  # no repository, as in an unpacked archive
        released = None
    if released is None:
        shutil.copytree(CHECKOUT.extension, root / "extension")
        (root / "pyproject.toml").write_text(
            bumped(CHECKOUT.project.read_text(encoding="utf-8"), "0.0.1"), encoding="utf-8"
        )
        build(Paths(root))
    else:
        files = subprocess.run(
            ["git", "archive", f"{TAG}{released}"], cwd=CHECKOUT.root, capture_output=True, check=True
        )
        with tarfile.open(fileobj=io.BytesIO(files.stdout)) as archive:
            archive.extractall(root, filter="data")
        subprocess.run([sys.executable, "-m", "invoke", "build"], cwd=root, capture_output=True, check=True)
    return root / "dist" / "chrome"


def version(folder: Path) -> str:
    """The version in an unpacked extension's manifest."""
    found: str = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["version"]
    return found


def test_an_update_keeps_what_was_stored_and_asks_for_nothing_more(
    older: Path, tmp_path: Path, server: ReplicaServer
) -> None:
    build(CHECKOUT)
    newer = CHECKOUT.dist / "chrome"
    server.route(page.SETTING, page.setting(False))
    with launch("chrome", older, Start(server.port, profile=tmp_path / "profile")) as browser:
        assert isinstance(browser, Chromium)
        told = browser._in_settings(TOLD)
        browser.open(page.SETTING)
        expect.read(browser, "off")
        stored: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
        read = browser.storage()
        history = page.RECORD.replace("record:", "history:")
        # What was really read stays; the years before it are made up.
        browser.set_storage({history: stored[history], "options": stored["options"]})
        browser.open("about:blank")
        browser.close_other_tabs()
        before = browser.storage()
        assert before[page.RECORD] == read[page.RECORD]

        for path in older.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(newer, older, dirs_exist_ok=True)
        browser.reload_itself()
        browser.wait(lambda: browser._in_settings(VERSION) == version(newer), 60, "the new version")
        at_dashboard(browser)  # which wakes the background, as a member's click does
        expect.badge(browser, "OFF", never=("ON", "ON!"))
        after = browser.storage()
        assert {key: after.get(key) for key in before} == before
        assert [key for key in after if key.startswith("aside:")] == []
        assert browser.find_tab("welcome") is None
        assert (told["state"], browser._in_settings(TOLD)) == ("ENABLED", told)
        assert browser.manifest_warnings() == []
