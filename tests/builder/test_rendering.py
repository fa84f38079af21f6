"""Values enter templates through one JSON filter; what goes wrong names the template and its line."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builder.data.strict_json import parse_json, to_json
from builder.problems import Problems
from builder.render.templates import environment, parse_assignment, render
from tests.builder.checkouts import MANIFEST, Checkout

SCRIPT = "extension/templates/definition.js.j2"
AWKWARD = [
    "",
    "\u2028 and \u2029",
    "'single' \"double\" `back`",
    "</script><!--",
    "Zażółć gęślą jaźń, 日本語, 🙂, e\u0301",
    "back\\slash, tab\t, line\nend, null\0, bell\x07, del\x7f",
    "{{ not }} {% a %} {# template #}",
    "${not} a template literal",
    {"key \u2028": [None, True, False, 0, -1, 1.5, {}, []]},
]


def rendered(folder: Path, template: str, values: dict[str, Any]) -> str:
    """A template of one line filled in."""
    (folder / "one.js.j2").write_text(template, encoding="utf-8")
    return render(environment(folder), "one.js.j2", values)


def complaint(folder: Path, template: str, values: dict[str, Any]) -> str:
    """What filling in a template says; it must."""
    with pytest.raises(Problems) as caught:
        rendered(folder, template, values)
    return str(caught.value)


@pytest.mark.parametrize("value", AWKWARD, ids=ascii)
def test_a_value_comes_through_the_filter_unchanged(tmp_path: Path, value: Any) -> None:
    assert json.loads(rendered(tmp_path, "{{ value | json }}", {"value": value})) == value


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node to run JavaScript")
def test_a_browser_reads_the_same_value(tmp_path: Path) -> None:
    script = rendered(tmp_path, "console.log(JSON.stringify({{ value | json }}));", {"value": AWKWARD})
    run = subprocess.run(["node", "-"], input=script, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(run.stdout) == AWKWARD


def test_line_ends_that_only_javascript_knows_are_escaped() -> None:
    assert to_json("\u2028\u2029") == '"\\u2028\\u2029"'


def test_readable_letters_stay_readable() -> None:
    assert to_json("Sì, 日本") == '"Sì, 日本"'


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_json_lacks_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"a": [number]})


def test_a_template_can_not_print_a_number_that_json_lacks(tmp_path: Path) -> None:
    message = complaint(tmp_path, "\n{{ value | json }}", {"value": float("nan")})
    assert message.startswith("extension/templates/one.js.j2: line 2: Out of range float values are not JSON compliant")


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes"], ids=["object", "set", "bytes"])
def test_a_value_that_json_lacks_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=f"^a value of type {type(value).__name__} has no JSON$"):
        to_json(value)


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("{{ value }}", "a value that did not pass the json filter; write {{ value | json }}"),
        ("{{ value | upper }}", "a value that did not pass the json filter; write {{ value | json }}"),
        ("{{ (value | json) ~ 'x' }}", "a value that did not pass the json filter; write {{ value | json }}"),
        ("{{ 'constant' }}", "a value that did not pass the json filter; write {{ value | json }}"),
        ("{{ 1 }}", "a value that did not pass the json filter; write {{ value | json }}"),
        ("{{ missing | json }}", "'missing' is undefined; give it a value or correct the template"),
        ("{{ missing }}", "'missing' is undefined; give it a value or correct the template"),
        ("{{ [missing] | json }}", "'missing' is undefined; give it a value or correct the template"),
        ("{{ value.lost | json }}", "'str object' has no attribute 'lost'; give it a value or correct the template"),
        ("{{ (1 / 0) | json }}", "division by zero; give it a value or correct the template"),
        ("{{ value | jsn }}", "No filter named 'jsn'; correct the template"),
        ("{{ value", "expected token 'end of print statement', got ';'; correct the template"),
    ],
)
def test_a_template_that_can_not_be_filled_in_names_its_line(tmp_path: Path, template: str, wrong: str) -> None:
    assert (
        complaint(tmp_path, f"// one\n\nx = {template};\n", {"value": "v"})
        == f"extension/templates/one.js.j2: line 3: {wrong}"
    )


def test_a_mistake_in_an_extended_template_names_that_template(checkout: Checkout) -> None:
    checkout.edit(MANIFEST, "{{ version | json }}", "{{ versoin | json }}")
    line = checkout.read(MANIFEST).splitlines().index('  "version": {{ versoin | json }},') + 1
    assert checkout.problems() == [
        f"{MANIFEST}: line {line}: 'versoin' is undefined; give it a value or correct the template"
    ]


def test_a_mistake_in_a_block_names_the_template_of_the_block(checkout: Checkout) -> None:
    file = "extension/templates/manifest.chrome.json.j2"
    checkout.edit(file, "minimum.chrome", "minimum.chrom")
    assert checkout.problems() == [
        f"{file}: line 2: 'dict object' has no attribute 'chrom'; give it a value or correct the template"
    ]


def test_a_syntax_error_in_an_extended_template_names_that_template(checkout: Checkout) -> None:
    checkout.write(MANIFEST, "{\n  {% blok %}\n}\n")
    assert checkout.problems() == [f"{MANIFEST}: line 2: Encountered unknown tag 'blok'; correct the template"]


def test_a_missing_template_is_named(checkout: Checkout) -> None:
    (checkout.paths.root / MANIFEST).unlink()
    assert checkout.problems() == [f"{MANIFEST}: is missing; put it back, or correct the template that names it"]


def test_a_template_that_is_not_utf_8_is_named(checkout: Checkout) -> None:
    checkout.write(SCRIPT, b"// caf\xe9\nx = {{ definition | json }};\n")
    assert checkout.problems() == [f"{SCRIPT}: it or a template it extends is not UTF-8; save it as UTF-8"]


def test_mistakes_in_several_templates_are_reported_in_one_run(checkout: Checkout) -> None:
    checkout.write(SCRIPT, "x = {{ definition }};\n")
    checkout.write("extension/templates/definitions.js.j2", "x: {{ definitions | json }};\n")
    checkout.edit(MANIFEST, "{{ version | json }}", "{{ version }}")
    raw = "a value that did not pass the json filter; write {{ value | json }}"
    assert checkout.problems() == [
        f"{SCRIPT}: line 1: {raw}",
        "extension/templates/definitions.js.j2: renders to no `target = value;`; correct the template",
        f"{MANIFEST}: line 5: {raw}",
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"a": 1, "a": 2}', "x.json: is not JSON: the key 'a' is there twice; correct it"),
        ('{"b": {"a": 1, "a": 1}}', "x.json: is not JSON: the key 'a' is there twice; correct it"),
        ("[NaN]", "x.json: is not JSON: NaN is no number; correct it"),
        ("[-Infinity]", "x.json: is not JSON: -Infinity is no number; correct it"),
        ("{\n'a': 1}", "x.json: line 2: is not JSON: Expecting property name enclosed in double quotes; correct it"),
        ("", "x.json: line 1: is not JSON: Expecting value; correct it"),
        (b"[\n\n\xff]", "x.json: line 3: is not UTF-8; save the file as UTF-8"),
    ],
)
def test_json_is_read_strictly(text: str | bytes, complaint: str) -> None:
    with pytest.raises(Problems) as caught:
        parse_json(text, "x.json", "correct it")
    assert str(caught.value) == complaint


def test_an_assignment_is_taken_apart_at_its_first_equals_sign() -> None:
    assert parse_assignment('// Why.\na.b = {"c": " = "};\n', "x.js") == ("// Why.\na.b", {"c": " = "})


@pytest.mark.parametrize("text", ["", "a = 1", "a: 1;", "a=1;"])
def test_a_script_that_assigns_nothing_is_refused(text: str) -> None:
    with pytest.raises(Problems, match=r"^x\.js: renders to no `target = value;`; correct the template$"):
        parse_assignment(text, "x.js")
