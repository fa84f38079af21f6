"""A page of a setting while it's being made: what stands on it, in what order, and what may be read of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal
from zlib import crc32

from builder.data.definitions import Definition
from builder.data.definitions.models import Setting, Words
from builder.data.definitions.vocabulary import TOGGLES, Tells
from builder.quality.mutating import controls, texts
from builder.quality.mutating.controls import UNTOLD, Control, draw
from builder.quality.mutating.signs import HARMLESS, SIGNS, Tied, is_control, label_in
from builder.quality.mutating.tree import Node, element, html, rename, walk

State = Literal["on", "off"]
Holder = Callable[[list[Node | str]], Node]
"""Puts content into an element."""
STANDS = 60_000
"""How long a stage stands that may be believed, ms."""

STYLE = """
body { margin: 0; font: 16px/1.4 sans-serif } .line { display: flex; gap: 16px; justify-content: space-between }
.handle { display: inline-block; width: 36px; height: 20px } button { min-width: 36px; min-height: 20px }
.no-opacity { opacity: 0; position: absolute; width: 36px; height: 20px; margin: 0 }
iframe { width: 600px; height: 500px }
.parked { position: absolute; left: -9999px } .folded { height: 0; overflow: hidden } .faded { opacity: 0 }
"""


@dataclass(frozen=True)
class Stage:
    """What the page shows for a while, in ms; `html` None leaves it as it is and flips what is made to flip.

    `truth` is what may be read of it: None where nothing may. `former` is what a page showed at the address before.
    `unlike` is a reason that would be wrong too.
    """

    html: str | None
    truth: State | None
    lasts: int = STANDS
    former: bool = False
    unlike: str = ""


@dataclass(frozen=True)
class Page:
    """A finished page: its place in the run, how it was changed, and what it shows one after another.

    `restored`: the browser put it back as it was left, so what its controls show is no news of the service's.
    `address`: what it would be opened at. `lesson`: the page as it was when a member showed its control, where one did.
    """

    service: str
    setting: str
    tells: Tells
    alone: bool
    early: bool
    language: str
    right_to_left: bool
    mutations: tuple[str, ...]
    stages: tuple[Stage, ...]
    replica: str = ""
    restored: bool = False
    address: str = ""
    lesson: Stage | None = None


@dataclass(frozen=True)
class Copy:
    """A second one of ours: in the same state or the other, and in an element that hides it unless it's shown."""

    contrary: bool
    shown: bool
    holder: str = "div"
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass
class Draft:
    """A page being made. `ours` is None where the setting's control isn't on it.

    `named`: the object (blog, site) that its address and its label are about. `astray`: what it shows isn't what the
    setting at this address holds. `failed`: an error stands in its place. `saves`: it says that changes must be saved.
    """

    definition: Definition
    setting: Setting
    tells: Tells
    alone: bool
    early: bool
    rng: Random
    language: str
    on: bool
    address: str
    named: str
    ours: Control | None
    heading: str
    layout: str
    before: list[Control] = field(default_factory=list)
    after: list[Control] = field(default_factory=list)
    beside: list[Node] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    around: list[Holder] = field(default_factory=list)
    unscoped: bool = False
    shuffled: bool = False
    opening: str = ""
    hashed: bool = False
    busy: bool = False
    asks: bool = False
    astray: bool = False
    failed: bool = False
    saves: bool = True
    signs: list[str] = field(default_factory=list)
    mutations: list[str] = field(default_factory=list)
    ids: int = 0

    @property
    def kind(self) -> str:
        """How the state is shown: by the setting's control, or by a row that leads to its page."""
        return self.setting.kind if self.tells == "control" else "row"

    @property
    def toggles(self) -> bool:
        """Whether the control is ticked or not, rather than saying words."""
        return self.kind in TOGGLES

    @property
    def truth(self) -> State | None:
        """What may be read of the page; None where only unknown is right."""
        ours = self.ours
        if ours is None or self.astray or not HARMLESS.issuperset(self.signs):
            return None
        if any(other in ours.label for other in texts.OBJECTS if other != self.named):
            return None
        if any(copy.contrary for copy in self.copies if copy.shown) or (ours.turned and ours.label) or ours.restored:
            return None
        if not self._named_so(ours):
            return None
        if ours.answers:
            # On and off say how the control stands, which is known of a toggle.
            plain = ours.answers[:2] == ["On", "Off"] or said(ours.answers[ours.chosen or 0], self.setting.words)
            known = ours.chosen in (0, 1) and (not self.toggles or plain)
        else:
            known = not ours.mixed and ours.shape not in UNTOLD and said(ours.word, self.words) in (None, self.state)
        return self.state if known else None

    def _named_so(self, ours: Control) -> bool:
        """Whether the end of its name and the link in its label's line say nothing else than it shows."""
        kept = ours.key or (self.setting.scope and self.setting.scope.place)
        if ours.leads and ours.leads not in texts.MORE and not kept:
            return False
        named = [node.attributes.get("aria-label") or "" for node in draw(ours, lambda: "any").walk()]
        if not ours.ending or not any(name.endswith(f" {ours.ending}") for name in named):
            return True
        if ours.answers and not self.toggles:
            return ours.answers[ours.chosen or 0] == ours.ending
        ticked = ours.ticked if not ours.answers else self.ticks(self.on)
        return ours.ending == ("On" if ticked else "Off")

    @property
    def state(self) -> State:
        """What ours is made to show."""
        return "on" if self.on else "off"

    @property
    def words(self) -> list[Words]:
        """The words that the definition knows in the page's language, or in all where the page has none."""
        return [words for words in self.setting.words if self.language in ("", _primary(words.language))]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The known words for on and off, where both are known."""
        return [(on, off) for words in self.words for on in words.on for off in words.off]

    def fresh(self) -> str:
        """An id that the page doesn't have yet."""
        self.ids += 1
        return f"part-{self.ids}"

    def ticks(self, on: bool) -> bool:
        """Whether a control of the setting's is ticked when training is on or off."""
        return on == (self.setting.training_off == "unchecked")

    def page(self) -> Page:
        """The finished page."""
        shown = self._content()
        stages = OPENINGS[self.opening](self, shown) if self.opening else [Stage(html(shown), self.truth)]
        if self.failed and "sign-in form" not in self.mutations:
            stages[-1] = replace(stages[-1], unlike="signed-out")
        return Page(
            self.definition.id,
            self.setting.id,
            self.tells,
            self.alone,
            self.early,
            self.language,
            self.language in texts.RIGHT_TO_LEFT,
            tuple(self.mutations),
            tuple(stages),
            restored=self.ours is not None and self.ours.restored,
            address=self.address,
        )

    def tied(self) -> Tied | None:
        """Our control as it is drawn, with its label; None where there's none that another sign could contradict."""
        if not self.ours or not self.ours.label:
            return None
        drawn: list[Node | str] = [draw(self.ours, self.fresh)]
        label = self.ours.label
        control = next((node for node in walk(drawn) if is_control(node)), None)
        found = label_in(drawn, lambda text: bool(label) and text == label)
        return Tied(drawn, control, found, stranger(self), self.rng, self.fresh) if control else None

    def _content(self) -> list[Node]:
        strangers = [self._block([draw(one, self.fresh)]) for one in [*self.before, *self.after]]
        first, last = strangers[: len(self.before)], strangers[len(self.before) :]
        head: list[Node | str] = [element("h2", self.heading), element("p", self.rng.choice(texts.PROSE))]
        middle = [*first, *self._our_part(), *last]
        tail = element("p", self.rng.choice(texts.PROSE), class_="more")
        if self.layout == "card":
            card = Node("section", {"class": "card"}, [*head, *middle, tail])
        elif self.layout == "rows":
            card = element("div", Node("section", {"class": "head"}, head), *middle, tail)
        else:
            card = Node("div", {}, [*head, *middle])
        main = Node("main", {"aria-busy": "true" if self.busy else None}, [self._held(self.around, [card])])
        nav = element("nav", *(element("a", text, href=f"#{place}") for place, text in enumerate(texts.HEADINGS)))
        content = [element("header", nav), main, *self.beside]
        if self.hashed:
            kept = {key.value for key in [*self.setting.keys, *self.setting.never.keys]}
            rename(content, kept, _hashed)
        return content

    def _our_part(self) -> list[Node]:
        scope = self.setting.scope if self.tells == "control" and not self.unscoped else None
        own: list[Node] = []
        if self.ours:
            own = [self._held(self.holders, self._signed(self.ours)), *map(self._copy, self.copies)]
            own += self._save() if self.setting.save and self.saves else []
            own = [element("p", texts.one(texts.QUESTIONS, self.language)), *own] if self.asks else own
        if not scope:
            return own
        others = [draw(self._neighbour(), self.fresh) for _ in range((scope.most or self.rng.randint(1, 4)) - 1)]
        own += [] if self.ours else [draw(self._neighbour(), self.fresh)]
        if self.shuffled:
            self.rng.shuffle(others)
            others, own = [*own, *others[1:]], others[:1]
        place = (scope.place or self.rng.randint(1, 4)) - 1
        inside = [*others[:place], *own, *others[place:]]
        return [Node("div", {scope.attribute: scope.value}, [*inside])]

    def _signed(self, ours: Control) -> list[Node | str]:
        tied = self.tied() if self.signs else None
        if not tied:
            return [draw(ours, self.fresh)]
        for name in self.signs:
            SIGNS[name](tied)
        return tied.content

    def _save(self) -> list[Node]:
        """The button that stores a change: it has nothing to do before."""
        moves = "disabled" if self.ours and self.ours.flips else None
        return [element("button", "Save", type="submit", disabled="true", data_made_flips=moves)]

    def _neighbour(self) -> Control:
        """A stranger in the part of the page that ours stands in; it may name some of the products that ours names."""
        kept = self.setting.scope.kept if self.setting.scope else []
        control = stranger(self)
        control.label += self.rng.choice(["", *(f" ({word})" for word in kept[: len(kept) - 1])])
        return control

    def _copy(self, copy: Copy) -> Node:
        ours = opposite(self) if copy.contrary else self.ours
        return Node(copy.holder, dict(copy.attributes), [draw(ours, self.fresh)] if ours else [])

    def _block(self, content: list[Node | str]) -> Node:
        return Node("section" if self.layout == "rows" else "div", {"class": "block"}, content)

    def _held(self, holders: list[Holder], content: list[Node | str]) -> Node:
        for holder in holders:
            content = [holder(content)]
        return content[0] if len(content) == 1 and isinstance(content[0], Node) else Node("div", {}, content)


