"""Beside an objection form: only where it's wanted, only what is known, and never a hand on the form."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from builder.browsers.driving import Browser, Overlay
from builder.browsers.replica_server import ReplicaServer
from builder.data.definitions import load_all
from builder.paths import CHECKOUT
from builder.quality.mutating.running import load
from builder.render.scripts import form_files
from tests.browser import expect
from tests.browser.inside import inside
from tests.browser.pages import API, SERVICE, unfold
from tests.browser.test_highlight import well_placed
from tests.browser.test_promises import ACTIONS, LISTENING, heard, recording, snapshot, without_us
from tests.pages import linkedin_form as page
from tests.pages.linkedin import application, shell

DEFINITION = next(one for one in load_all(CHECKOUT) if one.id == SERVICE)
RECOGNISED = f"The choice “{page.CHOICE}” is about the same training"
UNRECOGNISED = "StillOff doesn't recognise any choice here"
DRAFT = 'I object. <b>"Quoted"</b>\n‏שלום‏'
WANTED = {"options": {"beside": True}}

# Draws pages one after another, and says what is seen of each; whatever a person entered must not be read.
LOOK = """
const read = [];
for (const [type, names] of [[HTMLInputElement, ["value", "checked"]], [HTMLTextAreaElement, ["value"]],
    [HTMLSelectElement, ["value", "selectedIndex", "selectedOptions"]], [HTMLOptionElement, ["selected"]]]) {
  for (const name of names) {
    const {get} = Object.getOwnPropertyDescriptor(type.prototype, name);
    Object.defineProperty(type.prototype, name, {get() { read.push(name); return get.call(this) }});
  }
}
return arguments[0].map(([name, html]) => {
  drawMade(html, {language: "en", right_to_left: false});
  const {page, choices} = stillOff.choices.look(stillOff.dom.roots(document, stillOff.dom.EVERY), stillOff.objection);
  const element = choices.get("same-training")?.element;
  const others = choices.has("anything-else");
  return [name, {page, ringed: element ? "#" + element.id : "", others, read: read.splice(0)}];
});
"""


@pytest.fixture(scope="module")
def sights(running_browser: Browser) -> dict[str, dict[str, Any]]:
    """What is seen of every shape, all looked at in one document."""
    load(running_browser, [CHECKOUT.dist / running_browser.name / name for name in form_files(DEFINITION)])
    shapes = [(name, shape.html) for name, shape in page.SHAPES.items()]
    return dict(running_browser.driver.execute_script(LOOK, shapes))


@pytest.mark.parametrize("shape", page.SHAPES)
def test_a_choice_is_pointed_at_only_where_it_can_be_taken(sights: dict[str, dict[str, Any]], shape: str) -> None:
    expected = page.SHAPES[shape]
    assert (sights[shape]["page"], sights[shape]["ringed"]) == (expected.page, expected.ringed)


def test_nothing_that_was_entered_is_read(sights: dict[str, dict[str, Any]]) -> None:
    assert {name: sight["read"] for name, sight in sights.items() if sight["read"]} == {}


# In the running extension.


@pytest.fixture
def helping(browser: Browser) -> Browser:
    """A browser in which the member has switched the help on."""
    browser.evaluate_background(f"await {API}.storage.session.clear()")
    belong(browser, [])  # it was forgotten before the test that it may have been on
    browser.set_storage(WANTED)
    belong(browser, [f"{SERVICE}-form"])
    return browser


def registered(browser: Browser) -> list[str]:
    """The ids of the content scripts that were registered since the installation."""
    found: list[dict[str, Any]] = browser.evaluate_background(f"return {API}.scripting.getRegisteredContentScripts()")
    return [one["id"] for one in found]


def belong(browser: Browser, wanted: list[str]) -> None:
    """Wait until scripts are registered where they belong."""
    browser.wait(lambda: registered(browser) == wanted, what="the scripts to be where they belong")


def toggle(browser: Browser, *, on: bool) -> None:
    """Set the switch in the popup's page, and wait until scripts are where they belong."""
    box = browser.wait(lambda: browser.driver.find_elements("css selector", "input.beside"), what="the switch")[0]
    unfold(browser)
    browser.wait(box.is_displayed, what="the switch to be shown")
    if box.is_selected() is not on:
        box.click()
    belong(browser, [f"{SERVICE}-form"] if on else [])


