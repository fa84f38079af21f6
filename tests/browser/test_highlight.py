"""The ring and the callout: where they stand, what they say, and that they leave when they should.

Where there is room, `room.js` works out alike in both browsers, from boxes: of many pages for that, Firefox gets those
that it lays out or lets into in a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from builder.browsers.driving import Browser, Overlay, Rect
from builder.browsers.replica_server import ReplicaServer
from tests.browser import expect
from tests.browser.inside import inside, styles
from tests.browser.pace import TRUE_TIME
from tests.browser.pages import parted, unfold
from tests.pages import hostile
from tests.pages import linkedin as page

SWITCH = "input[role=switch]"
ON_TITLE = "Training is on"
OFF_TITLE = "Training is off"


@pytest.fixture
def preferring(browser: Browser) -> Iterator[Browser]:
    """A browser whose emulated preferences are put back at the end."""
    yield browser
    browser.emulate()


def show(browser: Browser, server: ReplicaServer, html: str, **headers: str) -> Overlay:
    """Open the setting's address with this page and wait for the highlight."""
    server.route(page.SETTING, html, headers={name.replace("_", "-"): value for name, value in headers.items()})
    browser.open(page.SETTING)
    return browser.wait(browser.overlay, what="the highlight")


def says(browser: Browser, *texts: str) -> None:
    """Wait until the callout says all of this."""
    browser.wait(
        lambda: (seen := browser.overlay()) and all(text in seen.text for text in texts),
        what=f"the callout to say {texts}",
    )


def gone(browser: Browser) -> None:
    """Wait until nothing of ours stands on the page."""
    browser.wait(lambda: browser.overlay() is None, what="the highlight to go")


def box(browser: Browser, selector: str = SWITCH) -> Rect:
    """Where an element of the page stands in the viewport."""
    script = (
        "const {x, y, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return {x, y, width, height}"
    )
    return Rect(**browser.driver.execute_script(script, selector))


def area(browser: Browser) -> Rect:
    """The viewport without its scroll bars."""
    script = "return [document.documentElement.clientWidth, document.documentElement.clientHeight]"
    return Rect(0, 0, *browser.driver.execute_script(script))


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether a box lies within another, but for rounding."""
    return (
        inner.x >= outer.x - 0.5
        and inner.y >= outer.y - 0.5
        and inner.x + inner.width <= outer.x + outer.width + 0.5
        and inner.y + inner.height <= outer.y + outer.height + 0.5
    )


def complaints(browser: Browser, selector: str = SWITCH) -> list[str]:
    """What is wrong with where the highlight stands."""
    seen = browser.overlay()
    if seen is None or not {"ring", "callout"} <= set(seen.rects):
        return ["nothing is drawn"]
    ring, callout, control, room = seen.rects["ring"], seen.rects["callout"], box(browser, selector), area(browser)
    found = {
        f"the ring {ring} isn't around {control}": holds(ring, control),
        f"the ring {ring} is far larger than {control}": ring.width <= control.width + 20,
        f"the ring {ring} leaves {room}": holds(room, ring),
        f"the callout {callout} covers {control}": not callout.meets(control),
        f"the callout {callout} leaves {room}": holds(room, callout),
        f"the callout {callout} can't be read": callout.height >= 48,
    }
    return [complaint for complaint, fine in found.items() if not fine]


def well_placed(browser: Browser, what: str, selector: str = SWITCH, seconds: float = 2) -> None:
    """Wait until the highlight stands where it should; a second is the promise, the other is the machine's."""
    last: list[str] = []

    def fine() -> bool:
        last[:] = complaints(browser, selector)
        return not last

    try:
        browser.wait(fine, seconds, what)
    except TimeoutError:
        pytest.fail(f"{what}: {'; '.join(last)}")


def scroll_to_control(browser: Browser) -> None:
    """Bring the control into a small window's view, as the member would."""
    browser.driver.execute_script(f"document.querySelector('{SWITCH}').scrollIntoView({{block: 'center'}})")


PLACES = {
    "the top left corner": "left:0;top:0",
    "the top right corner": "right:0;top:0",
    "the bottom left corner": "left:0;bottom:0",
    "the bottom right corner": "right:0;bottom:0",
    "the middle": "left:calc(50% - 24px);top:calc(50% - 16px)",
    "a little above the middle": "left:10px;top:calc(50% - 60px)",
    "a little below the middle": "right:10px;top:calc(50% + 40px)",
}


