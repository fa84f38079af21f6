"""Firefox, through geckodriver and its chrome context: the browser's own window, with the browser's own rights."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.firefox.service import Service

from builder.browsers.driving.common import CENTRE, RELOADED, SOON, Badge, Browser, Overlay, Popup, wait
from builder.browsers.driving.firefox_inside import (
    AS_PAGE,
    ASK,
    BADGE_TEXT,
    BROWSER_OF_TAB,
    CLICK,
    ERRORS,
    EXTENSION,
    IN_BACKGROUND,
    IN_POPUP,
    IN_TAB,
    KEEPING,
    LOAD,
    LOOK_INTO_HTML,
    QUIET,
    UNSEEN,
    WINDOW,
)
from builder.browsers.driving.wanted import Start
from builder.browsers.finding import unstartable, usable


def start(wanted: Start) -> webdriver.Firefox:
    """Start the browser without the extension. Raises Problems where it or its driver is missing or doesn't start."""
    binary, geckodriver = usable("firefox")
    options = webdriver.FirefoxOptions()
    options.binary_location = str(binary)
    options.page_load_strategy = wanted.page_load
    options.add_argument("-remote-allow-system-access")  # the chrome context
    for size, pixels in zip(("-width", "-height"), wanted.window, strict=True):
        options.add_argument(size)
        options.add_argument(str(pixels))
    preferences = QUIET | {"extensions.webextOptionalPermissionPrompts": not wanted.agree}
    if wanted.headless:
        options.add_argument("-headless")
        preferences |= UNSEEN
    if wanted.server_port is not None:
        options.accept_insecure_certs = True
        preferences["network.dns.forceResolve"] = "127.0.0.1"
        preferences["network.socket.forcePort"] = f"443={wanted.server_port}"
    if wanted.language is not None:
        preferences["intl.locale.requested"] = wanted.language
        preferences["intl.accept_languages"] = wanted.language
    if wanted.profile is not None:
        wanted.profile.mkdir(parents=True, exist_ok=True)
        options.add_argument("-profile")
        options.add_argument(str(wanted.profile.resolve()))
        preferences |= KEEPING
    for name, value in preferences.items():
        options.set_preference(name, value)
    # Else release versions ask for remote settings whatever the preferences say.
    environment = dict(os.environ) | {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
    try:
        return webdriver.Firefox(options, Service(str(geckodriver), env=environment))
    except WebDriverException as error:
        raise unstartable("firefox", error) from None


class Firefox(Browser):
    """Firefox on the desktop."""

    name = "firefox"

    def __init__(self, driver: webdriver.Firefox, extension: Path, temporary: bool) -> None:
        super().__init__(driver, extension)
        self.firefox = driver
        self._emulated: dict[str, int] | None = None
        self._reloaded = 0.0  # ms since 1970
        self.extension_id = str(self.manifest["browser_specific_settings"]["gecko"]["id"])
        here = None if temporary else self._installed()
        if here != self.manifest["version"]:
            driver.install_addon(str(extension.resolve()), temporary=temporary)
        host = wait(
            lambda: self._in_chrome(
                "return WebExtensionPolicy.getByID(arguments[0])?.mozExtensionHostname", self.extension_id
            ),
            what="the extension to be there",
        )
        self.origin = f"moz-extension://{host}"
        self._button = re.sub(r"[^a-z0-9_-]", "_", self.extension_id.lower()) + "-BAP"
        self._in_chrome(
            # Without default_area the button waits in a panel, where a person could put it on the toolbar too.
            f"{WINDOW} const [id] = arguments; const place = win.CustomizableUI.getPlacementOfWidget(id);"
            "if (place && place.area !== 'nav-bar') win.CustomizableUI.addWidgetToArea(id, 'nav-bar')",
            self._button,
        )
        if here is None:  # after a restart it only starts when something happens
            wait(self.worker_running, what="the background page to start")

    @classmethod
    def launch(cls, extension: Path, wanted: Start) -> Firefox:
        """See `builder.browsers.driving.launch`."""
        driver = start(wanted)
        try:
            return cls(driver, extension, temporary=wanted.profile is None)
        except BaseException:
            driver.quit()
            raise

    # The chrome context

    def _installed(self) -> str | None:
        """The version of the extension that the profile has kept from an earlier launch."""
        script = "return WebExtensionPolicy.getByID(arguments[0])?.extension.version ?? null"
        version: str | None = self._in_chrome(script, self.extension_id)
        return version

    def _in_chrome(self, script: str, *arguments: object) -> Any:
        with self.firefox.context("chrome"):
            return self.firefox.execute_script(script, *arguments)

    def ask(self, finder: str, which: str, body: str, *values: object) -> Any:
        """Run a body with the browser's rights beside the page that `finder` finds; its JSON value.

        Raises LookupError where there is no such page, and RuntimeError with what went wrong there.
        """
        with self.firefox.context("chrome"):
            answer = self.firefox.execute_async_script(ASK.replace("FINDER", finder), which, body, list(values))
        if "absent" in answer:
            raise LookupError(f"there is no such page: {answer['absent']}")
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return json.loads(answer["value"])

    # Tabs

    def find_tab(self, part: str) -> str | None:
        address = f"{BROWSER_OF_TAB} return browser?.currentURI.spec ?? ''"
        handles = self.driver.window_handles
        return next((handle for handle in handles if part in self._in_chrome(address, handle)), None)

    def show_tab(self) -> None:
        self.driver.switch_to.window(self.driver.current_window_handle)

    # The toolbar button

    def badge(self) -> Badge:
        text, colour, title = self._in_chrome(
            f"{WINDOW} const button = win.document.getElementById(arguments[0]);"
            "const badge = button.querySelector('.toolbarbutton-badge');"
            "return [button.getAttribute('badge') ?? '', badge ? win.getComputedStyle(badge).backgroundColor : '',"
            " button.getAttribute('tooltiptext') ?? button.getAttribute('label') ?? '']",
            self._button,
        )
        numbers = [int(number) for number in re.findall(r"\d+", colour)[:3]]
        return Badge(text, "#{:02x}{:02x}{:02x}".format(*numbers) if text and len(numbers) == 3 else "", title)

    def badge_text(self, wanted: Sequence[str], seconds: float) -> str:
        with self.firefox.context("chrome"):
            return str(self.firefox.execute_async_script(BADGE_TEXT, self._button, list(wanted), seconds * 1000))

    def click_action(self) -> None:
        self.show_tab()
        with self.firefox.context("chrome"):
            self.firefox.find_element(By.ID, self._button).click()

    def find_popup(self) -> Popup | None:
        found = self._in_chrome(f"return Boolean((() => {{{IN_POPUP}}})())")
        popup = FirefoxPopup(self)
        try:
            return popup if found and popup.evaluate("return document.readyState") == "complete" else None
        except LookupError:  # it has just closed
            return None

    def close_popup(self) -> None:
        self._in_chrome(f"(() => {{{IN_POPUP}}})()?.closest('panel').hidePopup()")

    # The background

    def worker_running(self) -> bool:
        return bool(self._in_chrome(f"{EXTENSION} return extension.backgroundState === 'running'", self.extension_id))

    def evaluate_background(self, script: str, *arguments: object) -> Any:
        def answer() -> tuple[Any] | None:
            try:
                return (self.ask(IN_BACKGROUND, self.extension_id, AS_PAGE, script, json.dumps(arguments)),)
            except LookupError:  # the extension is just being loaded again
                return None

        return wait(answer, what="the background page to start")[0]

    def kill_worker(self) -> None:
        which = (
            f"{EXTENSION} return [...extension.views].find((view) => view.viewType === 'background')?.contextId ?? null"
        )
        stopped = self._in_chrome(which, self.extension_id)
        self._in_chrome(
            # With an answer pending it would rather go on.
            f"{EXTENSION} const now = {{ignoreDevToolsAttached: true, disableResetIdleForTest: true}};"
            "return extension.terminateBackground(now)",
            self.extension_id,
        )
        # The next one may have been started already.
        wait(
            lambda: stopped is None or self._in_chrome(which, self.extension_id) != stopped,
            what="the background page to stop",
        )

    def manifest_warnings(self) -> list[str]:
        warnings: list[str] = self._in_chrome(
            f"{EXTENSION} return [...extension.warnings, ...extension.errors].map(String)", self.extension_id
        )
        return warnings

    def forget_errors(self) -> None:
        pass  # it keeps none but those of loading the extension

    def grant(self, *origins: str) -> None:
        self._permissions("add", origins)

    def revoke(self, *origins: str) -> None:
        self._permissions("remove", origins)

    def _permissions(self, change: str, origins: tuple[str, ...]) -> None:
        self._in_chrome(
            f"{EXTENSION} const [id, change, origins] = arguments;"
            "const {ExtensionPermissions} ="
            " ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');"
            "return ExtensionPermissions[change](id, {permissions: [], origins}, extension)",
            self.extension_id,
            change,
            list(origins),
        )

    def reload(self) -> None:
        front = str(self._in_chrome(f"{WINDOW} return win.gBrowser.selectedBrowser.currentURI.spec"))
        own = front.startswith(f"{self.origin}/")
        self._reloaded = float(self._in_chrome("return Date.now()"))
        if own:  # were it the only tab, the window would go with it
            self._in_chrome(f"{WINDOW} win.gBrowser.selectedTab = win.gBrowser.addTrustedTab('about:blank')")
        self.firefox.install_addon(str(self.extension), temporary=True)
        page = f"{WINDOW} const page = win.gBrowser.selectedBrowser;"
        inside = "page.browsingContext.currentWindowGlobal?.innerWindowId"
        before = self._in_chrome(f"{page} return {inside}")
        self._in_chrome(f"{page} {LOAD} if (arguments[0]) load(arguments[0]); else page.reload()", front if own else "")
        loaded = f"{page} return {inside} !== arguments[0] && !page.webProgress.isLoadingDocument"
        wait(lambda: self._in_chrome(loaded, before), RELOADED, front, SOON)
        wait(self.worker_running, RELOADED, "the background page to start", SOON)

    def failures(self) -> list[str]:
        thrown: list[str] = self._in_chrome(ERRORS, self.origin, self._reloaded)
        return thrown

    # The page

    def overlay(self) -> Overlay | None:
        seen = self.ask(IN_TAB, self.driver.current_window_handle, LOOK_INTO_HTML)
        return Overlay.of(seen) if seen else None

    def set_viewport(self, width: int, height: int) -> None:
        size = "return innerWidth === arguments[0] && innerHeight === arguments[1]"

        def sized() -> bool:
            # Each time: a page that came in another process may stand in another element by now.
            self._in_chrome(
                f"{BROWSER_OF_TAB} const [, width, height] = arguments;"
                "Object.assign(browser.style, {flex: 'none', width, height,"
                " minWidth: width, maxWidth: width, minHeight: height, maxHeight: height})",
                self.driver.current_window_handle,
                f"{width}px",
                f"{height}px",
            )
            return bool(self.driver.execute_script(size, width, height))

        wait(sized, what=f"a viewport of {width} x {height}")

    def emulate(self, *, dark: bool = False, reduced_motion: bool = False, forced_colors: bool = False) -> None:
        wanted = {
            "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
            "ui.systemUsesDarkTheme": int(dark),  # the popup's: it follows the toolbar
            "ui.prefersReducedMotion": int(reduced_motion),
            "browser.display.document_color_use": 2 if forced_colors else 0,
        }
        if wanted == self._emulated:
            return
        self._in_chrome(
            "for (const [name, value] of Object.entries(arguments[0])) Services.prefs.setIntPref(name, value)", wanted
        )
        self._emulated = wanted
        queries = {
            "(prefers-color-scheme: dark)": dark,
            "(prefers-reduced-motion)": reduced_motion,
            "(forced-colors: active)": forced_colors,
        }
        script = "return Object.entries(arguments[0]).every(([query, wanted]) => matchMedia(query).matches === wanted)"
        wait(lambda: self.driver.execute_script(script, queries), what="the page to see the preferences")


class FirefoxPopup(Popup):
    """The popup in the browser's window."""

    def __init__(self, browser: Firefox) -> None:
        self.browser = browser

    def evaluate(self, script: str, *arguments: object) -> Any:
        return self.browser.ask(IN_POPUP, "", AS_PAGE, script, json.dumps(arguments))

    def click(self, selector: str) -> None:
        place = self.evaluate(f"const [selector] = arguments; {CENTRE}", selector)
        self.browser.ask(IN_POPUP, "", CLICK, place["x"], place["y"])
