"""`screenshots`: go through the story once, take each scene in light and dark, and frame what was taken."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from selenium.webdriver.common.by import By

from builder.browsers.driving import Start, launch
from builder.browsers.driving.chromium import Chromium
from builder.browsers.getting import chosen
from builder.browsers.replica_server import ReplicaServer
from builder.browsers.trying import Replica, serve
from builder.data.definitions import Definition, load_all
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.release.store import listings
from builder.release.store.pictures.frame import ICONS, INSIDE, POPUP, SIZE, TILES, Shot, tile, window
from builder.release.store.pictures.story import DAY, MINUTE, story
from builder.release.version import current
from builder.render.building import build
from builder.render.folder_swap import recover, staged

THEMES = ("light", "dark")
STUDIO = "https://pictures.example.com/"
"""Where the framed pictures are served while they're taken."""
README_PAGE = (760, 450)
CLOSER, FARTHER = 1.25, 0.8
"""A page without a popup before it is shown larger; cards, of which some should be whole, smaller."""
WHOLE = """
const [highest] = arguments;
const bordered = (one) => getComputedStyle(one).borderTopWidth !== "0px";
const boxes = [...document.querySelectorAll("body *")]
  .filter((one) => !one.children.length || one.matches("a, button, label") || bordered(one))
  .map((one) => one.getBoundingClientRect()).filter(({width}) => width > 1);
if (document.body.scrollHeight <= highest) return document.body.scrollHeight;
const cuts = boxes.map(({top}) => Math.floor(top) - 1).filter((cut) => cut > 0 && cut <= highest);
return Math.max(...cuts.filter((cut) => !boxes.some(({top, bottom}) => top < cut && cut < bottom)));
"""
"""Body of a function of the greatest height: where a page may be cut so that no line and no box of it is."""

T = TypeVar("T")
Scene = dict[str, Shot]
"""A scene in each theme."""


def pictures(paths: Paths, language: str, *, readme: bool = False) -> list[Path]:
    """Make store/pictures/LANGUAGE, as a whole or not at all; gives the files. Raises Problems.

    readme: renew the pictures in docs/images too.
    """
    listing = listings.load(paths, language)
    chosen("chrome")
    build(paths)
    definition = next(each for each in load_all(paths) if each.access == "install")
    folder = paths.store / "pictures" / language
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder, paths.cache)
    tag = language.replace("_", "-")
    with ReplicaServer([*definition.hosts, "*.example.com"]) as server:
        replica = serve(server, definition, tag)
        with launch("chrome", paths.dist / "chrome", Start(server.port, language=tag)) as browser:
            assert isinstance(browser, Chromium)  # noqa: S101
            studio = _Studio(paths, browser, server)
            scenes = studio.scenes(definition, replica)
            with staged(folder, paths.cache) as staging:
                for number, (scene, caption) in enumerate(zip(scenes, listing.captions, strict=True), 1):
                    for theme, shot in scene.items():
                        icon = (paths.extension / "icons" / f"{ICONS[shot.badge]}-32.png").read_bytes()
                        framed = window(shot, caption, tag, theme, icon)
                        studio.frame(framed, SIZE, staging / f"{theme}-{number}.png")
                logo = (paths.extension / "icons" / "128.png").read_bytes()
                popup = scenes[1]["light"].popup or b""
                for size in TILES:
                    name = f"tile-{size[0]}x{size[1]}.png"
                    studio.frame(tile(size, listing.tile, tag, logo, popup), size, staging / name)
            if readme:
                for name, picture in studio.readme(definition, replica).items():
                    (paths.root / "docs/images" / name).write_bytes(picture)
    return sorted(folder.iterdir())