def test_the_callout_leaves_the_control_free_wherever_it_stands(browser: Browser, server: ReplicaServer) -> None:
    browser.new_tab()
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    for size in [(1280, 900), (640, 450), (360, 640), (320, 480), (740, 360)]:
        browser.set_viewport(*size)
        browser.driver.execute_script(f"document.querySelector('{SWITCH}').style.cssText = ''")
        scroll_to_control(browser)
        well_placed(browser, f"its own place, {size}")
        for place, style in PLACES.items():
            style = f"position:fixed;{style}"
            browser.driver.execute_script(f"document.querySelector('{SWITCH}').style.cssText = '{style}'")
            well_placed(browser, f"{place}, {size}")


# What must be pressed next, in the ways that pages have it.
SAVE = '<button class=keep style="padding:8px 20px">Save changes</button>'
TO_PRESS = {
    "a form's Save right below": f"<form>{page.native(True)}<p>{SAVE}</p></form>",
    "a Save of no form, at the end of the line": f'{page.native(True)}<p style="text-align:right">{SAVE}</p>',
    "buttons above and below": (
        f'<p style="text-align:right">{SAVE}</p>{page.native(True)}<p style="text-align:right">{SAVE} {SAVE}</p>'
    ),
    "something that only plays a button": (
        f'{page.native(True)}<p style="text-align:right"><span class=keep role=button tabindex=0>Save</span></p>'
    ),
    "a library's button": (
        f'{page.native(True)}<p style="text-align:right"><x-save class=keep></x-save></p>'
        '<script>customElements.define("x-save", class extends HTMLElement { constructor() { super();'
        'this.attachShadow({mode: "closed"}).append('
        'Object.assign(document.createElement("button"), {textContent: "Save changes"})) } })</script>'
    ),
    "a bar at the window's foot": (
        f'{page.native(True)}<div style="height:1500px"></div>'
        f'<div style="position:fixed;left:0;right:0;bottom:0;padding:8px;text-align:right">{SAVE}</div>'
    ),
    "a dialog's buttons": (
        f'<div role=dialog style="position:fixed;inset:20% 10%;background:#fff;border:1px solid">{page.native(True)}'
        f'<p style="text-align:right"><button class=keep type=button>Cancel</button> {SAVE}</p></div>'
    ),
}
SIZES = {"wide": (1280, 900), "at 200 %": (640, 450), "on a phone": (360, 640)}


def covered(browser: Browser, selector: str = ".keep, .line") -> list[str]:
    """What of this the callout lies on; everything while none is drawn."""
    script = (
        "return [...document.querySelectorAll(arguments[0])].map((one) => {"
        "const {x, y, width, height} = one.getBoundingClientRect();"
        "return [one.outerHTML.slice(0, 60), {x, y, width, height}] })"
    )
    found = browser.driver.execute_script(script, selector)
    assert found, f"the page has no {selector}"
    seen = browser.overlay()
    return [text for text, place in found if seen is None or seen.rects["callout"].meets(Rect(**place))]


def uncovered(browser: Browser, what: str, selector: str = ".keep, .line") -> None:
    """Wait until the callout lies on nothing of this."""
    try:
        browser.wait(lambda: not covered(browser, selector), 4, what)
    except TimeoutError:
        pytest.fail(f"{what}: the callout covers {covered(browser, selector)}")


@parted("case", TO_PRESS, ["a form's Save right below", "a library's button"])
def test_the_callout_covers_nothing_that_must_be_pressed_next(
    browser: Browser, server: ReplicaServer, case: str
) -> None:
    browser.new_tab()
    show(browser, server, page.shell(page.card(TO_PRESS[case])))
    says(browser, ON_TITLE)
    for name, size in SIZES.items():
        browser.set_viewport(*size)
        scroll_to_control(browser)
        well_placed(browser, f"{case}, {name}")
        uncovered(browser, f"{case}, {name}")


