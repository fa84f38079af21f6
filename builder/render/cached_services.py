"""What a build needs of each definition, kept for the next build: it follows from the file and our code alone."""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from builder.data.definitions.definition_checks import Claims, check_between, claims
from builder.data.definitions.loading import definition_files, load_content, read_file, tomorrow
from builder.data.definitions.models import Definition
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.render.inputs import Digests, together
from builder.render.service import Service, service
from builder.render.templates import environment


@dataclass(frozen=True)
class Kept:
    """A service as it was made from a file with this digest, and the pages it claims."""

    digest: str
    service: Service
    claims: Claims


Made = Kept | Problem | list[Problem]
"""What becomes of a file: what is kept, why it's left out, or what is wrong with it."""


def load_services(paths: Paths, given: Digests) -> tuple[list[Service], list[Problem]]:
    """The services of a checkout, by id, and which files need a newer StillOff, given the digests of a build's inputs.
    Raises all Problems that it found."""
    shown = paths.relative(paths.services)
    files = {f"{shown}/{file.name}": file for file in definition_files(paths.services, shown)}
    code = _code(paths, given)
    before = {name: kept for name, kept in _read(paths, code).items() if kept.digest == given.get(name)}
    made = _made(paths.templates, [(name, file) for name, file in files.items() if name not in before])
    after: dict[str, Kept] = {}
    skipped: list[Problem] = []
    problems: list[Problem] = []
    for name in files:
        found = before.get(name) or made[name]
        if isinstance(found, Kept):
            after[name] = found
        elif isinstance(found, Problem):
            skipped.append(found)
        else:
            problems += found
    _write(paths, code, after)
    problems += check_between({name: (kept.service.id, kept.claims) for name, kept in after.items()})
    if problems:
        raise Problems(problems)
    return [kept.service for kept in after.values()], skipped


def _made(templates: Path, files: Sequence[tuple[str, Path]]) -> dict[str, Made]:
    """What becomes of files, by the name that messages have for each."""
    jinja = environment(templates)
    today = tomorrow()
    return {name: _make(jinja, file, name, today) for name, file in files}


def _make(jinja: Environment, file: Path, name: str, today: datetime.date) -> Made:
    try:
        content = read_file(file, name)
        found = load_content(content, file.stem, name, today)
        if not isinstance(found, Definition):
            return found
        return Kept(hashlib.sha256(content).hexdigest(), service(jinja, found), claims(found))
    except Problems as error:  # the file can't be read; or the template's, the same for every definition
        return error.problems


def _code(paths: Paths, given: Digests) -> str:
    """A digest of all that has a say in what is made of a definition, beside its file: our code, the templates and the
    project with what it depends on; and Python itself."""
    extension, templates = (f"{paths.relative(folder)}/" for folder in (paths.extension, paths.templates))
    code = {name: one for name, one in given.items() if name.startswith(templates) or not name.startswith(extension)}
    return together({**code, sys.version: ""})


def _file(paths: Paths) -> Path:
    return paths.cache / "definitions.json"


def _read(paths: Paths, code: str) -> dict[str, Kept]:
    """What the last build left, where the code is the same; whatever is odd about it, it's as if there were none."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        kept = json.loads(_file(paths).read_bytes())
        if kept["code"] == code:
            return dict(_parsed(kept["definitions"].items()))
    return {}


def _parsed(entries: Iterable[tuple[str, dict[str, object]]]) -> Iterator[tuple[str, Kept]]:
    for name, entry in entries:
        made = entry["service"]
        if isinstance(made, dict):
            found = [(str(key), str(pattern)) for key, pattern in entry["claims"]]  # type: ignore[attr-defined]
            yield name, Kept(str(entry["digest"]), Service(**made), found)


def _write(paths: Paths, code: str, kept: dict[str, Kept]) -> None:
    """Leave it for the next build, whole or not at all. Where that can't be, the next build only takes longer."""
    entries = {name: {**vars(one), "service": vars(one.service)} for name, one in kept.items()}
    text = json.dumps({"code": code, "definitions": entries})
    with suppress(OSError):
        new = _file(paths).with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(_file(paths))
