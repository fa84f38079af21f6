"""Every key that a definition can write is used, and every key that the extension uses can be written."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from builder.data.definitions import Definition, load_all, load_folder
from builder.data.definitions.models import Setting
from builder.data.definitions.vocabulary import Kind
from builder.paths import CHECKOUT
from builder.render.definition_data import for_background, for_content, for_form

NOT_RENDERED = {
    "Source": "for people who check the facts, and for `verified`",
    "schema": "says by which rules the file is read",
    "shelf-life": "becomes goodUntil",
    "sources": "each fact's own, for people who check",
    "url": "a source's",
    "date": "becomes verified",
    "supports": "a source's",
    "texts": "becomes the content definition's notOffered",
}
FOR_PAGES = {
    "access", "confidence", "cards", "controllers", "covered", "default", "email", "form", "goodUntil", "help", "home",
    "kind", "languages", "lead", "limits", "matches", "notCovered", "notOffered", "origins", "parent", "people", "per",
    "plans", "post", "product", "purpose", "purposes", "regions", "save", "since", "subject", "trainingOff", "way", "ways",
}  # fmt: skip
"""What definitions.js has for popup, dashboard and welcome, which show facts that the background needs nothing of."""


def models(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> Iterator[type[BaseModel]]:
    """Every table a definition can have."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            yield from models(inner, seen)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None or isinstance(annotation, UnionType):
        for part in get_args(annotation):
            yield from _models_in(part)


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def keys(value: Any) -> set[str]:
    """Every key of a rendered definition."""
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


QUOTE = {"language": "en", "text": "Text", "sources": ["a"]}
FULL = {
    "id": "full",
    "kind": "select",
    "address": "https://www.example.com/",
    "way": ["Settings"],
    "pages": [{"tells": "control", "addresses": ["https://www.example.com/"], "sources": ["a"]}],
    "scope": {"attribute": "id", "value": "part", "place": 1, "most": 2, "kept": ["Grok"], "sources": ["a"]},
    "opener": {"keys": [{"attribute": "id", "value": "opens", "sources": ["a"]}], "sources": ["a"]},
    "labels": [QUOTE],
    "words": [{"language": "en", "on": ["On"], "off": ["Off"], "sources": ["a"]}],
    "save": True,
    "saved": [QUOTE],
    "undecided": [QUOTE],
    "not-offered": {"texts": [QUOTE], "sources": ["a"]},
    "checking": {"after-change": 1, "normal": 1, "after-failure": 1},
    "facts": {"sources": ["a"]},
}
MAIL = {"id": "mail", "kind": "email", "email": "a@example.com", "subject": "Stop", "facts": {"sources": ["a"]}}
"""Settings that write what no service of the repository may need today."""


@cache
def definitions() -> list[Definition]:
    (first, *others) = load_all(CHECKOUT)
    more = [Setting.model_validate(table) for table in (FULL, MAIL)]
    return [first.model_copy(update={"settings": [*first.settings, *more]}), *others]


@cache
def code(*folders: str) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((CHECKOUT.extension / folder).glob("*.js"))
    )


def uses(source: str, key: str) -> bool:
    """Whether a script takes a key out of something: `.key`, `{ key }`, `["key"]`."""
    return re.search(rf"\.{key}\b|[{{,]\s*{key}\s*[,}}:=]|\"{key}\"", source) is not None


def written() -> list[str]:
    """Every key that can be written, with its table."""
    return [
        f"{model.__name__}.{field.alias or name}"
        for model in models(Definition)
        for name, field in model.model_fields.items()
        if (model, name) != (Definition, "id")
    ]


@pytest.mark.parametrize("key", written())
def test_every_key_that_can_be_written_reaches_the_extension(key: str) -> None:
    table, name = key.split(".")
    rendered: set[str] = set()
    for definition in definitions():
        rendered |= keys(for_content(definition)) | keys(for_background(definition))
    known = camel(name.replace("-", "_"))
    if table in NOT_RENDERED or name in NOT_RENDERED:
        assert NOT_RENDERED.get(table) or NOT_RENDERED[name]
    else:
        assert {known, name.replace("-", "_")} & rendered, f"{key} can be written, but is rendered nowhere"


def test_every_key_of_a_content_definition_is_used_by_the_content_scripts() -> None:
    rendered = {key for definition in definitions() if definition.readable for key in keys(for_content(definition))}
    rendered |= {
        key
        for definition in definitions()
        if definition.objection and definition.form
        for key in keys(for_form(definition, definition.objection))
    }
    steps = (CHECKOUT.extension / "shared" / "steps.js").read_text(encoding="utf-8")
    assert {key for key in rendered if not uses(code("content") + steps, key)} == set()


def test_every_key_of_definitions_js_is_used_or_is_for_the_pages() -> None:
    rendered = {key for definition in definitions() for key in keys(for_background(definition))}
    used = {
        key
        for key in rendered
        if uses(code("background", "popup", "dashboard", "welcome", "shared", "content", "desk"), key)
    }
    assert rendered - used <= FOR_PAGES


def test_every_key_that_the_content_scripts_take_can_be_written() -> None:
    taken = set(re.findall(r"\b(?:setting|definition)\.(\w+)", code("content")))
    rendered = {key for definition in definitions() for key in keys(for_content(definition))}
    # What is handed over with a setting that the member showed stands in no definition.
    assert taken - {"about", "heading", "service"} <= rendered


def test_editors_are_given_a_schema_that_knows_every_key_and_refuses_any_other() -> None:
    rule = tomllib.loads((CHECKOUT.root / ".taplo.toml").read_text(encoding="utf-8"))["rule"][0]
    assert [*CHECKOUT.root.glob(rule["include"][0])] == [*CHECKOUT.services.glob("*.toml")]
    schema = json.loads((CHECKOUT.root / rule["schema"]["path"]).read_text(encoding="utf-8"))
    tables = {"Definition": schema, **schema["$defs"]}
    assert {f"{name}.{key}" for name, table in tables.items() for key in table["properties"]} == set(written())
    assert all(table["additionalProperties"] is False for table in tables.values())


def test_no_table_has_a_way_to_act_or_to_run_anything() -> None:
    names = {name for model in models(Definition) for name in model.model_fields}
    assert not names & {"click", "script", "code", "selector", "regex", "pattern", "fetch", "submit"}


def test_the_file_that_the_guide_shows_has_no_problems(tmp_path: Path) -> None:
    guide = (CHECKOUT.root / "docs" / "definitions.md").read_text(encoding="utf-8")
    (tmp_path / "example.toml").write_text(guide.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert [definition.id for definition in load_folder(tmp_path, "services")] == ["example"]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_guide_explains_every_kind(kind: str) -> None:
    assert f"`{kind}`" in (CHECKOUT.root / "docs" / "definitions.md").read_text(encoding="utf-8")
