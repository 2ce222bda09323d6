"""An end to waiting that no peer can put off."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def deadline(connection: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """End the connection after so long, however it is used meanwhile; the event tells that this happened.

    A socket's own timeout begins anew with each byte, so that a peer who sends one now and then is never too slow for it.
    The connection is ended by a duplicate of its descriptor, which stays when the socket is wrapped in TLS.
    """
    expired = threading.Event()
    handle = socket.socket(fileno=os.dup(connection.fileno()))  # a TLS socket has no dup() of its own

    def end() -> None:
        expired.set()
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()
        timer.join()
        handle.close()
