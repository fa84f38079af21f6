"""What laws say on pages is held to the same rules as every other text: signs, letters, the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.locales import glossary
from builder.data.locales.languages import ENGLISH, TRANSLATED
from builder.data.locales.text_checks import style
from builder.data.rights.loading import load
from builder.data.rights.models import Words
from builder.paths import Paths
from builder.problems import Problem

LANGUAGES = {"en": ENGLISH, **TRANSLATED}


def problems(paths: Paths) -> list[Problem]:
    """Everything that is wrong with them. Raises Problems where the laws can't be read."""
    found = []
    for regime in load(paths).regimes:
        file = f"{paths.relative(paths.rights)}/regimes/{regime.id}.toml"
        english = dict(_texts(regime.english))
        for folder, language in LANGUAGES.items():
            for key, text in _texts(regime.words.get(language.tag, Words())):
                source = None if language is ENGLISH else english[key]
                for wrong, instead in (*style(language, text), *glossary.complaints(folder, key, text, source)):
                    found.append(Problem(file, f"words.{language.tag}.{key}", wrong, instead))
    return sorted(found)


def _texts(words: Words) -> Iterator[tuple[str, str]]:
    """Each text, by its key."""
    if words.name is not None:
        yield "name", words.name
    for table in ("rules", "cautions", "places"):
        yield from ((f"{table}.{name}", text) for name, text in getattr(words, table).items())
