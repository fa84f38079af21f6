"""What the two browsers have in common: the driver's interface, and everything that needs no browser's own way."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.webdriver import WebDriver

from builder.browsers.finding import BrowserName

T = TypeVar("T")
POLL = 0.1  # seconds
LONGEST = 0.5
SOON = 0.01
RELOADED = 60
"""How long page and background may take when the extension is loaded again, seconds."""

# Body of a function of `root`, a shadow root: what a person sees of it. Style sheets are rendered nowhere, and
# innerText of what isn't rendered is its source, so they're left out.
LOOK = """
const shown = (element) => element.checkVisibility({visibilityProperty: true});
const texts = [...root.children].filter(shown).map((element) => element.innerText.trim());
const rects = {};
for (const part of root.querySelectorAll("[data-part]")) {
  const {x, y, width, height} = part.getBoundingClientRect();
  if (shown(part)) rects[part.dataset.part] ??= {x, y, width, height};
}
// Heard before the extension keeps it to itself.
if (!root.clicks) {
  root.clicks = [];
  root.addEventListener("click", ({target}) => root.clicks.push(target.dataset.part), {capture: true});
}
return {
  text: texts.filter(Boolean).join("\\n"), html: root.innerHTML, rects, clicks: root.clicks,
  focused: root.activeElement?.dataset.part ?? null,
};
"""
# Body of a function of `selector`: the centre of the element, in CSS px of the viewport.
CENTRE = """
const element = document.querySelector(selector);
if (!element) throw new Error("nothing matches " + selector);
const place = () => {
  element.scrollIntoView({block: "nearest", behavior: "instant"});
  const box = element.getBoundingClientRect();
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
};
let now = place();
for (let still = 0; still < 5; ) {
  await new Promise((next) => requestAnimationFrame(next));
  const before = now;
  now = place();
  still = now.x === before.x && now.y === before.y ? still + 1 : 0;
}
return now;
"""
"""Where an element is, once it has stood still for five frames: a popup that grows gets a larger window only then."""


@dataclass(frozen=True)
class Badge:
    """What the toolbar button says. `colour` is the background as #rrggbb, empty while there's no text."""

    text: str
    colour: str
    title: str


@dataclass(frozen=True)
class Rect:
    """A box in CSS px, from the viewport's top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Rect) -> bool:
        """Whether two boxes share a place."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Overlay:
    """What the extension draws on the page: `rects` by data-part, `focused` the part with the keyboard focus.

    `clicks` are the parts that were clicked since it was first looked at.
    """

    text: str
    html: str
    rects: Mapping[str, Rect]
    focused: str | None
    clicks: list[str]

    @classmethod
    def of(cls, seen: dict[str, Any]) -> Overlay:
        """From what LOOK returns."""
        rects = {part: Rect(**box) for part, box in seen["rects"].items()}
        return cls(seen["text"], seen["html"], rects, seen["focused"], seen["clicks"])


def wait(
    fact: Callable[[], T | None],
    seconds: float = 90,
    what: str = "something to become true",
    poll: float | None = None,
) -> T:
    """The first truthy value of `fact`. Raises TimeoutError with the last value, or the last WebDriver error.

    Between two looks pass `poll` seconds; by default so many that looking takes a quarter of the time at most, for
    what is waited for needs the processor too.
    """
    deadline = time.monotonic() + seconds
    while True:
        last: object
        looked = time.monotonic()
        try:
            value = fact()
            if value:
                return value
            last = value
        except WebDriverException as error:  # a page that's just being replaced can't be asked
            last = error.msg or type(error).__name__
        if (now := time.monotonic()) > deadline:
            raise TimeoutError(f"waited {seconds:g} s for {what}; last seen: {last!r}")
        time.sleep(min(max(POLL, 3 * (now - looked)), LONGEST) if poll is None else poll)