def show(browser: Browser, server: ReplicaServer, html: str, *texts: str, **headers: str) -> Overlay:
    """Open the form's address with this page, and wait until the callout says all this."""
    server.route(page.FORM, html, headers={name.replace("_", "-"): value for name, value in headers.items()})
    browser.open(page.FORM)
    return says(browser, *texts)


def says(browser: Browser, *texts: str) -> Overlay:
    """Wait until the callout says all this."""

    def said() -> Overlay | None:
        seen = browser.overlay()
        return seen if seen and all(text in seen.text for text in texts) else None

    return browser.wait(said, what=f"the callout to say {texts}")


def ringless(browser: Browser) -> None:
    """Wait until nothing is ringed: what is drawn is placed, or hidden, with the next picture."""
    browser.wait(lambda: (seen := browser.overlay()) and "ring" not in seen.rects, what="the ring to go")


def draft(browser: Browser, text: str = DRAFT) -> None:
    """Remember a text as the desk does."""
    given = {"draft": {"service": SERVICE, "text": text}}
    browser.evaluate_background(f"await {API}.storage.session.set(arguments[0])", given)


def pasted(browser: Browser) -> str:
    """What the member gets when they paste."""
    browser.new_tab("https://www.example.com/")
    browser.driver.execute_script("document.body.append(document.createElement('textarea'))")
    area = browser.driver.find_element("css selector", "textarea")
    area.send_keys(Keys.CONTROL, "v")
    found = str(area.get_property("value"))
    browser.close_tab()
    return found


def test_until_the_member_wants_it_nothing_of_ours_is_on_the_form(browser: Browser, server: ReplicaServer) -> None:
    html = shell(page.native())
    clean = without_us(browser, server, html)
    server.route(page.FORM, html)
    browser.open(page.FORM)
    assert "Receiving end does not exist" in str(browser.evaluate_background(LISTENING))
    assert registered(browser) == []
    assert snapshot(browser) == clean


def test_switching_it_on_asks_for_no_further_access_and_puts_scripts_on_the_form_alone(
    browser: Browser, server: ReplicaServer
) -> None:
    def permitted() -> Any:
        return browser.evaluate_background(f"return {API}.permissions.getAll()")

    before = permitted()
    server.route(page.FORM, shell(page.native()))
    server.route(page.HELP, shell(page.native()))
    browser.open(page.FORM)
    form = browser.driver.current_window_handle
    browser.open_popup_tab()
    toggle(browser, on=True)
    assert permitted() == before
    browser.switch(form)
    says(browser, RECOGNISED)  # it was open already
    browser.open(page.HELP)
    assert "Receiving end does not exist" in str(browser.evaluate_background(LISTENING))
    browser.open(page.FORM)
    says(browser, RECOGNISED)
    browser.open_popup_tab()
    toggle(browser, on=False)
    browser.switch(form)
    browser.wait(lambda: browser.overlay() is None, what="the help to go")


def test_the_known_choice_is_ringed_and_the_form_is_left_alone(helping: Browser, server: ReplicaServer) -> None:
    stored = helping.storage()
    draft(helping)
    seen = show(
        helping,
        server,
        recording(shell(page.native())),
        RECOGNISED,
        "AI models that don't generate content",
        "Copy the text",
    )
    assert {"ring", "callout", "copy"} <= set(seen.rects)
    well_placed(helping, "the ring around the list", "#type")
    helping.overlay_click("copy")
    says(helping, "Copied. You paste it, and you send it.")
    assert [event for event in heard(helping) if not event[1]] == []
    # The one click was the member's own, on our element.
    assert {event[2] for event in heard(helping) if event[0] in ACTIONS} <= {"div"}
    assert (
        helping.driver.execute_script("return [...document.forms[0].elements].map((field) => field.value).join('')")
        == ""
    )
    assert helping.storage() == stored, "something was remembered of the form"
    assert pasted(helping) == DRAFT


