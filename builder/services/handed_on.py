"""`new-service --from`: what a member handed on and somebody filled in, with its replica pages and test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from builder.data.definitions import Definition
from builder.data.definitions.loading import read_toml
from builder.data.definitions.models import Setting
from builder.data.definitions.vocabulary import WORDED
from builder.data.evidence import NAMED, SCRIPT
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted
from builder.services.drafting import Answers
from builder.services.new_service import HERE, QUESTIONS, files_of, misfit, refused, taken, write

MOST = 200
"""Entries of a list or keys of a table; no definition has so many."""
LARGEST = 2_000_000
"""Bytes."""
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TO_DO = re.compile(r"^# To do: .*\n", re.MULTILINE)
"""What is said to whoever fills the file in."""


def create_from(paths: Paths, file: Path, given: Mapping[str, str]) -> list[Path]:
    """Write a new service's files from what was handed on, and return them. The id is the file's name or is given.

    Raises Problems, all that were found; nothing is written then, and nothing is ever overwritten.
    """
    shown, id_ = str(file), given.get("id") or file.stem
    text = _text(file, shown)
    data = read_toml(file, shown)
    beside = [question for question in QUESTIONS[1:] if given.get(question.name)]
    problems = [Problem(HERE, question.option, "is what the file says", "leave it out") for question in beside]
    problems += [*misfit(QUESTIONS[0], id_, ""), *_odd(data, shown)]
    if not problems:
        # From here on all keys are words, and few.
        own = paths.relative(paths.services / f"{id_}.toml")
        problems = [replace(each, file=shown if each.file == own else each.file) for each in refused(paths, id_, text)]
        problems += taken(paths, [paths.services / f"{id_}.toml"])
    if not problems:
        definition = Definition.model_validate({**data, "id": id_})
        problems += [Problem(shown, *complaint) for complaint in _beyond(definition)]
    if problems:
        raise Problems(problems)
    files = files_of(paths, _answers(definition), TO_DO.sub("", text))
    if problems := taken(paths, files):
        raise Problems(problems)
    write(paths, files)
    return list(files)


def _text(file: Path, shown: str) -> str:
    """What is in the file, as it will stand in the definition's."""
    try:
        if file.stat().st_size > LARGEST:
            instead = "choose the file that was handed on"
            raise Problems([Problem(shown, "", f"is larger than {LARGEST // 1_000_000} MB", instead)])
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        instead = "check that it's a file you may read"
        raise Problems([Problem(shown, "", f"can't be read ({error.strerror})", instead)]) from None
    return text.replace("\r\n", "\n").rstrip("\n") + "\n"


def _odd(value: Any, shown: str, path: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """What in a file made elsewhere is in no definition, whatever its key: at most one problem for each value."""
    key = dotted(path)
    if isinstance(value, (list, dict)):
        if len(value) > MOST:
            yield Problem(shown, key, f"has {len(value)} entries", f"keep at most {MOST}")
            return
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(part, str) and not re.fullmatch(r"[\w-]{1,40}", part):
                yield Problem(shown, key, "has a key that is no word", "remove it")
            else:
                yield from _odd(inner, shown, (*path, part))
    elif isinstance(value, str):
        if UNSEEN.search(value):
            yield Problem(shown, key, "has a character that can't be shown", "write it in one line of text")
        elif SCRIPT.search(value):
            yield Problem(shown, key, "has what browsers take for a script or for markup", "quote the text alone")
        elif path[:1] != ("sources",) and value.startswith("https:") and NAMED.search(unquote(value)):
            yield Problem(shown, key, "names somebody, or has an e-mail address", "write the address without it")


def _beyond(definition: Definition) -> Iterator[tuple[str, str, str]]:
    """What can stand in a definition, and no replica page can be written from."""
    if len(definition.settings) > 1:
        yield "settings", "has more than one table", "keep one, and add the others to the definition that is written"
    setting = definition.settings[0]
    if not setting.readable:
        yield "settings[0].kind", f'"{setting.kind}" is nothing that a page shows', "run new-service without --from"
    elif setting.kind in WORDED and not _words(setting):
        yield "settings[0].words", "has no language with a word for on and one for off", "quote both in one"


def _words(setting: Setting) -> tuple[str, str] | None:
    """A word for on and one for off, in the language of the label where there are."""
    both = [words for words in setting.words if words.on and words.off]
    language = setting.labels[0].language
    best = next((words for words in both if words.language == language), both[0] if both else None)
    return (best.on[0], best.off[0]) if best else None


def _answers(definition: Definition) -> Answers:
    """What pages and test are written from."""
    setting = definition.settings[0]
    label = setting.labels[0]
    word_on, word_off = _words(setting) or ("", "")
    tells = "row" if setting.kind == "row" else "control"
    shown = next(page.addresses[0] for page in setting.pages if page.tells == tells)
    page = re.sub(r"\*+", "mine", shown)
    return Answers(
        id=definition.id,
        kind=setting.kind,
        address=setting.address or "",
        page="" if page == setting.address else page,
        label=label.text,
        language=label.language,
        training_off=setting.training_off or "",
        word_on=word_on if setting.kind in WORDED else "",
        word_off=word_off if setting.kind in WORDED else "",
        near_miss=next((quote.text for quote in setting.never.labels), ""),
    )
