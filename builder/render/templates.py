"""Templates: values go in through one JSON filter, logic never does, and every output is parsed again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined

from builder.data.strict_json import Json, parse_json, to_json
from builder.problems import Problem, Problems

FOLDER = "extension/templates"
"""How messages name the folder."""


def _only_json(value: Any) -> Any:
    if isinstance(value, (Json, Undefined)):  # what is undefined says so itself
        return value
    raise TypeError("a value that did not pass the json filter; write {{ value | json }}")


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


def render(jinja: Environment, name: str, values: Mapping[str, Any]) -> str:
    """One template filled in. Raises Problems."""
    try:
        return jinja.get_template(name).render(values)
    except TemplateNotFound as error:
        problem = Problem(
            f"{FOLDER}/{error.name}", "", "is missing", "put it back, or correct the template that names it"
        )
    except TemplateSyntaxError as error:
        file = f"{FOLDER}/{error.name or name}"
        problem = Problem(file, f"line {error.lineno}", str(error.message).rstrip("."), "correct the template")
    except UnicodeDecodeError:
        problem = Problem(f"{FOLDER}/{name}", "", "it or a template it extends is not UTF-8", "save it as UTF-8")
    except OSError as error:
        problem = Problem(f"{FOLDER}/{name}", "", f"can't be read ({error.strerror})", "check that you may read it")
    except Exception as error:  # a template can go wrong in as many ways as the code it becomes
        file, line = _place(error, name)
        wrong, _, instead = str(error).partition("; ")
        problem = Problem(f"{FOLDER}/{file}", line, wrong, instead or "give it a value or correct the template")
    raise Problems([problem])


def script(jinja: Environment, template: str, values: Mapping[str, Any]) -> str:
    """A script rendered, and parsed again. Raises Problems."""
    text = render(jinja, template, values)
    parse_assignment(text, f"{FOLDER}/{template}")
    return text


def _place(error: BaseException, name: str) -> tuple[str, str]:
    """The template and `line N` where an error arose: Jinja2 writes both into the traceback."""
    place, step = (name, ""), error.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.suffix == ".j2":
            place = (file.name, f"line {step.tb_lineno}")
        step = step.tb_next
    return place


def parse_assignment(text: str, shown: str) -> tuple[str, Any]:
    """A rendered script `// comment`, `TARGET = JSON;` taken apart into its head and its value. Raises Problems."""
    head, equals, value = text.partition(" = ")
    if not equals or not value.rstrip().endswith(";"):
        raise Problems([Problem(shown, "", "renders to no `target = value;`", "correct the template")])
    return head, parse_json(value.rstrip()[:-1], shown, "correct the template")
