"""Intervals of days, and the units of the calendar: inclusive, in the proleptic Gregorian calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
# Thirds of a month start on these days; parts of a year are these months.
_DAYS = (1, 11, 21)
_MONTHS = {-1: (1, 1), 0: (1, 4), 1: (5, 8), 2: (9, 12), 3: (12, 12)}


class Interval(NamedTuple):
    """Days `start`..`end`, both included; None where that side is open or unknown."""

    start: date | None
    end: date | None


UNKNOWN = Interval(None, None)


def months(year: int, first: int, last_year: int, last: int, parts: tuple[int, int] = (0, 2)) -> Interval:
    """From one month to another, from the third `parts[0]` of the first to the third `parts[1]` of the last."""
    begin, close = (min(max(part, 0), 2) for part in parts)
    end = monthrange(last_year, last)[1] if close == 2 else _DAYS[close + 1] - 1  # noqa: PLR2004 - the last third
    return Interval(date(year, first, _DAYS[begin]), date(last_year, last, end))


def years(first: int, last: int, parts: tuple[int, int] = (0, 2)) -> Interval:
    """From one year to another, or parts of them: thirds, its first month (-1) or its last (3)."""
    return months(first, _MONTHS[parts[0]][0], last, _MONTHS[parts[1]][1])


def moved(day: date, unit: str, amount: int) -> date:
    """`day` moved by so many units; a day that the month lacks becomes its last."""
    if unit in {"day", "week", "fortnight"}:
        return day + DAY * amount * {"day": 1, "week": 7, "fortnight": 14}[unit]
    month = day.year * 12 + day.month - 1 + amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole(today: date, unit: str, offset: int, parts: tuple[int, int]) -> Interval:
    """The whole unit so many units from today's (weeks from Monday), or parts of it."""
    there = moved(today, "week" if unit == "weekend" else unit, offset)
    if unit == "day":
        return Interval(there, there)
    if unit in {"week", "weekend"}:
        monday = there - DAY * there.weekday()
        return Interval(monday + DAY * 5 * (unit == "weekend"), monday + DAY * 6)
    if unit == "month":
        return months(there.year, there.month, there.year, there.month, parts)
    if unit == "quarter":
        first = (there.month - 1) // 3 * 3 + 1
        return months(there.year, first, there.year, first + 2)
    decade = there.year // 10 * 10
    return years(decade, decade + 9, parts) if unit == "decade" else years(there.year, there.year, parts)
