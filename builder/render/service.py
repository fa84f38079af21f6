"""One definition, rendered: all that a target needs of it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment

from builder.data.definitions import Definition
from builder.data.definitions.loading import load_each
from builder.data.strict_json import laid_out
from builder.paths import Paths
from builder.problems import Problem
from builder.render.definition_data import for_background, for_content, for_form, matches, origins
from builder.render.scripts import content_files
from builder.render.templates import environment, script


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


def load_services(paths: Paths) -> tuple[list[Service], tuple[Problem, ...]]:
    """The services of a checkout, by id, and which files need a newer StillOff. Raises Problems."""
    jinja = environment(paths.templates)
    return load_each(paths.services, paths.relative(paths.services), lambda definition: service(jinja, definition))


def service(jinja: Environment, definition: Definition) -> Service:
    """A definition rendered. Raises Problems."""
    content = form = ""
    if definition.readable:
        content = script(jinja, "definition.js.j2", {"definition": laid_out(for_content(definition))})
    if definition.objection and definition.form:
        form = script(jinja, "objection.js.j2", {"objection": laid_out(for_form(definition, definition.objection))})
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
