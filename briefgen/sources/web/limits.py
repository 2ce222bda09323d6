"""How much a web source may ask of a run, and the clock that measures it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one source (a page, or a feed with its articles), in seconds and bytes.

    `seconds` is its time in all, redirects, waiting and articles included; `silence` the longest wait for the next byte;
    after `patience` a body must have come at `least_rate` bytes a second. `bytes` counts what is decoded.
    """

    seconds: float = 30.0
    connecting: float = 10.0
    silence: float = 12.0
    patience: float = 10.0
    least_rate: float = 1000.0
    bytes: int = 10_000_000
    redirects: int = 5
    tries: int = 3
    backoff: float = 1.0
    longest_wait: float = 10.0
    articles: int = 50
    at_once: int = 16
    at_once_a_host: int = 4


class Clock:
    """The machine's time; tests move their own."""

    def now(self) -> datetime:
        """The present moment, aware."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Seconds since some moment, never set back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
