"""store/listings: what a store shows, one file per language, within the limits of every store.

Name and short description stand in the extension's own texts, which the build checks.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from builder.data.definitions import load_all
from builder.data.definitions.loading import read_toml
from builder.data.definitions.models import Setting
from builder.paths import Paths
from builder.problems import Problem, Problems, dotted

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
    try:
        return Listing.model_validate(read_toml(paths.root / file, file))
    except ValidationError as error:
        raise Problems(
            Problem(file, dotted(each["loc"]), each["msg"].lower(), "mend that key") for each in error.errors()
        ) from None


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
    return found


def quoted(setting: Setting, language: str) -> str:
    """What the service calls a setting in a language; in English where nobody has published the translation."""
    names = {name.language: name.text for name in reversed(setting.names)}
    return names.get(language.replace("_", "-")) or names.get(language.partition("_")[0]) or names[SOURCE]