def base(definition: Definition, setting: Setting, place: int, rng: Random) -> Draft:
    """A page of one of a setting's kinds of page as the definition has it, in a language whose label is quoted."""
    page = setting.pages[place]
    rows = page.tells == "row"
    quotes = setting.names if rows and setting.names else setting.labels
    quote = rng.choice(quotes)
    language = _primary(quote.language)
    names = [name.text for name in setting.names if _primary(name.language) == language]
    named = rng.choice(texts.OBJECTS)
    draft = Draft(
        definition,
        setting,
        page.tells,
        page.alone,
        page.early,
        rng,
        language,
        rng.random() < 0.5,
        rng.choice(page.addresses).replace("**", "x").replace("*", named),
        named,
        None,
        rng.choice(names) if names and not rows else rng.choice(texts.HEADINGS),
        rng.choice(["card", "rows", "flat"]),
    )
    draft.ours = our_control(draft, filled(quote.text, named))
    draft.asks = page.alone and rng.random() < 0.8
    return draft


def our_control(draft: Draft, label: str) -> Control:
    """The setting's control, in a shape of its kind, in the draft's state and language."""
    rng, setting = draft.rng, draft.setting
    key = rng.choice(setting.keys) if setting.keys else None
    control = Control(rng.choice(list(controls.BY_KIND[draft.kind])), label, rng.choice(controls.NAMINGS))
    control.key = (key.attribute, key.value) if key else None
    if draft.toggles:
        control.ticked = draft.ticks(draft.on)
        control.word = rng.choice(["", state_word(draft.language, control.ticked)])
    else:
        control.answers = answers(draft)
        control.chosen = 0 if draft.on else 1
        control.address = _own_address(setting)
    return control


