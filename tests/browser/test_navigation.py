"""Getting to the setting and away from it: by links, by client-side navigation, by history, through sign-in, twice."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer, redirect
from tests.browser import beside, counted, expect
from tests.pages import linkedin as page

SETTING_PATH = urlsplit(page.SETTING).path
TAB_PATH = urlsplit(page.TAB).path


def go(browser: Browser, path: str) -> None:
    """Change the address as a single-page application does."""
    browser.driver.execute_script("go(arguments[0])", path)


def drawn(browser: Browser) -> None:
    """Wait until something of ours stands on the page."""
    browser.wait(browser.overlay, what="the highlight")


def gone(browser: Browser) -> None:
    """Wait until nothing of ours stands on the page."""
    browser.wait(lambda: browser.overlay() is None, what="the highlight to go")


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_setting_is_read_when_entered_from_the_feed_without_a_load(
    browser: Browser, server: ReplicaServer, on: bool
) -> None:
    server.route(page.FEED, page.application("<p>feed</p>", {SETTING_PATH: page.card(page.native(on))}))
    browser.open(page.FEED)
    go(browser, SETTING_PATH)
    expect.read(browser, "on" if on else "off")
    drawn(browser)


def test_a_label_carries_the_setting_when_entered_from_the_feed(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.FEED, page.application("<p>feed</p>", {SETTING_PATH: page.card(page.ember(False))}))
    browser.open(page.FEED)
    go(browser, SETTING_PATH)
    expect.read(browser, "off")


def test_leaving_without_a_load_takes_the_highlight_away(browser: Browser, server: ReplicaServer) -> None:
    server.route(
        page.SETTING, page.application(page.card(page.native(True)), {SETTING_PATH: page.card(page.native(True))})
    )
    browser.open(page.SETTING)
    expect.read(browser, "on")
    drawn(browser)
    go(browser, "/feed/")
    gone(browser)


def test_coming_back_without_a_load_is_a_new_look(browser: Browser, server: ReplicaServer) -> None:
    routes = {SETTING_PATH: page.card(page.native(False)), TAB_PATH: "<p>rows</p>"}
    server.route(page.SETTING, page.application(page.card(page.native(True)), routes))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    go(browser, TAB_PATH)
    gone(browser)
    go(browser, SETTING_PATH)
    expect.badge(browser, "OFF", never=("ON!",))


@pytest.mark.long
def test_what_was_there_before_the_address_changed_is_not_the_setting(browser: Browser, server: ReplicaServer) -> None:
    stale = page.card(
        page.native(False, key="x1", label="Något", word="Av"), name="Annat", question="?", description="!"
    )
    html = page.application(stale, {SETTING_PATH: stale}).replace('lang="en"', 'lang="sv"')
    server.route(page.NEIGHBOUR, html.replace("setTimeout(draw, 150)", "0"))
    browser.open(page.NEIGHBOUR)
    go(browser, SETTING_PATH)
    expect.unknown(browser, "not-found")


def test_the_former_pages_switch_is_not_read_while_the_setting_is_still_drawn(
    browser: Browser, server: ReplicaServer
) -> None:
    html = page.application(page.card(page.decoy(False)), {SETTING_PATH: page.card(page.native(True))})
    server.route(page.NEIGHBOUR, html.replace("setTimeout(draw, 150)", "setTimeout(draw, 6000)"))
    browser.open(page.NEIGHBOUR)
    go(browser, SETTING_PATH)
    expect.read(browser, "on")


def test_the_page_restored_by_the_back_button_is_looked_at_again(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    server.route(page.FEED, page.shell("<p>feed</p>"))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.open(page.FEED)
    browser.driver.back()
    drawn(browser)
    browser.driver.find_element("css selector", "input").click()
    expect.badge(browser, "OFF", never=("ON!",))


FREE = """
const control = document.querySelector("input");
const {left, right, top, bottom} = control.getBoundingClientRect();
return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === control;
"""


def test_an_old_second_tab_does_not_contradict_a_change(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    old = browser.driver.current_window_handle
    browser.new_tab(page.SETTING)
    # A busy machine draws the callout first, and makes room for the control a moment later.
    browser.wait(lambda: browser.overlay() and browser.driver.execute_script(FREE), what="the control to be in reach")
    browser.driver.find_element("css selector", "input").click()
    expect.badge(browser, "OFF")
    browser.switch(old)
    browser.driver.execute_script("document.body.append('something stirs')")
    browser.wait(browser.overlay, what="the old tab to be looked at")
    looked = expect.record(browser)["looked"]["at"]
    browser.open(f"{page.SETTING}?again")
    expect.badge(browser, "ON!")
    assert expect.record(browser)["looked"]["at"] > looked


@pytest.mark.parametrize("wall", [page.LOGIN, page.AUTHWALL, page.CHECKPOINT])
def test_a_sign_in_wall_says_signed_out_and_changes_no_known_state(
    browser: Browser, server: ReplicaServer, wall: str
) -> None:
    server.route(page.SETTING, page.setting(False))
    server.route(wall, page.sign_in())
    browser.open(page.SETTING)
    expect.read(browser, "off")
    server.route(page.SETTING, redirect(wall))
    browser.open(page.SETTING)
    browser.wait(lambda: expect.record(browser)["looked"]["reason"] == "signed-out", what="the wall to be seen")
    assert browser.badge().text == "OFF"


def test_a_sign_in_form_at_the_settings_address_changes_no_known_state(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    server.route(page.SETTING, page.sign_in())
    browser.open(page.SETTING)
    browser.wait(lambda: expect.record(browser)["looked"]["reason"] == "signed-out", what="the form to be seen")
    assert browser.badge().text == "OFF"


def test_an_unread_setting_behind_a_wall_stays_unread(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.LOGIN, page.sign_in())
    browser.open(page.LOGIN)
    expect.unknown(browser, "signed-out")


ROWS = {
    True: {
        "English": page.row("On"),
        "Portuguese": page.row("Ativada", name=page.NAMES["pt"], lang="pt"),
    },
    False: {
        "English": page.row("Off"),
        "German": page.row("Aus", name=page.NAMES["de"], lang="de"),
        "a relative link": page.row("Off", href=SETTING_PATH),
        "a name that was changed, in a known language": page.row("Off", name="Generative AI"),
    },
}


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_row_on_the_tab_tells_the_state_by_its_last_word(counting: Browser, on: bool) -> None:
    counted.expect(counting, {row: (html, "on" if on else "off") for row, html in ROWS[on].items()}, page.TAB)


SILENT_ROWS = {
    "an unknown word": page.row("Partly"),
    "no word": page.row(""),
    "a language whose words are unknown": page.row("Av", name="Namn", lang="sv"),
    "another language's word": page.row("No", lang="en"),
    "two rows that disagree": page.row("On") + page.row("Off"),
    "the neighbour's row alone": page.row("Off", href=page.NEIGHBOUR),
}


def test_a_row_that_prints_nothing_known_says_nothing(counting: Browser) -> None:
    counted.expect(counting, {row: (html, None) for row, html in SILENT_ROWS.items()}, page.TAB)


def test_of_several_tabs_only_a_row_that_says_a_state_is_heard(browser: Browser, server: ReplicaServer) -> None:
    # The last is read, so the other could have been; and it still isn't by when the setting is read.
    silent = {"an unknown word": SILENT_ROWS["an unknown word"]}
    pages = beside.opened(browser, server, silent | {"a row that says on": page.row("On")}, page.TAB)
    pages.expect({**dict.fromkeys(silent), "a row that says on": "on"})
    pages.open(server, "the setting", page.SETTING, page.setting(True))
    pages.expect({**dict.fromkeys(silent), "a row that says on": "on", "the setting": "on"})
    assert browser.badge().text == "ON"


def test_an_old_row_does_not_contradict_the_control_just_read(browser: Browser, server: ReplicaServer) -> None:
    routes = {
        SETTING_PATH: page.card(page.native(True)),
        TAB_PATH: page.row("On").split("<main id=card>")[1].split("</main>")[0],
    }
    server.route(page.SETTING, page.application(page.card(page.native(True)), routes))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", "input").click()
    expect.badge(browser, "OFF")
    go(browser, TAB_PATH)
    browser.wait(lambda: (seen := browser.overlay()) and "Training is on" in seen.text, what="the old row to be read")
    assert browser.badge().text == "OFF"
