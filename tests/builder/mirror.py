"""A mirror of what Selenium Manager downloads: programs that say their version, and answers of every kind."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Self

VERSION = "999.0.1.2"
"""Of Chrome and its driver; Firefox's is its beginning."""
GECKODRIVER = "0.99.0"
CHROME = "/chrome-linux64.zip"
CHROMEDRIVER = "/chromedriver-linux64.zip"
FIREFOX = "/999.0/linux-x86_64/en-US/firefox-999.0.tar.xz"
VERSIONS = "/last-known-good-versions-with-downloads.json"

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


class Mirror:
    """The files under their paths; `answers` are paths that are answered in a way of their own."""

    def __init__(self) -> None:
        mirror = self
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.ended = Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                mirror.asked.append(self.path)
                mirror.answers.get(self.path, whole)(self, mirror.files.get(self.path, b""))

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.files = self._files()

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=[0.01], daemon=True).start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    def silent(self, request: BaseHTTPRequestHandler, content: bytes) -> None:  # noqa: ARG002
        """Answer nothing."""
        self.ended.wait()

    def _files(self) -> dict[str, bytes]:
        downloads = {
            name: [{"platform": "linux64", "url": f"{self.url}/{name}-linux64.zip"}]
            for name in ("chrome", "chromedriver")
        }
        entry = {"version": VERSION, "revision": "1", "downloads": downloads}
        channels = {name: {"channel": name, **entry} for name in ("Stable", "Beta", "Dev", "Canary")}
        release = {"geckodriver-version": GECKODRIVER, "min-selenium-version": "4", "min-firefox-version": 1}
        return {
            VERSIONS: json.dumps({"timestamp": "", "channels": channels}).encode(),
            "/known-good-versions-with-downloads.json": json.dumps({"timestamp": "", "versions": [entry]}).encode(),
            "/geckodriver-support.json": json.dumps({"geckodriver-releases": [release]}).encode(),
            CHROME: _zip("chrome-linux64/chrome", f"Google Chrome for Testing {VERSION}"),
            CHROMEDRIVER: _zip("chromedriver-linux64/chromedriver", f"ChromeDriver {VERSION}"),
            FIREFOX: _tar("xz", "firefox/firefox", "Mozilla Firefox 999.0"),
            f"/download/v{GECKODRIVER}/geckodriver-v{GECKODRIVER}-linux64.tar.gz": _tar(
                "gz", "geckodriver", f"geckodriver {GECKODRIVER}"
            ),
        }


def whole(request: BaseHTTPRequestHandler, content: bytes) -> None:
    """Answer with all of it."""
    request.send_response(200 if content else 404)
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content)


def half(request: BaseHTTPRequestHandler, content: bytes) -> None:
    """Announce all of it, and break off in the middle."""
    request.send_response(200)
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content[: len(content) // 2])


def failed(request: BaseHTTPRequestHandler, content: bytes) -> None:  # noqa: ARG001
    """Answer that something is wrong here."""
    request.send_error(500)


def nonsense(request: BaseHTTPRequestHandler, content: bytes) -> None:  # noqa: ARG001
    """Answer with a page, as a proxy does that wants a sign-in."""
    whole(request, b"<!doctype html><title>Please sign in</title>")


def _script(says: str) -> bytes:
    return f"#!/bin/sh\necho '{says}'\n".encode()


def _zip(name: str, says: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o755 << 16
        archive.writestr(entry, _script(says))
    return made.getvalue()


def _tar(kind: str, name: str, says: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=f"w:{kind}") as archive:  # type: ignore[call-overload]
        entry = tarfile.TarInfo(name)
        entry.mode = 0o755
        entry.size = len(_script(says))
        archive.addfile(entry, io.BytesIO(_script(says)))
    return made.getvalue()
