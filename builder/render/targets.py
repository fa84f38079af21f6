"""What a target's folder holds: every file's bytes, worked out before anything is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment
from pydantic import ValidationError

from builder.data.definitions import Definition
from builder.data.definitions.addresses import match_pattern, parse
from builder.data.definitions.loading import read_toml
from builder.data.definitions.models import Key, Objection, Quote, Setting
from builder.data.definitions.vocabulary import TOGGLES, WORDED, Confidence
from builder.data.locales.texts import load as load_texts
from builder.data.locales.texts import ship as ship_texts
from builder.data.rights import FOLDER as RIGHTS
from builder.data.rights import load as load_rights
from builder.data.rights import rendered as rendered_rights
from builder.data.strict_json import LaidOut, laid_out, listed, parse_json, to_json
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted
from builder.render import comments
from builder.render.inputs import contents, files_below
from builder.render.manifest import MODELS
from builder.render.templates import environment, parse_assignment, render

NAMESPACE = "shared/browser.js"
FINDING = ["address", "dom", "vocabulary", "states", "controls", "labels", "locate"]
CONTENT = [
    *("clock", *FINDING, "another", "place", "read", "pairs", "words", "row", "opener", "sight"),
    *("freshness", "activity", "saving", "settle"),
    *("room", "callout", "highlight", "stirring", "visit", "main"),
]
"""The content scripts in the order they run; each adds to the namespace what the next ones use."""
BESIDE = [*FINDING, "room", "callout", "docked", "choices", "form"]
"""The same beside an objection form."""
STEPS = "shared/steps.js"
"""What to do at an objection form, for whoever shows it."""
FOR_WORDS = "words"
"""The one that only services get whose pages say something in words."""
FOR_PLACES = "place"
"""The one that only services get that know the part of the page in which their control stands."""
FOR_TOGGLES = "pairs"
"""The one that only services get that have a setting which is on or off."""
FOR_ROWS = "row"
"""The one that only services get that have a row which prints the state."""
FOR_OPENERS = "opener"
"""The one that only services get whose control stands in a dialog that a button with its state opens."""
FOR_OBJECTS = "another"
"""The one that only services get that have one setting for each blog, site …"""
ICON_SIZES = (16, 32, 48, 128)
NOT_SHIPPED = ("templates", "services", "rights", "types")
"""Folders of extension/ that are rendered from, not copied."""
TEMPLATES = "extension/templates"
MINIMUM = {"chrome": "121", "firefox": "140.0", "firefox-android": "142.0"}
"""The browsers whose oldest version pyproject.toml names, with an example."""


@dataclass(frozen=True)
class Service:
    """What a target needs of one definition."""

    id: str
    access: str
    origins: list[str]
    matches: list[str]
    scripts: list[str]
    content: str
    """Its content definition, a whole script; empty where nothing can be read."""
    form: str
    """The same for the scripts beside its objection form; empty where there is none that they can help at."""
    background: str
    """What background and pages need of it, as JSON."""


def service(jinja: Environment, definition: Definition) -> Service:
    """A definition rendered. Raises Problems."""
    content = form = ""
    if definition.readable:
        content = _script(jinja, "definition.js.j2", {"definition": laid_out(for_content(definition))})
    if definition.objection and definition.form:
        form = _script(jinja, "objection.js.j2", {"objection": laid_out(for_form(definition, definition.objection))})
    return Service(
        definition.id,
        definition.access,
        origins(definition),
        matches(definition),
        content_files(definition) if definition.readable else [],
        content,
        form,
        laid_out(for_background(definition), "  "),
    )


def _script(jinja: Environment, template: str, values: dict[str, Any]) -> str:
    """A rendered script, parsed again."""
    text = render(jinja, template, values, TEMPLATES)
    parse_assignment(text, f"{TEMPLATES}/{template}")
    return text


def files(paths: Paths, services: list[Service]) -> dict[str, dict[str, bytes]]:
    """Per target: path below its folder -> content. Raises Problems, all that were found."""
    jinja = environment(paths.templates)
    shared = _copied(paths)
    project, problems = _project(paths)
    for name in shared:
        if name in (NAMESPACE, STEPS) or name.startswith("content/"):
            try:
                shared[name] = _uncommented(name, shared[name])
            except Problems as error:
                problems += error.problems
    locales, complaints = load_texts(shared)
    problems += complaints
    shared |= {} if complaints else ship_texts(locales)
    manifests: dict[str, bytes] = {}
    shared |= {definition_file(one): one.content.encode() for one in services if one.content}
    shared |= {form_file(one): one.form.encode() for one in services if one.form}
    known = listed([one.background for one in services])
    try:
        shared["shared/definitions.js"] = _script(jinja, "definitions.js.j2", {"definitions": known}).encode()
    except Problems as error:
        problems += error.problems
    try:
        for name, value in _rights(
            paths, tuple((file, file.read_bytes()) for file in sorted(paths.rights.rglob("*.toml")))
        ):
            shared[f"{RIGHTS}/{name}.js"] = _script(jinja, f"{name}.js.j2", {name: value}).encode()
    except Problems as error:
        problems += error.problems
    for target in MODELS:
        template = f"manifest.{target}.json.j2"
        try:
            text = render(jinja, template, {**project, **_manifest_values(services)}, TEMPLATES)
            manifests[target] = _manifest(text, target, f"mend {TEMPLATES}/{template}", shared)
        except Problems as error:
            problems += error.problems
    if problems:
        raise Problems(problems)
    return {target: dict(sorted([*shared.items(), ("manifest.json", manifests[target])])) for target in MODELS}


def definition_file(definition: Definition | Service) -> str:
    """Where a service's content definition stands in a target."""
    return f"content/services/{definition.id}.js"


