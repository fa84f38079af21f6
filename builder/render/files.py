"""Files of a folder, by their path from it: found, read and written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

NOT_OURS = {"node_modules", "__pycache__"}
"""Folders in which others put thousands of files."""


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder."""
    for place, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if name not in NOT_OURS]
        yield from (Path(place, name) for name in names)


def contents(files: Iterable[Path], base: Path) -> Iterator[tuple[str, bytes]]:
    """What files hold, by their path from a folder above them, with slashes. Raises OSError."""
    for file in files:
        yield file.relative_to(base).as_posix(), file.read_bytes()


def write(content: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder, by their path from it."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
