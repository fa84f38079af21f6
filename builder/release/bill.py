"""The bill of materials (CycloneDX): what is shipped, which holds nobody else's code, and what it is built with."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from builder.paths import Paths

LOCKS = {"build": "to build", "test": "to test and to release", "node": "Node, where the system has none"}
WEB = {"builder/web": "to lint", "tests/gallery": "to test"}
"""Where npm's locks are."""
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", re.MULTILINE)
SPACE = uuid.UUID("0c0b5b02-6b40-5a4f-9d0b-6f3d3c4f6a51")
"""From which the serial number is made: the same content has the same number."""


def bill(paths: Paths, version: str, packages: Mapping[str, bytes]) -> bytes:
    """The bill as JSON; `packages` are the files that are handed out. It holds no time and no place."""
    own = f"stilloff@{version}"
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "stilloff",
                "version": version,
                "description": "A browser extension. It is shipped without any third-party code.",
                "licenses": [{"license": {"id": "MIT"}}],
                "components": [_file(name, data) for name, data in sorted(packages.items())],
            }
        },
        # What is built with is not in it: in CycloneDX's word, excluded.
        "components": [*_tools(paths)],
        "dependencies": [{"ref": own, "dependsOn": []}],
        "compositions": [{"aggregate": "complete", "assemblies": [own], "dependencies": [own]}],
    }
    serial = uuid.uuid5(SPACE, json.dumps(made, sort_keys=True))
    return (json.dumps({"serialNumber": serial.urn, **made}, indent=2) + "\n").encode()


def _file(name: str, data: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(data).hexdigest()
    return {"type": "file", "bom-ref": name, "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def tools(paths: Paths) -> dict[tuple[str, str, str], list[str]]:
    """What every package of every lock is used for, by where it comes from, name and version."""
    used: dict[tuple[str, str, str], list[str]] = {}
    for lock, purpose in LOCKS.items():
        for name, version in PIN.findall((paths.root / f"builder/locks/{lock}.txt").read_text(encoding="utf-8")):
            used.setdefault(("pypi", name.lower(), version), []).append(purpose)
    for folder, purpose in WEB.items():
        lock = json.loads((paths.root / folder / "package-lock.json").read_text(encoding="utf-8"))
        for place, package in lock["packages"].items():
            # Links, and what they lead to, are our own.
            if "node_modules/" in place and not package.get("link"):
                name = package.get("name") or place.rpartition("node_modules/")[2]
                entry = used.setdefault(("npm", name, package["version"]), [])
                entry += [purpose] if purpose not in entry else []
    return used


def _tools(paths: Paths) -> Iterator[dict[str, Any]]:
    for (kind, name, version), purposes in sorted(tools(paths).items()):
        # An npm scope's @ is part of the name and is written as %40; its slash is not.
        purl = f"pkg:{kind}/{quote(name, safe='/')}@{quote(version)}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "scope": "excluded",
            "purl": purl,
            "properties": [{"name": "stilloff:used", "value": purpose} for purpose in purposes],
        }
