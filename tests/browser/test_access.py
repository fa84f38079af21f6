"""Permission by permission: what is asked for, when, and what happens when it's refused or taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.render.definition_data import matches, origins
from tests.browser import expect
from tests.browser.pages import API
from tests.pages import claude as second
from tests.pages import x as page

DEFINITION = next(one for one in load_all(CHECKOUT) if one.id == page.SERVICE)
RECORD = f"record:{DEFINITION.id}/{DEFINITION.readable[0].id}"
OFF = next(case.html for case in page.CASES if case.expected == "off")


@pytest.fixture
def browser(browser: Browser) -> Iterator[Browser]:
    """A browser in which the service isn't switched on, at the end either."""
    yield browser
    browser.revoke(*origins(DEFINITION))


@pytest.fixture(autouse=True)
def setting(server: ReplicaServer) -> None:
    """The service's page, in which training is off."""
    server.route(page.ADDRESS, OFF)


def permitted(browser: Browser) -> list[str]:
    """The hosts that the extension may look at."""
    found: list[str] = browser.evaluate_background(f"return (await {API}.permissions.getAll()).origins")
    return hosts(found)


def hosts(patterns: list[str]) -> list[str]:
    """The hosts of match patterns. Chromium counts those of the manifest's content scripts among the granted ones."""
    return sorted({pattern.split("/")[2] for pattern in patterns})


def registered(browser: Browser) -> list[dict[str, Any]]:
    """The content scripts that were registered since the installation."""
    found: list[dict[str, Any]] = browser.evaluate_background(
        f"return await {API}.scripting.getRegisteredContentScripts()"
    )
    return [{"id": one["id"], "matches": sorted(one["matches"])} for one in found]


LOOKS = """return [...document.querySelectorAll("#checks tbody tr")]
  .filter((card) => card.querySelector(".service").textContent === arguments[0])
  .flatMap((card) => [...card.querySelectorAll(".look")].map((look) => !look.hidden))"""
"""Whether a service's looks are offered."""

OURS = [{"id": DEFINITION.id, "matches": matches(DEFINITION)}]


def card(browser: Browser, service: str = DEFINITION.id) -> WebElement:
    """A service's card in the dashboard."""
    browser.open("about:blank")  # else only the fragment would change
    browser.open(browser.page_url("dashboard/dashboard.html#services"))
    selector = f"#service-{service}"
    browser.wait(lambda: browser.driver.find_element("css selector", f"{selector} .switch").text, what="the services")
    return browser.driver.find_element("css selector", selector)


def switch(browser: Browser) -> None:
    """Press the button that switches the service on or off."""
    card(browser).find_element("css selector", ".switch").click()


def switch_on(browser: Browser) -> None:
    """Switch the service on, and wait until its scripts are registered."""
    switch(browser)
    browser.wait(lambda: registered(browser) == OURS, what="the service's scripts to be registered")


def test_a_new_installation_may_look_at_no_more_than_the_manifest_says(browser: Browser) -> None:
    assert permitted(browser) == hosts(browser.manifest["host_permissions"])
    assert registered(browser) == []


def test_a_service_that_was_not_switched_on_is_left_alone(browser: Browser) -> None:
    browser.open(page.ADDRESS)
    browser.open(f"{page.ADDRESS}?again")
    assert browser.overlay() is None
    assert "record" not in str(browser.storage())


def test_switching_a_service_on_asks_for_its_settings_host_alone(browser: Browser) -> None:
    before = permitted(browser)
    assert all(host in card(browser).text for host in hosts(origins(DEFINITION)))
    switch_on(browser)
    assert sorted({*permitted(browser)} - {*before}) == hosts(origins(DEFINITION))
    browser.wait(lambda: "Stop watching" in card(browser).text, what="the card to say so")


def test_of_a_service_with_a_host_for_each_country_one_is_asked_for(browser: Browser) -> None:
    other = next(one for one in load_all(CHECKOUT) if one.countries)
    before = permitted(browser)
    wanted = other.hosts[-1]
    found = card(browser, other.id)
    Select(found.find_element("css selector", ".country")).select_by_visible_text(wanted)
    assert wanted in found.find_element("css selector", ".why").text
    found.find_element("css selector", ".switch").click()
    try:
        own = [pattern for pattern in matches(other) if wanted in pattern]
        browser.wait(lambda: registered(browser) == [{"id": other.id, "matches": own}], what="its scripts")
        assert {*permitted(browser)} - {*before} == {wanted}
        browser.wait(lambda: "Stop watching" in card(browser, other.id).text, what="the card to say so")
        card(browser, other.id).find_element("css selector", ".switch").click()
        browser.wait(lambda: permitted(browser) == before, what="the access to be given back")
    finally:
        browser.revoke(*origins(other))


