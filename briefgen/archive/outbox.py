"""The outbox: what is to be delivered, to whom, and how far each delivery has got.

A delivery changes by `swap` alone, which compares before it sets: two runs that hold the same row cannot both go on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from briefgen.archive.packing import column, string
from briefgen.errors import ArchiveError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from briefgen.archive.file import Archive

_MOST_OF_A_REPLY = 300


class Channel(StrEnum):
    """How a message leaves."""

    MAIL = "mail"
    WEBHOOK = "webhook"


class State(StrEnum):
    """How far a delivery has got; `UNCERTAIN` is handed over as a whole, with no answer."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Message:
    """What is delivered: an edition's mail (a whole one but for `To`) or a webhook's JSON, by its Message-ID."""

    id: str
    day: date
    title: str
    channel: Channel
    sender: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message's way to one recipient; moments are aware, in UTC and whole seconds.

    `attempts` counts those begun, `unanswered` those that were handed over as a whole and not answered. `since` is when
    it was queued, `due` when it may be tried next, None where nothing more is done by itself. `version` counts changes.
    """

    id: int
    message_id: str
    day: date
    title: str
    channel: Channel
    recipient: str
    state: State
    attempts: int
    unanswered: int
    since: datetime
    due: datetime | None
    reply: str
    version: int


def queue(
    archive: Archive,
    message: Message,
    recipients: Iterable[str],
    *,
    now: datetime,
    again: bool = False,
    kept_back: str = "",
) -> int:
    """Keep the message, and a delivery to each recipient that has none of it yet; returns how many these are.

    Nobody is queued twice for one Message-ID, nor, unless `again`, for one day's edition of a title by one channel. Where
    there is a reason to have them `kept_back`, they stand as refused, so that a person alone sends them.
    """
    with archive.writing() as connection:
        wanted = [one for one in dict.fromkeys(recipients) if not _has(connection, message, one, again=again)]
        if wanted:
            _keep(connection, message)
        moment = _written(now)
        stands = (State.REFUSED, moment, None, kept_back) if kept_back else (State.QUEUED, moment, moment, "")
        connection.executemany(
            "INSERT INTO deliveries (message, recipient, state, since, due, reply) VALUES (?, ?, ?, ?, ?, ?)",
            [(message.id, recipient, *stands) for recipient in wanted],
        )
    return len(wanted)


def lacking(archive: Archive, day: date, title: str, channel: Channel, recipients: Iterable[str]) -> tuple[str, ...]:
    """Those of the recipients for whom nothing of the day's edition was ever queued."""
    query = """
        SELECT recipient FROM deliveries JOIN messages ON messages.id = deliveries.message
        WHERE channel = ? AND day = ? AND title = ?
    """
    with archive.reading() as connection:
        had = {row[0] for row in connection.execute(query, (channel, day.isoformat(), column(title)))}
    return tuple(one for one in dict.fromkeys(recipients) if one not in had)


def _has(connection: sqlite3.Connection, message: Message, recipient: str, *, again: bool) -> bool:
    query = """
        SELECT 1 FROM deliveries JOIN messages ON messages.id = deliveries.message
        WHERE recipient = ?1 AND (message = ?2 OR (NOT ?3 AND channel = ?4 AND day = ?5 AND title = ?6))
    """
    of = (message.channel, message.day.isoformat(), column(message.title))
    return connection.execute(query, (recipient, message.id, again, *of)).fetchone() is not None


def _keep(connection: sqlite3.Connection, message: Message) -> None:
    """The content again too, where it was let go once all had it."""
    connection.execute(
        "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content",
        (
            message.id,
            message.day.isoformat(),
            column(message.title),
            message.channel,
            message.sender,
            message.content,
        ),
    )


def deliveries(archive: Archive) -> tuple[Delivery, ...]:
    """All of them, in the order in which they were queued."""
    query = """
        SELECT deliveries.id, message, day, title, channel, recipient, state, attempts, unanswered, since, due, reply, version
        FROM deliveries JOIN messages ON messages.id = deliveries.message ORDER BY deliveries.id
    """
    with archive.reading() as connection:
        return tuple(_delivery(row) for row in connection.execute(query).fetchall())


def _delivery(row: sqlite3.Row) -> Delivery:
    key, message, day, title, channel, recipient, state, attempts, unanswered, since, due, reply, version = row
    return Delivery(
        key,
        message,
        date.fromisoformat(day),
        string(title),
        Channel(channel),
        recipient,
        State(state),
        attempts,
        unanswered,
        datetime.fromisoformat(since),
        datetime.fromisoformat(due) if due else None,
        reply,
        version,
    )


def message_of(archive: Archive, delivery: Delivery) -> Message:
    """What the delivery delivers; ArchiveError where its content was let go."""
    query = "SELECT sender, content FROM messages WHERE id = ?"
    with archive.reading() as connection:
        sender, content = connection.execute(query, (delivery.message_id,)).fetchone()
    if not content:
        raise ArchiveError(f"the outbox no longer holds {delivery.message_id}", "`briefgen send` makes it again")
    return Message(delivery.message_id, delivery.day, delivery.title, delivery.channel, sender, content)


def swap(archive: Archive, before: Delivery, after: Delivery) -> Delivery | None:
    """`after` as it is now kept in the place of `before`; None where another run has changed that since.

    Once a message was sent to all its recipients, its content is let go.
    """
    statement = """
        UPDATE deliveries
        SET state = ?, attempts = ?, unanswered = ?, since = ?, due = ?, reply = ?, version = version + 1
        WHERE id = ? AND version = ?
        RETURNING version
    """
    with archive.writing() as connection:
        rows = connection.execute(statement, (*_changing(after), before.id, before.version)).fetchall()
        if rows and after.state is State.SENT:
            connection.execute(
                "UPDATE messages SET content = x'' WHERE id = ?1 AND NOT EXISTS"
                " (SELECT 1 FROM deliveries WHERE message = ?1 AND state <> 'sent')",
                (before.message_id,),
            )
    return replace(after, version=rows[0][0]) if rows else None


def _changing(one: Delivery) -> tuple[object, ...]:
    due = _written(one.due) if one.due else None
    return (one.state, one.attempts, one.unanswered, _written(one.since), due, one.reply[:_MOST_OF_A_REPLY])


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
