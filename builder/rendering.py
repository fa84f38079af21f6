"""Templates: values go in through one JSON filter, logic never does, and every output is parsed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from builder.problems import Problem, Problems


class Json(str):
    """Text that came through the JSON filter, and so may stand in an output."""


def to_json(value: Any) -> Json:
    """A value as JSON that is also JavaScript. Raises ValueError for NaN and infinities."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    # Line ends in JavaScript before ES2019, and invisible to a reviewer.
    return Json(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _only_json(value: Any) -> Any:
    if isinstance(value, Json):
        return value
    raise TemplateError("a value that did not pass the json filter; write {{ value | json }}")


def environment(folder: Path) -> Environment:
    """The one Jinja2 environment: a missing variable and a raw value are errors. Not for HTML."""
    jinja = Environment(  # noqa: S701 - the outputs are JSON and JavaScript, which HTML escaping would break
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        finalize=_only_json,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Constant text is not a value: only what `{{ }}` prints goes through `finalize`.
    jinja.filters["json"] = to_json
    return jinja


def render(jinja: Environment, name: str, values: Mapping[str, Any], shown: str) -> str:
    """One template filled in. `shown` is how messages name the file. Raises Problems."""
    try:
        return jinja.get_template(name).render(values)
    except TemplateSyntaxError as error:
        raise Problems([Problem(shown, f"line {error.lineno}", str(error.message), "mend the template")]) from None
    except (TemplateError, TypeError, ValueError) as error:
        line = _template_line(error, name)
        raise Problems([Problem(shown, line, str(error), "give it a value or mend the template")]) from None
    except OSError as error:
        raise Problems([Problem(shown, "", f"can't be read ({error.strerror})")]) from None


def _template_line(error: BaseException, name: str) -> str:
    """`line N` of the template, which Jinja2 writes into the traceback."""
    line, step = "", error.__traceback__
    while step is not None:
        if Path(step.tb_frame.f_code.co_filename).name == Path(name).name:
            line = f"line {step.tb_lineno}"
        step = step.tb_next
    return line


def parse_json(text: str, shown: str) -> Any:
    """JSON read strictly: a key that is there twice is an error too. Raises Problems."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"the key {twice[0]!r} is there twice")
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=unique)
    except ValueError as error:
        raise Problems([Problem(shown, "", f"renders to no JSON: {error}", "mend the template")]) from None


def parse_assignment(text: str, shown: str) -> tuple[str, Any]:
    """A rendered script `// comment`, `TARGET = JSON;` taken apart into its head and its value. Raises Problems."""
    head, equals, value = text.partition(" = ")
    if not equals or not value.rstrip().endswith(";"):
        raise Problems([Problem(shown, "", "renders to no `target = value;`", "mend the template")])
    return head, parse_json(value.rstrip()[:-1], shown)
