"""The tests' replica pages as what is changed: their elements are wrapped, moved, copied and drawn anew.

What may be read is known from the replica. Pages that a script draws are left to the tests that run it.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.util import find_spec
from random import Random
from typing import Any
from zlib import crc32

from builder.definitions import Definition, addresses
from builder.definitions.checks import fold
from builder.definitions.models import Setting
from builder.mutating import drafts, texts
from builder.mutating.controls import draw
from builder.mutating.drafts import Draft, Page, Stage, State
from builder.mutating.mutations import HIDDEN, MOST
from builder.mutating.tree import VOID, Node, element, html, rename
from builder.paths import CHECKOUT

DRAWN_BY_SCRIPT = re.compile(r"innerHTML|insertAdjacent|setTimeout|setInterval|attachShadow|customElements|<iframe")
LEFT_OUT = {"script", "title", "meta", "link"}
OPPOSITE = {"true": "false", "false": "true", "checked": "unchecked", "unchecked": "checked"}


@dataclass
class Replica:
    """A replica while it's being changed. `draft` is a page of the same kind, from which strangers come."""

    draft: Draft
    content: list[Node | str]
    truth: State | None
    right_to_left: bool
    opening: str = ""
    mutations: list[str] = field(default_factory=list)

    @property
    def rng(self) -> Random:
        """What decides."""
        return self.draft.rng

    def nodes(self) -> list[Node]:
        """Every element."""
        return [inner for top in self.content if isinstance(top, Node) for inner in top.walk()]


def cases(definition: Definition, setting: Setting, place: int) -> tuple[Any, ...]:
    """The replicas of one kind of a setting's pages that stand without a script."""
    if str(CHECKOUT.root) not in sys.path:
        sys.path.append(str(CHECKOUT.root))
    name = f"tests.pages.{definition.id.replace('-', '_')}"
    if not find_spec("tests.pages") or not find_spec(name):
        return ()
    module = importlib.import_module(name)
    patterns = setting.pages[place].addresses
    return tuple(
        case
        for case in module.CASES
        if not case.click
        and not DRAWN_BY_SCRIPT.search(case.html)
        and any(addresses.matches(pattern, case.address or module.ADDRESS) for pattern in patterns)
    )


def mutate(definition: Definition, setting: Setting, place: int, known: tuple[Any, ...], seed: str) -> Page:
    """The page that a seed makes of one of the replicas of a kind of page."""
    rng = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    case = rng.choice(known)
    read = _Reader()
    read.feed(case.html)
    draft = drafts.base(definition, setting, place, rng)
    draft.language = read.root.get("lang") or ""
    truth: State | None = case.expected if case.expected in ("on", "off") else None
    replica = Replica(draft, read.content, truth, read.root.get("dir") == "rtl")
    for name in rng.sample(list(MUTATIONS), rng.randint(0, MOST)):
        if MUTATIONS[name](replica):
            replica.mutations.append(name)
    return Page(
        definition.id,
        setting.id,
        draft.tells,
        draft.alone,
        draft.early,
        draft.language,
        replica.right_to_left,
        tuple(replica.mutations),
        tuple(_stages(replica)),
        case.name,
    )


