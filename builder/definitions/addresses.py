"""Address patterns: how a definition names a page.

A pattern is `https://host/path`. A segment `*` stands for any one segment, a last segment `**` for all that
follows. A trailing slash, a query and a fragment are always tolerated. The same rules stand in
`extension/content/address.js`; one table of cases, `tests/pages/address_cases.json`, tests both.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote, urlsplit

Segments = tuple[str, ...]

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
_KEPT = "!$%&'()*+,;=:@"
"""What every browser leaves as it is in a path, beside letters, digits and -._~; the rest is written as %XX."""
_BLANK = "".join(map(chr, range(0x21)))
_PATH = re.compile(rf"[A-Za-z0-9/._~{re.escape(_KEPT)}-]*")


@cache
def parse(pattern: str) -> tuple[str, Segments]:
    """A pattern's host and path segments. Raises ValueError with what to write instead."""
    host, _, path = pattern.removeprefix("https://").partition("/")
    if not pattern.startswith("https://") or not host:
        raise ValueError("is not an https address; write it as https://host/path")
    if "?" in pattern or "#" in pattern:
        raise ValueError("has a query or a fragment; leave them out, any is tolerated")
    if "*" in host:
        raise ValueError("has a wildcard in its host; name one host per address")
    if not _HOST.fullmatch(host):
        raise ValueError("has a port, a login or capitals in its host; write the bare host in lower case")
    if not _PATH.fullmatch(path):
        raise ValueError("has a character that browsers write as %XX; copy the address from a browser")
    segments = tuple(segment for segment in path.split("/") if segment)
    for position, segment in enumerate(segments):
        if _dots(segment):
            raise ValueError("has a segment of dots; write the address that it leads to")
        if "*" in segment and segment not in ("*", "**"):
            raise ValueError("mixes a wildcard with text in one segment; * stands for a whole segment")
        if segment == "**" and position != len(segments) - 1:
            raise ValueError("has ** before its end; ** can only be the last segment")
    return host, segments


def matches(pattern: str, address: str) -> bool:
    """Whether an address is one of the pattern's pages. No address is too odd: what browsers can't open is none."""
    host, wanted = parse(pattern)
    bare = re.split(r"[?#]", address.strip(_BLANK), maxsplit=1)[0].replace("\\", "/")
    try:
        parts = urlsplit(bare)
        if parts.scheme != "https" or parts.hostname != host or parts.port not in (None, 443):
            return False
    except ValueError:
        return False
    return _covers(wanted, _resolved(parts.path))


def overlap(one: str, other: str) -> bool:
    """Whether two patterns have a page in common."""
    (host, left), (other_host, right) = parse(one), parse(other)
    return host == other_host and _meet(left, right)


def match_pattern(pattern: str) -> str:
    """The narrowest browser match pattern that holds all the pattern's pages (their queries included)."""
    host, segments = parse(pattern)
    # `**` may stand for nothing at all, so the slash before it must not be asked for.
    path = "/".join(segment for segment in segments if segment != "**")
    return f"https://{host}/{path}" + ("" if path.endswith("*") else "*")


def _resolved(path: str) -> Segments:
    """A path's segments as a browser has them after following its dots; empty ones left out."""
    segments: list[str] = []
    for segment in path.split("/")[1:]:
        if dots := _dots(segment):
            del segments[len(segments) - (dots - 1) :]
        else:
            segments.append(quote(segment, safe=_KEPT, errors="replace"))
    return tuple(segment for segment in segments if segment)


def _dots(segment: str) -> int:
    """1 for `.`, 2 for `..`, however they are written; 0 for anything else."""
    plain = re.sub("%2e", ".", segment, flags=re.IGNORECASE)
    return len(plain) if plain in (".", "..") else 0


def _covers(wanted: Segments, given: Segments) -> bool:
    if wanted and wanted[-1] == "**":
        wanted, given = wanted[:-1], given[: len(wanted) - 1]
    return len(wanted) == len(given) and all(w in ("*", g) for w, g in zip(wanted, given, strict=True))


def _meet(left: Segments, right: Segments) -> bool:
    if left[:1] == ("**",) or right[:1] == ("**",):
        return True
    if not left or not right:
        return left == right
    return (left[0] == right[0] or "*" in (left[0], right[0])) and _meet(left[1:], right[1:])
