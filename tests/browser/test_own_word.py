"""What the member says of a setting that no page shows: noted, asked for again, and never shown as a reading."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from builder.browsers.driving import Browser
from builder.data.definitions import load_all
from builder.data.evidence import digest
from builder.paths import CHECKOUT
from tests.browser import expect
from tests.browser.test_dashboard import go_to, one, open_view, story
from tests.browser.test_popup import DAY, remembered
from tests.pages import linkedin as page

SERVICE, CARD = next(
    (definition.id, setting.id)
    for definition in load_all(CHECKOUT)
    for setting in definition.settings
    if setting.kind == "app-only"
)
RECORD, HISTORY = f"record:{SERVICE}/{CARD}", f"history:{SERVICE}/{CARD}"
CARDS = f"#service-{SERVICE} .own-word"


def said(days: float, state: str = "off") -> dict[str, Any]:
    """Storage in which the member said so many days ago what training is."""
    at = round(time.time() * 1000 - days * DAY)
    word = {"state": state, "day": f"{datetime.fromtimestamp(at / 1000):%Y-%m-%d}"}
    line = {"type": "said", "at": at, "state": "unknown", "reason": None, "signals": [], "page": None, "said": word}
    line |= {"definition": "2026-08-22", "version": "0.1.0", "previous": None}
    return {RECORD: {"state": "unknown", "said": word | {"at": at}}, HISTORY: [dict(sorted(line.items()))]}


def word(browser: Browser) -> Any:
    """What is remembered of the member's word."""
    return browser.storage().get(RECORD, {}).get("said")


def test_what_was_switched_is_noted_by_keyboard_and_stands_everywhere_as_the_members_own_word(browser: Browser) -> None:
    browser.set_storage(remembered())
    expect.badge(browser, "OFF")
    open_view(browser, "services")
    one(browser, f"{CARDS} summary").send_keys(Keys.ENTER)
    day = one(browser, f"{CARDS} input")
    today = f"{datetime.now():%Y-%m-%d}"
    assert day.get_property("value") == today
    one(browser, f"{CARDS} .off").send_keys(Keys.ENTER)
    browser.wait(lambda: (word(browser) or {}).get("day") == today, what="the word to be remembered")
    shown = one(browser, f"{CARDS} .word")
    browser.wait(lambda: shown.text.startswith("You said: off"), what="the word on the card")
    assert str(datetime.now().year) in shown.text
    go_to(browser, "overview")
    row = next(
        row for row in browser.driver.find_elements("css selector", "#overview tbody tr") if "You said: off" in row.text
    )
    assert row.find_elements("css selector", ".chip.said")
    assert str(datetime.now().year) in row.find_element("css selector", ".since").text
    assert one(browser, "#overview .score").text.startswith("Training off: 1 of 1.")
    assert not browser.driver.find_elements("css selector", "#overview .asked > *")
    go_to(browser, "timeline")
    browser.driver.execute_script(
        "const all = document.querySelector('#timeline .setting'); all.value = arguments[0];"
        "all.dispatchEvent(new Event('change'))",
        f"{SERVICE}/{CARD}",
    )
    legend = one(browser, "#timeline .legend")
    browser.wait(lambda: "Your own word, not read" in legend.text, what="its sign in the legend")
    assert "You said on" in one(browser, "#timeline tbody").text
    assert not browser.driver.find_elements("css selector", "#timeline .chart .band")
    go_to(browser, "evidence")
    report = one(browser, "#report")
    browser.wait(lambda: "Your own word, not read" in report.text, what="the word in the report")
    assert "This is your own word: StillOff can't see this setting" in report.text
    assert browser.badge().text == "OFF"


def test_a_day_that_is_none_or_is_to_come_is_refused_beside_the_field(browser: Browser) -> None:
    open_view(browser, "services")
    # Cards that come into sight are laid out then, and move what would be clicked.
    one(browser, f"{CARDS} summary").send_keys(Keys.ENTER)
    for day in ("", "2999-01-01", "1999-12-31"):
        browser.driver.execute_script("arguments[0].value = arguments[1]", one(browser, f"{CARDS} input"), day)
        one(browser, f"{CARDS} .off").send_keys(Keys.ENTER)
        assert "to today" in one(browser, f"{CARDS} .bad").text
        assert one(browser, f"{CARDS} input").get_attribute("aria-invalid") == "true"
    assert word(browser) is None


@pytest.mark.parametrize(("answer", "state"), [("yes", "off"), ("no", "on"), ("unsure", None)])
def test_what_was_said_long_ago_is_asked_again_in_the_overview(
    browser: Browser, answer: str, state: str | None
) -> None:
    stored = said(91)
    browser.set_storage(stored)
    open_view(browser)
    asked = one(browser, "#overview .asked")
    browser.wait(lambda: "Is training still off? You said so on" in asked.text, what="the question")
    one(browser, f"#overview .asked .{answer}").click()
    browser.wait(lambda: not asked.find_elements("css selector", "article"), what="the question to go")
    kept = word(browser)
    assert (kept and kept["state"]) == state
    lines = browser.storage()[HISTORY]
    assert [line["type"] for line in lines] == ["said", "said"]
    assert lines[1]["previous"] == digest(lines[0])
    if answer == "yes":
        assert kept["day"] == stored[RECORD]["said"]["day"]
    assert browser.badge().text == "?"
    assert page.RECORD not in browser.storage()


def test_with_several_timelines_the_one_that_is_open_is_named_and_each_lane_keeps_its_name(browser: Browser) -> None:
    browser.set_storage(remembered() | story() | said(91))
    open_view(browser, "timeline")
    lanes = [lane.text for lane in browser.driver.find_elements("css selector", "#timeline .all-lanes .name")]
    assert len(lanes) == len(set(lanes)) == 2
    browser.driver.find_elements("css selector", "#timeline .all-lanes button")[1].click()
    browser.wait(lambda: one(browser, "#timeline-of").text == lanes[1], what="the name of the one that is open")
    assert [lane.text for lane in browser.driver.find_elements("css selector", "#timeline .all-lanes .name")] == lanes
