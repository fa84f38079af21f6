"""Pages in counted time: one after another in one document, with the shipped content scripts but no extension.

What they tell the background of each page is kept. Minutes pass in moments, and no machine can be too slow for it.
What a page does to an extension's world of its own, and what the background makes of it, is for `beside.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from builder.browsers.driving import Browser
from builder.data.definitions import Definition, addresses, load_all
from builder.data.definitions.models import Setting
from builder.paths import CHECKOUT
from builder.quality.mutating.drafts import Page, Stage
from builder.quality.mutating.running import load, load_texts, see
from builder.render.scripts import content_files
from tests.pages.linkedin import HOST, SETTING

LINKEDIN = next(definition for definition in load_all(CHECKOUT) if HOST in definition.hosts)
LONG = 180_000
"""ms; longer than any look goes on."""


def told(
    browser: Browser,
    pages: Mapping[str, str],
    address: str = SETTING,
    *,
    definition: Definition = LINKEDIN,
    dist: Path = CHECKOUT.dist,
) -> dict[str, list[str]]:
    """All that is told of each page, in order: states, and reasons where there is none. Pages are whole documents."""
    scripts = [dist / browser.name / name for name in content_files(definition)]
    load(browser, scripts)  # a page's own script may have defined elements, as only one page of a document can
    setting = _setting_at(definition, address)
    blank = Page(definition.id, setting, "control", False, False, "", False, (), (), address=address)
    made = [replace(blank, stages=(Stage(html, None, LONG),), replica=name) for name, html in pages.items()]
    found = {}
    for sight in see(browser, list(enumerate(made))):
        assert not sight.error, f"{sight.page.replica}: {sight.error}"
        [stage] = sight.seen
        found[sight.page.replica] = [
            one["reason"] if one["state"] == "unknown" else one["state"] for one in stage["believed"]
        ]
    return found


def ready(browser: Browser, scripts: Sequence[str]) -> None:
    """Have scripts ready for pages that have none: those of before, in the document that is there, or in a new one."""
    wanted = hashlib.sha256("\0".join(scripts).encode()).hexdigest()
    if made_for(browser) != wanted:
        load_texts(browser, scripts)
        browser.driver.execute_script("globalThis.madeFor = arguments[0]", wanted)


def made_for(browser: Browser) -> str | None:
    """Which scripts `ready` has made ready in the document in front; None where it has none."""
    found: str | None = browser.driver.execute_script("return globalThis.madeFor ?? null")
    return found


def _setting_at(definition: Definition, address: str) -> str:
    """The id of the setting that a page at an address is about; of any one, where the page is only a wall."""

    def here(setting: Setting) -> bool:
        patterns = (pattern for page in setting.pages for pattern in page.addresses)
        return any(addresses.matches(pattern, address) for pattern in patterns)

    return next((setting for setting in definition.readable if here(setting)), definition.readable[0]).id


def expect(
    browser: Browser,
    wanted: Mapping[str, tuple[str, str | None]],
    address: str = SETTING,
    *,
    definition: Definition = LINKEDIN,
    dist: Path = CHECKOUT.dist,
) -> None:
    """Each page ends with the state or the reason wanted, None for silence, and never gives another state."""
    pages = {name: html for name, (html, _) in wanted.items()}
    read = told(browser, pages, address, definition=definition, dist=dist)
    wrong = {
        name: f"{read[name]}, not {end}"
        for name, (_, end) in wanted.items()
        if read[name][-1:] != ([] if end is None else [end]) or {"on", "off"} & {*read[name]} - {end}
    }
    assert wrong == {}
