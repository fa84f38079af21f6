"""What services, their component libraries and other people's code do to a page; each by a name for the report.

A mutation changes a draft and says whether it could. What may be read follows from the draft: no mutation says so.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from builder.definitions import Definition
from builder.definitions.models import Setting
from builder.mutating import controls, drafts, texts
from builder.mutating.controls import Control, draw
from builder.mutating.drafts import Copy, Draft, Holder, stranger
from builder.mutating.tree import Node, element

Mutation = Callable[[Draft], bool]
MOST = 4
"""How many mutations one page gets."""


def mutate(definition: Definition, setting: Setting, place: int, seed: str) -> drafts.Page:
    """The page that a seed makes of one kind of a setting's pages."""
    rng = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    draft = drafts.base(definition, setting, place, rng)
    for name in rng.sample(list(MUTATIONS), rng.randint(0, MOST)):
        if MUTATIONS[name](draft):
            draft.mutations.append(name)
    return draft.page()


# What happens to our own control


def _other_shape(draft: Draft) -> bool:
    """ARIA instead of native and back."""
    if not draft.ours:
        return False
    draft.ours.shape = draft.rng.choice(list(controls.BY_KIND[draft.kind]))
    return True


def _no_key(draft: Draft) -> bool:
    if not draft.ours or not draft.ours.key:
        return False
    draft.ours.key = None
    return True


def _no_scope(draft: Draft) -> bool:
    draft.unscoped = draft.setting.scope is not None
    return draft.unscoped


def _shuffled(draft: Draft) -> bool:
    """Ours has another place among its neighbours."""
    draft.shuffled = draft.setting.scope is not None
    return draft.shuffled


def _translated(draft: Draft) -> bool:
    if not draft.ours:
        return False
    kept = draft.setting.scope.kept if draft.setting.scope else []
    draft.ours.label = " ".join([texts.one(texts.TRAINING, draft.language), *kept])
    return True


def _no_label(draft: Draft) -> bool:
    if not draft.ours:
        return False
    draft.ours.label = ""
    return True


def _drawn(how: str) -> Mutation:
    """One more thing to mind when our control is drawn, whatever it is."""

    def apply(draft: Draft) -> bool:
        if not draft.ours:
            return False
        setattr(draft.ours, how, True)
        return True

    return apply


def _mixed(draft: Draft) -> bool:
    if not draft.ours or not draft.toggles:
        return False
    draft.ours.mixed = True
    return True


def _wrong_word(draft: Draft) -> bool:
    """The word beside the switch wasn't changed with it, or means something else."""
    if not draft.ours or not draft.toggles:
        return False
    draft.ours.word = drafts.state_word(draft.language, not draft.ours.ticked)
    return True


def _foreign_words(draft: Draft) -> bool:
    if not draft.ours or draft.toggles:
        return False
    draft.ours.answers[:2] = texts.WORDS.get(draft.language, texts.WORDS["sv"])
    return True


def _third_answer(draft: Draft) -> bool:
    """An answer nobody has quoted, chosen or not."""
    if not draft.ours or draft.toggles:
        return False
    draft.ours.answers = [*draft.ours.answers, "Later"]
    draft.ours.chosen = draft.rng.choice([draft.ours.chosen, 2])
    return True


def _no_answer(draft: Draft) -> bool:
    if not draft.ours or draft.toggles:
        return False
    draft.ours.chosen = None
    return True


def _absent(draft: Draft) -> bool:
    """Ours isn't there, though the page is the setting's."""
    if not draft.ours:
        return False
    draft.ours = None
    draft.heading = draft.rng.choice([draft.heading, *texts.HEADINGS])
    return True


def _near_miss_page(draft: Draft) -> bool:
    """In the place of ours stands one that looks like it."""
    if not _absent(draft):
        return False
    draft.before = [_near_miss(draft)]
    return True


# What stands around it


