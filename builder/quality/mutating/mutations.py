"""What services, their component libraries and other people's code do to a page; each by a name for the report.

A mutation changes a draft and says whether it could. What may be read follows from the draft: no mutation says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from builder.data.definitions import Definition
from builder.data.definitions.models import Setting
from builder.quality.mutating import controls, drafts, texts
from builder.quality.mutating.controls import Control, draw
from builder.quality.mutating.drafts import Copy, Draft, Holder, stranger
from builder.quality.mutating.signs import SIGNS
from builder.quality.mutating.tree import Node, element

Mutation = Callable[[Draft], bool]
MOST = 3
"""How many mutations one page gets."""
SIGNED = 0.1
"""How many pages get signs that contradict each other, if they can."""


def mutate(definition: Definition, setting: Setting, place: int, seed: str) -> drafts.Page:
    """The page that a seed makes of one kind of a setting's pages."""
    rng = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    draft = drafts.base(definition, setting, place, rng)
    most = rng.randint(0, MOST)
    for name in rng.sample(list(MUTATIONS), len(MUTATIONS)):
        if len(draft.mutations) < most and MUTATIONS[name](draft):
            draft.mutations.append(name)
    # A second one of ours without the sign would speak for itself.
    if rng.random() < SIGNED and not any(copy.shown for copy in draft.copies):
        draft.signs = [name for name in [rng.choice(list(SIGNS))] if (tied := draft.tied()) and SIGNS[name](tied)]
    draft.mutations += draft.signs
    return draft.page()


def lesson(definition: Definition, setting: Setting, place: int, seed: str) -> drafts.Stage:
    """The same page before anything is changed."""
    rng = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    return drafts.base(definition, setting, place, rng).page().stages[-1]


# What happens to our own control


def _other_shape(draft: Draft) -> bool:
    """ARIA instead of native and back."""
    if not draft.ours:
        return False
    draft.ours.shape = draft.rng.choice(controls.family(draft.ours))
    return True


def _made(*shapes: str, **more: Any) -> Mutation:
    """Our toggle in one of some shapes, with something more to mind."""

    def apply(draft: Draft) -> bool:
        ours = draft.ours
        if not ours or not _ticks(draft) or ours.restored:
            return False
        draft.ours = replace(ours, shape=draft.rng.choice(shapes), **more)
        return True

    return apply


def _as_neighbours(draft: Draft) -> bool:
    """As all switches of its library, ours has no aria-checked while it's off."""
    if not _made(*controls.TOLD, told="on")(draft):
        return False
    for ticked in (True, False):
        neighbour = replace(stranger(draft), shape="ARIA switch", told="on", ticked=ticked)
        draft.rng.choice([draft.before, draft.after]).append(neighbour)
    return True


def _restored(draft: Draft) -> bool:
    """The browser put the page back, with another value than it was loaded with; what a script draws is news."""
    if draft.opening:
        return False
    if draft.kind == "select" and draft.ours and draft.ours.chosen in (0, 1):
        draft.ours = replace(draft.ours, shape="native list", restored=True)
        return True
    return _made(*controls.NATIVE, restored=True)(draft)


def _redrawn(draft: Draft) -> bool:
    """Our toggle has a word for each of its states: words that are known, or others."""
    ours = draft.ours
    if not ours or not _ticks(draft) or ours.mixed or ours.restored:
        return False
    pair = draft.rng.choice([*draft.pairs, texts.WORDS.get(draft.language, texts.WORDS["sv"]), ("Allow", "Refuse")])
    # What a word says is said of training; one that nobody has quoted, of the control.
    on = draft.on if pair in draft.pairs else ours.ticked
    shape = draft.rng.choice(list(controls.PAIRS))
    draft.ours = replace(ours, shape=shape, answers=list(pair), chosen=0 if on else 1)
    return True


def _opened(draft: Draft) -> bool:
    """Ours stands in a dialog that isn't open; the button that opens it prints the state."""
    ours, opener = draft.ours, draft.setting.opener
    if not ours or not opener or not _ticks(draft) or ours.mixed or ours.restored or draft.opening:
        return False
    keys: list[tuple[str, str] | None] = [(key.attribute, key.value) for key in opener.keys]
    own = draft.rng.choice([None, *keys])
    words = drafts.answers(draft)
    shape = draft.rng.choice(list(controls.OPENERS))
    draft.ours = replace(ours, shape=shape, key=own, answers=words, chosen=0 if draft.on else 1)
    return True