def answers(draft: Draft) -> list[str]:
    """Words for training on and off, in the draft's language where both are known, else in any where they are."""
    known = [words for words in draft.setting.words if words.on and words.off]
    same = [words for words in known if _primary(words.language) == draft.language]
    words = draft.rng.choice(same or known)
    return [draft.rng.choice(words.on), draft.rng.choice(words.off)]


def said(word: str, known: list[Words]) -> State | None:
    """What a word says of training, where it's among those that are known."""
    for words in known:
        if word in [*words.on, *words.off]:
            return "on" if word in words.on else "off"
    return None


def state_word(language: str, ticked: bool) -> str:
    """A word beside a switch."""
    return texts.WORDS.get(language, texts.WORDS["sv"])[0 if ticked else 1]


def opposite(draft: Draft) -> Control | None:
    """Ours in the other state."""
    ours = draft.ours
    if ours is None or not ours.answers:
        return ours and replace(ours, ticked=not ours.ticked)
    return replace(ours, chosen=1 - ours.chosen) if ours.chosen in (0, 1) else ours


def stranger(draft: Draft, label: str | None = None, key: tuple[str, str] | None = None) -> Control:
    """Another setting's control of the same kind; what it's about is anybody's guess."""
    rng = draft.rng
    kind = draft.kind
    if label is None:
        label = rng.choice(texts.of(texts.STRANGERS, draft.language))
    control = Control(rng.choice(list(controls.BY_KIND[kind])), label, rng.choice(controls.NAMINGS), key)
    control.ticked = rng.random() < 0.5
    if draft.toggles:
        control.word = rng.choice(["", state_word(draft.language, control.ticked)])
    else:
        control.answers = answers(draft)
        control.chosen = rng.choice([0, 1])
        control.address = f"{draft.definition.home}{draft.fresh()}"
    return control


