"""The member points at a control: the whole way in StillOff's own layer, and what no page can make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from builder.browsers.driving import Browser, Rect
from builder.browsers.replicas import ReplicaServer
from tests.browser.inside import inside
from tests.browser.pages import API
from tests.pages.parts import box, page, switch

HOST = "www.example.com"
ADDRESS = f"https://{HOST}/settings/privacy"
LABEL = "Use my posts to train AI"
OTHERS = box("Dark mode", True) + switch("Show me in search", False)

# What a member's hand does, heard as early as a page can, and what came of it.
WATCHED = """
window.heard = [];
for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "keydown", "keyup", "input", "change", "touchstart"])
  document.addEventListener(type, (event) => heard.push(type + " " + event.composedPath()[0].localName), true);
"""


def line(control: str) -> str:
    """A control with its label beside it."""
    return f'<div class="line"><span id="l">{LABEL}</span>{control}</div>'


SHADOW = """
customElements.define("x-switch", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({mode: "closed"}).innerHTML =
      '<div class="line"><span id="l">LABEL</span><button role="switch" aria-checked="true" aria-labelledby="l">x</button></div>';
  }
});
""".replace("LABEL", LABEL)
CLICKS = "onclick=\"this.setAttribute('aria-pressed', this.getAttribute('aria-pressed') !== 'true')\""
RADIOS = f"""<fieldset role="radiogroup" aria-labelledby="g"><legend id="g">{LABEL}</legend>
<label><input type="radio" name="r" checked>Allowed</label> <label><input type="radio" name="r">Not allowed</label></fieldset>"""
SELECT = '<select aria-labelledby="l"><option selected>Allowed</option><option>Not allowed</option></select>'
KINDS: dict[str, tuple[str, str, str, str]] = {
    # what the page has, its script, the control's kind, and what it shows
    "a native box": (box(LABEL, True), "", "checkbox", "on or ticked"),
    "a switch in a shadow root": ("<x-switch></x-switch>", SHADOW, "switch", "on or ticked"),
    "a pressed button": (line(f'<button aria-pressed="true" aria-labelledby="l" {CLICKS}>x</button>'), "", "checkbox", "on or ticked"),
    "radio buttons": (RADIOS, "", "radio", "Allowed"),
    "a list": (line(SELECT), "", "select", "Allowed"),
    "a switch in a frame": (f"<iframe width=600 height=90 srcdoc='{switch(LABEL, True)}'></iframe>", "", "switch", "on or ticked"),
    "a box in a modal dialog": (
        f"<dialog>{box(LABEL, True)}</dialog>",
        "document.querySelector('dialog').showModal();",
        "checkbox",
        "on or ticked",
    ),
}  # fmt: skip


def made(kind: str) -> str:
    """A page with a control of one kind amid others, which hears what reaches it."""
    content, script, _, _ = KINDS[kind]
    return page(f"<h2>Data</h2>{OTHERS}{content}", script=WATCHED + script)


@pytest.fixture
def given(browser: Browser) -> Iterator[Browser]:
    """A browser that may look at the host."""
    browser.grant(f"https://{HOST}/*")
    yield browser
    browser.revoke(f"https://{HOST}/*")


def begin(browser: Browser, server: ReplicaServer, html: str, address: str = ADDRESS) -> None:
    """Open a page, and want to show a setting on it."""
    server.route(address.partition("#")[0], html)
    browser.open(address)
    want(browser, address)


def want(browser: Browser, address: str = ADDRESS) -> None:
    """Say that a setting is to be shown on the page in front, as the extension's own pages do."""
    tab = browser.evaluate_background(
        f"const [tab] = await {API}.tabs.query({{active: true, lastFocusedWindow: true}}); return tab.id"
    )
    browser.new_tab(browser.page_url("manifest.json"))
    message = {"type": "page:teach", "address": address, "tab": tab, "about": None}
    script = f"const done = arguments[1]; {API}.runtime.sendMessage(arguments[0]).then(done)"
    assert browser.driver.execute_async_script(script, message)
    browser.close_tab()
    shown(browser, "Show StillOff the switch")


def shown(browser: Browser, words: str) -> str:
    """The panel's text, once it has these words."""

    def text() -> str | None:
        seen = browser.overlay()
        return seen.text if seen and words in seen.text else None

    return browser.wait(text, what=f"the panel to say {words!r}")


