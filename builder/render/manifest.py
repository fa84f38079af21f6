"""The manifest of each target: filled in from the project and the services, and compared with its shape."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment

from builder.data.definitions.loading import read_toml
from builder.data.strict_json import parse_json, to_json
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted
from builder.render.manifest_shapes import SHAPES, misfits
from builder.render.service import Service
from builder.render.templates import FOLDER, render

ICON_SIZES = (16, 32, 48, 128)
MINIMUM = {"chrome": "121", "firefox": "140.0", "firefox-android": "142.0"}
"""The browsers whose oldest version pyproject.toml names, with an example."""


def manifests(
    paths: Paths, jinja: Environment, services: list[Service], content: dict[str, bytes]
) -> tuple[dict[str, bytes], list[Problem]]:
    """Each target's manifest, given its other files, and what is wrong with any."""
    project, problems = _project(paths)
    values = {**project, **_values(services)}
    made: dict[str, bytes] = {}
    for target in SHAPES:
        template = f"manifest.{target}.json.j2"
        try:
            text = render(jinja, template, values)
            made[target] = _checked(text, target, f"correct {FOLDER}/{template}", content)
        except Problems as error:
            problems += error.problems
    return made, problems


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


def _values(services: list[Service]) -> dict[str, Any]:
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
        # The last: a setting that the member shows stands on whatever site; its one host is asked for then.
        "optional_host_permissions": [*hosts("asked"), "https://*/*"],
    }


def _checked(text: str, target: str, instead: str, content: dict[str, bytes]) -> bytes:
    """The canonical bytes of a manifest that has its shape and names only files that are there."""
    shown = f"dist/{target}/manifest.json"
    value = parse_json(text, shown, instead)
    if wrong := [Problem(shown, dotted(path), how, instead) for path, how in misfits(value, SHAPES[target])]:
        raise Problems(wrong)
    named = set(re.findall(r'"([a-z0-9-]+(?:/[a-z0-9-]+)*\.(?:js|json|html|png))"', text))
    if absent := sorted(named - content.keys()):
        raise Problems(
            Problem(shown, "", f"names {name}, which isn't there", f"add it, or {instead}") for name in absent
        )
    return (to_json(value, indent=2) + "\n").encode()
