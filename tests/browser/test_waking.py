"""What wakes the background, what it does then, and tabs that don't answer it."""

from __future__ import annotations

import pytest

from builder.browsers.driving import Browser
from builder.browsers.driving.chromium import Chromium
from builder.browsers.driving.firefox import Firefox
from builder.browsers.replica_server import ReplicaServer
from tests.browser import expect
from tests.browser.pages import ask, at_dashboard
from tests.pages import linkedin as page

ELSEWHERE = "https://www.example.com/"
CHROMIUM = pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
FIREFOX = pytest.mark.parametrize("running_browser", ["firefox"], indirect=True)
SWITCH = """
const {AddonManager} = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
return AddonManager.getAddonByID(arguments[0]).then(async (addon) => { await addon.disable(); await addon.enable(); });
"""


@FIREFOX
def test_other_sites_tabs_wake_nothing_where_the_browser_can_filter(browser: Browser, server: ReplicaServer) -> None:
    server.route(ELSEWHERE, "<title>elsewhere</title><p>elsewhere")
    browser.wait(lambda: browser.badge().text == expect.UNREAD, what="the button to be painted")
    browser.kill_worker()
    browser.open(ELSEWHERE)
    browser.driver.execute_script("history.pushState(null, '', '/further')")
    browser.new_tab(f"{ELSEWHERE}?again")
    browser.driver.execute_script("document.title = 'another'")
    browser.close_tab()
    browser.open("about:blank")
    assert not browser.worker_running()
    # One of a service's does.
    browser.open(page.FEED)
    browser.wait(browser.worker_running, what="the background to be woken")


def switch_off_and_on(browser: Browser) -> None:
    """Switch the extension off and on again, as a person can in the browser's settings."""
    if isinstance(browser, Chromium):
        browser._let_go()
        browser._in_settings("for (const on of [false, true]) await chrome.management.setEnabled(arguments[0], on)")
    elif isinstance(browser, Firefox):
        browser._in_chrome(SWITCH, browser.extension_id)


def test_switched_off_and_on_again_the_button_says_what_it_said(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    browser.open("about:blank")
    said = browser.badge().title.partition("(")[0]
    switch_off_and_on(browser)
    browser.wait(browser.worker_running, what="the background to start")
    expect.badge(browser, "OFF", never=("ON", "ON!"))
    browser.wait(lambda: browser.badge().title.startswith(said), what="its words")


# Tabs that don't answer


@CHROMIUM
def test_a_frozen_tab_keeps_no_other_waiting_and_hears_of_it_when_it_is_thawed(
    browser: Chromium, server: ReplicaServer
) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    frozen = browser.driver.current_window_handle
    browser.wait(browser.overlay, what="the highlight")
    other = browser.new_tab(page.SETTING)
    browser.wait(browser.overlay, what="the other tab's highlight")
    browser.new_tab()
    at_dashboard(browser)
    session = browser.attach(frozen)
    browser.cdp("Page.setWebLifecycleState", session, state="frozen")
    assert ask(browser, "option", name="highlight", value=False) is True
    browser.switch(other)
    browser.wait(lambda: browser.overlay() is None, what="the other tab's highlight to go")
    browser.cdp("Page.setWebLifecycleState", session, state="active")
    browser.switch(frozen)
    browser.wait(lambda: browser.overlay() is None, what="the highlight to go")
