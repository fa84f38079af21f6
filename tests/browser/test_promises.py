"""The promises of the design, as the page, the server and the manifest see them."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from builder.browsers.driving import Browser
from builder.browsers.driving.firefox import Firefox
from builder.browsers.finding import BrowserName
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.render.definition_data import origins
from tests.browser import expect
from tests.browser.pages import unfold
from tests.pages import linkedin as page

SWITCH = "input[role=switch]"
SETTING_PATH = urlsplit(page.SETTING).path
ELSEWHERE = "https://www.example.com/"
OTHER_PAGES = {
    "another site": ELSEWHERE,
    "the feed": page.FEED,
    "another setting": page.NEIGHBOUR,
    "a sign-in wall": page.LOGIN,
}

# Every event the page can hear, from before anything else runs there.
RECORDER = """<script>
window.heard = [];
const kinds = new Set();
for (let at of [window, document, document.documentElement, SVGElement.prototype]) {
  for (; at; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (name.startsWith("on")) kinds.add(name.slice(2));
  }
}
for (const kind of [...kinds, "focusin", "focusout", "DOMActivate", "compositionstart", "compositionend"]) {
  addEventListener(kind, (event) => heard.push([event.type, event.isTrusted, event.target?.localName ?? ""]), true);
}
</script>"""
ACTIONS = {"click", "input", "beforeinput", "change", "submit", "formdata", "keydown", "keyup", "mousedown"}


def heard(browser: Browser) -> list[tuple[str, bool, str]]:
    """The page's events so far: type, whether it's trusted, the target's name."""
    return [(kind, trusted, name) for kind, trusted, name in browser.driver.execute_script("return heard")]


def recording(html: str) -> str:
    """A page that records every event it hears."""
    return html.replace("<head>", f"<head>{RECORDER}")


def drawn(browser: Browser) -> None:
    """Wait until the state was read and the highlight says so."""
    browser.wait(lambda: (seen := browser.overlay()) and "Training is" in seen.text, what="the highlight")


# 1. It never acts on an account.


def test_no_event_is_ever_made_on_the_page(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, recording(page.setting(True)))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    drawn(browser)
    events = heard(browser)
    assert ("load", True, "") in events or ("DOMContentLoaded", True, "") in events, "the recorder hears nothing"
    assert [event for event in events if not event[1] or event[0] in ACTIONS] == []


def test_only_the_members_own_click_changes_the_control(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, recording(page.setting(True)))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", SWITCH).click()
    expect.badge(browser, "OFF")
    events = heard(browser)
    assert [event for event in events if not event[1]] == []
    assert [event for event in events if event[0] in ("click", "change", "input")] == [
        ("click", True, "input"),
        ("input", True, "input"),
        ("change", True, "input"),
    ]


# 3. Nothing leaves the browser.


def test_the_server_sees_what_the_page_asks_for_and_nothing_else(browser: Browser, server: ReplicaServer) -> None:
    feed = page.application("<p>feed</p>", {SETTING_PATH: page.card(page.native(True))})
    server.route(page.FEED, feed)
    server.route(page.SETTING, page.setting(True))
    server.route(page.TAB, page.row("Off"))
    server.clear()
    browser.open(page.SETTING)
    expect.read(browser, "on")
    drawn(browser)
    browser.driver.find_element("css selector", SWITCH).click()
    expect.badge(browser, "OFF")
    with browser.popup() as popup:
        browser.wait(lambda: "Training is off" in popup.text(), what="the popup")
    setting = browser.driver.current_window_handle
    browser.open_popup_tab()
    browser.wait(lambda: browser.driver.find_elements("css selector", "section"), what="the popup's page")
    unfold(browser)
    browser.driver.find_element("id", "highlight").click()
    browser.wait(lambda: expect.option(browser, "highlight") is False, what="the highlight to be switched off")
    browser.driver.find_element("id", "highlight").click()
    browser.wait(lambda: expect.option(browser, "highlight") is True, what="the highlight to be switched on")
    browser.switch(setting)
    browser.open(page.TAB)
    drawn(browser)
    browser.wait(lambda: expect.record(browser)["known"]["page"] == "row", what="the row to be read")
    browser.open(page.FEED)
    browser.driver.execute_script("go(arguments[0])", SETTING_PATH)
    expect.badge(browser, "ON!")
    browser.kill_worker()
    browser.open(page.SETTING)
    drawn(browser)
    seen = [(request.method, request.url) for request in server.requests if not request.path.endswith("/favicon.ico")]
    assert seen == [("GET", url) for url in (page.SETTING, page.TAB, page.FEED, page.SETTING)]
    assert {request.body for request in server.requests} == {b""}


# 4. It asks for as little as it can.