class Popup(ABC):
    """The popup that a click on the toolbar button opened."""

    @abstractmethod
    def evaluate(self, script: str, *arguments: object) -> Any:
        """Run the body of an async function in the popup (it finds `arguments`) and return its JSON value."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """A trusted click in the middle of the element that a CSS selector finds."""

    def text(self) -> str:
        """The visible text."""
        return str(self.evaluate("return document.body.innerText"))


class Browser(ABC):
    """A running browser with the extension loaded. The current tab is the one the WebDriver is in."""

    name: BrowserName
    extension_id: str
    origin: str  # of the extension's pages, without a slash at its end

    def __init__(self, driver: WebDriver, extension: Path) -> None:
        self.driver = driver
        self.extension = extension.resolve()
        self.manifest: dict[str, Any] = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))
        self.popup_path: str = self.manifest.get("action", {}).get("default_popup", "")
        self._trail: list[str] = []

    # Tabs

    def page_url(self, path: str) -> str:
        """The address of one of the extension's pages."""
        return f"{self.origin}/{path.lstrip('/')}"

    def open(self, url: str) -> None:
        """Go to an address in the current tab, and show that tab."""
        self.show_tab()
        self.driver.get(url)

    def reload_page(self) -> None:
        """Load the page in front again as a person does: WebDriver's own way restores no form."""
        self.driver.execute_script("globalThis.former = true")
        self.evaluate_background(
            "const {tabs} = globalThis.browser ?? chrome;"
            "const [tab] = await tabs.query({active: true, lastFocusedWindow: true}); await tabs.reload(tab.id)"
        )
        there = "return !globalThis.former && document.readyState === 'complete'"
        self.wait(lambda: self.driver.execute_script(there), what="the page to be loaded again")

    def new_tab(self, url: str | None = None, *, window: bool = False) -> str:
        """Open a tab, or a window, make it the current one, and return its handle.

        Behind another tab a page's timers are held back; in a window of its own they run.
        """
        self._trail.append(self.driver.current_window_handle)
        self.driver.switch_to.new_window("window" if window else "tab")
        self.tab_entered()
        if url is not None:
            self.driver.get(url)
        return self.driver.current_window_handle

    def switch(self, handle: str) -> None:
        """Make a tab the current one and show it."""
        with suppress(WebDriverException):  # the tab we leave may be closed already
            self._trail.append(self.driver.current_window_handle)
        self.driver.switch_to.window(handle)
        self.show_tab()
        self.tab_entered()

    def close_tab(self) -> None:
        """Close the current tab and go back to the one that was current before it."""
        closed = self.driver.current_window_handle
        self.driver.close()
        left = [handle for handle in self.driver.window_handles if handle != closed]
        before = [handle for handle in self._trail if handle in left]
        self.driver.switch_to.window(before[-1] if before else left[-1])
        self._trail = before[:-1]
        self.show_tab()

    def close_other_tabs(self) -> None:
        """Close every tab but the first, and make that the current one."""
        first, *others = self.driver.window_handles
        for handle in others:
            self.driver.switch_to.window(handle)
            self.driver.close()
        self.switch(first)
        self._trail = []

    @abstractmethod
    def find_tab(self, part: str) -> str | None:
        """The handle of a tab whose address contains this; no tab is disturbed by asking."""

    @abstractmethod
    def show_tab(self) -> None:
        """Bring the current tab to the front."""

    def tab_entered(self) -> None:  # noqa: B027
        """Called when another tab becomes the current one."""

    def open_popup_tab(self) -> str:
        """Open the popup's page in a tab of its own, where WebDriver can work it; returns the handle."""
        return self.new_tab(self.page_url(self.popup_path))

    # The toolbar button

    @abstractmethod
    def badge(self) -> Badge:
        """What the toolbar button says now; no tab is disturbed by asking."""

    @abstractmethod
    def badge_text(self, wanted: Sequence[str], seconds: float) -> str:
        """What the badge says as soon as it's one of these, else what it says after so many seconds."""

    @abstractmethod
    def click_action(self) -> None:
        """A real click on the toolbar button, for the current tab."""

    @abstractmethod
    def find_popup(self) -> Popup | None:
        """The popup, when it's open and has loaded."""

    @abstractmethod
    def close_popup(self) -> None:
        """Close the popup, as a click elsewhere would."""

    @contextmanager
    def popup(self) -> Iterator[Popup]:
        """The open popup; clicks the toolbar button where it isn't open yet. It's closed at the end."""
        if self.find_popup() is None:
            self.click_action()
        try:
            yield self.wait(self.find_popup, what="the popup to open")
        finally:
            self.close_popup()
            self.wait(lambda: self.find_popup() is None, what="the popup to close")

    # The background

    @abstractmethod
    def evaluate_background(self, script: str, *arguments: object) -> Any:
        """Run the body of an async function in the background, waking it up first, and return its JSON value.

        The body finds `arguments`. Raises RuntimeError with what it threw.
        """

    @abstractmethod
    def kill_worker(self) -> None:
        """Stop the background as the browser does after idling; returns when it's gone."""

    @abstractmethod
    def worker_running(self) -> bool:
        """Whether the background is running; asking doesn't wake it."""

    def storage(self) -> dict[str, Any]:
        """Everything in storage.local."""
        found: dict[str, Any] = self.evaluate_background(
            "return await (globalThis.browser ?? chrome).storage.local.get()"
        )
        return found

    def set_storage(self, values: Mapping[str, Any]) -> None:
        """Add to storage.local."""
        self.evaluate_background("await (globalThis.browser ?? chrome).storage.local.set(arguments[0])", values)

    def clear_storage(self) -> None:
        """Empty storage.local, and forget what the member was doing, which is kept until the browser is closed."""
        self.evaluate_background(
            "const {local, session} = (globalThis.browser ?? chrome).storage;"
            "await Promise.all([local.clear(), session.remove(['draft', 'teaching', 'trouble'])])"
        )

    @abstractmethod
    def manifest_warnings(self) -> list[str]:
        """What the browser has to say against the manifest, and the errors the extension made so far."""

    @abstractmethod
    def forget_errors(self) -> None:
        """Have the browser forget the errors the extension made so far; what it has against the manifest stays."""

    @abstractmethod
    def grant(self, *origins: str) -> None:
        """Give host permissions as if the person had agreed to each; origins are match patterns."""

    @abstractmethod
    def revoke(self, *origins: str) -> None:
        """Take host permissions away as the person can in the browser's own settings."""

    def reload_itself(self) -> None:
        """Have the extension reload itself, as the browser does for an update; returns when it has begun."""
        self.evaluate_background("setTimeout(() => (globalThis.browser ?? chrome).runtime.reload(), 0)")

    @abstractmethod
    def reload(self) -> None:
        """Load the extension again from its folder, then the page in front; returns when both are there.

        A page of the extension's own, which the browser closes with it, is opened again. Raises WebDriverException
        with what the browser has against the folder, TimeoutError where the background doesn't start.
        """

    @abstractmethod
    def failures(self) -> list[str]:
        """What the background's code has thrown since it was loaded again, as far as it shows already."""

    # The page

    @abstractmethod
    def overlay(self) -> Overlay | None:
        """What the extension draws on the current tab's page in its closed shadow root; None while it draws nothing."""

    def overlay_click(self, part: str) -> None:
        """A trusted click at the centre of a part of the overlay. Raises LookupError where there's no such part."""

        def clicked() -> bool:
            before = self.overlay()
            if before is None or part not in before.rects:
                raise LookupError(f"the overlay has no {part}: {sorted(before.rects) if before else 'there is none'}")
            self.click_at(*before.rects[part].centre)
            after = self.overlay()
            # It may just have gone to another place.
            return after is None or part in after.clicks[len(before.clicks) :] or after.rects == before.rects

        self.wait(clicked, what=f"a click on {part}")

    def click_at(self, x: float, y: float) -> None:
        """A trusted click at a place of the viewport, in CSS px."""
        actions = ActionBuilder(self.driver)
        actions.pointer_action.move_to_location(round(x), round(y)).click()  # type: ignore[no-untyped-call]
        actions.perform()

    def screenshot(self, path: Path) -> None:
        """Write what the current tab shows as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.driver.get_screenshot_as_png())

    @abstractmethod
    def set_viewport(self, width: int, height: int) -> None:
        """Give the current tab's page this size in CSS px, also where the window couldn't be that small."""

    @abstractmethod
    def emulate(self, *, dark: bool = False, reduced_motion: bool = False, forced_colors: bool = False) -> None:
        """Tell every page the person prefers this; what isn't named is reset."""

    # Life

    def wait(self, fact: Callable[[], T | None], seconds: float = 90, what: str = "something to become true") -> T:
        """See `wait`."""
        return wait(fact, seconds, what)

    def closed(self) -> bool:
        """Whether the person has closed the browser."""
        try:
            return not self.driver.window_handles
        except Exception:  # the driver fails in many ways once its browser is gone
            return True

    def close(self) -> None:
        """End the browser and its driver; a second time does nothing."""
        with suppress(Exception):  # whatever is wrong with a browser that's going anyway
            self.driver.quit()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
