"""Address patterns: how a definition names a page.

A pattern is `https://host/path`. A segment `*` stands for any one segment, a last segment `**` for all that
follows. A trailing slash, a query and a fragment are always tolerated. The same rules stand in
`extension/content/address.js`; one table of cases tests both.
"""

from __future__ import annotations

from urllib.parse import urlsplit


def parse(pattern: str) -> tuple[str, tuple[str, ...]]:
    """A pattern's host and path segments. Raises ValueError with what to write instead."""
    parts = urlsplit(pattern)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("not an https address; write it as https://host/path")
    if parts.query or parts.fragment:
        raise ValueError("has a query or a fragment; leave them out, any is tolerated")
    if parts.netloc != parts.hostname:
        raise ValueError("has a port, a login or capitals in its host; write the bare host in lower case")
    if "*" in parts.hostname:
        raise ValueError("has a wildcard in its host; name one host per address")
    segments = tuple(segment for segment in parts.path.split("/") if segment)
    for position, segment in enumerate(segments):
        if "*" in segment and segment not in ("*", "**"):
            raise ValueError("mixes a wildcard with text in one segment; * stands for a whole segment")
        if segment == "**" and position != len(segments) - 1:
            raise ValueError("has ** before its end; ** can only be the last segment")
    return parts.hostname, segments


def matches(pattern: str, address: str) -> bool:
    """Whether an address is one of the pattern's pages."""
    host, wanted = parse(pattern)
    parts = urlsplit(address)
    if parts.scheme != "https" or parts.netloc != host:
        return False
    return _covers(wanted, tuple(segment for segment in parts.path.split("/") if segment))


def overlap(one: str, other: str) -> bool:
    """Whether two patterns have a page in common."""
    (host, left), (other_host, right) = parse(one), parse(other)
    return host == other_host and _meet(left, right)


def _covers(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    if wanted and wanted[-1] == "**":
        wanted, given = wanted[:-1], given[: len(wanted) - 1]
    return len(wanted) == len(given) and all(w in ("*", g) for w, g in zip(wanted, given, strict=True))


def _meet(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if left[:1] == ("**",) or right[:1] == ("**",):
        return True
    if not left or not right:
        return left == right
    return (left[0] == right[0] or "*" in (left[0], right[0])) and _meet(left[1:], right[1:])


def match_pattern(pattern: str) -> str:
    """The narrowest browser match pattern that holds all the pattern's pages (their queries included)."""
    host, segments = parse(pattern)
    path = "/".join("*" if segment == "**" else segment for segment in segments)
    return f"https://{host}/{path}" + ("" if path.endswith("*") else "*")
