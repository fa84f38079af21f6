"""`new-service`: ask a few questions, and write the definition, replica pages and test of one more service."""

from __future__ import annotations

import datetime
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from builder.data.definitions import load_folder
from builder.data.definitions.models import Address, Email, Identifier, Language, Text, WebPage
from builder.data.definitions.vocabulary import TOGGLES, WORDED, Kind, Value
from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.services import drafting
from builder.services.drafting import Answers

HERE = "new-service"
"""What stands for a file's name where an answer is wrong."""
READABLE = TOGGLES | WORDED
ALL: frozenset[Kind] = frozenset(get_args(Kind))


@dataclass(frozen=True)
class Question:
    """One thing to know. `of` are the kinds it's asked for, `needed` those that can't do without."""

    name: str
    asks: str
    type: Any
    of: frozenset[Kind] = ALL
    needed: frozenset[Kind] = frozenset()

    @property
    def option(self) -> str:
        """How it's written on the command line."""
        return f"--{self.name.replace('_', '-')}"


QUESTIONS = (
    Question("id", "A short name for files, in small letters, such as example", Identifier, needed=ALL),
    Question("name", "The service's name, as it writes it", Text, needed=ALL),
    Question("company", "The company behind it (empty: the same name)", Text),
    Question("kind", f"What the member has, one of {', '.join(get_args(Kind))}", Kind, needed=ALL),
    Question(
        "address",
        "The address a member opens to choose, copied from the browser",
        Address,
        needed=READABLE | {"form"},
    ),
    Question("page", "The address of the page that has the row", Address, frozenset({"row"}), frozenset({"row"})),
    Question("host", "The service's host, such as www.example.com (empty: the address's)", Text),
    Question("label", "The control's label, copied letter by letter", Text, needed=READABLE),
    Question("language", "The label's language, such as en (empty: en)", Language),
    Question("training_off", "How the control is while training is off: checked or unchecked", Value, TOGGLES, TOGGLES),
    Question("word_on", "The word shown while training is on", Text, WORDED, WORDED),
    Question("word_off", "The word shown while training is off", Text, WORDED, WORDED),
    Question("near_miss", "The label of another control on that page (empty: none known)", Text, READABLE),
    Question("way", "The way there in the service's words, such as Settings > Privacy (empty: later)", Text),
    Question("email", "The address to write to", Email, frozenset({"email"}), frozenset({"email"})),
)


def ask(given: Mapping[str, str], read: Callable[[str], str]) -> dict[str, str]:
    """The answers of a person at a terminal, each question that has no answer yet being asked once."""
    answers = {name: text for name, text in given.items() if text}
    for question in QUESTIONS:
        kind = answers.get("kind", "")
        if question.name not in answers and (kind not in ALL or kind in question.of):
            answers[question.name] = read(f"{question.asks}: ").strip()
    return answers


def create(paths: Paths, given: Mapping[str, str], read: Callable[[str], str] | None = None) -> list[Path]:
    """Write a new service's files and return them. `read` asks a person, also again; without it, what's given must do.

    Raises Problems, all that were found; nothing is written then, and nothing is ever overwritten.
    """
    texts = ask(given, read) if read else dict(given)
    while read and (wrong := list(_complaints(texts))):
        texts |= _again(wrong, read)
    problems = list(_complaints(texts))
    if problems:
        raise Problems(problems)
    answers = _answers(texts)
    draft = drafting.definition(answers)
    files = files_of(paths, answers, draft)
    problems = [*taken(paths, files), *refused(paths, answers.id, drafting.whole(draft))]
    if problems:
        raise Problems(problems)
    write(paths, files)
    return list(files)


def taken(paths: Paths, files: Iterable[Path]) -> list[Problem]:
    """Which of some files can't be written, because they are there."""
    instead = "choose another --id, or remove it first"
    return [Problem(paths.relative(path), "", "is already there", instead) for path in files if path.exists()]


