"""What a date's words refer to, and the days that is: intervals, inclusive, in the proleptic Gregorian calendar.

A reference names a calendar unit and resolves to the whole of it ("next month" is all its days), so nothing is known
more exactly than the text says. All but `Absolute` need the document's own date.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from briefgen.points.dates.intervals import DAY, UNKNOWN, Interval, months, moved, whole

# A day without a year that is much nearer ahead than behind, told in the past tense, is left open.
_LONG_AGO, _SOON = timedelta(days=270), timedelta(days=90)
# What an event's day must be to be this year's; and without any tense, only what is as near as this is placed.
_NEWS = timedelta(days=30)
_NEAR, _NEAR_MONTHS = timedelta(days=120), 6


class Reference(Protocol):
    """What the words of a date refer to."""

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The days meant in a text of `today`; `coming` tells what tense speaks of it, None where nothing does."""


class Unknown(NamedTuple):
    """A time that no rule can place."""

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """Nothing."""
        return UNKNOWN


class Absolute(NamedTuple):
    """Days that the text states in full."""

    start: date
    end: date

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The days as stated."""
        return Interval(self.start, self.end)


class MonthDay(NamedTuple):
    """Days `first`..`last` of a month, without a year: "October 24", "24-26 October"."""

    month: int
    first: int
    last: int
    weekday: int | None = None

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The latest such days, the coming ones, or the nearest where no tense tells; a weekday settles which."""
        if today is None:
            return UNKNOWN
        years = [y for y in range(today.year - 8, today.year + 9) if self.last <= monthrange(y, self.month)[1]]
        days = [date(y, self.month, self.first) for y in years]
        behind, ahead = max(d for d in days if d <= today), min(d for d in days if d >= today)
        near = behind if today - behind <= ahead - today else ahead
        if self.weekday is not None:
            start = next((day for day in (near, behind, ahead) if day.weekday() == self.weekday), None)
            return Interval(start, start + DAY * (self.last - self.first)) if start else UNKNOWN
        if coming is False and today - behind > _LONG_AGO and ahead - today < _SOON:
            return UNKNOWN
        if coming is None and abs(near - today) > _NEAR:
            return UNKNOWN
        start = near if coming is None else ahead if coming else behind
        return Interval(start, start + DAY * (self.last - self.first))


class Between(NamedTuple):
    """From one day to another: "from 1 March to 31 May"."""

    first: Reference
    last: Reference

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """From the latest such first day to the last."""
        _, end = self.last.resolve(today, coming=coming)
        start, _ = self.first.resolve(end, coming=False)
        return Interval(start, end) if start and end else UNKNOWN


class EventDay(NamedTuple):
    """A day by which an event is known ("the Sept. 11 attacks"): over, and in a year that the text need not say."""

    day: MonthDay

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The latest such day where it is as near as news is, whatever tense speaks of it."""
        found = self.day.resolve(today, coming=False)
        near = today is not None and found.start is not None and today - found.start <= _NEWS
        return found if near else UNKNOWN


class Months(NamedTuple):
    """Months `first`..`last` without a year, or parts of them: "March and April", "early- to mid-October"."""

    first: int
    last: int
    parts: tuple[int, int] = (0, 2)
    shift: int = 0

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The latest such months up to this one (the recent ones where no tense tells), or the coming; `shift` asks for last (-1) or next."""
        if today is None:
            return UNKNOWN
        year = today.year
        if self.shift:
            year += self.shift * (self.first <= today.month if self.shift > 0 else self.first >= today.month)
        elif coming is None:
            if (today.month - self.first) % 12 > _NEAR_MONTHS:
                return UNKNOWN
            year -= self.first > today.month
        elif coming:
            year += self.last < today.month
        elif (self.first - today.month) % 12 == 1:
            # "Futures for April rose", told in March: hardly the April before.
            return UNKNOWN
        else:
            year -= self.first > today.month
        return months(year, self.first, year + (self.last < self.first), self.last, self.parts)


class Weekday(NamedTuple):
    """A weekday (Monday 0); `which` is -1 for "last", 1 for "next"."""

    day: int
    which: int = 0

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The latest on or before today, or the next on or after it; "last" and "next" are never today."""
        if today is None:
            return UNKNOWN
        ahead = (self.day - today.weekday()) % 7
        if self.which > 0 or (coming and not self.which):
            offset = ahead or 7 * (self.which > 0)
        else:
            offset = ahead - 7 if ahead else -7 * (self.which < 0)
        day = today + DAY * offset
        return Interval(day, day)


class Day(NamedTuple):
    """A day so many days from today: "tomorrow", "three days ago"."""

    offset: int

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """That day."""
        if today is None:
            return UNKNOWN
        day = today + DAY * self.offset
        return Interval(day, day)


class Unit(NamedTuple):
    """A calendar unit so many units from this one ("last year", "next week"), or what is left or past of it.

    `side` is -1 for "earlier this month", 1 for "later this month".
    """

    unit: str
    offset: int
    parts: tuple[int, int] = (0, 2)
    side: int = 0

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The whole unit, weeks from Monday."""
        if today is None:
            return UNKNOWN
        start, end = whole(today, self.unit, self.offset, self.parts)
        return Interval(today if self.side > 0 else start, today if self.side < 0 else end)


class Stretch(NamedTuple):
    """So many units up to or from today: "the past three days", "within 10 days"; 0 leaves the far side open."""

    unit: str
    amount: int
    back: bool = False

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """From today to the far side."""
        if today is None:
            return UNKNOWN
        far = moved(today, self.unit, -self.amount if self.back else self.amount) if self.amount else None
        return Interval(far, today) if self.back else Interval(today, far)


class Quarter(NamedTuple):
    """The n-th quarter (or half, `length` 6) of a year that is not named."""

    number: int
    length: int = 3

    def resolve(self, today: date | None, *, coming: bool | None) -> Interval:
        """The latest that has begun, or the coming one; open where no tense tells."""
        if today is None or coming is None:
            return UNKNOWN
        first = (self.number - 1) * self.length + 1
        year = today.year - (first > today.month and not coming) + (coming and first + self.length <= today.month)
        return months(year, first, year, first + self.length - 1)
