"""What becomes of a delivery, given how it stands, what was answered, and the time: decisions alone, nothing is done.

A delivery that was handed over as a whole and not answered may have arrived. It is handed over once more, under the same
Message-ID, and then never again: nobody has more than one copy too many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefgen.archive.outbox import State
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.archive.outbox import Delivery

_MOST_UNANSWERED = 2
_MOST_ATTEMPTS = 64  # beyond what the time allows, for a clock that was set back


class Verdict(StrEnum):
    """How an attempt ended; `LOST` is a connection that ended once all was handed over, before an answer."""

    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of an attempt, and why, in words for a person."""

    verdict: Verdict
    reply: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait after each attempt (the last wait repeats), and how long to go on in all.

    `hold` is how long a run may be at one delivery: after that, another takes it to be dead. It is longer than the
    deadline of every way to deliver.
    """

    waits: tuple[timedelta, ...] = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15, 30, 60))
    bound: timedelta = timedelta(days=2)
    hold: timedelta = timedelta(minutes=5)

    def wait(self, attempts: int) -> timedelta:
        """How long to wait after so many attempts."""
        return self.waits[min(attempts, len(self.waits)) - 1]


def next_try(delivery: Delivery, now: datetime, pace: Pace) -> datetime | None:
    """When to try it, which may be past; None for never. A moment beyond all waits was set by a clock that ran ahead."""
    if delivery.due is None:
        return None
    return now if delivery.due - now > max(*pace.waits, pace.hold) else delivery.due


def taken(delivery: Delivery, now: datetime, pace: Pace) -> Delivery:
    """Begun by this run, before a byte is sent."""
    return replace(delivery, state=State.SENDING, attempts=delivery.attempts + 1, due=now + pace.hold)


def handed_over(delivery: Delivery, now: datetime, pace: Pace) -> Delivery:
    """About to be complete at the other end: from here until the answer, nobody knows whether it arrived."""
    unanswered = delivery.unanswered + 1
    due = now + pace.hold if unanswered < _MOST_UNANSWERED else None
    return replace(delivery, state=State.UNCERTAIN, unanswered=unanswered, due=due, reply="no answer yet")


def answered(delivery: Delivery, answer: Answer, now: datetime, pace: Pace) -> Delivery:
    """After an attempt."""
    if answer.verdict is Verdict.ACCEPTED:
        return replace(delivery, state=State.SENT, due=None, reply=answer.reply)
    later = now + pace.wait(delivery.attempts)
    if answer.verdict is Verdict.LOST:
        due = later if delivery.unanswered < _MOST_UNANSWERED else None
        return replace(delivery, state=State.UNCERTAIN, due=due, reply=answer.reply)
    left = replace(delivery, unanswered=delivery.unanswered - (delivery.state is State.UNCERTAIN), reply=answer.reply)
    if answer.verdict is Verdict.REFUSED:
        return _ended(left)
    if later - left.since > pace.bound or left.attempts >= _MOST_ATTEMPTS:
        return _ended(replace(left, reply=f"given up after {left.attempts} attempts: {answer.reply}"))
    return replace(left, state=State.UNCERTAIN if left.unanswered else State.QUEUED, due=later)


def _ended(delivery: Delivery) -> Delivery:
    """Not accepted this time; an earlier attempt that was never answered may have arrived all the same."""
    return replace(delivery, state=State.UNCERTAIN if delivery.unanswered else State.REFUSED, due=None)


def retried(delivery: Delivery, now: datetime) -> Delivery:
    """Queued anew by a person; UsageError where it was sent, or a run is at it."""
    if delivery.state is State.SENT:
        raise UsageError(f"delivery {delivery.id} was sent", "`briefgen outbox list` shows what was not")
    _not_held(delivery, now)
    unanswered = min(delivery.unanswered, _MOST_UNANSWERED - 1)
    return replace(delivery, state=State.QUEUED, attempts=0, unanswered=unanswered, since=now, due=now)


def dropped(delivery: Delivery, now: datetime) -> Delivery:
    """Given up by a person: no run queues or sends it again; UsageError where it was sent, or a run is at it."""
    if delivery.state is State.SENT:
        raise UsageError(f"delivery {delivery.id} was sent", "what was sent cannot be called back")
    _not_held(delivery, now)
    return replace(delivery, state=State.REFUSED, due=None, reply="dropped by hand")


def _not_held(delivery: Delivery, now: datetime) -> None:
    if delivery.state is State.SENDING and delivery.due is not None and delivery.due > now:
        raise UsageError(f"a run is sending delivery {delivery.id}", "try again in a few minutes")
