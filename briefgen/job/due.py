"""Which day's edition is to be made: pure functions of the moment, whatever the clocks of its zone do.

Moments are compared in UTC, since Python compares those of one zone by what their clocks show. An hour that clocks leave
out counts from its moment in standard time, and of an hour that they show twice the first counts (PEP 495, fold 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Calendar:
    """When editions are due: each day at `hour` by the clocks of `zone`. Moments given to it are aware."""

    hour: time
    zone: ZoneInfo

    def today(self, now: datetime) -> date:
        """The day that it is in the zone."""
        return now.astimezone(self.zone).date()

    def due_at(self, day: date) -> datetime:
        """The moment (UTC) at which the edition of `day` is due."""
        return datetime.combine(day, self.hour, self.zone).astimezone(UTC)

    def latest_due(self, now: datetime) -> date:
        """The last day whose edition is due: today, or before its hour the day before."""
        today = self.today(now)
        return today if self.due_at(today) <= now else self.day_before(today)

    def day_before(self, day: date) -> date:
        """The day before, by the zone's calendar: Samoa had no 30 December 2011."""
        midnight = datetime.combine(day, time(), self.zone).astimezone(UTC)
        return self.today(midnight - timedelta(seconds=1))

    def day_to_make(self, now: datetime, made: Collection[date]) -> date:
        """The day whose edition a run sees to: the latest that is due.

        It is today's, before its hour too, where none was ever made, and where today's is made: then nothing is missed.
        """
        today = self.today(now)
        return self.latest_due(now) if made and today not in made else today

    def edition_moment(self, day: date, now: datetime) -> datetime:
        """What the edition of `day` gives as its time: when it is due, or now where that is earlier."""
        moment = min(self.due_at(day), now.astimezone(UTC))
        return moment.astimezone(self.zone).replace(second=0, microsecond=0)
