"""A conversation with a mail server (RFC 5321) by the standard library's `smtplib`, step by step.

`smtplib`'s own `sendmail`, `login` and `starttls` are not used: the first tells nobody when the final dot goes out, the
second writes ASCII alone and hands the server's words on, which may repeat the password.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from base64 import b64encode
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.delivery.deadline import deadline
from briefgen.delivery.steps import Answer, Verdict
from briefgen.errors import DeliveryError

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from briefgen.delivery.way import HandOver, Secret

_READY, _GO_ON, _LOGGED_IN, _CLOSING = 354, 334, 235, 421
_ANSWERS = {2: Verdict.ACCEPTED, 4: Verdict.DEFERRED, 5: Verdict.REFUSED}  # by the first digit
_BLOCK = 65536
_UNSHOWN = re.compile(r"[^\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. `silence` is how many seconds it may say nothing, `seconds` how many one mail may take in all."""

    host: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: Secret | None = None
    silence: float = 30.0
    seconds: float = 120.0


class Declined(Exception):  # noqa: N818 - an answer, not an error
    """The attempt ended before the mail was complete at the server."""

    def __init__(self, verdict: Verdict, reply: str, *, closing: bool = True) -> None:
        super().__init__(reply)
        self.answer = Answer(verdict, reply)
        self.closing = closing


class Session:
    """A connection over which mails go, one after the other."""

    def __init__(self, server: Server) -> None:
        """Connect, secure the connection and log in; Declined, before any secret is sent unless TLS is proved."""
        password = _password(server)
        self._server = server
        self._smtp = smtplib.SMTP(local_hostname=_own_name(), timeout=server.silence)
        with _told(server.host):
            self._smtp.sock = socket.create_connection((server.host, server.port), timeout=server.silence)
        try:
            with self._bounded():
                self._greet()
                if password:
                    self._log_in(password)
        except BaseException:
            self.close()
            raise

    def send(self, sender: str, recipient: str, content: bytes, hand_over: HandOver) -> Answer:
        """One mail; Declined where it ends before the final dot. After `hand_over` every end is an answer."""
        with self._bounded():
            self._expect(self._smtp.mail(sender))
            self._expect(self._smtp.rcpt(recipient))
            self._expect(self._smtp.docmd("DATA"), _READY)
            self._write(re.sub(rb"(?m)^\.", b"..", content))
            hand_over()
            return self._end_of_data()

    def go_on(self) -> None:
        """Be ready for the next mail after one that was declined; Declined."""
        with self._bounded():
            self._expect(self._smtp.rset())

    def close(self) -> None:
        """End the connection without QUIT, as RFC 5321 (4.1.1.10) would have it: what was answered stands."""
        with suppress(OSError):
            self._smtp.close()

    def _greet(self) -> None:
        security = self._server.security
        if security == "tls":
            self._wrap()
        self._expect(self._smtp.getreply())
        self._expect(self._smtp.ehlo())
        if security == "starttls":
            if not self._smtp.has_extn("starttls"):
                raise Declined(Verdict.DEFERRED, f"{self._server.host} offers no STARTTLS, and nothing was sent to it")
            self._expect(self._smtp.docmd("STARTTLS"))
            self._wrap()
            self._expect(self._smtp.ehlo())

    def _wrap(self) -> None:
        """Go on over TLS, and forget what was said without it (RFC 3207, 4.2)."""
        plain = self._smtp.sock
        if plain is None:
            raise smtplib.SMTPServerDisconnected("closed")
        self._smtp.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self._server.host)
        self._smtp.file = None
        self._smtp.helo_resp = self._smtp.ehlo_resp = None
        self._smtp.esmtp_features = {}
        self._smtp.does_esmtp = False

    def _log_in(self, password: str) -> None:
        """AUTH PLAIN (RFC 4616), else LOGIN. The server's words are dropped: they may repeat what was sent."""
        offered = self._smtp.esmtp_features.get("auth", "").upper().split()
        user = self._server.user
        if "PLAIN" in offered:
            code, _ = self._smtp.docmd("AUTH", "PLAIN " + _base64("\0".join(("", user, password))))
        elif "LOGIN" in offered:
            code, _ = self._smtp.docmd("AUTH", f"LOGIN {_base64(user)}")
            if code == _GO_ON:
                code, _ = self._smtp.docmd(_base64(password))
        else:
            raise Declined(Verdict.DEFERRED, f"{self._server.host} offers no login that is known here (PLAIN, LOGIN)")
        if code != _LOGGED_IN:
            raise Declined(_verdict(code), f"{self._server.host} refuses the login ({code})")

    def _write(self, content: bytes) -> None:
        """The content, block by block, each of which the server has `silence` seconds to take; Declined where it hangs up."""
        sock = self._smtp.sock
        if sock is None:
            raise smtplib.SMTPServerDisconnected("closed")
        for start in range(0, len(content), _BLOCK):
            sock.sendall(content[start : start + _BLOCK])
        if _has_spoken(sock):
            raise Declined(Verdict.DEFERRED, f"{self._server.host} hung up before the mail was complete")

    def _end_of_data(self) -> Answer:
        try:
            self._smtp.send(b".\r\n")
            code, text = self._smtp.getreply()
        except (OSError, smtplib.SMTPException):
            code, text = -1, b""
        if code // 100 not in _ANSWERS:
            return Answer(Verdict.LOST, f"{self._server.host} took the whole mail and did not answer")
        return Answer(_verdict(code), _shown(code, text))

    def _expect(self, reply: tuple[int, bytes], wanted: int = 0) -> None:
        code, text = reply
        verdict = _verdict(code)
        if code == wanted or (not wanted and verdict is Verdict.ACCEPTED):
            return
        raise Declined(
            Verdict.DEFERRED if verdict is Verdict.ACCEPTED else verdict,
            f"{self._server.host}: {_shown(code, text)}",
            closing=code in {_CLOSING, -1},
        )

    @contextmanager
    def _bounded(self) -> Iterator[None]:
        sock = self._smtp.sock
        if sock is None:
            raise Declined(Verdict.DEFERRED, f"{self._server.host} closed the connection")
        with deadline(sock, self._server.seconds) as expired, _told(self._server.host, expired):
            yield


