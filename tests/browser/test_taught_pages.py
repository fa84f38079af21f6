"""Settings that the member showed, on the extension's own pages: offered, listed, shown again, forgotten."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser.everything import LAY_OUT
from tests.browser.pages import API, unfold
from tests.browser.test_accessibility import audit, in_chromium
from tests.browser.test_dashboard import go_to, one, open_view
from tests.browser.test_dashboard import shows as page_shows
from tests.browser.test_popup import remembered, shows
from tests.pages import linkedin as page
from tests.pages import x

HOST = "www.example.com"
PLAIN = "https://www.example.com/feed"
ORIGIN = f"https://{HOST}/*"
GIVEN = f"return (await {API}.permissions.getAll()).origins"
TEACHING = f"return (await {API}.storage.session.get('teaching')).teaching ?? null"
WIDE = "return document.documentElement.scrollWidth > document.documentElement.clientWidth"


def site(host: str) -> str:
    """What the definition of a host's taught settings is called."""
    return f"site-{hashlib.sha256(host.encode()).hexdigest()[:12]}"


def taught(host: str = HOST, **more: Any) -> dict[str, Any]:
    """A setting that the member showed."""
    return {
        "service": site(host),
        "id": "taught-00000001",
        "host": host,
        "about": None,
        "proven": False,
        "day": "2026-01-05",
        "address": f"https://{host}/settings/privacy",
        "kind": "switch",
        "language": "en",
        "label": "Use my posts to train AI",
        "heading": "Privacy",
        "keys": [{"attribute": "id", "value": "ai-training"}],
        "trainingOff": "unchecked",
        "words": {"on": [], "off": []},
        "save": False,
    } | more


SWITCH = taught()
CHOICE = taught(
    id="taught-00000002",
    address=f"https://{HOST}/settings/sharing",
    label="Who may use it",
    kind="select",
    trainingOff=None,
    words={"on": ["Everybody"], "off": ["Nobody"]},
    save=True,
    proven=True,
)


def unread(reason: str = "not-found") -> dict[str, Any]:
    """A record of a setting that the last check couldn't read."""
    at = round(time.time() * 1000)
    found: dict[str, Any] = remembered(state="unknown", reason=reason, looked={"at": at, "reason": reason})[page.RECORD]
    return found


def record(setting: dict[str, Any]) -> str:
    """Where a taught setting's record is kept."""
    return f"record:{setting['service']}/{setting['id']}"


def remember(browser: Browser, *settings: dict[str, Any], **records: dict[str, Any]) -> None:
    """Have a background that is just started know these taught settings and records."""
    browser.set_storage({"taught": list(settings)} | records)
    browser.kill_worker()


@pytest.fixture
def browser(browser: Browser) -> Iterator[Browser]:
    """A browser that may look at one more site, and forgets at the end what was shown."""
    browser.grant(ORIGIN)
    yield browser
    browser.revoke(*(origin for origin in browser.evaluate_background(GIVEN) if page.HOST not in origin))
    browser.clear_storage()
    browser.kill_worker()


def open_services(browser: Browser) -> None:
    """Open the services, all of them laid out: nothing moves while it's clicked."""
    open_view(browser, "services")
    browser.driver.execute_script(LAY_OUT)


def teaching(browser: Browser) -> dict[str, Any]:
    """What the background knows that the member is about to show."""
    found: dict[str, Any] = browser.wait(lambda: browser.evaluate_background(TEACHING), what="the background to know")
    return found


# The popup


def test_the_popup_says_who_showed_a_setting_and_offers_to_show_it_again(browser: Browser) -> None:
    remember(browser, SWITCH, **{record(SWITCH): unread()})
    browser.open_popup_tab()
    browser.wait(lambda: browser.driver.find_elements("css selector", "section"), what="the popup's page")
    unfold(browser)
    page_shows(browser, HOST, "Shown by you on Jan 5, 2026.", "show StillOff the switch again", "Show it again")
    assert "Help StillOff to read this page" not in one(browser, "section:has(.taught:not([hidden]))").text


