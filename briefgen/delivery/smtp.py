"""Mail by SMTP: a connection is kept for as long as there are mails to send over it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from briefgen.delivery.mail import to_one
from briefgen.delivery.smtp_session import Declined, Session
from briefgen.delivery.steps import Verdict

if TYPE_CHECKING:
    from briefgen.archive.outbox import Message
    from briefgen.delivery.smtp_session import Server
    from briefgen.delivery.steps import Answer
    from briefgen.delivery.way import HandOver


class Smtp:
    """The way by a mail server."""

    def __init__(self, server: Server) -> None:
        """Nothing is connected to yet."""
        self._server = server
        self._session: Session | None = None
        self._down: Answer | None = None

    def send(self, message: Message, recipient: str, hand_over: HandOver) -> Answer:
        """As `Way`. A server that cannot be reached, or refuses the login, is asked once and not for every recipient."""
        if self._down:
            return self._down
        try:
            session = self._session = self._session or Session(self._server)
        except Declined as declined:
            self._down = declined.answer
            return declined.answer
        try:
            answer = session.send(message.sender, recipient, to_one(message, recipient), hand_over)
        except Declined as declined:
            self._after(declined, session)
            return declined.answer
        except BaseException:
            self._drop(session)
            raise
        if answer.verdict is Verdict.LOST:
            self._drop(session)
        return answer

    def close(self) -> None:
        """As `Way`."""
        self._down = None
        if self._session:
            self._drop(self._session)

    def _after(self, declined: Declined, session: Session) -> None:
        if declined.closing:
            self._drop(session)
            return
        try:
            session.go_on()
        except Declined:
            self._drop(session)

    def _drop(self, session: Session) -> None:
        self._session = None
        with suppress(OSError):
            session.close()


def login_refused(server: Server) -> str:
    """Connect, log in and leave, without a mail: what went wrong, empty where nothing did."""
    try:
        Session(server).close()
    except Declined as declined:
        return declined.answer.reply
    return ""
