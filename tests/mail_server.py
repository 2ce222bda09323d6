"""A mail server on the loopback for tests: aiosmtpd, which does as it is told at each step and keeps what came."""

from __future__ import annotations

import asyncio
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from functools import cache
from typing import TYPE_CHECKING, Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from briefgen.delivery.smtp_session import Server

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path

USER = "desk"
PASSWORD = "schnürsenkel-8841-öl"


@cache
def authority() -> trustme.CA:
    """A certificate authority of the tests' own."""
    return trustme.CA()


def trusted(folder: Path) -> Path:
    """The authority's certificate as a file, for SSL_CERT_FILE."""
    path = folder / "authority.pem"
    authority().cert_pem.write_to_path(str(path))
    return path


@cache
def _tls(host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(host).configure_cert(context)
    return context


@dataclass
class Mailroom:
    """What the server does and what it got. A reply or action is for one command; `None` lets the server go on."""

    replies: dict[str, str] = field(default_factory=dict)
    closes_at: str = ""
    mails: list[tuple[str, bytes]] = field(default_factory=list)
    heard: bytearray = field(default_factory=bytearray)
    logins: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    def message_ids(self) -> list[str]:
        """The Message-ID of each mail taken."""
        return [str(message_from_bytes(content)["Message-ID"]) for _, content in self.mails]

    async def handle_MAIL(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        envelope.mail_from = address
        return self.replies.get("MAIL", "250 OK")

    async def handle_RCPT(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        reply = self.replies.get(f"RCPT {address}", self.replies.get("RCPT", "250 OK"))
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        reply = self.replies.get("DATA", "250 OK queued")
        if reply.startswith("250"):
            content = envelope.original_content or b""
            self.mails += [(recipient, content) for recipient in envelope.rcpt_tos]
        if self.closes_at == "answer":
            _hang_up(server)
        return reply

    def authenticate(
        self, server: Any, session: Any, envelope: Any, mechanism: str, login: LoginPassword
    ) -> AuthResult:
        given = (login.login.decode(), login.password.decode())
        self.logins.append(given)
        good = given == (USER, PASSWORD) and "AUTH" not in self.replies
        return AuthResult(success=good, handled=False, message=None if good else f"535 not {login.password!r}, for you")


class _Listening(SMTP):
    """The protocol, which also keeps each byte that it is sent, and hangs up where the mailroom says so."""

    def data_received(self, data: bytes) -> None:
        self.event_handler.heard.extend(data)
        closes_at = self.event_handler.closes_at
        if (closes_at == "data" and b"Message-ID" in data) or (closes_at == "auth" and data.startswith(b"AUTH")):
            _hang_up(self)
            return
        super().data_received(data)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if refusal := self.event_handler.replies.get("354"):
            await self.push(refusal)
            return
        await super().smtp_DATA(arg)

    async def push(self, status: Any) -> None:
        if self.event_handler.closes_at == "mute":
            await asyncio.sleep(60)
        await super().push(status)


def _hang_up(server: SMTP) -> None:
    if isinstance(server.transport, asyncio.Transport):
        server.transport.abort()


async def _listen(room: Mailroom, security: str, host: str, ready: threading.Event, ended: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()

    def protocol() -> SMTP:
        starttls = _tls(host) if security == "starttls" else None
        return _Listening(
            room,
            hostname="mail.example",
            tls_context=starttls,
            authenticator=room.authenticate,
            auth_require_tls=False,
            loop=loop,
        )

    context = _tls(host) if security == "tls" else None
    server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context)
    room.port = server.sockets[0].getsockname()[1]
    ready.set()
    await ended.wait()
    server.close()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    await asyncio.sleep(0.02)  # transports close a turn later


@contextmanager
def mail_server(room: Mailroom, *, security: str = "none", host: str = "localhost") -> Iterator[Mailroom]:
    """The server for as long as the block; its certificate is for `host`."""
    ready, ended, loop = threading.Event(), asyncio.Event(), asyncio.new_event_loop()
    loop.set_exception_handler(lambda _loop, _context: None)  # peers that hang up are what many tests are about
    thread = threading.Thread(target=_run, args=(loop, _listen(room, security, host, ready, ended)), daemon=True)
    thread.start()
    assert ready.wait(20)
    try:
        yield room
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(20)


def _run(loop: asyncio.AbstractEventLoop, main: Coroutine[None, None, None]) -> None:
    try:
        loop.run_until_complete(main)
    finally:
        loop.close()


def server_of(room: Mailroom, *, security: Any = "none", login: bool = False, **waits: float) -> Server:
    """How the mailroom is reached."""
    user, password = (USER, lambda: PASSWORD) if login else ("", None)
    return Server("localhost", room.port, security, user, password, **waits)
