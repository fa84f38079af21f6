"""Controls that are out of sight though they're there, and controls drawn as few libraries draw them.

A few are read by the extension as it's shipped; all, and what must stay unknown, by one look with its scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from builder.browsers import BrowserName, missing
from builder.building import build
from builder.definitions import load_all
from builder.driving import Browser, launch_bare
from builder.paths import CHECKOUT
from builder.probing import EXPLAIN, MAIN
from builder.replicas import ReplicaServer
from builder.targets import content_files
from tests.browser import beside, expect
from tests.pages import linkedin as page
from tests.pages import unusual
from tests.pages.unusual import Made

DEFINITION = next(definition for definition in load_all(CHECKOUT) if page.HOST in definition.hosts)
SHIPPED = (
    "above the top of a scroller",
    "in a page that a dialog fixed",
    "in an inert main part behind a dialog",
    "in a page whose body alone is written to the left",
    "a switch whose sheet draws its state",
    "a switch in a closed shadow root",
    "a switch around a native box, by its label",
    "a switch of which another is on",
    "a switch among others that are on",
    "radio buttons",
    "buttons of which one is pressed",
    "a list",
)


@pytest.fixture(scope="module", params=get_args(BrowserName))
def bare(request: pytest.FixtureRequest) -> Iterator[tuple[WebDriver, ReplicaServer, str]]:
    """A browser without the extension, the server that it asks for everything, and the script of one look."""
    name: BrowserName = request.param
    if complaints := missing([name]):
        pytest.fail("\n".join(complaints), pytrace=False)
    build(CHECKOUT)
    files = [CHECKOUT.dist / name / file for file in content_files(DEFINITION) if file != MAIN]
    texts = "\n".join(file.read_text(encoding="utf-8") for file in files)
    explained = (
        f"(async () => {{\n{EXPLAIN.read_text(encoding='utf-8')}\n}})().then(done, (error) => done(`${{error}}`))"
    )
    with ReplicaServer([page.HOST]) as server:
        driver = launch_bare(name, server.port)
        try:
            yield (
                driver,
                server,
                f"const [settling, done] = arguments; globalThis.stillOff = {{}};\n{texts}\n{explained}",
            )
        finally:
            driver.quit()


def said(bare: tuple[WebDriver, ReplicaServer, str], html: str, address: str = page.SETTING) -> str:
    """What one look at a page says: a state, or the reason for none."""
    driver, server, script = bare
    server.route(address, html)
    driver.get(address)
    answer = driver.execute_async_script(script, False)
    assert isinstance(answer, dict), answer
    [one] = answer["seen"]
    return str(one["reason"] or one["state"])


def both(made: Mapping[str, Made]) -> dict[str, tuple[str, str]]:
    """Each page in both states."""
    return {f"{name}, {state}": (make(state == "on"), state) for name, make in made.items() for state in page.STATES}


def wrong(bare: tuple[WebDriver, ReplicaServer, str], cases: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """What is said of the pages of which something else should be."""
    found = {name: said(bare, html) for name, (html, _) in cases.items()}
    return {name: f"{one}, not {cases[name][1]}" for name, one in found.items() if one != cases[name][1]}


@pytest.mark.long
def test_the_extension_reads_what_is_out_of_sight_or_drawn_unusually(browser: Browser, server: ReplicaServer) -> None:
    every = unusual.OUT_OF_SIGHT | unusual.KEPT_TO_THEMSELVES | unusual.WITHOUT_A_VALUE | unusual.PAIRS
    cases = both({name: every[name] for name in SHIPPED})
    pages = beside.opened(browser, server, {name: html for name, (html, _) in cases.items()})
    pages.expect({name: state for name, (_, state) in cases.items()})


def test_what_is_out_of_sight_is_read_where_it_can_be_reached(bare: tuple[WebDriver, ReplicaServer, str]) -> None:
    assert wrong(bare, both(unusual.OUT_OF_SIGHT)) == {}


def test_a_copy_is_no_control_though_a_page_is_scrolled_or_inert(bare: tuple[WebDriver, ReplicaServer, str]) -> None:
    assert wrong(bare, {name: (html, "not-found") for name, html in unusual.OUT_OF_REACH.items()}) == {}


def test_a_custom_element_that_shows_its_state_to_selectors_alone_is_read(
    bare: tuple[WebDriver, ReplicaServer, str],
) -> None:
    # What is closed is open to the extension alone.
    known = {name: make for name, make in unusual.KEPT_TO_THEMSELVES.items() if name not in unusual.CLOSED}
    assert wrong(bare, both(known)) == {}


def test_a_custom_element_that_may_show_nothing_stays_unknown(bare: tuple[WebDriver, ReplicaServer, str]) -> None:
    assert wrong(bare, unusual.KEPT_UNKNOWN) == {}


def test_a_switch_without_a_value_is_off_where_its_like_have_none_when_they_are(
    bare: tuple[WebDriver, ReplicaServer, str],
) -> None:
    assert wrong(bare, both(unusual.WITHOUT_A_VALUE) | unusual.VALUE_UNKNOWN) == {}


def test_a_choice_of_two_known_words_is_read(bare: tuple[WebDriver, ReplicaServer, str]) -> None:
    assert wrong(bare, both(unusual.PAIRS)) == {}


def test_a_choice_that_is_not_plainly_between_on_and_off_stays_unknown(
    bare: tuple[WebDriver, ReplicaServer, str],
) -> None:
    assert wrong(bare, unusual.NO_PAIRS) == {}


def test_links_and_forms_lead_where_the_pages_base_says(bare: tuple[WebDriver, ReplicaServer, str]) -> None:
    assert said(bare, unusual.BASED_ROW, page.TAB) == "off"
    assert said(bare, unusual.BASED_SIGN_IN) == "signed-out"


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
