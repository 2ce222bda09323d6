"""Delivering what the outbox holds: what is due is tried, and what is deferred waited for, for a bounded time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefgen.archive.outbox import Channel, State, deliveries, message_of, queue, swap
from briefgen.delivery.addresses import mail_address
from briefgen.delivery.steps import Pace, answered, handed_over, next_try, taken
from briefgen.errors import DeliveryError
from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefgen.archive.file import Archive
    from briefgen.archive.outbox import Delivery, Message
    from briefgen.delivery.way import Way

PATIENCE = timedelta(minutes=20)
"""How long a run waits for what was deferred; what is left then is the next run's."""


def post(
    archive: Archive, message: Message, recipients: Iterable[str], *, now: datetime, again: bool = False
) -> tuple[Problem, ...]:
    """Put the message into the outbox for each recipient, as `archive.outbox.queue`; the problems are addresses that are none.

    A webhook's message has one recipient, whatever its name; its address is the way's secret.
    """
    good, problems = [], []
    for one in recipients:
        try:
            good.append(mail_address(one) if message.channel is Channel.MAIL else one)
        except DeliveryError as error:
            problems.append(Problem(f"mail to {one!r}", error.message, error.hint))
    queue(archive, message, good, now=now, again=again)
    return tuple(problems)


class Clock:
    """Tells the time, and waits."""

    def now(self) -> datetime:
        """The hour, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class TakenOverError(Exception):
    """Another run has this delivery now."""


def send_due(
    archive: Archive,
    ways: Mapping[Channel, Way],
    *,
    clock: Clock | None = None,
    pace: Pace | None = None,
    patience: timedelta = PATIENCE,
    only: Collection[int] | None = None,
) -> tuple[Delivery, ...]:
    """Every delivery that was tried, as it stands at the end. Channels without a way are left alone.

    `only` are the numbers of those that are to be sent, all where it is None.

    Raises ArchiveError where the outbox cannot be written: then nothing was completed that it does not know of.
    """
    run = _Run(archive, ways, clock or Clock(), pace or Pace(), only)
    last = run.clock.now() + patience
    while True:
        run.round()
        following = run.next()
        if following is None or following > last:
            return run.tried()
        run.clock.sleep(max((following - run.clock.now()).total_seconds(), 1.0))


class _Run:
    def __init__(
        self, archive: Archive, ways: Mapping[Channel, Way], clock: Clock, pace: Pace, only: Collection[int] | None
    ) -> None:
        self.archive, self.ways, self.clock, self.pace, self._only = archive, ways, clock, pace, only
        self._tried: set[int] = set()

    def round(self) -> None:
        """Try what is due, each once."""
        try:
            for one in self._open():
                due = next_try(one, self.clock.now(), self.pace)
                if due is not None and due <= self.clock.now():
                    self._attempt(one)
        finally:
            for way in self.ways.values():
                way.close()

    def next(self) -> datetime | None:
        """When the next is due; None where nothing is left."""
        now = self.clock.now()
        return min((due for one in self._open() if (due := next_try(one, now, self.pace))), default=None)

    def tried(self) -> tuple[Delivery, ...]:
        return tuple(one for one in deliveries(self.archive) if one.id in self._tried)

    def _open(self) -> Iterable[Delivery]:
        wanted = (one for one in deliveries(self.archive) if self._only is None or one.id in self._only)
        return [one for one in wanted if one.due is not None and one.channel in self.ways]

    def _attempt(self, one: Delivery) -> None:
        held = swap(self.archive, one, taken(one, self.clock.now(), self.pace))
        if held is None:
            return
        self._tried.add(one.id)
        message = message_of(self.archive, held)
        attempt = _Attempt(self, held)
        try:
            answer = self.ways[one.channel].send(message, one.recipient, attempt.hand_over)
        except TakenOverError:
            return
        swap(self.archive, attempt.held, answered(attempt.held, answer, self.clock.now(), self.pace))


class _Attempt:
    def __init__(self, run: _Run, held: Delivery) -> None:
        self._run = run
        self.held = held

    def hand_over(self) -> None:
        """Write down that the outcome is open, before it is; TakenOverError where this run was too slow."""
        run = self._run
        open_ended = swap(run.archive, self.held, handed_over(self.held, run.clock.now(), run.pace))
        if open_ended is None:
            raise TakenOverError
        self.held = open_ended


def problem(delivery: Delivery) -> Problem | None:
    """What a person must know of a delivery; None where it was sent."""
    where, number = f"{delivery.channel} to {delivery.recipient}", delivery.id
    retry = f"`briefgen outbox retry {number}` sends it again, `briefgen outbox drop {number}` gives it up"
    if delivery.state is State.SENT:
        return None
    if delivery.state is State.REFUSED:
        return Problem(where, f"was refused: {delivery.reply}", retry)
    if delivery.due is None:
        return Problem(where, f"may have arrived: {delivery.reply}", f"ask whether it did; {retry}")
    state = "may have arrived" if delivery.state is State.UNCERTAIN else "is not sent yet"
    return Problem(where, f"{state}: {delivery.reply}", "the next run tries again")
