"""A page's elements while it's being made.

What HTML can't say stands in `data-made-…` attributes, which `draw.js` takes away as it makes it true: a value that
only the property has (`ticked`, `mixed`, `chosen`), and what the next stage changes (`flips`). A template that says
`shadow` becomes the shadow root of the element it stands in, one that says `frame` becomes a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

VOID = {"input", "img", "br", "hr"}
RAW = {"style"}
"""Elements whose text is no markup."""
REFERENCES = ("aria-labelledby", "for")
"""Attributes that name other elements' ids."""


@dataclass
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


def html(nodes: list[Node | str]) -> str:
    """The HTML of elements and texts, one after another."""
    return "".join(str(node) if isinstance(node, Node) else escape(node, quote=False) for node in nodes)


def element(tag: str, *children: Node | str, **attributes: str | None) -> Node:
    """An element; attributes as keywords, with an underscore for each hyphen, and `class_` for a word of Python's."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return Node(tag, named, [child for child in children if child != ""])


def rename(nodes: list[Node], kept: set[str], name: Callable[[str], str]) -> None:
    """Give every id and class another name, references included; ids in `kept` stay."""
    for node in (inner for top in nodes for inner in top.walk()):
        for attribute in ("id", *REFERENCES):
            value = node.attributes.get(attribute)
            if value:
                words = [word if word in kept else name(word) for word in value.split()]
                node.attributes[attribute] = " ".join(words)
        if node.attributes.get("class"):
            node.attributes["class"] = name(str(node.attributes["class"]))
