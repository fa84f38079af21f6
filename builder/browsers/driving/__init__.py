"""Drive Chromium and Firefox with the extension loaded, in one way for both.

with launch("firefox", Path("dist/firefox"), Start(server.port)) as browser:
    browser.open("https://www.example.com/settings")
    browser.wait(lambda: browser.badge().text == "OFF", what="the badge says OFF")
"""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver.remote.webdriver import WebDriver

from builder.browsers.driving.common import Badge, Browser, Overlay, Popup, Rect, wait
from builder.browsers.driving.wanted import Start
from builder.browsers.finding import BrowserName

__all__ = ["Badge", "Browser", "Overlay", "Popup", "Rect", "Start", "launch", "launch_bare", "wait"]


def launch(name: BrowserName, extension: Path, wanted: Start) -> Browser:
    """Start a browser, load the unpacked extension, and return when its background has started.

    Raises Problems where the browser or its driver is missing or doesn't start.
    """
    # Imported here because each brings its browser's part of Selenium.
    if name == "chrome":
        from builder.browsers.driving.chromium import Chromium

        return Chromium.launch(extension, wanted)
    from builder.browsers.driving.firefox import Firefox

    return Firefox.launch(extension, wanted)


def launch_bare(name: BrowserName, server_port: int) -> WebDriver:
    """Start a browser without the extension and without a window to see, every host being on 127.0.0.1 at this port.

    Raises Problems where the browser or its driver is missing or doesn't start. Whoever starts it quits it.
    """
    wanted = Start(server_port, agree=False)
    if name == "chrome":
        from builder.browsers.driving import chromium_start

        return chromium_start.start(None, wanted)
    from builder.browsers.driving import firefox

    return firefox.start(wanted)