class _Studio:
    """The browser in which the scenes are played and framed."""

    def __init__(self, paths: Paths, browser: Chromium, server: ReplicaServer) -> None:
        self.paths, self.browser, self.server = paths, browser, server
        self.browser.chrome.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
        self.framed = 0

    def scenes(self, definition: Definition, replica: Replica) -> list[Scene]:
        """The five scenes: found on; switched off; found on again; what was seen over time; other services."""
        setting = definition.settings[0]
        address = str(setting.address)
        on = replica.checked
        self._at(address, "ON", CLOSER)
        found = self._scene(address, "ON")
        self.browser.driver.find_element(By.CSS_SELECTOR, "[role=switch]").click()
        self._badge("OFF")
        replica.aside = POPUP[0] + 40
        self._at(address, "OFF")
        off = self._scene(address, "OFF", popup=True)
        self._days_pass(f"{definition.id}/{setting.id}", 19)
        replica.checked = on
        self._at(address, "ON!")
        again = self._scene(address, "ON!", popup=True)
        replica.checked, replica.aside = not on, 0
        self.browser.clear_storage()
        now = round(time.time() * 1000)
        self.browser.set_storage(story(f"{definition.id}/{setting.id}", now, current(self.paths)))
        self._badge("OFF")
        seen = self._dashboard("timeline", ".drawn svg")
        return [found, off, again, seen, self._dashboard("services", ".switch", FARTHER)]

    def readme(self, definition: Definition, replica: Replica) -> dict[str, bytes]:
        """Timeline and desk; the whole popup while training is off; the highlight while it's on, small for a table."""
        timeline = self._dashboard("timeline", ".drawn svg")["light"].page
        self.browser.set_storage({"options": {"place": "FR", "region": "eu-eea"}})
        desk = self._dashboard("objection", ".authorities li")["light"].page
        self._emulate("light")
        popup = self._popup(highest=2000)
        replica.checked = not replica.checked
        self.browser.set_viewport(*README_PAGE)
        self.browser.open(str(definition.settings[0].address))
        self._highlighted("ON")
        highlight = self.browser.driver.get_screenshot_as_png()
        return {"timeline.png": timeline, "desk.png": desk, "popup.png": popup, "highlight.png": highlight}

    def frame(self, html: str, size: tuple[int, int], path: Path) -> None:
        """Show a framed picture, and write it to a file of just this size. Raises Problems."""
        self.framed += 1  # an address of its own: the page before it is not taken for it
        address = f"{STUDIO}{self.framed}"
        self.server.route(address, html)
        self.browser.emulate()
        self.browser.set_viewport(*size)
        self.browser.open(address)
        shown = "return [...document.images].every((image) => image.complete && image.naturalWidth > 0)"
        self._wait(lambda: bool(self.browser.driver.execute_script(shown)), "the picture's parts")
        self.browser.screenshot(path)
        made = struct.unpack(">II", path.read_bytes()[16:24])
        if made != size:
            wrong = f"is {made[0]}x{made[1]}, not {size[0]}x{size[1]}"
            raise Problems([Problem(path.name, "", wrong, "look whether the screen is scaled")])

    def _at(self, address: str, badge: str, closer: float = 1) -> None:
        """At a page, from as near as `closer` says, once the button says this."""
        self._near(closer)
        self.browser.open(address)
        self._badge(badge)

    def _near(self, closer: float) -> None:
        width, height = (round(side / closer) for side in INSIDE)
        metrics = {"width": width, "height": height, "deviceScaleFactor": closer, "mobile": False}
        self.browser.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def _days_pass(self, setting: str, days: int) -> None:
        """Let what was read of a setting have been read so long ago."""
        key = f"record:{setting}"
        record = self.browser.storage()[key]
        earlier = record["known"]["confirmed"] - days * DAY
        record["known"] |= {"since": earlier, "confirmed": earlier}
        self.browser.set_storage({key: record | {"since": earlier, "clicked": earlier - MINUTE}})

    def _scene(self, address: str, badge: str, *, popup: bool = False) -> Scene:
        """What the current page and the popup look like, in each theme."""
        shots = {}
        for theme in THEMES:
            self._emulate(theme)
            self._highlighted(badge)
            page = self.browser.driver.get_screenshot_as_png()
            shots[theme] = Shot(page, address, badge, self._popup() if popup else None)
        return shots

    def _popup(self, highest: int = POPUP[1]) -> bytes:
        """The popup's page, as high as a browser would let it be, or higher."""
        self.browser.open_popup_tab()
        try:
            self.browser.chrome.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
            self.browser.set_viewport(*POPUP)
            filled = "return document.querySelector('.mark')?.textContent.trim() ? document.body.scrollHeight : 0"
            height = self._wait(lambda: int(self.browser.driver.execute_script(filled)), "the popup")
            self.browser.set_viewport(POPUP[0], min(height, highest))
            self.browser.set_viewport(POPUP[0], int(self.browser.driver.execute_script(WHOLE, highest)))
            return self.browser.driver.get_screenshot_as_png()
        finally:
            self.browser.close_tab()
            self.browser.set_viewport(*INSIDE)

    def _dashboard(self, view: str, filled: str, closer: float = 1) -> Scene:
        self._near(closer)
        self.browser.open(f"{self.browser.page_url('dashboard/dashboard.html')}#{view}")
        there = f"return document.querySelectorAll('#{view} {filled}').length"
        self._wait(lambda: int(self.browser.driver.execute_script(there)), f"the {view}")
        shots = {}
        for theme in THEMES:
            self._emulate(theme)
            # The address led to the view's heading, which has the keyboard's focus.
            self.browser.driver.execute_script("document.activeElement.blur()")
            self._wait(lambda: self.browser.driver.execute_script("scrollTo(0, 0); return scrollY === 0"), "the top")
            shots[theme] = Shot(self.browser.driver.get_screenshot_as_png(), "StillOff", "OFF")
        return shots

    def _emulate(self, theme: str) -> None:
        """Prefer a theme; and no movement, which a picture would cut in two."""
        self.browser.emulate(dark=theme == "dark", reduced_motion=True)

    def _highlighted(self, badge: str) -> None:
        """Wait until the highlight says what the button says."""

        def says() -> bool:
            seen = self.browser.overlay()
            return seen is not None and seen.text.startswith(badge.rstrip("!") + "\n")

        self._wait(says, f"the highlight to say {badge}")

    def _badge(self, text: str) -> None:
        self._wait(lambda: self.browser.badge().text == text, f"the badge to say {text}")

    def _wait(self, fact: Callable[[], T | None], what: str) -> T:
        try:
            return self.browser.wait(fact, what=what)
        except TimeoutError as error:
            raise Problems(
                [Problem("the pictures", "", str(error), "try again; if it stays, look with `invoke try`")]
            ) from None
