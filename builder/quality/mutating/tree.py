"""A page's elements while it's being made.

What HTML can't say stands in `data-made-…` attributes, which `draw.js` takes away as it makes it true: a value that
only the property has (`ticked`, `mixed`, `chosen`) or a custom element's internals (`value`), a scroller that is at its
end (`scrolled`), a dialog that is open (`open`), and what the next stage changes (`flips`). A template that says
`shadow` becomes the shadow root of the element it stands in, one that says `frame` becomes a frame, and one that says
`body` gives its other attributes to the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

VOID = {"input", "img", "br", "hr", "base"}
RAW = {"style"}
"""Elements whose text is no markup."""
REFERENCES = ("aria-labelledby", "for")
"""Attributes that name other elements' ids."""


@dataclass(eq=False)
class Node:
    """An element. An attribute without a value is ""; one that is None is left out."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def __str__(self) -> str:
        given = {name: value for name, value in self.attributes.items() if value is not None}
        shown = "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in given.items())
        if self.tag in VOID:
            return f"<{self.tag}{shown}>"
        inner = "".join(map(str, self.children)) if self.tag in RAW else html(self.children)
        return f"<{self.tag}{shown}>{inner}</{self.tag}>"

    def walk(self) -> Iterator[Node]:
        """The element itself and every element below."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    @property
    def text(self) -> str:
        """What is written in it, but for what shadow roots and frames hold."""
        inner = [child.text if isinstance(child, Node) else child for child in self.children]
        return "" if self.tag == "template" else "".join(inner)


def walk(nodes: Sequence[Node | str]) -> Iterator[Node]:
    """Every element of some content."""
    for node in nodes:
        if isinstance(node, Node):
            yield from node.walk()


def above(nodes: Sequence[Node | str], node: Node) -> list[Node]:
    """The elements that hold another, from the nearest outwards."""
    holder = next((one for one in walk(nodes) if any(child is node for child in one.children)), None)
    return [holder, *above(nodes, holder)] if holder else []


def html(nodes: Sequence[Node | str]) -> str:
    """The HTML of elements and texts, one after another."""
    return "".join(str(node) if isinstance(node, Node) else escape(node, quote=False) for node in nodes)


def element(tag: str, *children: Node | str, **attributes: str | None) -> Node:
    """An element; attributes as keywords, with an underscore for each hyphen, and `class_` for a word of Python's."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return Node(tag, named, [child for child in children if child != ""])


def rename(nodes: Sequence[Node | str], kept: set[str], name: Callable[[str], str]) -> None:
    """Give every id and class another name, references included; ids in `kept` stay."""
    for node in walk(nodes):
        for attribute in ("id", *REFERENCES):
            value = node.attributes.get(attribute)
            if value:
                words = [word if word in kept else name(word) for word in value.split()]
                node.attributes[attribute] = " ".join(words)
        if node.attributes.get("class"):
            node.attributes["class"] = name(str(node.attributes["class"]))
