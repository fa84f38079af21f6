"""Zip files that depend on nothing but what is in them.

`zipfile` takes the compressor that Python was built with, whose output differs between systems. The one used here comes
with a fixed version, from the lock.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

LEVEL = 12
"""The most that it can do: a package is made once."""
DATE = 1 << 5 | 1
"""1 January 1980, the oldest day a zip file knows."""
DEFLATED, STORED = 8, 0
UTF8 = 1 << 11
MADE_BY = 3 << 8 | 20
"""A Unix system, so that readers heed the mode; version 2.0 of the format."""
NEEDED = 20
MODE = 0o100644 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip file's bytes: sorted by path, one date, one mode."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, content in sorted(files.items()):
        packed = _deflated(content)
        method, data = (DEFLATED, packed) if len(packed) < len(content) else (STORED, content)
        path = name.encode()
        same = struct.pack(
            "<HHHHHIIIHH", NEEDED, UTF8, method, 0, DATE, zlib.crc32(content), len(data), len(content), len(path), 0
        )
        start = body.tell()
        body.write(b"PK\3\4" + same + path + data)
        directory.write(b"PK\1\2" + struct.pack("<H", MADE_BY) + same)
        directory.write(struct.pack("<HHHII", 0, 0, 0, MODE, start) + path)
    entries = directory.getvalue()
    counts = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(entries), body.tell(), 0)
    return body.getvalue() + entries + b"PK\5\6" + counts


@cache
def _deflated(content: bytes) -> bytes:
    """A file's content in less; kept, for most files are in the packages of both targets."""
    from deflate import deflate_compress  # an extra of development: a build doesn't need it

    return bytes(deflate_compress(content, LEVEL))


def unpack(packed: bytes) -> dict[str, bytes]:
    """What is in a zip file, each part checked against its checksum."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
