"""A web server on the loopback for tests: answers by path, well or badly, and keeps what it was asked."""

from __future__ import annotations

import atexit
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from briefgen.sources import Input
from briefgen.sources.read import Reading
from briefgen.sources.web.collect import collect_web
from briefgen.sources.web.limits import Clock, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefgen.sources import Collected, FetchState

NOW = datetime(2024, 3, 6, 6, 0, tzinfo=UTC)
_READING = Reading(NOW)  # with one child process for all tests, since each takes half a second to start
atexit.register(_READING.__exit__)
QUICK = Limits(seconds=5, connecting=1, silence=1, patience=0.5)


@contextmanager
def dripping_server(begins: bytes) -> Iterator[int]:
    """The port of a server that says `begins` to each who connects, and then a byte now and then for ever."""
    ended = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.sendall(begins)
            while not ended.wait(0.05):
                connection.sendall(b"x")

    def accept(listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=drip, args=(listening.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, args=(listening,), daemon=True).start()
        yield listening.getsockname()[1]
        ended.set()
        listening.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    """One request: its path's answer writes the response."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}))
        answer = self.server.answers.get(self.path.partition("?")[0])
        try:
            if answer:
                answer(self)
            else:
                self.reply(404)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base has it so
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its path and its headers, by small letters."""

    path: str
    headers: Mapping[str, str]


class Server(ThreadingHTTPServer):
    """Answers by path; `ended` is set when the test is over, so that no answer outlives it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Callable[[Handler], None]] = {}
        self.asked: list[Asked] = []
        self.ended = threading.Event()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def gives(self, path: str, body: bytes | str, **headers: str) -> str:
        content = body.encode() if isinstance(body, str) else body
        headers.setdefault("Content_Type", "text/html; charset=utf-8")
        return self.does(path, lambda handler: handler.reply(200, content, **headers))

    def answers_with(self, path: str, status: int, **headers: str) -> str:
        return self.does(path, lambda handler: handler.reply(status, b"", **headers))

    def does(self, path: str, answer: Callable[[Handler], None]) -> str:
        self.answers[path.partition("?")[0]] = answer
        return self.url(path)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many of these tests are about."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs for as long as the block."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()


@dataclass
class MovedClock(Clock):
    """A clock whose sleeps take no time and are kept; its hour stands still but for them."""

    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return NOW

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def fetched(
    *inputs: str | Input,
    states: Mapping[str, FetchState] | None = None,
    limits: Limits = QUICK,
    clock: Clock | None = None,
    private: bool = True,
) -> Collected:
    """What is read of web addresses, on the sixth of March 2024."""
    given = [Input(one, private=private) if isinstance(one, str) else one for one in inputs]
    return collect_web(
        given, states or {}, _READING, lambda _done, _all: None, limits=limits, clock=clock or MovedClock()
    )


def unused_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
