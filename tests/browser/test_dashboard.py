"""The dashboard: overview, timeline, checks, evidence, options; and that everyone can use it."""

from __future__ import annotations

import base64
import itertools
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.print_page_options import PrintOptions
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.driving.chromium import Chromium
from builder.browsers.driving.firefox import Firefox
from builder.browsers.replica_server import ReplicaServer, redirect
from builder.data.definitions import load_all
from builder.data.evidence import digest, verify
from builder.paths import CHECKOUT
from tests.browser import expect
from tests.browser.pace import TRUE_TIME
from tests.browser.pages import READABLE, request, unfold
from tests.browser.test_popup import DAY, literals, marked, relapsed, remembered, watching
from tests.pages import claude, x
from tests.pages import linkedin as page

HISTORY = page.RECORD.replace("record:", "history:")
SENT = page.RECORD.replace("record:", "requests:")
STARTED = round(time.time() * 1000)
FILLED = {
    "overview": "#overview tbody tr",
    "timeline": "#timeline :is(.none, .drawn):not([hidden])",
    "services": "#services .switch",
    "checks": "#checks tbody tr",
    "objection": "#desk-sent :is(.requests li, .empty:not([hidden]))",
    "evidence": "#evidence .json[href]",
    "options": "#options .watch input",
}
"""The views, and what is there once each has been filled."""
LOADS = itertools.count()
SHOWN = """
const [view, filled] = arguments;
return document.getElementById(view).checkVisibility() && document.querySelector(filled) !== null;
"""


def line(kind: str, days: float, state: str, **more: Any) -> dict[str, Any]:
    """One line of a history, so many days old."""
    return {
        "type": kind,
        "at": round(time.time() * 1000 - days * DAY),
        "state": state,
        "reason": None,
        "signals": ["address", "key"],
        "page": "control",
        "definition": "2026-08-22",
        "version": "0.1.0",
    } | more


def chained(*lines: dict[str, Any]) -> dict[str, Any]:
    """Storage with a history whose lines carry one another's hashes."""
    history: list[dict[str, Any]] = []
    for each in lines:
        history.append(dict(sorted({**each, "previous": digest(history[-1]) if history else None}.items())))
    return {HISTORY: history}


def story() -> dict[str, Any]:
    """A history with one line of most kinds, oldest first."""
    now = round(time.time() * 1000)
    return chained(
        line("first-read", 90, "on"),
        line("switched-off", 80, "off"),
        line("confirmed", 70, "off", count=12, last=now - 40 * DAY),
        line("unreadable", 35, "unknown", reason="not-found", signals=[]),
        line("confirmed", 9, "off", count=1, last=now - 9 * DAY, signals=["link", "word"], page="row"),
        line("found-on-again", 1, "on"),
    )


def noted() -> dict[str, Any]:
    """A request that was sent and answered, with its history."""
    answer = {"on": "2026-01-20", "said": "refused"}
    kept = [request(), request(answer=answer)]
    of_the_member = ("service", "setting", "note", "reminded")
    lines: list[dict[str, Any]] = []
    for number, each in enumerate(kept):
        told = {key: value for key, value in each.items() if key not in of_the_member}
        lines.append(
            {
                "at": STARTED - 50 * DAY + number,
                "definition": "2026-08-22",
                "previous": digest(lines[-1]) if lines else None,
                "request": told,
                "type": ("request-sent", "request-answered")[number],
                "version": "0.1.0",
            }
        )
    return {"requests": kept[1:], SENT: lines}


def open_view(browser: Browser, view: str = "overview") -> None:
    """Load the dashboard at one of its views, and wait until it's filled."""
    load = f"?{next(LOADS)}"  # were only the fragment another one, nothing would be loaded
    browser.open(browser.page_url(f"dashboard/dashboard.html{load}#{view}"))
    there = "return location.search === arguments[0]"
    browser.wait(lambda: browser.driver.execute_script(there, load), what="the dashboard")
    filled(browser, view)


def views(browser: Browser) -> Iterator[str]:
    """Load the dashboard, and go through its views as a member does; each is filled when it's told."""
    open_view(browser, next(iter(FILLED)))
    for view in FILLED:
        go_to(browser, view)
        yield view