def _near_miss(draft: Draft) -> Control:
    """Another's control: one the definition warns of, or one whose label is ours in part."""
    rng, never = draft.rng, draft.setting.never
    quote = filled(rng.choice(draft.setting.labels).text, draft)
    words = quote.split()
    labels = [label.text for label in never.labels]
    if len(words) > 2:
        labels.append(" ".join(words[: len(words) // 2]))
    if not any(label.text.endswith("*") for label in draft.setting.labels):
        labels.append(quote + rng.choice(texts.TAIL))
    keys = [(key.attribute, key.value) for key in never.keys]
    if keys and rng.random() < 0.3:
        return stranger(draft, None, rng.choice(keys))
    return stranger(draft, rng.choice(labels or texts.of(texts.STRANGERS, draft.language)))


def filled(label: str, draft: Draft) -> str:
    """A quoted label as a page prints it."""
    return drafts.filled(label, draft.rng)


def _before(draft: Draft) -> bool:
    draft.before = [*draft.before, stranger(draft)]
    return True


def _after(draft: Draft) -> bool:
    draft.after = [*draft.after, stranger(draft), *([stranger(draft)] if draft.rng.random() < 0.3 else [])]
    return True


def _near_miss_beside(draft: Draft) -> bool:
    where = draft.rng.choice([draft.before, draft.after])
    where.insert(draft.rng.randint(0, len(where)), _near_miss(draft))
    return True


def _nameless_beside(draft: Draft) -> bool:
    """A control that nothing is written on. A word alone would be no control of another's: whose is it?"""
    if draft.kind == "status-text":
        return False
    draft.rng.choice([draft.before, draft.after]).append(stranger(draft, ""))
    return True


def _crowd(draft: Draft) -> bool:
    draft.after = [*draft.after, *(stranger(draft) for _ in range(55))]
    return True


HIDDEN = (
    ("style", "display:none"),
    ("style", "visibility:hidden"),
    ("hidden", ""),
    ("inert", ""),
    ("class", "parked"),
    ("class", "folded"),
    ("class", "faded"),
)


def _hidden_copy(draft: Draft) -> bool:
    """A copy in the other state that no member sees, such as another layout's."""
    draft.copies.append(Copy(contrary=True, shown=False, attributes=(draft.rng.choice(HIDDEN),)))
    return draft.ours is not None


def _template_copy(draft: Draft) -> bool:
    draft.copies.append(Copy(contrary=True, shown=False, holder="template"))
    return draft.ours is not None


def _shown_copy(draft: Draft) -> bool:
    """A second one, in the same state or the other."""
    if draft.opening:
        return False
    draft.copies.append(Copy(contrary=draft.rng.random() < 0.5, shown=True))
    return draft.ours is not None


def _bare_heading(draft: Draft) -> bool:
    """The heading says neither the setting's name nor anything like it."""
    draft.heading = draft.rng.choice(texts.HEADINGS)
    return True


# How the page is made


def _hashed(draft: Draft) -> bool:
    draft.hashed = True
    return True


def _wrapped(draft: Draft) -> bool:
    for _ in range(draft.rng.randint(1, 6)):
        tag = draft.rng.choice(["div", "div", "span", "ui-row"])
        draft.rng.choice([draft.holders, draft.around]).append(_in_element(tag))
    return True


def _in_element(tag: str) -> Holder:
    return lambda content: Node(tag, {}, content)


def _in_shadow(mode: str) -> Mutation:
    def hold(draft: Draft) -> bool:
        tag = draft.rng.choice(["div", "section", "ui-card"])

        def holder(content: list[Node | str]) -> Node:
            return element(tag, Node("template", {"data-made-shadow": mode}, content))

        draft.rng.choice([draft.holders, draft.around]).append(holder)
        return True

    return hold


def _in_frame(draft: Draft) -> bool:
    def holder(content: list[Node | str]) -> Node:
        return element("div", Node("template", {"data-made-frame": ""}, content))

    draft.rng.choice([draft.holders, draft.around]).append(holder)
    return True


def _layout(draft: Draft) -> bool:
    draft.layout = draft.rng.choice(["card", "rows", "flat"])
    return True


def _busy(draft: Draft) -> bool:
    draft.busy = True
    return True


def _language(draft: Draft) -> bool:
    """The page's language is another, and so are the words on it, but for what wasn't translated."""
    draft.language = draft.rng.choice(list(texts.STRANGERS))
    return True


def _no_language(draft: Draft) -> bool:
    draft.language = ""
    return True


def _name_elsewhere(draft: Draft) -> bool:
    """A link to the setting by its name, somewhere else on the page."""
    if not draft.setting.names:
        return False
    draft.beside.append(element("nav", element("a", draft.rng.choice(draft.setting.names).text, href="#")))
    return True


def _dialog(draft: Draft) -> bool:
    """A dialog with a choice of its own."""
    choice = draw(stranger(draft), draft.fresh)
    draft.beside.append(element("div", element("h2", "Cookies"), choice, role="dialog", aria_modal="true"))
    return True


def _sign_in(draft: Draft) -> bool:
    """A sign-in form, with the box that such forms have."""
    box = element("label", element("input", type="checkbox", checked=""), "Remember me")
    password = element("input", type="password")
    draft.beside.append(element("form", password, box))
    return True


def _opening(name: str) -> Mutation:
    def open_so(draft: Draft) -> bool:
        if draft.opening or "shown copy" in draft.mutations:
            return False
        draft.opening = name
        return True

    return open_so


MUTATIONS: dict[str, Mutation] = {
    "other shape": _other_shape,
    "no key": _no_key,
    "no scope": _no_scope,
    "other place": _shuffled,
    "label translated": _translated,
    "no label": _no_label,
    "label split": _drawn("split"),
    "order swapped": _drawn("swapped"),
    "state by property alone": _drawn("by_property"),
    "wrong aria-checked left": _drawn("stale"),
    "neither on nor off": _mixed,
    "locked": _drawn("locked"),
    "wrong state word": _wrong_word,
    "unknown words": _foreign_words,
    "third answer": _third_answer,
    "no answer": _no_answer,
    "absent": _absent,
    "near-miss page": _near_miss_page,
    "stranger before": _before,
    "stranger after": _after,
    "near-miss beside": _near_miss_beside,
    "nameless beside": _nameless_beside,
    "crowd": _crowd,
    "hidden copy": _hidden_copy,
    "copy in a template": _template_copy,
    "shown copy": _shown_copy,
    "other heading": _bare_heading,
    "classes and ids hashed": _hashed,
    "wrapped": _wrapped,
    "open shadow root": _in_shadow("open"),
    "closed shadow root": _in_shadow("closed"),
    "frame": _in_frame,
    "other layout": _layout,
    "busy": _busy,
    "other language": _language,
    "no language": _no_language,
    "name elsewhere": _name_elsewhere,
    "dialog": _dialog,
    "sign-in form": _sign_in,
    **{name: _opening(name) for name in drafts.OPENINGS},
}
