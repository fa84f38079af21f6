"""What a target's folder holds: every file's bytes, worked out before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from builder.definitions import Definition
from builder.definitions.addresses import match_pattern, parse
from builder.definitions.loading import read_toml
from builder.definitions.models import Setting
from builder.manifest import LONGEST, MODELS
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted
from builder.rendering import environment, parse_assignment, parse_json, render, to_json

NAMESPACE = ["shared/browser.js", "shared/messages.js"]
CONTENT = ["address", "dom", "locate", "read", "settle", "highlight", "main"]
"""The content scripts in the order they run; each adds to the namespace what the next ones use."""
ICON_SIZES = (16, 32, 48, 128)
NOT_SHIPPED = ("templates", "services")
"""Folders of extension/ that are rendered from, not copied."""
TEMPLATES = "extension/templates"
DEFAULT_TEXTS = "_locales/en/messages.json"
MINIMUM = {"chrome": "121", "firefox": "140.0", "firefox-android": "142.0"}
"""The browsers whose oldest version pyproject.toml names, with an example."""


def files(paths: Paths, definitions: list[Definition]) -> dict[str, dict[str, bytes]]:
    """Per target: path below its folder -> content. Raises Problems, all that were found."""
    jinja = environment(paths.templates)
    shared = _copied(paths)
    project, problems = _project(paths)
    problems += _texts(shared)
    manifests: dict[str, bytes] = {}

    def script(template: str, values: dict[str, Any]) -> bytes:
        head, value = parse_assignment(render(jinja, template, values, TEMPLATES), f"{TEMPLATES}/{template}")
        return f"{head} = {to_json(value, indent=2)};\n".encode()

    try:
        for definition in definitions:
            values = {"definition": for_content(definition)}
            shared[definition_file(definition)] = script("definition.js.j2", values)
    except Problems as error:  # the same template fails for the others too
        problems += error.problems
        shared |= {definition_file(definition): b"" for definition in definitions}
    try:
        known = [for_background(definition) for definition in definitions]
        shared["shared/definitions.js"] = script("definitions.js.j2", {"definitions": known})
    except Problems as error:
        problems += error.problems
    for target in MODELS:
        template = f"manifest.{target}.json.j2"
        try:
            text = render(jinja, template, {**project, **_manifest_values(definitions)}, TEMPLATES)
            manifests[target] = _manifest(text, target, f"mend {TEMPLATES}/{template}", shared)
        except Problems as error:
            problems += error.problems
    if problems:
        raise Problems(problems)
    return {target: dict(sorted([*shared.items(), ("manifest.json", manifests[target])])) for target in MODELS}


def definition_file(definition: Definition) -> str:
    """Where a service's content definition stands in a target."""
    return f"content/services/{definition.id}.js"


def content_files(definition: Definition) -> list[str]:
    """The scripts of one service, in the order they run."""
    return [*NAMESPACE, definition_file(definition), *(f"content/{name}.js" for name in CONTENT)]


def for_content(definition: Definition) -> dict[str, Any]:
    """What the content scripts need of a definition: no facts for people, no sources."""

    def texts(quotes: list[Any]) -> list[dict[str, str]]:
        return [{"language": quote.language, "text": quote.text} for quote in quotes]

    def keys(listed: list[Any]) -> list[dict[str, str]]:
        return [{"attribute": key.attribute, "value": key.value} for key in listed]

    return {
        "service": definition.id,
        "walls": definition.walls.addresses,
        "settings": [
            {
                "id": setting.id,
                "kind": setting.kind,
                "trainingOff": setting.training_off,
                "pages": _pages(setting),
                "keys": keys(setting.keys),
                "names": texts(setting.names),
                "labels": texts(setting.labels),
                "words": [{"language": w.language, "on": w.on, "off": w.off} for w in setting.words],
                "never": {"keys": keys(setting.never.keys), "labels": texts(setting.never.labels)},
            }
            for setting in definition.settings
        ],
    }