class _Reader(HTMLParser):
    """The elements of a replica's body, with its styles before them; replicas close what they open."""

    def __init__(self) -> None:
        super().__init__()
        self.root: dict[str, str | None] = {}
        self.content: list[Node | str] = []
        self.open: list[Node] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.root = dict(attrs)
        elif tag in LEFT_OUT:
            self.silent += tag not in VOID | {"meta", "link"}
        elif tag not in ("head", "body"):
            node = Node(tag, {name: value or "" for name, value in attrs})
            self._add(node)
            if tag not in VOID:
                self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in LEFT_OUT:
            self.silent -= 1
        elif any(node.tag == tag for node in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._add(data)

    def _add(self, child: Node | str) -> None:
        (self.open[-1].children if self.open else self.content).append(child)


def _stages(replica: Replica) -> list[Stage]:
    last = Stage(html(replica.content), replica.truth)
    other: dict[State, State] = {"on": "off", "off": "on"}
    if replica.opening == "drawn late":
        return [Stage("<p>…</p>", None, replica.rng.choice([500, 3000, 25_000])), last]
    if replica.opening == "skeleton in the other state":
        return [Stage(html(_flipped(replica.content)), replica.truth, replica.rng.choice([300, 900, 1500])), last]
    if replica.opening == "moved while it stands":
        return [Stage(html(_flipped(replica.content)), replica.truth and other[replica.truth]), last]
    return [last]


def _flipped(content: list[Node | str]) -> list[Node | str]:
    """The same elements with everything that can be ticked in its other state."""
    copy = deepcopy(content)
    for node in (inner for top in copy if isinstance(top, Node) for inner in top.walk()):
        if node.tag == "input" and node.attributes.get("type") == "checkbox":
            node.attributes["checked"] = None if node.attributes.get("checked") is not None else ""
        for name in ("aria-checked", "aria-pressed", "data-state"):
            value = node.attributes.get(name)
            node.attributes[name] = OPPOSITE.get(value or "", value)
    return copy


# What happens to the elements


def _ids(replica: Replica) -> bool:
    setting = replica.draft.setting
    kept = {key.value for key in [*setting.keys, *setting.never.keys]}
    salt = str(replica.rng.random())
    nodes = [top for top in replica.content if isinstance(top, Node)]
    before = [(node, node.attributes.get("class")) for node in replica.nodes()]
    rename(nodes, kept, lambda name: f"_{crc32((name + salt).encode()):08x}")
    # The replica's styles know its classes: they stay, beside the new ones.
    for node, name in before:
        if name:
            node.attributes["class"] = f"{name} {node.attributes['class']}"
    return True


def _wrapped(replica: Replica) -> bool:
    holders = [node for node in replica.nodes() if node.tag in ("main", "section", "div") and node.children]
    if not holders:
        return False
    for _ in range(replica.rng.randint(1, 6)):
        holder = replica.rng.choice(holders)
        holder.children = [Node(replica.rng.choice(["div", "section", "ui-row"]), {}, holder.children)]
    return True


def _inside(attribute: str, value: str) -> Callable[[Replica], bool]:
    def hold(replica: Replica) -> bool:
        replica.content = [element("div", Node("template", {attribute: value}, replica.content))]
        return True

    return hold


def _strangers(place: int) -> Callable[[Replica], bool]:
    """Others' controls, before everything else on the page or after it."""

    def add(replica: Replica) -> bool:
        own = [Node("div", {"class": "block"}, [draw(drafts.stranger(replica.draft), replica.draft.fresh)])]
        replica.content = [*own, *replica.content] if place == 0 else [*replica.content, *own]
        return True

    return add


def _translated(replica: Replica) -> bool:
    draft = replica.draft
    known = {fold(quote.text) for quote in [*draft.setting.labels, *draft.setting.names]}
    found = False
    if draft.rng.random() < 0.5:
        draft.language = draft.rng.choice(list(texts.STRANGERS))
    for node in replica.nodes():
        for number, child in enumerate(node.children):
            if isinstance(child, str) and fold(child) in known:
                node.children[number] = texts.one(texts.TRAINING, draft.language)
                found = True
    return found


def _no_key(replica: Replica) -> bool:
    setting = replica.draft.setting
    keys = {key.value for key in [*setting.keys, *([setting.scope] if setting.scope else [])]}
    hit = [(node, name) for node in replica.nodes() for name, value in node.attributes.items() if value in keys]
    for node, name in hit:
        node.attributes[name] = f"{node.attributes[name]}-2"
    return bool(hit)


def _copy(holder: str, *attributes: tuple[str, str]) -> Callable[[Replica], bool]:
    """All of the page once more, in its other state, where no member sees it."""

    def add(replica: Replica) -> bool:
        hidden = dict([replica.rng.choice(attributes)]) if attributes else {}
        copy = Node(holder, {**hidden}, _flipped(replica.content))
        replica.content = [*replica.content, copy] if replica.rng.random() < 0.5 else [copy, *replica.content]
        return True

    return add


def _other_shape(replica: Replica) -> bool:
    """ARIA instead of native and back, where nothing else says a state."""
    found = False
    for node in replica.nodes():
        given = node.attributes
        native = node.tag == "input" and given.get("type") == "checkbox" and given.get("aria-checked") is None
        if native:
            node.tag = "button"
            value = str(given.pop("checked", None) is not None).lower()
            node.attributes = {**given, "role": "switch", "aria-checked": value, "type": "button"}
        elif node.tag == "button" and given.get("role") == "switch" and given.get("aria-checked") in OPPOSITE:
            ticked = given.pop("aria-checked") == "true"
            node.tag = "input"
            node.children = []
            node.attributes = {**given, "type": "checkbox", "checked": "" if ticked else None, "data-state": None}
        found |= native or node.tag == "input"
    return found


def _stale(replica: Replica) -> bool:
    boxes = [node for node in replica.nodes() if node.tag == "input" and node.attributes.get("type") == "checkbox"]
    for node in boxes:
        node.attributes["aria-checked"] = str(node.attributes.get("checked") is None).lower()
    return bool(boxes)


def _beside(tag: str, **attributes: str) -> Callable[[Replica], bool]:
    def add(replica: Replica) -> bool:
        own = draw(drafts.stranger(replica.draft), replica.draft.fresh)
        replica.content = [*replica.content, element(tag, element("h2", "Cookies"), own, **attributes)]
        return True

    return add


def _opening(name: str) -> Callable[[Replica], bool]:
    def open_so(replica: Replica) -> bool:
        if replica.opening or (name != "drawn late" and not replica.draft.toggles):
            return False
        replica.opening = name
        return True

    return open_so


MUTATIONS: dict[str, Callable[[Replica], bool]] = {
    "classes and ids hashed": _ids,
    "wrapped": _wrapped,
    "open shadow root": _inside("data-made-shadow", "open"),
    "closed shadow root": _inside("data-made-shadow", "closed"),
    "frame": _inside("data-made-frame", ""),
    "stranger before": _strangers(0),
    "stranger after": _strangers(1),
    "label translated": _translated,
    "no key": _no_key,
    "hidden copy": _copy("div", *HIDDEN),
    "copy in a template": _copy("template"),
    "other shape": _other_shape,
    "wrong aria-checked left": _stale,
    "dialog": _beside("div", role="dialog", aria_modal="true"),
    "drawn late": _opening("drawn late"),
    "skeleton in the other state": _opening("skeleton in the other state"),
    "moved while it stands": _opening("moved while it stands"),
}
