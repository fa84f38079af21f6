"""The member points at a control: the whole way in StillOff's own layer, and what no page can make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.interaction import POINTER_TOUCH
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.keys import Keys

from builder.browsers.driving import Browser, Rect, Start, launch
from builder.browsers.replica_server import ReplicaServer
from builder.paths import CHECKOUT
from tests.browser.inside import inside
from tests.browser.pages import API, parted
from tests.browser.test_accessibility import LOOKS, SHEETS, audit, in_chromium
from tests.pages.parts import as_script, box, page, switch

HOST = "www.example.com"
ADDRESS = f"https://{HOST}/settings/privacy"
LABEL = "Use my posts to train AI"
OTHERS = box("Dark mode", True) + switch("Show me in search", False)

# What a member's hand does, heard as early as a page can, and what every control shows.
WATCHED = """
window.heard = [];
const HAND = "pointerdown mousedown pointerup mouseup click keydown keyup input change touchstart";
for (const type of HAND.split(" "))
  document.addEventListener(type, (event) => heard.push(type + " " + event.composedPath()[0].localName), true);
const parts = () => [document, document.querySelector("iframe")?.contentDocument, window.root];
window.shows = () => parts()
  .flatMap((part) => [...(part?.querySelectorAll("input, select, button") ?? [])])
  .map((at) => [at.checked, at.value, at.ariaChecked, at.ariaPressed].join());
