"""A connection for one HTTP request, which ends in time whatever the other end does."""

from __future__ import annotations

import http.client
import socket
import ssl
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from briefgen.delivery.deadline import deadline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult


@contextmanager
def connected(address: SplitResult, *, silence: float, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """The connection to an http or https address, the latter's host proved; it may say nothing for `silence` seconds.

    After `seconds` in all it is ended, the TLS handshake included. OSError and HTTPException as `http.client` raises them.
    """
    secure = address.scheme == "https"
    host, port = address.hostname or "", address.port or (443 if secure else 80)
    with (
        socket.create_connection((host, port), timeout=silence) as plain,
        deadline(plain, seconds),
        closing(_over_tls(host, port, plain) if secure else http.client.HTTPConnection(host, port)) as connection,
    ):
        connection.sock = connection.sock or plain
        yield connection


def _over_tls(host: str, port: int, plain: socket.socket) -> http.client.HTTPSConnection:
    context = ssl.create_default_context()
    connection = http.client.HTTPSConnection(host, port, context=context)
    connection.sock = context.wrap_socket(plain, server_hostname=host)
    return connection


def target(address: SplitResult) -> str:
    """What the host is asked for; ValueError for what cannot stand in a request."""
    found = (address.path or "/") + (f"?{address.query}" if address.query else "")
    if not found.isascii() or not found.isprintable() or " " in found:
        raise ValueError("the address holds what no request can")
    return found
