"""The extension's own pages as the tests use them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from builder.browsers.driving import Browser
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from tests.pages import linkedin as page

API = "(globalThis.browser ?? chrome)"
"""What the extension's scripts know the browser as."""

READABLE = [definition for definition in load_all(CHECKOUT) if definition.readable]
"""Every service that can be read."""

SERVICE, SETTING = page.RECORD.removeprefix("record:").split("/")


def ask(browser: Browser, kind: str, **content: Any) -> Any:
    """Send the background a message as one of the extension's own pages does; the current tab must show one."""
    script = "const d = arguments[1]; (globalThis.browser ?? chrome).runtime.sendMessage(arguments[0]).then(d)"
    message = {"type": f"page:{kind}", "service": SERVICE, "setting": SETTING, **content}
    return browser.driver.execute_async_script(script, message)


def parted(name: str, cases: Iterable[str], both: Iterable[str]) -> pytest.MarkDecorator:
    """Parametrize a test of what is worked out alike in both browsers: Chromium gets all cases, Firefox a few.

    both: those that browsers may do in ways of their own, or else one that shows that it's done there too.
    """
    pairs = [*(("chrome", case) for case in cases), *(("firefox", case) for case in both)]
    return pytest.mark.parametrize(("running_browser", name), pairs, indirect=["running_browser"])


UNFOLD = """
const done = arguments[0];
const unfold = () => {
  const folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of folded) part.open = true;
  // What is in a row is made when it's opened.
  if (folded.length) setTimeout(unfold, 20); else done();
};
unfold();
"""


def unfold(browser: Browser) -> None:
    """Unfold all that there is to unfold on one of the extension's pages, once it is filled."""
    filled = "return !document.querySelector('#all[hidden]')"
    browser.wait(lambda: browser.driver.execute_script(filled), what="the page to be filled")
    browser.driver.execute_async_script(UNFOLD)


def at_dashboard(browser: Browser) -> None:
    """Open the dashboard in the current tab."""
    browser.open(browser.page_url("dashboard/dashboard.html"))


def request(**changes: Any) -> dict[str, Any]:
    """A request as it is remembered: an objection by the form, not answered yet."""
    return {
        "id": "0123456789ab",
        "service": SERVICE,
        "setting": SETTING,
        "letter": None,
        "place": "DE",
        "regime": "gdpr",
        "right": "object",
        "way": "objection-form",
        "member": True,
        "sent": "2026-01-15",
        "number": "",
        "due": None,
        "acknowledged": None,
        "extended": None,
        "answer": None,
        "after": None,
        "note": "",
        "reminded": None,
    } | changes