def _ending(draft: Draft) -> bool:
    """Its name ends in the state's word, the right one or the other."""
    ours = draft.ours
    if not ours or draft.kind not in controls.NAMED or ours.restored or (draft.toggles and ours.answers):
        return False
    word = draft.rng.choice(["On", "Off"]) if draft.toggles else draft.rng.choice([ours.ending, *ours.answers[:2]])
    shape = draft.rng.choice(controls.NAMED[draft.kind])
    draft.ours = replace(ours, naming="aria", ending=word, leads="", shape=shape)
    return True


def _leads(draft: Draft) -> bool:
    """A link stands in the label's line: to more about it, or with words that go on with the label."""
    if not draft.ours or draft.kind in ("row", "status-text"):
        return False
    # An attribute has no link in it; and after a label that is open at its end a link may be the name.
    naming = draft.rng.choice(["id", "near"])
    other = [] if any(quote.text.endswith("*") for quote in draft.setting.labels) else ["for ads alone"]
    draft.ours = replace(draft.ours, naming=naming, ending="", leads=draft.rng.choice([*texts.MORE, *other]))
    return True


def _pending(draft: Draft) -> bool:
    """The page asks a question that the member hasn't answered yet."""
    if not draft.setting.undecided or draft.opening:
        return False
    draft.beside.insert(0, element("h2", f"{draft.rng.choice(draft.setting.undecided).text}, please"))
    draft.astray = True
    return True


def _entrance(draft: Draft) -> bool:
    """In the place of ours stands the sign-in screen."""
    walls = draft.definition.walls
    if not walls or not walls.keys or not _absent(draft):
        return False
    key = draft.rng.choice(walls.keys)
    field = element("input", type="email")
    draft.beside.append(element("form", field, Node("button", {key.attribute: key.value}, ["Continue"])))
    return True


def _turned(draft: Draft) -> bool:
    """Our key, and a label that says the opposite."""
    if not draft.ours or draft.kind == "row":
        return False
    draft.ours.turned = draft.rng.choice(texts.of(texts.TURNED, draft.language))
    return True


def _another_object(draft: Draft) -> bool:
    """The label names another blog or site than the address."""
    others = [name for name in texts.OBJECTS if name != draft.named]
    if not draft.ours or draft.named not in draft.ours.label:
        return False
    draft.ours.label = draft.ours.label.replace(draft.named, draft.rng.choice(others))
    return True


def _no_save(draft: Draft) -> bool:
    """Nothing on the page says that a change must be saved."""
    draft.saves = False
    return draft.setting.save


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
    draft.ours.label = " ".join([texts.instead(draft.setting, draft.language), *kept])
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


def _ticks(draft: Draft) -> bool:
    """Whether our control is there, and is one that is ticked or not."""
    return draft.ours is not None and not draft.ours.answers


def _mixed(draft: Draft) -> bool:
    if not draft.ours or not _ticks(draft):
        return False
    draft.ours.mixed = True
    return True


def _word(known: bool) -> Mutation:
    """A word beside the switch that says the opposite, be it that the definition knows it or not."""

    def write(draft: Draft) -> bool:
        if not draft.ours or not _ticks(draft):
            return False
        quoted = [word for words in draft.words for word in [*words.on, *words.off]]
        contrary = [word for words in draft.words for word in (words.off if draft.on else words.on)]
        other = drafts.state_word(draft.language, not draft.ours.ticked)
        words = contrary if known else [word for word in [other] if word not in quoted]
        if words:
            draft.ours.word = draft.rng.choice(words)
        return bool(words)

    return write


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
    labels = [filled(label.text, draft) for label in never.labels]
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
    return drafts.filled(label, draft.named)


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


def _base(astray: bool) -> Mutation:
    """The row's link is relative to a base, which is the setting's or another site's."""

    def relate(draft: Draft) -> bool:
        if not draft.ours or draft.kind != "row" or "/" not in draft.ours.address:
            return False
        start, last = draft.ours.address.rsplit("/", 1)
        draft.ours.address = last
        draft.astray = astray
        draft.beside.insert(0, element("base", href="https://elsewhere.example/a/" if astray else f"{start}/"))
        return True

    return relate


