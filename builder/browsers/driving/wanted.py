"""What is wanted of a browser when it's started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Start:
    """How to start a browser: what both know, each in its own way.

    server_port: where every host is said to be on 127.0.0.1; None leaves the browser on the live web.
    language: a tag such as "de", as the accepted language, and as the browser's own where its translation
    is installed. profile: a folder that keeps storage and permissions from one launch to the next; Firefox then
    starts with the extension in it, Chromium has to load it again, which the extension sees as an installation.
    page_load: how long `open` waits. agree: whether the person agrees when the extension requests what is
    optional; else the browser's question stays open.
    """

    server_port: int | None
    headless: bool = True
    window: tuple[int, int] = (1280, 900)
    language: str | None = None
    profile: Path | None = None
    page_load: Literal["normal", "eager", "none"] = "normal"
    agree: bool = True