PLACES = """
return Object.fromEntries([...root.querySelectorAll(".frame")].map((frame) => {
  const {x, y, width, height} = frame.getBoundingClientRect();
  return [frame.textContent, frame.classList.contains("away") ? null : {x, y, width, height}];
}))
"""


def frames(browser: Browser) -> dict[str, Rect | None]:
    """What is framed, and where; None where it is out of sight."""
    found: dict[str, Any] = inside(browser, PLACES)
    return {name: Rect(**place) if place else None for name, place in found.items()}


def frame(browser: Browser, label: str = LABEL) -> Rect:
    """Where the frame with this label is, once it has stood still for long enough to be meant."""

    def still() -> Rect | None:
        before = frames(browser)
        name = next((name for name in before if label in name), "")
        rested = (
            "const a = performance.now(); while (performance.now() - a < 300) await new Promise(requestAnimationFrame)"
        )
        browser.driver.execute_async_script(f"const done = arguments[0]; (async () => {{ {rested} }})().then(done)")
        return before.get(name) if frames(browser).get(name) == before.get(name) else None

    return browser.wait(still, what=f"a frame around {label!r} that stands still")


def click(browser: Browser, part: str) -> None:
    """A click in the middle of a button of the panel."""
    seen = browser.overlay()
    assert seen is not None
    browser.click_at(*seen.rects[part].centre)


def press(browser: Browser, *keys: str) -> None:
    """Keys, one after another."""
    ActionChains(browser.driver).send_keys(*keys).perform()


def press_on(browser: Browser, part: str) -> None:
    """Go to a button of the panel by the keyboard, and press it."""
    for _ in range(30):
        press(browser, Keys.TAB)
        seen = browser.overlay()
        if seen and seen.focused == part:
            return press(browser, Keys.ENTER)
    raise LookupError(f"the keyboard doesn't come to {part}")


def taught(browser: Browser) -> list[dict[str, Any]]:
    """What is remembered."""
    found: list[dict[str, Any]] = browser.storage().get("taught", [])
    return found


def untouched(browser: Browser) -> None:
    """Nothing that the member did reached a control, and every control shows what it showed."""
    heard = browser.driver.execute_script("return heard")
    assert {name.split()[1] for name in heard} <= {"div"}, heard
    script = "return [...document.querySelectorAll('input, [aria-pressed], option:checked')].map((at) => at.checked ?? at.ariaPressed ?? at.label)"
    assert "false" not in browser.driver.execute_script(script)


@pytest.mark.parametrize("kind", KINDS)
def test_a_control_is_shown_by_mouse(given: Browser, server: ReplicaServer, kind: str) -> None:
    _, _, name, shows = KINDS[kind]
    begin(given, server, made(kind))
    given.click_at(*frame(given).centre)
    asked = shown(given, "is training on or off?")
    assert LABEL in asked
    assert f"On the page now: {shows}" in asked
    click(given, "on")
    summary = shown(given, "will remember")
    assert all(words in summary for words in (HOST, ADDRESS, LABEL, shows))
    assert taught(given) == []
    click(given, "remember")
    shown(given, "from now on")
    [one] = taught(given)
    assert (one["kind"], one["label"], one["address"]) == (name, LABEL, ADDRESS)
    untouched(given)
    click(given, "end")
    given.wait(lambda: not (given.overlay() and "learnt" in given.overlay().text), what="the layer to be gone")


@pytest.mark.parametrize("kind", KINDS)
def test_a_control_is_shown_by_keyboard(given: Browser, server: ReplicaServer, kind: str) -> None:
    begin(given, server, made(kind))
    place = list(frames(given)).index(next(name for name in frames(given) if LABEL in name))
    frame(given)
    press(given, *[Keys.ARROW_DOWN] * (place + 1), Keys.ENTER)
    shown(given, "is training on or off?")
    press_on(given, "on")
    shown(given, "will remember")
    press_on(given, "remember")
    shown(given, "from now on")
    assert taught(given)[0]["label"] == LABEL
    untouched(given)
    press(given, Keys.ESCAPE)
    given.wait(lambda: not (given.overlay() and "learnt" in given.overlay().text), what="the layer to be gone")
