"""Signs that contradict each other, put to a control's elements: those of made pages as those of replicas.

With most of them only unknown is right: who knows whose control it is then?
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from builder.quality.mutating.controls import Control, Fresh, draw
from builder.quality.mutating.tree import Node, above, element, walk

ROLES = {"switch", "checkbox", "menuitemcheckbox", "combobox", "radiogroup", "group"}
LABELABLE = {"input", "select", "button", "ui-stated", "ui-stateless"}


def is_control(node: Node) -> bool:
    """Whether an element is a control, rather than a copy that is kept in step with one."""
    given = node.attributes
    native = node.tag in LABELABLE - {"input", "button"} or (node.tag == "input" and given.get("type") == "checkbox")
    spoken = given.get("role") in ROLES or given.get("aria-pressed") or given.get("aria-haspopup")
    return bool(native or spoken or node.tag == "summary") and given.get("aria-hidden") != "true"


def label_in(content: Sequence[Node | str], says: Callable[[str], bool]) -> Node | None:
    """The innermost element that says a label and nothing else; None where there are several."""
    found = [node for node in walk(content) if says(node.text.strip())]
    innermost = [node for node in found if not any(inner in found for inner in node.children)]
    return innermost[0] if len(innermost) == 1 else None


@dataclass
class Tied:
    """A control and its label, in content that more can be put into. `other`: a stranger's control of the same kind."""

    content: list[Node | str]
    control: Node
    label: Node | None
    other: Control
    rng: Random
    fresh: Fresh

    def beside(self, node: Node, *, first: bool = False) -> None:
        """Put an element beside the control."""
        holders = above(self.content, self.control)
        inside = next((at for at in holders if at.tag not in ("label", "a", "button", "summary")), None)
        children = inside.children if inside else self.content
        children.insert(0 if first else len(children), node)

    def named(self, control: Node) -> str | None:
        """The id of the label, by which a control is named from now on; None without a label that can name ours."""
        if self.label is None or self._root(self.control) is not self._root(self.label):
            return None
        name = self.label.attributes["id"] = self.label.attributes.get("id") or self.fresh()
        names = (control.attributes.get("aria-labelledby") or "").split()
        control.attributes["aria-labelledby"] = " ".join(dict.fromkeys([name, *names]))
        return name

    def _root(self, node: Node) -> Node | None:
        return next((at for at in above(self.content, node) if at.tag == "template"), None)


def _two_labels(tied: Tied) -> bool:
    """What labels our control labels it as something else too."""
    given, words = tied.control.attributes, tied.other.label
    labelable = tied.control.tag in LABELABLE
    if not (labelable and tied.rng.random() < 0.5) and (given.get("aria-labelledby") or tied.named(tied.control)):
        name = tied.fresh()
        given["aria-labelledby"] = f"{given['aria-labelledby']} {name}"
        tied.beside(element("span", words, id=name))
        return True
    given["id"] = given.get("id") or tied.fresh()
    tied.beside(Node("label", {"for": given["id"]}, [words]), first=tied.rng.random() < 0.5)
    return labelable


def _one_label(tied: Tied) -> bool:
    """Another control is named by our label."""
    shape = "native list" if tied.other.answers else tied.rng.choice(["native switch", "ARIA switch"])
    drawn = draw(replace(tied.other, shape=shape, label="", word="", naming="near"), tied.fresh)
    if not tied.named(next(node for node in drawn.walk() if is_control(node))):
        return False
    tied.beside(drawn, first=tied.rng.random() < 0.5)
    return True


def _doubled(words: str | None) -> Callable[[Tied], bool]:
    """The id of our label is another element's too, which says something else, or the same."""

    def double(tied: Tied) -> bool:
        name = tied.named(tied.control)
        if not name or not tied.label:
            return False
        said = tied.label.text if words is None else tied.other.label
        tied.beside(element("span", said, id=name), first=tied.rng.random() < 0.5)
        return True

    return double


SIGNS: dict[str, Callable[[Tied], bool]] = {
    "two labels claim it": _two_labels,
    "one label for two": _one_label,
    "label's id doubled": _doubled("other"),
    "label's id doubled, same words": _doubled(None),
}
HARMLESS = {"label's id doubled, same words"}
"""Those that leave no doubt."""
