"""What is rendered of a definition: for content scripts, for the scripts beside its form, for background and pages.

Every key is there, null where nothing is known; `extension/types/definitions.d.ts` is made from these models.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel

from builder.data.definitions import models
from builder.data.definitions.addresses import match_pattern, parse
from builder.data.definitions.vocabulary import (
    Access,
    Confidence,
    Covered,
    Default,
    FormCovers,
    Kind,
    Limit,
    NotCovered,
    Per,
    Person,
    Region,
    Tells,
    Value,
    Way,
)
from builder.render.scripts import content_files, form_files

Sure = Annotated[Confidence, BeforeValidator(lambda given, info: given or info.context)]
"""How sure a fact is; the context is how sure the definition is where nothing else is said."""
Quotes = Annotated[list[models.Quote] | None, BeforeValidator(lambda given: given or None)]


class Rendered(BaseModel):
    """An object as JavaScript has it: of what it's made from, it takes what has its keys' names."""

    model_config = ConfigDict(from_attributes=True, alias_generator=to_camel, populate_by_name=True)


class SettingPage(Rendered):
    """Addresses that show one kind of page, and what it can tell."""

    tells: Tells
    addresses: list[str]


class ContentPage(SettingPage):
    """The same for the content scripts.

    `alone`: a lone control may be ours. `early`: the page draws it before it knows its value. `side`: the page stands
    beside the setting's own, and may show the control.
    """

    alone: bool
    early: bool
    side: bool


class ContentSetting(Rendered):
    """A setting, as the content scripts know it.

    `trainingOff`: the control's value with which training is off, where it isn't named in words. `saved`: what the page
    says once it has stored a change.
    """

    id: str
    kind: Kind
    training_off: Value | None
    save: bool
    saved: Quotes
    per: Per
    address: str | None
    pages: list[ContentPage]
    keys: list[models.Key]
    scope: models.Scope | None
    opener: models.Opener | None
    names: list[models.Quote]
    labels: list[models.Quote]
    words: list[models.Words]
    never: models.Never
    undecided: Quotes
    not_offered: Annotated[Quotes, BeforeValidator(lambda given: given and given.texts)]


class Entrance(Rendered):
    """What stands on a sign-in screen at a setting's own address."""

    keys: list[models.Key]
    texts: list[str]


class ContentDefinition(Rendered):
    """A service, as its content scripts know it. `goodUntil`: the last day, YYYY-MM-DD."""

    service: str
    good_until: datetime.date | None
    walls: list[str]
    entrance: Entrance | None
    settings: list[ContentSetting]


class Form(Rendered):
    """An objection form, as far as StillOff can help beside it."""

    form: str
    covers: list[FormCovers]
    choices: list[models.FormChoice]


class FormDefinition(Form):
    """The same with the service that it belongs to, for the scripts beside it."""

    service: str
    company: str
    walls: list[str]


class Objection(Form):
    """The same for the background, which puts the scripts there."""

    regions: list[Region]
    matches: list[str]
    scripts: list[str]


class RegionFact(Rendered):
    """What holds where a member lives."""

    regions: list[Region]
    default: Default
    since: datetime.date | None
    limits: list[Limit]
    confidence: Sure


class Facts(Rendered):
    """What a setting covers, for people."""

    covered: list[Covered]
    not_covered: list[NotCovered]
    limits: list[Limit]
    parent: str | None
    regions: list[RegionFact]
    plans: list[models.PlanFact]


class NotOffered(Rendered):
    """Who doesn't get a setting."""

    plans: list[str]
    regions: list[Region]


class HowSure(Rendered):
    """How sure the facts are on which a reading rests."""

    address: Confidence
    label: Confidence


class ForPeople(Rendered):
    """What settings that can be read, and cards, have in common."""

    id: str
    kind: Kind
    name: str
    way: list[str]
    confidence: HowSure
    not_offered: NotOffered
    facts: Facts


class Card(ForPeople):
    """What there is instead of a setting that can be read."""

    address: str | None
    email: str | None
    subject: str | None


class Setting(ForPeople):
    """A setting that can be read. `checking`: days until the next look."""

    address: str
    per: Per
    training_off: Value | None
    save: bool
    pages: list[SettingPage]
    checking: models.Checking


class WayIn(Rendered):
    """How a member reaches the company."""

    about: Way
    product: str | None
    address: str | None
    email: str | None
    regions: list[Region]
    people: list[Person]
    confidence: Sure
    date: datetime.date | None


