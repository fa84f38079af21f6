"""Whether everyone can use what StillOff shows: axe-core, an auditor of pages, over every page in every state it has.

It finds the same in any browser, so Chromium alone is asked. What no auditor finds stands in each page's own tests.
"""

from __future__ import annotations

from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.browsers.driving.chromium import Chromium
from builder.browsers.replica_server import ReplicaServer
from builder.paths import CHECKOUT
from tests.browser import expect
from tests.browser.everything import FULL, LATE, WAITS, opened
from tests.browser.inside import inside
from tests.browser.test_dashboard import story
from tests.browser.test_popup import relapsed, remembered
from tests.pages import linkedin as page
from tests.pages.parts import as_script

AXE = CHECKOUT.root / "builder" / "web" / "node_modules" / "axe-core" / "axe.min.js"
AUDIT = """
const done = arguments[0];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(({ violations, passes }) => done({
  looked: passes.length,
  found: violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`)),
}), (error) => done({ looked: 0, found: [String(error)] }));
"""
STATES: dict[str, dict[str, Any]] = {
    "nothing read yet": {},
    "on": remembered(state="on"),
    "off": remembered() | story(),
    "stale": remembered(40, due=-5),
    "can't tell": remembered(state="unknown", reason="ambiguous"),
    "found on again": relapsed(seen=True) | story(),
    "requests that wait and that are late": remembered() | {"requests": [WAITS, LATE]},
    "nothing watched": {"options": {"unwatched": [page.RECORD.removeprefix("record:")]}},
    "damaged storage": {page.RECORD: {"state": 7}},
}
SHOWING = ["popup/popup.html", "dashboard/dashboard.html#overview", "dashboard/dashboard.html#evidence"]
"""The pages that a state shows on; all others are looked at with everything on them."""
LOOKS = {"light": {}, "dark": {"dark": True}, "forced colours": {"forced_colors": True}}
DIRECTIONS = {"light": "rtl", "dark": "ltr", "forced colours": "ltr"}
"""Light from left to right is how every state is looked at."""


in_chromium = pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)


def audit(browser: Browser, what: str) -> list[str]:
    """Every violation on the page in front, with the page's name before it; a page that axe can't look at is one."""
    if not browser.driver.execute_script("return 'axe' in globalThis"):
        browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    result = browser.driver.execute_async_script(AUDIT)
    assert result["looked"], f"axe looked at nothing: {what}"
    return [f"{what}: {found}" for found in result["found"]]


@in_chromium
@pytest.mark.parametrize("state", STATES)
def test_no_page_has_a_violation_in_any_state(browser: Browser, state: str) -> None:
    browser.set_storage(STATES[state])
    assert not [found for name in opened(browser, SHOWING) for found in audit(browser, name)]


@in_chromium
@pytest.mark.parametrize(("look", "direction"), DIRECTIONS.items())
def test_no_page_has_a_violation_in_any_look(browser: Browser, look: str, direction: str) -> None:
    browser.set_storage(FULL)
    browser.emulate(**LOOKS[look])
    found = []
    for name in opened(browser):
        browser.driver.execute_script(f"document.documentElement.dir = '{direction}'")
        found += audit(browser, name)
    assert not found


SHEETS = """
return [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join("\\n")
"""


@in_chromium
@pytest.mark.parametrize("on", [True, False])
def test_the_highlight_has_no_violation(browser: Browser, server: ReplicaServer, on: bool) -> None:
    """An auditor doesn't see into a closed root: what is in it is put into an open one, on a page of its own."""
    assert isinstance(browser, Chromium)
    server.route(page.SETTING, page.setting(on))
    browser.open(page.SETTING)
    expect.read(browser, "on" if on else "off")
    browser.wait(lambda: "Training is" in str(inside(browser, "return root.textContent")), what="what was read")
    markup, style = inside(browser, "return root.innerHTML"), inside(browser, SHEETS)
    content = as_script(f"<style>{style}</style>{markup}")
    script = f"document.querySelector('#host').attachShadow({{ mode: 'open' }}).innerHTML = {content}"
    server.route(
        "https://www.example.com/audit",
        "<!doctype html><html lang=en><title>Audit</title><main><h1>Audit</h1><div id=host></div></main>"
        f"<script>{script}</script></html>",
    )
    found = []
    for name, look in LOOKS.items():
        browser.emulate(**look)
        browser.open("https://www.example.com/audit")
        found += audit(browser, f"highlight, {name}")
    assert not found