def test_a_text_for_another_service_is_not_offered(helping: Browser, server: ReplicaServer) -> None:
    helping.evaluate_background(f"await {API}.storage.session.set({{draft: {{service: 'other', text: 'x'}}}})")
    show(helping, server, shell(page.native()), RECOGNISED)
    helping.overlay_click("copy")
    says(helping, "You have no text yet. Write one in StillOff's dashboard")


def test_a_text_that_cannot_be_copied_is_shown_to_be_marked(helping: Browser, server: ReplicaServer) -> None:
    if helping.name == "firefox":  # it has no way to be refused
        return
    draft(helping)
    show(helping, server, shell(page.native()), RECOGNISED, permissions_policy="clipboard-write=()")
    helping.overlay_click("copy")
    says(helping, "didn't let StillOff copy it")
    assert inside(helping, "return root.querySelector('[data-part=written]').value") == DRAFT


def test_a_form_of_which_nothing_is_known_gets_the_steps_and_no_ring(helping: Browser, server: ReplicaServer) -> None:
    show(helping, server, shell(page.native("Something else")), UNRECOGNISED, "send it yourself")
    ringless(helping)


def test_a_list_of_the_pages_own_is_pointed_at_while_it_is_open(helping: Browser, server: ReplicaServer) -> None:
    show(helping, server, page.dropdown(), UNRECOGNISED)
    helping.driver.find_element("id", "type").click()
    seen = says(helping, RECOGNISED)
    assert "ring" in seen.rects
    helping.driver.find_element("id", "o2").click()
    ringless(helping)
    says(helping, RECOGNISED)


def test_a_form_that_is_drawn_late_is_found(helping: Browser, server: ReplicaServer) -> None:
    show(helping, server, page.late(3), RECOGNISED)


@pytest.mark.parametrize(
    ("shape", "words"), [("a sign-in form", "asks you to sign in"), ("nothing", "sees no form on this page")]
)
def test_where_there_is_no_form_it_says_so(helping: Browser, server: ReplicaServer, shape: str, words: str) -> None:
    show(helping, server, shell(page.SHAPES[shape].html), words, "send it yourself")
    ringless(helping)


def test_it_is_gone_when_the_member_leaves_or_dismisses_it(helping: Browser, server: ReplicaServer) -> None:
    routes = {urlsplit(page.FORM).path: page.native()}
    show(helping, server, application(page.native(), routes), RECOGNISED)
    helping.driver.execute_script("go('/feed/')")
    helping.wait(lambda: helping.overlay() is None, what="the help to go")
    helping.driver.execute_script("go(arguments[0])", urlsplit(page.FORM).path)
    says(helping, RECOGNISED)
    helping.overlay_click("dismiss")
    helping.wait(lambda: helping.overlay() is None, what="the help to go")


def test_the_highlight_s_option_holds_here_too(helping: Browser, server: ReplicaServer) -> None:
    show(helping, server, shell(page.native()), RECOGNISED)
    form = helping.driver.current_window_handle
    helping.open_popup_tab()
    helping.wait(lambda: helping.driver.find_element("id", "highlight").is_selected(), what="the popup to load")
    unfold(helping)
    helping.driver.find_element("id", "highlight").click()
    helping.wait(lambda: registered(helping) == [], what="the scripts to be gone")
    helping.switch(form)
    helping.wait(lambda: helping.overlay() is None, what="the help to go")


def test_it_makes_no_reading(helping: Browser, server: ReplicaServer) -> None:
    show(helping, server, shell(page.native()), RECOGNISED)
    assert helping.badge().text == expect.UNREAD
    assert not [key for key in helping.storage() if key.startswith(("record:", "history:"))]
