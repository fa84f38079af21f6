"""Both browsers with the shipped extension, and a server that answers under the services' real addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from builder.browsers import BrowserName, missing
from builder.building import build
from builder.definitions import load_all
from builder.driving import Browser, Start, launch
from builder.paths import CHECKOUT
from builder.replicas import ReplicaServer

VIEWPORT = (1280, 800)
"""CSS px; whatever an earlier test made of it."""


@pytest.fixture(scope="session")
def replica_server() -> Iterator[ReplicaServer]:
    """One server per worker."""
    hosts = {host for definition in load_all(CHECKOUT) for host in definition.hosts}
    with ReplicaServer([*sorted(hosts), "*.example.com", "example.com"]) as server:
        yield server


@pytest.fixture
def server(replica_server: ReplicaServer) -> ReplicaServer:
    """The server without routes or requests of earlier tests."""
    replica_server.reset()
    return replica_server


@pytest.fixture(scope="session", params=get_args(BrowserName))
def running_browser(request: pytest.FixtureRequest, replica_server: ReplicaServer) -> Iterator[Browser]:
    """One window of each browser per worker. A missing browser is a failure, never a skip."""
    name: BrowserName = request.param
    if complaints := missing([name]):
        pytest.fail("\n".join(complaints), pytrace=False)
    build(CHECKOUT)
    with launch(name, CHECKOUT.dist / name, Start(replica_server.port)) as browser:
        yield browser


@pytest.fixture
def browser(running_browser: Browser) -> Browser:
    """A browser as if just installed: nothing remembered, one blank tab."""
    running_browser.close_other_tabs()
    running_browser.open("about:blank")
    running_browser.set_viewport(*VIEWPORT)
    running_browser.emulate()
    running_browser.clear_storage()
    running_browser.wait(lambda: running_browser.badge().text == "?", what="the badge to say that nothing was read")
    return running_browser
