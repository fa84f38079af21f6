"""Pages side by side: many are opened at once, and what the background is told of each is waited for together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.browsers.driving import Browser, wait
from builder.browsers.replica_server import ReplicaServer
from tests.browser import expect
from tests.pages.linkedin import SETTING

# Heard beside the extension's own listener, which answers. A script's own global isn't always the page's: `self` is.
LISTEN = """
if (!self.heard) (globalThis.browser ?? chrome).runtime.onMessage.addListener((message, sender) => {
  if (message.reading) self.heard.push([sender.url, message.reading.state, message.reading.reason]);
});
self.heard = [];
"""
# A call of the extension's, so that the background isn't stopped for being idle: what was heard would be gone.
HEARD = "await (globalThis.browser ?? chrome).runtime.getPlatformInfo(); return self.heard.splice(0)"


@dataclass
class Pages:
    """Open pages, and all that was read on each, in order: states, and reasons where there is none.

    Pages at one address are told apart by a parameter, which every pattern tolerates.
    """

    browser: Browser
    names: dict[str, str] = field(default_factory=dict)
    handles: list[str] = field(default_factory=list)
    read: dict[str, list[str]] = field(default_factory=dict)

    def open(self, server: ReplicaServer, name: str, address: str, html: str, *, window: bool = False) -> None:
        """Open one more page, in a tab or a window of its own."""
        bare, hash_sign, fragment = address.partition("#")
        mark = f"n={len(self.names)}."
        marked = f"{bare}{'&' if '?' in bare else '?'}{mark}"
        if self.names:
            self.browser.new_tab(window=window)
        self.handles.append(self.browser.driver.current_window_handle)
        self.names[mark] = name
        self.read[name] = []
        server.route(marked, html)
        self.browser.open(f"{marked}{hash_sign}{fragment}")

    def listen(self) -> None:
        """Take in what was told since the last time."""
        heard: list[list[Any]] = self.browser.evaluate_background(HEARD)
        for url, state, reason in heard:
            name = next((name for mark, name in self.names.items() if mark in url), None)
            if name is not None:
                self.read[name].append(reason if state == "unknown" else state)

    def expect(self, wanted: Mapping[str, str | None], seconds: float = 180) -> None:
        """Wait until the last reading of each page is as wanted, None for none; a wrong state fails at once."""
        ends = {name: [] if one is None else [one] for name, one in wanted.items()}

        def done() -> bool:
            self.listen()
            for name, read in self.read.items():
                assert not {"on", "off"} & {*read} - {wanted[name]}, f"{name}: read {read}, not {wanted[name]}"
            return all(read[-1:] == ends[name] for name, read in self.read.items())

        try:
            wait(done, seconds, poll=0.5)  # nothing is missed between two looks: all that was told is kept
        except TimeoutError:
            wrong = {name: (read, wanted[name]) for name, read in self.read.items() if read[-1:] != ends[name]}
            raise AssertionError(f"read, and wanted: {wrong}") from None


def listening(browser: Browser) -> Pages:
    """No page yet; from now on every reading is heard."""
    browser.evaluate_background(LISTEN)
    return Pages(browser)


def opened(
    browser: Browser, server: ReplicaServer, pages: Mapping[str, str], address: str = SETTING, *, window: bool = False
) -> Pages:
    """Open every page at the address, each in a tab, or a window, of its own."""
    side = listening(browser)
    for name, html in pages.items():
        side.open(server, name, address, html, window=window)
    return side


def read(browser: Browser, server: ReplicaServer, pages: Mapping[str, str], on: bool, address: str = SETTING) -> Pages:
    """Open pages that all show one state: it's read on each, and the opposite on none."""
    state = "on" if on else "off"
    side = opened(browser, server, pages, address)
    side.expect(dict.fromkeys(pages, state))
    expect.badge(browser, state.upper())
    return side
