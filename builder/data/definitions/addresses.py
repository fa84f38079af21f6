"""Address patterns: how a definition names a page.

A pattern is `https://host/path`. A segment `*` stands for any one segment, a last segment `**` for all that
follows. A trailing slash, a query and a fragment are always tolerated. Where one path shows several pages, a pattern
names what tells them apart: `https://host/path?name=value` wants that parameter, `https://host/path#part` that
fragment; `#part/**` wants one that begins so. The same rules stand in `extension/content/address.js`; one table of
cases, `tests/pages/address_cases.json`, tests both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, quote, urlsplit

Segments = tuple[str, ...]

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
_KEPT = "!$%&'()*+,;=:@"
"""What every browser leaves as it is in a path, beside letters, digits and -._~; the rest is written as %XX."""
_BLANK = "".join(map(chr, range(0x21)))
_PATH = re.compile(rf"[A-Za-z0-9/._~{re.escape(_KEPT)}-]*")


_NAMED = re.compile(r"[A-Za-z0-9/._~!$'()+,;:@-]+")
"""What a pattern's parameters and fragment may hold: nothing that anybody writes as %XX."""


@dataclass(frozen=True)
class Parsed:
    """A pattern taken apart. `query` and `fragment` are empty where any is tolerated."""

    host: str
    segments: Segments
    query: tuple[tuple[str, str], ...]
    fragment: str


@cache
def parse(pattern: str) -> Parsed:
    """A pattern taken apart. Raises ValueError with what to write instead."""
    bare, hash_sign, fragment = pattern.partition("#")
    bare, question_mark, query = bare.partition("?")
    host, _, path = bare.removeprefix("https://").partition("/")
    if not pattern.startswith("https://") or not host:
        raise ValueError("is not an https address; write it as https://host/path")
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
    plain = fragment.removesuffix("/**")
    if hash_sign and not (_NAMED.fullmatch(plain) and plain.strip("/")):
        raise ValueError("has a fragment that can't be compared; write it as #part, in plain letters")
    return Parsed(host, segments, _parameters(query) if question_mark else (), fragment.rstrip("/"))


def _parameters(query: str) -> tuple[tuple[str, str], ...]:
    pairs = tuple(tuple(pair.split("=")) for pair in query.split("&"))
    named = [part for pair in pairs for part in pair]
    if any(len(pair) != 2 for pair in pairs) or not all(_NAMED.fullmatch(part) and "+" not in part for part in named):
        raise ValueError("has a query that can't be compared; write it as ?name=value, in plain letters")
    return tuple((name, value) for name, value in pairs)


def matches(pattern: str, address: str) -> bool:
    """Whether an address is one of the pattern's pages. No address is too odd: what browsers can't open is none."""
    wanted = parse(pattern)
    address = re.sub(r"[\t\n\r]", "", address.strip(_BLANK))
    bare, _, fragment = address.partition("#")
    bare, _, query = bare.partition("?")
    try:
        parts = urlsplit(bare.replace("\\", "/"))
        if parts.scheme != "https" or parts.hostname != wanted.host or parts.port not in (None, 443):
            return False
        given = dict(reversed(parse_qsl(query, keep_blank_values=True))) if wanted.query else {}
    except ValueError:
        return False
    return (
        _covers(wanted.segments, _resolved(parts.path))
        and all(given.get(name) == value for name, value in wanted.query)
        and _begins(wanted.fragment, fragment.rstrip("/"))
    )


def overlap(one: str, other: str) -> bool:
    """Whether two patterns have a page in common."""
    left, right = parse(one), parse(other)
    values = dict(left.query)
    return (
        left.host == right.host
        and _meet(left.segments, right.segments)
        and all(values.get(name, value) == value for name, value in right.query)
        and (_begins(left.fragment, _shortest(right)) or _begins(right.fragment, _shortest(left)))
    )


def match_pattern(pattern: str) -> str:
    """The narrowest browser match pattern that holds all the pattern's pages (their queries included).

    Browsers compare path and query, never the fragment. A fragment's page has no query that anybody knows of: without
    that, the home page's pattern would hold the whole service.
    """
    parsed = parse(pattern)
    # `**` may stand for nothing at all, so the slash before it must not be asked for.
    path = "/".join(segment for segment in parsed.segments if segment != "**")
    if parsed.query:
        name, value = parsed.query[0]
        return f"https://{parsed.host}/{path}{'*' if path else ''}?*{name}={value}*"
    open_end = "" if path.endswith("*") or (parsed.fragment and not path) else "*"
    return f"https://{parsed.host}/{path}{open_end}"


def _begins(wanted: str, given: str) -> bool:
    """Whether a fragment is a pattern's; an empty pattern has all of them."""
    start = wanted.removesuffix("/**")
    return wanted in ("", given) or (start != wanted and (given == start or given.startswith(f"{start}/")))


def _shortest(pattern: Parsed) -> str:
    return pattern.fragment.removesuffix("/**")


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
