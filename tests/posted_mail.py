"""Mails and outboxes for the tests of delivery."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefgen.archive.file import open_archive
from briefgen.archive.outbox import Channel, deliveries
from briefgen.delivery.mail import mail_message
from briefgen.delivery.outbox import PATIENCE, Clock, post, send_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.archive.file import Archive
    from briefgen.archive.outbox import Delivery, Message
    from briefgen.delivery.way import Way
    from briefgen.model import Problem

NOW = datetime(2031, 3, 4, 6, 30, tzinfo=UTC)
DAY = NOW.date()
DESK, PORT = "desk@news.example", "port@news.example"

CONTENT = (
    b"From: briefs@news.example\r\nSubject: Daily brief\r\nMessage-ID: <1f@news.example>\r\nMIME-Version: 1.0\r\n\r\n"
    b"A ferry ran aground.\r\n.\r\n..and a line that begins with dots.\r\n"
)


def mail(content: bytes = CONTENT, *, day: date = DAY, title: str = "Daily brief") -> Message:
    """A small mail."""
    return mail_message(content, day=day, title=title, sender="briefs@news.example")


@dataclass
class MovedClock(Clock):
    """A clock whose sleeps take no time and are kept."""

    hour: datetime = NOW
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.hour

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.hour += timedelta(seconds=seconds)


@contextmanager
def outbox(folder: Path, *recipients: str, message: Message | None = None) -> Iterator[Archive]:
    """An archive in the folder whose outbox holds the mail for the recipients."""
    with open_archive(folder / "kept.db", create=True) as archive:
        post(archive, message or mail(), recipients, now=NOW)
        yield archive


def delivered(
    archive: Archive, way: Way, clock: Clock | None = None, *, patience: timedelta = PATIENCE
) -> tuple[Delivery, ...]:
    """All deliveries after a run by the way."""
    send_due(archive, {Channel.MAIL: way}, clock=clock or MovedClock(), patience=patience)
    return deliveries(archive)


def states(archive: Archive) -> dict[str, str]:
    """The state of each recipient's delivery."""
    return {one.recipient: one.state.value for one in deliveries(archive)}


def posted_again(archive: Archive, message: Message, *recipients: str, again: bool = False) -> tuple[Problem, ...]:
    """Put into the outbox once more."""
    return post(archive, message, recipients, now=NOW, again=again)
