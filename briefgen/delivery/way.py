"""What every way to deliver is: one message to one recipient, and an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefgen.archive.outbox import Message
    from briefgen.delivery.steps import Answer

HandOver = Callable[[], None]
"""To be called right before what makes the message complete at the other end, and only then; it raises where another run
has taken the delivery over, and then nothing more may be sent."""

Secret = Callable[[], str]
"""Reads a secret where and when it is needed, so that no value of ours holds it; raises DeliveryError."""


class Way(Protocol):
    """A way to deliver. It answers for everything that goes wrong outside, and raises nothing but what `hand_over` does."""

    def send(self, message: Message, recipient: str, hand_over: HandOver) -> Answer:
        """Deliver, within a bounded time."""
        ...

    def close(self) -> None:
        """End a connection that is kept for the next message; the next `send` begins anew."""
        ...
