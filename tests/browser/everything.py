"""The extension's own pages with as much on them as there can be: what is to hold for all of it is looked at here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from builder.browsers.driving import Browser
from tests.browser.pages import request, unfold
from tests.browser.test_access import RECORD as OTHER
from tests.browser.test_dashboard import FILLED, go_to, open_view, story
from tests.browser.test_own_word import said
from tests.browser.test_popup import relapsed, remembered
from tests.pages import linkedin as page

PAGES = {
    "popup/popup.html": "#settings section, #none:not([hidden])",
    "welcome/welcome.html": "#services .switch",
    **{f"dashboard/dashboard.html#{view}": filled for view, filled in FILLED.items()},
}
"""The pages, and what is there once each has been filled."""

# What is out of sight is not laid out, and so can't be looked at either.
LAY_OUT = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { content-visibility: visible !important }");
document.adoptedStyleSheets = [sheet];
"""


def day(days: int) -> str:
    """A day so many days from now."""
    return f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}"


WAITS = request(id="0123456789ac", letter="objection", sent=day(-10), due=day(20), number="A-1")
LATE = request(due="2026-02-16", note="They never wrote.")
FULL: dict[str, Any] = (
    relapsed(seen=True)
    | story()
    | said(91)
    | {OTHER: remembered(state="unknown", reason="not-found")[page.RECORD]}
    | {"requests": [WAITS, LATE], "options": {"region": "eu-eea", "place": "DE"}}
)
"""Found on again, with a history; requests that wait and are late; another service, whose access was taken away;
and what the member said of a setting that no page shows, long enough ago to be asked again."""


def open_page(browser: Browser, name: str) -> None:
    """Load one of the extension's pages, and wait until it's filled."""
    path, _, view = name.partition("#")
    if view:
        open_view(browser, view)
    else:
        browser.open(browser.page_url(path))
        browser.wait(lambda: browser.driver.find_elements("css selector", PAGES[name]), what=f"{name} to be filled")


def opened(browser: Browser, names: Iterable[str] = PAGES) -> Iterator[str]:
    """Show each of the pages, one after another, with everything in it filled, drawn and unfolded.

    The dashboard is loaded once: from view to view it goes as a member does.
    """
    at_dashboard = False
    for name in names:
        view = name.partition("#")[2]
        if view and at_dashboard:
            go_to(browser, view)
        else:
            open_page(browser, name)
        at_dashboard = bool(view)
        unfold(browser)
        browser.driver.execute_script(LAY_OUT)
        yield name