def test_it_covers_nothing_to_press_from_right_to_left(browser: Browser, server: ReplicaServer) -> None:
    card = page.card(f"<form>{page.native(True)}<p>{SAVE}</p></form>")
    browser.new_tab()
    show(browser, server, page.shell(card, lang="ar", direction="rtl"))
    says(browser, ON_TITLE)
    for name, size in SIZES.items():
        browser.set_viewport(*size)
        scroll_to_control(browser)
        well_placed(browser, name)
        uncovered(browser, name)


def test_it_covers_nothing_to_press_wherever_the_page_is_scrolled(browser: Browser, server: ReplicaServer) -> None:
    browser.new_tab()
    browser.set_viewport(640, 450)
    room = '<div style="height:600px"></div>'
    card = page.card(TO_PRESS["a bar at the window's foot"])
    show(browser, server, page.shell(f"{room}{card}{room}"))
    says(browser, ON_TITLE)
    scroll_to_control(browser)
    browser.driver.execute_script("scrollBy(0, -200)")
    for _ in range(6):
        browser.driver.execute_script("scrollBy(0, 60)")
        uncovered(browser, "scrolled")
        well_placed(browser, "scrolled")


def test_it_covers_nothing_to_press_in_the_control_s_frame(browser: Browser, server: ReplicaServer) -> None:
    inner = f"<form>{page.native(True)}<p>{SAVE}</p></form>"
    html = page.shell(f'<iframe style="width:100%;height:300px" srcdoc="{inner.replace(chr(34), "&quot;")}"></iframe>')
    show(browser, server, html)
    says(browser, ON_TITLE)
    script = (
        "const frame = document.querySelector('iframe'), outer = frame.getBoundingClientRect();"
        "const {x, y, width, height} = frame.contentDocument.querySelector('button').getBoundingClientRect();"
        "return {x: x + outer.x, y: y + outer.y, width, height}"
    )

    def free() -> bool:
        seen = browser.overlay()
        return seen is not None and not seen.rects["callout"].meets(Rect(**browser.driver.execute_script(script)))

    browser.wait(free, 4, "the framed Save to be free")


@parted("markup", ["<button>Save</button>", "<a href=/help>Help</a>", "<input>"], ["<button>Save</button>"])
def test_it_gives_way_to_what_appears_under_it(browser: Browser, server: ReplicaServer, markup: str) -> None:
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    well_placed(browser, "the callout")
    seen = browser.overlay()
    assert seen is not None
    x, y = seen.rects["callout"].centre
    browser.driver.execute_script(
        "const late = Object.assign(document.createElement('div'), {id: 'late', innerHTML: arguments[0],"
        "style: `position:fixed;left:${arguments[1]}px;top:${arguments[2]}px`}); card.append(late)",
        markup,
        x,
        y,
    )
    uncovered(browser, "what appeared", "#late > *, .line")


def test_the_switch_can_still_be_clicked_under_the_ring(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    well_placed(browser, "the highlight")
    browser.click_at(*box(browser).centre)
    assert not browser.driver.execute_script(f"return document.querySelector('{SWITCH}').checked")


MOVES = {
    "the page is scrolled": "scrollTo(0, 150)",
    "a part of the page is scrolled": "scroller.scrollTo(0, 90)",
    "a style rule moves the page": "document.styleSheets[0].insertRule('header { margin-top: 70px }')",
    "the page moves in an animation": (
        "document.querySelector('header').animate([{height: '52px'}, {height: '180px'}],"
        " {duration: 500, fill: 'forwards'})"
    ),
    # The last: it's followed by looks, and so what came after it would be.
    "content is inserted above": (
        "document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 90px'}))"
    ),
}


def test_the_highlight_follows_whatever_moves_the_control(browser: Browser, server: ReplicaServer) -> None:
    card = page.card(page.native(True))
    html = page.shell(
        f'<div id=scroller style="overflow:auto;height:420px"><div style="height:100px"></div>{card}'
        '<div style="height:900px"></div></div><div style="height:2000px"></div>'
    )
    show(browser, server, html)
    says(browser, ON_TITLE)
    # Every look puts the highlight right; what follows must do without them.
    over = "return performance.now() > 4500"
    browser.wait(lambda: browser.driver.execute_script(over), what="the looks of the beginning to be over")
    for move, script in MOVES.items():
        well_placed(browser, f"before {move}")
        before = box(browser).y
        browser.driver.execute_script(script)
        browser.wait(lambda before=before: abs(box(browser).y - before) > 60, what=f"the control to move: {move}")  # type: ignore[misc]
        well_placed(browser, f"after {move}")


def test_the_highlight_follows_a_change_of_the_windows_size(browser: Browser, server: ReplicaServer) -> None:
    browser.new_tab()
    show(browser, server, page.setting(True))
    for size in [(1100, 700), (420, 700), (360, 500), (900, 600)]:
        browser.set_viewport(*size)
        scroll_to_control(browser)
        well_placed(browser, f"{size}")


def test_the_highlight_follows_a_control_in_a_frame(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.in_frame(True))
    browser.open(page.SETTING)
    says(browser, ON_TITLE)

    def surrounded() -> bool:
        script = (
            "const frame = document.querySelector('iframe'), outer = frame.getBoundingClientRect();"
            "const {x, y, width, height} = frame.contentDocument.querySelector('input').getBoundingClientRect();"
            "return {x: x + outer.x, y: y + outer.y, width, height}"
        )
        seen = browser.overlay()
        return seen is not None and holds(seen.rects["ring"], Rect(**browser.driver.execute_script(script)))

    browser.wait(surrounded, what="the ring around the framed control")


def test_it_says_that_training_is_on_what_that_means_what_to_do_and_what_comes_next(
    browser: Browser, server: ReplicaServer
) -> None:
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE, "may be used to train AI", "switch this off", "StillOff will see the change")
    assert "OFF" not in str(browser.overlay())