class Definition(Rendered):
    """A service, as background and pages know it. `settings` can be read; `cards` say what there is instead.

    `members`: more than so many people, where that is known. `origins`: what access is asked for.
    """

    id: str
    name: str
    company: str
    icon: str
    home: str
    members: int | None
    hosts: list[str]
    access: Access
    origins: list[str]
    countries: list[models.Country]
    matches: list[str]
    scripts: list[str]
    walls: list[str]
    verified: datetime.date | None
    good_until: datetime.date | None
    confidence: Confidence
    controllers: list[models.Controller]
    ways: list[WayIn]
    purposes: list[models.PurposeOf]
    objection: Objection | None
    help: list[models.HelpPage]
    settings: list[Setting]
    cards: list[Card]


SHAPES: tuple[type[Rendered], ...] = (ContentDefinition, Form, FormDefinition, Definition)
"""Whatever else is rendered of a definition is a part of these."""


def for_content(definition: models.Definition) -> dict[str, Any]:
    """What the content scripts need of a definition: no facts for people, no sources."""
    walls = definition.walls
    known = walls and (walls.keys or walls.texts)
    return _rendered(
        ContentDefinition,
        definition,
        service=definition.id,
        good_until=definition.good_until,
        walls=_walls(definition),
        entrance={"keys": walls.keys, "texts": [quote.text for quote in walls.texts]} if walls and known else None,
        settings=definition.readable,
    )


def for_form(definition: models.Definition, objection: models.Objection) -> dict[str, Any]:
    """What the scripts beside an objection form need of a definition."""
    about = {"service": definition.id, "company": definition.company, "walls": _walls(definition)}
    return _rendered(FormDefinition, objection, **about)


def for_background(definition: models.Definition) -> dict[str, Any]:
    """What the background and the pages need of a definition: addresses, intervals and facts for people."""
    form = {
        "matches": [match_pattern(definition.form)] if definition.form else [],
        "scripts": form_files(definition) if definition.form else [],
    }
    cards = [setting for setting in definition.settings if not setting.readable]
    return _rendered(
        Definition,
        definition,
        origins=origins(definition),
        matches=matches(definition),
        scripts=content_files(definition) if definition.readable else [],
        walls=_walls(definition),
        verified=definition.verified,
        good_until=definition.good_until,
        ways=[{**vars(way), "date": _newest(definition, way.sources)} for way in definition.ways],
        objection=definition.objection and vars(definition.objection) | form,
        settings=[
            _for_people(definition, one) | {"address": one.address or definition.home} for one in definition.readable
        ],
        cards=[_for_people(definition, one) for one in cards],
    )


def _rendered(shape: type[Rendered], given: models.Table, **more: Any) -> dict[str, Any]:
    """A shape filled in with what a table has, and more; what it says of how sure it is holds for all within."""
    made = shape.model_validate({**vars(given), **more}, context=getattr(given, "confidence", None))
    return made.model_dump(mode="json", by_alias=True)


def matches(definition: models.Definition) -> list[str]:
    """The match patterns of the pages that are read; a fragment's page can't be told from its path's.

    Where a fragment stands over pages of any name, such as conversations, the scripts are brought once it's there.
    """
    return sorted({match_pattern(pattern) for pattern in definition.patterns if not _over_any(pattern)})


def _over_any(pattern: str) -> bool:
    parsed = parse(pattern)
    return bool(parsed.fragment) and bool({"*", "**"} & {*parsed.segments})


def origins(definition: models.Definition) -> list[str]:
    """What access is asked for. Browsers grant whole hosts; the address says which part is used."""
    return sorted({f"https://{parse(pattern).host}/*" for pattern in definition.patterns})


def _for_people(definition: models.Definition, setting: models.Setting) -> dict[str, Any]:
    pages = [page.confidence or definition.confidence for page in setting.pages] or [definition.confidence]
    labels = [quote.confidence or definition.confidence for quote in setting.labels] or [definition.confidence]
    grades: tuple[Confidence, ...] = get_args(Confidence)
    # Another language's label, which fewer know of, makes the others no less sure.
    sure = {"address": max(pages, key=grades.index), "label": min(labels, key=grades.index)}
    refused: Any = setting.not_offered or {"plans": [], "regions": []}
    return {**vars(setting), "name": setting.title or definition.name, "confidence": sure, "not_offered": refused}


def _newest(definition: models.Definition, sources: list[str]) -> str | None:
    """The date up to which some sources reach, where any has one."""
    dates = [source.date.isoformat() for source in definition.sources if source.id in sources and source.date]
    return max(dates, default=None)


def _walls(definition: models.Definition) -> list[str]:
    return definition.walls.addresses if definition.walls else []