def _again(problems: list[Problem], read: Callable[[str], str]) -> dict[str, str]:
    """Other answers to the questions that some problems are about."""
    by_option = {problem.key: problem for problem in problems}
    wrong = [(question, by_option[question.option]) for question in QUESTIONS if question.option in by_option]
    return {question.name: read(f"{problem}\n{question.asks}: ").strip() for question, problem in wrong}


def terminal() -> Callable[[str], str] | None:
    """How to ask the person, where there is one."""
    return input if sys.stdin.isatty() else None


def _complaints(texts: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with single answers."""
    kind = texts.get("kind", "")
    for question in QUESTIONS:
        text = texts.get(question.name, "")
        known = kind in ALL
        if text and known and kind not in question.of:
            yield Problem(HERE, question.option, f'says nothing of a setting of kind "{kind}"', "leave it out")
        elif text:
            yield from misfit(question, text, kind)
        elif question.needed == ALL or (known and kind in question.needed):
            yield Problem(HERE, question.option, "is missing", _lower(question.asks))
    address, host = texts.get("address", ""), texts.get("host", "")
    if not host and not address and kind in ALL - READABLE - {"form"}:
        yield Problem(HERE, "--host", "is missing", "the service's host, such as www.example.com")
    if host and address and kind in READABLE and _host(address) != host:
        yield Problem(HERE, "--host", f"'{host}' is not the host of --address", "leave it out")


def misfit(question: Question, text: str, kind: str) -> Iterator[Problem]:
    """What is wrong with one answer by itself."""
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        yield Problem(HERE, question.option, "has a character that can't be shown", "write it in one line of text")
        return
    # Pages that are read are compared with this address; any other is only opened.
    wanted = WebPage if question.name == "address" and kind in ALL - READABLE else question.type
    try:
        TypeAdapter(wanted).validate_python(text)
    except ValidationError as error:
        (detail,) = error.errors()
        context = detail.get("ctx", {})
        wrong, _, instead = str(context.get("error", "")).rpartition("|")
        if not wrong:
            wrong, instead = f"'{text}' is not known", f"write one of {context.get('expected')}"
        yield Problem(HERE, question.option, wrong, instead)


def _lower(text: str) -> str:
    return f"write {text[0].lower()}{text[1:]}"


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _answers(texts: Mapping[str, str]) -> Answers:
    filled = {name: text for name, text in texts.items() if text and name != "way"}
    filled.setdefault("company", filled["name"])
    filled.setdefault("language", "en")
    filled.setdefault("host", _host(filled.get("address", "")))
    way = tuple(step.strip() for step in texts.get("way", "").split(">") if step.strip())
    return Answers(**filled, way=way)  # type: ignore[arg-type]


def files_of(paths: Paths, answers: Answers, definition: str) -> dict[Path, str]:
    """Every file to write, with its text; the definition's is given."""
    tests = paths.root / "tests"
    files = {paths.services / f"{answers.id}.toml": definition}
    today = datetime.datetime.now(datetime.UTC).date()
    if answers.readable:
        files[tests / "pages" / f"{answers.module}.py"] = drafting.pages(answers, today)
    files[tests / "definitions" / f"test_{answers.module}.py"] = drafting.test(answers)
    return files


def refused(paths: Paths, id_: str, definition: str) -> list[Problem]:
    """What the build would say of a definition beside the services there are."""
    shown = paths.relative(paths.services)
    own = f"{shown}/{id_}.toml"
    with tempfile.TemporaryDirectory() as folder:
        for path in paths.services.glob("*.toml"):
            with suppress(OSError):
                (Path(folder) / path.name).write_bytes(path.read_bytes())
        (Path(folder) / f"{id_}.toml").write_text(definition, encoding="utf-8")
        try:
            load_folder(Path(folder), shown)
        except Problems as error:
            return [each for each in error.problems if each.file == own or f"'{id_}'" in each.wrong]
    return []


def write(paths: Paths, files: Mapping[Path, str]) -> None:
    """Write every file or none. Raises Problems."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except OSError as error:
        for whole in made:
            whole.unlink(missing_ok=True)
        problem = Problem(
            paths.relative(path), "", f"can't be written ({error.strerror})", "check that you may write there"
        )
        raise Problems([problem]) from None
