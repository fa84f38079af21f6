"""Drive Chromium and Firefox with the extension loaded, in one way for both.

with launch("firefox", Path("dist/firefox"), server.port) as browser:
    browser.open("https://www.example.com/settings")
    browser.wait(lambda: browser.badge().text == "OFF", what="the badge says OFF")
"""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver.remote.webdriver import WebDriver

from builder.browsers import BrowserName
from builder.driving.common import Badge, Browser, Overlay, Popup, Rect, wait

__all__ = ["Badge", "Browser", "Overlay", "Popup", "Rect", "launch", "launch_bare", "wait"]


def launch(
    name: BrowserName,
    extension: Path,
    server_port: int | None,
    *,
    headless: bool = True,
    window: tuple[int, int] = (1280, 900),
    language: str | None = None,
    profile: Path | None = None,
    page_load: str = "normal",
    agree: bool = True,
) -> Browser:
    """Start a browser, load the unpacked extension, and return when its background has started.

    server_port: where every host is said to be on 127.0.0.1; None leaves the browser on the live web.
    language: a tag such as "de", as the accepted language, and as the browser's own where its translation
    is installed. profile: a folder that keeps storage and permissions from one launch to the next; Firefox then
    starts with the extension in it, Chromium has to load it anew, which the extension sees as an installation.
    page_load: "normal", "eager" or "none", how long `open` waits. agree: whether the person agrees when the
    extension requests what is optional; else the browser's question stays open. Raises FileNotFoundError where
    the browser or its driver is missing.
    """
    # Imported here because each brings its browser's part of Selenium.
    if name == "chrome":
        from builder.driving.chromium import Chromium

        return Chromium.launch(extension, server_port, headless, window, language, profile, page_load, agree)
    from builder.driving.firefox import Firefox

    return Firefox.launch(extension, server_port, headless, window, language, profile, page_load, agree)


def launch_bare(name: BrowserName, server_port: int) -> WebDriver:
    """Start a browser without the extension and without a window to see, every host being on 127.0.0.1 at this port.

    Raises FileNotFoundError where the browser or its driver is missing. Whoever starts it quits it.
    """
    window = (1280, 900)
    if name == "chrome":
        from builder.driving import chromium_start

        return chromium_start.start(None, server_port, True, window, None, None, "normal", False)
    from builder.driving import firefox

    return firefox.start(server_port, True, window, None, None, "normal", False)
