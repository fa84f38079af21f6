"""Why training is on after it was off: found so, or perhaps by the member's hand. No alarm is invented or missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser import expect
from tests.pages import linkedin as page

FLIP = "const box = document.querySelector('input'); setTimeout(() => { box.checked = !box.checked }, 0);"
SWALLOWS = """<script>
for (const type of ["pointerdown", "mousedown", "click", "keydown"]) addEventListener(type, (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (type === "click" || type === "keydown") { FLIP }
}, true);
</script>""".replace("FLIP", FLIP)
FORWARDS = f"<script>document.querySelector('h2').addEventListener('click', () => {{ {FLIP} }})</script>"


def click(selector: str) -> Callable[[Browser], None]:
    """A click of the member's."""
    return lambda browser: browser.driver.find_element("css selector", selector).click()


def press_key(browser: Browser) -> None:
    """A key, wherever the keyboard is."""
    browser.driver.switch_to.active_element.send_keys("x")


HANDS: dict[str, tuple[str, Callable[[Browser], None]]] = {
    "a click on something that forwards it": (FORWARDS, click("h2")),
    "a click that the page keeps to itself": (SWALLOWS, click("input")),
    "a key that the page keeps to itself": (SWALLOWS, press_key),
    "a click elsewhere, before the page's script moved it": (
        "<script>addEventListener('click', () => setTimeout(() => { FLIP }, 300))</script>".replace("FLIP", FLIP),
        click("h2"),
    ),
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_the_member_may_have_done_is_no_alarm(browser: Browser, server: ReplicaServer, hand: str) -> None:
    script, act = HANDS[hand]
    server.route(page.SETTING, page.setting(False) + script)
    browser.open(page.SETTING)
    expect.read(browser, "off")
    act(browser)
    expect.badge(browser, "ON", never=("ON!",))
    assert expect.events(browser) == ["first-read", "switched-on"]


def test_what_the_member_did_in_another_tab_is_no_alarm(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    browser.driver.find_element("css selector", "input").click()
    server.route(page.SETTING, page.setting(True))
    # The first tab has not stood long enough to be read again.
    browser.new_tab(page.SETTING)
    expect.badge(browser, "ON", never=("ON!",))


def test_what_the_member_does_once_on_is_shown_explains_nothing(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    browser.wait(browser.overlay, what="the control to be found")
    browser.driver.find_element("css selector", "h2").click()
    browser.driver.find_element("css selector", "h2").click()
    expect.badge(browser, "ON!", never=("ON",))


def test_what_the_member_did_on_an_earlier_page_explains_nothing(browser: Browser, server: ReplicaServer) -> None:
    link = f'<a id=again href="{page.SETTING}?again">again</a>'
    server.route(page.SETTING, page.setting(False) + link)
    browser.open(page.SETTING)
    expect.read(browser, "off")
    browser.driver.find_element("css selector", "h2").click()
    server.route(page.SETTING, page.setting(True))
    browser.driver.find_element("css selector", "#again").click()
    expect.badge(browser, "ON!", never=("ON",))
