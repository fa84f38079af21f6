"""Kinds and texts that no service has yet, in a service made up for it, through the real build and in both browsers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from builder.browsers import BrowserName, missing
from builder.driving import Browser, Start, launch
from builder.replicas import ReplicaServer
from tests.browser import beside
from tests.builder.checkouts import EXAMPLE, SERVICE, Checkout
from tests.pages.parts import Case, page, switch

HOST = "https://www.example.com"
TODAY = f"{datetime.date.today():%Y-%m-%d}"
HEAD, REST = EXAMPLE.replace("2025-02-01", TODAY).split("[[settings]]")
SOURCES = REST[REST.index("[[sources]]") :]
LABEL = "Train on my posts"
QUOTED = f'labels = [{{ language = "en", text = "{LABEL}", sources = ["notice"] }}]'
WORDS = 'words = [{ language = "en", on = ["Allow"], off = ["Refuse"], sources = ["notice"] }]'
UNDECIDED = 'undecided = [{ language = "en", text = "You have not chosen yet", sources = ["notice"] }]'
NOT_OFFERED = """
[settings.not-offered]
regions = ["uk"]
texts = [{ language = "en", text = "This is not available to you", sources = ["notice"] }]
sources = ["notice"]
"""


def setting(kind: str, name: str, more: str = "", tables: str = "", tells: str = "control") -> str:
    """One more setting of the service, on a page of its own."""
    return f"""
[[settings]]
id = "{name}"
kind = "{kind}"
address = "{HOST}/{name}{"" if tells == "control" else "-behind"}"
{QUOTED.replace(LABEL, f"{LABEL} by {name}")}
{more}
{tables}
[[settings.pages]]
tells = "{tells}"
addresses = ["{HOST}/{name}"]
sources = ["notice"]

[settings.checking]
after-change = 7
normal = 30
after-failure = 3

[settings.facts]
covered = ["posts"]
sources = ["notice"]
"""


DEFINITION = (
    HEAD
    + "".join(
        [
            setting("radio", "radio", f"{WORDS}\n{UNDECIDED}"),
            setting("row", "row", WORDS, tells="row"),
            setting("checkbox", "save", 'training-off = "unchecked"\nsave = true'),
            setting("switch", "switch", f'training-off = "unchecked"\n{UNDECIDED}', NOT_OFFERED),
        ]
    ).replace('[walls]\naddresses = ["https://www.example.com/login"]\nsources = ["notice"]', "")
    + SOURCES
)


def radios(chosen: int | None, extra: str = "") -> str:
    """A choice of two answers."""
    rows = "".join(
        f'<label><input type="radio" name="choice"{" checked" if place == chosen else ""}{extra}> {answer}</label>'
        for place, answer in enumerate(("Allow", "Refuse"))
    )
    return f"<fieldset><legend>{LABEL} by radio</legend>{rows}</fieldset>"


def row(word: str, behind: str = "row-behind") -> str:
    """A list whose rows print their state."""
    other = '<a class="line" href="/ads"><span>Ads</span> <span>Refuse</span></a>'
    return f'{other}<a class="line" href="/{behind}"><span>{LABEL} by row</span> <span>{word}</span></a>'


CHOSEN = "<p>You have not chosen yet</p>"
ELSE = "<fieldset><legend>Show ads</legend><label><input type=radio name=a checked> Refuse</label></fieldset>"
PAGES: dict[str, list[Case]] = {
    "radio": [
        Case("on", page(radios(0) + ELSE), "on"),
        Case("off", page(ELSE + radios(1)), "off"),
        Case("greyed out", page(radios(1, " disabled")), "locked"),
        Case("nothing chosen", page(radios(None) + CHOSEN), "undecided"),
        Case("another choice alone", page(ELSE), "not-found"),
    ],
    "row": [
        Case("on", page(row("Allow")), "on"),
        Case("off", page(row("Refuse")), "off"),
        Case("a word nobody knows", page(row("Paused")), None),
        Case("another's row", page(row("Refuse", "elsewhere")), None),
    ],
    "switch": [
        Case("on", page(switch(f"{LABEL} by switch", True)), "on"),
        Case("off", page(switch(f"{LABEL} by switch", False)), "off"),
        Case("greyed out", page(switch(f"{LABEL} by switch", False, " disabled")), "locked"),
        Case("not offered", page("<p>This is not available to you</p>"), "not-offered"),
        Case("not chosen, and drawn as off", page(switch(f"{LABEL} by switch", False) + CHOSEN), "undecided"),
    ],
}


@pytest.fixture(scope="module", params=get_args(BrowserName))
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Any]]:
    """A browser whose extension knows the made-up service alone, and a server for it."""
    name: BrowserName = request.param
    if complaints := missing([name]):
        pytest.fail("\n".join(complaints), pytrace=False)
    root: Path = tmp_path_factory.mktemp("checkout")
    checkout = Checkout(root)
    checkout.write(SERVICE, DEFINITION)
    checkout.build()
    with (
        ReplicaServer(["www.example.com"]) as server,
        launch(name, checkout.dist / name, Start(server.port)) as started,
    ):
        yield started, server


@pytest.mark.long
def test_every_kind_is_read_for_what_it_is(browser: tuple[Browser, ReplicaServer]) -> None:
    started, server = browser
    pages = beside.listening(started)
    wanted = {}
    for kind, cases in PAGES.items():
        for case in cases:
            pages.open(server, f"{kind}: {case.name}", f"{HOST}/{kind}", case.html)
            wanted[f"{kind}: {case.name}"] = case.expected
    pages.expect(wanted)
    assert {f"record:example/{kind}" for kind in PAGES} <= started.storage().keys()


SAVING = page(
    f'<label class="line">{LABEL} by save<input type="checkbox" checked></label><button disabled>Save</button>',
    script="""
    const button = document.querySelector("button");
    document.querySelector("input").addEventListener("change", () => { button.disabled = false });
    let presses = 0;
    button.addEventListener("click", () => {
      button.disabled = true;
      presses += 1;
      if (presses === 1) setTimeout(() => { button.disabled = false; document.body.dataset.refused = "" }, 5000);
    });""",
)


@pytest.mark.long
def test_what_is_saved_without_a_form_counts_once_the_page_has_nothing_left_to_save(
    browser: tuple[Browser, ReplicaServer],
) -> None:
    started, server = browser
    started.close_other_tabs()
    started.open("about:blank")
    started.clear_storage()
    server.reset()

    def stored() -> str | None:
        state: str | None = started.storage().get("record:example/save", {}).get("state")
        return state

    server.route(f"{HOST}/save", SAVING)
    started.open(f"{HOST}/save")
    started.wait(lambda: stored() == "on", 45, "what is stored")
    started.driver.find_element("css selector", "input").click()
    started.driver.find_element("css selector", "button").click()
    started.wait(lambda: started.driver.find_elements("css selector", "[data-refused]"), 20, "the refusal")
    assert stored() == "on"
    started.driver.find_element("css selector", "button").click()
    started.wait(lambda: stored() == "off", 60, "what was saved")
