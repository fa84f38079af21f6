"""Pages that are older than they look: what a browser put back, kept or unloaded says nothing new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer, Response
from tests.browser import expect
from tests.browser.pace import TRUE_TIME
from tests.pages import linkedin as page
from tests.pages.parts import as_script

ELSEWHERE = page.FEED
NO_MEMORY = "<script>addEventListener('unload', () => {})</script>"
"""A page that browsers don't keep whole; they put its form back instead."""


def serve(server: ReplicaServer, on: bool, more: str = "") -> None:
    """The setting as the service holds it from now on."""
    server.route(page.SETTING, page.setting(on) + more)
    server.route(ELSEWHERE, page.shell("<p>feed</p>"))


def forgotten(browser: Browser, server: ReplicaServer) -> None:
    """In front is the setting, off. That was read, and is forgotten; at the service it's on by now."""
    serve(server, False, NO_MEMORY)
    browser.open(page.SETTING)
    expect.read(browser, "off")
    browser.clear_storage()
    serve(server, True, NO_MEMORY)


def by_reload(browser: Browser) -> None:
    """The browser's own reload, which in Firefox puts back what was moved."""
    browser.driver.execute_script(
        "const box = document.querySelector('input'); box.checked = true; box.checked = false"
    )
    browser.reload_page()


def by_back(browser: Browser) -> None:
    """Elsewhere and back."""
    browser.open(ELSEWHERE)
    browser.driver.back()


WAYS: dict[str, tuple[str, Callable[[Browser], None]]] = {
    "Firefox's reload": ("firefox", by_reload),
    "Back in Chromium": ("chrome", by_back),
    "Back in Firefox": ("firefox", by_back),
}


@pytest.mark.parametrize(
    ("running_browser", "way"),
    [pytest.param(name, way, id=what) for what, (name, way) in WAYS.items()],
    indirect=["running_browser"],
)
def test_what_the_browser_put_back_is_no_reading(
    browser: Browser, server: ReplicaServer, way: Callable[[Browser], None]
) -> None:
    forgotten(browser, server)
    way(browser)
    unticked = "return document.querySelector('input')?.checked === false"
    browser.wait(lambda: browser.driver.execute_script(unticked), what="the browser to put the box back")
    browser.wait(lambda: (expect.record(browser).get("looked") or {}).get("reason") == "not-fresh", what="a look")
    assert (browser.badge().text, expect.events(browser)) == (expect.UNREAD, [])
    browser.open(page.SETTING)
    expect.read(browser, "on")


def test_an_old_page_offers_to_open_the_setting_again(browser: Browser, server: ReplicaServer) -> None:
    forgotten(browser, server)
    by_back(browser)
    browser.wait(
        lambda: (seen := browser.overlay()) and "may be out of date" in seen.text, what="the callout to say so"
    )
    before = len(browser.driver.window_handles)
    browser.overlay_click("open")
    browser.wait(lambda: len(browser.driver.window_handles) > before, what="the setting to be opened again")
    expect.read(browser, "on")


@pytest.mark.parametrize("running_browser", ["firefox"], indirect=True)
def test_a_page_that_a_script_fills_after_a_reload_is_read(browser: Browser, server: ReplicaServer) -> None:
    html = page.late(True, 1)
    server.route(page.SETTING, html)
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.clear_storage()
    browser.reload_page()
    expect.read(browser, "on")


@pytest.mark.parametrize("running_browser", ["firefox"], indirect=True)
def test_a_page_from_the_cache_is_no_reading(browser: Browser, server: ReplicaServer) -> None:
    # Chromium caches nothing from servers whose certificate it was told to accept.
    cached = f"{page.SETTING}/"
    serve(server, False)
    server.route(cached, lambda _: Response(page.setting(False), headers={"cache-control": "max-age=600"}))
    browser.open(cached)
    expect.read(browser, "off")
    browser.clear_storage()
    asked = len(server.requests)
    browser.open(ELSEWHERE)
    browser.driver.execute_script("location.href = arguments[0]", cached)
    browser.wait(lambda: (expect.record(browser).get("looked") or {}).get("reason") == "not-fresh", what="a look")
    assert not [one for one in server.requests[asked:] if one.url == cached]
    assert (browser.badge().text, expect.events(browser)) == (expect.UNREAD, [])


def test_going_back_confirms_nothing_and_clears_no_alarm(browser: Browser, server: ReplicaServer) -> None:
    serve(server, False)
    browser.open(page.SETTING)
    expect.read(browser, "off")
    serve(server, True)
    browser.new_tab(page.SETTING)
    expect.badge(browser, "ON!", never=("ON",))
    browser.close_tab()
    looked = expect.record(browser)["looked"]["at"]
    by_back(browser)
    browser.wait(browser.overlay, what="the old page to be looked at")
    assert expect.record(browser)["looked"]["at"] >= looked
    assert (browser.badge().text, expect.events(browser)[-1]) == ("ON!", "found-on-again")


def test_a_document_that_writes_itself_over_again_is_heard(browser: Browser, server: ReplicaServer) -> None:
    write = f"document.open(); document.write({as_script(page.setting(True))}); document.close()"
    server.route(
        page.SETTING,
        page.setting(True, page.decoy) + f"<script>setTimeout(() => {{ {write} }}, 1500)</script>",
        headers=TRUE_TIME,
    )
    browser.open(page.SETTING)
    expect.read(browser, "on")
    # The page moves it by a script, so that the click alone tells whose hand it was.
    browser.driver.find_element("css selector", "h2").click()
    browser.driver.execute_script("document.querySelector('input').checked = false")
    expect.badge(browser, "OFF")
    assert expect.record(browser)["clicked"]


PRERENDERS = """<a id=there href="{address}">There</a><script type=speculationrules>
{{"prerender": [{{"source": "list", "urls": ["{address}"]}}]}}</script>"""


@pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)
def test_a_page_made_ready_beforehand_is_read_when_it_is_visited(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    server.route(ELSEWHERE, page.shell(PRERENDERS.format(address=page.SETTING)))
    browser.open(ELSEWHERE)
    browser.wait(lambda: any(one.url == page.SETTING for one in server.requests), what="the page to be made ready")
    assert expect.record(browser) == {}
    browser.driver.find_element("css selector", "#there").click()
    expect.read(browser, "off")