"""


def line(control: str) -> str:
    """A control with its label beside it."""
    return f'<div class="line"><span id="l">{LABEL}</span>{control}</div>'


SHADOW = """
customElements.define("x-switch", class extends HTMLElement {
  connectedCallback() {
    window.root = this.attachShadow({mode: "closed"});
    window.root.innerHTML = `<div class="line"><span id="l">LABEL</span>
      <button role="switch" aria-checked="true" aria-labelledby="l">x</button></div>`;
  }
});
""".replace("LABEL", LABEL)
FRAME = f"<iframe width=600 height=90 srcdoc='{switch(LABEL, True)}'></iframe>"
CLICKS = "onclick=\"this.setAttribute('aria-pressed', this.getAttribute('aria-pressed') !== 'true')\""
PRESSED = f'<button aria-pressed="true" aria-labelledby="l" {CLICKS}>x</button>'
RADIOS = f"""<fieldset role="radiogroup" aria-labelledby="g"><legend id="g">{LABEL}</legend>
<label><input type="radio" name="r" checked>Allowed</label>
<label><input type="radio" name="r">Not allowed</label></fieldset>"""
SELECT = '<select aria-labelledby="l"><option selected>Allowed</option><option>Not allowed</option></select>'
KINDS: dict[str, tuple[str, str, str, str]] = {
    # what the page has, its script, the control's kind, and what it shows
    "a native box": (box(LABEL, True), "", "checkbox", "on or ticked"),
    "a switch in a shadow root": ("<x-switch></x-switch>", SHADOW, "switch", "on or ticked"),
    "a pressed button": (line(PRESSED), "", "checkbox", "on or ticked"),
    "radio buttons": (RADIOS, "", "radio", "Allowed"),
    "a list": (line(SELECT), "", "select", "Allowed"),
    "a switch in a frame": (FRAME, "", "switch", "on or ticked"),
    "a box in a modal dialog": (
        f"<dialog>{box(LABEL, True)}</dialog>",
        "document.querySelector('dialog').showModal();",
        "checkbox",
        "on or ticked",
    ),
}

OWN_WAYS = ["a switch in a shadow root", "a list", "a switch in a frame", "a box in a modal dialog"]
"""Of these, what browsers let into, press or put on top in ways of their own."""


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
    query = f"return (await {API}.tabs.query({{url: arguments[0]}}))[0]?.id"
    tab = browser.wait(lambda: browser.evaluate_background(query, f"https://{HOST}/*"), what="the page's tab")
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
            "const a = performance.now(); while (performance.now() - a < 600) await new Promise(requestAnimationFrame)"
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


def untouched(browser: Browser, before: list[str]) -> None:
    """Nothing that the member did reached a control, and every control shows what it showed."""
    heard, after = browser.driver.execute_script("return [heard, shows()]")
    assert {name.split()[1] for name in heard} <= {"div"}, heard
    assert after == before


def showing(browser: Browser) -> list[str]:
    """What every control of the page shows."""
    return list(browser.driver.execute_script("return shows()"))


def chosen(browser: Browser, label: str = LABEL) -> str:
    """Choose a control by mouse; what is asked then."""
    browser.click_at(*frame(browser, label).centre)
    return shown(browser, "is training on or off?")


def gone(browser: Browser) -> None:
    """Wait until the layer is."""
    layer = "return [...root.querySelectorAll('dialog')].length"
    browser.wait(lambda: browser.overlay() is None or not inside(browser, layer), what="the layer to be gone")


@parted("kind", KINDS, OWN_WAYS)
def test_a_control_is_shown_by_mouse(given: Browser, server: ReplicaServer, kind: str) -> None:
    _, _, name, shows = KINDS[kind]
    begin(given, server, made(kind))
    before = showing(given)
    asked = chosen(given)
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
    click(given, "end")
    gone(given)
    untouched(given, before)


@parted("kind", [*KINDS][1:6], OWN_WAYS[:2])
def test_a_control_is_shown_by_keyboard(given: Browser, server: ReplicaServer, kind: str) -> None:
    begin(given, server, made(kind))
    before = showing(given)
    place = [LABEL in name for name in frames(given)].index(True)
    frame(given)
    press(given, *[Keys.ARROW_DOWN] * (place + 1), Keys.ENTER)
    shown(given, "is training on or off?")
    press_on(given, "on")
    shown(given, "will remember")
    press_on(given, "remember")
    shown(given, "from now on")
    assert taught(given)[0]["label"] == LABEL
    press(given, Keys.ESCAPE)
    gone(given)
    untouched(given, before)


def tap(browser: Browser, place: tuple[float, float]) -> None:
    """A finger at a place of the viewport, down and up."""
    finger = PointerInput(POINTER_TOUCH, "finger")  # type: ignore[no-untyped-call]
    actions = ActionBuilder(browser.driver, mouse=finger)
    actions.pointer_action.move_to_location(*map(round, place)).pointer_down().pointer_up()  # type: ignore[no-untyped-call]
    actions.perform()


@in_chromium
def test_a_control_is_shown_by_touch(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, made("a native box"))
    before = showing(given)
    tap(given, frame(given).centre)
    shown(given, "is training on or off?")
    for part, words in {"on": "will remember", "remember": "from now on"}.items():
        seen = given.overlay()
        assert seen is not None
        tap(given, seen.rects[part].centre)
        shown(given, words)
    assert taught(given)[0]["label"] == LABEL
    untouched(given, before)


def dropped(browser: Browser) -> None:
    """The layer says that nothing was chosen, and still asks for a choice."""
    assert "nothing was chosen" in shown(browser, "nothing was chosen")
    assert taught(browser) == []


MOVES = """
addEventListener("pointermove", ({clientX, clientY}) => {
  if (!globalThis.armed || Math.hypot(clientX - armed.x, clientY - armed.y) > 2) return;
  const [one, other] = document.querySelectorAll("label.line");
  other.after(one);
  globalThis.armed = null;
}, true);
"""
RENAMES = f"""
addEventListener("pointerdown", () => {{
  if (globalThis.armed) for (const name of document.querySelectorAll("label.line > span"))
    name.textContent = name.textContent === "{LABEL}" ? "Dark mode" : "{LABEL}";
  globalThis.armed = null;
}}, true);
"""
SWITCHES = """
addEventListener("pointerdown", () => {
  if (globalThis.armed) document.querySelectorAll("input")[1].checked = false;
}, true);
"""
COVERS = """
const cover = document.createElement("div");
cover.popover = "manual";
cover.style = "position: fixed; inset: 0; width: 100%; height: 100%; background: #fffc";
document.body.append(cover);
addEventListener("pointerdown", () => {
  if (globalThis.armed && !cover.matches(":popover-open")) cover.showPopover();
}, true);
"""
MODAL = f"""
const over = document.createElement("dialog");
over.innerHTML = '{box("Take part", True)}';
document.body.append(over);
addEventListener("pointermove", () => over.showModal(), {{capture: true, once: true}});
"""


@pytest.mark.parametrize("trick", [MOVES, RENAMES, SWITCHES, COVERS], ids=["moves", "renames", "switches", "covers"])
def test_a_page_that_changes_under_the_pointer_has_nothing_chosen(
    given: Browser, server: ReplicaServer, trick: str
) -> None:
    begin(given, server, page(box("Dark mode", True) + box(LABEL, True), script=trick))
    place = frame(given)
    given.click_at(5, 5)
    x, y = place.centre
    given.driver.execute_script(f"self.eval('globalThis.armed = {{x: {x}, y: {y}}}')")
    given.click_at(x, y)
    dropped(given)


def test_a_dialog_that_opens_above_the_layer_is_put_below_it(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, page(box("Dark mode", True) + box(LABEL, True), script=WATCHED + MODAL))
    before = showing(given)
    given.click_at(5, 5)
    given.wait(lambda: any("Take part" in name for name in frames(given)), what="the dialog's box to be framed")
    assert "Take part" in chosen(given, "Take part")
    untouched(given, before)


FORGED = """
const host = document.documentElement.lastElementChild;
const [clientX, clientY] = arguments;
const composed = {bubbles: true, composed: true};
for (const target of [host, document, window, document.body]) {
  target.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", ...composed}));
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
    target.dispatchEvent(new PointerEvent(type, {clientX, clientY, detail: 1, ...composed}));
}
host.click();
return [host.localName, host.attributes.length, host.shadowRoot, document.querySelectorAll("dialog").length];
"""


def test_forged_events_choose_and_end_nothing(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, made("a native box"))
    place = frame(given)
    # What a page can find of the layer is one element with nothing on it.
    assert given.driver.execute_script(FORGED, *place.centre) == ["div", 0, None, 0]
    assert "Show StillOff the switch" in shown(given, "Show")
    given.click_at(*place.centre)
    shown(given, "is training on or off?")


FLOOD = """
const main = document.querySelector("main");
for (let n = 0; n < 3000; n += 1)
  main.insertAdjacentHTML("beforeend", `<label class=line><span>Thing ${n}</span><input type=checkbox></label>`);
