"""Looking again: staleness, looks by itself, the relapse alarm's end, and what a stopped worker must not lose."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer, redirect
from tests.browser import expect
from tests.browser.pace import TRUE_TIME
from tests.browser.pages import API, SERVICE, SETTING, ask, at_dashboard
from tests.pages import linkedin as page

DAY = 24 * 60 * 60 * 1000


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
    browser.wait(lambda: "check again" in browser.badge().title, what="the tooltip to say so")


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
    expect.badge(browser, "ON")
    browser.wait(lambda: len(browser.driver.window_handles) == 1, what="the tab to be closed")
    assert expect.events(browser) == ["first-read"]


def test_a_look_by_itself_that_meets_a_wall_waits_for_the_member(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.LOGIN, page.sign_in())
    server.route(page.SETTING, redirect(page.LOGIN))
    at_dashboard(browser)
    assert ask(browser, "look") is True
    browser.wait(lambda: expect.record(browser).get("auto", {}).get("waits"), 90, "the look to wait")
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


# Reminders and looks by themselves


@pytest.fixture
def notified(browser: Browser) -> Iterator[Browser]:
    """A browser whose person has allowed notifications, and wants them."""
    yield browser
    browser.evaluate_background(f"await {API}.permissions.remove({{permissions: ['notifications']}})")


# Without a screen Firefox ends every notification at once: what would be seen is noted instead.
NOTE_NOTICES = f"""
const {{notifications}} = {API};
globalThis.noted = new Set();
notifications.create = async (id) => void noted.add(id);
notifications.clear = async (id) => noted.delete(id);
notifications.getAll = async () => Object.fromEntries([...noted].map((id) => [id, {{}}]));
"""


def allow_notifications(browser: Browser) -> None:
    """Switch notifications on, as the member does."""
    browser.open(browser.page_url("dashboard/dashboard.html#checks"))
    browser.driver.find_element("id", "notifications").click()
    browser.wait(lambda: expect.option(browser, "notifications") is True, what="the option")
    if browser.name == "firefox":
        browser.evaluate_background(NOTE_NOTICES)


def notices(browser: Browser) -> list[str]:
    """The ids of the notifications that are to be seen."""
    return sorted(browser.evaluate_background(f"return Object.keys(await {API}.notifications.getAll())"))


def wake(browser: Browser) -> None:
    """Have the background do what it does at a start, and once a day; the current tab must show one of its pages."""
    assert ask(browser, "auto", auto=False) is True


def test_a_due_look_is_reminded_of_once(notified: Browser, server: ReplicaServer) -> None:
    browser = notified
    record = read_off(browser, server)
    allow_notifications(browser)
    browser.set_storage({page.RECORD: {**record, "due": int(time.time() * 1000) - DAY}})
    wake(browser)
    assert notices(browser) == [f"look:{SERVICE}/{SETTING}"]
    browser.evaluate_background(f"await {API}.notifications.clear(arguments[0])", f"look:{SERVICE}/{SETTING}")
    wake(browser)
    assert notices(browser) == []


def test_a_reminder_goes_when_the_setting_is_looked_at(notified: Browser, server: ReplicaServer) -> None:
    browser = notified
    record = read_off(browser, server)
    allow_notifications(browser)
    browser.set_storage({page.RECORD: {**record, "due": int(time.time() * 1000) - DAY}})
    wake(browser)
    assert notices(browser)
    browser.open(page.SETTING)
    expect.badge(browser, "OFF")
    browser.wait(lambda: not notices(browser), what="the reminder to go")


def test_a_relapse_is_notified_until_it_is_seen(notified: Browser, server: ReplicaServer) -> None:
    browser = notified
    read_off(browser, server)
    allow_notifications(browser)
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.badge(browser, "ON!")
    browser.wait(lambda: notices(browser) == [f"relapse:{SERVICE}/{SETTING}"], what="the notification")
    browser.evaluate_background(f"await {API}.notifications.clear(arguments[0])", f"relapse:{SERVICE}/{SETTING}")
    at_dashboard(browser)
    wake(browser)
    assert notices(browser) == [f"relapse:{SERVICE}/{SETTING}"]
    assert ask(browser, "seen") is True
    assert notices(browser) == []


def test_a_reading_is_answered_after_notifications_were_forbidden_again(
    notified: Browser, server: ReplicaServer
) -> None:
    browser = notified
    allow_notifications(browser)
    browser.evaluate_background(f"await {API}.permissions.remove({{permissions: ['notifications']}})")
    read_off(browser, server)
    browser.wait(
        lambda: (seen := browser.overlay()) and "Training has just been switched off" in seen.text,
        what="the callout to have its answer",
    )


def test_a_due_look_opens_by_itself_while_the_browser_is_in_use(browser: Browser, server: ReplicaServer) -> None:
    record = read_off(browser, server)
    at_dashboard(browser)
    browser.set_storage({page.RECORD: {**record, "due": int(time.time() * 1000) - DAY}})
    assert ask(browser, "auto", auto=True) is True
    # A minute passes.
    browser.evaluate_background(f"await {API}.alarms.create('waiting', {{when: Date.now(), periodInMinutes: 1}})")
    browser.wait(lambda: expect.record(browser)["due"] > time.time() * 1000, 120, "the look to have been made")
    browser.wait(lambda: browser.find_tab(page.SETTING) is None, what="its tab to be closed")
    assert expect.record(browser)["known"]["confirmed"] > record["known"]["confirmed"]


def test_a_tab_that_the_member_went_to_stays_open(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.late(True, 6), headers=TRUE_TIME)
    at_dashboard(browser)
    assert ask(browser, "look") is True
    handle = browser.wait(lambda: browser.find_tab(page.SETTING), what="the tab to open")
    browser.switch(handle)
    expect.badge(browser, "ON")
    browser.wait(lambda: not ask_state_of_look(browser), what="the look to be over")
    assert browser.find_tab(page.SETTING) == handle


def ask_state_of_look(browser: Browser) -> Any:
    """The look under way, if any."""
    return browser.evaluate_background(f"return (await {API}.storage.session.get('look')).look ?? null")


# Clocks


def alarm(browser: Browser) -> float:
    """When the background wakes by itself, in days from now."""
    when: float = browser.evaluate_background(f"return (await {API}.alarms.get('due'))?.scheduledTime ?? 0")
    return (when - time.time() * 1000) / DAY


def test_one_alarm_wakes_within_a_day_and_one_for_the_ages(browser: Browser, server: ReplicaServer) -> None:
    browser.evaluate_background(f"await {API}.alarms.clearAll()")
    read_off(browser, server)
    browser.wait(lambda: 0.9 < alarm(browser) <= 1, what="the alarm")
    names = browser.evaluate_background(f"return (await {API}.alarms.getAll()).map(({{name}}) => name)")
    assert sorted(names) == ["age", "due"]


PUT_OFF = f"""
const planned = Date.now() + 400 * arguments[0];
await {API}.alarms.create("due", {{when: planned}});
await {API}.storage.session.set({{shown: {{planned}}}});
"""
"""As if the clock had been set back by 400 days since the alarm was planned; a day in ms is given."""


def test_an_alarm_that_a_clock_set_back_has_put_off_is_set_again(browser: Browser, server: ReplicaServer) -> None:
    read_off(browser, server)
    browser.wait(lambda: 0.9 < alarm(browser) <= 1, what="the alarm")
    browser.evaluate_background(PUT_OFF, DAY)
    assert alarm(browser) > 300
    browser.kill_worker()
    browser.wait(lambda: 0 < alarm(browser) <= 1, what="the alarm to be within a day again")


def test_a_state_confirmed_in_the_future_is_no_state_until_it_is_read_again(
    browser: Browser, server: ReplicaServer
) -> None:
    record = read_off(browser, server)
    ahead = {"since": record["since"] + 400 * DAY, "due": record["due"] + 400 * DAY}
    known = {**record["known"], "since": ahead["since"], "confirmed": record["known"]["confirmed"] + 400 * DAY}
    browser.set_storage({page.RECORD: {**record, **ahead, "known": known}})
    expect.badge(browser, "?")
    browser.open("about:blank")
    browser.open(page.SETTING)
    expect.badge(browser, "OFF")
    assert expect.record(browser)["known"]["confirmed"] < time.time() * 1000 + DAY


def test_another_interval_moves_the_look_that_waits(browser: Browser, server: ReplicaServer) -> None:
    first = read_off(browser, server)
    at_dashboard(browser)
    assert ask(browser, "option", name="interval", value=7) is True
    assert expect.record(browser)["due"] == first["known"]["confirmed"] + 7 * DAY
    assert ask(browser, "option", name="interval", value=None) is True
    assert expect.record(browser)["due"] == first["due"]


def test_popup_dashboard_and_badge_agree_while_a_reading_comes_in(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    at_dashboard(browser)
    dashboard = browser.driver.current_window_handle
    popup = browser.open_popup_tab()
    reading = browser.new_tab(page.SETTING)
    for badge, words in (("ON", "Training is on"), ("OFF", "Training is off")):
        expect.badge(browser, badge)
        for handle in (dashboard, popup):
            browser.switch(handle)
            browser.wait(
                lambda words=words: words in browser.driver.find_element("css selector", "main").text,  # type: ignore[misc]
                what=f"{words} in {browser.driver.current_url}",
            )
        if badge == "ON":
            browser.switch(reading)
            browser.driver.find_element("css selector", "input[role=switch]").click()
