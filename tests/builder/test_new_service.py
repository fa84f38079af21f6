"""`new-service`: what it writes can be filled in and then holds; bad answers are all named and leave nothing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from builder.data.definitions import load_all
from builder.data.definitions.vocabulary import Kind
from builder.problems import Problems
from builder.services.drafting import whole
from builder.services.new_service import QUESTIONS, create
from tests.builder.checkouts import Checkout, tree

SETTING = "https://www.example.org/settings/ai"
TOGGLE = {"address": SETTING, "label": "Learn from what I write", "training_off": "unchecked", "near_miss": "Dark mode"}
WORDS = {"address": SETTING, "label": "Learn from “my” writing", "word_on": "On", "word_off": "Off"}
ANSWERS: dict[Kind, dict[str, str]] = {
    "switch": TOGGLE,
    "checkbox": {**TOGGLE, "training_off": "checked", "label": 'Keep "them" out', "language": "de"},
    "radio": WORDS,
    "select": {**WORDS, "way": "Settings > Privacy & AI"},
    "status-text": WORDS,
    "row": {**WORDS, "page": "https://www.example.org/settings"},
    "form": {"address": "https://www.example.org/form?topic=AI%20use"},
    "app-only": {"host": "www.example.org", "label": "Teach the app"},
    "email": {"host": "www.example.org", "email": "privacy@example.org"},
    "none": {"host": "www.example.org"},
}
"""For each kind, what is known of a made-up service."""
FILE = "extension/services/second-one.toml"


def answers(kind: Kind = "switch", **changed: str) -> dict[str, str]:
    return {"id": "second-one", "name": "Second One", "kind": kind, **ANSWERS[kind], **changed}


def complaints(checkout: Checkout, given: dict[str, str]) -> list[str]:
    """What is said of answers that must not do; nothing may be written then."""
    before = tree(checkout.paths.root)
    with pytest.raises(Problems) as caught:
        create(checkout.paths, given)
    assert tree(checkout.paths.root) == before
    return str(caught.value).splitlines()


def fill_in(checkout: Checkout) -> None:
    """Do what a person does with the definition."""
    checkout.write(FILE, whole(checkout.read(FILE)))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_draft_of_every_kind_builds_once_it_is_filled_in(checkout: Checkout, kind: Kind) -> None:
    create(checkout.paths, answers(kind))
    fill_in(checkout)
    assert [each.id for each in load_all(checkout.paths)] == ["example", "second-one"]
    checkout.build()


@pytest.mark.parametrize("kind", get_args(Kind))
def test_until_then_the_build_says_what_to_write_where(checkout: Checkout, kind: Kind) -> None:
    create(checkout.paths, answers(kind))
    problems = checkout.problems()
    assert f"{FILE}: sources[0].url: is not filled in; write the address of the page that says so" in problems
    assert any(line.startswith(f"{FILE}: sources[0].date: is not filled in; write the day") for line in problems)
    assert all("is not filled in; write " in line for line in problems)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_what_was_answered_stands_in_the_definition(checkout: Checkout, kind: Kind) -> None:
    create(checkout.paths, answers(kind))
    data = tomllib.loads(checkout.read(FILE))
    (setting,) = data["settings"]
    assert (data["name"], data["company"], data["icon"]) == ("Second One", "Second One", "SO")
    assert setting["kind"] == kind
    assert setting.get("address") == ANSWERS[kind].get("address")
    assert setting.get("email") == ANSWERS[kind].get("email")
    quotes = [*setting.get("names", []), *setting.get("labels", [])]
    assert {quote["text"] for quote in quotes} == {text for text in [ANSWERS[kind].get("label")] if text}


def run_tests(file: Path, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the test that was written, with the small checkout's own builder."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(file)]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("kind", ["checkbox", "select", "email"])
def test_the_test_that_is_written_fails_until_the_facts_are_there(checkout: Checkout, kind: Kind) -> None:
    checkout.add_builder()
    *_, test = create(checkout.paths, answers(kind))
    failed = run_tests(test, checkout.paths.root)
    assert failed.returncode == 1
    assert f"{FILE}: sources[0].date: is not filled in; write the day that page was written" in failed.stdout
    fill_in(checkout)
    passed = run_tests(test, checkout.paths.root)
    assert passed.returncode == 0, passed.stdout


def test_the_test_that_is_written_fails_when_the_label_changes(checkout: Checkout) -> None:
    checkout.add_builder()
    *_, test = create(checkout.paths, answers())
    fill_in(checkout)
    checkout.edit(FILE, TOGGLE["label"], "Another label")
    assert run_tests(test, checkout.paths.root).returncode == 1


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_files_hold_to_the_style_of_the_repository(checkout: Checkout, kind: Kind) -> None:
    for own in (
        "builder/data/definitions/__init__.py",
        "builder/paths.py",
        "builder/problems.py",
        "tests/pages/parts.py",
    ):
        checkout.write(own, "")  # imports are sorted by what is there
    create(checkout.paths, answers(kind))
    for command in (["check", "-q"], ["format", "--check"]):
        done = checkout.run("-m", "ruff", *command, "--no-cache", "tests")
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "kind", [kind for kind in get_args(Kind) if "label" not in ANSWERS[kind] or kind == "app-only"]
)
def test_what_cannot_be_read_gets_no_replica_pages(checkout: Checkout, kind: Kind) -> None:
    written = create(checkout.paths, answers(kind))
    assert [checkout.paths.relative(path) for path in written] == [FILE, "tests/definitions/test_second_one.py"]


def test_every_bad_answer_is_named_at_once(checkout: Checkout) -> None:
    given = {"id": "Second One", "kind": "switch", "address": "http://example.org/", "training_off": "ticked"}
    found = complaints(checkout, given)
    assert [line.split(": ")[1] for line in found] == ["--address", "--id", "--label", "--name", "--training-off"]
    assert "new-service: --training-off: 'ticked' is not known; write one of 'checked' or 'unchecked'" in found


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "new-service: --kind: is missing; write what the member has, one of switch, checkbox"),
        ({**answers(), "kind": "lever"}, "new-service: --kind: 'lever' is not known; write one of 'switch'"),
        (answers(label="a\nb"), "new-service: --label: has a character that can't be shown"),
        (answers(language="english"), "new-service: --language: 'english' is not a language code"),
        (answers(host="www.example.net"), "new-service: --host: 'www.example.net' is not the host of --address"),
        (answers(word_on="On"), 'new-service: --word-on: says nothing of a setting of kind "switch"; leave it out'),
        (answers("email", email="me"), "new-service: --email: 'me' is not an e-mail address"),
        (answers("none", host=""), "new-service: --host: is missing"),
        (answers("none", host="example org"), f"{FILE}: home: 'https://example org/' has a port"),
        (answers(near_miss=TOGGLE["label"]), f"{FILE}: settings[0].never.labels[0]: '{TOGGLE['label']}' is a name or"),
        (answers("select", word_off="on"), f"{FILE}: settings[0].words: 'on' means both on and off in en"),
        (answers(address="https://www.example.org/*/ai"), "new-service: --address: 'https://www.example.org/*/ai' has"),
        (answers(address="https://www.example.com/account/ai-training"), "is a page of "),
        (answers(id="example"), "extension/services/example.toml: is already there; choose another --id, or remove"),
    ],
    ids=str,
)  # fmt: skip
def test_a_bad_answer_is_named_with_what_to_write(checkout: Checkout, given: Any, complaint: str) -> None:
    assert any(complaint in line for line in complaints(checkout, given))


@pytest.mark.parametrize("file", ["tests/pages/second_one.py", "tests/definitions/test_second_one.py"])
def test_nothing_is_overwritten(checkout: Checkout, file: str) -> None:
    checkout.write(file, "# mine")
    assert complaints(checkout, answers()) == [f"{file}: is already there; choose another --id, or remove it first"]


def test_another_draft_that_waits_for_its_facts_is_in_nobodys_way(checkout: Checkout) -> None:
    create(checkout.paths, answers())
    create(checkout.paths, answers("none", id="third"))


def test_a_file_in_the_place_of_a_folder_leaves_nothing_behind(checkout: Checkout) -> None:
    checkout.write("tests/definitions", "a file")
    (found,) = complaints(checkout, answers())
    assert "tests/definitions/test_second_one.py: can't be written" in found


def test_a_person_is_asked_what_the_kind_needs_and_nothing_else(checkout: Checkout) -> None:
    known = answers("email")
    asked: list[str] = []

    def read(question: str) -> str:
        asked.append(question)
        name = next(each.name for each in QUESTIONS if question.startswith(each.asks))
        return known.get(name, "")

    create(checkout.paths, {"name": "Second One"}, read)
    assert "privacy@example.org" in checkout.read(FILE)
    assert not [question for question in asked if question.startswith(("The service's name", "How the control is"))]


def test_a_person_is_asked_again_for_what_cannot_be_right(checkout: Checkout) -> None:
    asked: list[str] = []

    def read(question: str) -> str:
        asked.append(question)
        if len(asked) > 50:
            raise EOFError
        if "What the member has" in question:
            return "switch" if "is not known" in question else "lever"
        name = next(each.name for each in QUESTIONS if each.asks in question)
        return answers().get(name, "")

    create(checkout.paths, {}, read)
    again = [question for question in asked if question.startswith("new-service: ")]
    assert "new-service: --kind: 'lever' is not known; write one of 'switch'" in again[0]
    assert 'kind = "switch"' in checkout.read(FILE)


def test_the_task_writes_the_files_and_says_what_is_next(checkout: Checkout) -> None:
    checkout.add_builder()
    options = [f"--{name.replace('_', '-')}={text}" for name, text in answers().items()]
    done = checkout.run("-m", "invoke", "new-service", *options)
    assert done.returncode == 0, done.stderr
    assert FILE in done.stdout
    assert "invoke build" in done.stdout


def test_the_task_ends_with_every_complaint_and_no_traceback(checkout: Checkout) -> None:
    checkout.add_builder()
    done = checkout.run("-m", "invoke", "new-service", "--kind=switch")
    assert done.returncode == 1
    assert "new-service: --id: is missing" in done.stderr
    assert "Nothing was written." in done.stderr
    assert "Traceback" not in done.stderr
