"""The pixels of a PNG file. Chromium packs the icons of what it installs again: other bytes, the same picture."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}
"""How many bytes a pixel has, by the format's number for its kind: colours without and with transparency."""
DEPTH = 8
LARGEST = 1024
"""Pixels of an edge; a store's icon has 128."""


def pixels(data: bytes) -> tuple[int, int, int, bytes]:
    """Width, height, bytes per pixel, and the pixels line by line. Raises ValueError for what our icons never are."""
    header, packed = b"", b""
    at = len(SIGNATURE)
    try:
        while at < len(data):
            length, kind = struct.unpack_from(">I4s", data, at)
            body = data[at + 8 : at + 8 + length]
            header, packed = (body if kind == b"IHDR" else header), (packed + body if kind == b"IDAT" else packed)
            at += length + 12
        width, height, depth, colours, *_, interlaced = struct.unpack(">IIBBBBB", header)
        if depth != DEPTH or interlaced or max(width, height) > LARGEST or not data.startswith(SIGNATURE):
            raise ValueError("another kind of picture")
        each = CHANNELS[colours]
        size = height * (width * each + 1)
        raw = zlib.decompressobj().decompress(packed, size + 1)
        if len(raw) != size:
            raise ValueError("another size than it says")
        return width, height, each, _unfiltered(raw, width * each, each)
    except (struct.error, zlib.error, KeyError) as error:
        raise ValueError(f"no picture: {error}") from None


def _unfiltered(raw: bytes, width: int, each: int) -> bytes:
    """Each line is written as what it adds to its neighbours, by one of five rules that its first byte names."""
    out, above = bytearray(), bytearray(width)
    for start in range(0, len(raw), width + 1):
        rule, line = raw[start], bytearray(raw[start + 1 : start + 1 + width])
        for i in range(width):
            left, corner = (line[i - each], above[i - each]) if i >= each else (0, 0)
            line[i] = (line[i] + _guess(rule, left, above[i], corner)) & 0xFF
        out += line
        above = line
    return bytes(out)


def _guess(rule: int, left: int, above: int, corner: int) -> int:
    if rule == 4:
        aim = left + above - corner
        return min((left, above, corner), key=lambda one: abs(aim - one))
    try:
        return (0, left, above, (left + above) // 2)[rule]
    except IndexError:
        raise ValueError(f"no rule {rule} for a line") from None
