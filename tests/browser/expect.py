"""What the tests wait for, said once."""

from __future__ import annotations

import time
from typing import Any

from builder.browsers.driving import Browser

# What a new installation and every unread setting shows.
UNREAD = "?"


def badge(browser: Browser, expected: str, *, seconds: float = 150, never: tuple[str, ...] = ()) -> None:
    """Wait for the badge; a text in `never` fails at once, however right the end may be."""
    until = time.monotonic() + seconds
    while (text := browser.badge_text((expected, *never), 1)) != expected:
        assert text not in never, f"the badge said {text}"
        assert time.monotonic() < until, f"the badge still says {text}, not {expected}: {record(browser)}"


def read(browser: Browser, state: str) -> None:
    """Wait for the badge of a state without ever seeing the opposite one."""
    wrong = {"on": ("OFF", "ON!"), "off": ("ON", "ON!")}[state]
    badge(browser, state.upper(), never=wrong)


def unknown(browser: Browser, reason: str, *, seconds: float = 150) -> None:
    """Wait until a look ended with this reason, and nothing else was said on the way."""

    def looked() -> bool:
        text = browser.badge().text
        assert text == UNREAD, f"the badge said {text}: {record(browser)}"
        return (record(browser).get("looked") or {}).get("reason") == reason

    browser.wait(looked, seconds, f"a look that ends with {reason}; remembered is {record(browser)}")


def record(browser: Browser) -> dict[str, Any]:
    """What is remembered of the one setting; empty before anything is."""
    return next((value for key, value in browser.storage().items() if key.startswith("record:")), {})


def history(browser: Browser) -> list[dict[str, Any]]:
    """The setting's events, oldest first."""
    return next((value for key, value in browser.storage().items() if key.startswith("history:")), [])


def events(browser: Browser) -> list[str]:
    """The types of the setting's events, oldest first."""
    return [event["type"] for event in history(browser)]


def option(browser: Browser, name: str) -> Any:
    """What is stored of an option; None where nothing is."""
    return browser.storage().get("options", {}).get(name)