def manifest(name: str) -> dict[str, Any]:
    """A built manifest."""
    found: dict[str, Any] = json.loads((CHECKOUT.dist / name / "manifest.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", ["chrome", "firefox"])
def test_the_manifest_asks_for_the_services_pages_and_three_permissions(name: BrowserName) -> None:
    built = manifest(name)
    assert sorted(built["permissions"]) == ["activeTab", "alarms", "contextMenus", "scripting", "storage"]
    assert built["host_permissions"] == [f"{page.HOME}/*"]
    asked = {host for each in load_all(CHECKOUT) if each.access == "asked" for host in origins(each)}
    assert {key: value for key, value in built.items() if "optional" in key} == {
        "optional_permissions": ["notifications"],
        "optional_host_permissions": [*sorted(asked), "https://*/*"],
    }
    absent = {"web_accessible_resources", "externally_connectable", "key", "update_url"}
    assert absent & set(built) == set()


WARNINGS = (
    "return await chrome.management.getPermissionWarningsByManifest(JSON.stringify(chrome.runtime.getManifest()))"
)
PROMPT = """
const { ExtensionData } = ChromeUtils.importESModule("resource://gre/modules/Extension.sys.mjs");
const { extension } = WebExtensionPolicy.getByID(arguments[0]);
const { permissions } = extension.getRequiredPermissions();
const asked = { permissions, origins: extension.manifest.host_permissions };
const { msgs } = ExtensionData.formatPermissionStrings({ permissions: asked, type: "install" });
return JSON.stringify(Object.values(msgs));
"""
"""What Firefox would ask at installation, told with the browser's own words."""


def test_installing_asks_for_the_settings_host_and_nothing_more(browser: Browser) -> None:
    if isinstance(browser, Firefox):
        with browser.firefox.context("chrome"):
            said = json.loads(browser.firefox.execute_script(PROMPT, browser.extension_id))
    else:
        said = browser.evaluate_background(WARNINGS)
    assert len(said) == 1, said
    assert page.HOST in said[0] or page.HOST.removeprefix("www.") in said[0]


@pytest.mark.parametrize("name", ["chrome", "firefox"])
def test_even_the_extensions_own_pages_may_connect_to_nothing(name: BrowserName) -> None:
    assert "connect-src 'none'" in manifest(name)["content_security_policy"]["extension_pages"]


@pytest.mark.parametrize("name", ["chrome", "firefox"])
def test_the_manifest_puts_scripts_on_the_settings_pages_alone(name: BrowserName) -> None:
    for entry in manifest(name)["content_scripts"]:
        assert entry.get("all_frames", False) is False
        assert entry.get("world", "ISOLATED") == "ISOLATED"
        for pattern in entry["matches"]:
            assert pattern.startswith(f"{page.HOME}/mypreferences/"), pattern
            assert "*" not in pattern.removesuffix("*").removesuffix("/"), pattern


def test_the_browser_has_no_complaint_about_the_running_extension(browser: Browser, server: ReplicaServer) -> None:
    browser.forget_errors()  # an earlier test may have made one on purpose
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    with browser.popup() as popup:
        browser.wait(lambda: "Training is on" in popup.text(), what="the popup")
    assert browser.manifest_warnings() == []


LISTENING = """
const api = globalThis.browser ?? chrome;
const [tab] = await api.tabs.query({active: true, currentWindow: true});
try { return await api.tabs.sendMessage(tab.id, {type: "background:look-again"}); }
catch (error) { return String(error); }
"""


@pytest.mark.parametrize("case", OTHER_PAGES)
def test_no_script_of_ours_runs_on(browser: Browser, server: ReplicaServer, case: str) -> None:
    server.route(OTHER_PAGES[case], page.shell(page.card(page.native(True))))
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    drawn(browser)
    assert browser.evaluate_background(LISTENING) is True, "the question itself is wrong"
    browser.open(OTHER_PAGES[case])
    assert "Receiving end does not exist" in str(browser.evaluate_background(LISTENING))


# 5. It is hard to see from the page.

# All that a page can see of itself. The first use of some of it makes the browser add to it: so it's asked twice.
SNAPSHOT = """
const see = async () => ({
  elements: [...document.querySelectorAll("*")].map((element) =>
    [element.localName, ...[...element.attributes].map(({name, value}) => name + "=" + value)].join(" ")),
  markup: new XMLSerializer().serializeToString(document),
  own: [...document.querySelectorAll("*"), document].flatMap((node) => Object.getOwnPropertyNames(node)),
  globals: Object.getOwnPropertyNames(window).sort(),
  prototypes: [Node, Element, HTMLElement, Document, EventTarget, Array, Function, Object].map((type) =>
    Object.getOwnPropertyNames(type.prototype).length),
  stores: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie,
    (await indexedDB.databases()).length, (await caches.keys()).length],
  sheets: [document.styleSheets.length, document.adoptedStyleSheets.length, document.fonts.size],
  workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
  resources: performance.getEntriesByType("resource").map(({name}) => name).filter((name) => !/favicon/.test(name)),
  marks: performance.getEntriesByType("mark").length + performance.getEntriesByType("measure").length,
  history: history.length > 0 && history.state,
  selection: String(getSelection()),
  focus: document.activeElement.localName,
  title: document.title,
  names: window.name,
});
const done = arguments[arguments.length - 1];
see().then(see).then((seen) => done(JSON.stringify(seen)));
"""


def snapshot(browser: Browser) -> dict[str, Any]:
    """What the page can see of itself."""
    seen: dict[str, Any] = json.loads(browser.driver.execute_async_script(SNAPSHOT))
    return seen


def without_us(browser: Browser, server: ReplicaServer, html: str) -> dict[str, Any]:
    """What the same page sees of itself where no script of ours runs."""
    server.route(ELSEWHERE, html)
    browser.open(ELSEWHERE)
    return snapshot(browser)


def test_with_the_highlight_off_the_page_sees_nothing_of_us(browser: Browser, server: ReplicaServer) -> None:
    html = page.setting(True)
    clean = without_us(browser, server, html)
    browser.set_storage({"options": {"highlight": False}})
    server.route(page.SETTING, html)
    browser.open(page.SETTING)
    expect.read(browser, "on")
    assert snapshot(browser) == clean


def test_with_the_highlight_on_the_page_sees_one_bare_element(browser: Browser, server: ReplicaServer) -> None:
    html = page.setting(True)
    clean = without_us(browser, server, html)
    server.route(page.SETTING, html)
    browser.open(page.SETTING)
    expect.read(browser, "on")
    drawn(browser)
    seen = snapshot(browser)
    assert seen.pop("elements") == [*clean.pop("elements"), "div"]
    assert seen.pop("markup").replace("<div></div></html>", "</html>") == clean.pop("markup")
    assert seen == clean
    last = browser.driver.execute_script(
        "const last = document.documentElement.lastElementChild;"
        "return [last.shadowRoot, last.attributes.length, last.childNodes.length, last.nextSibling, last.className]"
    )
    assert last == [None, 0, 0, None, ""]


@pytest.mark.parametrize("case", OTHER_PAGES)
def test_the_page_sees_nothing_of_us_on(browser: Browser, server: ReplicaServer, case: str) -> None:
    html = page.shell(page.card(page.native(True)))
    clean = without_us(browser, server, html)
    server.route(OTHER_PAGES[case], html)
    browser.open(OTHER_PAGES[case])
    assert snapshot(browser) == clean
    assert browser.overlay() is None


def test_nothing_remains_after_leaving_by_client_side_navigation(browser: Browser, server: ReplicaServer) -> None:
    routes = {SETTING_PATH: page.card(page.native(True))}
    html = page.application(page.card(page.native(True)), routes)
    server.route(ELSEWHERE, html)
    browser.open(ELSEWHERE)
    browser.driver.execute_script("go('/feed/')")
    browser.wait(lambda: not browser.driver.find_elements("css selector", SWITCH), what="the other card")
    clean = snapshot(browser)
    server.route(page.SETTING, html)
    browser.open(page.SETTING)
    drawn(browser)
    browser.driver.execute_script("go('/feed/')")
    browser.wait(lambda: browser.overlay() is None, what="the highlight to go")
    browser.wait(lambda: not browser.driver.find_elements("css selector", SWITCH), what="the other card")
    assert snapshot(browser) == clean


def test_no_address_of_the_extension_stands_in_the_page(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    drawn(browser)
    overlay = browser.overlay()
    assert overlay is not None
    seen = json.dumps(snapshot(browser)) + overlay.html
    host = urlsplit(browser.origin).netloc
    assert [trace for trace in ("-extension:", browser.extension_id, host) if trace in seen] == []


PROBES = """
const [origin, paths, done] = arguments;
const probes = {
  fetch: (url) => fetch(url),
  opaque: (url) => fetch(url, {mode: "no-cors"}),
  image: (url) => new Promise((fine, fail) => Object.assign(new Image(), {onload: fine, onerror: fail, src: url})),
  style: (url) => new Promise((fine, fail) => document.head.append(
    Object.assign(document.createElement("link"), {rel: "stylesheet", onload: fine, onerror: fail, href: url}))),
  script: (url) => new Promise((fine, fail) => document.head.append(
    Object.assign(document.createElement("script"), {onload: fine, onerror: fail, src: url}))),
};
const found = [];
Promise.all(paths.flatMap((path) => Object.entries(probes).map(([name, probe]) =>
  probe(origin + "/" + path).then(() => found.push(name + " " + path), () => {})))).then(() => done(found));
"""


def test_a_page_that_probes_for_the_extension_finds_nothing(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    drawn(browser)
    folder = CHECKOUT.dist / browser.name
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert {"manifest.json", "popup/popup.html", "popup/popup.css"} <= set(paths)
    assert browser.driver.execute_async_script(PROBES, browser.origin, paths) == []


def test_no_page_can_talk_to_the_extension(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    drawn(browser)
    found = "return [typeof window.chrome?.runtime?.sendMessage, typeof window.browser?.runtime]"
    assert browser.driver.execute_script(found) == ["undefined", "undefined"]
