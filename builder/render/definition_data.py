"""What is rendered of a definition: for content scripts, for the scripts beside its form, for background and pages."""

from __future__ import annotations

from typing import Any, get_args

from builder.data.definitions import Definition
from builder.data.definitions.addresses import match_pattern, parse
from builder.data.definitions.models import Key, Objection, Quote, Setting
from builder.data.definitions.vocabulary import Confidence
from builder.render.scripts import content_files, form_files


def for_content(definition: Definition) -> dict[str, Any]:
    """What the content scripts need of a definition: no facts for people, no sources."""
    return {
        "service": definition.id,
        "goodUntil": definition.good_until and definition.good_until.isoformat(),
        "walls": _walls(definition),
        **_given(entrance=_entrance(definition)),
        "settings": [
            {
                "id": setting.id,
                "kind": setting.kind,
                **_given(trainingOff=setting.training_off, save=setting.save, address=setting.address),
                "per": setting.per,
                "pages": [
                    {"tells": p.tells, "addresses": p.addresses, **_given(alone=p.alone, early=p.early, side=p.side)}
                    for p in setting.pages
                ],
                "keys": _keys(setting.keys),
                **_given(scope=setting.scope and setting.scope.model_dump(exclude={"sources"}, exclude_none=True)),
                **_given(opener=setting.opener and {"keys": _keys(setting.opener.keys)}),
                "names": _texts_of(setting.names),
                "labels": _texts_of(setting.labels),
                "words": [{"language": w.language, "on": w.on, "off": w.off} for w in setting.words],
                "never": {"keys": _keys(setting.never.keys), "labels": _texts_of(setting.never.labels)},
                **_given(saved=_texts_of(setting.saved), undecided=_texts_of(setting.undecided)),
                **_given(notOffered=_texts_of(setting.not_offered.texts) if setting.not_offered else []),
            }
            for setting in definition.readable
        ],
    }


def for_form(definition: Definition, objection: Objection) -> dict[str, Any]:
    """What the scripts beside an objection form need of a definition."""
    return {
        "service": definition.id,
        "company": definition.company,
        "walls": _walls(definition),
        **_form(objection),
    }


def for_background(definition: Definition) -> dict[str, Any]:
    """What the background and the pages need of a definition: addresses, intervals and facts for people.

    `settings` are those that can be read; `cards` say what there is instead of a readable one.
    """
    return {
        "id": definition.id,
        "name": definition.name,
        "company": definition.company,
        "icon": definition.icon,
        "home": definition.home,
        "members": definition.members,
        "hosts": definition.hosts,
        "access": definition.access,
        "origins": origins(definition),
        "countries": [{"host": each.host, "regions": each.regions} for each in definition.countries],
        "matches": matches(definition),
        "scripts": content_files(definition) if definition.readable else [],
        "walls": _walls(definition),
        "verified": definition.verified and definition.verified.isoformat(),
        "goodUntil": definition.good_until and definition.good_until.isoformat(),
        "confidence": definition.confidence,
        "controllers": [
            {"regions": c.regions, "name": c.name, "post": c.post, "languages": c.languages, "lead": c.lead}
            for c in definition.controllers
        ],
        "ways": [
            {
                "about": way.about,
                "product": way.product,
                "address": way.address,
                "email": way.email,
                "regions": way.regions,
                "people": way.people,
                "confidence": way.confidence or definition.confidence,
                "date": _newest(definition, way.sources),
            }
            for way in definition.ways
        ],
        "purposes": [
            {"purpose": one.purpose, "regions": one.regions, "names": _texts_of(one.names)}
            for one in definition.purposes
        ],
        "objection": definition.objection
        and {
            **_form(definition.objection),
            "regions": definition.objection.regions,
            "matches": [match_pattern(definition.form)] if definition.form else [],
            "scripts": form_files(definition) if definition.form else [],
        },
        "help": [{"about": page.about, "address": page.address} for page in definition.help],
        "settings": [
            {
                **_for_people(definition, setting),
                "address": setting.address or definition.home,
                "per": setting.per,
                "trainingOff": setting.training_off,
                "save": setting.save,
                "pages": [{"tells": page.tells, "addresses": page.addresses} for page in setting.pages],
                "checking": setting.checking and setting.checking.model_dump(),
            }
            for setting in definition.readable
        ],
        "cards": [
            {
                **_for_people(definition, setting),
                "address": setting.address,
                "email": setting.email,
                "subject": setting.subject,
            }
            for setting in definition.settings
            if not setting.readable
        ],
    }