def _second_link(draft: Draft) -> bool:
    """A banner or a menu leads to the setting too, and says nothing of its state."""
    if not draft.ours or draft.kind != "row":
        return False
    link = element("a", draft.rng.choice([draft.ours.label, "New", ""]), href=draft.ours.address)
    draft.beside.insert(0, element(draft.rng.choice(["nav", "aside", "div"]), link))
    return True


def _action(place: str) -> Mutation:
    """Beside the row or in it stands what it offers to do, with the state or in its place."""

    def offer(draft: Draft) -> bool:
        if not draft.ours or draft.kind != "row":
            return False
        action = texts.ACTIONS.get(draft.language, texts.ACTIONS["en"])[1 if draft.on else 0]
        if place == "beside":
            draft.holders.append(lambda content: Node("div", {}, [*content, element("button", action)]))
        else:
            draft.ours.action = action
        draft.ours.chosen = None if place == "instead" else draft.ours.chosen
        return True

    return offer


def _error(draft: Draft) -> bool:
    """An error stands in the place of ours, with a link to sign in again."""
    walls = draft.definition.walls.addresses if draft.definition.walls else []
    if draft.tells == "row" or not walls or not _absent(draft):
        return False
    link = element("a", "Sign in again", href=draft.rng.choice(walls).replace("**", "x"))
    draft.beside.append(element("div", element("p", "Something went wrong."), link, role="alert"))
    draft.failed = True
    return True


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


def cookies(draft: Draft) -> Node:
    """An open dialog with a choice of its own."""
    choice = draw(stranger(draft), draft.fresh)
    return element("dialog", element("h2", "Cookies"), choice, data_made_open="")


def _body(**attributes: str) -> Node:
    return element("template", data_made_body="", **attributes)


def _styled(style: str, *after: Node, **attributes: str) -> Holder:
    return lambda content: element("div", *content, *after, style=style, **attributes)


SCROLLED: dict[str, tuple[Holder, Callable[[Draft], list[Node]]]] = {
    "above the top of its scroller": (
        _styled("height:300px;overflow:auto", element("div", style="height:3000px"), data_made_scrolled=""),
        lambda _: [],
    ),
    "body fixed behind a dialog": (
        _styled("min-height:3000px"),
        lambda draft: [_body(style="position:fixed;top:-1500px;left:0;right:0"), cookies(draft)],
    ),
    "inert behind a dialog": (_styled("", inert=""), lambda draft: [cookies(draft)]),
    "body alone right-to-left": (_styled("width:4000px"), lambda _: [_body(dir="rtl")]),
}
"""Where members scroll, and what else stands there: a holder of the content, and what comes beside it."""


def _scrolled(name: str) -> Mutation:
    holder, beside = SCROLLED[name]

    def scroll(draft: Draft) -> bool:
        draft.around.append(holder)
        draft.beside += beside(draft)
        return True

    return scroll


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
        if draft.opening or "shown copy" in draft.mutations or (draft.ours and draft.ours.restored):
            return False
        draft.opening = name
        return True

    return open_so


MUTATIONS: dict[str, Mutation] = {
    "other shape": _other_shape,
    "opener": _opened,
    "state in its name": _ending,
    "link in its line": _leads,
    "question pending": _pending,
    "sign-in screen": _entrance,
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
    "wrong state word": _word(known=False),
    "state word contradicts": _word(known=True),
    "custom element": _made("custom element"),
    "custom element, state within": _made("custom element, state within"),
    "no aria-checked while off": _made(*controls.TOLD, told="on"),
    "no aria-checked while off, as its neighbours": _as_neighbours,
    "restored": _restored,
    "redrawn with two words": _redrawn,
    "label turned round": _turned,
    "label of another object": _another_object,
    "nothing said of saving": _no_save,
    "relative to a base": _base(astray=False),
    "led astray by a base": _base(astray=True),
    "second link": _second_link,
    "action beside": _action("beside"),
    "action inside": _action("inside"),
    "action instead of a state": _action("instead"),
    "error with a way to sign in": _error,
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
    **{name: _scrolled(name) for name in SCROLLED},
    **{name: _opening(name) for name in drafts.OPENINGS},
}