def for_background(definition: Definition) -> dict[str, Any]:
    """What the background and the pages need of a definition: addresses, intervals and facts for people."""
    return {
        "id": definition.id,
        "name": definition.name,
        "company": definition.company,
        "icon": definition.icon,
        "hosts": definition.hosts,
        "walls": definition.walls.addresses,
        "verified": definition.verified.isoformat(),
        "scripts": content_files(definition),
        "controllers": [{"regions": c.regions, "name": c.name} for c in definition.controllers],
        "objection": definition.objection
        and {"form": definition.objection.form, "regions": definition.objection.regions},
        "help": [{"about": page.about, "address": page.address} for page in definition.help],
        "settings": [
            {
                "id": setting.id,
                "name": next((n.text for n in setting.names if n.language == "en"), setting.names[0].text),
                "address": setting.address,
                "way": setting.way,
                "pages": _pages(setting),
                "checking": setting.checking.model_dump(),
                "facts": {
                    "covered": setting.facts.covered,
                    "notCovered": setting.facts.not_covered,
                    "limits": setting.facts.limits,
                    "parent": setting.facts.parent,
                    "regions": [
                        {
                            "regions": fact.regions,
                            "default": fact.default,
                            "since": fact.since.isoformat(),
                            "limits": fact.limits,
                        }
                        for fact in setting.facts.regions
                    ],
                },
            }
            for setting in definition.settings
        ],
    }


def _pages(setting: Setting) -> list[dict[str, Any]]:
    return [{"tells": page.tells, "addresses": page.addresses} for page in setting.pages]


def _copied(paths: Paths) -> dict[str, bytes]:
    """The files that are shipped as they are."""
    return {
        path.relative_to(paths.extension).as_posix(): path.read_bytes()
        for path in paths.extension.rglob("*")
        if path.is_file()
        and path.relative_to(paths.extension).parts[0] not in NOT_SHIPPED
        and not path.name.startswith(".")
        and path.suffix != ".svg"
    }


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


def _manifest_values(definitions: list[Definition]) -> dict[str, Any]:
    return {
        "icons": {str(size): f"icons/{size}.png" for size in ICON_SIZES},
        "content_scripts": [
            {
                "matches": sorted(
                    {match_pattern(a) for s in definition.settings for page in s.pages for a in page.addresses}
                ),
                "js": content_files(definition),
                "run_at": "document_idle",
            }
            for definition in definitions
        ],
        # Browsers grant whole hosts; the address says which part is used.
        "host_permissions": sorted(
            {f"https://{parse(a)[0]}/*" for d in definitions for s in d.settings for p in s.pages for a in p.addresses}
        ),
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


def _texts(content: dict[str, bytes]) -> Iterator[Problem]:
    """What is wrong with the texts in any language: above all, store texts that are longer than a store takes."""
    locales = sorted(name for name in content if name.startswith("_locales/") and name.endswith("/messages.json"))
    if DEFAULT_TEXTS not in locales:
        yield Problem(f"extension/{DEFAULT_TEXTS}", "", "is missing", "put it back")
    for name in locales:
        try:
            messages = parse_json(content[name], f"extension/{name}", "mend that line")
        except Problems as error:
            yield from error.problems
            continue
        for key, *complaint in _message_complaints(messages):
            yield Problem(f"extension/{name}", key, *complaint)


def _message_complaints(messages: Any) -> Iterator[tuple[str, str, str]]:
    if not isinstance(messages, dict):
        yield "", "is no JSON object", 'write { "key": { "message": "…" } }'
        return
    for key, entry in {**dict.fromkeys(LONGEST), **messages}.items():
        text = entry.get("message") if isinstance(entry, dict) else None
        if not isinstance(text, str) or not text:
            yield key, "has no message" if key in messages else "is missing", f'write "{key}": {{ "message": "…" }}'
        elif len(text) > LONGEST.get(key, len(text)):
            yield key, f"has {len(text)} characters", f"shorten it to {LONGEST[key]}: stores take no more"


def write(content: dict[str, bytes], folder: Path) -> None:
    """Write a target's files below a folder."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
