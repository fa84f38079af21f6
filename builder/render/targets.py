"""What a target's folder holds: every file's bytes, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from builder.data.locales.texts import load as load_texts
from builder.data.locales.texts import ship as ship_texts
from builder.data.rights import FOLDER as RIGHTS
from builder.data.rights import load as load_rights
from builder.data.rights import rendered as rendered_rights
from builder.data.strict_json import LaidOut, laid_out, listed
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.render.files import contents, files_below
from builder.render.manifest import manifests
from builder.render.scripts import definition_file, form_file, in_pages, taught_files, uncommented
from builder.render.service import Service
from builder.render.templates import environment, script

NOT_SHIPPED = ("templates", "services", "rights", "types")
"""Folders of extension/ that are rendered from, not copied."""


def files(paths: Paths, services: list[Service]) -> dict[str, dict[str, bytes]]:
    """Per target: path below its folder -> content. Raises Problems, all that were found."""
    jinja = environment(paths.templates)
    shared = _copied(paths)
    problems: list[Problem] = []

    @contextmanager
    def noted() -> Iterator[None]:
        try:
            yield
        except Problems as error:
            problems.extend(error.problems)

    for name in filter(in_pages, shared):
        with noted():
            shared[name] = uncommented(name, shared[name])
    locales, complaints = load_texts(shared)
    problems += complaints
    shared |= {} if complaints else ship_texts(locales)
    shared |= {definition_file(one.id): one.content.encode() for one in services if one.content}
    shared |= {form_file(one.id): one.form.encode() for one in services if one.form}
    with noted():
        known = listed([one.background for one in services])
        shared["shared/definitions.js"] = script(jinja, "definitions.js.j2", {"definitions": known}).encode()
        taught = laid_out(taught_files())
        shared["background/scripts.js"] = script(jinja, "scripts.js.j2", {"scripts": taught}).encode()
    with noted():
        laws = tuple((file, file.read_bytes()) for file in sorted(paths.rights.rglob("*.toml")))
        for name, value in _rights(paths, laws):
            shared[f"{RIGHTS}/{name}.js"] = script(jinja, f"{name}.js.j2", {name: value}).encode()
    made, complaints = manifests(paths, jinja, services, shared)
    problems += complaints
    if problems:
        raise Problems(problems)
    return {target: dict(sorted([*shared.items(), ("manifest.json", made[target])])) for target in made}


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


@lru_cache(maxsize=1)
def _rights(paths: Paths, _: tuple[tuple[Path, bytes], ...]) -> list[tuple[str, LaidOut]]:
    """What is rendered of extension/rights, while its files are these: module and data. Raises Problems."""
    return [(name, laid_out(value)) for name, value in rendered_rights(load_rights(paths)).items()]
