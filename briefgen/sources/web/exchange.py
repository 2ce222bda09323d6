"""One request and its response over HTTP/1.1, by the standard library's http.client.

Its connection is made here, address by address, which no client library offers without reaching into it: httpx takes
109 ms to import and urllib3 56, http.client 24. No proxy and no other setting of the environment is followed.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, IncompleteRead
from typing import TYPE_CHECKING, cast

from briefgen.errors import SourceError
from briefgen.sources.web.dial import Timed, UnreachedError, dial

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator, Mapping
    from http.client import HTTPResponse

    from briefgen.sources.web.dial import Deadline
    from briefgen.sources.web.limits import Clock, Limits
    from briefgen.sources.web.target import Target

ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; `headers` by their names in small letters, `body` decoded, and empty unless it is a 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class _Socket:
    """What http.client needs of a socket, with every read timed."""

    def __init__(self, sock: socket.socket, timed: Timed) -> None:
        self._sock = sock
        self._timed = timed

    def sendall(self, content: bytes) -> None:
        self._sock.sendall(content)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._timed)

    def close(self) -> None:
        """Left to `exchange`: http.client closes before the body is read, and trusts the reader to keep the socket open."""


def exchange(
    target: Target, headers: Mapping[str, str], deadline: Deadline, clock: Clock, limits: Limits, *, private: bool
) -> Response:
    """The response to a GET of the target; `UnreachedError` where the connection fails, SourceError where a bound is crossed."""
    sock = dial(target, deadline, limits, private=private)
    connection = HTTPConnection(target.host, target.port)
    try:
        connection.sock = cast("socket.socket", _Socket(sock, Timed(sock, deadline, clock, limits)))
        return _ask(connection, target, headers, limits)
    except (OSError, IncompleteRead) as error:
        raise UnreachedError("the connection broke before the answer was complete", "try again later") from error
    except (HTTPException, ValueError) as error:
        raise SourceError(f"answers in broken HTTP ({type(error).__name__})", "try again later") from error
    finally:
        connection.close()
        sock.close()


def _ask(connection: HTTPConnection, target: Target, headers: Mapping[str, str], limits: Limits) -> Response:
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    own = {
        "Host": target.authority,
        "User-Agent": "briefgen",
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    for name, value in (own | dict(headers)).items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    body = _body(response, found, limits) if response.status == 200 else b""  # noqa: PLR2004 - the one with a body to read
    return Response(response.status, found, body)


def _body(response: HTTPResponse, headers: Mapping[str, str], limits: Limits) -> bytes:
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        raise SourceError(f"answers in an encoding that was not asked for ({coding[:20]})", "tell its publisher")
    pieces = list(_bounded(_inflated(_received(response)) if "gzip" in coding else _received(response), limits))
    if response.length:
        raise UnreachedError("its answer breaks off", "try again later")
    return b"".join(pieces)


def _received(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(_PIECE):
        yield piece


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces unpacked, never more than a little at a time."""
    stream = zlib.decompressobj(wbits=31)
    try:
        for packed in pieces:
            yield stream.decompress(packed, _PIECE)
            while stream.unconsumed_tail:
                yield stream.decompress(stream.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise SourceError("its answer is packed in broken gzip", "try again later") from error
    if not stream.eof:
        raise UnreachedError("its answer breaks off", "try again later")


def _bounded(pieces: Iterator[bytes], limits: Limits) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.bytes:
            raise SourceError(f"is larger than {limits.bytes // 1_000_000} MB", "give the article's own address")
        yield piece
