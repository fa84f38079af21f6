"""The setting's own page, in every shape that is known: the state must be right, or unknown for the right reason.

A few pages are read by the extension as it's shipped, all by its scripts in counted time.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser import beside, counted, expect
from tests.browser.pace import TRUE_TIME
from tests.pages import linkedin as page
from tests.pages import unusual


def state(on: bool) -> str:
    """What a page that shows it is read as."""
    return "on" if on else "off"


SHAPES: dict[str, Callable[[bool], str]] = {
    "the 2026 switch": page.native,
    "a switch whose key is unknown": page.unkeyed,
    "a switch whose label is unknown": lambda on: page.native(on, label="Allow it"),
    "the Ember toggle": page.ember,
    "an ARIA switch": page.aria,
    "an ARIA toggle button": lambda on: page.aria(on, attribute="aria-pressed", role=""),
    "a button with a mirrored input": page.mirrored,
    "an input drawn by its label": page.drawn_by_label,
    "an input of no opacity": page.invisible_input,
    "a label split over elements": page.split_label,
    "a switch and a neighbour's": lambda on: page.decoy(not on) + page.native(on),
    "a switch and a stranger's, ours by its label": lambda on: (
        page.decoy(not on, label="Dark mode", key="x1") + page.unkeyed(on)
    ),
}


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_every_known_shape_of_the_control_is_read(counting: Browser, on: bool) -> None:
    counted.expect(counting, {shape: (page.setting(on, make), state(on)) for shape, make in SHAPES.items()})


PLACES: dict[str, Callable[[bool], str]] = {
    "hidden copies with the opposite state": page.hidden_copies,
    "a copy for narrow windows": page.two_layouts,
    "an open shadow root": lambda on: page.in_shadow(on, "open"),
    "a closed shadow root": lambda on: page.in_shadow(on, "closed"),
    "a closed shadow root beside other content": lambda on: page.in_shadow(on, "closed", slotted=True),
    "nested custom elements": page.in_custom_element,
    "a frame of the same origin": page.in_frame,
    "a page that is drawn after 2 seconds": lambda on: page.late(on, 2),
    "a page that is drawn after 8 seconds": lambda on: page.late(on, 8),
    "a page that is drawn after 20 seconds": lambda on: page.late(on, 20),
    "the wording without affiliates": lambda on: page.shell(page.card(page.native(on), question=page.OLD_QUESTION)),
}


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_control_is_read_wherever_it_stands(counting: Browser, on: bool) -> None:
    counted.expect(counting, {place: (make(on), state(on)) for place, make in PLACES.items()})


# Of each kind of obstacle one, where the counting's own share in it is real: worlds, frames, layers, time.
SHIPPED: dict[str, Callable[[bool], str]] = {
    "the 2026 switch": page.native,
    "a closed shadow root": PLACES["a closed shadow root"],
    "nested custom elements": page.in_custom_element,
    "a frame of the same origin": page.in_frame,
    "a page that is drawn after 8 seconds": PLACES["a page that is drawn after 8 seconds"],
    "an inert main part behind a dialog": unusual.OUT_OF_SIGHT["in an inert main part behind a dialog"],
    "a switch in a closed shadow root that keeps its state to itself": unusual.KEPT_TO_THEMSELVES[
        "a switch in a closed shadow root"
    ],
    "a list": unusual.PAIRS["a list"],
}


@pytest.mark.long
@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_extension_reads_one_of_each_kind(browser: Browser, server: ReplicaServer, on: bool) -> None:
    pages = {name: make(on) for name, make in SHIPPED.items()} | {"the 2026 switch": page.setting(on)}
    beside.read(browser, server, pages, on)


@pytest.mark.parametrize(
    "address",
    [
        f"{page.SETTING}/",
        f"{page.SETTING}?trk=nav&lang=de",
        f"{page.SETTING}#top",
        page.MOBILE_SETTING,
    ],
)
def test_every_form_of_the_address_is_the_settings_page(browser: Browser, server: ReplicaServer, address: str) -> None:
    server.route(address.partition("#")[0].partition("?")[0], page.setting(False))
    browser.open(address)
    expect.read(browser, "off")


def test_a_known_label_is_enough_in_any_language(counting: Browser) -> None:
    pages = {
        lang: page.setting(False, lambda on, label=label: page.unkeyed(on, label=label), lang=lang)  # type: ignore[misc]
        for lang, label in page.LABELS.items()
    }
    counted.expect(counting, {lang: (html, "off") for lang, html in pages.items()})


UNKNOWN_LABELS = {"sv": ("ltr", "Använd min data"), "ja": ("ltr", "データの使用"), "ar": ("rtl", "استخدام بياناتي")}


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_without_a_known_label_address_and_structure_carry_it(counting: Browser, on: bool) -> None:
    pages = {}
    for lang, (direction, label) in UNKNOWN_LABELS.items():
        card = page.card(page.unkeyed(on, label=label, word="På"), name="Namn", question="Fråga?", description="Text.")
        pages[lang] = page.shell(card, lang=lang, direction=direction)
    counted.expect(counting, {lang: (html, state(on)) for lang, html in pages.items()})


UNREADABLE: dict[str, tuple[str, str]] = {
    "no control": (page.shell("<h2>Settings</h2><p>Nothing here.</p>"), "not-found"),
    "an error page": (page.error_page(), "not-found"),
    "another setting's switch alone": (page.setting(False, page.decoy), "not-found"),
    "a stranger's switch alone": (
        page.shell(f"<h2>Appearance</h2>{page.decoy(False, label='Dark mode', key='x1')}"),
        "not-found",
    ),
    "a stranger's switch in the setting's card": (
        page.shell(page.card(page.decoy(False, label=page.OTHER_LABEL, key="x1"))),
        "not-found",
    ),
    "a lone switch in the footer, in a language without labels": (
        page.shell(f"<p>Text</p><footer>{page.decoy(False, label='Mörkt läge', key='x1')}</footer>", lang="sv"),
        "not-found",
    ),
    "two strangers' switches": (
        page.shell(page.decoy(False, label="A", key="x1") + page.decoy(True, label="B", key="x2"), lang="sv"),
        "ambiguous",
    ),
    "two switches with the same label": (page.shell(page.card(page.unkeyed(False) + page.unkeyed(True))), "ambiguous"),
    "a disabled switch": (page.shell(page.card(page.native(False, extra=" disabled"))), "locked"),
    "a switch whose ARIA says the opposite": (
        page.shell(page.card(page.native(False, extra=' aria-checked="true"'))),
        "contradictory",
    ),
    "a half-pressed switch": (
        page.setting(False, lambda _: page.aria(False).replace('"false"', '"mixed"')),
        "contradictory",
    ),
    "a sign-in form at the setting's address": (page.sign_in(), "signed-out"),
    "a sign-in form with a lone checkbox, in a language without labels": (
        page.sign_in()
        .replace('lang="en"', 'lang="sv"')
        .replace("<button>", '<label><input type="checkbox" checked>Kom ihåg</label><button>'),
        "signed-out",
    ),
}


def test_what_the_page_leaves_open_stays_unknown_with_the_reason(counting: Browser) -> None:
    counted.expect(counting, UNREADABLE)


@pytest.mark.long
def test_an_unknown_state_is_no_event_but_that_it_could_not_be_read(browser: Browser, server: ReplicaServer) -> None:
    cases = {case: UNREADABLE[case] for case in ("two switches with the same label", "a disabled switch")}
    pages = beside.opened(browser, server, {case: html for case, (html, _) in cases.items()})
    pages.expect({case: reason for case, (_, reason) in cases.items()})
    assert browser.badge().text == expect.UNREAD
    assert expect.events(browser) in ([], ["unreadable"] * len(expect.events(browser)))


def test_a_skeleton_that_hydrates_to_on_is_never_off(counting: Browser) -> None:
    skeletons = {f"after {seconds} s": (page.skeleton(True, seconds), "on") for seconds in (1, 3)}
    counted.expect(counting, skeletons | {"a busy one": (page.busy_skeleton(True, 9), "on")})


def test_a_members_switching_off_is_seen(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", "input").click()
    expect.badge(browser, "OFF", never=("ON!",))
    assert expect.events(browser) == ["first-read", "switched-off"]


def test_a_switch_that_the_server_flips_back_soon_is_never_off(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.rejecting(1.5), headers=TRUE_TIME)
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", "input").click()
    browser.wait(lambda: expect.record(browser).get("clicked"), what="the member's click to be noted")
    flipped = "return document.querySelector('input').checked"
    browser.wait(lambda: browser.driver.execute_script(flipped), what="the server's refusal")
    overlay_says_on = lambda: (seen := browser.overlay()) and "Training is on" in seen.text  # noqa: E731
    browser.wait(overlay_says_on, what="the callout to say on again")
    assert "switched-off" not in expect.events(browser)


def test_a_switch_that_the_server_flips_back_late_ends_on_without_alarm(
    browser: Browser, server: ReplicaServer
) -> None:
    server.route(page.SETTING, page.rejecting(5), headers=TRUE_TIME)
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", "input").click()
    expect.badge(browser, "OFF", never=("ON!",))
    expect.badge(browser, "ON", never=("ON!",))


def test_found_on_again_without_a_click_of_the_members_raises_the_alarm(
    browser: Browser, server: ReplicaServer
) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.badge(browser, "ON!", never=("ON",))


def test_off_for_a_moment_and_on_again_after_a_reload_is_an_alarm_too(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    browser.open(page.SETTING)
    expect.read(browser, "on")
    browser.driver.find_element("css selector", "input").click()
    expect.badge(browser, "OFF", never=("ON!",))
    browser.open(page.SETTING)
    expect.badge(browser, "ON!")


@pytest.mark.long
def test_a_vanished_control_makes_a_known_state_unknown(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(False))
    browser.open(page.SETTING)
    expect.read(browser, "off")
    server.route(page.SETTING, page.error_page())
    browser.open(page.SETTING)
    expect.badge(browser, "?", never=("ON", "ON!"))
    assert expect.record(browser)["known"]["state"] == "off"
