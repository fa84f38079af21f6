"""The accessibility tree as Chromium hands it to a screen reader, closed shadow roots included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from builder.browsers.driving import Browser
from builder.browsers.driving.chromium import Chromium

OPERATED = {
    "button", "checkbox", "combobox", "Date", "DisclosureTriangle", "link", "menuitem", "radio", "searchbox", "slider",
    "spinbutton", "switch", "tab", "textbox",
}  # fmt: skip
"""Roles of what can be operated."""
PLACES = {"form", "navigation", "region", "complementary"}
"""Landmarks of which there may be several, so that each needs a name."""


@dataclass(frozen=True)
class Node:
    """What is told of one element."""

    role: str
    name: str
    description: str
    states: dict[str, Any]
    within: tuple[str, ...]
    """The roles and names of what it stands in, from outside in."""
    value: str = ""

    def __str__(self) -> str:
        """The role, the name, and what else a person is told: `checkbox "Notify me" checked=false`."""
        told = {name: self.states[name] for name in STATES if name in self.states}
        return " ".join([f'{self.role} "{self.name}"', *(f"{key}={value}".lower() for key, value in told.items())])


STATES = ("level", "checked", "expanded", "disabled", "pressed", "invalid")
WRITTEN: dict[str, set[Any]] = {"invalid": {"false"}, "disabled": {False}}
"""What is the usual, and so isn't told."""


def tree(browser: Browser) -> list[Node]:
    """Every node of the page in front that isn't ignored, in its order."""
    assert isinstance(browser, Chromium)
    raw = browser.chrome.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id = {node["nodeId"]: node for node in raw}
    found: list[Node] = []

    def enter(node: dict[str, Any], within: tuple[str, ...]) -> None:
        if not node["ignored"]:
            told_of = ("role", "name", "description", "value")
            role, name, description, value = (node.get(key, {}).get("value", "") for key in told_of)
            told = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            states = {key: value for key, value in told.items() if value not in WRITTEN.get(key, ())}
            found.append(Node(role, name.strip(), description, states, within, str(value)))
            within = (*within, f"{role} {name}")
        for child in node.get("childIds", ()):
            enter(by_id[child], within)

    enter(raw[0], ())
    return found


def faults(nodes: list[Node]) -> list[str]:
    """What is wrong with a page of ours, whatever is on it."""
    roles = Counter(node.role for node in nodes)
    levels = [node.states["level"] for node in nodes if node.role == "heading"]
    live = [node.states["live"] for node in nodes if node.states.get("live", "off") != "off"]
    # Fields of a date and what the browser itself puts into a list are its own business.
    operated = [
        node
        for node in nodes
        if node.role in OPERATED and not any(" " in one and one.startswith("Date") for one in node.within)
    ]
    twins = Counter((node.role, node.name, node.description, *named(node)) for node in distinct(operated))
    wrong = {
        "there isn't one banner and one main": (roles["banner"], roles["main"]) != (1, 1),
        "there isn't one heading of the whole": levels.count(1) != 1 or levels[0] != 1,
        f"headings leave out a level: {levels}": any(b > a + 1 for a, b in pairwise(levels)),
        f"not one polite live region: {live}": live != ["polite"],
    }
    wrong |= {f"no name: {node} in {node.within[-3:]}": not node.name for node in operated}
    wrong |= {
        f"a place without a name: {node}": not node.name
        for node in nodes
        if node.role in PLACES | {"table", "figure", "dialog"}
    }
    wrong |= {f"wrong, and doesn't say why: {node}": not node.description for node in nodes if "invalid" in node.states}
    wrong |= {f"several alike: {twin}": number > 1 for twin, number in twins.items()}
    return [fault for fault, is_so in wrong.items() if is_so]


def distinct(nodes: list[Node]) -> list[Node]:
    """Those that do something else: two links to one place are called the same rightly."""
    links = {(node.name, node.states.get("url")): node for node in nodes if node.role == "link"}
    return [*links.values(), *(node for node in nodes if node.role != "link")]


def named(node: Node) -> tuple[str, ...]:
    """The named parts of the page that something stands in, which tell it from its like."""
    return tuple(one for one in node.within if one.split(" ", 1)[0] in {*PLACES, "article", "group", "table", "list"})
