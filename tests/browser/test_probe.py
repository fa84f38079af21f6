"""`probe` in both browsers: it reads what the extension reads, also on the pages that `new-service` made."""

from __future__ import annotations

import datetime
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from builder.browsers.driving import launch_bare
from builder.browsers.finding import BrowserName, missing
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import Definition, load_all
from builder.data.definitions.vocabulary import TOGGLES, WORDED, Kind
from builder.paths import CHECKOUT, Paths
from builder.services.new_service import create
from builder.services.probing import Probed, Saved, look_in
from tests.builder.checkouts import Checkout
from tests.builder.test_new_service import FILE, answers, fill_in
from tests.pages import linkedin as page


@pytest.fixture(scope="module", params=get_args(BrowserName))
def bare(request: pytest.FixtureRequest) -> Iterator[tuple[WebDriver, ReplicaServer]]:
    """A browser without the extension, and the server that it asks for everything."""
    name: BrowserName = request.param
    if complaints := missing([name]):
        pytest.fail("\n".join(complaints), pytrace=False)
    with ReplicaServer([page.HOST, "www.example.org"]) as server:
        driver = launch_bare(name, server.port)
        try:
            yield driver, server
        finally:
            driver.quit()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def seen(
    bare: tuple[WebDriver, ReplicaServer], paths: Paths, folder: Path, html: str, address: str, *, scripts: bool = False
) -> Probed:
    """What is seen of a page that was saved."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    host = urlsplit(address).hostname
    definition: Definition = next(each for each in load_all(paths) if host in each.hosts)
    return look_in(*bare, paths, Saved(file, None), address, definition, scripts=scripts)


def told(probed: Probed) -> str:
    """The one setting's state, or the reason why it's unknown."""
    (one,) = probed.seen
    return str(one["reason"] or one["state"])


def module(file: Path) -> ModuleType:
    """A Python file that isn't in this repository."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.mark.parametrize("kind", sorted(TOGGLES | WORDED))
def test_the_pages_of_a_new_service_are_read_as_they_say(
    bare: tuple[WebDriver, ReplicaServer], checkout: Checkout, tmp_path: Path, kind: Kind
) -> None:
    _, pages, _ = create(checkout.paths, answers(kind))
    fill_in(checkout)
    # Facts may not be too old to be relied on.
    checkout.edit(FILE, "date = 2025-01-31", f"date = {datetime.datetime.now(datetime.UTC).date()}")
    checkout.build()
    made = module(pages)
    found = {case.name: told(seen(bare, checkout.paths, tmp_path, case.html, made.ADDRESS)) for case in made.CASES}
    # A page that says nothing has no reading, so that its case expects none.
    assert found == {case.name: case.expected or "silent" for case in made.CASES}


def test_each_candidate_is_told_with_what_speaks_for_and_against_it(
    bare: tuple[WebDriver, ReplicaServer], tmp_path: Path
) -> None:
    html = page.setting(False, lambda on: page.decoy(not on) + page.native(on))
    (one,) = seen(bare, CHECKOUT, tmp_path, html, page.SETTING).seen
    neighbour, ours = one["candidates"]
    assert (neighbour["attributes"]["aria-labelledby"], neighbour["says"]) == (page.NEIGHBOUR_KEY, "on")
    assert {"its label is a near-miss's", "it has a near-miss's key"} <= set(neighbour["against"])
    assert (ours["tag"], ours["attributes"]["role"], ours["label"]) == ("input", "switch", page.LABEL)
    assert (ours["for"], ours["against"], ours["says"]) == (["address", "key", "label"], [], "off")
    assert (one["state"], one["signals"]) == ("off", ours["for"])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (page.setting(False, page.decoy), "not-found"),
        (page.sign_in(), "signed-out"),
        (page.shell(page.card(page.native(False, extra=" disabled"))), "locked"),
        (page.shell(page.card(page.unkeyed(False) + page.unkeyed(True))), "ambiguous"),
        (page.in_frame(True), "on"),
    ],
    ids=["near-miss", "sign-in", "locked", "two", "frame"],
)
def test_what_the_extension_makes_of_a_page_is_told(
    bare: tuple[WebDriver, ReplicaServer], tmp_path: Path, html: str, expected: str
) -> None:
    assert told(seen(bare, CHECKOUT, tmp_path, html, page.SETTING)) == expected


def test_a_copy_that_cannot_be_seen_is_told_as_such(bare: tuple[WebDriver, ReplicaServer], tmp_path: Path) -> None:
    hidden = f"<div hidden>{page.native(True)}</div>"
    html = page.shell(page.card(page.native(False)) + hidden)
    (one,) = seen(bare, CHECKOUT, tmp_path, html, page.SETTING).seen
    assert (one["state"], [each["against"] for each in one["candidates"]]) == ("off", [[], ["can't be seen"]])


def test_a_page_is_frozen_unless_its_scripts_are_asked_for(
    bare: tuple[WebDriver, ReplicaServer], tmp_path: Path
) -> None:
    html = page.late(True, 1)
    assert told(seen(bare, CHECKOUT, tmp_path, html, page.SETTING)) == "not-found"
    assert told(seen(bare, CHECKOUT, tmp_path, html, page.SETTING, scripts=True)) == "on"


def test_a_sign_in_wall_has_nothing_to_read(bare: tuple[WebDriver, ReplicaServer], tmp_path: Path) -> None:
    probed = seen(bare, CHECKOUT, tmp_path, page.sign_in(), page.LOGIN)
    assert (probed.tells, probed.seen, probed.read) == ("wall", [], False)


def test_files_asked_for_in_vain_are_counted(bare: tuple[WebDriver, ReplicaServer], tmp_path: Path) -> None:
    head = '<link rel="stylesheet" href="gone.css"><link rel="stylesheet" href="https://cdn.example.org/gone.css">'
    html = page.setting(True, head=head)
    assert seen(bare, CHECKOUT, tmp_path, html, page.SETTING).missing == 2


@pytest.mark.parametrize(("name", "readable"), [("chrome", True), ("firefox", False)], ids=["read", "not read"])
def test_the_exit_code_says_whether_a_state_was_read(tmp_path: Path, name: str, readable: bool) -> None:
    file = tmp_path / "saved.html"
    file.write_text(page.setting(True) if readable else page.error_page(), encoding="utf-8")
    command = ["probe", str(file), "--url", page.SETTING, "--browser", name]
    done = subprocess.run(
        [sys.executable, "-m", "invoke", *command],
        cwd=CHECKOUT.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == (0 if readable else 1), done.stderr
    assert ("training is on, by " if readable else "can't tell: not-found") in done.stdout
