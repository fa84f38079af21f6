"""A folder that is always one whole: the former one or the new one, never something between."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def recover(folder: Path, cache: Path) -> None:
    """Make good what a killed run left: put the folder back if it fell between the two renames; clear up the rest."""
    former = _former(folder, cache)
    if former.exists():
        if folder.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            former.rename(folder)
    for staging in cache.glob(f"staging-{folder.name}-*"):
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def staged(folder: Path, cache: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of `folder` at the end; whatever goes wrong, that stays as it was.

    The cache is on the same disk. Raises OSError.
    """
    # Renaming a folder needs no right to write in it; replacing one that says read-only would be rude.
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))
    if folder.exists() and not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "no permission to write", str(folder))
    staging = Path(tempfile.mkdtemp(prefix=f"staging-{folder.name}-", dir=cache))
    try:
        staging.chmod(0o755)
        yield staging
        _swap(folder, staging, _former(folder, cache))
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _former(folder: Path, cache: Path) -> Path:
    return cache / f"former-{folder.name}"


def _swap(folder: Path, staging: Path, former: Path) -> None:
    replaces = folder.exists()
    if replaces:
        folder.rename(former)
    try:
        staging.rename(folder)
    except OSError:
        if replaces:
            former.rename(folder)
        raise
    if replaces:
        # Under its own name it must always be whole; as staging it is removed at leisure.
        former.rename(staging)
