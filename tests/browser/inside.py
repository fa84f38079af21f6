"""Looking into what the extension drew: its shadow root is closed to the page, and to WebDriver."""

from __future__ import annotations

import json
from typing import Any

from builder.browsers.driving import Browser
from builder.browsers.driving.chromium import Chromium
from builder.browsers.driving.firefox import Firefox
from builder.browsers.driving.firefox_inside import IN_TAB


def inside(browser: Browser, body: str) -> Any:
    """Run the body of a function of `root`, the drawn shadow root, and `view`, its window; its JSON value."""
    function = f"return JSON.stringify(((view) => {{ {body} }})(root.ownerDocument.defaultView) ?? null)"
    if isinstance(browser, Chromium):
        command = browser.chrome.execute_cdp_cmd
        try:
            page = command("DOM.getDocument", {"depth": 3, "pierce": True})["root"]
            element = next(node for node in page["children"] if node["nodeName"] == "HTML")
            root = next(root for node in element["children"] for root in node.get("shadowRoots", ()))
            found = command("DOM.resolveNode", {"backendNodeId": root["backendNodeId"]})["object"]["objectId"]
            code = f"function () {{ const root = this; {function} }}"
            call = {"objectId": found, "functionDeclaration": code, "returnByValue": True}
            return json.loads(command("Runtime.callFunctionOn", call)["result"]["value"])
        finally:
            command("DOM.disable", {})  # else the page pays for being watched
    assert isinstance(browser, Firefox)
    children = "[...content.document.documentElement.children]"
    find = f"const root = {children}.map((child) => child.openOrClosedShadowRoot).find(Boolean);"
    return browser.ask(IN_TAB, browser.driver.current_window_handle, f"{find} {function}")


def styles(browser: Browser, part: str, *names: str) -> dict[str, str]:
    """Computed styles of a part of the highlight."""
    body = (
        f"const style = view.getComputedStyle(root.querySelector('[data-part={part}]'));"
        f"return Object.fromEntries({json.dumps(names)}.map((name) => [name, style.getPropertyValue(name)]))"
    )
    found: dict[str, str] = inside(browser, body)
    return found
