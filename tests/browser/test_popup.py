"""The popup: what it shows of a setting, what it lets the member do, and that everyone can use it."""

from __future__ import annotations

import json
import re
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from builder.browsers.driving import Browser, Popup, Start, launch
from builder.browsers.replica_server import ReplicaServer
from builder.paths import CHECKOUT
from builder.quality.bench.opening import MOVED, PAINTED
from tests.browser import expect
from tests.browser.pace import TRUE_TIME
from tests.browser.pages import READABLE, parted, request, unfold
from tests.pages import linkedin as page

SWITCH = "input[role=switch]"
DAY = 24 * 60 * 60 * 1000  # ms


def remembered(days: float = 1, *, due: float = 29, **changes: Any) -> dict[str, Any]:
    """Storage in which training was read off so many days ago."""
    now = time.time() * 1000
    then = round(now - days * DAY)
    known = {"state": "off", "since": then, "confirmed": then, "signals": ["address", "key"], "page": "control"}
    record = {
        "state": "off",
        "reason": None,
        "since": then,
        "known": known | {"document": "x"},
        "due": round(now + due * DAY),
        "looked": {"at": then, "reason": None},
        "clicked": None,
        "relapse": None,
    }
    return {page.RECORD: record | changes}


def shows(browser: Browser, popup: Popup, *texts: str) -> None:
    """Wait until the popup shows all of this."""
    browser.wait(lambda: all(text in popup.text() for text in texts), what=f"the popup to show {texts}")


def seed(browser: Browser, values: dict[str, Any], badge: str) -> None:
    """Remember this, and wait until the badge knows it."""
    browser.set_storage(values)
    expect.badge(browser, badge)


def test_it_says_that_nothing_was_read_yet(browser: Browser) -> None:
    with browser.popup() as popup:
        shows(browser, popup, "Not read yet", "knows nothing", "Next: open the setting", "Open the setting")
        assert "Training is" not in popup.text()


