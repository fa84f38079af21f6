"""What a build depends on, and what it left: the digests by which both are known again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.paths import Paths
from builder.render.files import contents, files_below

Digests = Mapping[str, str]
"""The SHA-256 of files, by their path from a folder above them."""


def inputs(paths: Paths) -> Digests:
    """The digest of every file that has a say in what is built, by its path from the checkout. Raises OSError."""
    package = Path(__file__).parent.parent
    code = (file for file in files_below(package) if file.suffix == ".py")
    return {
        **digests(contents(files_below(paths.extension), paths.root)),
        **digests([("pyproject.toml", paths.project.read_bytes())]),
        **digests(contents(code, package.parent)),
    }


def digests(held: Iterable[tuple[str, bytes]]) -> Digests:
    """The digest of each file."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in held}


def together(each: Digests) -> str:
    """One digest for all of them."""
    whole = hashlib.sha256()
    for name in sorted(each):
        whole.update(os.fsencode(f"{name}\0{each[name]}\n"))
    return whole.hexdigest()
