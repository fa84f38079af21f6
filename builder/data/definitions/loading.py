"""Reading definition files: every problem of every file at once, as `file: key: what is wrong; what to write`."""

from __future__ import annotations

import datetime
import difflib
import reprlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import rtoml
from pydantic import BaseModel, ValidationError

from builder.data.definitions.definition_checks import Claimed, check, check_pages
from builder.data.definitions.models import SCHEMA, Definition, types_in
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted

Made = TypeVar("Made")
Model = TypeVar("Model", bound=BaseModel)
WRITTEN = {
    "bool_type": "write true or false",
    "date_type": "write a date without quotes, such as 2025-01-31",
    "int_type": "write a whole number without quotes",
    "list_type": "write a list in [ ]",
    "model_type": "write a table with keys",
    "string_type": "write a text in quotes",
}
"""How TOML has a value of the type that pydantic asks for."""

UNFILLED = "FILL IN: "
"""How a text begins that stands for a fact still to be looked up; what to write follows."""


class Definitions(list[Definition]):
    """The definitions of a checkout, by id; `skipped` says which files need a newer StillOff."""

    skipped: tuple[Problem, ...] = ()


def load_all(paths: Paths, today: datetime.date | None = None) -> Definitions:
    """The definitions of a checkout, by id. Raises Problems."""
    return load_folder(paths.services, paths.relative(paths.services), today)


def load_folder(folder: Path, shown: str, today: datetime.date | None = None) -> Definitions:
    """The definitions in a folder, by id. `shown` is how messages name the folder. Raises Problems."""
    loaded, skipped = load_each(folder, shown, lambda definition: definition, today)
    definitions = Definitions(loaded)
    definitions.skipped = skipped
    return definitions


def load_each(
    folder: Path, shown: str, make: Callable[[Definition], Made], today: datetime.date | None = None
) -> tuple[list[Made], tuple[Problem, ...]]:
    """What is made of each definition in a folder, by id, and which need a newer StillOff. Raises Problems."""
    # A date written today must be accepted wherever on Earth it's already tomorrow.
    today = today or (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
    made: list[Made] = []
    skipped: list[Problem] = []
    problems: list[Problem] = []
    claimed: Claimed = {}
    for file in sorted(folder.glob("*.toml")):
        name = f"{shown}/{file.name}"
        try:
            found = load_file(file, name, today)
            if isinstance(found, Problem):
                skipped.append(found)
            else:
                problems += check_pages(claimed, name, found)
                made.append(make(found))
        except Problems as error:
            problems += error.problems
    if not (made or skipped or problems):
        instead = "add a file named after the service, such as example.toml"
        problems.append(Problem(shown, "", "no definition here", instead))
    if problems:
        raise Problems(problems)
    return made, tuple(skipped)


def load_file(file: Path, shown: str, today: datetime.date) -> Definition | Problem:
    """A definition, or why it's left out. Raises Problems."""
    data = read_toml(file, shown)
    schema = data.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        return Problem(shown, "schema", f"{schema} needs a newer StillOff", "left out until you update")
    unfilled = dict(_unfilled(data))
    problems = [Problem(shown, dotted(path), "is not filled in", f"write {what}") for path, what in unfilled.items()]
    if "id" in data:
        problems.append(Problem(shown, "id", "is the file's name, not a key", "remove it"))
    try:
        definition = Definition.model_validate({**data, "id": file.stem})
    except ValidationError as error:
        wrong = [explain(shown, detail) for detail in error.errors() if detail["loc"] not in unfilled]
        raise Problems(problems + wrong) from None
    if problems := problems + check(definition, shown, today):
        raise Problems(problems)
    return definition


def _unfilled(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a file still has a placeholder, and what is to be written there."""
    if isinstance(value, str) and value.startswith(UNFILLED):
        yield path, value.removeprefix(UNFILLED)
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unfilled(inner, (*path, key))


def read_toml(file: Path, shown: str) -> dict[str, Any]:
    """A TOML file's content. `shown` is how messages name it. Raises Problems."""
    try:
        # Some editors on Windows put a byte order mark first.
        return rtoml.loads(file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        problem = Problem(shown, "", f"can't be read ({error.strerror})", "check that it's a file you may read")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = Problem(shown, f"line {line}", "is not UTF-8", "save the file as UTF-8")
    except ValueError as error:  # the parser's own says where
        message, _, place = str(error).rpartition(" at line ")
        where = f"line {place.replace(' column', ', column')}" if message else ""
        problem = Problem(
            shown, where, f"is not TOML: {message or place}", "correct that line" if where else "correct it"
        )
    raise Problems([problem])


def read_model(file: Path, shown: str, model: type[Model]) -> Model:
    """A TOML file as its model has it. `shown` is how messages name it. Raises Problems."""
    data = read_toml(file, shown)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Problems(explain(shown, detail, model) for detail in error.errors()) from None


def explain(shown: str, detail: Any, model: type[BaseModel] = Definition) -> Problem:
    """One of pydantic's complaints about a file in our words."""
    path: tuple[str | int, ...] = detail["loc"]
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if path == ("id",) and model is Definition:
        return Problem(shown, "", f"'{given}' is no id", "name the file with small letters, digits and hyphens")
    key = dotted(path)
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), _keys_at(path[:-1], model), n=1)
        return Problem(shown, key, "unknown key", f"did you mean '{near[0]}'?" if near else "remove it")
    if kind == "missing":
        return Problem(shown, key, "is missing", "add it")
    if kind in ("literal_error", "enum"):
        return Problem(shown, key, f"'{given}' is not known", f"write one of {context['expected']}")
    if kind == "too_short" and not given:
        return Problem(shown, key, "is empty", "give at least one")
    if kind == "too_long":
        return Problem(shown, key, f"{reprlib.repr(given)} is too long", f"shorten it to {context['max_length']}")
    if kind == "value_error":
        wrong, _, instead = str(context["error"]).rpartition("|")
        return Problem(shown, key, wrong, instead)
    if path == ("schema",):
        return Problem(shown, key, f"{given!r} is not the schema of this StillOff", f"write schema = {SCHEMA}")
    instead = WRITTEN.get(kind, detail["msg"][0].lower() + detail["msg"][1:])
    return Problem(shown, key, f"{reprlib.repr(given)} can't stand here", instead)


def _keys_at(path: Iterable[str | int], model: type[BaseModel]) -> list[str]:
    """The keys a table may have, found by walking the models."""
    whole = model
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        inner = next((t for t in types_in(field.annotation) if isinstance(t, type)), None) if field else None
        if inner is None or not issubclass(inner, BaseModel):
            return []
        model = inner
    return [field.alias or name for name, field in model.model_fields.items() if name != "id" or model != whole]
