"""A small checkout of its own for each test: the repository's extension with one made-up service."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.paths import CHECKOUT, Paths
from builder.problems import Problems
from builder.release import packages
from builder.release.version import current
from builder.render.building import Built, build

EXAMPLE = """\
schema = 1
name = "Example"
company = "Example Company"
icon = "Ex"
home = "https://www.example.com/"
hosts = ["www.example.com"]
access = "install"
confidence = "verified"
shelf-life = 365

[[controllers]]
regions = ["eu-eea", "us"]
name = "Example Company"
sources = ["notice"]

[walls]
addresses = ["https://www.example.com/login"]
sources = ["notice"]

[[settings]]
id = "training"
kind = "switch"
training-off = "unchecked"
address = "https://www.example.com/account/ai-training"
way = ["Account", "AI training"]
keys = [{ attribute = "id", value = "trainingSwitch", sources = ["notice"] }]
names = [{ language = "en", text = "AI training", sources = ["notice"] }]
labels = [{ language = "en", text = "Train on my posts", sources = ["notice"] }]

[[settings.pages]]
tells = "control"
addresses = ["https://www.example.com/account/ai-training"]
sources = ["notice"]

[settings.never]
addresses = ["https://www.example.com/account/ads"]
labels = [{ language = "en", text = "Use my posts for ads", sources = ["notice"] }]

[settings.checking]
after-change = 7
normal = 30
after-failure = 3

[settings.facts]
covered = ["posts"]
sources = ["notice"]

[[settings.facts.regions]]
regions = ["eu-eea", "us"]
default = "on"
since = 2025-03-01
sources = ["notice"]

[[sources]]
id = "notice"
url = "https://www.example.com/notice"
date = 2025-02-01
supports = "Everything here."
"""
VERSION = "1.2.3"
CHANGES = "# Changelog\n\n## [Unreleased]\n\n### Added\n- A thing.\n\n## [0.9.0] - 2025-01-02\n\n- Older.\n"
ASKED = {
    "version": "0.9.0",
    "permissions": ["activeTab", "alarms", "contextMenus", "scripting", "storage"],
    "host_permissions": ["https://www.example.com/*"],
    "content_scripts": ["https://www.example.com/account/ai-training*"],
}
SERVICE = "extension/services/example.toml"
MANIFEST = "extension/templates/manifest.json.j2"
MESSAGES = "extension/_locales/en/messages.json"


class Checkout:
    """A checkout that a test may spoil as it likes."""

    def __init__(self, root: Path, like: Checkout | None = None) -> None:
        """A new one, or one more like another, which was made ready for several tests."""
        self.paths = Paths(root)
        self.dist = self.paths.dist
        if like is not None:
            shutil.copytree(like.paths.root, root, dirs_exist_ok=True)
            return
        shutil.copytree(CHECKOUT.extension, self.paths.extension, ignore=shutil.ignore_patterns("services"))
        shutil.copy(CHECKOUT.project, root)
        self.write(SERVICE, EXAMPLE)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file of the checkout."""
        path = self.paths.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be in a file, everywhere in it."""
        path = self.paths.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def read(self, name: str) -> str:
        """A file of the checkout."""
        return (self.paths.root / name).read_text(encoding="utf-8")

    def build(self) -> Built:
        """Build in this process."""
        return build(self.paths)

    def problems(self) -> list[str]:
        """What a build complains about; it must."""
        with pytest.raises(Problems) as caught:
            self.build()
        return str(caught.value).splitlines()

    def add_builder(self) -> None:
        """Copy what the command line needs, and an environment that says it is complete."""
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(CHECKOUT.root / "builder", self.paths.root / "builder", ignore=ignored)
        shutil.copy(CHECKOUT.root / "tasks.py", self.paths.root)

    def complete(self) -> None:
        """Add everything that is packaged."""
        self.add_builder()
        for name in ("LICENSE", packages.README, "tests/gallery/package-lock.json"):
            self.write(name, (CHECKOUT.root / name).read_bytes())
        self.edit("pyproject.toml", f'version = "{current(self.paths)}"', f'version = "{VERSION}"')
        self.write("CHANGELOG.md", CHANGES)
        self.write("docs/permissions.json", json.dumps(ASKED))

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python in this checkout, as a person would."""
        return subprocess.run(
            [sys.executable, *command], cwd=self.paths.root, capture_output=True, encoding="utf-8", check=False
        )


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, hidden ones too, with a digest of its content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def is_root() -> bool:
    """Whether permissions don't hold for us."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


GUIDED = (
    "extension",
    "tests",
    "docs",
    "store",
    "builder",
    *(path.name for path in CHECKOUT.root.glob("*.*") if path.is_file()),
)
"""What those who follow a guide have before them."""


def run_in(paths: Paths, *command: str, **more: str) -> None:
    """Run something of the copy's; it must work."""
    done = subprocess.run(
        command, cwd=paths.root, env={**os.environ, **more}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