def _form(objection: Objection) -> dict[str, Any]:
    """An objection form as it is shown: its address, what it is for, and what is known of its choices."""
    choices = [{"fits": choice.fits, "labels": _texts_of(choice.labels)} for choice in objection.choices]
    return {"form": objection.form, "covers": objection.covers, "choices": choices}


def matches(definition: Definition) -> list[str]:
    """The match patterns of the pages that are read; a fragment's page can't be told from its path's.

    Where a fragment stands over pages of any name, such as conversations, the scripts are brought once it's there.
    """
    return sorted({match_pattern(pattern) for pattern in definition.patterns if not _over_any(pattern)})


def _over_any(pattern: str) -> bool:
    parsed = parse(pattern)
    return bool(parsed.fragment) and bool({"*", "**"} & {*parsed.segments})


def origins(definition: Definition) -> list[str]:
    """What access is asked for. Browsers grant whole hosts; the address says which part is used."""
    return sorted({f"https://{parse(pattern).host}/*" for pattern in definition.patterns})


def _for_people(definition: Definition, setting: Setting) -> dict[str, Any]:
    facts, refused = setting.facts, setting.not_offered
    return {
        "id": setting.id,
        "kind": setting.kind,
        "name": setting.title or definition.name,
        "way": setting.way,
        "confidence": {
            "address": _least(definition, [page.confidence for page in setting.pages]),
            # Another language's label, which fewer know of, makes the others no less sure.
            "label": _surest(definition, [quote.confidence for quote in setting.labels]),
        },
        "notOffered": {"plans": refused.plans if refused else [], "regions": refused.regions if refused else []},
        "facts": {
            "covered": facts.covered,
            "notCovered": facts.not_covered,
            "limits": facts.limits,
            "parent": facts.parent,
            "regions": [
                {
                    "regions": fact.regions,
                    "default": fact.default,
                    "since": fact.since and fact.since.isoformat(),
                    "limits": fact.limits,
                    "confidence": fact.confidence or definition.confidence,
                }
                for fact in facts.regions
            ],
            "plans": [{"plans": fact.plans, "default": fact.default} for fact in facts.plans],
        },
    }


def _least(definition: Definition, given: list[Confidence | None]) -> Confidence:
    """The least sure of some facts, of which each is as sure as the definition where nothing else is said."""
    sure: tuple[Confidence, ...] = get_args(Confidence)
    return max((one or definition.confidence for one in given), key=sure.index, default=definition.confidence)


def _surest(definition: Definition, given: list[Confidence | None]) -> Confidence:
    """The surest of some facts that stand for one another."""
    sure: tuple[Confidence, ...] = get_args(Confidence)
    return min((one or definition.confidence for one in given), key=sure.index, default=definition.confidence)


def _newest(definition: Definition, sources: list[str]) -> str | None:
    """The date up to which some sources reach, where any has one."""
    dates = [source.date.isoformat() for source in definition.sources if source.id in sources and source.date]
    return max(dates, default=None)


def _given(**values: Any) -> dict[str, Any]:
    """What a definition gives; what it doesn't is left out."""
    return {key: value for key, value in values.items() if value}


def _texts_of(quotes: list[Quote]) -> list[dict[str, str]]:
    return [{"language": quote.language, "text": quote.text} for quote in quotes]


def _keys(listed: list[Key]) -> list[dict[str, str]]:
    return [{"attribute": key.attribute, "value": key.value} for key in listed]


def _entrance(definition: Definition) -> dict[str, Any] | None:
    """How a sign-in screen that is drawn at a setting's own address is known."""
    walls = definition.walls
    if walls is None or not (walls.keys or walls.texts):
        return None
    return {"keys": _keys(walls.keys), "texts": [quote.text for quote in walls.texts]}


def _walls(definition: Definition) -> list[str]:
    return definition.walls.addresses if definition.walls else []
