"""Looking again: staleness, looks by itself, the relapse alarm's end, and what a stopped worker must not lose."""

from __future__ import annotations

import time
from typing import Any

from builder.driving import Browser
from builder.replicas import ReplicaServer, redirect
from tests.browser import expect
from tests.pages import linkedin as page

DAY = 24 * 60 * 60 * 1000
SERVICE, SETTING = page.RECORD.removeprefix("record:").split("/")


def ask(browser: Browser, kind: str, **content: Any) -> Any:
    """Send the background a message as one of the extension's own pages does."""
    script = "const d = arguments[1]; (globalThis.browser ?? chrome).runtime.sendMessage(arguments[0]).then(d)"
    message = {"type": f"page:{kind}", "service": SERVICE, "setting": SETTING, **content}
    return browser.driver.execute_async_script(script, message)


def at_dashboard(browser: Browser) -> None:
    """Open the dashboard in the current tab."""
    browser.open(browser.page_url("dashboard/dashboard.html"))


def read_off(browser: Browser, server: ReplicaServer) -> dict[str, Any]:
    """Have the setting read off; returns what is remembered."""
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    return expect.record(browser)


def test_a_reading_whose_time_has_come_is_stale(browser: Browser, server: ReplicaServer) -> None:
    record = read_off(browser, server)
    browser.set_storage({page.RECORD: {**record, "due": int(time.time() * 1000) - DAY}})
    expect.badge(browser, "?")
    browser.wait(lambda: "worth a look" in browser.badge().title, what="the tooltip to say so")


def test_every_visit_is_a_look_whatever_the_schedule(browser: Browser, server: ReplicaServer) -> None:
    first = read_off(browser, server)
    browser.open("about:blank")
    browser.open(page.SETTING)
    browser.wait(
        lambda: expect.record(browser)["known"]["confirmed"] > first["known"]["confirmed"], what="a confirmation"
    )
    assert expect.events(browser) == ["first-read", "confirmed"]


def test_a_look_by_itself_reads_in_a_tab_behind_and_closes_it(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    at_dashboard(browser)
    assert ask(browser, "look") is True
    browser.wait(lambda: len(browser.driver.window_handles) == 2, what="the tab to open")
    expect.badge(browser, "ON", seconds=30)
    browser.wait(lambda: len(browser.driver.window_handles) == 1, what="the tab to be closed")
    assert expect.events(browser) == ["first-read"]


def test_a_look_by_itself_that_meets_a_wall_waits_for_the_member(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.LOGIN, page.sign_in())
    server.route(page.SETTING, redirect(page.LOGIN))
    at_dashboard(browser)
    assert ask(browser, "look") is True
    browser.wait(lambda: expect.record(browser).get("auto", {}).get("waits"), 30, "the look to wait")
    browser.wait(lambda: len(browser.driver.window_handles) == 1, what="the tab to be closed")


def test_the_member_can_say_that_it_was_another_account(browser: Browser, server: ReplicaServer) -> None:
    read_off(browser, server)
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.badge(browser, "ON!")
    at_dashboard(browser)
    assert ask(browser, "other-account") is True
    expect.badge(browser, "ON")
    assert expect.events(browser)[-1] == "other-account"


def test_a_reading_survives_a_worker_that_is_stopped_before_it_comes(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    browser.wait(browser.overlay, what="the page to be looked at")
    browser.kill_worker()
    expect.read(browser, "off")


def test_an_unwatched_setting_leaves_the_badge_empty_and_the_page_alone(
    browser: Browser, server: ReplicaServer
) -> None:
    server.route(page.SETTING, page.setting(True))
    at_dashboard(browser)
    assert ask(browser, "watch", watched=False) is True
    expect.badge(browser, "")
    browser.open(page.SETTING)
    browser.open(f"{page.SETTING}?again")
    assert expect.record(browser) == {}
    assert browser.overlay() is None


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
    read_off(browser, server)
    at_dashboard(browser)
    assert ask(browser, "delete") == {"lines": 1}
    expect.badge(browser, "?")
    assert expect.history(browser) == []
