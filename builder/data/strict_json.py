"""JSON, strictly: what is written is also JavaScript, and what is read twice or is no number is an error."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from json.encoder import encode_basestring
from typing import Any, NoReturn

from jinja2 import Undefined

from builder.problems import Problem, Problems

WIDTH = 120
"""The longest line of what is laid out, where it can be broken."""


class Json(str):
    """Text that came through the JSON filter, and so may stand in an output."""


class LaidOut(str):
    """Text that is JSON already. In a template it goes through the filter like any other value."""


def _no_json(value: Any) -> NoReturn:
    if isinstance(value, Undefined):
        str(value)  # raises, and says which variable
    raise TypeError(f"a value of type {type(value).__name__} has no JSON")


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent, default=_no_json)


def _shown(text: str) -> str:
    """JSON whose every line end is one that everybody sees: these two are ends in JavaScript before ES2019."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def to_json(value: Any, indent: int | None = None) -> Json:
    """A value as JSON that is also JavaScript. Raises ValueError for NaN and infinities."""
    if isinstance(value, LaidOut):
        return Json(value)
    return Json(_shown(_encoder(indent).encode(value)))


def laid_out(value: Any, margin: str = "") -> LaidOut:
    """A value as JSON for people: what fits on a line stands on one, what doesn't is broken up."""
    return LaidOut(_shown(_lines(value, margin)))


def _lines(value: Any, margin: str) -> str:
    if isinstance(value, str):  # nearly all there is
        return encode_basestring(value)
    if not isinstance(value, (dict, list)):
        return _encoder(None).encode(value)
    # From the innermost outwards, so that each text is encoded once: what has a broken part is broken too.
    inner = margin + "  "
    if isinstance(value, dict):
        brackets, parts = "{}", [f"{encode_basestring(key)}: {_lines(one, inner)}" for key, one in value.items()]
    else:
        brackets, parts = "[]", [_lines(one, inner) for one in value]
    flat = f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
    fits = len(margin) + len(flat) <= WIDTH and "\n" not in flat
    return flat if fits else listed(parts, brackets, margin)


def listed(parts: Iterable[str], brackets: str = "[]", margin: str = "") -> LaidOut:
    """Parts that are JSON, put between brackets, each on a line of its own."""
    separator = f",\n{margin}  "
    return LaidOut(f"{brackets[0]}\n{margin}  {separator.join(parts)}\n{margin}{brackets[1]}")


def parse_json(text: str | bytes, shown: str, instead: str) -> Any:
    """JSON read strictly: a key that is there twice and a number that is none are errors too. Raises Problems."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            times = Counter(key for key, _ in pairs)
            raise ValueError(f"the key {min(key for key in times if times[key] > 1)!r} is there twice")
        return found

    def number(name: str) -> NoReturn:
        raise ValueError(f"{name} is no number")

    try:
        text = text.decode() if isinstance(text, bytes) else text
        return json.loads(text, object_pairs_hook=unique, parse_constant=number)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Problems([Problem(shown, f"line {line}", "is not UTF-8", "save the file as UTF-8")]) from None
    except json.JSONDecodeError as error:
        raise Problems([Problem(shown, f"line {error.lineno}", f"is not JSON: {error.msg}", instead)]) from None
    except ValueError as error:
        raise Problems([Problem(shown, "", f"is not JSON: {error}", instead)]) from None
