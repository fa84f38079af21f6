"""Controls that are out of sight though they're there, and controls drawn as few libraries draw them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser import counted, expect
from tests.pages import linkedin as page
from tests.pages import unusual
from tests.pages.unusual import Made


def both(made: Mapping[str, Made]) -> dict[str, tuple[str, str]]:
    """Each page in both states."""
    return {f"{name}, {state}": (make(state == "on"), state) for name, make in made.items() for state in page.STATES}


def test_what_is_out_of_sight_is_read_where_it_can_be_reached(counting: Browser) -> None:
    counted.expect(counting, both(unusual.OUT_OF_SIGHT))


def test_a_copy_is_no_control_though_a_page_is_scrolled_or_inert(counting: Browser) -> None:
    counted.expect(counting, {name: (html, "not-found") for name, html in unusual.OUT_OF_REACH.items()})


def test_a_custom_element_that_shows_its_state_to_selectors_alone_is_read(counting: Browser) -> None:
    counted.expect(counting, both(unusual.KEPT_TO_THEMSELVES))


def test_a_custom_element_that_may_show_nothing_stays_unknown(counting: Browser) -> None:
    counted.expect(counting, unusual.KEPT_UNKNOWN)


def test_a_switch_without_a_value_is_off_where_its_like_have_none_when_they_are(counting: Browser) -> None:
    counted.expect(counting, both(unusual.WITHOUT_A_VALUE) | unusual.VALUE_UNKNOWN)


def test_a_choice_of_two_known_words_is_read(counting: Browser) -> None:
    counted.expect(counting, both(unusual.PAIRS))


def test_a_choice_that_is_not_plainly_between_on_and_off_stays_unknown(counting: Browser) -> None:
    counted.expect(counting, unusual.NO_PAIRS)


def test_links_and_forms_lead_where_the_pages_base_says(counting: Browser) -> None:
    counted.expect(counting, {"a row": (unusual.BASED_ROW, "off")}, page.TAB)
    counted.expect(counting, {"a sign-in form": (unusual.BASED_SIGN_IN, "signed-out")})


@pytest.mark.parametrize("attribute", ["aria-checked", "aria-pressed"])
def test_a_switch_that_was_on_and_lost_its_value_is_off(
    browser: Browser, server: ReplicaServer, attribute: str
) -> None:
    role = ' role="switch"' if attribute == "aria-checked" else ""
    server.route(page.SETTING, page.setting(True, lambda on: page.aria(on, attribute=attribute, role=role)))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", f"[{attribute}]").click()
    browser.driver.execute_script(f"document.querySelector('[{attribute}]').removeAttribute('{attribute}')")
    expect.badge(browser, "OFF", never=("ON!",))
