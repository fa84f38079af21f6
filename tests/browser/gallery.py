"""Component libraries that services really use: what each of their controls is as HTML, while on and while off.

They come from npm, locked; `tests/gallery` renders them into the cache. Nothing rendered is in the repository.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from filelock import FileLock

from builder.paths import CHECKOUT
from builder.quality.mutating.drafts import State
from builder.web import node

LABEL = "Learn from what I write"
WORDS: dict[State, str] = {"on": "Allow", "off": "Refuse"}
"""The answers; what `tests/gallery/ways.mjs` has."""


@dataclass(frozen=True)
class Piece:
    """One component, labelled in one way, in one state; `other` is another one of its kind, in the other state.

    answered: it is a switch drawn as buttons of which one is pressed.
    """

    library: str
    component: str
    way: str
    kind: Literal["switch", "checkbox", "radio", "select"]
    answered: bool
    state: State
    ours: str
    other: str

    @property
    def name(self) -> str:
        """What the lists of exceptions call it, whatever its state."""
        return f"{self.library}: {self.component}, {self.way}"

    @property
    def page(self) -> str:
        """The settings of a service that has both."""
        return f"<main><section><h2>Privacy</h2>{self.other}{self.ours}</section></main>"


@dataclass(frozen=True)
class Library:
    """All pieces of a library, and the styles that they need."""

    name: str
    css: str
    pieces: list[Piece]


def rendered() -> list[Library]:
    """All libraries; rendered again only where what renders them has changed."""
    complaints = node.complaints(CHECKOUT, install=False) or node.gallery(CHECKOUT, install=False)
    assert not complaints, "\n".join(complaints)
    folder = node.gallery_folder(CHECKOUT)
    with FileLock(CHECKOUT.cache / "gallery.lock"):
        sources = sorted((CHECKOUT.root / "tests" / "gallery").rglob("*.*"))
        made = folder / f"{hashlib.sha256(b''.join(file.read_bytes() for file in sources)).hexdigest()[:16]}.rendered"
        if not made.exists():
            for old in folder.glob("*.rendered"):
                old.unlink()
            command = [node.program("node"), "render.mjs", "rendered.json"]
            done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stderr
            (folder / "rendered.json").replace(made)
        return list(_libraries(json.loads(made.read_text(encoding="utf-8"))))


def _libraries(libraries: list[dict[str, Any]]) -> Iterator[Library]:
    for library in libraries:
        pieces = [
            Piece(library["name"], state="on" if piece.pop("on") else "off", **piece) for piece in library["pieces"]
        ]
        yield Library(library["name"], library["css"], pieces)
