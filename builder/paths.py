"""Where things are in a checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The folders of one checkout; tests make a small one of their own."""

    root: Path

    @property
    def extension(self) -> Path:
        """What the browser runs, and what it is rendered from."""
        return self.root / "extension"

    @property
    def services(self) -> Path:
        """One definition file per service."""
        return self.extension / "services"

    @property
    def rights(self) -> Path:
        """Laws, authorities and the texts of letters."""
        return self.extension / "rights"

    @property
    def templates(self) -> Path:
        """The Jinja2 templates."""
        return self.extension / "templates"

    @property
    def dist(self) -> Path:
        """One loadable folder per target."""
        return self.root / "dist"

    @property
    def packages(self) -> Path:
        """What `package` made: all that is handed out."""
        return self.root / "packages"

    @property
    def store(self) -> Path:
        """What the stores are told and shown."""
        return self.root / "store"

    @property
    def cache(self) -> Path:
        """Anything that can be made again: staging, screenshots, the copied geckodriver, notes of what was got."""
        return self.root / ".cache"

    @property
    def project(self) -> Path:
        """The one place of the version and of the oldest browsers."""
        return self.root / "pyproject.toml"

    def relative(self, path: Path) -> str:
        """A path as it is shown to people: below the checkout, with forward slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()


CHECKOUT = Paths(Path(__file__).resolve().parent.parent)
