"""Pages side by side: many are opened at once, and what the background is told of each is waited for together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.driving import Browser
from builder.replicas import ReplicaServer
from tests.browser import expect
from tests.pages.linkedin import SETTING

NUMBER = "n"
"""The parameter by which pages at one address are told apart: every pattern tolerates it."""
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
    """Open pages, and all that was read on each, in order: states, and reasons where there is none."""

    browser: Browser
    names: dict[str, str] = field(default_factory=dict)
    read: dict[str, list[str]] = field(default_factory=dict)

    def listen(self) -> None:
        """Take in what was told since the last time."""
        heard: list[list[Any]] = self.browser.evaluate_background(HEARD)
        for url, state, reason in heard:
            name = next((name for mark, name in self.names.items() if mark in url), None)
            if name is not None:
                self.read[name].append(reason if state == "unknown" else state)

    def expect(self, wanted: Mapping[str, str], seconds: float = 60) -> None:
        """Wait until the last reading of each page is the wanted one; a state that isn't fails at once."""

        def done() -> bool:
            self.listen()
            for name, read in self.read.items():
                assert not {"on", "off"} & {*read} - {wanted[name]}, f"{name}: read {read}, not {wanted[name]}"
            return all(read[-1:] == [wanted[name]] for name, read in self.read.items())

        try:
            self.browser.wait(done, seconds)
        except TimeoutError:
            wrong = {name: (self.read[name], wanted[name]) for name in wanted if self.read[name][-1:] != [wanted[name]]}
            raise AssertionError(f"read, and wanted: {wrong}") from None


def opened(browser: Browser, server: ReplicaServer, pages: Mapping[str, str], address: str = SETTING) -> Pages:
    """Open every page at the address, each in a tab of its own."""
    side = Pages(browser)
    browser.evaluate_background(LISTEN)
    for number, (name, html) in enumerate(pages.items()):
        mark = f"?{NUMBER}={number}."
        side.names[mark] = name
        side.read[name] = []
        server.route(address + mark, html)
        if number:
            browser.new_tab()
        browser.open(address + mark)
    return side


def read(browser: Browser, server: ReplicaServer, pages: Mapping[str, str], on: bool) -> None:
    """Open pages that all show one state: it's read on each, and the opposite on none."""
    state = "on" if on else "off"
    opened(browser, server, pages).expect(dict.fromkeys(pages, state))
    expect.badge(browser, state.upper())
