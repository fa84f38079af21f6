"""An update over an older version, in both browsers: nothing lost, nothing asked for, no welcome a second time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.driving.chromium import Chromium
from builder.browsers.driving.firefox import Firefox
from builder.browsers.finding import BrowserName
from builder.browsers.replica_server import ReplicaServer
from builder.paths import CHECKOUT, Paths
from builder.problems import Problems
from builder.release import rebuilding
from builder.release.git import TAG, check_out, last
from builder.release.version import bumped
from builder.render.building import build
from tests.browser import expect
from tests.browser.everything import WAITS
from tests.browser.pages import at_dashboard
from tests.pages import linkedin as page

STORED = Path(page.__file__).with_name("stored_schema_1.json")
TOLD_OF_IT = ("service", "setting", "note", "reminded")
BY = {"definition": "2026-08-22", "version": "0.1.0", "previous": None, "state": "off", "reason": None}
MIXED = [
    {**BY, "type": "first-read", "at": 1, "signals": ["address", "key"], "page": "control"},
    {
        **BY,
        "type": "request-sent",
        "at": 2,
        "signals": [],
        "page": None,
        "request": {key: value for key, value in WAITS.items() if key not in TOLD_OF_IT},
    },
]
"""A history as the last version kept it: what was sent stands among what was read."""
VERSION = "return (await chrome.developerPrivate.getExtensionInfo(arguments[0])).version"
# One of each kind of choice, none as it is at first.
SERVICE = page.RECORD.removeprefix("record:").partition("/")[0]
OPTIONS = {"beside": False, "place": "DE", "unwatched": [f"{SERVICE}/other"], "auto": [SERVICE]}
WHO = {"name": "Somebody"}
# Body of a function of the extension's id: what Chromium tells that it may do, and whether it is on.
TOLD = """
const {state, permissions} = await chrome.developerPrivate.getExtensionInfo(arguments[0]);
return {state, permissions};
"""
# The same of Firefox, and the version; and what of the second Firefox would ask about, as its updater compares them.
HAS = """
const {AddonManager} = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
return AddonManager.getAddonByID(arguments[0]).then(
  ({version, isActive, userPermissions}) => ({version, isActive, userPermissions}));
"""
NEWLY = """
const {ExtensionData} = ChromeUtils.importESModule("resource://gre/modules/Extension.sys.mjs");
return ExtensionData.comparePermissions(arguments[0], arguments[1]);
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The last release, built as it was; while there is none, this checkout under a lower version."""
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
        check_out(CHECKOUT, f"{TAG}{released}", root)
        rebuilding.build(root, offline=True)
    return root / "dist"


def says(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines without the digests of those before them."""
    return [{key: value for key, value in each.items() if key != "previous"} for each in lines]


def version(folder: Path) -> str:
    """The version in an unpacked extension's manifest."""
    found: str = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["version"]
    return found


@pytest.mark.parametrize("name", get_args(BrowserName))
def test_an_update_keeps_what_was_stored_and_asks_for_nothing_more(
    older: Path, tmp_path: Path, server: ReplicaServer, name: BrowserName
) -> None:
    build(CHECKOUT)
    server.route(page.SETTING, page.setting(False))
    with launch(name, older / name, Start(server.port, profile=tmp_path / "profile")) as browser:
        browser.open(page.SETTING)
        expect.read(browser, "off")
        stored: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
        read = browser.storage()
        history = page.RECORD.replace("record:", "history:")
        # What was really read stays; the years before it are made up.
        options = {**stored["options"], **OPTIONS}
        mixed = page.RECORD.replace("record:", "history:") + "-too"
        kept = {history: stored[history], mixed: MIXED, "options": options, "requests": [WAITS], "who": WHO}
        browser.set_storage(kept)
        browser.open("about:blank")
        browser.close_other_tabs()
        before = browser.storage()
        assert before[page.RECORD] == read[page.RECORD]

        update(browser, older / name, CHECKOUT.dist / name)
        at_dashboard(browser)  # which wakes the background, as a member's click does
        expect.badge(browser, "OFF", never=("ON", "ON!"))
        apart = mixed.replace("history:", "requests:")
        browser.wait(lambda: apart in browser.storage(), what="the requests to be apart")
        after = browser.storage()
        assert says(after[mixed]) + says(after[apart][:-1]) == says(before.pop(mixed))
        assert {key: after.get(key) for key in before} == before
        assert [key for key in after if key.startswith("aside:")] == []
        assert browser.find_tab("welcome") is None
        assert browser.manifest_warnings() == []


def update(browser: Browser, older: Path, newer: Path) -> None:
    """Put the newer version over the older one, as the browser does: it stays on, and may no more than before."""
    if isinstance(browser, Chromium):
        told = browser._in_settings(TOLD)
        for path in older.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(newer, older, dirs_exist_ok=True)
        browser.reload_itself()
        browser.wait(lambda: browser._in_settings(VERSION) == version(newer), 180, "the new version")
        assert (told["state"], browser._in_settings(TOLD)) == ("ENABLED", told)
    elif isinstance(browser, Firefox):
        had = browser._in_chrome(HAS, browser.extension_id)
        assert had["version"] == version(older)
        browser.firefox.install_addon(str(newer), temporary=False)  # over the older one: the id is the same
        browser.wait(lambda: browser._in_chrome(HAS, browser.extension_id)["version"] == version(newer))
        has = browser._in_chrome(HAS, browser.extension_id)
        newly = browser._in_chrome(NEWLY, had["userPermissions"], has["userPermissions"])
        assert has["isActive"]
        assert not any(newly.values()), newly
