"""store/listings: what a store shows, one file per language, within the limits of every store.

Name and short description stand in the extension's own texts, which the build checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from builder.data.definitions import load_all
from builder.data.definitions.loading import read_model
from builder.data.definitions.models import Setting
from builder.data.locales import glossary
from builder.paths import Paths
from builder.problems import Problem, Problems

FOLDER = "store/listings"
SOURCE = "en"
PICTURES = 5
"""Screenshots that the Chrome Web Store takes."""


class Listing(BaseModel):
    """The texts of one language. An unknown key is an error.

    Limits: addons.mozilla.org takes a summary of 250, Edge a description of 250 to 10,000; a caption and a tile's line
    are as long as fits on the picture.
    """

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"))

    read_by: Annotated[str, Field(min_length=10)]
    tile: Annotated[str, Field(min_length=1, max_length=30)]
    captions: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=44)]], Field(min_length=PICTURES, max_length=PICTURES)
    ]
    summary: Annotated[str, Field(min_length=20, max_length=250)]
    description: Annotated[str, Field(min_length=250, max_length=10_000)]


def load(paths: Paths, language: str) -> Listing:
    """The listing in one language, by the name of its folder in _locales. Raises Problems."""
    file = f"{FOLDER}/{language}.toml"
    written = sorted(path.stem for path in (paths.root / FOLDER).glob("*.toml"))
    if language not in written:
        raise Problems([Problem(file, "", "isn't there", f"write it, or choose one of {', '.join(written)}")])
    return read_model(paths.root / file, file, Listing)


def problems(paths: Paths) -> list[Problem]:
    """What is wrong with the listings of the languages that the extension has; others may wait for it."""
    found: list[Problem] = []
    languages = {path.name for path in (paths.extension / "_locales").iterdir()}
    written = {path.stem for path in (paths.root / FOLDER).glob("*.toml")}
    for language in sorted(languages - written):
        instead = f"translate {FOLDER}/{SOURCE}.toml, and say under read-by who stands for it"
        found.append(Problem(f"{FOLDER}/{language}.toml", "", "is missing", instead))
    try:
        first = next(definition for definition in load_all(paths) if definition.access == "install").settings[0]
    except Problems as error:
        return [*found, *error.problems]
    for language in sorted(written):
        try:
            listing = load(paths, language)
        except Problems as error:
            found += error.problems
            continue
        file = f"{FOLDER}/{language}.toml"
        if (name := quoted(first, language)) not in listing.description:
            wrong = "doesn't call the setting as the service does"
            found.append(Problem(file, "description", wrong, f"write {name}"))
        found += _worded(paths, file, language, listing)
    return found


def _worded(paths: Paths, file: str, language: str, listing: Listing) -> Iterator[Problem]:
    """Texts whose words aren't the glossary's, line by line: a listing has as many lines as the English one."""
    try:
        source = dict(_lines(load(paths, SOURCE)))
    except Problems:
        return
    lines = dict(_lines(listing))
    if lines.keys() != source.keys():
        yield Problem(file, "description", "has not as many lines as the English one", "translate it line by line")
    for place, line in lines.items():
        english = source.get(place) if language != SOURCE else None
        for wrong, instead in glossary.complaints(language, place, line, english):
            yield Problem(file, place, wrong, instead)


def _lines(listing: Listing) -> Iterator[tuple[str, str]]:
    yield from (("tile", listing.tile), ("summary", listing.summary))
    yield from ((f"captions[{number}]", caption) for number, caption in enumerate(listing.captions))
    yield from ((f"description, line {number}", line) for number, line in enumerate(listing.description.split("\n"), 1))


def quoted(setting: Setting, language: str) -> str:
    """What the service calls a setting in a language; in English where nobody has published the translation."""
    names = {name.language: name.text for name in reversed(setting.names)}
    return names.get(language.replace("_", "-")) or names.get(language.partition("_")[0]) or names[SOURCE]
