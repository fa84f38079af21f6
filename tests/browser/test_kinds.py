"""Kinds and texts that no service has yet, in a service made up for it, through the real build and in both browsers."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from builder.browsers import BrowserName, missing
from builder.driving import Browser, Start, launch
from builder.replicas import ReplicaServer
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
ROUNDS: list[dict[str, Case]] = [
    {
        "radio": Case("on", page(radios(0) + ELSE), "on"),
        "row": Case("on", page(row("Allow")), "on"),
        "switch": Case("on", page(switch(f"{LABEL} by switch", True)), "on"),
    },
    {
        "radio": Case("off", page(ELSE + radios(1)), "off"),
        "row": Case("off", page(row("Refuse")), "off"),
        "switch": Case("off", page(switch(f"{LABEL} by switch", False)), "off"),
    },
    {
        "radio": Case("greyed out", page(radios(1, " disabled")), "locked"),
        "row": Case("a word nobody knows", page(row("Paused")), None),
        "switch": Case("not offered", page("<p>This is not available to you</p>"), "not-offered"),
    },
    {
        "radio": Case("nothing chosen", page(radios(None) + CHOSEN), "undecided"),
        "row": Case("another's row", page(row("Refuse", "elsewhere")), None),
        "switch": Case("not chosen, and drawn as off", page(switch(f"{LABEL} by switch", False) + CHOSEN), "undecided"),
    },
    {
        "radio": Case("another choice alone", page(ELSE), "not-found"),
        "switch": Case("greyed out", page(switch(f"{LABEL} by switch", False, " disabled")), "locked"),
    },
]


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


def test_every_kind_is_read_for_what_it_is(browser: tuple[Browser, ReplicaServer]) -> None:
    started, server = browser
    for opened in ROUNDS:
        started.close_other_tabs()
        started.open("about:blank")
        started.clear_storage()
        server.reset()
        for name, case in opened.items():
            server.route(f"{HOST}/{name}", case.html)
            started.new_tab()
            started.open(f"{HOST}/{name}")
        until = time.monotonic() + 60
        while missing := [name for name, case in opened.items() if not answered(started, name, case)]:
            assert time.monotonic() < until, f"{missing}: {started.storage()}"
            time.sleep(0.3)


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


def test_what_is_saved_without_a_form_counts_once_the_page_has_nothing_left_to_save(
    browser: tuple[Browser, ReplicaServer],
) -> None:
    started, server = browser
    started.close_other_tabs()
    started.clear_storage()
    case = Case("not saved", SAVING, "on")
    server.route(f"{HOST}/save", case.html)
    started.open(f"{HOST}/save")
    started.wait(lambda: answered(started, "save", case), 45, "what is stored")
    started.driver.find_element("css selector", "input").click()
    started.driver.find_element("css selector", "button").click()
    started.wait(lambda: started.driver.find_elements("css selector", "[data-refused]"), 20, "the refusal")
    assert answered(started, "save", case)
    started.driver.find_element("css selector", "button").click()
    saved = Case("saved", SAVING, "off")
    started.wait(lambda: started.storage()["record:example/save"]["state"] == saved.expected, 60, "what was saved")


def answered(browser: Browser, name: str, case: Case) -> bool:
    """Whether what is remembered is what the page says; a wrong state fails at once."""
    record = browser.storage().get(f"record:example/{name}", {})
    state = record.get("state", "unknown")
    assert state in ("unknown", case.expected), f"{name}, {case.name}: {state}"
    reason = (record.get("looked") or {}).get("reason")
    return case.expected is None or case.expected == (state if state != "unknown" else reason)
