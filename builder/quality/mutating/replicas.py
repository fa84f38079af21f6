"""The tests' replica pages as what is changed: their elements are wrapped, moved, copied and drawn again.

What may be read is known from the replica. Pages that a script draws are left to the tests that run it.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from importlib.util import find_spec
from random import Random
from typing import Any
from zlib import crc32

from builder.data.definitions import Definition, addresses
from builder.data.definitions.definition_checks import fold
from builder.data.definitions.models import Setting
from builder.paths import CHECKOUT
from builder.quality.mutating import drafts, texts
from builder.quality.mutating.controls import draw
from builder.quality.mutating.drafts import Draft, Page, Stage, State
from builder.quality.mutating.mutations import HIDDEN, MOST, SCROLLED, SIGNED
from builder.quality.mutating.signs import HARMLESS, SIGNS, Tied, is_control, label_in
from builder.quality.mutating.tree import VOID, Node, above, element, html, rename, walk

DRAWN_BY_SCRIPT = re.compile(r"innerHTML|insertAdjacent|setTimeout|setInterval|attachShadow|customElements|<iframe")
LEFT_OUT = {"script", "title", "meta", "link"}
KEPT = {"id", "name", "disabled", "aria-labelledby", "aria-label", "data-testid"}
"""What a control keeps in another shape."""
OPPOSITE = {"true": "false", "false": "true", "checked": "unchecked", "unchecked": "checked"}


@dataclass
class Replica:
    """A replica while it's being changed. `draft` is a page of the same kind, from which strangers come."""

    draft: Draft
    content: list[Node | str]
    truth: State | None
    right_to_left: bool
    address: str
    opening: str = ""
    lean: bool = False
    restored: bool = False
    mutations: list[str] = field(default_factory=list)

    @property
    def rng(self) -> Random:
        """What decides."""
        return self.draft.rng

    def nodes(self) -> list[Node]:
        """Every element."""
        return list(walk(self.content))

    def labels(self, text: str) -> bool:
        """Whether a text is a label of the setting's."""
        quoted = [quote.text for quote in self.draft.setting.labels]
        return fold(text) in map(fold, quoted) or any(
            quote.endswith(" *") and fold(text).startswith(fold(quote)) and fold(text) != fold(quote)
            for quote in quoted
        )

    def write(self, new: Callable[[str], str | None]) -> bool:
        """Put other texts in place of those for which there are some; whether there was any."""
        found = False
        for node in self.nodes():
            for number, child in enumerate(node.children):
                text = new(child.strip()) if isinstance(child, str) and child.strip() else None
                if text is not None:
                    node.children[number] = text
                    found = True
        return found

    def opener(self) -> bool:
        """Whether a button stands there that opens the control, and prints the state."""
        opener = self.draft.setting.opener
        kept = {key.value for key in opener.keys} if opener else set()
        buttons = [node for node in self.nodes() if opener and node.tag == "button" and not is_control(node)]
        labels = [fold(quote.text) for quote in self.draft.setting.labels]
        return any(kept & {*node.attributes.values()} or fold(node.text).startswith(tuple(labels)) for node in buttons)

    def tied(self) -> Tied | None:
        """Our control, with its label; None where it can't be told from others."""
        controls = [node for node in self.nodes() if is_control(node)]
        label = label_in(self.content, self.labels)
        above_it = [label, *above(self.content, label)] if label else []
        keys = [(key.attribute, key.value) for key in self.draft.setting.keys]

        def named(control: Node) -> bool:
            given = control.attributes
            names = (given.get("aria-labelledby") or "").split()
            by_label = [
                at.attributes.get("id") in names
                or (at.tag == "label" and (control in at.walk() or at.attributes.get("for") == given.get("id", "")))
                for at in above_it
            ]
            keyed = any(value in (given.get(attribute) or "").split() for attribute, value in keys)
            return any(by_label) or keyed or self.labels(given.get("aria-label") or "")

        # The only control beside a line of text is another's.
        found = [control for control in controls if named(control)] or (
            [] if self.draft.kind == "status-text" else controls
        )
        other = drafts.stranger(self.draft)
        return Tied(self.content, found[0], label, other, self.rng, self.draft.fresh) if len(found) == 1 else None


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
        replace(case, address=case.address or module.ADDRESS)
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
    replica = Replica(draft, read.content, truth, read.root.get("dir") == "rtl", case.address)
    most = rng.randint(0, MOST)
    # What is done to our control comes while it's still known which it is.
    first = [rng.choice(list(TO_OURS))] if rng.random() < SIGNED * 3 else []
    for name in [*first, *rng.sample(list(MUTATIONS), len(MUTATIONS))]:
        if len(replica.mutations) < most and (MUTATIONS | TO_OURS)[name](replica):
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
        restored=replica.restored,
        address=replica.address,
    )


