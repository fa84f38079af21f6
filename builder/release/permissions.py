"""What installing and updating ask for, beside docs/permissions.json, which has what the last release asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from builder.data.strict_json import parse_json
from builder.paths import Paths
from builder.problems import Problem, Problems

FILE = "docs/permissions.json"
KINDS = ("permissions", "host_permissions", "content_scripts")

Asked = dict[str, list[str]]


def asked(manifest: Mapping[str, Any]) -> Asked:
    """What a manifest asks for at installation."""
    pages = {match for scripts in manifest["content_scripts"] for match in scripts["matches"]}
    return {
        "permissions": sorted(manifest["permissions"]),
        "host_permissions": sorted(manifest["host_permissions"]),
        "content_scripts": sorted(pages),
    }


def of_all(targets: Mapping[str, Mapping[str, bytes]]) -> Asked:
    """What any of the targets asks for."""
    each = [asked(json.loads(files["manifest.json"])) for files in targets.values()]
    return {kind: sorted({one for manifest in each for one in manifest[kind]}) for kind in KINDS}


def recorded(text: str | bytes) -> Asked:
    """What docs/permissions.json says was asked for. Raises Problems."""
    value = parse_json(text, FILE, "correct that line")
    if not isinstance(value, dict) or not all(isinstance(value.get(kind), list) for kind in KINDS):
        raise Problems([Problem(FILE, "", "lacks one of its lists", f"write a list for each of {', '.join(KINDS)}")])
    return {kind: [str(one) for one in value[kind]] for kind in KINDS}


def added(now: Asked, before: Asked) -> list[tuple[str, str]]:
    """What is asked for now and wasn't before, each with its kind."""
    return [(kind, one) for kind in KINDS for one in now[kind] if one not in before[kind]]


def unrecorded(paths: Paths, targets: Mapping[str, Mapping[str, bytes]]) -> list[Problem]:
    """One problem for each thing that is asked for and doesn't stand in docs/permissions.json."""
    try:
        before = recorded((paths.root / FILE).read_bytes())
    except OSError:
        return [Problem(FILE, "", "can't be read", "put it back")]
    except Problems as error:
        return error.problems
    return [
        Problem(
            FILE,
            kind,
            f"an update would ask for {one}, and browsers switch an extension off until the member has agreed",
            "do without it; or write it here, what it is for in store/disclosures.toml, and a line in CHANGELOG.md",
        )
        for kind, one in added(of_all(targets), before)
    ]


def record(asked_for: Asked, version: str) -> str:
    """docs/permissions.json for a release."""
    return json.dumps({"version": version, **asked_for}, indent=2) + "\n"
