"""What the pictures' member has behind them: some months of history, made up, as the extension writes it."""

from __future__ import annotations

from typing import Any

from builder.data.evidence import digest

DAY = 24 * 60 * 60 * 1000
MINUTE = 60 * 1000


def story(setting: str, now: int, version: str) -> dict[str, Any]:
    """Storage in which a setting (`service/setting`) was found on again once, and is off; `now` in ms since 1970."""

    def line(kind: str, days: float, state: str, **more: Any) -> dict[str, Any]:
        same = {"reason": None, "signals": ["address", "key", "label"], "page": "control", "version": version}
        return {"type": kind, "at": round(now - days * DAY), "state": state, "definition": None, **same, **more}

    lines = [
        line("first-read", 124, "on"),
        line("switched-off", 112, "off"),
        line("confirmed", 105, "off", count=9, last=round(now - 47 * DAY)),
        line("found-on-again", 31, "on"),
        line("switched-off", 27, "off"),
        line("confirmed", 22, "off", count=6, last=now - 3 * MINUTE),
    ]
    history: list[dict[str, Any]] = []
    for each in lines:
        history.append(dict(sorted({**each, "previous": digest(history[-1]) if history else None}.items())))
    since = lines[4]["at"]
    known = {"state": "off", "since": since, "confirmed": now - 3 * MINUTE, "signals": lines[4]["signals"]}
    record = {
        "state": "off",
        "reason": None,
        "since": since,
        "known": {**known, "page": "control", "document": "0"},
        "due": now + 30 * DAY,
        "looked": {"at": now - 3 * MINUTE, "reason": None},
        "clicked": since,
        "relapse": None,
    }
    return {f"record:{setting}": record, f"history:{setting}": history}