def filled(label: str, named: str) -> str:
    """A label with an object's name where it's left open."""
    return label.removesuffix("*") + named if label.endswith(" *") else label


def _own_address(setting: Setting) -> str:
    pages = [pattern for page in setting.pages if page.tells == "control" for pattern in page.addresses]
    return (pages or [setting.address or ""])[0].replace("**", "x").replace("*", "x")


def _hashed(name: str) -> str:
    return f"_{crc32(name.encode()):08x}"


def _primary(language: str) -> str:
    primary = language.split("-")[0]
    return "no" if primary in ("nb", "nn") else primary


def _nothing_yet(_: Draft) -> str:
    return html([element("header", "…"), element("main", element("p", "…"))])


def _late(draft: Draft, shown: list[Node]) -> list[Stage]:
    """An empty shell, which stands for as long as the slowest pages need."""
    return [Stage(_nothing_yet(draft), None, draft.rng.choice([500, 3000, 25_000])), Stage(html(shown), draft.truth)]


def _in_steps(draft: Draft, shown: list[Node]) -> list[Stage]:
    """Strangers and the heading first, ours last."""
    before = replace(draft, ours=None, copies=[], opening="")
    first = Stage(html(before._content()), None, draft.rng.choice([300, 1500, 12_000]))
    return [Stage(_nothing_yet(draft), None, 400), first, Stage(html(shown), draft.truth)]


def _skeleton(draft: Draft, shown: list[Node]) -> list[Stage]:
    """For less than an answer must stand, the control stands there in the other state."""
    short = draft.rng.choice([300, 900, 1500])
    return [Stage(html(_flipped(draft)._content()), draft.truth, short), Stage(html(shown), draft.truth)]


def _moved(draft: Draft, shown: list[Node]) -> list[Stage]:
    """The same elements change their state while they stand, the native ones by property alone."""
    other = _flipped(draft)
    moves = other.ours is not None and not other.ours.answers
    if other.ours:
        other.ours.flips = moves
    first = Stage(html(other._content()), other.truth)
    # A change that isn't saved is none.
    truth = other.truth if draft.setting.save else draft.truth
    return [first, Stage(None if moves else html(shown), truth)]


def _valueless(draft: Draft, shown: list[Node]) -> list[Stage]:
    """Every switch is drawn before it's known whether it's on."""
    if not draft.ours or draft.ours.answers:
        return _late(draft, shown)
    untold = [
        [replace(one, shape="ARIA switch", told="never", word="") for one in some if not one.answers]
        for some in ([draft.ours], draft.before, draft.after)
    ]
    before = replace(draft, ours=untold[0][0], before=untold[1], after=untold[2], copies=[], signs=[])
    first = Stage(html(before._content()), None, draft.rng.choice([500, 3000, 25_000]))
    return [first, Stage(html(shown), draft.truth)]


def _elsewhere(draft: Draft, shown: list[Node]) -> list[Stage]:
    """A page reached without a load, which for a while shows what it showed before."""
    former = replace(draft, ours=None, after=[stranger(draft)], copies=[])
    stage = Stage(html(former._content()), None, draft.rng.choice([500, 6000]), former=True)
    return [stage, Stage(html(shown), draft.truth)]


def _flipped(draft: Draft) -> Draft:
    """The same page with ours in the other state."""
    return replace(draft, ours=opposite(draft), on=not draft.on)


OPENINGS: dict[str, Callable[[Draft, list[Node]], list[Stage]]] = {
    "drawn late": _late,
    "drawn in steps": _in_steps,
    "skeleton in the other state": _skeleton,
    "moved while it stands": _moved,
    "left from the page before": _elsewhere,
    "value not there yet": _valueless,
}
"""How a page comes to show what it shows; the last stage is always the finished page."""
