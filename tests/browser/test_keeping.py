"""Nothing is lost: stopped workers, full or damaged storage, several tabs, an update in the middle; and policies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.replica_server import ReplicaServer
from builder.data.evidence import digest
from builder.paths import CHECKOUT
from tests.browser import expect
from tests.browser.pages import SERVICE, ask, at_dashboard, request
from tests.pages import linkedin as page

SWITCH = "input[role=switch]"


def chained(browser: Browser) -> bool:
    """Whether every line of the history carries the digest of the one before it."""
    return linked(expect.history(browser))


def linked(lines: list[dict[str, Any]]) -> bool:
    """Whether every line carries the digest of the one before it."""
    return all(line["previous"] == (digest(lines[n - 1]) if n else None) for n, line in enumerate(lines))


def answered(browser: Browser) -> int:
    """How many messages the page in the current tab has had an answer to."""
    return int(browser.driver.execute_script("return document.body.dataset.answered"))


def says(browser: Browser, words: str) -> None:
    """Wait until the page in the current tab says this."""
    browser.wait(lambda: words in browser.driver.find_element("css selector", "body").text, what=words)


# Workers


def test_a_reading_survives_a_worker_that_is_stopped_before_it_comes(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    browser.wait(browser.overlay, what="the page to be looked at")
    browser.kill_worker()
    expect.read(browser, "off")


def test_a_worker_stopped_again_and_again_loses_no_reading(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    browser.wait(browser.overlay, what="the page to be looked at")
    for _ in range(5):
        browser.kill_worker()
    expect.read(browser, "on")
    browser.kill_worker()
    browser.driver.find_element("css selector", SWITCH).click()
    browser.kill_worker()
    expect.badge(browser, "OFF", never=("ON!",))
    assert expect.events(browser) == ["first-read", "switched-off"]
    assert chained(browser)


def noted(browser: Browser) -> list[dict[str, Any]]:
    """The history of what was sent."""
    lines: list[dict[str, Any]] = browser.storage().get(page.RECORD.replace("record:", "requests:"), [])
    return lines


def test_a_worker_stopped_while_it_writes_leaves_every_line_it_answered_for(browser: Browser) -> None:
    at_dashboard(browser)
    script = """
      const [message] = arguments;
      document.body.dataset.answered ??= 0;
      for (const day of arguments[1])
        (globalThis.browser ?? chrome).runtime.sendMessage({...message, request: {...message.request, sent: day}})
          .then((answer) => { document.body.dataset.answered -= answer ? -1 : 0; }, () => {});
    """
    sent = {key: value for key, value in request().items() if key not in ("id", "service", "setting", "reminded")}
    message = {"type": "page:request", "service": SERVICE, "request": sent}
    for month in range(1, 7):
        browser.driver.execute_script(script, message, [f"2026-{month:02}-{day:02}" for day in range(1, 29)])
        browser.kill_worker()
        assert linked(noted(browser))
        assert len(noted(browser)) >= answered(browser)
    # What is asked for now comes after all that was asked for before.
    assert ask(browser, "request", request={**sent, "sent": "2026-08-01"})
    assert browser.storage()["requests"][-1]["sent"] == "2026-08-01"
    assert len(noted(browser)) > answered(browser)


# Tabs


def test_readings_of_two_tabs_at_once_are_both_kept(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    browser.new_tab(page.SETTING)
    browser.wait(lambda: expect.events(browser) == ["first-read", "confirmed"], what="both readings")
    assert chained(browser)


# Storage


def fill_up(browser: Browser) -> None:
    """Leave the extension no room to store anything more."""
    if browser.name == "chrome":
        room: int = browser.evaluate_background("return chrome.storage.local.QUOTA_BYTES")
        browser.set_storage({"filler": "x" * (room - 100)})
    else:  # it sets no limit of its own; the disk would have to be full
        browser.evaluate_background(
            "browser.storage.local.set = async () => { throw new Error('QuotaExceededError: no room') }"
        )


def make_room(browser: Browser) -> None:
    """Take that back."""
    if browser.name == "chrome":
        browser.evaluate_background("await chrome.storage.local.remove('filler')")
    else:
        browser.kill_worker()


def test_a_full_disk_is_said_and_the_reading_stored_when_there_is_room(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    at_dashboard(browser)
    dashboard = browser.driver.current_window_handle
    fill_up(browser)
    reading = browser.new_tab(page.SETTING)
    browser.switch(dashboard)
    says(browser, "gives StillOff no more room")
    browser.open_popup_tab()
    says(browser, "gives StillOff no more room")
    browser.close_tab()
    browser.switch(reading)
    assert browser.badge().text == "?"
    make_room(browser)
    expect.badge(browser, "OFF")
    browser.switch(dashboard)
    browser.wait(lambda: "no more room" not in browser.driver.find_element("css selector", "body").text, what="that")


def test_a_damaged_record_is_kept_aside_and_said(browser: Browser, server: ReplicaServer) -> None:
    damaged = {"state": "off", "known": {"state": "off"}}  # damage of any other shape: tests/extension/fuzz.test.mjs
    browser.set_storage({page.RECORD: damaged})
    at_dashboard(browser)
    says(browser, "can't understand some of what it had stored")
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    stored = browser.storage()
    assert [value for key, value in stored.items() if key.startswith("aside:")] == [damaged]
    at_dashboard(browser)
    says(browser, "put that aside and not deleted it")


def test_what_a_newer_version_stored_is_left_alone_and_said(browser: Browser, server: ReplicaServer) -> None:
    browser.set_storage({"schema": 99})
    server.route(page.SETTING, page.setting(False))
    at_dashboard(browser)
    problems = ask(browser, "state")["problems"]
    assert [problem["kind"] for problem in problems] == ["newer"]
    browser.open(page.SETTING)
    browser.wait(lambda: (seen := browser.overlay()) and "Training is off" in seen.text, what="the page to be read")
    assert browser.storage() == {"schema": 99}


def test_deleting_forgets_the_record_and_its_history(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    at_dashboard(browser)
    assert ask(browser, "delete") == {"lines": 1}
    expect.badge(browser, "?")
    assert expect.history(browser) == []


# Updates


def test_an_update_in_the_middle_leaves_one_highlight_and_goes_on_reading(
    browser: Browser, replica_server: ReplicaServer
) -> None:
    replica_server.reset()
    replica_server.route(page.SETTING, page.setting(True))
    with launch(browser.name, CHECKOUT.dist / browser.name, Start(replica_server.port)) as other:
        other.open(page.SETTING)
        expect.read(other, "on")
        bare = "return document.documentElement.children.length"
        before = other.driver.execute_script(bare)
        other.reload_itself()
        other.wait(lambda: len(expect.events(other)) > 1, what="the new version to read the page")
        assert expect.events(other) == ["first-read", "confirmed"]
        other.wait(lambda: other.driver.execute_script(bare) == before, what="one highlight and no more")
        other.driver.find_element("css selector", SWITCH).click()
        expect.badge(other, "OFF", never=("ON!",))
        assert expect.events(other) == ["first-read", "confirmed", "switched-off"]
        assert chained(other)


# Organisations


def test_a_policy_holds_and_is_said(
    browser: Browser, replica_server: ReplicaServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = {"highlight": False, "interval": 7, "notifications": "always", "colour": "blue"}
    manifest = {"name": browser.extension_id, "description": "policy", "type": "storage", "data": policy}
    folder = tmp_path / ".mozilla" / "managed-storage"
    folder.mkdir(parents=True)
    (folder / f"{browser.extension_id}.json").write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    with launch(browser.name, CHECKOUT.dist / browser.name, Start(replica_server.port)) as other:
        if other.name == "chrome":  # it reads policies from folders of the whole system only
            other.evaluate_background("chrome.storage.managed.get = async () => arguments[0]", policy)
        at_dashboard(other)
        state = ask(other, "state")
        assert (state["options"]["highlight"], state["options"]["interval"]) == (False, 7)
        assert sorted(state["managed"]) == ["highlight", "interval"]
        assert [problem["key"] for problem in state["managedProblems"]] == ["notifications", "colour"]
        assert ask(other, "option", name="highlight", value=True) is None
        says(other, "organisation")
