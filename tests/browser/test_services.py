"""Every service's pages, in both browsers: the state must be right, or unknown for the right reason."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from builder.definitions import load_all
from builder.driving import Browser
from builder.paths import CHECKOUT
from builder.replicas import ReplicaServer
from builder.targets import origins
from tests.pages.parts import Case

READABLE = [definition for definition in load_all(CHECKOUT) if definition.readable and definition.access == "asked"]
PAGES = [importlib.import_module(f"tests.pages.{definition.id.replace('-', '_')}") for definition in READABLE]
CASES = [pytest.param(module, case, id=f"{module.SERVICE}: {case.name}") for module in PAGES for case in module.CASES]


@pytest.fixture
def granted(browser: Browser) -> Iterator[Browser]:
    """A browser whose member has switched every service on, and in which nothing else is left out."""
    hosts = sorted({origin for definition in READABLE for origin in origins(definition)})
    browser.grant(*hosts)
    yield browser
    browser.open("about:blank")
    browser.revoke(*hosts)


def record(browser: Browser, service: str) -> dict[str, Any]:
    """What is remembered of a service's setting, or of its object's."""
    stored = browser.storage()
    return next((value for key, value in stored.items() if key.startswith(f"record:{service}/")), {})


def read(browser: Browser, service: str, case: Case, seconds: float = 60) -> None:
    """Wait for what a page must tell. A state that is wrong fails at once, however right the end may be."""
    until = time.monotonic() + seconds
    wrong = {"on", "off"} - {case.expected}
    while True:
        found = record(browser, service)
        assert found.get("state") not in wrong, found
        if case.expected in (found.get("state"), (found.get("looked") or {}).get("reason") or "nothing"):
            return
        assert time.monotonic() < until, f"still {found}"
        time.sleep(0.2)


@pytest.mark.parametrize(("module", "case"), CASES)
def test_a_page_of_a_service_is_read_for_what_it_is(
    granted: Browser, server: ReplicaServer, module: Any, case: Case
) -> None:
    address = case.address or module.ADDRESS
    server.route(address.partition("#")[0].partition("?")[0], case.html)
    granted.open(address)
    if case.click:
        time.sleep(0 if case.expected == "off" else 6)  # what isn't saved comes after what was read
        granted.driver.find_element(By.CSS_SELECTOR, case.click).click()
    if case.expected is None:
        time.sleep(6)
        assert record(granted, module.SERVICE) == {}
        return
    read(granted, module.SERVICE, case)
    if case.click:
        time.sleep(6)
        assert record(granted, module.SERVICE)["state"] == case.expected
