"""The keyboard alone: it reaches everything, is seen where it is, gets everything done, and is never lost.

The tab order and the ring around what has the keyboard are the same in both browsers; Chromium is asked.
"""

from __future__ import annotations

from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.browsers.driving.chromium import Chromium
from tests.browser.everything import FULL, open_page, opened
from tests.browser.pages import unfold
from tests.browser.test_dashboard import chained, line, one
from tests.browser.test_forms import DEFINITION
from tests.browser.test_own_word import said
from tests.browser.tree import tree
from tests.pages import linkedin as page

pytestmark = pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)

# What Tab is to reach, in the page's own order: of several radio buttons of one name, the one that is chosen.
ORDER = """
self.order = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((one) =>
  one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && !(one.type === "radio" && !one.checked));
const words = (one) => (one.ariaLabel ?? one.textContent).trim().slice(0, 40);
self.called = (one) => `${one.localName}.${one.className}#${one.id} ${words(one)}`;
// An address with a fragment would have it begin in the middle.
order.at(-1).focus();
return order.map(called);
"""
# Which of them has the keyboard, and what hides that from sight.
HELD = """
const held = document.activeElement;
const {left, right, top, bottom} = held.getBoundingClientRect();
const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(held);
const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(([x, y]) =>
  document.elementFromPoint(left + x * (right - left), top + y * (bottom - top)));
const parts = [held, ...held.labels ?? []];
const seen = points.some((at) => at && (at.contains(held) || parts.some((part) => part.contains(at))));
const ring = outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(" 0)");
// What was drawn again since is known by its name.
const same = (one) => one === held || (!one.isConnected && called(one) === called(held));
return [order.findIndex(same), seen ? "" : `covered: ${called(held)}`, ring ? "" : `no ring: ${called(held)}`];
"""


def press(browser: Browser, key: str, code: int, *, shift: bool = False) -> None:
    """Press a key as a person does."""
    assert isinstance(browser, Chromium)
    text = {"Enter": "\r", " ": " "}.get(key)
    event: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
    if text:
        event |= {"text": text}
    browser.chrome.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", **event})
    browser.chrome.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **event})


def enter(browser: Browser, selector: str) -> None:
    """Press Enter on what a selector finds."""
    browser.driver.execute_script("arguments[0].focus()", one(browser, selector))
    press(browser, "Enter", 13)


def held(browser: Browser) -> str:
    """The text or name of what has the keyboard."""
    script = "const at = document.activeElement; return at === document.body ? '' : (at.ariaLabel ?? at.textContent)"
    return str(browser.driver.execute_script(script))


def goes_on(browser: Browser, words: str) -> None:
    """Wait until the keyboard is at something that says this."""
    browser.wait(lambda: words in held(browser), what=f"the keyboard to be at {words!r}, not {held(browser)!r}")


@pytest.mark.long
def test_tab_reaches_everything_in_order_and_is_seen_where_it_is(browser: Browser) -> None:
    browser.set_storage(FULL)
    wrong: dict[str, object] = {}
    for name in opened(browser):
        # Of a list of like cards the first two are as good as all.
        browser.driver.execute_script(
            "for (const list of document.querySelectorAll('.services, .authorities, tbody'))"
            "  for (const more of [...list.children].slice(2)) more.hidden = true"
        )
        expected = browser.driver.execute_script(ORDER)
        reached: list[int] = []
        for _ in range(4 * len(expected) + 10):
            press(browser, "Tab", 9)
            place, *hidden = browser.driver.execute_script(HELD)
            if len(reached) == len(expected) or place in reached[:-1]:
                break
            if place >= 0 and place not in reached:
                reached.append(place)
                wrong |= {f"{name}: {fault}": True for fault in hidden if fault}
        missed = [what for number, what in enumerate(expected) if number not in reached]
        wrong[f"{name}: not reached"] = missed
        wrong[f"{name}: out of order"] = [] if reached == sorted(reached) else reached
    assert {what: found for what, found in wrong.items() if found} == {}


def test_what_goes_or_is_drawn_anew_does_not_take_the_keyboard_along(browser: Browser) -> None:
    # One history alone: where there are others, the keyboard goes on at the next.
    browser.set_storage({key: value for key, value in FULL.items() if key not in said(0)})
    open_page(browser, "popup/popup.html")
    unfold(browser)
    enter(browser, ".other")
    goes_on(browser, "What switching training off")

    open_page(browser, "dashboard/dashboard.html#timeline")
    browser.driver.execute_script("document.querySelector('tbody tr:nth-child(2) summary').focus()")
    second = held(browser)
    history = [{**each} for each in FULL[page.RECORD.replace("record:", "history:")]]
    browser.set_storage(chained(*history, line("switched-off", 0, "off")))
    browser.wait(lambda: len(browser.driver.find_elements("css selector", "tbody tr")) > len(history), what="the line")
    goes_on(browser, second)

    open_page(browser, "dashboard/dashboard.html#objection")
    browser.wait(lambda: one(browser, "#desk-sent .withdraw").is_displayed(), what="what was sent")
    enter(browser, "#desk-sent .withdraw")
    goes_on(browser, "Keep")
    press(browser, "Escape", 27)
    goes_on(browser, "Remove")
    press(browser, "Enter", 13)
    assert any(node.role == "dialog" and node.name and node.description for node in tree(browser))
    press(browser, "Tab", 9)
    press(browser, " ", 32)
    goes_on(browser, "What you sent")
    enter(browser, "#desk-sent .new")
    goes_on(browser, DEFINITION.name)
    enter(browser, "#desk-note .cancel")
    goes_on(browser, "Note something I sent")

    open_page(browser, "dashboard/dashboard.html#evidence")
    browser.wait(lambda: one(browser, ".kept button").is_displayed(), what="what is kept")
    enter(browser, ".kept button")
    goes_on(browser, "Keep")
    press(browser, "Tab", 9)
    press(browser, "Enter", 13)
    browser.wait(lambda: "Deleted" in one(browser, "#evidence .gone").text, what="it to be deleted")
    goes_on(browser, "Delete history")
    enter(browser, "nav a[href='#options']")
    goes_on(browser, "Options")