@pytest.mark.parametrize("reason", ["not-found", "signed-out"])
def test_the_popup_offers_it_for_a_known_setting_where_that_may_help(browser: Browser, reason: str) -> None:
    browser.set_storage({page.RECORD: unread(reason)})
    with browser.popup() as popup:
        shows(browser, popup, "Open the setting")
        offered = "Show StillOff the switch" in popup.text()
    assert offered is (reason == "not-found")


def test_what_was_shown_in_its_place_is_not_offered_twice(browser: Browser) -> None:
    instead = taught(page.HOST, about=page.RECORD.removeprefix("record:"))
    remember(browser, instead, **{page.RECORD: unread(), record(instead): remembered()[page.RECORD]})
    with browser.popup() as popup:
        shows(browser, popup, "Use my posts to train AI", page.NAME)
        assert "Show StillOff the switch" not in popup.text()


def test_on_any_other_page_the_popup_offers_it_and_makes_way(browser: Browser, server: ReplicaServer) -> None:
    server.route(PLAIN, "<h1>News</h1>")
    browser.open(f"{PLAIN}?user=me@example.com")
    with browser.popup() as popup:
        shows(browser, popup, "Watch a setting on this site: show StillOff the switch")
        popup.evaluate("document.querySelector('#show-other').open = true")
        popup.click("#show-other .teach")
        noted = teaching(browser)
        browser.wait(lambda: browser.find_popup() is None, what="the popup to make way")
    assert (noted["host"], noted["address"], noted["about"]) == (HOST, PLAIN, None)
    assert noted["tab"] is not None


def test_on_a_page_that_a_definition_reads_the_popup_offers_nothing_more(
    browser: Browser, server: ReplicaServer
) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    with browser.popup() as popup:
        shows(browser, popup, "Training is on")
        known = "return document.querySelector('#show-other').hidden"
        assert popup.evaluate(f"await new Promise((next) => setTimeout(next, 500)); {known}") is True


# The dashboard


BAD = {
    "": "This is not the address of a web page",
    "http://www.example.com/settings": "It needs https",
    "about:preferences": "one of the browser's own",
    "https://addons.mozilla.org/": "a store of extensions",
    "https://www.example.com/@me/settings": "it may name a person",
    page.SETTING: "StillOff already knows the setting on this page. Choose it above",
}


def write(browser: Browser, address: str) -> None:
    """Write an address into the field for another site, and send it."""
    field = one(browser, "#taught .address")
    field.clear()
    field.send_keys(address)
    one(browser, "#taught .start").click()


def test_an_address_that_cannot_be_shown_is_refused_in_words(browser: Browser) -> None:
    open_services(browser)
    for address, words in BAD.items():
        write(browser, address)
        browser.wait(lambda words=words: words in one(browser, "#taught-bad").text, what=words)  # type: ignore[misc]
        assert one(browser, "#taught .address").get_attribute("aria-invalid") == "true"
        assert browser.driver.switch_to.active_element == one(browser, "#taught .address")
    assert browser.evaluate_background(TEACHING) is None


def test_another_site_is_asked_for_by_its_host_and_opened(browser: Browser, server: ReplicaServer) -> None:
    browser.revoke(ORIGIN)
    server.route(f"https://{HOST}/settings", "<h1>Settings</h1>")
    open_services(browser)
    one(browser, "#taught .address").send_keys(f"{HOST}/settings")
    page_shows(browser, f"Access to {HOST} and to nothing else")
    one(browser, "#taught .start").click()
    assert teaching(browser)["address"] == f"https://{HOST}/settings"
    browser.wait(lambda: browser.find_tab(f"{HOST}/settings"), what="the page to be opened")
    assert {origin for origin in browser.evaluate_background(GIVEN) if page.HOST not in origin} == {ORIGIN}


def test_a_no_ends_it_calmly(browser: Browser) -> None:
    browser.revoke(ORIGIN)
    open_services(browser)
    browser.driver.execute_script(f"{API}.permissions.request = async () => false")
    write(browser, f"{HOST}/settings")
    page_shows(browser, "The browser did not give access", "Nothing has changed; you can try again")
    assert browser.find_tab(f"{HOST}/settings") is None


