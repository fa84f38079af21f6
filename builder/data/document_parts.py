"""Documents of which a part is made: it stands between two marks, and everything else is left as people wrote it."""

from __future__ import annotations

from builder.problems import Problem, Problems


def put(text: str, begin: str, made: str, end: str, shown: str) -> str:
    """The document with what was made between its marks. `shown` is how messages name it. Raises Problems."""
    before, _, rest = text.partition(begin)
    if text.count(begin) != 1 or end not in rest:
        instead = f"write {begin} before it and {end} after it"
        raise Problems([Problem(shown, "", "has lost the marks around its table", instead)])
    return f"{before}{begin}\n\n{made}\n\n{end}{rest.partition(end)[2]}"
