"""Pages that work against the extension: never a wrong state, never an exception, never a runaway cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser import counted, expect
from tests.pages import hostile
from tests.pages import linkedin as page


def visit(browser: Browser, server: ReplicaServer, html: str) -> None:
    """Open the setting's address with a hostile page that watches itself."""
    server.route(page.SETTING, hostile.watched(html))
    browser.open(page.SETTING)


def calm(browser: Browser) -> None:
    """The page saw no error of ours."""
    assert browser.driver.execute_script("return window.complaints") == []


READABLE: dict[str, Callable[[bool], str]] = {
    "a form whose fields hide every property": hostile.clobbered_form,
    "a clobbered form directly around the control": hostile.clobbered_close_by,
    "a clobbered form that draws the control": hostile.clobbered_small,
    "3,000 switches of other settings": lambda on: hostile.crowd(on, 3000),
    "1,500 elements around the control": lambda on: hostile.deep(on, 1500),
    "texts of a megabyte": hostile.long_texts,
    "texts of a megabyte, and a control without a key": lambda on: hostile.long_texts(on, page.unkeyed),
    "a label that prints markup": hostile.markup_in_label,
}


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_control_is_read_on_pages_that_work_against_it(counting: Browser, on: bool) -> None:
    counted.expect(counting, {case: (make(on), "on" if on else "off") for case, make in READABLE.items()})


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_control_is_read_amid_500_changes_a_second(browser: Browser, server: ReplicaServer, on: bool) -> None:
    visit(browser, server, hostile.restless(on, 500))  # in front: behind another tab it would come to rest
    expect.read(browser, "on" if on else "off")
    browser.wait(browser.overlay, what="the highlight")
    calm(browser)


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_built_ins_that_the_page_replaced_do_not_reach_us(browser: Browser, server: ReplicaServer, on: bool) -> None:
    server.route(page.SETTING, hostile.overridden(on))
    browser.open(page.SETTING)
    expect.read(browser, "on" if on else "off")


@pytest.mark.parametrize("case", ["a form", "a document", "a form close by", "long texts"])
def test_a_change_is_followed_on_a_page_that_works_against_it(
    browser: Browser, server: ReplicaServer, case: str
) -> None:
    pages: dict[str, Callable[[bool], str]] = {
        "a form": hostile.clobbered_form,
        "a document": hostile.clobbered_document,
        "a form close by": hostile.clobbered_close_by,
        "long texts": hostile.long_texts,
    }
    visit(browser, server, pages[case](True))
    expect.read(browser, "on")
    # The drivers' own way to an element runs in circles on such pages.
    seen = browser.overlay()
    assert seen is not None
    browser.click_at(*seen.rects["ring"].centre)
    expect.badge(browser, "OFF", never=("ON!",))
    calm(browser)


AMBIGUOUS = {
    "3,000 switches with our label and key": (hostile.impostors(3000), "ambiguous"),
    "copies that crowd out the one that contradicts": (hostile.veiled_impostors(49), "ambiguous"),
    "another setting's switch under our label": (hostile.lying_label(), "ambiguous"),
    "a control made again every 100 ms": (hostile.recreated(False, 100), "unsettled"),
}


def test_the_state_stays_unknown_with_the_reason(counting: Browser) -> None:
    counted.expect(counting, AMBIGUOUS)


def test_a_control_that_keeps_flipping_is_unsettled(counting: Browser) -> None:
    flipping = {f"every {ms} ms": (hostile.flipping(ms), "unsettled") for ms in (250, 300)}
    between = {"between looks, on a page that never rests": (hostile.touched(1000), "unsettled")}
    counted.expect(counting, flipping | between)


@pytest.mark.long
def test_a_control_in_a_frame_of_another_origin_is_not_found(browser: Browser, server: ReplicaServer) -> None:
    server.route("https://frame.example.com/", page.setting(False))
    visit(browser, server, hostile.other_origin("https://frame.example.com/"))
    expect.unknown(browser, "not-found")
    calm(browser)


def test_forged_messages_and_events_tell_nothing(browser: Browser, server: ReplicaServer) -> None:
    visit(browser, server, page.setting(True))
    browser.driver.execute_script(hostile.FORGERIES, browser.extension_id)
    expect.read(browser, "on")
    browser.driver.execute_script(hostile.FORGERIES, browser.extension_id)
    server.route("https://www.example.com/", page.setting(True))
    browser.open("https://www.example.com/")
    browser.driver.execute_script(hostile.FORGERIES, browser.extension_id)
    # One more reading, by which the forged ones would have arrived.
    looked = expect.record(browser)["looked"]["at"]
    browser.open(page.SETTING)
    browser.wait(lambda: expect.record(browser)["looked"]["at"] > looked, what="another look")
    assert expect.events(browser) == ["first-read", "confirmed"]
    assert {key: expect.record(browser)[key] for key in ("state", "clicked")} == {
        "state": "on",
        "clicked": None,
    }


def test_a_forged_click_is_not_the_members(browser: Browser, server: ReplicaServer) -> None:
    visit(browser, server, page.setting(False))
    expect.read(browser, "off")
    browser.driver.execute_script(hostile.FORGED_CLICKS)
    expect.badge(browser, "ON!", never=("ON",))
    assert expect.record(browser)["clicked"] is None


def test_events_that_the_page_makes_up_are_no_activity_of_the_members(browser: Browser, server: ReplicaServer) -> None:
    visit(browser, server, page.setting(False))
    expect.read(browser, "off")
    browser.driver.execute_script(
        "for (const type of ['pointerdown', 'mousedown', 'touchstart', 'keydown', 'click', 'drop', 'resume'])"
        " document.querySelector('h2').dispatchEvent(new Event(type, {bubbles: true}));"
        "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));"
        "document.querySelector('input').checked = true"
    )
    expect.badge(browser, "ON!", never=("ON",))


def test_a_row_put_to_another_use_without_a_trace_in_the_tree_is_not_ours_any_more(counting: Browser) -> None:
    other = (
        "document.querySelector('.line p').firstChild.data = 'Dark mode';document.querySelector('input').checked = true"
    )
    html = page.setting(False, page.unkeyed, script=f"setTimeout(() => {{ {other} }}, 20_000)")
    read = counted.told(counting, {"a row": html})["a row"]
    assert read[0] == "off"
    assert "on" not in read
    assert read[-1] not in ("on", "off")


def test_a_page_that_juggles_our_element_gets_no_endless_loop(browser: Browser, server: ReplicaServer) -> None:
    visit(browser, server, hostile.juggling_ours(page.setting(True)))
    expect.read(browser, "on")
    browser.driver.find_element("css selector", "input[role=switch]").click()
    expect.badge(browser, "OFF", never=("ON!",))
    calm(browser)