def test_a_card_whose_setting_stands_on_a_page_offers_it(browser: Browser) -> None:
    open_services(browser)
    found = browser.driver.find_elements("css selector", "#services .groups .teach")
    there = [button for button in found if button.is_displayed()]
    assert [button.text for button in there] == ["Show StillOff where it stands"]
    there[0].click()
    assert teaching(browser)["about"] == "vercel/model-training"


def test_all_that_is_remembered_is_listed(browser: Browser) -> None:
    remember(browser, SWITCH, CHOICE)
    open_services(browser)
    unfold(browser)
    page_shows(
        browser,
        "Settings you showed",
        SWITCH["address"],
        "Use my posts to train AI",
        "id=ai-training",
        "once it has found them again",
        "Training is off when it shows",
        "off or not ticked",
        "list",
        "Nobody",
        "Must a change be saved?",
        "Shown by you on Jan 5, 2026.",
    )


def test_forgetting_asks_first_and_gives_the_access_back_with_the_last(browser: Browser) -> None:
    remember(browser, SWITCH, CHOICE, **{record(SWITCH): remembered()[page.RECORD]})
    open_services(browser)
    for left, answer in ((2, "keep"), (1, "forget"), (0, "forget")):
        one(browser, "#taught .setting .danger").click()
        browser.wait(lambda: one(browser, "#forget").is_displayed(), what="the question")
        one(browser, f"#forget [value={answer}]").click()
        forgot = lambda left=left: len(browser.storage()["taught"]) == left  # noqa: E731
        browser.wait(forgot, what=f"{left} to be left")
        rows = lambda left=left: len(browser.driver.find_elements("css selector", ".sites .setting")) == left  # noqa: E731
        browser.wait(rows, what="the list to show it")
        given = lambda left=left: (ORIGIN in browser.evaluate_background(GIVEN)) is (left > 0)  # noqa: E731
        browser.wait(given, what="the access to be what it should")
    assert record(SWITCH) not in browser.storage()
    go_to(browser, "overview")
    assert HOST not in one(browser, "#overview").text


def test_access_is_given_back_and_given_again_where_it_was_asked_for(browser: Browser) -> None:
    remember(browser, SWITCH)
    key = record(SWITCH).removeprefix("record:")
    open_services(browser)
    for words, has in (("Give access back", False), ("Give access", True)):
        browser.wait(lambda words=words: one(browser, ".sites .give").text == words, what=words)  # type: ignore[misc]
        one(browser, ".sites .give").click()
        done = lambda has=has: (ORIGIN in browser.evaluate_background(GIVEN)) is has  # noqa: E731
        browser.wait(done, what="the access to change")
        chosen = lambda has=has: (key in browser.storage()["options"]["unwatched"]) is not has  # noqa: E731
        browser.wait(chosen, what="watching to end and begin with it")


def test_no_service_takes_away_the_access_of_what_was_shown_on_its_host(granted: Browser) -> None:
    browser = granted
    host = urlsplit(x.ADDRESS).netloc
    remember(browser, taught(host))
    open_services(browser)
    one(browser, "#service-x .switch").click()
    browser.wait(lambda: "Watch X" in one(browser, "#service-x .switch").text, what="X to be watched no more")
    assert f"https://{host}/*" in browser.evaluate_background(GIVEN)


@in_chromium
def test_what_was_shown_is_for_everyone(browser: Browser) -> None:
    remember(browser, SWITCH, CHOICE, **{record(SWITCH): unread(), record(CHOICE): remembered()[page.RECORD]})
    for look in ({}, {"dark": True}, {"forced_colors": True}):
        browser.emulate(**look)
        for view in ("services", "overview"):
            open_view(browser, view)
            unfold(browser)
            browser.driver.execute_script("document.documentElement.dir = 'rtl'")
            assert audit(browser, view) == []
    browser.set_viewport(320, 800)
    for view in ("services", "overview", "evidence", "checks", "options"):
        go_to(browser, view)
        unfold(browser)
        assert not browser.driver.execute_script(WIDE), view
