"""What is rendered of a definition: for content scripts, for the scripts beside its form, for background and pages.

Every key is there, null where nothing is known; `extension/types/definitions.d.ts` is made from these shapes.
"""

from __future__ import annotations

import datetime
from types import GenericAlias
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, create_model
from pydantic.alias_generators import to_camel

from builder.data.definitions import models
from builder.data.definitions.addresses import match_pattern, parse
from builder.data.definitions.vocabulary import Confidence
from builder.render.scripts import content_files, form_files

Sure = Annotated[Confidence, BeforeValidator(lambda given, info: given or info.context)]
"""How sure a fact is; the context is how sure the definition is where nothing else is said."""
Quotes = Annotated[list[models.Quote] | None, BeforeValidator(lambda given: given or None)]
Refused = Annotated[Quotes, BeforeValidator(lambda given: given and given.texts)]
Day = datetime.date | None


class Rendered(BaseModel):
    """An object as JavaScript has it: of what it's made from, it takes what has its keys' names."""

    model_config = ConfigDict(from_attributes=True, alias_generator=to_camel, populate_by_name=True)


def _shape(name: str, said: str, table: type[models.Table], keys: str, /, **more: Any) -> Any:
    """A shape with some keys of a table, as the table has them, and more, which may be other shapes: one or `[one]`."""
    types: dict[str, Any] = {key: table.model_fields[key].annotation for key in keys.split()}
    types |= {key: GenericAlias(list, (each[0],)) if isinstance(each, list) else each for key, each in more.items()}
    fields: dict[str, Any] = {key: (each, ...) for key, each in types.items()}
    return create_model(name, __base__=Rendered, __doc__=said, **fields)


TEXTS = list[str]
SettingPage = _shape("SettingPage", "Addresses that show one kind of page.", models.Page, "tells addresses")
ContentPage = _shape(
    "ContentPage",
    "The same for the content scripts. `alone`: a lone control may be ours. `early`: the page draws it before it\n"
    "knows its value. `side`: the page stands beside the setting's own, and may show the control.",
    models.Page,
    "tells addresses alone early side",
)
ContentSetting = _shape(
    "ContentSetting",
    "A setting, as the content scripts know it. `trainingOff`: the control's value with which training is off, where\n"
    "it isn't named in words. `saved`: what the page says once it has stored a change.",
    models.Setting,
    "id kind training_off save per address keys scope opener names labels words never",
    pages=[ContentPage],
    saved=Quotes,
    undecided=Quotes,
    not_offered=Refused,
)
Entrance = _shape(
    "Entrance", "What a sign-in screen at a setting's own address has.", models.Walls, "keys", texts=TEXTS
)
ContentDefinition = _shape(
    "ContentDefinition",
    "A service, as its content scripts know it. `goodUntil`: the last day, YYYY-MM-DD.",
    models.Definition,
    "",
    service=str,
    good_until=Day,
    walls=TEXTS,
    entrance=Entrance | None,
    settings=[ContentSetting],
)
Form = _shape("Form", "A form that StillOff can help beside.", models.Objection, "form covers choices")
FormDefinition = _shape(
    "FormDefinition",
    "The same with the service that it belongs to, for the scripts beside it.",
    models.Objection,
    "form covers choices",
    service=str,
    company=str,
    walls=TEXTS,
)
Objection = _shape(
    "Objection",
    "The same for the background, which puts the scripts there.",
    models.Objection,
    "form covers choices regions",
    matches=TEXTS,
    scripts=TEXTS,
)
RegionFact = _shape(
    "RegionFact", "What holds where a member lives.", models.RegionFact, "regions default since limits", confidence=Sure
)
Facts = _shape(
    "Facts", "What a setting covers.", models.Facts, "covered not_covered limits parent plans", regions=[RegionFact]
)
NotOffered = _shape("NotOffered", "Who doesn't get a setting.", models.NotOffered, "plans regions")
HowSure = _shape("HowSure", "Of what a reading rests on.", models.Table, "", address=Confidence, label=Confidence)
FOR_PEOPLE = {"name": str, "confidence": HowSure, "not_offered": NotOffered, "facts": Facts}
"""What settings that can be read have in common with cards."""
Card = _shape(
    "Card",
    "What there is instead of a setting that can be read.",
    models.Setting,
    "id kind way address email subject",
    **FOR_PEOPLE,
)
Setting = _shape(
    "Setting",
    "A setting that can be read.",
    models.Setting,
    "id kind way per training_off save",
    **FOR_PEOPLE,
    address=str,
    pages=[SettingPage],
    checking=models.Checking,
)
WayIn = _shape(
    "WayIn",
    "How a member reaches the company.",
    models.WayIn,
    "about product address email regions people",
    confidence=Sure,
    date=Day,
)
Definition = _shape(
    "Definition",
    "A service, as background and pages know it. `settings` can be read; `cards` say what there is instead.\n"
    "`members`: more than so many people, where that is known. `origins`: what access is asked for.",
    models.Definition,
    "id name company icon home members hosts access countries confidence controllers purposes help",
    origins=TEXTS,
    matches=TEXTS,
    scripts=TEXTS,
    walls=TEXTS,
    verified=Day,
    good_until=Day,
    ways=[WayIn],
    objection=Objection | None,
    settings=[Setting],
    cards=[Card],
)
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