@contextmanager
def _told(host: str, expired: threading.Event | None = None) -> Iterator[None]:
    """What the connection comes to as Declined. None is chained: a frame below may hold the password."""
    try:
        yield
    except (OSError, smtplib.SMTPException) as error:
        words = "took too long" if expired and expired.is_set() else _words(error)
    else:
        return
    raise Declined(Verdict.DEFERRED, f"{host} {words}")


def _words(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"shows a certificate that is not to be trusted ({error.verify_message}), and nothing was sent to it"
    if isinstance(error, ssl.SSLError):
        return "cannot be spoken to over TLS; see `security` and `port` under [delivery.smtp]"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):  # smtplib's own wraps it
        return "does not answer"
    if isinstance(error, socket.gaierror):
        return "is not known to the name server"
    if isinstance(error, ConnectionRefusedError):
        return "refuses the connection"
    return "closed the connection"


def _verdict(code: int) -> Verdict:
    return _ANSWERS.get(code // 100, Verdict.DEFERRED)


def _has_spoken(sock: socket.socket) -> bool:
    """Whether the server has said something, or hung up, while it should have listened."""
    patience = sock.gettimeout()
    sock.settimeout(0)
    try:
        sock.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        sock.settimeout(patience)
    return True


def _password(server: Server) -> str:
    try:
        return server.password() if server.password else ""
    except DeliveryError as error:
        refused = str(error)
    raise Declined(Verdict.DEFERRED, refused)


def _own_name() -> str:
    """The name of the machine for EHLO: without asking a name server, which may take long, else an address literal."""
    name = socket.gethostname()
    return name if re.fullmatch(r"[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+", name) else "[127.0.0.1]"


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")


def _shown(code: int, text: bytes) -> str:
    words = _UNSHOWN.sub(" ", text.decode("ascii", "replace")).strip()
    return f"{code} {words}".strip()