def test_it_says_off_after_the_members_click(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    browser.driver.find_element("css selector", SWITCH).click()
    says(browser, OFF_TITLE, "Training has just been switched off. StillOff will check again.")
    seen = browser.overlay()
    assert seen is not None
    assert ON_TITLE not in seen.text


def test_it_says_nothing_of_a_state_before_it_is_settled(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.skeleton(True, 2.5), **TRUE_TIME)
    texts = set()

    def settled() -> bool:
        seen = browser.overlay()
        texts.add(seen.text if seen else "")
        return seen is not None and ON_TITLE in seen.text

    browser.wait(settled, what="the callout to say on")
    assert not [text for text in texts if OFF_TITLE in text]


def test_it_says_why_when_it_cannot_tell(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.shell(page.card(page.native(False, extra=" disabled"))))
    says(browser, "StillOff can't tell", "greyed out")


def test_dismissing_leaves_the_page_as_it_was(browser: Browser, server: ReplicaServer) -> None:
    source = "return document.documentElement.outerHTML"
    server.route("https://www.example.com/", page.setting(True))
    browser.open("https://www.example.com/")
    before = browser.driver.execute_script(source)
    show(browser, server, page.setting(True))
    browser.overlay_click("dismiss")
    gone(browser)
    assert browser.driver.execute_script(source) == before


def test_once_dismissed_it_stays_away_until_the_next_visit(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    browser.overlay_click("dismiss")
    gone(browser)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", SWITCH).click()
    expect.badge(browser, "OFF")
    assert browser.overlay() is None
    browser.open(page.SETTING)
    browser.wait(browser.overlay, what="the highlight on the next visit")


HELD = "return document.activeElement.outerHTML"


def test_dismissed_by_keyboard_it_gives_the_keyboard_back(browser: Browser, server: ReplicaServer) -> None:
    for key in (Keys.ENTER, Keys.ESCAPE):
        show(browser, server, page.setting(True))
        browser.driver.execute_script(f"document.querySelector('{SWITCH}').focus()")
        before: list[str] = []

        def focused(before: list[str] = before) -> bool:
            before.append(browser.driver.execute_script(HELD))
            ActionChains(browser.driver).send_keys(Keys.TAB).perform()
            seen = browser.overlay()
            return seen is not None and seen.focused == "dismiss"

        browser.wait(focused, what="Tab to reach the dismiss button")
        assert inside(browser, "return view.getComputedStyle(root.activeElement).outlineStyle") == "solid"
        ActionChains(browser.driver).send_keys(key).perform()
        gone(browser)
        assert browser.driver.execute_script(HELD) == before[-1]


def test_it_comes_back_when_the_page_takes_it_away(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    for _ in range(2):
        browser.driver.execute_script("document.documentElement.lastElementChild.remove()")
        browser.wait(browser.overlay, what="the highlight to come back")


def test_it_gives_way_to_a_page_that_keeps_taking_it_away(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, hostile.removing_ours(page.setting(True)))
    browser.open(page.SETTING)
    removed = "return window.removed"
    browser.wait(lambda: browser.driver.execute_script(removed) == 4, what="the fourth removal")
    expect.read(browser, "on")
    browser.driver.find_element("css selector", SWITCH).click()
    expect.badge(browser, "OFF", never=("ON!",))
    assert browser.driver.execute_script(removed) == 4
    assert browser.overlay() is None


DIALOG = (
    "<style>dialog::backdrop { background: rgb(255, 0, 255) } main:fullscreen { background: rgb(255, 0, 255) }</style>"
    "<dialog id=late><p>Really?</p><button class=keep>Cancel</button> <button class=keep>Save</button></dialog>"
)
HIDDEN = [255, 0, 255]


def colour(browser: Browser, x: float, y: float) -> list[int]:
    """What a person sees at a place of the page."""
    script = (
        "const [data, x, y, done] = arguments; const image = new Image(); image.onload = () => {"
        "const canvas = document.createElement('canvas'); const scale = image.width / innerWidth;"
        "canvas.width = canvas.height = 1; const draw = canvas.getContext('2d');"
        "draw.drawImage(image, -Math.round(x * scale), -Math.round(y * scale));"
        "done([...draw.getImageData(0, 0, 1, 1).data].slice(0, 3)) }; image.src = 'data:image/png;base64,' + data"
    )
    shot = browser.driver.get_screenshot_as_base64()
    found: list[int] = browser.driver.execute_async_script(script, shot, x, y)
    return found


def on_top(browser: Browser, what: str) -> None:
    """Wait until the callout is seen above what covers the page."""

    def seen() -> bool:
        overlay = browser.overlay()
        if overlay is None:
            return False
        callout = overlay.rects["callout"]
        edge = colour(browser, callout.x + 6, callout.y + callout.height / 2)
        room = area(browser)
        # One of two corners is out of the callout's shadow.
        around = [colour(browser, 40, 2), colour(browser, 40, room.height - 3)]
        return edge != HIDDEN and HIDDEN in around

    browser.wait(seen, 90, what)


def test_it_is_seen_above_a_modal_dialog_that_opens_later(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.shell(page.card(page.native(True)) + DIALOG))
    says(browser, ON_TITLE)
    browser.driver.execute_script("late.showModal()")
    on_top(browser, "the callout above the dialog")
    uncovered(browser, "the dialog's buttons")
    bare = "const last = document.documentElement.lastElementChild; return [last.localName, last.attributes.length]"
    assert browser.driver.execute_script(bare) == ["div", 0]


def test_it_is_seen_above_the_modal_dialog_that_holds_the_control(browser: Browser, server: ReplicaServer) -> None:
    dialog = DIALOG.replace("<p>Really?</p>", page.native(True))
    show(browser, server, page.shell(f"{dialog}<script>late.showModal()</script>"))
    says(browser, ON_TITLE)
    on_top(browser, "the callout above the dialog")
    uncovered(browser, "the dialog's buttons")


def test_it_is_seen_above_a_librarys_modal_dialog(browser: Browser, server: ReplicaServer) -> None:
    script = (
        "<script>customElements.define('x-dialog', class extends HTMLElement { constructor() { super();"
        "const root = this.attachShadow({mode: 'open'});"
        "const style = '<style>dialog::backdrop { background: rgb(255, 0, 255) }</style>';"
        "root.innerHTML = `${style}<dialog><slot></slot></dialog>`;"
        "this.open = () => root.querySelector('dialog').showModal() } })</script>"
    )
    inside_it = f"{page.native(True)}<button class=keep>Save</button>"
    show(browser, server, page.shell(f"{script}<x-dialog id=late>{inside_it}</x-dialog><script>late.open()</script>"))
    says(browser, ON_TITLE)
    on_top(browser, "the callout above the dialog")
    uncovered(browser, "the dialog's buttons")


def test_it_is_seen_above_what_fills_the_screen(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.shell(page.card(page.native(True)) + DIALOG + "<button id=full>Full</button>"))
    says(browser, ON_TITLE)
    browser.driver.execute_script(
        "full.addEventListener('click', () => document.querySelector('main').requestFullscreen())"
    )
    browser.driver.find_element("id", "full").click()
    browser.wait(
        lambda: browser.driver.execute_script("return Boolean(document.fullscreenElement)"), what="full screen"
    )
    try:
        on_top(browser, "the callout above what fills the screen")
    finally:
        browser.driver.execute_async_script("document.exitFullscreen().finally(arguments[0])")


def test_behind_a_modal_dialog_it_offers_no_buttons_and_goes_on_afterwards(
    browser: Browser, server: ReplicaServer
) -> None:
    show(browser, server, page.shell(page.card(page.native(True)) + DIALOG))
    says(browser, ON_TITLE)

    def offers(*, wanted: bool) -> None:
        buttons = {"dismiss", "move"}
        there = lambda: (seen := browser.overlay()) and (buttons <= set(seen.rects)) is wanted  # noqa: E731
        browser.wait(there, 4, f"buttons: {wanted}")

    offers(wanted=True)
    well_placed(browser, "the callout")
    before = place_of(browser)
    browser.driver.execute_script("late.showModal()")
    offers(wanted=False)
    ActionChains(browser.driver).send_keys(Keys.ESCAPE).perform()
    browser.wait(lambda: not browser.driver.execute_script("return late.open"), what="the dialog to close")
    offers(wanted=True)
    browser.wait(lambda: meet_point(place_of(browser), before), 4, "the callout in its former place")
    browser.overlay_click("dismiss")
    gone(browser)


def test_the_page_hears_nothing_of_what_puts_it_on_top(browser: Browser, server: ReplicaServer) -> None:
    recorder = (
        "<script>window.heard = []; for (const kind of ['toggle', 'beforetoggle', 'error', 'fullscreenchange'])"
        " addEventListener(kind, ({type, target}) => heard.push([type, target?.localName ?? '']), true)</script>"
    )
    browser.new_tab()
    show(browser, server, page.shell(page.card(page.native(True)) + DIALOG, head=recorder))
    says(browser, ON_TITLE)
    for size in SIZES.values():
        browser.set_viewport(*size)
        browser.driver.execute_script("late.showModal()")
        on_top(browser, "the callout above the dialog")
        browser.driver.execute_script("late.close()")
    heard = browser.driver.execute_script("return heard.filter(([, target]) => target !== 'img')")
    assert {target for _, target in heard} <= {"dialog"}, heard


def place_of(browser: Browser) -> Rect:
    """Where the callout stands."""
    seen = browser.overlay()
    assert seen is not None
    return seen.rects["callout"]


def moved(browser: Browser, before: Rect) -> Rect:
    """Wait until the callout stands elsewhere, whole within the window."""
    browser.wait(lambda: not meet_point(place_of(browser), before), 4, "the callout to move")
    assert holds(area(browser), place_of(browser))
    return place_of(browser)


def meet_point(one: Rect, other: Rect) -> bool:
    """Whether two boxes begin at the same point."""
    return abs(one.x - other.x) < 1 and abs(one.y - other.y) < 1


@parted("size", SIZES, ["on a phone"])
def test_it_can_be_sent_from_corner_to_corner(browser: Browser, server: ReplicaServer, size: str) -> None:
    browser.new_tab()
    browser.set_viewport(*SIZES[size])
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    scroll_to_control(browser)
    well_placed(browser, "the callout")
    places = [place_of(browser)]
    for _ in range(2 if size == "on a phone" else 4):
        browser.overlay_click("move")
        places.append(moved(browser, places[-1]))
        room = area(browser)
        at_edge = [min(abs(places[-1].y - 8), abs(room.height - 8 - places[-1].y - places[-1].height)) < 1.5]
        assert all(at_edge), places
        uncovered(browser, "in the corner", ".line")


def test_sent_aside_it_stays_there_for_the_visit(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.shell(page.card(page.native(True)) + '<div style="height:3000px"></div>'))
    says(browser, ON_TITLE)
    well_placed(browser, "the callout")
    first = place_of(browser)
    browser.overlay_click("move")
    aside = moved(browser, first)
    browser.driver.execute_script("scrollTo(0, 60)")
    browser.driver.find_element("css selector", SWITCH).click()
    says(browser, OFF_TITLE)
    end = (aside.x, aside.y + aside.height)
    now = browser.wait(lambda: place_of(browser), what="the callout")
    assert (now.x, now.y + now.height) == pytest.approx(end, abs=1)
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    browser.wait(lambda: meet_point(place_of(browser), first), 4, "its own place on the next visit")


def test_moved_by_keyboard_it_keeps_the_keyboard(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    well_placed(browser, "the callout")
    before = place_of(browser)

    def focused() -> bool:
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        seen = browser.overlay()
        return seen is not None and seen.focused == "move"

    browser.wait(focused, what="Tab to reach the button")
    name = "const at = root.activeElement; return [at.ariaLabel, at.title]"
    assert inside(browser, name) == ["Move aside", "Move aside"]
    for key in (Keys.ENTER, Keys.SPACE):
        ActionChains(browser.driver).send_keys(key).perform()
        before = moved(browser, before)
        seen = browser.overlay()
        assert seen is not None
        assert seen.focused == "move"


# Counts how often the words were written since, with what they said then.
WRITTEN = """
root.ownerDocument.written = [];
const title = root.querySelector("[data-part=title]");
new view.MutationObserver(() => root.ownerDocument.written.push(title.textContent)).observe(
  root.querySelector("[data-part=callout]"), {childList: true, characterData: true, subtree: true});
"""
SAID = "return root.ownerDocument.written"


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_it_is_written_once_when_the_answer_is_there(browser: Browser, server: ReplicaServer, on: bool) -> None:
    show(browser, server, hostile.restless(on, 50), **TRUE_TIME)  # all the while the page changes around the control
    inside(browser, WRITTEN)
    expect.read(browser, "on" if on else "off")
    says(browser, ON_TITLE if on else "Training has just been switched off")
    later = "return performance.now() > arguments[0]"
    until = browser.driver.execute_script("return performance.now() + 1500")
    browser.wait(lambda: browser.driver.execute_script(later, until), what="more looks")
    assert inside(browser, SAID) == [ON_TITLE if on else OFF_TITLE]


STRICT = (
    "default-src 'none'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def styled(browser: Browser, what: str = "") -> None:
    """What the highlight's own style makes of it."""
    assert styles(browser, "ring", "position", "border-top-width", "border-top-style") == {
        "position": "fixed",
        "border-top-width": "3px",
        "border-top-style": "dashed",
    }, what
    assert styles(browser, "callout", "position", "width", "display", "font-size", "letter-spacing", "opacity") == {
        "position": "fixed",
        "width": "336px",
        "display": "block",
        "font-size": "14px",
        "letter-spacing": "normal",
        "opacity": "1",
    }, what


def test_a_strict_content_security_policy_leaves_it_styled(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True), content_security_policy=STRICT)
    says(browser, ON_TITLE)
    styled(browser)
    well_placed(browser, "the highlight")


def test_the_pages_styles_do_not_get_in(browser: Browser, server: ReplicaServer) -> None:
    first, *rest = hostile.STYLES.items()
    show(browser, server, page.setting(True, head=f"<style id=theirs>{first[1]}</style>"))
    says(browser, ON_TITLE)
    for name, rules in (first, *rest):
        browser.driver.execute_script("document.querySelector('#theirs').textContent = arguments[0]", rules)
        styled(browser, name)
        well_placed(browser, name)


COMPUTED = """
const text = (style) => [...style].map((name) => name + ":" + style.getPropertyValue(name)).join(";");
return [...document.querySelectorAll("html, head *, body, body *")].map((element) => text(getComputedStyle(element)))
"""


def test_our_styles_do_not_get_out(browser: Browser, server: ReplicaServer) -> None:
    browser.set_storage({"options": {"highlight": False}})
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    without = browser.driver.execute_script(COMPUTED)
    browser.set_storage({"options": {"highlight": True}})
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    assert browser.driver.execute_script(COMPUTED) == without


def test_it_works_on_a_right_to_left_page(browser: Browser, server: ReplicaServer) -> None:
    browser.new_tab()
    browser.set_viewport(360, 640)
    show(browser, server, page.setting(True, lang="ar", direction="rtl"))
    says(browser, ON_TITLE)
    scroll_to_control(browser)
    well_placed(browser, "the highlight")
    assert box(browser).x < 180, "the control stands on the left there"


def test_on_the_tab_the_row_is_ringed(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.TAB, page.row("On"))
    browser.open(page.TAB)
    says(browser, ON_TITLE, "Open this row")
    well_placed(browser, "the row", f'a[href="{page.SETTING}"]')


def test_it_follows_the_preferences_for_little_motion_and_for_dark(preferring: Browser, server: ReplicaServer) -> None:
    preferring.emulate(dark=True, reduced_motion=True)
    show(preferring, server, page.setting(True))
    says(preferring, ON_TITLE)
    looks = [(True, "none", "rgb(30, 34, 39)"), (False, "appear", "rgb(255, 255, 255)")]
    for wanted, motion, colour in looks:
        preferring.emulate(dark=wanted, reduced_motion=wanted)
        assert styles(preferring, "ring", "animation-name") == {"animation-name": motion}
        assert styles(preferring, "callout", "background-color") == {"background-color": colour}


HIGHLIGHT = """
const probe = root.appendChild(root.ownerDocument.createElement("i"));
probe.style.cssText = "color: Highlight; forced-color-adjust: none";
const {color} = view.getComputedStyle(probe);
probe.remove();
return color;
"""


def test_forced_colours_keep_the_ring(preferring: Browser, server: ReplicaServer) -> None:
    show(preferring, server, page.setting(True))
    says(preferring, ON_TITLE)
    preferring.emulate(forced_colors=True)
    found = styles(preferring, "ring", "border-top-style", "box-shadow", "border-top-color")
    assert found.pop("border-top-color") == inside(preferring, HIGHLIGHT), "the person's own colour for what matters"
    assert found == {"border-top-style": "dashed", "box-shadow": "none"}


SPOKEN = "return root.querySelector('[data-part=spoken]').textContent"
# Puts every text that the live region has had since into the page's title.
LISTEN = """
const spoken = root.querySelector("[data-part=spoken]");
const said = [];
const listen = new view.MutationObserver(() => {
  said.push(spoken.textContent);
  root.ownerDocument.title = said.join("|");
});
listen.observe(spoken, {childList: true, characterData: true, subtree: true});
root.ownerDocument.title = "";
const regions = root.querySelectorAll("[role=status], [role=alert], [aria-live]").length;
return {role: spoken.getAttribute("role"), regions, text: spoken.textContent};
"""


def test_one_polite_live_region_speaks_once_for_every_settled_state(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    says(browser, ON_TITLE)
    expect.read(browser, "on")
    browser.wait(lambda: ON_TITLE in str(inside(browser, SPOKEN)), what="it to be spoken")
    region: dict[str, Any] = inside(browser, LISTEN)
    assert (region["role"], region["regions"]) == ("status", 1)
    assert region["text"].startswith(ON_TITLE)
    browser.driver.find_element("css selector", SWITCH).click()
    says(browser, "Training has just been switched off")
    said = browser.wait(lambda: [text for text in browser.driver.title.split("|") if text], what="it to be spoken")
    assert len(said) == 1, said
    assert said[0].startswith(OFF_TITLE)


def test_the_live_region_is_silent_before_the_state_is_settled(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.busy_skeleton(True, 3))
    assert inside(browser, SPOKEN) == ""


def test_switching_the_option_off_takes_it_away_at_once_and_for_good(browser: Browser, server: ReplicaServer) -> None:
    show(browser, server, page.setting(True))
    expect.read(browser, "on")
    setting = browser.driver.current_window_handle
    browser.open_popup_tab()
    browser.wait(lambda: browser.driver.find_element("id", "highlight").is_selected(), what="the popup to load")
    unfold(browser)
    browser.driver.find_element("id", "highlight").click()
    browser.wait(lambda: expect.option(browser, "highlight") is False, what="the option to be kept")
    browser.switch(setting)
    gone(browser)
    browser.driver.find_element("css selector", SWITCH).click()
    expect.badge(browser, "OFF", never=("ON!",))
    assert browser.overlay() is None
    browser.open(page.SETTING)
    expect.badge(browser, "ON!")
    assert browser.overlay() is None