def lesson(known: tuple[Any, ...], page: Page) -> Stage | None:
    """The replica that a page was made from before anything is changed, or one at its address whose state is known."""
    told = [case for case in known if case.expected in ("on", "off") and case.address == page.address]
    own = [case for case in told if case.name == page.replica]
    return next((Stage(case.html, case.expected) for case in [*own, *told]), None)


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
    last = Stage(_shown(replica, replica.content), replica.truth)
    other: dict[State, State] = {"on": "off", "off": "on"}
    if replica.opening == "drawn late":
        return [Stage("<p>…</p>", None, replica.rng.choice([500, 3000, 25_000])), last]
    flipped = _shown(replica, _flipped(replica.content)) if replica.opening else ""
    if replica.opening == "skeleton in the other state":
        return [Stage(flipped, replica.truth, replica.rng.choice([300, 900, 1500])), last]
    if replica.opening == "moved while it stands":
        before = replica.truth and other[replica.truth]
        # A change that isn't saved is none.
        return [Stage(flipped, before), replace(last, truth=before) if replica.draft.setting.save else last]
    return [last]


def _shown(replica: Replica, content: list[Node | str]) -> str:
    """The HTML of some content, without `aria-checked="false"` where that is never said."""
    copy = deepcopy(content) if replica.lean else content
    for node in walk(copy) if replica.lean else []:
        if node.attributes.get("aria-checked") == "false":
            node.attributes["aria-checked"] = None
    return html(copy)


def _flipped(content: list[Node | str]) -> list[Node | str]:
    """The same elements with everything that can be ticked in its other state."""
    copy = deepcopy(content)
    for node in walk(copy):
        if node.tag == "input" and node.attributes.get("type") == "checkbox":
            node.attributes["checked"] = None if node.attributes.get("checked") is not None else ""
        for name in ("aria-checked", "aria-pressed", "data-state"):
            value = node.attributes.get(name)
            node.attributes[name] = OPPOSITE.get(value or "", value)
        value = node.attributes.get("data-made-value")
        node.attributes["data-made-value"] = OPPOSITE.get(value or "", value)
    return copy


# What happens to the elements


def _ids(replica: Replica) -> bool:
    setting = replica.draft.setting
    kept = {key.value for key in [*setting.keys, *setting.never.keys]}
    salt = str(replica.rng.random())
    before = [(node, node.attributes.get("class")) for node in replica.nodes()]
    rename(replica.content, kept, lambda name: f"_{crc32((name + salt).encode()):08x}")
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
    before = draft.language
    if draft.rng.random() < 0.5:
        draft.language = draft.rng.choice(list(texts.STRANGERS))
    done = replica.write(lambda text: texts.instead(draft.setting, draft.language) if fold(text) in known else None)
    # What has nothing of ours to translate stays in its language.
    draft.language = draft.language if done else before
    return done


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


def _untold(replica: Replica) -> bool:
    """As all switches of its library, ours has no aria-checked while it's off."""
    replica.lean = any(node.attributes.get("aria-checked") == "true" for node in replica.nodes())
    return replica.lean


def _restored(replica: Replica) -> bool:
    """The browser put the page back, with values that aren't those it was loaded with."""
    if replica.opening:
        return False
    boxes = [node for node in replica.nodes() if node.tag == "input" and node.attributes.get("type") == "checkbox"]
    for node in boxes:
        ticked = node.attributes.get("checked") is not None
        node.attributes |= {"data-made-ticked": str(ticked).lower(), "checked": None if ticked else ""}
    replica.restored = bool(boxes)
    replica.truth = None if boxes else replica.truth
    return replica.restored


def _scrolled(name: str) -> Callable[[Replica], bool]:
    holder, beside = SCROLLED[name]

    def scroll(replica: Replica) -> bool:
        replica.content = [holder(replica.content), *beside(replica.draft)]
        return True

    return scroll


# What happens to our own control


def _signed(name: str) -> Callable[[Replica], bool]:
    def sign(replica: Replica) -> bool:
        tied = replica.tied()
        done = tied is not None and SIGNS[name](tied)
        replica.truth = replica.truth if not done or name in HARMLESS else None
        return done

    return sign


def _written(new: Callable[[Replica, str], str | None]) -> Callable[[Replica], bool]:
    """Other words, with which nothing may be read any more."""

    def write(replica: Replica) -> bool:
        done = replica.draft.tells == "control" and replica.write(lambda text: new(replica, text))
        replica.truth = None if done else replica.truth
        return done

    return write


def _turned(replica: Replica, text: str) -> str | None:
    turns = texts.of(texts.TURNED, replica.draft.language.split("-")[0])
    return replica.rng.choice(turns).format(text) if replica.labels(text) else None


def _contrary(replica: Replica) -> bool:
    """The known word beside our switch is the other."""
    tied, words = replica.tied(), replica.draft.words
    right = [word for one in words for word in (one.on if replica.truth == "on" else one.off)]
    other = [word for one in words for word in (one.off if replica.truth == "on" else one.on)]
    if not tied or not replica.truth or not replica.draft.toggles or not other:
        return False
    part = replace(replica, content=[*above(replica.content, tied.control)[:2][-1:]])
    done = part.write(lambda text: replica.rng.choice(other) if text in right else None)
    replica.truth = None if done else replica.truth
    return done