def test_it_shows_that_training_is_on_and_how_that_is_known(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    with browser.popup() as popup:
        shows(browser, popup, "Training is on", "Last read just now", "Open it and switch training off")
        popup.evaluate("document.querySelector('.more').open = true")
        shows(browser, popup, "Recognised by: the page's address, the switch's own key, its label")
        assert popup.evaluate("return document.querySelector('.mark').textContent") == "ON"


def test_it_shows_that_training_is_off_since_when_and_when_it_was_read(browser: Browser) -> None:
    seed(browser, remembered(3), "OFF")
    since = datetime.now() - timedelta(days=3)
    with browser.popup() as popup:
        shows(browser, popup, "Training is off", f"Since {since:%b} {since.day}, {since.year}", "Last read 3 days ago")
        shows(browser, popup, "Nothing to do.", "Open the setting")
        assert popup.evaluate("return document.querySelector('.mark').textContent") == "OFF"


@pytest.mark.parametrize("state", ["on", "off"])
def test_an_old_reading_is_no_state(browser: Browser, state: str) -> None:
    stale = remembered(40, due=-10, state=state)
    stale[page.RECORD]["known"]["state"] = state
    seed(browser, stale, "?")
    with browser.popup() as popup:
        shows(browser, popup, "Check again", f"Training was {state} at the last check", "to check it again")
        assert f"Training is {state}" not in popup.text()
        assert popup.evaluate("return document.querySelector('.open').textContent") == "Open the setting"
        assert popup.evaluate("return document.querySelector('.mark').textContent") == "?"


REASONS = ["not-found", "ambiguous", "contradictory", "unsettled", "locked"]


@parted("reason", REASONS, ["not-found"])
def test_it_gives_the_reason_why_it_cannot_tell(browser: Browser, reason: str) -> None:
    now = round(time.time() * 1000)
    changes: dict[str, Any] = {
        "state": "unknown",
        "reason": reason,
        "since": now,
        "looked": {"at": now, "reason": reason},
    }
    seed(browser, remembered(5, **changes), "?")
    messages = json.loads((CHECKOUT.dist / browser.name / "_locales/en/messages.json").read_text(encoding="utf-8"))
    texts = [messages[f"{kind}_{reason.replace('-', '_')}"]["message"] for kind in ("reason", "try")]
    with browser.popup() as popup:
        shows(browser, popup, "Can't tell", "Before that, training was off (read on", *texts)
        assert "Training is off" not in popup.text()


def test_it_says_that_the_member_was_signed_out_at_the_last_visit(browser: Browser) -> None:
    now = round(time.time() * 1000)
    seed(browser, remembered(2, looked={"at": now, "reason": "signed-out"}), "OFF")
    with browser.popup() as popup:
        shows(browser, popup, "Training is off", "you were signed out, so StillOff read nothing")


def test_a_setting_never_read_and_signed_out_says_to_sign_in(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.LOGIN, page.sign_in())
    browser.open(page.LOGIN)
    expect.unknown(browser, "signed-out")
    with browser.popup() as popup:
        shows(browser, popup, "Not read yet", "you were signed out", "Sign in")


def relapsed(seen: bool) -> dict[str, Any]:
    """Storage in which training was found on again."""
    now = round(time.time() * 1000)
    values = remembered(0, state="on", relapse={"off": now - 9 * DAY, "on": now - DAY, "seen": seen})
    values[page.RECORD]["known"]["state"] = "on"
    return values


def test_the_alarm_gives_both_dates_and_being_seen_calms_the_badge(browser: Browser) -> None:
    seed(browser, relapsed(seen=False), "ON!")
    off, on = (datetime.now() - timedelta(days=days) for days in (9, 1))
    with browser.popup() as popup:
        shows(browser, popup, "Training was off and was found on again", "What to do: open the setting")
        shows(browser, popup, *(f"{day:%b} {day.day}, {day.year}" for day in (off, on)))
        expect.badge(browser, "ON")
        shows(browser, popup, "Training was off and was found on again")
    assert expect.record(browser)["relapse"]["seen"] is True


def test_the_member_can_say_here_that_the_alarm_was_about_another_account(browser: Browser) -> None:
    seed(browser, relapsed(seen=True), "ON")
    open_tab(browser)
    browser.driver.find_element("css selector", ".other").click()
    browser.wait(lambda: expect.record(browser)["relapse"] is None, what="the alarm to be over")
    browser.wait(lambda: "found on again" not in browser.driver.find_element("css selector", "main").text, what="that")


def test_what_is_not_watched_is_not_listed(browser: Browser) -> None:
    setting = page.RECORD.removeprefix("record:")
    seed(browser, remembered() | {"options": {"unwatched": [setting]}}, "")
    with browser.popup() as popup:
        shows(browser, popup, "StillOff watches nothing, as you chose")
        assert "Training is" not in popup.text()


def test_without_an_alarm_none_is_shown(browser: Browser) -> None:
    seed(browser, remembered(), "OFF")
    with browser.popup() as popup:
        shows(browser, popup, "Training is off")
        assert "found on again" not in popup.text()


def test_open_the_setting_opens_the_settings_address(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    with browser.popup() as popup:
        shows(browser, popup, "Open the setting")
        popup.click(".open")
        tab = browser.wait(lambda: browser.find_tab(page.SETTING), what="a tab with the setting")
        browser.wait(lambda: browser.find_popup() is None, what="the popup to make way")
    browser.switch(tab)
    assert browser.driver.current_url == page.SETTING


def test_the_region_is_not_preset_and_is_remembered(browser: Browser) -> None:
    with browser.popup() as popup:
        shows(browser, popup, "Open the setting")
        chosen = "return document.querySelector('#region').value"
        assert popup.evaluate(chosen) == ""
    assert "options" not in browser.storage()
    open_tab(browser)
    choose(browser, "uk")
    with browser.popup() as popup:
        browser.wait(
            lambda: popup.evaluate(chosen) == "uk",
            what="the region to be chosen",
        )


PARENT = "it also covers"


SINCE = {"uk": "Nov 3, 2025", "eu-eea": "Nov 3, 2025", "us": "Sep 18, 2024"}


@parted("region", SINCE, ["uk"])
def test_the_region_decides_the_facts(browser: Browser, region: str) -> None:
    open_tab(browser)
    assert PARENT not in all_text(browser)
    choose(browser, region)
    browser.wait(lambda: f"since {SINCE[region]}" in all_text(browser), what="the default of the region")
    assert f"{page.CONTROLLERS[region]} is responsible for your data" in all_text(browser)
    assert (PARENT in all_text(browser)) is (region == "uk")


def test_the_desk_is_one_step_away_and_the_request_that_waits_shows(browser: Browser) -> None:
    day = f"{datetime.now(UTC) + timedelta(days=12):%Y-%m-%d}"
    answered = request(id="ba9876543210", sent="2026-02-01", answer={"on": "2026-02-20", "said": "refused"})
    browser.set_storage({"requests": [request(sent="2026-03-01", due=day), answered]})
    open_tab(browser)
    wait_shown(browser, "You noted a request sent on Mar 1, 2026.")
    wait_shown(browser, "12 days left")
    browser.driver.find_element("css selector", ".desk").click()
    browser.wait(lambda: browser.find_tab("#objection"), what="the desk")


def test_the_highlight_option_is_kept(browser: Browser) -> None:
    with browser.popup() as popup:
        shows(browser, popup, "Not read yet")
        assert popup.evaluate("return document.getElementById('highlight').checked") is True
        popup.evaluate("document.querySelector('.more').open = true")
        popup.click("#highlight")
        browser.wait(lambda: expect.option(browser, "highlight") is False, what="it to be kept")
    with browser.popup() as popup:
        shows(browser, popup, "Not read yet")
        assert popup.evaluate("return document.getElementById('highlight').checked") is False


def test_it_follows_a_reading_that_comes_in_while_it_is_open(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.late(True, 3), headers=TRUE_TIME)
    browser.open(page.SETTING)
    with browser.popup() as popup:
        shows(browser, popup, "Not read yet")
        shows(browser, popup, "Training is on")


# Many services


def watching() -> dict[str, Any]:
    """Storage with settings of each kind, of every service: more than half were read off."""
    off = {
        f"record:{definition.id}/{setting.id}": remembered(3)[page.RECORD]
        for definition in READABLE
        for setting in definition.readable
    }
    others = [key for key in off if key != page.RECORD]
    on = remembered(2, state="on")[page.RECORD]
    on["known"]["state"] = "on"
    unknown = remembered(5, state="unknown", reason="not-found")[page.RECORD]
    del off[others[3]]
    return off | {others[0]: on, others[1]: remembered(40, due=-5)[page.RECORD], others[2]: unknown}


LOOK = """
const lines = [...document.querySelectorAll(".line")].filter((one) => one.checkVisibility());
return {
  chips: lines.map((one) => one.querySelector(".chip").textContent),
  open: [...document.querySelectorAll(".one")].findIndex((one) => one.open),
  bottoms: lines.map((one) => Math.round(one.getBoundingClientRect().bottom)),
  opened: document.querySelectorAll(".one[open]").length,
  whole: lines.filter((one) => one.getBoundingClientRect().bottom <= 600).length,
  summary: document.querySelector("#summary").textContent,
};
"""


@pytest.mark.parametrize("relapse", [True, False])
def test_many_services_are_a_list_in_the_order_of_need_with_the_first_one_open(granted: Browser, relapse: bool) -> None:
    browser = granted
    values = watching()
    browser.set_storage(values | (relapsed(seen=True) if relapse else {}))
    browser.open_popup_tab()
    browser.set_viewport(360, 600)
    browser.wait(lambda: browser.driver.execute_script(LOOK)["chips"], what="the popup's page")
    seen = browser.driver.execute_script(LOOK)
    first = ["On again"] if relapse else []
    assert seen["chips"][: len(first) + 4] == [*first, "On", "Check again", "Can't tell", "Not read yet"]
    rest = seen["chips"][len(first) + 4 :]
    assert set(rest) == {"Off"}
    assert (seen["open"], seen["opened"]) == (0, 1)
    assert seen["whole"] >= 8, seen["bottoms"]
    on = 2 if relapse else 1
    assert seen["summary"] == f"{on} on · {len(rest)} off · 1 to check · 1 can't tell · 1 not read"


@pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
def test_nothing_moves_after_the_first_paint(granted: Browser) -> None:
    granted.set_storage(watching())
    with granted.popup() as popup:
        granted.wait(lambda: popup.evaluate(PAINTED), what="the popup to be painted")
        shows(granted, popup, "1 on")
        assert popup.evaluate(MOVED) == 0


def test_a_row_opens_in_place_and_none_moves_when_a_reading_comes_in(granted: Browser) -> None:
    browser = granted
    values = watching()
    browser.set_storage(values)
    browser.open_popup_tab()
    browser.wait(lambda: browser.driver.find_elements("css selector", ".body"), what="the popup's page")
    names = "return [...document.querySelectorAll('.service')].map((one) => one.textContent)"
    before = browser.driver.execute_script(names)
    row = browser.driver.find_elements("css selector", ".line")[-1]
    row.click()
    last = browser.driver.find_elements("css selector", "section")[-1]
    browser.wait(lambda: "Training is off" in last.text, what="the row to open")
    key = next(key for key in values if key.startswith(f"record:{READABLE[-1].id}/"))
    browser.set_storage({key: relapsed(seen=True)[page.RECORD]})
    browser.wait(lambda: "2 on" in browser.driver.find_element("id", "summary").text, what="the reading to show")
    assert browser.driver.execute_script(names) == before


# Whether everyone can use it


def test_nothing_is_wider_than_a_very_narrow_window(browser: Browser) -> None:
    browser.set_storage(relapsed(seen=False))
    open_tab(browser)
    browser.set_viewport(180, 600)
    wait_shown(browser, "Training was off and was found")
    script = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    browser.wait(lambda: browser.driver.execute_script(script), what="no horizontal overflow")


def test_the_popup_itself_shows_no_horizontal_scroll_bar(browser: Browser) -> None:
    with browser.popup() as popup:
        shows(browser, popup, "Not read yet")
        script = "return [document.documentElement.scrollWidth, innerWidth]"
        browser.wait(lambda: (size := popup.evaluate(script))[0] <= size[1] >= 360, what="the popup's full width")


SEEN_TEXTS = """
const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim();
  if (text && !walker.currentNode.parentElement.closest("template, script, style")) texts.push(text);
}
for (const one of document.querySelectorAll("body *")) {
  const named = ["title", "aria-label", "placeholder", "alt"].map((name) => one.getAttribute(name)?.trim());
  texts.push(...named.filter(Boolean));
}
return texts;
"""


def marked(browser: Browser, folder: Path) -> Path:
    """A copy of the extension whose every message stands in brackets."""
    shutil.copytree(CHECKOUT.dist / browser.name, folder)
    path = folder / "_locales/en/messages.json"
    messages = json.loads(path.read_text(encoding="utf-8"))
    for key, entry in messages.items():
        if key != "languageCode":
            entry["message"] = f"⟦{entry['message']}⟧"
    path.write_text(json.dumps(messages), encoding="utf-8")
    return folder


def literals(texts: list[str]) -> list[str]:
    """Words that came neither from a message, nor from the service's definition, nor, as "and", from the browser."""
    bare = [re.sub("⟦[^⟦⟧]*⟧", "", re.sub("⟦[^⟦⟧]*⟧", "", text)) for text in texts]
    return [text for text in bare if re.search(r"\w", text.replace(" and ", "")) and text.strip() not in page.DEFINED]


def test_every_text_comes_from_the_messages(browser: Browser, replica_server: ReplicaServer, tmp_path: Path) -> None:
    replica_server.reset()
    replica_server.route(page.SETTING, page.setting(True))
    with launch(browser.name, marked(browser, tmp_path / "marked"), Start(replica_server.port)) as other:
        other.set_storage(relapsed(seen=True) | {"options": {"region": "us"}})
        other.open_popup_tab()
        other.wait(lambda: "⟦" in other.driver.find_element("css selector", "body").text, what="the popup")
        unfold(other)
        texts = other.driver.execute_script(SEEN_TEXTS)
        assert len(texts) > 40
        assert literals(texts) == []
        other.open(page.SETTING)
        other.wait(lambda: (seen := other.overlay()) and "on⟧" in seen.text, what="the callout")
        seen = other.overlay()
        assert seen is not None
        assert literals([line for line in seen.text.splitlines() if line != "×"]) == []


# Working the popup's page in a tab


def open_tab(browser: Browser) -> str:
    """Open the popup's page in a tab, wait until it's filled, and return its handle."""
    handle = browser.open_popup_tab()
    browser.wait(lambda: browser.driver.find_elements("css selector", "section"), what="the popup's page")
    unfold(browser)
    return handle


def all_text(browser: Browser) -> str:
    """All text that isn't hidden, folded parts included."""
    script = (
        "return [...document.querySelectorAll('section *')].filter((one) => !one.closest('[hidden]'))"
        ".flatMap((one) => [...one.childNodes]).filter((one) => one.nodeType === 3).map((one) => one.data).join(' ')"
    )
    return str(browser.driver.execute_script(script))


def wait_shown(browser: Browser, text: str) -> None:
    """Wait until the page in the tab shows this."""
    browser.wait(
        lambda: text in browser.driver.find_element("css selector", "body").text, what=f"the popup to show {text}"
    )


def choose(browser: Browser, region: str) -> None:
    """Choose a region, and wait until it's kept."""
    browser.driver.find_element("css selector", f"#region option[value={region}]").click()
    browser.wait(lambda: expect.option(browser, "region") == region, what="the region to be kept")
