"""What stands in tests/sabotages.toml, and whether it still fits the code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from builder.data.definitions.loading import read_toml
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted

FILE = "tests/sabotages.toml"

Text = Annotated[str, Field(min_length=1)]


class Sabotage(BaseModel):
    """One way to break the code: the only place where `text` stands in `file` says `instead`."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
    area: Literal["engine", "background", "pages", "builder", "desk"]
    file: Text
    text: Text
    instead: str
    broken: Annotated[Text, Field(description="What the code does wrong then, in plain words.")]
    tests: Annotated[list[Text], Field(min_length=1, description="What should notice: files, or pytest's names.")]


def load(paths: Paths) -> list[Sabotage]:
    """All sabotages. Raises Problems: of the file, and of each that doesn't fit the code as it is."""
    given = read_toml(paths.root / FILE, FILE).get("sabotages")
    if not isinstance(given, list) or not given:
        raise Problems([Problem(FILE, "", "has no sabotages", "write each under [[sabotages]]")])
    found: list[Sabotage] = []
    problems: list[Problem] = []
    for place, one in enumerate(given):
        try:
            found.append(Sabotage.model_validate(one))
        except ValidationError as error:
            for detail in error.errors():
                problems.append(
                    Problem(FILE, dotted(["sabotages", place, *detail["loc"]]), detail["msg"], "correct it")
                )
    names = Counter(sabotage.name for sabotage in found)
    problems += [Problem(FILE, name, "is there twice", "give each its own name") for name in names if names[name] > 1]
    problems += [problem for sabotage in found for problem in _misfits(paths, sabotage)]
    if problems:
        raise Problems(problems)
    return found


def _misfits(paths: Paths, sabotage: Sabotage) -> Iterator[Problem]:
    """What of a sabotage doesn't fit the code as it is."""
    try:
        times = (paths.root / sabotage.file).read_bytes().count(sabotage.text.encode())
    except OSError:
        yield Problem(FILE, sabotage.name, f"{sabotage.file} can't be read", "name a file of the checkout")
    else:
        if times != 1:
            wrong = f"its text stands {times} times in {sabotage.file}"
            yield Problem(FILE, sabotage.name, wrong, "quote what stands there exactly once")
    if sabotage.text == sabotage.instead:
        yield Problem(FILE, sabotage.name, "changes nothing", "write something else instead")
    for test in sabotage.tests:
        if not (paths.root / test.partition("::")[0]).is_file():
            yield Problem(FILE, sabotage.name, f"there is no {test.partition('::')[0]}", "name a file with tests")
