"""What a target's folder holds: every file's bytes, worked out before anything is written."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from builder.definitions import Definition
from builder.definitions.addresses import match_pattern, parse
from builder.definitions.models import Setting
from builder.manifest import MODELS, Description, Name
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.rendering import environment, parse_assignment, parse_json, render, to_json

NAMESPACE = ["shared/browser.js", "shared/messages.js"]
CONTENT = ["address", "dom", "locate", "read", "settle", "highlight", "main"]
"""The content scripts in the order they run; each adds to the namespace what the next ones use."""
ICON_SIZES = (16, 32, 48, 128)
NOT_SHIPPED = ("templates", "services")
"""Folders of extension/ that are rendered from, not copied."""


def files(paths: Paths, definitions: list[Definition]) -> dict[str, dict[str, bytes]]:
    """Per target: path below its folder -> content. Raises Problems, all that were found."""
    problems: list[Problem] = []
    copied = _copied(paths)
    project = _project(paths)
    jinja = environment(paths.templates)
    shared = dict(copied)
    targets: dict[str, dict[str, bytes]] = {}

    def rendered(template: str, values: dict[str, Any]) -> str:
        return render(jinja, template, values, paths.relative(paths.templates / template))

    try:
        for definition in definitions:
            text = rendered("definition.js.j2", {"definition": for_content(definition)})
            shared[definition_file(definition)] = _script(text, "definition.js.j2")
        known = [for_background(definition) for definition in definitions]
        text = rendered("definitions.js.j2", {"definitions": known})
        shared["shared/definitions.js"] = _script(text, "definitions.js.j2")
    except Problems as error:
        problems += error.problems
    for target in MODELS:
        try:
            text = rendered(f"manifest.{target}.json.j2", {**project, **_manifest_values(definitions)})
            targets[target] = {**shared, "manifest.json": _manifest(text, target, shared, not problems)}
        except Problems as error:
            problems += error.problems
    if problems:
        raise Problems(problems)
    return {target: dict(sorted(content.items())) for target, content in targets.items()}


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


def _project(paths: Paths) -> dict[str, Any]:
    """Version and oldest browsers, from pyproject.toml."""
    data = tomllib.loads(paths.project.read_text(encoding="utf-8"))
    own = data["tool"]["stilloff"]
    return {
        "version": data["project"]["version"],
        "minimum": {
            "chrome": own["minimum-chrome"],
            "firefox": own["minimum-firefox"],
            "firefox_android": own["minimum-firefox-android"],
        },
    }


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


def _script(text: str, template: str) -> bytes:
    head, value = parse_assignment(text, f"extension/templates/{template}")
    return f"{head} = {to_json(value)};\n".encode()


def _manifest(text: str, target: str, content: dict[str, bytes], complete: bool) -> bytes:
    """The canonical bytes of a manifest that holds to its model and names only files that are there."""
    shown = f"dist/{target}/manifest.json"
    value = parse_json(text, shown)
    try:
        MODELS[target].model_validate(value)
    except ValidationError as error:
        raise Problems(
            Problem(shown, ".".join(map(str, d["loc"])), d["msg"], f"mend extension/templates/manifest.{target}.json.j2")
            for d in error.errors()
        ) from None
    problems = list(_texts(value["default_locale"], content))
    if complete:
        named = set(re.findall(r'"([a-z0-9-]+(?:/[a-z0-9-]+)*\.(?:js|html|png))"', text)) - {"manifest.json"}
        problems += [Problem(shown, "", f"names {name}, which isn't there") for name in sorted(named - content.keys())]
    if problems:
        raise Problems(problems)
    return (to_json(value) + "\n").encode()


class _StoreTexts(BaseModel):
    extensionName: Name  # noqa: N815 - message names are camelCase
    extensionDescription: Description  # noqa: N815


def _texts(default: str, content: dict[str, bytes]) -> list[Problem]:
    """What is wrong with the store texts in any language: missing, empty or longer than a store takes."""
    problems = []
    locales = [PurePosixPath(name) for name in content if name.startswith("_locales/")]
    if not any(path.parts[1] == default for path in locales):
        problems.append(Problem(f"extension/_locales/{default}", "", "is missing", "add messages.json"))
    for path in locales:
        shown = f"extension/{path}"
        messages = parse_json(content[str(path)].decode(), shown)
        texts = {key: messages.get(key, {}).get("message") for key in _StoreTexts.model_fields}
        try:
            _StoreTexts.model_validate(texts)
        except ValidationError as error:
            problems += [Problem(shown, str(d["loc"][0]), d["msg"]) for d in error.errors()]
    return problems


def size(content: dict[str, bytes]) -> int:
    """The bytes of a target's files together."""
    return sum(map(len, content.values()))


def write(content: dict[str, bytes], folder: Path) -> None:
    """Write a target's files below a folder."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
