"""Chromium, through chromedriver, WebDriver BiDi and the DevTools protocol (CDP)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from builder.browsers.driving.chromium_start import start
from builder.browsers.driving.common import CENTRE, LOOK, RELOADED, SOON, Badge, Browser, Overlay, Popup, wait
from builder.browsers.driving.wanted import Start

SOON_THERE = 0.002
"""How often to see whether an answer to a command is there, seconds; Selenium's own 0.1 would hold up every one."""
LATER_THERE = 0.05
# Asked for again and again where it is: from here that costs the browser ten times as much, and misses more.
BADGE_TEXT = """
const [wanted, ms] = arguments;
const end = Date.now() + ms;
let text;
while (!wanted.includes(text = await chrome.action.getBadgeText({})) && Date.now() < end)
  await new Promise((resolve) => setTimeout(resolve, 100));
return text;
"""


class Chromium(Browser):
    """Chromium and what is made from it."""

    name = "chrome"

    def __init__(self, driver: webdriver.Chrome, extension: Path) -> None:
        super().__init__(driver, extension)
        self.chrome = driver
        installer = driver.webextension  # opens the BiDi connection
        connection = driver._websocket_connection
        if connection is None:
            raise RuntimeError("chromedriver opened no WebDriver BiDi connection")
        connection.response_wait_interval = SOON_THERE
        self._connection: WebSocketConnection = connection
        self._media: list[dict[str, str]] = []
        self._worker: str | None = None  # the session with the service worker, kept: it's asked again and again
        # The BiDi mapper halts every new target and never releases a popup, so it mustn't attach to any.
        self.cdp("Target.setAutoAttach", autoAttach=False, waitForDebuggerOnStart=False, flatten=True)
        self.extension_id = str(installer.install(path=str(extension.resolve()))["extension"])
        self.origin = f"chrome-extension://{self.extension_id}"
        wait(self.worker_running, what="the service worker to start")

    @classmethod
    def launch(cls, extension: Path, wanted: Start) -> Chromium:
        """See `builder.browsers.driving.launch`."""
        driver = start(extension, wanted)
        try:
            return cls(driver, extension)
        except BaseException:
            driver.quit()
            raise

    def close(self) -> None:
        # Selenium would close this connection first, and now and then wait 10 s for chromedriver to agree.
        self.chrome._websocket_connection = None
        super().close()
        if self._connection._ws_thread is not None:
            self._connection._ws_thread.join(timeout=5)

    # CDP

    def cdp(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Send a CDP command to the browser, or to the target that a session is attached to."""
        message: dict[str, Any] = {"method": method, "params": params}
        if session is not None:
            message["session"] = session
        answer = self._connection.send_cmd("goog:cdp.sendCommand", message)  # type: ignore[no-untyped-call]
        if "error" in answer:
            raise WebDriverException(f"{method}: {answer.get('message', answer['error'])}")
        result: dict[str, Any] = answer["result"]["result"]
        return result

    def targets(self, kind: str, start: str) -> list[str]:
        """The ids of the targets of a type whose address starts so."""
        infos = self.cdp("Target.getTargets", filter=[{}])["targetInfos"]
        return [str(info["targetId"]) for info in infos if info["type"] == kind and info["url"].startswith(start)]

    def attach(self, target: str) -> str:
        """A session with a target, by which it can be sent commands."""
        return str(self.cdp("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def detach(self, session: str) -> None:
        """Let a target go; one that's gone already is no error."""
        with suppress(WebDriverException):
            self.cdp("Target.detachFromTarget", sessionId=session)

    @contextmanager
    def _attached(self, target: str) -> Iterator[str]:
        """A session with a target for as long as it's needed."""
        session = self.attach(target)
        try:
            yield session
        finally:
            self.detach(session)

    def evaluate(self, session: str, script: str, *arguments: object, gesture: bool = False) -> Any:
        """Run the body of an async function in a target, as if in a click or not, and return its JSON value."""
        answer = self.cdp(
            "Runtime.evaluate",
            session,
            expression=f"(async function () {{{script}\n}}).apply(null, {json.dumps(arguments)})",
            awaitPromise=True,
            returnByValue=True,
            userGesture=gesture,
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    # Tabs

    def find_tab(self, part: str) -> str | None:
        infos = self.cdp("Target.getTargets")["targetInfos"]
        found = [str(info["targetId"]) for info in infos if info["type"] == "page" and part in info["url"]]
        popups = self._popups() if found else []
        return next((target for target in found if target not in popups), None)

    def show_tab(self) -> None:
        self.cdp("Target.activateTarget", targetId=self.driver.current_window_handle)

    def tab_entered(self) -> None:
        self.apply_media(None)

    # The toolbar button

    def badge(self) -> Badge:
        text, colour, title = self.evaluate_background(
            "return [await chrome.action.getBadgeText({}), await chrome.action.getBadgeBackgroundColor({}),"
            " await chrome.action.getTitle({})]"
        )
        return Badge(text, "#{:02x}{:02x}{:02x}".format(*colour[:3]) if text else "", title)

    def badge_text(self, wanted: Sequence[str], seconds: float) -> str:
        self._connection.response_wait_interval = LATER_THERE
        try:
            return str(self.evaluate_background(BADGE_TEXT, list(wanted), seconds * 1000))
        finally:
            self._connection.response_wait_interval = SOON_THERE

    def click_action(self) -> None:
        self.show_tab()
        address = self.driver.current_url
        infos = self.cdp("Target.getTargets", filter=[{"type": "tab"}])["targetInfos"]
        tabs = [info for info in infos if info["url"] == address]
        # The tab in front, where the version tells it: several can have the same address.
        tabs.sort(key=lambda info: not info.get("embedderData", {}).get("tabActive"))
        if not tabs:
            raise RuntimeError(f"the current tab has no CDP target: {address}")
        self.cdp("Extensions.triggerAction", id=self.extension_id, targetId=tabs[0]["targetId"])

    def _popups(self) -> list[str]:
        """The targets that are the popup itself; the same page in a tab doesn't count."""
        candidates = self.targets("page", self.page_url(self.popup_path)) if self.popup_path else []
        return [target for target in candidates if self._is_popup(target)]

    def _is_popup(self, target: str) -> bool:
        own = "return chrome.extension.getViews({type: 'popup'}).includes(window)"
        with suppress(RuntimeError, WebDriverException), self._attached(target) as session:
            return bool(self.evaluate(session, own))
        return False  # it's still loading, or already gone

    def find_popup(self) -> Popup | None:
        for target in self._popups():
            with suppress(RuntimeError, WebDriverException):  # one that's closing is none
                popup = ChromiumPopup(self, target)
                if popup.evaluate("return document.readyState") == "complete":
                    return popup
        return None

    def close_popup(self) -> None:
        for popup in self._popups():
            with suppress(WebDriverException):  # it has closed itself meanwhile
                self.cdp("Target.closeTarget", targetId=popup)

    # The background

    def _workers(self) -> list[str]:
        return self.targets("service_worker", f"{self.origin}/")

    def worker_running(self) -> bool:
        return bool(self._workers())

    def _wake_worker(self) -> str | None:
        """The service worker's target; where there is none, it's started as an event would."""
        if workers := self._workers():
            return workers[0]
        self.chrome.execute_cdp_cmd("ServiceWorker.enable", {})
        self.chrome.execute_cdp_cmd("ServiceWorker.startWorker", {"scopeURL": f"{self.origin}/"})
        return None

    def evaluate_background(self, script: str, *arguments: object) -> Any:
        while True:
            self._worker = self._worker or wait(self._worker_session, what="the service worker to start")
            try:
                return self.evaluate(self._worker, script, *arguments)
            except WebDriverException as error:
                # The worker has stopped or changed its target before the command reached it: nothing has run yet.
                self._worker = None
                if "Unknown CDP session" not in str(error):
                    raise

    def _worker_session(self) -> str | None:
        """A session with the service worker, once that has proved able to answer; else None, and it's woken up."""
        worker = self._wake_worker()
        if worker is None:
            return None
        session = self.attach(worker)
        # A worker that was just started changes its target once: better found out before a script has run.
        try:
            if self.evaluate(session, "return Boolean(globalThis.chrome?.storage)"):
                return session
        except WebDriverException:
            pass
        self.detach(session)
        return None

    def _let_go(self) -> None:
        """End the session with the service worker: what's asked of one that is going is never answered."""
        if self._worker is not None:
            self.detach(self._worker)
            self._worker = None

    def kill_worker(self) -> None:
        self.evaluate_background("globalThis.doomed = true")
        self._let_go()
        stopped = self._workers()
        for worker in stopped:
            self.cdp("Target.closeTarget", targetId=worker)
        try:
            wait(lambda: not set(stopped) & set(self._workers()), 3)
        except TimeoutError:  # the next one has been started already, as the same target
            wait(lambda: not any(map(self._doomed, self._workers())), what="the service worker to stop")

    def _doomed(self, worker: str) -> bool:
        with self._attached(worker) as session:
            return bool(self.evaluate(session, "return globalThis.doomed"))

    # What the browser says of the extension, and what a person can change in its settings

    @contextmanager
    def _hidden_tab(self, url: str, ready: str) -> Iterator[str]:
        """A session with a page in a tab behind the others, once an expression is true there."""
        target = str(self.cdp("Target.createTarget", url=url, background=True)["targetId"])
        try:
            session = self.attach(target)
            wait(lambda: self.evaluate(session, f"return Boolean({ready})"), what=f"the page {url}")
            yield session
        finally:
            self.cdp("Target.closeTarget", targetId=target)
            # It counts as one of the driver's windows for as long as it takes to go.
            wait(lambda: target not in self.targets("page", ""), what=f"the page {url} to close")

    def _in_settings(self, script: str, *arguments: object) -> Any:
        """Run the body of an async function on the browser's own page about extensions."""
        there = "globalThis.chrome?.developerPrivate?.getExtensionInfo"
        with self._hidden_tab("chrome://extensions/", there) as session:
            return self.evaluate(session, script, self.extension_id, *arguments)

    def manifest_warnings(self) -> list[str]:
        warnings: list[str] = self._in_settings(
            "const info = await chrome.developerPrivate.getExtensionInfo(arguments[0]);"
            "return [...info.manifestErrors, ...info.runtimeErrors].map((error) => error.message)"
        )
        return warnings

    def forget_errors(self) -> None:
        self._in_settings(
            "const [extensionId] = arguments;"
            "await chrome.developerPrivate.deleteExtensionErrors({extensionId, type: 'RUNTIME'})",
            self.extension_id,
        )

    def grant(self, *origins: str) -> None:
        script = "return await chrome.permissions.request({origins: [...arguments]})"
        with self._own_page() as session:
            if not self.evaluate(session, script, *origins, gesture=True):
                raise RuntimeError(f"the browser refused {', '.join(origins)}")

    def revoke(self, *origins: str) -> None:
        # The settings page would also forget that the person has agreed before, so it's for required hosts only.
        script = "return await chrome.permissions.remove({origins: [...arguments]}).catch(() => false)"
        with self._own_page() as session:
            gone = self.evaluate(session, script, *origins)  # all or none: not where one of them is required
            kept = [] if gone else [origin for origin in origins if not self.evaluate(session, script, origin)]
        if kept:
            self._in_settings(
                "const [id, ...sites] = arguments;"
                "for (const site of sites) await chrome.developerPrivate.removeHostPermission(id, site)",
                *(re.sub(r"^([^:]+://[^/]+/).*$", r"\1*", origin) for origin in kept),  # it knows no paths
            )

    def _own_page(self) -> AbstractContextManager[str]:
        """A session with the extension's one address that may use its APIs and runs none of its code."""
        return self._hidden_tab(self.page_url("manifest.json"), "globalThis.chrome?.permissions")

    def reload_itself(self) -> None:
        super().reload_itself()
        before = self._workers()
        self._let_go()
        wait(lambda: not set(before) & set(self._workers()), what="the service worker to go")

    def reload(self) -> None:
        self._let_go()
        tabs = self.cdp("Target.getTargets", filter=[{"type": "tab"}])["targetInfos"]
        front = next((str(tab["url"]) for tab in tabs if tab.get("embedderData", {}).get("tabActive")), "")
        own = front.startswith(f"{self.origin}/")
        # Were the extension's page the only tab, the window would go with it.
        shown = [str(self.cdp("Target.createTarget", url="about:blank")["targetId"])] if own else []
        shown = shown or [target for target in self.targets("page", front) if front]
        workers = self._workers()
        self.cdp("Extensions.loadUnpacked", path=str(self.extension))
        sessions = [self.attach(target) for target in shown]
        started = [self.evaluate(session, "return performance.timeOrigin") for session in sessions]
        for session in sessions:
            self.cdp("Page.navigate", session, url=front) if own else self.cdp("Page.reload", session)
        for session, before in zip(sessions, started, strict=True):
            self._until_loaded(session, front, before)
            self.detach(session)
        wait(lambda: set(self._workers()) - set(workers), RELOADED, "the service worker to start", SOON)

    def failures(self) -> list[str]:
        # One that threw while it was loaded doesn't stay; any other has half a minute until it may go.
        return [] if self.worker_running() else self.manifest_warnings()

    def _until_loaded(self, session: str, front: str, before: float) -> None:
        """Wait until a page that began at `before` is another, and loaded."""
        loaded = "return performance.timeOrigin !== arguments[0] && document.readyState === 'complete'"
        wait(lambda: self.evaluate(session, loaded, before), RELOADED, front, SOON)

    # The page

    def overlay(self) -> Overlay | None:
        command = self.chrome.execute_cdp_cmd
        try:
            page = command("DOM.getDocument", {"depth": 3, "pierce": True})["root"]
            element = next(node for node in page["children"] if node["nodeName"] == "HTML")
            hosts = [root for node in element["children"] for root in node.get("shadowRoots", ())]
            closed = [root["backendNodeId"] for root in hosts if root["shadowRootType"] == "closed"]
            if not closed:
                return None
            found = command("DOM.resolveNode", {"backendNodeId": closed[-1]})["object"]["objectId"]
            function = f"function () {{const root = this; {LOOK}}}"
            call = {"objectId": found, "functionDeclaration": function, "returnByValue": True}
            return Overlay.of(command("Runtime.callFunctionOn", call)["result"]["value"])
        finally:
            command("DOM.disable", {})  # else the page pays for being watched

    def set_viewport(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 0, "mobile": False}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def emulate(self, *, dark: bool = False, reduced_motion: bool = False, forced_colors: bool = False) -> None:
        self._media = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if reduced_motion else "no-preference"},
            {"name": "forced-colors", "value": "active" if forced_colors else "none"},
        ]
        self.apply_media(None)

    def apply_media(self, session: str | None) -> None:
        """Tell the current tab, or the target of a session, what was last emulated."""
        if not self._media:
            return
        if session is None:
            self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": self._media})
        else:
            self.cdp("Emulation.setEmulatedMedia", session, features=self._media)


class ChromiumPopup(Popup):
    """The popup as a CDP target."""

    def __init__(self, browser: Chromium, target: str) -> None:
        self.browser = browser
        self.session = browser.attach(target)
        browser.apply_media(self.session)

    def evaluate(self, script: str, *arguments: object) -> Any:
        return self.browser.evaluate(self.session, script, *arguments)

    def click(self, selector: str) -> None:
        place = self.evaluate(f"const [selector] = arguments; {CENTRE}", selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.browser.cdp("Input.dispatchMouseEvent", self.session, type=kind, **place, button="left", clickCount=1)
