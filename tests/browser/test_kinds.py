"""Kinds and texts that no service has yet, in a service made up for it, through the real build and in both browsers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import get_args

import pytest
from selenium.webdriver.common.by import By

from builder.browsers.driving import Browser, Start, launch
from builder.browsers.finding import BrowserName, missing
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from tests.browser import counted
from tests.browser.pace import CLOCK
from tests.builder.checkouts import EXAMPLE, SERVICE, Checkout
from tests.pages.parts import Case, page, switch

HOST = "https://www.example.com"
TODAY = f"{datetime.date.today():%Y-%m-%d}"
HEAD, REST = EXAMPLE.replace("2025-02-01", TODAY).split("[[settings]]")
SOURCES = REST[REST.index("[[sources]]") :]
LABEL = "Train on my posts"
QUOTED = f'labels = [{{ language = "en", text = "{LABEL}", sources = ["notice"] }}]'
WORDS = 'words = [{ language = "en", on = ["Allow"], off = ["Refuse"], sources = ["notice"] }]'
SAVED_SIGN = 'saved = [{ language = "en", text = "Your changes are saved", sources = ["notice"] }]'
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
            setting("checkbox", "save", f'training-off = "unchecked"\nsave = true\n{SAVED_SIGN}'),
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


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A build whose extension knows the made-up service alone."""
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    made.write(SERVICE, DEFINITION)
    made.build()
    return made


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_is_read_for_what_it_is(counting: Browser, checkout: Checkout, kind: str) -> None:
    pages = {case.name: (case.html, case.expected) for case in PAGES[kind]}
    [definition] = load_all(checkout.paths)
    counted.expect(counting, pages, f"{HOST}/{kind}", definition=definition, dist=checkout.dist)


@pytest.fixture(scope="module", params=get_args(BrowserName))
def knowing(request: pytest.FixtureRequest, checkout: Checkout) -> Iterator[tuple[Browser, ReplicaServer]]:
    """A browser with that extension, for which time passes faster, and a server for it."""
    name: BrowserName = request.param
    if complaints := missing([name]):
        pytest.fail("\n".join(complaints), pytrace=False)
    (checkout.dist / name / "content/clock.js").write_text(CLOCK, encoding="utf-8")
    with (
        ReplicaServer(["www.example.com"]) as server,
        launch(name, checkout.dist / name, Start(server.port)) as browser,
    ):
        yield browser, server


SAVED = "Your changes are saved"
SAVING = page(
    f"""<form><div id=row class=line><label for=box>{LABEL} by save</label><span id=hole></span></div>
    <button>Save</button></form><p id=said role=status></p>""",
    script=f"""
    let draft = true, presses = 0;
    const draw = () => {{
      hole.innerHTML = '<input id=box type=checkbox>';
      box.checked = draft;
      box.addEventListener("input", () => {{ draft = box.checked }});
    }};
    draw();
    const forward = (event) => {{ if (event.target === row) {{ box.click(); draft = box.checked }} }};
    row.addEventListener("click", forward);
    for (const type of ["pointerdown", "mousedown", "click"]) addEventListener(type, (event) => {{
      if (!globalThis.swallows || !event.isTrusted) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      if (type === "click") setTimeout(() => {{ box.checked = draft = !draft }}, 0);
    }}, true);
    globalThis.go = (path) => {{
      history.pushState({{}}, "", path);
      path.endsWith("save") ? draw() : hole.replaceChildren();
    }};
    document.querySelector("form").addEventListener("submit", (event) => {{
      event.preventDefault();
      presses += 1;
      const answer = presses === 1 ? "Something went wrong" : "{SAVED}";
      setTimeout(() => {{ said.textContent = answer }}, 500);
    }});""",
)


@pytest.fixture
def saving(knowing: tuple[Browser, ReplicaServer]) -> Browser:
    """A browser at a page with a Save step, of which it was read that training is on."""
    browser, server = knowing
    browser.close_other_tabs()
    browser.open("about:blank")
    browser.clear_storage()
    server.reset()
    server.route(f"{HOST}/save", SAVING)
    browser.open(f"{HOST}/save")
    browser.wait(lambda: stored(browser) == "on", 180, "what is stored")
    return browser


def stored(browser: Browser) -> str | None:
    """What is remembered of the setting with a Save step."""
    state: str | None = browser.storage().get("record:example/save", {}).get("state")
    return state


def unsaved(browser: Browser) -> None:
    """Wait until the callout says that the change isn't saved."""
    browser.wait(lambda: (drawn := browser.overlay()) and "Not saved yet" in drawn.text, 180, "the callout to say so")


def script(browser: Browser, code: str) -> None:
    """Have the page do something."""
    browser.driver.execute_script(code)


def press(browser: Browser, selector: str) -> None:
    """A click of the member's."""
    browser.driver.find_element(By.CSS_SELECTOR, selector).click()


def press_row(browser: Browser) -> None:
    """A click on the row, beside label and box."""
    x, y = browser.driver.execute_script(
        "const [row, label] = ['#row', 'label'].map((name) => document.querySelector(name).getBoundingClientRect());"
        "return [(label.right + row.right) / 2 - 40, (row.top + row.bottom) / 2]"
    )
    browser.click_at(x, y)


def press_swallowed(browser: Browser) -> None:
    """A click that the page keeps to itself."""
    script(browser, "globalThis.swallows = true")
    press(browser, "#box")
    script(browser, "globalThis.swallows = false")


CHANGES: dict[str, Callable[[Browser], None]] = {
    "the box": lambda browser: press(browser, "#box"),
    "its label": lambda browser: press(browser, "label"),
    "its row": press_row,
    "the keyboard": lambda browser: browser.driver.find_element(By.CSS_SELECTOR, "#box").send_keys(" "),
    "a click that the page keeps to itself": press_swallowed,
    "a script": lambda browser: script(browser, "document.querySelector('#box').click()"),
}


@pytest.mark.long
def test_a_change_that_is_not_saved_is_none_whoever_made_it(saving: Browser) -> None:
    for change in CHANGES.values():
        change(saving)
        changed = "return !document.querySelector('#box').checked"
        saving.wait(lambda: saving.driver.execute_script(changed), what="the box to change")  # noqa: B023
        unsaved(saving)
        assert stored(saving) == "on"
        change(saving)
        saving.wait(lambda: (drawn := saving.overlay()) and "Training is on" in drawn.text, 180, "what is stored")
    press(saving, "#box")
    script(saving, "go('/elsewhere')")
    saving.wait(lambda: saving.overlay() is None, what="the highlight to go")
    script(saving, "go('/save')")
    unsaved(saving)
    assert stored(saving) == "on", "a draft that was carried from page to page"


@pytest.mark.long
def test_a_change_counts_once_the_service_says_that_it_is_stored(saving: Browser) -> None:
    press(saving, "#box")
    press(saving, "button")
    saving.wait(lambda: "wrong" in saving.driver.find_element(By.CSS_SELECTOR, "#said").text, 180, "the refusal")
    unsaved(saving)
    assert stored(saving) == "on"
    press(saving, "button")
    saving.wait(lambda: stored(saving) == "off", 180, "what was saved")
    kinds = [line["type"] for line in saving.storage()["history:example/save"]]
    assert kinds == ["first-read", "switched-off"]