def form_file(definition: Definition | Service) -> str:
    """Where what is known of a service's objection form stands in a target."""
    return f"content/forms/{definition.id}.js"


def content_files(definition: Definition) -> list[str]:
    """The scripts of one service, in the order they run."""
    opened = any(setting.opener for setting in definition.readable)
    worded = opened or any(
        setting.kind in WORDED
        or setting.undecided
        or setting.saved
        or (setting.not_offered and setting.not_offered.texts)
        for setting in definition.readable
    )
    rows = any(page.tells == "row" for setting in definition.readable for page in setting.pages)
    placed = any(setting.scope for setting in definition.readable)
    toggles = any(setting.kind in TOGGLES for setting in definition.readable)
    objects = any(setting.per == "object" for setting in definition.readable)
    wanted = {FOR_PLACES: placed, FOR_TOGGLES: toggles, FOR_WORDS: worded, FOR_ROWS: rows, FOR_OBJECTS: objects}
    wanted[FOR_OPENERS] = opened
    names = [name for name in CONTENT if wanted.get(name, True)]
    return [NAMESPACE, definition_file(definition), *(f"content/{name}.js" for name in names)]


def form_files(definition: Definition) -> list[str]:
    """The scripts beside a service's objection form, in the order they run."""
    return [NAMESPACE, STEPS, form_file(definition), *(f"content/{name}.js" for name in BESIDE)]


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


def _copied(paths: Paths) -> dict[str, bytes]:
    """The files that are shipped as they are."""
    shipped = (
        path
        for path in files_below(paths.extension)
        if path.relative_to(paths.extension).parts[0] not in NOT_SHIPPED
        and not path.name.startswith(".")
        and path.suffix != ".svg"
    )
    return dict(contents(shipped, paths.extension))


AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""Has Chromium compile all functions of a script together, which takes less than each when it's called."""


@lru_cache(maxsize=256)  # `watch` builds again and again, and most files are as they were
def _uncommented(name: str, script: bytes) -> bytes:
    """A script that runs in pages: what it's made of there is its code. Raises Problems."""
    shown = f"extension/{name}"
    try:
        return (AT_ONCE + comments.drop(script.decode(), shown)).encode()
    except UnicodeDecodeError:
        raise Problems([Problem(shown, "", "is not UTF-8", "save it as UTF-8")]) from None


@lru_cache(maxsize=1)
def _rights(paths: Paths, _: tuple[tuple[Path, bytes], ...]) -> list[tuple[str, LaidOut]]:
    """What is rendered of extension/rights, while its files are these: module and data. Raises Problems."""
    return [(name, laid_out(value)) for name, value in rendered_rights(load_rights(paths)).items()]


def _project(paths: Paths) -> tuple[dict[str, Any], list[Problem]]:
    """Version and oldest browsers from pyproject.toml, and what is wrong there: an example then stands in."""
    file = paths.relative(paths.project)
    problems: list[Problem] = []
    data = None
    try:
        data = read_toml(paths.project, file)
    except Problems as error:
        problems += error.problems

    def version(table: str, key: str, example: str) -> str:
        value: Any = data
        for part in (*table.split("."), key):
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+){0,3}", value):
            return value
        if data is not None:
            wrong = "is missing" if value is None else f"{value!r} is no version"
            problems.append(Problem(file, f"{table}.{key}", wrong, f'write {key} = "{example}" under [{table}]'))
        return example

    minimum = {
        name.replace("-", "_"): version("tool.stilloff", f"minimum-{name}", example)
        for name, example in MINIMUM.items()
    }
    return {"version": version("project", "version", "0.1.0"), "minimum": minimum}, problems


def _manifest_values(services: list[Service]) -> dict[str, Any]:
    def hosts(access: str) -> list[str]:
        return sorted({origin for one in services if one.access == access for origin in one.origins})

    return {
        "icons": {str(size): f"icons/{size}.png" for size in ICON_SIZES},
        # The other services' scripts are registered once the member has switched the service on.
        "content_scripts": [
            {"matches": one.matches, "js": one.scripts, "run_at": "document_idle"}
            for one in services
            if one.access == "install"
        ],
        "host_permissions": hosts("install"),
        "optional_host_permissions": hosts("asked"),
    }


def _manifest(text: str, target: str, instead: str, content: dict[str, bytes]) -> bytes:
    """The canonical bytes of a manifest that holds to its model and names only files that are there."""
    shown = f"dist/{target}/manifest.json"
    value = parse_json(text, shown, instead)
    try:
        MODELS[target].model_validate(value)
    except ValidationError as error:
        raise Problems(
            Problem(
                shown, dotted(d["loc"]), "unknown key" if d["type"] == "extra_forbidden" else d["msg"].lower(), instead
            )
            for d in error.errors()
        ) from None
    named = set(re.findall(r'"([a-z0-9-]+(?:/[a-z0-9-]+)*\.(?:js|json|html|png))"', text))
    if absent := sorted(named - content.keys()):
        raise Problems(
            Problem(shown, "", f"names {name}, which isn't there", f"add it, or {instead}") for name in absent
        )
    return (to_json(value, indent=2) + "\n").encode()


def write(content: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder, by their path from it."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
