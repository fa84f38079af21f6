"""Which texts the extension names: in full, by how they begin, or as one text in several plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Usage:
    """Keys named in full, beginnings that a word is put behind, and stems that a plural form is put behind."""

    keys: frozenset[str]
    prefixes: frozenset[str]
    plurals: frozenset[str]

    def uses(self, key: str) -> bool:
        """Whether a text is used."""
        stem, _, _ = key.rpartition("_")
        return key in self.keys or stem in self.plurals or key.startswith(tuple(f"{each}_" for each in self.prefixes))


def scan(sources: Iterable[str]) -> Usage:
    """What some scripts, pages and templates use."""
    keys: set[str] = set()
    prefixes: set[str] = set()
    plurals: set[str] = set()
    for source in sources:
        named = re.findall(r'data-text="(\w+)"|__MSG_(\w+)__|\bproblem\("(\w+)"', source)
        keys |= {key for found in named for key in found if key}
        for argument in _first_arguments(source, "text|problem"):
            keys |= _quoted(argument)
        for argument in _first_arguments(source, "plural"):
            plurals |= _quoted(argument)
        prefixes |= set(re.findall(r'\bword\("(\w+)"', source) + re.findall(r"\btext\(`(\w+)_\$\{", source))
    return Usage(frozenset(keys), frozenset(prefixes), frozenset(plurals))


def _quoted(argument: str) -> set[str]:
    """The words an argument may turn out to be, whatever it depends on."""
    return set(re.findall(r'"(\w+)"', re.sub(r'===\s*"[^"]*"|`[^`]*`', "", argument)))


def _first_arguments(source: str, names: str) -> Iterator[str]:
    """The first argument of every call of some functions."""
    for call in re.finditer(rf"\b(?:{names})\(", source):
        depth = 0
        for end in range(call.end(), len(source)):
            depth += (source[end] in "([{") - (source[end] in ")]}")
            if depth < 0 or (depth == 0 and source[end] == ","):
                yield source[call.end() : end]
                break
