"""Dates and times as a brief writes them, in the language of the page and the same in any locale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from briefgen.render.labels import say

if TYPE_CHECKING:
    from briefgen.render.grouping import Due

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """24 October 2024."""
    return say("{day} {month} {year}", day=when.day, month=_month(when), year=when.year)


def edition(when: datetime) -> str:
    """Thursday 24 October 2024, and where it is not midnight the time with its zone: `, 06:30 UTC+2`."""
    spoken = say("{weekday} {date}", weekday=say(_DAYS[when.weekday()]), date=day(when))
    return spoken if when.time() == time(0) else f"{spoken}, {when:%H:%M} {_zone(when)}"


def _month(when: date) -> str:
    return say(_MONTHS[when.month - 1])


def _zone(when: datetime) -> str:
    offset = when.utcoffset()
    if not offset:
        return "UTC"
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def period(start: date, end: date | None) -> str:
    """One day, or a stretch of days as short as is clear: `1–15 December 2024`, `December 2024`, `2025`."""
    last = end or start
    if start == last:
        return day(start)
    if start.year != last.year:
        return f"{day(start)} – {day(last)}"
    if _whole_months(start, last):
        return _months(start, last)
    if start.month == last.month:
        return say("{first}–{date}", first=start.day, date=day(last))
    return say("{day} {month} – {date}", day=start.day, month=_month(start), date=day(last))


def ahead(due: Due) -> str:
    """A date ahead, as a period; a deadline as `by 1 March 2025`."""
    spoken = period(due.start, due.entry.point.end)
    return say("by {date}", date=spoken) if due.entry.point.deadline else spoken


def _whole_months(start: date, last: date) -> bool:
    return start.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _months(start: date, last: date) -> str:
    if (start.month, last.month) == (1, 12):
        return str(start.year)
    if start.month == last.month:
        return f"{_month(start)} {start.year}"
    return f"{_month(start)} – {_month(last)} {last.year}"


def published(iso: str) -> str:
    """A source's ISO 8601 date or time as a day, `undated` where it has none, and as it stands where it is neither."""
    if not iso:
        return say("undated")
    try:
        return day(datetime.fromisoformat(iso))
    except ValueError:
        return iso
