"""A TLS server that serves replica pages under the services' real addresses, without any network.

The browser is told that every host is at 127.0.0.1 and this server's port (see `builder.browsers.driving`), so match
patterns, origins and content security policies apply exactly as they do on the real sites.
"""

from __future__ import annotations

import mimetypes
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

HTML = "text/html; charset=utf-8"
NOT_FOUND = "<!doctype html><html lang=en><title>Not found</title><p>No replica page has this address."


@dataclass(frozen=True)
class Request:
    """One request as the server saw it. `path` includes the query; header names are lower case."""

    time: float  # seconds, of time.monotonic()
    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def url(self) -> str:
        """The address that was asked for."""
        return f"https://{self.host}{self.path}"


@dataclass(frozen=True)
class Response:
    """What a route answers. Without a content-type header the type follows from the path, else it's HTML."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answer = str | bytes | Callable[[Request], Response]


class ReplicaServer:
    """Serves routes on 127.0.0.1 over TLS, each request in its own thread, and records every request.

    hosts: the names the throw-away certificate is valid for. Use it as a context manager.
    """

    def __init__(self, hosts: Sequence[str]) -> None:
        self.errors: list[BaseException] = []
        self._routes: dict[tuple[str | None, str], Callable[[Request], Response]] = {}
        self._requests: list[Request] = []
        self._lock = threading.Lock()
        self._server = _Server(self, _certificate(hosts))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return int(self._server.server_address[1])

    @property
    def requests(self) -> list[Request]:
        """Every request so far, oldest first (a copy)."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Forget the recorded requests; the routes stay."""
        with self._lock:
            self._requests.clear()

    def reset(self) -> None:
        """Forget the routes and the recorded requests."""
        with self._lock:
            self._routes.clear()
            self._requests.clear()

    def route(
        self,
        url_or_path: str,
        body: Answer,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        host: str | None = None,
    ) -> None:
        """Answer an address from now on; a later route of the same address replaces the earlier one.

        A path alone holds for every host, unless `host` says which. An address without a query also answers
        every query that has no route of its own. `status` and `headers` count for fixed bodies only.
        """
        parts = urlsplit(url_or_path)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        route = body if callable(body) else _fixed(Response(body, status, dict(headers or {})))
        with self._lock:
            self._routes[(parts.hostname or host, path)] = route

    def answer(self, request: Request) -> Response:
        """Record the request and make its answer."""
        bare = request.path.partition("?")[0]
        keys = [(host, path) for host in (request.host, None) for path in (request.path, bare)]
        with self._lock:
            self._requests.append(request)
            found = next((self._routes[key] for key in keys if key in self._routes), None)
        if found is not None:
            return found(request)
        if bare == "/favicon.ico":
            return Response(status=204)
        return Response(NOT_FOUND, 404, {"content-type": HTML})

    def close(self) -> None:
        """Stop serving and drop the open connections; routes that still block are left behind."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()
        self._server.drop_connections()

    def __enter__(self) -> ReplicaServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def redirect(address: str, status: int = 302) -> Callable[[Request], Response]:
    """A route that sends the browser to another address."""
    return _fixed(Response(status=status, headers={"location": address}))


def _fixed(response: Response) -> Callable[[Request], Response]:
    return lambda _: response


def _certificate(hosts: Sequence[str]) -> ssl.SSLContext:
    """A server context with a certificate that nobody else trusts."""
    import trustme  # only tests and `try` have it

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(*(hosts or ["localhost"])).configure_cert(context)
    return context


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, replicas: ReplicaServer, context: ssl.SSLContext) -> None:
        self.replicas = replicas
        self.context = context
        self._open: set[socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        # The base class looks the name of 127.0.0.1 up, which can take seconds where there's no network.
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        # The handshake happens here: browsers open connections ahead that would block the accepting thread.
        try:
            request = self.context.wrap_socket(request, server_side=True)
        except OSError:
            request.close()
            return
        self._open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._open.discard(request)

    def drop_connections(self) -> None:
        """End what keep-alive holds open, so that the threads end too."""
        for connection in list(self._open):
            try:
                connection.shutdown(SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers break connections off as they like; what a route raised is in `ReplicaServer.errors`."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle_any(self) -> None:
        """Answer one request, whatever its method."""
        length = int(self.headers.get("content-length") or 0)
        request = Request(
            time=time.monotonic(),
            method=self.command,
            host=self.headers.get("host", "").rpartition(":")[0] or self.headers.get("host", ""),
            path=self.path,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(length),
        )
        try:
            response = self.server.replicas.answer(request)
        except Exception as error:
            self.server.replicas.errors.append(error)
            response = Response(f"The route failed: {error!r}", 500, {"content-type": "text/plain"})
        self._send(response)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any  # noqa: N815

    def _send(self, response: Response) -> None:
        body = response.body.encode() if isinstance(response.body, str) else response.body
        headers = {name.lower(): value for name, value in response.headers.items()}
        self.send_response(response.status)
        if response.status not in (204, 304):
            headers.setdefault("content-type", self._content_type())
            headers["content-length"] = str(len(body))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and response.status not in (204, 304):
            self.wfile.write(body)

    def _content_type(self) -> str:
        guessed = mimetypes.guess_type(self.path.partition("?")[0])[0] or "text/html"
        return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
