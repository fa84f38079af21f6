"""The table of services in docs/services.md: made by `fix`, checked by `lint`, honest about what can't be read."""

from __future__ import annotations

import os

import pytest

from builder.data.made_files import renew, stale
from builder.paths import CHECKOUT
from builder.problems import Problems
from builder.services.listing import BEGIN, END, FILE, made, table
from tests.builder.checkouts import SERVICE, Checkout

CARD = """\
schema = 1
name = "Other | <b>"
company = "Other"
icon = "O"
home = "https://www.example.org/"
confidence = "uncertain"
shelf-life = 365

[[settings]]
id = "training"
kind = "form"
address = "https://www.example.org/form"

[settings.facts]
sources = ["notice"]

[[sources]]
id = "notice"
url = "https://www.example.org/notice"
date = 2025-01-31
supports = "Everything here."
"""


@pytest.fixture
def listed(checkout: Checkout) -> Checkout:
    """A checkout with a table that is up to date."""
    checkout.write(FILE, f"Before.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n")
    assert renew(checkout.paths, made)
    return checkout


def test_the_table_in_the_docs_is_the_one_the_definitions_give() -> None:
    assert stale(CHECKOUT, made) == []


def test_a_setting_that_can_be_read_says_what_is_read_how_sure_and_what_it_needs(checkout: Checkout) -> None:
    assert table(checkout.paths).splitlines()[-1] == (
        "| [Example](https://www.example.com/) | AI training | on: eu-eea, us | not known | posts | a switch "
        "| verified | 2025-02-01 "
        "| access to www.example.com, given at installation |"
    )


def test_a_setting_that_cannot_be_read_says_so_and_comes_last(checkout: Checkout) -> None:
    checkout.write("extension/services/another.toml", CARD)
    said = table(checkout.paths)
    assert said.startswith("1 setting can be read. 1 setting can't: StillOff says what there is instead, and never a ")
    assert said.splitlines()[-1].endswith(
        "| a form to send | uncertain | 2025-01-31 | nothing: StillOff can't read it |"
    )


def test_a_name_cannot_break_out_of_its_cell(checkout: Checkout) -> None:
    checkout.write("extension/services/another.toml", CARD)
    assert r"| [Other \| \<b>](" in table(checkout.paths)


def test_the_weakest_of_address_and_label_is_what_is_sure(checkout: Checkout) -> None:
    old = 'addresses = ["https://www.example.com/account/ai-training"]'
    checkout.edit(SERVICE, old, f'{old}\nconfidence = "uncertain"')
    assert "| a switch | uncertain |" in table(checkout.paths)


def test_access_that_is_asked_for_is_told_from_access_given_at_installation(checkout: Checkout) -> None:
    checkout.edit(SERVICE, 'access = "install"\n', "")
    assert "access to www.example.com, asked when you switch it on" in table(checkout.paths)


def test_a_table_that_is_up_to_date_is_left_as_it_is(listed: Checkout) -> None:
    file = listed.paths.root / FILE
    os.utime(file, (0, 0))
    assert not renew(listed.paths, made)
    assert (stale(listed.paths, made), file.stat().st_mtime) == ([], 0)


def test_what_stands_around_the_table_stays(listed: Checkout) -> None:
    text = listed.read(FILE)
    assert text.startswith(f"Before.\n\n{BEGIN}\n")
    assert text.endswith(f"{END}\n\nAfter.\n")
    assert "old" not in text


def test_a_changed_definition_makes_the_table_stale_with_what_to_run(listed: Checkout) -> None:
    listed.edit(SERVICE, 'name = "Example"', 'name = "Sample"')
    assert [str(problem) for problem in stale(listed.paths, made)] == [f"{FILE}: is out of date; run `invoke fix`"]
    assert renew(listed.paths, made)
    assert "[Sample]" in listed.read(FILE)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("No table.", f"{FILE}: has lost the marks around its table; write {BEGIN} before it and {END} after it"),
        (f"{END}{BEGIN}", f"{FILE}: has lost the marks around its table; write {BEGIN} before it and {END} after it"),
    ],
)
def test_a_file_without_its_table_is_named_and_left_alone(listed: Checkout, text: str, complaint: str) -> None:
    listed.write(FILE, text)
    assert [str(problem) for problem in stale(listed.paths, made)] == [complaint]
    with pytest.raises(Problems, match=r"docs/services\.md"):
        renew(listed.paths, made)


def test_a_broken_definition_is_what_lint_complains_about(listed: Checkout) -> None:
    listed.edit(SERVICE, "schema = 1", "schema = 0")
    assert [problem.file for problem in stale(listed.paths, made)] == [SERVICE]