def test_several_are_switched_on_with_one_question(browser: Browser) -> None:
    several = [DEFINITION, next(one for one in load_all(CHECKOUT) if one.id == second.SERVICE)]
    before = permitted(browser)
    card(browser)
    browser.driver.execute_script(
        f"const {{permissions}} = {API}; const request = permissions.request.bind(permissions); self.asked = [];"
        "permissions.request = (what) => { asked.push(what.origins); return request(what); };"
    )
    wanted = hosts([pattern for one in several for pattern in origins(one)])
    try:
        for one in several:
            box = browser.driver.find_element("css selector", f"#service-{one.id} .pick input")
            browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
            box.click()
        bar = browser.driver.find_element("css selector", "#services .several")
        assert all(host in bar.text for host in wanted)
        bar.find_element("css selector", ".start").click()
        browser.wait(lambda: len(registered(browser)) == len(several), what="the scripts of both")
        assert sorted({*permitted(browser)} - {*before}) == wanted
        assert len(browser.driver.execute_script("return asked")) == 1
        browser.wait(lambda: not bar.is_displayed(), what="nothing to be left to choose")
    finally:
        browser.revoke(*(pattern for one in several for pattern in origins(one)))


def test_a_service_that_was_switched_on_is_read(browser: Browser) -> None:
    switch_on(browser)
    browser.open(page.ADDRESS)
    browser.wait(lambda: browser.storage().get(RECORD, {}).get("state") == "off", what="the reading")
    browser.wait(lambda: "training is off" in browser.badge().title, what="the tooltip to say so")
    # The service that is there from the start wasn't read yet.
    assert browser.badge().text == expect.UNREAD


def test_a_page_that_is_open_already_is_read_once_the_service_is_switched_on(browser: Browser) -> None:
    browser.open(page.ADDRESS)
    browser.new_tab()
    switch_on(browser)
    browser.wait(lambda: browser.storage().get(RECORD, {}).get("state") == "off", what="the reading")


def test_switching_a_service_off_gives_the_access_back(browser: Browser) -> None:
    before = permitted(browser)
    switch_on(browser)
    browser.open(page.ADDRESS)
    browser.wait(lambda: browser.storage().get(RECORD, {}).get("state") == "off", what="the reading")
    switch(browser)
    browser.wait(lambda: registered(browser) == [], what="its scripts to be gone")
    assert permitted(browser) == before
    assert browser.storage()[RECORD]["state"] == "off"
    browser.wait(lambda: DEFINITION.name not in browser.badge().title, what="the tooltip to leave it out")


def test_a_no_is_said_and_changes_nothing(browser: Browser) -> None:
    before = permitted(browser)
    found = card(browser)
    browser.driver.execute_script(f"{API}.permissions.request = async () => false")
    found.find_element("css selector", ".switch").click()
    browser.wait(lambda: "the browser did not give access" in found.text, what="that it was refused")
    assert (permitted(browser), registered(browser)) == (before, [])


def test_access_taken_away_in_the_browsers_settings_is_said(browser: Browser) -> None:
    switch_on(browser)
    browser.open(page.ADDRESS)
    browser.wait(lambda: browser.storage().get(RECORD, {}).get("state") == "off", what="the reading")
    browser.revoke(*origins(DEFINITION))
    browser.wait(lambda: registered(browser) == [], what="its scripts to be gone")
    browser.wait(lambda: "access was taken away" in browser.badge().title, what="the tooltip to say so")
    shown = card(browser).text
    assert "access was taken away" in shown and "Under Services" not in shown
    browser.open(browser.page_url("dashboard/dashboard.html#overview"))
    overview = browser.driver.find_element("css selector", "#overview")
    browser.wait(lambda: "access was taken away" in overview.text, what="the overview to say so")
    assert "Under Services" in overview.text
    browser.open(browser.page_url("dashboard/dashboard.html#checks"))
    browser.wait(lambda: browser.driver.execute_script(LOOKS, DEFINITION.name) == [False], what="no look to be offered")
    assert browser.storage()[RECORD]["state"] == "off"
    switch_on(browser)
    browser.wait(lambda: "access was taken away" not in browser.badge().title, what="the tooltip to be silent again")


def test_a_service_is_found_by_its_company_however_it_is_written(browser: Browser) -> None:
    browser.open(browser.page_url("dashboard/dashboard.html#services"))
    browser.wait(lambda: browser.driver.find_elements("css selector", "#services .switch"), what="the services")
    field = browser.driver.find_element("css selector", "#services input[type=search]")
    field.send_keys(f" {DEFINITION.company.upper()}")
    shown = [
        card.text for card in browser.driver.find_elements("css selector", "#services li.card") if card.is_displayed()
    ]
    assert any(DEFINITION.name in text for text in shown)
    assert len(shown) < len(load_all(CHECKOUT)) / 2
    field.send_keys(" no such thing")
    said = browser.driver.find_element("css selector", "#services .found")
    browser.wait(lambda: said.text == "No service has this in its name.", what="that none was found")
