"""The page after installing: three steps to the first reading."""

from __future__ import annotations

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser import expect
from tests.browser.pages import READABLE
from tests.browser.test_dashboard import one, shows
from tests.pages import linkedin as page

TOGETHER = [each for each in READABLE if each.access == "asked" and not each.countries]
"""What can be switched on with one question; with a host for each country, the member names theirs."""


def open_welcome(browser: Browser) -> str:
    """Open the page, wait until it's filled, and return its tab."""
    browser.open(browser.page_url("welcome/welcome.html"))
    browser.wait(
        lambda: browser.driver.find_elements("css selector", "#open .settings button"), what="the page to be filled"
    )
    return browser.driver.current_window_handle


def done(browser: Browser) -> list[str]:
    """The steps that show themselves as done."""
    found = browser.driver.find_elements("css selector", "#open.is-done, #look.is-done")
    return [step.get_attribute("id") or "" for step in found if "Done" in step.text]


def test_the_steps_show_themselves_as_done_when_the_reading_arrives(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    welcome = open_welcome(browser)
    assert done(browser) == []
    one(browser, "#open .settings button").click()
    expect.read(browser, "off")
    browser.switch(welcome)
    browser.wait(lambda: done(browser) == ["open", "look"], what="both steps to be done")
    shows(browser, "Training is off", "Nothing to do.")
    assert one(browser, "#look .mark").text == "OFF"


def test_who_was_signed_out_learns_what_to_do(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.LOGIN, page.sign_in())
    welcome = open_welcome(browser)
    browser.new_tab(page.LOGIN)
    expect.unknown(browser, "signed-out")
    browser.switch(welcome)
    shows(browser, "Sign in, then open the setting again.")
    assert done(browser) == []


def test_it_says_what_is_asked_for_and_leads_to_the_dashboard(browser: Browser) -> None:
    open_welcome(browser)
    shows(
        browser,
        "What StillOff asks for, and why",
        "StillOff asks to send notifications only if",
        "It never clicks for you",
    )
    one(browser, "a[href*=dashboard]").click()
    shows(browser, "Overview", "Not read yet")


def test_the_services_that_a_member_has_are_picked_in_the_second_step(browser: Browser) -> None:
    open_welcome(browser)
    picks = browser.driver.find_elements("css selector", "#open .picks .pick")
    assert [pick.text for pick in picks if pick.is_displayed()] == [definition.name for definition in TOGETHER]
    for name in (TOGETHER[0].name, TOGETHER[-1].name):
        next(pick for pick in picks if pick.text == name).click()
    shows(browser, "The browser asks once, for access to ", "Watch the chosen ones (2)", *TOGETHER[0].hosts)


def test_one_tick_picks_all_that_can_be_asked_for_together(browser: Browser) -> None:
    open_welcome(browser)
    every = one(browser, "#open .pick-services > .pick input")
    every.click()
    shows(browser, f"Watch the chosen ones ({len(TOGETHER)})", *(host for each in TOGETHER for host in each.hosts))
    first = one(browser, "#open .picks .pick")
    browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", first)
    first.click()
    shows(browser, f"Watch the chosen ones ({len(TOGETHER) - 1})")
    assert not every.is_selected()
    assert every.get_property("indeterminate") is True


def test_the_first_step_says_whether_the_button_is_pinned(browser: Browser) -> None:
    open_welcome(browser)
    if browser.name == "firefox":  # it is there from the start
        browser.wait(lambda: "Done" in one(browser, "#pin").text, what="the step to tick itself")
    else:
        shows(browser, "It isn't pinned yet.")
