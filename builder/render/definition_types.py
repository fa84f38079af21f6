"""What follows from the models of a definition: the types of what is rendered, and a JSON Schema for editors."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.json_schema import models_json_schema

from builder.data.definitions import Definition, vocabulary
from builder.data.made_files import json_schema
from builder.paths import Paths
from builder.render.definition_data import SHAPES

TYPES = "extension/types/definitions.d.ts"
SCHEMA = "docs/definition.schema.json"
HEAD = """\
/** What is rendered of a definition. Made from builder/render/definition_data.py by `invoke fix`. */
declare namespace StillOff {
"""
WIDTH = 150
"""Prettier's, by which this is laid out."""
PLAIN = {"string": "string", "integer": "number", "boolean": "boolean", "null": "null"}
LISTS = {get_args(each): name for name, each in vars(vocabulary).items() if get_origin(each) is Literal}
"""The closed lists that a definition chooses from, by their words."""


def made(_: Paths) -> dict[str, str]:
    """Both files."""
    parts = models_json_schema([(shape, "serialization") for shape in SHAPES])[1]["$defs"]
    interfaces = [_interface(name, part) for name, part in parts.items()]
    used = [_list(name, words) for words, name in LISTS.items() if any(f": {name}" in one for one in interfaces)]
    schema = Definition.model_json_schema()
    del schema["properties"]["id"]  # the file's name, which it never has
    schema["required"].remove("id")
    return {TYPES: HEAD + "\n".join(["".join(used), *interfaces]) + "}\n", SCHEMA: json_schema(schema)}


def _list(name: str, words: tuple[str, ...]) -> str:
    quoted = [f'"{word}"' for word in words]
    flat = f"  type {name} = {' | '.join(quoted)};\n"
    return flat if len(flat) <= WIDTH + 1 else f"  type {name} =" + "".join(f"\n    | {one}" for one in quoted) + ";\n"


def _interface(name: str, part: dict[str, Any]) -> str:
    said = [line.strip() for line in part["description"].splitlines() if line.strip()]
    comment = (
        f"  /** {said[0]} */\n"
        if len(said) == 1
        else "".join(["  /**\n", *(f"   * {one}\n" for one in said), "   */\n"])
    )
    keys = "".join(f"    {key}: {_type(value)};\n" for key, value in part["properties"].items())
    return f"{comment}  interface {name} {{\n{keys}  }}\n"


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if "anyOf" in value:
        return " | ".join(_type(each) for each in value["anyOf"])
    if value.get("type") == "array":
        return f"{_type(value['items'])}[]"
    words = tuple(value.get("enum", ()))
    return (
        LISTS.get(words)
        or " | ".join(f'"{w}"' if isinstance(w, str) else str(w) for w in words)
        or PLAIN[value["type"]]
    )