def _of_another(replica: Replica, text: str) -> str | None:
    """A text with another blog or site than the address."""
    draft = replica.draft
    named = next(iter(set(replica.address.split("/")) & set(re.split(r"[\s/]", text))), "")
    return text.replace(named, draft.rng.choice(texts.OBJECTS)) if named and draft.setting.per == "object" else None


def _alone(replica: Replica) -> bool:
    """Whether our switch is no pair with a box that is kept in step."""
    mirrors = [node for node in replica.nodes() if node.tag == "input" and node.attributes.get("aria-hidden")]
    return replica.draft.toggles and not mirrors


def _custom(tag: str) -> Callable[[Replica], bool]:
    """Every switch a custom element, which keeps its value to itself."""

    def make(replica: Replica) -> bool:
        if not _alone(replica):
            return False
        boxes = [node for node in replica.nodes() if node.tag in ("input", "button") and is_control(node)]
        for node in boxes:
            given = node.attributes
            value = given.get("aria-checked") or str(given.get("checked") is not None).lower()
            kept = KEPT & given.keys()
            node.tag, node.children = tag, []
            node.attributes = {"data-made-value": value, **{name: given[name] for name in kept}}
        replica.truth = None if boxes and tag == "ui-stateless" else replica.truth
        return bool(boxes)

    return make


def _redrawn(replica: Replica) -> bool:
    """Our switch is a list of two words, known ones or others."""
    tied, draft = replica.tied(), replica.draft
    if not tied or not replica.truth or not _alone(replica):
        return False
    pair = draft.rng.choice([*draft.pairs, ("Allow", "Refuse")])
    given = tied.control.attributes
    kept = KEPT & given.keys()
    chosen = 0 if replica.truth == "on" else 1
    options = [element("option", word, selected="" if place == chosen else None) for place, word in enumerate(pair)]
    tied.control.tag, tied.control.children = "select", [*options]
    tied.control.attributes = {name: given[name] for name in kept}
    replica.truth = replica.truth if pair in draft.pairs else None
    return True


# What rows lead to


def _links(replica: Replica) -> list[Node]:
    """The links that lead to the setting's own page."""
    pages = replica.draft.setting.pages if replica.draft.tells == "row" else []
    own = [pattern for page in pages if page.tells == "control" for pattern in page.addresses]
    return [node for node in replica.nodes() if node.tag == "a" and node.attributes.get("href") in own]


def _second_link(replica: Replica) -> bool:
    """A banner leads there too, and says nothing of its state."""
    links = _links(replica)
    banner = element("aside", element("a", "New", href=links[0].attributes["href"])) if links else ""
    replica.content = [banner, *replica.content]
    return bool(links)


def _action(replica: Replica) -> bool:
    """The row offers what can be done."""
    for link in _links(replica):
        link.children.append(element("b", texts.ACTIONS["en"][1 if replica.truth == "on" else 0]))
    return bool(_links(replica))


def _based(replica: Replica) -> bool:
    """The row's link is relative to a base."""
    links = _links(replica)
    for link in links:
        start, link.attributes["href"] = (link.attributes["href"] or "").rsplit("/", 1)
        replica.content = [element("base", href=f"{start}/"), *replica.content]
    return bool(links)


def _beside(tag: str, **attributes: str) -> Callable[[Replica], bool]:
    def add(replica: Replica) -> bool:
        own = draw(drafts.stranger(replica.draft), replica.draft.fresh)
        replica.content = [*replica.content, element(tag, element("h2", "Cookies"), own, **attributes)]
        return True

    return add


def _opening(name: str) -> Callable[[Replica], bool]:
    def open_so(replica: Replica) -> bool:
        fixed = not replica.draft.toggles or STILL.intersection(replica.mutations) or replica.opener()
        if replica.opening or replica.restored or (name != "drawn late" and fixed):
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
    "no aria-checked while off, as its neighbours": _untold,
    "restored": _restored,
    "second link": _second_link,
    "action inside": _action,
    "relative to a base": _based,
    **{name: _scrolled(name) for name in SCROLLED},
}
TO_OURS: dict[str, Callable[[Replica], bool]] = {
    **{name: _signed(name) for name in SIGNS},
    "label turned round": _written(_turned),
    "state word contradicts": _contrary,
    "label of another object": _written(_of_another),
    "custom element": _custom("ui-stated"),
    "custom element, state within": _custom("ui-stateless"),
    "redrawn with two words": _redrawn,
}
"""What is done to our control, before anything else."""
STILL = {"state word contradicts", "redrawn with two words"}
"""With one of these, moving what can be ticked would give another page than what is known of it."""
