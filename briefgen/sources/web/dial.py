"""A connection to a target: looked up once, checked, and dialled by the very address that was checked."""

from __future__ import annotations

import io
import re
import socket
import ssl
from functools import cache
from ipaddress import IPv4Address, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.sources.web.address import Address, may_dial

if TYPE_CHECKING:
    from briefgen.sources.web.limits import Clock, Limits
    from briefgen.sources.web.target import Target

_PRIVATE_HINT = "if it is your own, set private = true for it in briefgen.toml, or save what it shows and give the file"
_NUMBER = re.compile(r"[0-9a-fx.]+")
_Found = tuple[socket.AddressFamily, Any]  # the family and the address as `connect` takes it


class UnreachedError(SourceError):
    """No connection, or one that broke: another try may do better."""


class Deadline:
    """The end of a source's time, by its clock."""

    def __init__(self, clock: Clock, limits: Limits) -> None:
        self._clock = clock
        self._limits = limits
        self.started = clock.seconds()

    def is_over(self) -> bool:
        """Whether the time is up."""
        return self._clock.seconds() >= self.started + self._limits.seconds

    def left(self, most: float) -> float:
        """Seconds left, `most` at most; SourceError where there are none."""
        left = self.started + self._limits.seconds - self._clock.seconds()
        if left <= 0:
            raise SourceError(
                f"took longer than {self._limits.seconds:g} s", "try again later, or leave this source out"
            )
        return min(left, most)


def dial(target: Target, deadline: Deadline, limits: Limits, *, private: bool) -> socket.socket:
    """A socket to the target, with TLS for https.

    SourceError where each of its addresses is one that may not be dialled, `UnreachedError` where none answers.
    """
    found = look_up(target.host, target.port, deadline.left(limits.connecting))
    allowed = [place for place in found if may_dial(str(place[1][0]), private=private)]
    if not allowed:
        numbers = ", ".join(sorted({str(place[1][0]) for place in found}))
        hint = _PRIVATE_HINT if not private else "briefgen never dials these"
        raise SourceError(f"its host {target.host} is at an address that is not public ({numbers})", hint)
    sock = _connected(allowed, deadline, limits)
    if target.scheme == "http":
        return sock
    try:
        sock.settimeout(deadline.left(limits.connecting))
        return _tls().wrap_socket(sock, server_hostname=target.host)
    except ssl.SSLCertVerificationError as error:
        sock.close()
        raise SourceError(f"its certificate is not valid: {error.verify_message}", "tell its publisher") from error
    except (OSError, ValueError) as error:
        sock.close()
        raise UnreachedError(f"no secure connection: {_reason(error)}", "try again later") from error


def look_up(host: str, port: int, seconds: float) -> list[_Found]:
    """The addresses of a host, by the system's resolver, which knows no timeout of its own and gets one here."""
    if place := _by_number(host, port):
        return [place]
    answers: SimpleQueue[list[_Found] | BaseException] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([(family, address) for family, _, _, _, address in found])
        except BaseException as error:  # handed to the thread that waits
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise UnreachedError(f"its host {host} was not found within {seconds:.0f} s", "check the network") from None
    if isinstance(answer, OSError | UnicodeError):
        raise UnreachedError(f"its host {host} is not found", "check the address, and the network") from answer
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _by_number(host: str, port: int) -> _Found | None:
    """The place that a host names by number: an address as usual, or IPv4 in a form that C libraries take (`0x7f.1`)."""
    address: Address | None
    try:
        address = ip_address(host)
    except ValueError:
        try:
            address = IPv4Address(socket.inet_aton(host)) if _NUMBER.fullmatch(host) else None
        except OSError:
            address = None
    if address is None:
        return None
    return (socket.AF_INET if address.version == 4 else socket.AF_INET6), (str(address), port)  # noqa: PLR2004


def _connected(places: list[_Found], deadline: Deadline, limits: Limits) -> socket.socket:
    reason = ""
    for family, address in places:
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(deadline.left(limits.connecting / len(places)))
            sock.connect(address)
        except OSError as error:
            sock.close()
            reason = _reason(error)
        else:
            return sock
    raise UnreachedError(f"no connection: {reason}", "try again later, or check the address")


@cache
def _tls() -> ssl.SSLContext:
    """The system's authorities; a name must stand in the certificate's own list of names (RFC 9525), not in its subject."""
    context = ssl.create_default_context()
    context.hostname_checks_common_name = False
    return context


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer"
    if isinstance(error, ssl.SSLError):
        return (error.reason or "the handshake failed").replace("_", " ").lower()
    return (getattr(error, "strerror", "") or str(error)).lower()


class Timed(io.RawIOBase):
    """What a socket sends, each piece within its time and all of it at no crawl."""

    def __init__(self, sock: socket.socket, deadline: Deadline, clock: Clock, limits: Limits) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline
        self._clock = clock
        self._limits = limits
        self._since = clock.seconds()
        self._received = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Some bytes; SourceError where the time is up, where none come, or where they come at a crawl."""
        self._sock.settimeout(self._deadline.left(self._limits.silence))
        try:
            size = self._sock.recv_into(buffer)
        except TimeoutError:
            self._deadline.left(self._limits.silence)
            raise SourceError(f"sent nothing for {self._limits.silence:g} s", "try again later") from None
        self._received += size
        waited = self._clock.seconds() - self._since
        if size and waited > self._limits.patience and self._received < waited * self._limits.least_rate:
            raise SourceError(f"sends too slowly ({self._received / waited:.0f} bytes a second)", "try again later")
        if self._received > 2 * self._limits.bytes:
            raise SourceError(f"sends more than {self._limits.bytes // 1_000_000} MB", "give the article's own address")
        return size
