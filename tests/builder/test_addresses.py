"""Address patterns mean the same to the builder and to the extension, whatever the address."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TypedDict

import pytest

from builder.data.definitions.addresses import match_pattern, matches, overlap, parse
from builder.paths import CHECKOUT


class Case(TypedDict):
    pattern: str
    address: str
    matches: bool


TABLE = CHECKOUT.root / "tests" / "pages" / "address_cases.json"
CASES: list[Case] = json.loads(TABLE.read_text(encoding="utf-8"))
RUN_THE_EXTENSIONS = """
globalThis.stillOff = {};
const { readFileSync } = await import("node:fs");
const [script, table] = process.argv.slice(1);
(0, eval)(readFileSync(script, "utf8"));
const cases = JSON.parse(readFileSync(table, "utf8"));
console.log(JSON.stringify(cases.map(({ pattern, address }) => stillOff.address.matches(pattern, address))));
"""


@pytest.mark.parametrize("case", CASES, ids=[f"{case['pattern']} {case['address']!r}" for case in CASES])
def test_the_builder_matches_as_the_table_says(case: Case) -> None:
    assert matches(case["pattern"], case["address"]) is case["matches"]


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node to run the extension's own code")
def test_the_extension_matches_as_the_table_says() -> None:
    script = CHECKOUT.extension / "content" / "address.js"
    command = ["node", "--input-type=module", "-e", RUN_THE_EXTENSIONS, "--", str(script), str(TABLE)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    answers = json.loads(run.stdout)
    wrong = [case for case, answer in zip(CASES, answers, strict=True) if answer is not case["matches"]]
    assert not wrong


@pytest.mark.parametrize(
    "address",
    [
        "\0",
        "https://\ud800/",
        "https://h/\ud800",
        "[",
        "https://[",
        "https://]:x",
        "://",
        "https://h:-1/",
        "\n\t ",
        "%",
    ],
)
def test_no_address_is_too_odd_to_be_asked_about(address: str) -> None:
    assert matches("https://h/*", address) in (True, False)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("http://h/a", "is not an https address; write it as https://host/path"),
        ("https:///a", "is not an https address; write it as https://host/path"),
        ("h/a", "is not an https address; write it as https://host/path"),
        (" https://h/a", "is not an https address; write it as https://host/path"),
        ("https://h/a?b", "has a query that can't be compared; write it as ?name=value, in plain letters"),
        ("https://h/a?", "has a query that can't be compared; write it as ?name=value, in plain letters"),
        ("https://h/a?b=", "has a query that can't be compared; write it as ?name=value, in plain letters"),
        ("https://h/a?b=*", "has a query that can't be compared; write it as ?name=value, in plain letters"),
        ("https://h/a?b=c+d", "has a query that can't be compared; write it as ?name=value, in plain letters"),
        ("https://h/a#", "has a fragment that can't be compared; write it as #part, in plain letters"),
        ("https://h/a#/", "has a fragment that can't be compared; write it as #part, in plain letters"),
        ("https://h/a#*", "has a fragment that can't be compared; write it as #part, in plain letters"),
        ("https://*.h/a", "has a wildcard in its host; name one host per address"),
        ("https://H/a", "has a port, a login or capitals in its host; write the bare host in lower case"),
        ("https://h:443/a", "has a port, a login or capitals in its host; write the bare host in lower case"),
        ("https://u:p@h/a", "has a port, a login or capitals in its host; write the bare host in lower case"),
        ("https://[::1/a", "has a port, a login or capitals in its host; write the bare host in lower case"),
        ("https://h/é", "has a character that browsers write as %XX; copy the address from a browser"),
        ("https://h/a b", "has a character that browsers write as %XX; copy the address from a browser"),
        ("https://h/a\n", "has a character that browsers write as %XX; copy the address from a browser"),
        ("https://h/a/../b", "has a segment of dots; write the address that it leads to"),
        ("https://h/%2e/b", "has a segment of dots; write the address that it leads to"),
        ("https://h/a*", "mixes a wildcard with text in one segment; * stands for a whole segment"),
        ("https://h/***", "mixes a wildcard with text in one segment; * stands for a whole segment"),
        ("https://h/**/a", "has ** before its end; ** can only be the last segment"),
    ],
)
def test_a_pattern_that_means_nothing_is_refused_with_advice(pattern: str, complaint: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse(pattern)
    assert str(caught.value) == complaint


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("https://h/a", "https://h/a/", True),
        ("https://h/a", "https://h/b", False),
        ("https://h/a", "https://g/a", False),
        ("https://h/a", "https://h/a/b", False),
        ("https://h/*", "https://h/b", True),
        ("https://h/*", "https://h/", False),
        ("https://h/*/c", "https://h/b/*", True),
        ("https://h/*/c", "https://h/b/d", False),
        ("https://h/a/**", "https://h/a", True),
        ("https://h/a/**", "https://h/a/b/c", True),
        ("https://h/a/**", "https://h/*/b", True),
        ("https://h/a/**", "https://h/b/**", False),
        ("https://h/**", "https://h", True),
        ("https://h/#a", "https://h/#b", False),
        ("https://h/#a", "https://h/", True),
        ("https://h/#a", "https://h/#a", True),
        ("https://h/?a=b", "https://h/?a=c", False),
        ("https://h/?a=b", "https://h/?c=d", True),
        ("https://h/?a=b", "https://h/#a", True),
    ],
)
def test_two_patterns_overlap_when_a_page_is_in_both(one: str, other: str, meet: bool) -> None:
    assert (overlap(one, other), overlap(other, one)) == (meet, meet)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("https://h", "https://h/*"),
        ("https://h/a/b", "https://h/a/b*"),
        ("https://h/a/b/", "https://h/a/b*"),
        ("https://h/a/*", "https://h/a/*"),
        ("https://h/*/b", "https://h/*/b*"),
        ("https://h/a/**", "https://h/a*"),
        ("https://h/**", "https://h/*"),
        ("https://h/*/**", "https://h/*"),
        ("https://h/?a=b", "https://h/?*a=b*"),
        ("https://h/c?a=b", "https://h/c*?*a=b*"),
        ("https://h/#a", "https://h/"),
        ("https://h/c#a", "https://h/c*"),
    ],
)
def test_the_browser_pattern_is_the_narrowest_that_holds_every_page(pattern: str, expected: str) -> None:
    assert match_pattern(pattern) == expected
