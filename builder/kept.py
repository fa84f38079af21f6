"""What a build needs of each definition, kept for the next build: it follows from the file and our code alone."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from builder.definitions.checks import Claims, check_between, claims
from builder.definitions.loading import definition_files, load_file, tomorrow
from builder.definitions.models import Definition
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.rendering import environment
from builder.targets import Service, service


@dataclass(frozen=True)
class _Kept:
    """A service as it was made from a file with this digest, and the pages it claims."""

    digest: str
    service: Service
    claims: Claims


def load_services(paths: Paths) -> tuple[list[Service], list[Problem]]:
    """The services of a checkout, by id, and which files need a newer StillOff. Raises all Problems that it found."""
    shown, today = paths.relative(paths.services), tomorrow()
    jinja = environment(paths.templates)
    code = _code(paths)
    before = _read(paths, code)
    after: dict[str, _Kept] = {}
    skipped: list[Problem] = []
    problems: list[Problem] = []
    for file in definition_files(paths.services, shown):
        name = f"{shown}/{file.name}"
        try:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError:  # which reading it properly explains
            digest = ""
        known = before.get(name)
        if known and known.digest == digest:
            after[name] = known
            continue
        found = load_file(file, name, today)
        if isinstance(found, Definition):
            try:
                after[name] = _Kept(digest, service(jinja, found), claims(found))
            except Problems as error:  # the template's: the same for every definition
                problems += error.problems
        elif isinstance(found, Problem):
            skipped.append(found)
        else:
            problems += found
    _write(paths, code, after)
    problems += check_between({name: (kept.service.id, kept.claims) for name, kept in after.items()})
    if problems:
        raise Problems(problems)
    return [kept.service for kept in after.values()], skipped


def _code(paths: Paths) -> str:
    """A digest of all that has a say in what is made of a definition, beside its file."""
    package = Path(__file__).parent
    files = [*package.glob("*.py"), *package.glob("*/*.py"), *paths.templates.glob("*"), paths.project]
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(files):
        with suppress(OSError):  # whoever needs the file says so
            digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _file(paths: Paths) -> Path:
    return paths.cache / "definitions.json"


def _read(paths: Paths, code: str) -> dict[str, _Kept]:
    """What the last build left, where the code is the same; whatever is odd about it, it's as if there were none."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        kept = json.loads(_file(paths).read_bytes())
        if kept["code"] == code:
            return dict(_parsed(kept["definitions"].items()))
    return {}


def _parsed(entries: Iterable[tuple[str, dict[str, object]]]) -> Iterator[tuple[str, _Kept]]:
    for name, entry in entries:
        made = entry["service"]
        if isinstance(made, dict):
            found = [(str(key), str(pattern)) for key, pattern in entry["claims"]]  # type: ignore[attr-defined]
            yield name, _Kept(str(entry["digest"]), Service(**made), found)


def _write(paths: Paths, code: str, kept: dict[str, _Kept]) -> None:
    """Leave it for the next build, whole or not at all. Where that can't be, the next build only takes longer."""
    text = json.dumps({"code": code, "definitions": {name: asdict(one) for name, one in kept.items()}})
    with suppress(OSError):
        new = _file(paths).with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(_file(paths))
