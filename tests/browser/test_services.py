"""Every service's pages: the state must be right, or unknown for the right reason.

All are read by the service's scripts in counted time. The extension as it's shipped reads one that is on and one that
is off per service, which shows that its scripts get there.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from tests.browser import beside, counted, expect
from tests.pages.parts import Case

READABLE = [definition for definition in load_all(CHECKOUT) if definition.readable and definition.access == "asked"]
PAGES = [importlib.import_module(f"tests.pages.{definition.id.replace('-', '_')}") for definition in READABLE]
CLICKED = [(module, case) for module in PAGES for case in module.CASES if case.click]
STILL = [(module, case) for module in PAGES for case in module.CASES if not case.click]
ONCE = [
    next((module, case) for module, case in STILL if (module, case.expected) == (own, state))
    for own in PAGES
    for state in ("on", "off")
]


@pytest.fixture
def granted(granted: Browser) -> Iterator[Browser]:
    """A browser whose member has switched every service on, with its scripts registered."""
    ids = "(await (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts()).map(({id}) => id)"
    granted.wait(
        lambda: {*granted.evaluate_background(f"return {ids}")} == {definition.id for definition in READABLE},
        what="the services' scripts to be registered",
    )
    yield granted
    granted.close_other_tabs()
    granted.open("about:blank")


def visit(browser: Browser, server: ReplicaServer, module: Any, case: Case) -> None:
    """Open a page of a service's at its address, in the current tab."""
    address = case.address or module.ADDRESS
    server.route(address.partition("#")[0].partition("?")[0], case.html)
    browser.open(address)


def record(stored: dict[str, Any], service: str) -> dict[str, Any]:
    """What is remembered of a service's setting, or of its object's."""
    return next((value for key, value in stored.items() if key.startswith(f"record:{service}/")), {})


def seen(found: dict[str, Any]) -> str | None:
    """The state or the reason that a record gives; None while nothing was read."""
    state: str = found.get("state", "unknown")
    return state if state != "unknown" else (found.get("looked") or {}).get("reason")


def check(module: Any, case: Case, found: str | None) -> bool:
    """Whether a page was read for what it is. A state that is wrong fails at once, however right the end may be."""
    assert found not in {"on", "off"} - {case.expected}, f"{module.SERVICE}, {case.name}: {found}"
    return found == case.expected


@pytest.mark.parametrize("module", PAGES, ids=lambda module: module.SERVICE)
def test_the_services_pages_are_read_for_what_they_are(counting: Browser, module: Any) -> None:
    definition = next(one for one in READABLE if one.id == module.SERVICE)
    still = [case for case in module.CASES if not case.click]
    for address in {case.address or module.ADDRESS: None for case in still}:
        here = [case for case in still if (case.address or module.ADDRESS) == address]
        pages = {case.name: (case.html, case.expected) for case in here}
        counted.expect(counting, pages, address, definition=definition)


@pytest.mark.long
def test_the_extension_reads_every_service(granted: Browser, server: ReplicaServer) -> None:
    pages = beside.listening(granted)
    for module, case in ONCE:
        pages.open(server, f"{module.SERVICE}: {case.name}", case.address or module.ADDRESS, case.html)
    pages.expect({f"{module.SERVICE}: {case.name}": case.expected for module, case in ONCE}, seconds=240)
    stored = granted.storage()
    assert all(record(stored, module.SERVICE) for module in PAGES)


@pytest.mark.parametrize(
    ("module", "case"), [pytest.param(*pair, id=f"{pair[0].SERVICE}: {pair[1].name}") for pair in CLICKED]
)
def test_what_the_member_clicks_is_told_from_what_is_stored(
    granted: Browser, server: ReplicaServer, module: Any, case: Case
) -> None:
    unsaved = "not saved" in case.name
    visit(granted, server, module, case)
    if unsaved:
        granted.wait(lambda: seen(record(granted.storage(), module.SERVICE)) == case.expected, 180, "what is stored")
    granted.driver.find_element(By.CSS_SELECTOR, case.click).click()
    granted.wait(lambda: check(module, case, seen(record(granted.storage(), module.SERVICE))), 60, case.expected or "")
    if unsaved:
        # Read on until the page would have told what the click has changed, were that believed.
        granted.wait(
            lambda: (drawn := granted.overlay()) and "Not saved yet" in drawn.text, 180, "the callout to say so"
        )
        assert check(module, case, seen(record(granted.storage(), module.SERVICE)))


def test_two_objects_of_the_member_are_kept_apart(granted: Browser, server: ReplicaServer) -> None:
    module = next(m for m, d in zip(PAGES, READABLE, strict=True) if d.readable[0].per == "object")
    plain = {case.expected: case for case in reversed(module.CASES) if not (case.address or case.click)}
    name = module.ADDRESS.rsplit("/", 1)[1]
    for state, other in (("off", name), ("on", f"{name}-too")):
        address = module.ADDRESS.replace(name, other)
        server.route(address, plain[state].html.replace(name, other))
        granted.open(address)
        expect.badge(granted, {"off": "?", "on": "ON"}[state], never=("ON!",))
        granted.wait(lambda state=state: state in states(granted, module.SERVICE).values(), 60, state)  # type: ignore[misc]
    assert sorted(states(granted, module.SERVICE).values()) == ["off", "on"]
    assert not any(name in key for key in granted.storage()), "a name in a key"


def states(browser: Browser, service: str) -> dict[str, str]:
    """The state of each of a service's records."""
    return {key: value["state"] for key, value in browser.storage().items() if key.startswith(f"record:{service}/")}