def go_to(browser: Browser, view: str) -> None:
    """Go to another view of the dashboard that is open, and wait until it's filled."""
    browser.driver.execute_script("location.hash = arguments[0]", view)
    filled(browser, view)


def filled(browser: Browser, view: str) -> None:
    """Wait until a view is the one that shows, and filled."""
    browser.wait(lambda: browser.driver.execute_script(SHOWN, view, FILLED[view]), what=f"the view {view}")


def one(browser: Browser, selector: str) -> WebElement:
    """The first element that a selector finds."""
    return browser.driver.find_element("css selector", selector)


def shows(browser: Browser, *texts: str) -> None:
    """Wait until the page shows all of this."""
    browser.wait(lambda: all(text in one(browser, "body").text for text in texts), what=f"the page to show {texts}")


def options(browser: Browser) -> dict[str, Any]:
    """What the member has chosen."""
    chosen: dict[str, Any] = browser.storage().get("options", {})
    return chosen


# Overview


def test_it_follows_a_reading_that_comes_in_while_it_is_open(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    open_view(browser)
    shows(browser, "Not read yet", "the account that was signed in")
    dashboard = browser.driver.current_window_handle
    browser.new_tab(page.SETTING)
    expect.read(browser, "on")
    browser.switch(dashboard)
    unfold(browser)
    shows(browser, "Training is on", "Last read just now", "Recognised by: the page's address", "switch training off")
    assert one(browser, "#overview .mark").text == "ON"


def test_a_relapse_gives_both_dates_and_how_each_was_recognised(browser: Browser) -> None:
    values = relapsed(seen=False)
    relapse = values[page.RECORD]["relapse"]
    history = story()
    history[HISTORY][-1]["at"] = relapse["on"]
    history[HISTORY][-2]["at"] = history[HISTORY][-2]["last"] = relapse["off"]
    browser.set_storage(values | history)
    open_view(browser)
    shows(browser, "Training was off and was found on again", "the account that was signed in", "What to do")
    off, on = (datetime.now() - timedelta(days=days) for days in (9, 1))
    was, found = (one(browser, f"#overview .{name}").text for name in ("was", "is"))
    assert f"{off:%b} {off.day}, {off.year}" in was
    assert "the row's link and the word that shows the state" in was
    assert f"{on:%b} {on.day}, {on.year}" in found
    assert "the page's address and the switch's own key" in found
    expect.badge(browser, "ON!")  # only the popup counts as having seen it


def test_a_relapse_of_another_account_is_noted_and_the_banner_goes(browser: Browser) -> None:
    browser.set_storage(relapsed(seen=True) | story())
    open_view(browser)
    shows(browser, "Training was off and was found on again")
    one(browser, "#overview .other").click()
    browser.wait(lambda: "found on again" not in one(browser, "#overview").text, what="the banner to go")
    assert expect.events(browser)[-1] == "other-account"
    assert expect.record(browser)["relapse"] is None


CELLS = """
return [...document.querySelectorAll("#overview tbody tr:not([hidden])")]
  .map((row) => [row.querySelector(".service").textContent, row.querySelector(".chip").textContent]);
"""


def test_the_overview_counts_sorts_and_filters_what_is_watched(granted: Browser) -> None:
    browser = granted
    values = watching()
    browser.set_storage(values)
    open_view(browser)
    everything = len(values) + 1
    shows(browser, f"Training off: {len(values) - 3} of {everything}. Not known: 3.", "it is not a grade")
    cells: list[list[str]] = browser.driver.execute_script(CELLS)
    assert [state for _, state in cells][:5] == ["On", "Check again", "Can't tell", "Not read yet", "Off"]
    one(browser, "#overview [data-sort=name] button").click()
    names = [name for name, _ in browser.driver.execute_script(CELLS)]
    assert names == sorted((name for name, _ in cells), key=str.lower)
    assert one(browser, "#overview [data-sort=name]").get_attribute("aria-sort") == "ascending"
    one(browser, "#overview [data-sort=name] button").click()
    assert [name for name, _ in browser.driver.execute_script(CELLS)] == names[::-1]
    Select(one(browser, "#overview .filter")).select_by_value("stale")
    assert [state for _, state in browser.driver.execute_script(CELLS)] == ["Check again"]
    shows(browser, f"Services: 1 of {everything}")


def test_check_all_reads_each_in_one_tab_behind_and_names_who_was_signed_out(
    granted: Browser, server: ReplicaServer
) -> None:
    browser = granted
    read = {x.SERVICE: x, claude.SERVICE: claude}
    left = [
        f"{one.id}/{setting.id}"
        for one in READABLE
        if one.id not in read and one.access == "asked"
        for setting in one.readable
    ]
    browser.set_storage({"options": {"unwatched": left}})
    for replica in read.values():
        server.route(replica.ADDRESS, next(case.html for case in replica.CASES if case.expected == "off"))
    server.route(page.SETTING, redirect(page.LOGIN))
    server.route(page.LOGIN, page.sign_in())
    open_view(browser)
    one(browser, "#overview .check-all").click()
    most = 0

    def over() -> bool:
        nonlocal most
        most = max(most, len(browser.driver.window_handles))
        return "Read: 2 of 3." in one(browser, "#overview .round").text

    browser.wait(over, 150, "all to be looked at")
    assert most == 2
    walled = next(one.name for one in READABLE if one.access == "install")
    shows(browser, f"Signed out at: {walled}.", "Training off: 2 of 3. Not known: 1.")


def test_checking_a_chosen_few_can_be_stopped(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.late(True, 25))
    open_view(browser)
    one(browser, "#overview .tick").click()
    shows(browser, "Check the chosen ones now (1)")
    one(browser, "#overview .check-all").click()
    shows(browser, "1 of 1 …")
    one(browser, "#overview .round .stop").click()
    browser.wait(lambda: browser.find_tab(page.SETTING) is None, what="the tab to be closed")
    browser.wait(lambda: one(browser, "#overview .check-all").is_displayed(), what="the button to come back")


# Timeline


def test_the_timeline_is_drawn_and_every_event_stands_in_the_table(browser: Browser) -> None:
    browser.set_storage(remembered(1, state="on") | story())
    open_view(browser, "timeline")
    shows(
        browser,
        "Training found on again",
        "Confirmed 12 times until",
        "The page opened, but StillOff didn't find the switch",
    )
    bands = browser.driver.execute_script(
        "return [...document.querySelectorAll('.chart .band')].map((one) => one.classList[2])"
    )
    # A reading holds for 30 days; then it isn't known any more.
    assert bands == ["on", "off", "unknown", "off", "on"]
    rows = [row.text for row in browser.driver.find_elements("css selector", "tbody tr")][:6]
    kinds = ["found on again", "Confirmed", "Couldn't tell", "Confirmed 12 times", "switched off", "First check"]
    assert all(kind in row for kind, row in zip(kinds, rows, strict=True))
    one(browser, "tbody tr:nth-child(2) summary").click()
    history = browser.storage()[HISTORY]
    shows(browser, digest(history[4]), digest(history[3]), "Time in UTC")


def test_what_was_sent_stands_between_the_readings_and_has_a_chain_of_its_own(browser: Browser) -> None:
    browser.set_storage(remembered(1, state="on") | story() | noted())
    open_view(browser, "timeline")
    rows = [row.text for row in browser.driver.find_elements("css selector", "tbody tr")]
    assert ["Request" in row for row in rows] == [False, False, False, True, True, False, False, False]
    one(browser, "tbody tr:nth-child(5) summary").click()
    shows(browser, digest(noted()[SENT][0]), "None: this is the first line.")


def test_hundreds_of_lines_stay_quick_and_can_be_filtered(browser: Browser) -> None:
    days = range(600, 0, -1)
    lines = [line("switched-off" if day % 2 else "switched-on", day, "off" if day % 2 else "on") for day in days]
    browser.set_storage(remembered() | chained(line("first-read", 601, "on"), *lines))
    open_view(browser, "timeline")
    shows(browser, "Shown: 50 of 601")
    one(browser, "#timeline .more").click()
    shows(browser, "Shown: 100 of 601")
    Select(one(browser, "#timeline .type")).select_by_value("first-read")
    shows(browser, "Shown: 1 of 1 that fit; 601 in all")
    one(browser, "#timeline .all").click()
    shows(browser, "Shown: 50 of 601")
    assert len(browser.driver.find_elements("css selector", "#timeline tbody tr")) == 50


# Checks and options


def test_how_a_due_look_happens_is_chosen_for_all_and_per_service(browser: Browser) -> None:
    open_view(browser, "checks")
    service = page.RECORD.removeprefix("record:").split("/")[0]
    assert one(browser, "[name=mode-all][value=remind]").is_selected()
    one(browser, "[name=mode-all][value=auto]").click()
    browser.wait(lambda: options(browser).get("autoAll") is True, what="it to be kept")
    mode = Select(one(browser, "#checks .mode"))
    browser.wait(lambda: mode.first_selected_option.get_attribute("value") == "auto", what="each to be so")
    mode.select_by_value("remind")
    browser.wait(lambda: options(browser).get("remind") == [service], what="the exception to be kept")
    shows(browser, "Not as chosen for all.")
    one(browser, "[name=mode-all][value=remind]").click()
    browser.wait(lambda: options(browser).get("autoAll") is False, what="it to be kept")
    assert (options(browser)["auto"], options(browser)["remind"]) == ([], [])


def test_the_interval_is_a_whole_number_of_days(browser: Browser) -> None:
    open_view(browser, "checks")
    field = one(browser, "#interval")

    def write(value: str) -> None:
        # Emptying the field by WebDriver would be a change of its own.
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(value or Keys.DELETE)
        one(browser, "h1").click()  # leaving the field is what keeps it

    write("7")
    browser.wait(lambda: options(browser).get("interval") == 7, what="the interval to be kept")
    for wrong in ("0", "367", "2.5"):
        write(wrong)
        shows(browser, "Enter a whole number from 1 to 366")
    assert options(browser)["interval"] == 7
    write("")
    browser.wait(lambda: options(browser).get("interval", 0) is None, what="the definition's own interval again")


def test_switching_notifications_on_asks_for_the_permission(browser: Browser) -> None:
    permissions = "(globalThis.browser ?? chrome).permissions"
    held = f"return await {permissions}.contains({{permissions: ['notifications']}})"
    try:
        open_view(browser, "checks")
        assert not browser.evaluate_background(held)
        one(browser, "#notifications").click()
        browser.wait(lambda: options(browser).get("notifications") is True, what="it to be kept")
        assert browser.evaluate_background(held)
        # Taken away in the browser's own settings, the option alone would promise too much.
        browser.evaluate_background(f"await {permissions}.remove({{permissions: ['notifications']}})")
        open_view(browser, "checks")
        assert not one(browser, "#notifications").is_selected()
    finally:
        browser.evaluate_background(f"await {permissions}.remove({{permissions: ['notifications']}})")


def test_a_look_can_be_started_here(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    open_view(browser, "checks")
    one(browser, "#checks .look").click()
    expect.read(browser, "off")
    browser.wait(lambda: browser.find_tab(page.SETTING) is None, what="the tab to be closed again")
    browser.wait(lambda: one(browser, "#checks .look").is_displayed(), what="the button to come back")
    one(browser, "nav a[href='#overview']").click()
    browser.wait(lambda: one(browser, "#overview .chip").text == "Off", what="the overview to say so")


def test_a_look_under_way_shows_and_can_be_stopped(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.late(True, 25), headers=TRUE_TIME)
    open_view(browser, "checks")
    one(browser, "#checks .look").click()
    shows(browser, "Checking the setting in a tab behind this one")
    one(browser, "#checks .stop").click()
    browser.wait(lambda: browser.find_tab(page.SETTING) is None, what="the tab to be closed")
    browser.wait(lambda: one(browser, "#checks .look").is_displayed(), what="the button to come back")
    assert "record" not in str(browser.storage().keys())


def test_what_is_not_watched_is_left_out(browser: Browser) -> None:
    open_view(browser, "options")
    one(browser, "#options .watch input").click()
    expect.badge(browser, "")
    one(browser, "nav a[href='#overview']").click()
    shows(browser, "Not watched")


# Evidence


@contextmanager
def downloads(browser: Browser, folder: Path) -> Iterator[Path]:
    """Downloads go here, unasked."""
    if isinstance(browser, Chromium):
        browser.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        yield folder
        browser.cdp("Browser.setDownloadBehavior", behavior="default")
    elif isinstance(browser, Firefox):
        with browser.firefox.context("chrome"):
            browser.firefox.execute_script(
                "Services.prefs.setIntPref('browser.download.folderList', 2);"
                "Services.prefs.setStringPref('browser.download.dir', arguments[0]);"
                "Services.prefs.setBoolPref('browser.download.alwaysOpenPanel', false)",
                str(folder),
            )
        yield folder


def downloaded(browser: Browser, folder: Path, selector: str, suffix: str) -> Path:
    """Click a link, and wait for the file that it leads to."""
    browser.wait(lambda: one(browser, selector).get_attribute("download"), what="the export to be ready")
    one(browser, selector).click()

    def arrived() -> Path | None:
        found = [path for path in folder.iterdir() if path.suffix == suffix and path.stat().st_size]
        return found[0] if found and not list(folder.glob("*.part")) else None

    return browser.wait(arrived, what=f"a file {suffix}")


def test_what_was_sent_is_exported_deleted_and_brought_back_with_its_setting(browser: Browser, tmp_path: Path) -> None:
    browser.set_storage(remembered() | story() | noted())
    before = browser.storage()
    everything = len(before[HISTORY]) + len(before[SENT])
    open_view(browser, "evidence")
    shows(browser, "Request answered", "objection form")  # the report
    with downloads(browser, tmp_path):
        exported = downloaded(browser, tmp_path, "#evidence .json", ".json")
    verify(exported)
    assert json.loads(exported.read_text(encoding="utf-8"))["requests"][0]["lines"] == before[SENT]
    one(browser, "#evidence .kept button").click()
    one(browser, "#delete [value=delete]").click()
    shows(browser, f"Lines: {everything}")
    assert browser.storage()["requests"] == []
    assert not {HISTORY, SENT} & browser.storage().keys()
    one(browser, "#evidence .file").send_keys(str(exported))
    shows(browser, f"Lines added: {everything}")
    after = browser.storage()
    assert after[SENT][:-1] == before[SENT]
    assert after["requests"] == before["requests"]


def test_a_history_is_exported_deleted_and_brought_back(browser: Browser, tmp_path: Path) -> None:
    browser.set_storage(remembered() | story())
    before = browser.storage()[HISTORY]
    open_view(browser, "evidence")
    with downloads(browser, tmp_path):
        exported = downloaded(browser, tmp_path, "#evidence .json", ".json")
        table = downloaded(browser, tmp_path, "#evidence .csv", ".csv")
    verify(exported)  # raises what is wrong with it
    assert json.loads(exported.read_text(encoding="utf-8"))["settings"][0]["lines"] == before
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == len(before) + 1

    one(browser, "#evidence .kept button").click()
    shows(browser, "This will be gone for good", f"Lines: {len(before)}")
    one(browser, "#delete [value=keep]").click()
    assert browser.storage()[HISTORY] == before
    one(browser, "#evidence .kept button").click()
    one(browser, "#delete [value=delete]").click()
    shows(browser, "Deleted: the history of", f"Lines: {len(before)}")
    assert not {page.RECORD, HISTORY} & browser.storage().keys()

    one(browser, "#evidence .file").send_keys(str(exported))
    shows(browser, f"Lines added: {len(before)}")
    said = [{key: value for key, value in each.items() if key != "previous"} for each in before]
    after = browser.storage()[HISTORY]
    assert [{key: value for key, value in each.items() if key != "previous"} for each in after[:-1]] == said
    assert after[-1]["type"] == "imported"
    one(browser, "#evidence .file").send_keys(str(exported))
    shows(browser, "Every line of this file was here already")
    assert browser.storage()[HISTORY] == after


def test_a_bad_file_is_refused_with_its_reason_and_changes_nothing(browser: Browser, tmp_path: Path) -> None:
    browser.set_storage(remembered() | story())
    before = browser.storage()
    bad = {
        "empty": (b"", "empty"),
        "picture": (b"\x89PNG\r\n\xff\xfe", "UTF-8"),
        "words": (b"<b>not JSON</b>", "not JSON"),
        "other": (b'{"format": "something else"}', "did not export this file"),
        "newer": (b'{"format": "stilloff-evidence", "schema": 99}', "newer StillOff exported this file (schema 99)"),
        "dates": (
            b'{"format": "stilloff-evidence", "schema": 1, "made": "2026-02-30T10:00:00+00:00", "version": "0.1.0",'
            b' "settings": [], "digest": "' + b"0" * 64 + b'"}',
            "damaged. Something at made",
        ),
        "edited": (
            b'{"format": "stilloff-evidence", "schema": 2, "made": "2026-02-28T10:00:00+00:00", "version": "0.1.0",'
            b' "settings": [], "digest": "' + b"0" * 64 + b'"}',
            "changed after it was exported. digest doesn't fit",
        ),
        "markup": (b'{"format": "stilloff-evidence", "schema": 1, "<img src=x onerror=alert(1)>": 1}', "damaged"),
    }
    open_view(browser, "evidence")
    for name, (content, reason) in bad.items():
        path = tmp_path / f"{name}.json"
        path.write_bytes(content)
        one(browser, "#evidence .file").send_keys(str(path))
        shows(browser, reason, "Nothing has changed.")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    one(browser, "#evidence .file").send_keys(str(huge))
    shows(browser, "larger than 20 MB", "Nothing has changed.")
    assert browser.storage() == before


def test_the_report_is_one_page(browser: Browser) -> None:
    last = round(time.time() * 1000)
    kinds = [line("confirmed", day, "off", count=3, last=last, version=f"0.{day}.0") for day in range(60, 1, -1)]
    browser.set_storage(remembered() | chained(line("first-read", 90, "off"), *kinds))
    open_view(browser, "evidence")
    shows(browser, "What StillOff has seen", "Lines shown: 20 of 60", "SHA-256 of the JSON export", "Confirmed 3 times")
    assert re.search(r"\b[0-9a-f]{64}\b", one(browser, "#report").text)
    size = PrintOptions()
    size.page_width, size.page_height = 21.0, 29.7  # cm
    pdf = base64.b64decode(browser.driver.print_page(size))
    if browser.name == "chrome":  # the other one's PDFs are compressed throughout
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


# Whether everyone can use it


SEEN_TEXTS = """
const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim();
  const parent = walker.currentNode.parentElement;
  // Times, hashes, addresses and versions are no words.
  const bare = "template, time, code, title, [translate=no], .axis, td:first-child, td:last-child";
  if (text && !parent.closest(bare)) texts.push(text);
}
return texts;
"""


def test_every_text_comes_from_the_messages(browser: Browser, replica_server: ReplicaServer, tmp_path: Path) -> None:
    with launch(browser.name, marked(browser, tmp_path / "marked"), Start(replica_server.port)) as other:
        other.set_storage(relapsed(seen=True) | story())
        texts: list[str] = []
        for _ in views(other):
            other.wait(lambda: "⟦" in one(other, "main").text, what="the texts")
            texts += other.driver.execute_script(SEEN_TEXTS)
        bare = {text for text in literals(texts) if text.removesuffix(f": {page.NAME}") not in page.DEFINED}
        assert len(texts) > 300
        assert bare - named() == set()


def named() -> set[str]:
    """What the services call themselves, their settings, and the way there."""
    services = load_all(CHECKOUT)
    titles = {setting.title or "" for service in services for setting in service.settings}
    ways = {f": {' › '.join(setting.way)}" for service in services for setting in service.settings}
    hosts = {host for service in services for host in service.hosts}
    return hosts | {service.name for service in services} | {service.icon for service in services} | titles | ways
