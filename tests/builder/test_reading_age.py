"""English for people: how old somebody has to be to read it, by the Flesch-Kincaid grade (1975) plus five years."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache

import pytest

from builder.paths import CHECKOUT
from builder.release.store import listings

AGE = 12
LONGEST = 25
"""Words in a sentence of the interface."""
PAGES = (
    "README.md",
    "docs/guide.md",
    "docs/objection.md",
    "docs/how-it-checks.md",
    "docs/privacy.md",
    "docs/verify.md",
)
"""What members read beside the interface."""
OURS = re.compile(
    r"\b(a|the|last|next|new|each) looks?\b(?! (at|in))|\breadings?\b(?! the)|\bby itself\b"
    r"|\brelapse|\bstale\b|\bshelf life\b|\bthe bones\b",
    re.IGNORECASE,
)
"""Words of ours that a member doesn't know."""


@cache
def everything() -> dict[str, str]:
    """Every text of the interface, by key."""
    file = CHECKOUT.extension / "_locales" / "en" / "messages.json"
    return {key: entry["message"] for key, entry in json.loads(file.read_text(encoding="utf-8")).items()}


def interface() -> dict[str, str]:
    """Every sentence-like text of the interface, by key."""
    return {key: text for key, text in everything().items() if re.search(r"[.?!:]$", text)}


def plain(markdown: str) -> str:
    """A document's sentences, without code, tables, links' addresses and marks."""
    text = re.sub(r"```.*?```|<!--.*?-->", "\n\n", markdown, flags=re.DOTALL)
    text = re.sub(r"^[|#].*$|!\[[^]]*\]\([^)]*\)", "\n\n", text, flags=re.MULTILINE)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`]*`", "it", text)
    return re.sub(r"[*_]|^\s*(?:-|\d+\.) ", "", text, flags=re.MULTILINE)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; a value that goes in is one word."""
    text = re.sub(r"\$\w+\$", "Name", text)
    parts = re.split(r"(?<=[.!?])[”\"]?\s+|\n\s*\n", text)
    return [words for part in parts if (words := re.findall(r"[A-Za-z0-9][\w'’-]*", part))]


def syllables(word: str) -> int:
    """How many groups of vowels are heard in a word."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    heard = len(re.findall(r"[aeiouy]+", letters))
    silent = re.search(r"([^l]e|[^td]ed|[^szxcg]es)$", letters) is not None
    return max(heard - silent, 1)


def age(texts: Iterable[str]) -> float:
    """The years of age at which texts can be read."""
    found = [words for text in texts for words in sentences(text)]
    words = [word for each in found for word in each]
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59 + 5


def test_the_measure_tells_easy_from_hard() -> None:
    assert age(["The cat sat on the mat. It was a big cat."]) < 7
    hard = (
        "Notwithstanding the aforementioned provisions, processing of personal information necessitates authorisation."
    )
    assert age([hard]) > 18


def test_the_interface_can_be_read_at_twelve() -> None:
    assert age(interface().values()) <= AGE


def test_the_store_text_can_be_read_at_twelve() -> None:
    listing = listings.load(CHECKOUT, "en")
    assert age([listing.summary, *listing.description.split("\n")]) <= AGE


@pytest.mark.parametrize("page", PAGES)
def test_a_page_for_members_can_be_read_at_twelve(page: str) -> None:
    assert age([plain((CHECKOUT.root / page).read_text(encoding="utf-8"))]) <= AGE


def test_no_sentence_of_the_interface_is_long() -> None:
    long = {key: len(each) for key, text in interface().items() for each in sentences(text) if len(each) > LONGEST}
    assert long == {}


def test_no_text_of_the_interface_or_the_store_has_a_word_of_ours() -> None:
    listing = listings.load(CHECKOUT, "en")
    texts = everything() | {"store": f"{listing.summary} {listing.description} {' '.join(listing.captions)}"}
    assert {key: found[0] for key, text in texts.items() if (found := OURS.search(text))} == {}
