"""A copy of the extension as somebody has it, opened without trusting it: a .crx, an .xpi, a zip file, or a folder."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.problems import Problem, Problems
from builder.release import crx

LARGEST = 32 << 20
"""Bytes of a copy, packed and unpacked: some thirty times what StillOff needs."""
MOST = 5000
"""Files in it."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways to pack that browsers read."""
ENCRYPTED = 1
MANIFEST = "manifest.json"
NOT_OURS = "give the file or folder as browser or store made it"


@dataclass(frozen=True)
class Copy:
    """What somebody has: its files by path, how to call it, and what its own signature says, where it has one."""

    files: dict[str, bytes]
    kind: str
    signature: str = ""


class _Refused(Exception):
    """Why a copy isn't read; the message is the sentence for it."""


def open_copy(path: Path) -> Copy:
    """Open a file or folder. Raises Problems with one sentence when it can't be, or shouldn't."""
    try:
        return _folder(path) if path.is_dir() else _file(path)
    except _Refused as error:
        raise Problems([Problem(str(path), "", str(error), NOT_OURS)]) from None
    except OSError as error:
        raise Problems([Problem(str(path), "", f"can't be read ({error.strerror})", "look at its name")]) from None


def _file(path: Path) -> Copy:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _Refused(f"is larger than {LARGEST >> 20} MB, and StillOff is far smaller")
    if data.startswith(crx.MAGIC):
        try:
            header, data = crx.split(data)
            signature = _signer(header, data)
        except crx.Broken as error:
            raise _Refused(f"is a damaged .crx: {error}") from None
        return Copy(_unzip(data), "a package for Chromium, signed", signature)
    if not data.startswith(b"PK"):
        raise _Refused("is neither a .crx nor an .xpi nor a zip file")
    files = _unzip(data)
    signed = any(name.startswith("META-INF/") for name in files)
    return Copy(files, "a package for Firefox, signed" if signed else "a package, not signed itself")


def _signer(header: bytes, packed: bytes) -> str:
    try:
        return f"Its signature fits, for the extension's id {crx.signer(header, packed)}."
    except ImportError:
        return "Its signature was not looked at: that needs what `python3 -m builder lint` gets. Its content was."


def _unzip(data: bytes) -> dict[str, bytes]:
    """Every file of a zip file, none of them written anywhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not (entry.is_dir() and not entry.file_size)]
            _look(entries)
            return {entry.filename: archive.read(entry) for entry in entries}
    # What `zipfile` raises for what it can't read, by the damage.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError, OSError) as error:
        raise _Refused(f"is damaged: {error or 'it ends too soon'}") from None


def _look(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what no store hands out. A size that lies is found when it's read: no more is unpacked than it says."""
    _count(len(entries), sum(entry.file_size for entry in entries))
    names: set[str] = set()
    for entry in entries:
        name = entry.filename
        # `zipfile` makes slashes of a system's own separators, and ends a name at a null: the original is looked at.
        if ".." in name.split("/") or name.startswith("/") or ":" in name or {*entry.orig_filename} & {"\\", "\0"}:
            raise _Refused(f"names a file outside itself: {name!a}")
        if name.casefold() in names:
            raise _Refused(f"has two files of one name: {name!a}")
        names.add(name.casefold())
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _Refused(f"holds a link, which no store does: {name!a}")
        if entry.flag_bits & ENCRYPTED or entry.compress_type not in METHODS:
            raise _Refused(f"is packed in a way that browsers don't read: {name!a}")


def _count(files: int, size: int) -> None:
    if files > MOST:
        raise _Refused(f"holds {files} files, and StillOff has far fewer than {MOST}")
    if size > LARGEST:
        raise _Refused(f"would unpack to {size >> 20} MB, and StillOff is far smaller")


def _folder(path: Path) -> Copy:
    root = _versions_folder(path)
    files: dict[str, bytes] = {}
    size = 0
    for file in _below(root):
        size += file.stat().st_size
        _count(len(files) + 1, size)
        files[file.relative_to(root).as_posix()] = file.read_bytes()
    return Copy(files, f"the folder {root}")


def _versions_folder(path: Path) -> Path:
    """The folder with the manifest: Chromium's is named by the version, inside the one named by the extension's id."""
    if (path / MANIFEST).is_file():
        return path
    inner = sorted(one.name for one in path.iterdir() if (one / MANIFEST).is_file())
    if len(inner) != 1:
        several = f"holds several versions ({', '.join(inner)}): give one of them"
        raise _Refused(several if inner else f"holds no {MANIFEST}, so it's no extension")
    return path / inner[0]


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        elif path.is_file() and not path.is_symlink():
            yield path
        else:
            raise _Refused(f"holds what is neither file nor folder, such as a link: {path.name!a}")
