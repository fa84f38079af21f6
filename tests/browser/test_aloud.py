"""What is read aloud while a page is open: every change once, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from builder.browsers.driving import Browser
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from tests.browser.everything import FULL, open_page
from tests.browser.test_dashboard import one
from tests.browser.test_desk import COPIED
from tests.browser.test_forms import DEFINITION
from tests.browser.test_popup import relapsed, remembered
from tests.browser.tree import tree
from tests.pages import linkedin as page

pytestmark = pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)

# Keeps what comes into a live region of any kind, or together with one.
LISTEN = """
const LIVE = "[aria-live], [role=status], [role=alert], [role=log]";
self.heard = [];
const hear = (node) => node.textContent.trim() && heard.push(node.textContent.trim());
new MutationObserver((records) => {
  for (const {target, type, addedNodes} of records) {
    const at = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    const region = at.closest(LIVE);
    if (type === "attributes") region === at && !at.hidden && hear(at);
    else if (type === "characterData") region && hear(target);
    else for (const node of addedNodes) {
      if (region) hear(node);
      else if (node.nodeType === Node.ELEMENT_NODE)
        [node, ...node.querySelectorAll("*")].filter((each) => each.matches(LIVE)).forEach(hear);
    }
  }
}).observe(document, {subtree: true, childList: true, characterData: true, attributeFilter: ["hidden"]});
"""


def hears(browser: Browser, act: Callable[[], object], *wanted: str) -> None:
    """Do something, and wait until it's read aloud. What comes late, or twice, is in the way of what is wanted next."""
    act()
    enough = f"return heard.length >= {len(wanted)}"
    browser.wait(lambda: browser.driver.execute_script(enough), what=f"{wanted} to be heard")
    assert sorted(browser.driver.execute_script(f"return heard.splice(0, {len(wanted)})")) == sorted(wanted)


def listen(browser: Browser, name: str) -> None:
    """Open a page, and hear all that is read aloud from when it is filled."""
    open_page(browser, name)
    still = "return document.getElementById('aloud').textContent === ''"
    browser.wait(lambda: browser.driver.execute_script(still), what="what is said at first to be over")
    browser.driver.execute_script(LISTEN)


def test_the_popup_says_what_was_read_and_that_training_was_found_on_again(browser: Browser) -> None:
    browser.set_storage(remembered())
    listen(browser, "popup/popup.html")
    on = remembered(0, state="on")
    on[page.RECORD]["known"]["state"] = "on"
    hears(browser, lambda: browser.set_storage(on), f"{DEFINITION.name}: Training is on")
    hears(
        browser,
        lambda: browser.set_storage(relapsed(seen=True)),
        f"{DEFINITION.name}: Off before, found on again",
    )
    hears(
        browser,
        lambda: browser.set_storage({page.RECORD: {"state": 7}}),
        f"{DEFINITION.name}: Not read yet",
        TROUBLE,
    )


BAD = "Write a whole number from 1 to 366, or leave it empty."
TROUBLE = "Some of what StillOff had stored can't be understood. It is put aside, not deleted."


def test_the_dashboard_says_what_came_of_each_step_once(browser: Browser, tmp_path: Path) -> None:
    browser.set_storage(FULL)
    listen(browser, "dashboard/dashboard.html#services")

    def click(selector: str) -> Callable[[], None]:
        return lambda: one(browser, selector).click()

    def turn(view: str) -> None:
        one(browser, f"nav a[href='#{view}']").click()
        browser.wait(lambda: one(browser, f"#{view}-name").is_displayed(), what=f"the view {view}")

    switch = f"#service-{DEFINITION.id} .switch"
    hears(browser, click(switch), f"{DEFINITION.name}: Not watched")
    hears(browser, click(switch), f"{DEFINITION.name}: Watched")
    find = one(browser, "#services [type=search]")
    services = load_all(CHECKOUT)
    found = [one for one in services if "open" in f"{one.name} {one.company}".lower()]
    typed = (
        "for (const letter of 'open') { arguments[0].value += letter; arguments[0].dispatchEvent(new Event('input')); }"
    )
    said = f"Services: {len(found)} of {len(services)}"
    hears(browser, lambda: browser.driver.execute_script(typed, find), said)
    hears(browser, lambda: find.send_keys("zzz"), "No service has this in its name.")

    turn("timeline")
    kind = Select(one(browser, "#timeline .type"))
    hears(browser, lambda: kind.select_by_value("first-read"), "Shown: 1 of 1 that fit; 6 in all. Newest first.")

    turn("checks")
    days = one(browser, "#interval")
    hears(browser, lambda: days.send_keys("0", Keys.TAB), BAD)
    told = [node for node in tree(browser) if node.states.get("invalid") == "true"]
    assert [BAD in node.description for node in told] == [True]
    days.send_keys(Keys.CONTROL, "a")
    hears(browser, lambda: days.send_keys("9", Keys.TAB), "Kept.")

    turn("objection")
    browser.driver.execute_script(COPIED)
    hears(browser, click("#desk-text .copy"), "The text is copied.")
    hears(browser, click("#desk-text .copy"), "The text is copied.")

    turn("evidence")
    bad = tmp_path / "bad.json"
    bad.write_text("no", encoding="utf-8")
    refused = "This file is not JSON. Choose a file that StillOff exported as JSON, not as CSV. Nothing has changed."
    hears(browser, lambda: one(browser, "#evidence .file").send_keys(str(bad)), refused)
    told = [node for node in tree(browser) if node.states.get("invalid") == "true"]
    assert [refused in node.description for node in told] == [True]
    hears(
        browser,
        lambda: [click("#evidence .kept button")(), click("#delete [value=delete]")()],
        f"Deleted: the history of {DEFINITION.name}: {page.NAME}. Lines: 6.",
    )
    assert browser.driver.execute_script("return heard") == []
