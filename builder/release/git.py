"""What is asked of git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.paths import Paths
from builder.problems import Problem, Problems
from builder.release.archive import unpack
from builder.release.version import FORM, numbers
from builder.render.files import write

TAG = "v"


def run(paths: Paths, *words: str) -> str:
    """What git prints. Raises Problems."""
    return _output(paths, *words).decode("utf-8", "replace")


def last(paths: Paths) -> str | None:
    """The newest version that has a tag."""
    tags = [tag.removeprefix(TAG) for tag in run(paths, "tag", "--list", f"{TAG}*").split()]
    return max(filter(FORM.fullmatch, tags), key=numbers, default=None)


def there(paths: Paths) -> bool:
    """Whether the checkout has a history; a downloaded source package has none."""
    return (paths.root / ".git").exists()


def commit(paths: Paths, version: str) -> str:
    """The commit that a version's tag stands on. Raises Problems."""
    name = f"{TAG}{version}"
    if not run(paths, "tag", "--list", name).strip():
        instead = "get the tags with `git fetch --tags`, or name the version with --version"
        raise Problems([Problem("git", name, "there is no such tag here", instead)])
    return run(paths, "rev-parse", "--verify", f"refs/tags/{name}^{{commit}}").strip()


def check_out(paths: Paths, at: str, folder: Path) -> None:
    """Write all files of a commit into a folder; the checkout itself stays as it is. Raises Problems."""
    packed = unpack(_output(paths, "archive", "--format=zip", at))
    write({name: data for name, data in packed.items() if not name.endswith("/")}, folder)


def _output(paths: Paths, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=paths.root, capture_output=True, check=False)
    except FileNotFoundError:
        raise Problems([Problem("git", "", "isn't installed", "get it from https://git-scm.com")]) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "failed"
        raise Problems([Problem("git", words[0], said, "correct that")])
    return done.stdout
