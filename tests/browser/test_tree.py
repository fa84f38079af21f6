"""What a screen reader is told of everything StillOff shows: names, roles, states, headings, places.

The tree is Chromium's; what a screen reader makes of it could not be tried here.
"""

from __future__ import annotations

import pytest

from builder.browsers.driving import Browser
from builder.browsers.replica_server import ReplicaServer
from tests.browser.everything import FULL, opened
from tests.browser.pages import API
from tests.browser.test_forms import DEFINITION, WANTED
from tests.browser.tree import OPERATED, Node, faults, tree
from tests.pages import linkedin as page
from tests.pages import linkedin_form as form
from tests.pages.linkedin import shell

pytestmark = pytest.mark.parametrize("running_browser", ["chrome"], indirect=True)

CALLED = f"{DEFINITION.name}: {page.NAME}"
TOLD = {
    "popup/popup.html": f"""
        contentinfo ""
        region "{DEFINITION.name}"
        heading "{DEFINITION.name}" level=2
        button "This was another account"
        button "Open it and switch training off"
        combobox "Where you live" expanded=false
        DisclosureTriangle "What switching training off does and doesn't do" expanded=true
        checkbox "Show this beside the form" checked=false disabled=true
        button "History, checks and evidence"
        checkbox "Show the highlight on the page" checked=false""",
    "welcome/welcome.html": f"""
        region "Three steps to the first check"
        heading "Open the setting Done ✓" level=3
        button "Open the setting of {DEFINITION.name}"
        button "Stop watching {DEFINITION.name}"
        link "Open the dashboard\"""",
    "dashboard/dashboard.html#overview": f"""
        navigation "Sections of the dashboard"
        link "Overview"
        article "{DEFINITION.name}"
        button "Open the setting\"""",
    "dashboard/dashboard.html#timeline": f"""
        figure "{CALLED}"
        group "Which events to show"
        combobox "Event" expanded=false
        Date "From"
        table "Every event"
        columnheader "Recognised by"
        DisclosureTriangle "Line 6" expanded=true""",
    "dashboard/dashboard.html#services": f"""
        searchbox "Find a service by its name or company"
        list "Training is on unless you switch it off"
        button "Stop watching {DEFINITION.name}\"""",
    "dashboard/dashboard.html#checks": f"""
        spinbutton "Days between checks (1 to 366)"
        checkbox "Notify me" checked=false
        group "When a check is due, for all services"
        table "Services"
        combobox "{DEFINITION.name}: When a check is due" expanded=false
        radio "Remind me" checked=true
        radio "Check automatically" checked=false
        button "Check now\"""",
    "dashboard/dashboard.html#objection": """
        form "You"
        radio "I have an account there" checked=true
        region "What you can demand"
        form "The text"
        group "Your reasons"
        checkbox "I have been harassed, stalked or threatened." checked=false
        textbox "Your text, to be edited"
        button "I have sent it: objection form"
        region "What you sent"
        searchbox "Search by country, language or name\"""",
    "dashboard/dashboard.html#evidence": f"""
        link "Export as JSON"
        button "Exported file (JSON)"
        button "Delete the history of {CALLED} …"
        article "What StillOff has seen"
        table "{CALLED}\"""",
    "dashboard/dashboard.html#options": f"""
        group "What StillOff watches"
        checkbox "{CALLED}" checked=true
        combobox "Where you live" expanded=false""",
}
"""Of each page what matters, as it's told; of states those that are beside the usual."""


def lines(told: str) -> set[str]:
    """What is to be told, line by line."""
    return {line.strip() for line in told.strip().splitlines()}


def tables(nodes: list[Node]) -> list[str]:
    """What makes a table one."""
    return [str(node) for node in nodes if node.role in ("table", "row", "columnheader")]


def test_every_control_and_part_of_a_page_is_told_for_what_it_is(browser: Browser) -> None:
    browser.set_storage(FULL | {"options": FULL["options"] | {"highlight": False}})
    wrong: dict[str, object] = {}
    for name in opened(browser):
        browser.set_viewport(1280, 800)
        nodes = tree(browser)
        wrong[f"{name}: isn't told"] = lines(TOLD[name]) - {str(node) for node in nodes}
        wrong[f"{name}: is wrong"] = faults(nodes)
        if wide := tables(nodes):
            # Lines become blocks there, and have to stay a table's.
            browser.set_viewport(320, 640)
            wrong[f"{name}: on a narrow page it's no table"] = set(wide) ^ set(tables(tree(browser)))
    assert {what: found for what, found in wrong.items() if found} == {}


def test_the_callouts_are_places_with_names_and_one_live_region(browser: Browser, server: ReplicaServer) -> None:
    server.route(page.SETTING, page.setting(True))
    server.route(form.FORM, shell(form.native()))

    def ours(node: Node) -> bool:
        return "region StillOff" in (*node.within, f"{node.role} {node.name}") or "live" in node.states

    def told(*wanted: str) -> None:
        def there() -> list[Node]:
            nodes = [node for node in tree(browser) if ours(node)]
            return nodes if {*wanted} <= {str(node) for node in nodes} else []

        nodes = browser.wait(there, what=f"the callout to be told: {wanted}")
        assert {node.states["live"] for node in nodes if node.role == "status"} == {"polite"}
        assert not [str(node) for node in nodes if node.role in OPERATED and not node.name]

    browser.open(page.SETTING)
    told('region "StillOff"', 'heading "Training is on" level=2', 'button "Hide this"')
    browser.set_storage(WANTED)
    browser.evaluate_background(f"await {API}.storage.session.clear()")
    browser.open(form.FORM)
    told('region "StillOff"', 'button "Copy the text"', 'button "Hide this"')
