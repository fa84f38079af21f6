"""Chromium's own trace: how long the main thread of a page's process was in scripts."""

from __future__ import annotations

import json
from typing import Any

from selenium import webdriver

CATEGORIES = "devtools.timeline,v8.execute"
SCRIPT = frozenset({"EvaluateScript", "FunctionCall", "RunMicrotasks", "v8.compile", "v8.run", "TimerFire"})
"""Events that are script, or whose time is spent in it."""


def wanted(options: webdriver.ChromeOptions) -> None:
    """Have a browser that is yet to be started write its trace."""
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    own = {"enableNetwork": False, "enablePage": False, "traceCategories": CATEGORIES}
    options.add_experimental_option("perfLoggingPrefs", own)


def drain(driver: webdriver.Chrome) -> list[dict[str, Any]]:
    """The events since the last call, of every process."""
    # The first call ends the trace and hands out what came before; the second has the trace itself.
    entries = [entry for _ in range(2) for entry in driver.get_log("performance")]  # type: ignore[no-untyped-call]
    messages = (json.loads(entry["message"])["message"] for entry in entries)
    return [message["params"] for message in messages if message["method"] == "Tracing.dataCollected"]


def process_of(events: list[dict[str, Any]], address: str) -> int:
    """The process that an address was opened in. Raises LookupError when the trace doesn't have it."""
    for event in events:
        if event["name"] == "CommitLoad" and event["args"]["data"]["url"] == address:
            return int(event["pid"])
    raise LookupError(f"the trace has no page at {address}")


def script(events: list[dict[str, Any]], process: int) -> float:
    """Milliseconds of processor time that a process's main thread spent in scripts, and in what they call."""
    mains = {
        event["tid"]
        for event in events
        if event["pid"] == process and event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    ours = (e for e in events if e["pid"] == process and e.get("tid") in mains and e.get("ph") == "X")
    until, spent = 0.0, 0.0
    for event in sorted(ours, key=lambda one: (one["ts"], -one.get("dur", 0))):
        if event["name"] in SCRIPT and event["ts"] >= until:  # what another contains is counted with it
            until = event["ts"] + event.get("dur", 0)
            spent += event.get("tdur", event.get("dur", 0))
    return spent / 1000
