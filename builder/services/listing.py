"""The table of all services in docs/services.md, made from the definitions."""

from __future__ import annotations

import re
from typing import Any, get_args

from builder.data.definitions import Definition, load_all
from builder.data.definitions.vocabulary import REGIONS, Confidence, Kind
from builder.data.made_files import between
from builder.paths import Paths
from builder.render.definition_data import for_background

FILE = "docs/services.md"
BEGIN = "<!-- The table is made from extension/services by `invoke fix`. -->"
END = "<!-- The end of the table. -->"
KINDS: dict[Kind, str] = {
    "switch": "a switch",
    "checkbox": "a box to tick",
    "radio": "a choice of several",
    "select": "a list to choose from",
    "status-text": "a line of text that names the state",
    "row": "a row that names the state",
    "form": "a form to send",
    "app-only": "a choice in the app",
    "email": "an e-mail to send",
    "none": "no choice",
}
"""How a service offers the choice."""
HEAD = (
    *("service", "setting", "unless you act", "people", "what is used", "the member has", "how sure", "newest source"),
    "what it needs",
)


def table(paths: Paths) -> str:
    """The table as Markdown, one line per setting, those that can be read first, by need. Raises Problems."""
    definitions = sorted(load_all(paths), key=_need)
    lines = [_line(each, setting) for each in definitions for setting in for_background(each)["settings"]]
    cards = [_line(each, card) for each in definitions for card in for_background(each)["cards"]]
    counts = f"{_settings(len(lines))} can be read."
    if cards:
        counts += f" {_settings(len(cards))} can't: StillOff says what there is instead, and never a state."
    rows = [HEAD, ("---",) * len(HEAD), *lines, *cards]
    return "\n".join([counts, "", *(f"| {' | '.join(row)} |" for row in rows)])


def made(paths: Paths) -> dict[str, str]:
    """The document with the table. Raises Problems."""
    return {FILE: between(paths, FILE, BEGIN, table(paths), END)}


def _settings(count: int) -> str:
    return f"{count} setting{'' if count == 1 else 's'}"


def _line(definition: Definition, setting: dict[str, Any]) -> tuple[str, ...]:
    verified = definition.verified.isoformat() if definition.verified else "none with a date"
    return (
        f"[{_cell(definition.name)}]({definition.home})",
        _cell(setting["name"]) if setting["name"] != definition.name else "–",
        _default(setting),
        f"> {definition.members:,}" if definition.members else "not known",
        _cell(", ".join(what.replace("-", " ") for what in setting["facts"]["covered"]) or "not said"),
        _cell(KINDS[setting["kind"]] + (", then Save" if setting.get("save") else "")),
        _sure(definition, setting),
        verified,
        _cell(_needs(definition, setting)),
    )


def _need(definition: Definition) -> tuple[bool, int, int, str]:
    """What comes first: on unless the member acts, most people, surest facts."""
    given = [setting.facts for setting in definition.settings]
    defaults = [fact.default for each in given for fact in each.regions]
    defaults += [fact.default for each in given for fact in each.plans]
    grades: tuple[Confidence, ...] = get_args(Confidence)
    return (
        "on" not in defaults,
        -(definition.members or 0),
        grades.index(definition.confidence),
        definition.name.lower(),
    )


def _default(setting: dict[str, Any]) -> str:
    """The default, and where it's another: by region, else by plan."""
    facts = setting["facts"]["regions"] or setting["facts"]["plans"]
    where = "regions" if setting["facts"]["regions"] else "plans"
    by_state = {
        state: [name for fact in facts if fact["default"] == state for name in fact[where]] for state in ("on", "off")
    }
    if not facts:
        return "not said"
    if by_state["on"] and by_state["off"]:
        return _cell(f"on: {', '.join(by_state['on'])}; off: {', '.join(by_state['off'])}")
    state = "on" if by_state["on"] else "off"
    every = where == "plans" or len(by_state[state]) == len(REGIONS)
    return _cell(state if every else f"{state}: {', '.join(by_state[state])}")


def _sure(definition: Definition, setting: dict[str, Any]) -> str:
    """The least sure of the facts on which a reading rests."""
    grades: tuple[Confidence, ...] = get_args(Confidence)
    given: list[Confidence] = [definition.confidence, *setting["confidence"].values()]
    return max(given, key=grades.index)


def _needs(definition: Definition, setting: dict[str, Any]) -> str:
    if "pages" not in setting:
        return "nothing: StillOff can't read it"
    own = {page.partition("/")[0] for page in _bare(setting)}
    of = "one of " if definition.countries else ""
    access = f"access to {of}{', '.join(sorted(own))}, " + (
        "given at installation" if definition.access == "install" else "asked when you switch it on"
    )
    each = "; one setting per blog, site or channel" if setting["per"] == "object" else ""
    return access + each


def _bare(setting: dict[str, Any]) -> list[str]:
    return [address.removeprefix("https://") for page in setting["pages"] for address in page["addresses"]]


def _cell(text: str) -> str:
    """A text that can't end its cell, or begin a tag."""
    return re.sub(r"([|\\<*_`\[\]])", r"\\\1", text)