setInterval(() => { for (let n = 0; n < 25; n += 1) main.lastElementChild.dataset.n = Math.random() }, 50);
"""


@in_chromium
def test_of_too_many_controls_those_in_sight_can_be_chosen(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, page(box(LABEL, True), script=FLOOD))
    shown(given, "too many")
    assert 5 < len(frames(given)) < 100
    assert LABEL in chosen(given)
    press(given, Keys.ESCAPE)


@in_chromium
def test_a_page_without_controls_says_so_until_one_comes(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, page("<p>Nothing</p>"))
    shown(given, "you can report this page")
    given.driver.execute_script(f"document.querySelector('main').innerHTML = {json.dumps(box(LABEL, True))}")
    assert LABEL in chosen(given)


@in_chromium
def test_a_control_that_cannot_be_told_from_another_is_not_learnt(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, page(box(LABEL, True) + box(LABEL, False)))
    chosen(given)
    click(given, "on")
    shown(given, "looks like others")
    assert taught(given) == []


@in_chromium
def test_what_changes_before_the_answer_is_to_be_chosen_again(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, page(box(LABEL, True)))
    chosen(given)
    given.driver.execute_script("document.querySelector('input').checked = false")
    click(given, "on")
    dropped(given)


@in_chromium
def test_no_answer_ends_without_remembering(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, page(box(LABEL, True)))
    chosen(given)
    click(given, "unsure")
    under_way = f"return Boolean((await {API}.storage.session.get('teaching')).teaching)"
    given.wait(lambda: not given.evaluate_background(under_way), what="the background to hear of it")
    assert given.overlay() is None
    assert taught(given) == []


@in_chromium
def test_of_an_address_only_what_is_ticked_is_remembered(given: Browser, server: ReplicaServer) -> None:
    server.route(f"{ADDRESS}?tab=ai&user=12345", page(box(LABEL, True)))
    given.open(f"{ADDRESS}?tab=ai&user=12345#part")
    want(given, f"{ADDRESS}?tab=ai&user=12345#part")
    chosen(given)
    click(given, "off")
    shown(given, "?user=12345")
    ticked = "return [...root.querySelectorAll('input')].map((box) => box.checked)"
    assert inside(given, ticked) == [False, False, True]
    click(given, "belongs")  # the first of them
    press_on(given, "remember")
    shown(given, "from now on")
    assert [one["address"] for one in taught(given)] == [f"{ADDRESS}?tab=ai#part"]


@pytest.mark.parametrize("text", ["#4711-2026", "#user@example.com", "#f3a9c1d7e5b2"])
@in_chromium
def test_a_fragment_that_could_name_somebody_is_not_ticked(given: Browser, server: ReplicaServer, text: str) -> None:
    begin(given, server, page(box(LABEL, True)), ADDRESS + text)
    chosen(given)
    click(given, "on")
    shown(given, text)
    assert inside(given, "return root.querySelector('input').checked") is False


SCROLLED = page(
    f'<div id="list" style="height: 200px; overflow: auto">{box("First", True)}<p style="height: 900px"></p>'
    f"{box(LABEL, True)}</div>"
    '<p style="height: 2000px"></p>'
)


def test_what_is_scrolled_away_comes_by_wheel_and_by_keyboard(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, SCROLLED)
    first = frame(given, "First")
    assert next(place for name, place in frames(given).items() if LABEL in name) is None
    ActionChains(given.driver).scroll_by_amount(0, 300).perform()
    top, inner = "return scrollY", "return document.querySelector('#list').scrollTop"
    given.wait(lambda: given.driver.execute_script(top), what="the page to be scrolled")
    given.driver.execute_script("scrollTo(0, 0)")
    wheel(given, *first.centre, 100)
    given.wait(lambda: given.driver.execute_script(inner), what="the list to be scrolled")
    assert given.driver.execute_script(top) == 0
    press(given, Keys.ARROW_UP)
    assert LABEL in str(inside(given, "return root.activeElement.textContent"))
    frame(given)
    press(given, Keys.ENTER)
    assert LABEL in shown(given, "is training on or off?")


def wheel(browser: Browser, x: float, y: float, dy: int) -> None:
    """Turn the wheel over a place."""
    ActionChains(browser.driver).scroll_from_origin(ScrollOrigin.from_viewport(round(x), round(y)), 0, dy).perform()


def test_nothing_is_left_at_the_end(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, made("a native box"))
    given.driver.execute_script("document.documentElement.lastElementChild.remove()")
    shown(given, "Show StillOff the switch")  # put back
    want(given)  # once more: one layer, not two
    assert given.driver.execute_script("return document.documentElement.children.length") == 3
    press(given, Keys.ESCAPE)
    gone(given)
    assert given.driver.execute_script("return [...document.documentElement.children].map((at) => at.localName)") == [
        "head",
        "body",
    ]


@in_chromium
def test_the_keyboard_comes_back_to_where_it_was(given: Browser, server: ReplicaServer) -> None:
    server.route(ADDRESS, made("a native box"))
    given.open(ADDRESS)
    given.driver.execute_script("document.querySelector('button').focus()")
    want(given)
    assert given.driver.execute_script("return document.activeElement.localName") == "div"
    press(given, Keys.ESCAPE)
    gone(given)
    assert given.driver.execute_script("return document.activeElement.localName") == "button"


# 1280 px by 1280 px at 400 % are these.
TIGHT = (320, 320)


def test_in_the_smallest_window_a_control_is_shown_by_keyboard_and_never_covered(
    given: Browser, server: ReplicaServer
) -> None:
    given.set_viewport(*TIGHT)
    begin(given, server, page(OTHERS + box(LABEL, True) + "".join(box(f"More {n}", True) for n in range(4))))
    names = [*frames(given)]
    for name in names:
        press(given, Keys.ARROW_DOWN)
        place = frame(given, name)
        seen = given.overlay()
        assert seen is not None
        assert not place.meets(seen.rects["panel"]), name
    press(given, *[Keys.ARROW_DOWN] * (names.index(next(name for name in names if LABEL in name)) + 1))
    frame(given)
    press(given, Keys.ENTER)
    shown(given, "is training on or off?")
    press_on(given, "on")
    shown(given, "will remember")
    press_on(given, "remember")
    shown(given, "from now on")
    assert [one["label"] for one in taught(given)] == [LABEL]


@pytest.mark.parametrize("way", ["escape", "button"])
def test_a_layer_that_an_update_cut_off_can_be_closed(given: Browser, replica_server: ReplicaServer, way: str) -> None:
    replica_server.reset()
    with launch(given.name, CHECKOUT.dist / given.name, Start(replica_server.port)) as other:
        other.grant(f"https://{HOST}/*")
        begin(other, replica_server, made("a native box"))
        frame(other)
        seen = other.overlay()
        assert seen is not None
        other.reload_itself()
        if way == "escape":
            press(other, Keys.ESCAPE)
        else:
            other.click_at(*seen.rects["end"].centre)
        free = "return document.elementFromPoint(5, 5) !== document.documentElement.lastElementChild"
        other.wait(lambda: other.driver.execute_script(free), what="the page to be within reach")


@in_chromium
def test_the_layer_has_no_violation(given: Browser, server: ReplicaServer) -> None:
    begin(given, server, made("a native box"), f"{ADDRESS}#part")
    drawn = []

    def keep() -> None:
        drawn.append((inside(given, "return root.innerHTML"), inside(given, SHEETS)))

    place = frame(given)
    keep()
    given.click_at(*place.centre)
    shown(given, "is training on or off?")
    keep()
    click(given, "on")
    shown(given, "will remember")
    keep()
    audited = "https://www.example.com/audit"
    found = []
    for number, (markup, style) in enumerate(drawn):
        content = as_script(f"<style>{style}</style>{markup}")
        script = (
            f"const root = document.querySelector('#host').attachShadow({{mode: 'open'}}); root.innerHTML = {content};"
            "const dialog = root.querySelector('dialog'); dialog.close(); dialog.showModal()"
        )
        server.route(
            audited,
            "<!doctype html><html lang=en><title>Audit</title><main><h1>Audit</h1><div id=host></div></main>"
            f"<script>{script}</script></html>",
        )
        for name, look in LOOKS.items():
            given.emulate(**look)
            given.open(audited)
            found += audit(given, f"layer {number}, {name}")
    assert not found
