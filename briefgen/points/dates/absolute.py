"""Dates of the calendar: days, months, years, quarters, and dates in figures."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.dates.intervals import months, years
from briefgen.points.dates.lexicon import (
    BEFORE_MONTH,
    BEFORE_YEAR,
    MONTHS,
    ORDINALS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from briefgen.points.dates.numeric import iso
from briefgen.points.dates.phrases import DASHES, Phrase, parts_before, possessive, year_after, year_at
from briefgen.points.dates.references import Absolute, MonthDay, Months, Quarter, Unknown
from briefgen.points.quantity.lexicon import BODIES, STOPS

if TYPE_CHECKING:
    from briefgen.points.dates.intervals import Interval
    from briefgen.points.dates.references import Reference
    from briefgen.points.tokens import Tokens

_LEAP = 2000
_LAST_MONTH = 12
_SHIFTS = {"last": -1, "past": -1, "next": 1, "coming": 1}
# Months in a quarter and in a half.
_QUARTERS = {"quarter": 3, "q": 3, "half": 6, "h": 6}


class Days(NamedTuple):
    """Days `first`..`last` of a month and the tokens that say so."""

    first: int
    last: int
    start: int
    end: int


def month(t: Tokens, i: int) -> Phrase | None:
    """The date around the month's name at token `i`."""
    word = possessive(t.lower[i])
    number = MONTHS.get(word) or SHORT_MONTHS[word]
    if not t.capital(i):
        return None
    end = i + 2 if word in SHORT_MONTHS and t.words[i + 1] == "." else i + 1
    days = _days_after(t, i, end) or _days_before(t, i, end)
    if days:
        return _day(t, number, days)
    return _month_alone(t, i, number, end)


def _day(t: Tokens, number: int, days: Days) -> Phrase | None:
    if not days.first <= days.last <= monthrange(_LEAP, number)[1]:
        return None
    first, found = _weekday_before(t, days.start), year_after(t, days.end)
    if found is None:
        named = possessive(t.lower[first]) if first < days.start else ""
        weekday = WEEKDAYS.get(named, SHORT_WEEKDAYS.get(named))
        return Phrase(first, days.end, MonthDay(number, days.first, days.last, weekday), "date.day")
    year, end = found
    if days.last > monthrange(year, number)[1]:
        return Phrase(first, end, Unknown(), "date.day")
    stated = Absolute(date(year, number, days.first), date(year, number, days.last))
    return Phrase(first, end, stated, "date.day")


def _days_after(t: Tokens, i: int, k: int) -> Days | None:
    """As in "October 24", "Oct. 24-26", "October 24th and 25th"."""
    one = _day_number(t, k)
    if one is None:
        return None
    day, end = one
    two = _day_number(t, end + 1) if t.lower[end] in {"-", "–", "to", "and"} else None
    if two and two[0] > day and (t.lower[end] != "and" or _closes(t, two[1])):
        return Days(day, two[0], i, two[1])
    return Days(day, day, i, end)


def _days_before(t: Tokens, i: int, end: int) -> Days | None:
    """As in "24 October", "the 24th of October", "24-26 October", "24 to 26 October"."""
    j = i - 1
    if t.lower[j] == "of":
        j -= 1
    if t.lower[j] in {"st", "nd", "rd", "th"} and t.joined(j):
        j -= 1
    one = _day_number(t, j)
    if one is None or one[1] > i or (t.joined(j) and t.words[j - 1] not in DASHES):
        return None
    two = _day_number(t, j - 2) if t.lower[j - 1] in {"-", "–", "to", "and"} and j > 1 else None
    if two and two[0] < one[0]:
        return Days(two[0], one[0], j - 2, end)
    return Days(one[0], one[0], j, end)


def _day_number(t: Tokens, k: int) -> tuple[int, int] | None:
    """A day of the month at token `k`, with its ordinal ending, and the token after it."""
    word = t.words[k]
    if not (word.isdecimal() and len(word) <= len("31") and 1 <= int(word) <= 31):  # noqa: PLR2004 - days of a month
        return None
    end = k + 2 if t.lower[k + 1] in {"st", "nd", "rd", "th"} and t.joined(k + 1) else k + 1
    if t.lower[end] in {"%", "percent", "per", "million", "billion", "thousand"} or (
        t.joined(end) and t.words[end] in {":", "/"}
    ):
        return None
    return int(word), end


def _closes(t: Tokens, k: int) -> bool:
    return t.lower[k] in STOPS or not t.lower[k].isalpha()


def _weekday_before(t: Tokens, first: int) -> int:
    """Where the weekday before a date starts: "Wed Jun 15", "Friday, 25 October"; the date's own start without one."""
    j = first - 1
    if t.words[j] in {",", "."}:
        j -= 1
    if t.lower[j] == "the":
        j -= 1
    return j if t.capital(j) and (t.lower[j] in WEEKDAYS or t.lower[j] in SHORT_WEEKDAYS) else first


def _month_alone(t: Tokens, i: int, number: int, end: int) -> Phrase | None:
    """As in "in October", "October 2024", "early- to mid-October", "March and April of 2008", "next March"."""
    first, parts = parts_before(t, i)
    last, end = _second_month(t, number, end)
    found = year_after(t, end)
    if found:
        year, end = found
        return Phrase(first, end, _stated(months(year - (last < number), number, year, last, parts)), "date.month")
    before = t.lower[first - 1]
    named = (
        first < i
        or last != number
        or before in BEFORE_MONTH
        or (t.lower[i].endswith("s") and possessive(t.lower[i]) != t.lower[i])
    )
    if not named or t.lower[i] in SHORT_MONTHS or (before in {"every", "each"}):
        return None
    shift = _SHIFTS.get(before, 0)
    return Phrase(first - (shift != 0 or before == "this"), end, Months(number, last, parts, shift), "date.month")


def _second_month(t: Tokens, number: int, end: int) -> tuple[int, int]:
    if t.lower[end] in {"and", "to", "or", "-", "–", "through"} and t.lower[end + 1] in MONTHS and t.capital(end + 1):
        two = _day_number(t, end + 2)
        if two is None and (t.lower[end] != "and" or year_after(t, end + 2)):
            return MONTHS[t.lower[end + 1]], end + 2
    return number, end


def year(t: Tokens, i: int) -> Phrase | None:
    """As in "in 2026", "mid-2005", "the end of 2005", "2004-05", "the early 1990s", "2024-10-24"."""
    number = year_at(t, i)
    if number is None:
        return None
    if t.words[i + 1] == "-" and t.joined(i + 1) and (found := iso(t, i)):
        return found
    first, parts = parts_before(t, i)
    if t.lower[i + 1] in {"s", "'s", "’s"} and t.joined(i + 1) and number % 10 == 0:
        return Phrase(first, i + 2, _stated(years(number, number + 9, parts)), "date.decade")
    if first == i and not _year_led(t, i):
        return None
    if t.lower[i + 1] in BODIES or (t.joined(i) and first == i) or (t.joined(i + 1) and t.words[i + 1].isalnum()):
        return None
    last, end = _last_year(t, number, i + 1)
    first -= last > number and t.lower[first - 1] in {"from", "between"}
    # Whose fiscal year it is, and so when it begins, is not said.
    fiscal = "fiscal" in t.lower[max(0, i - 2) : i]
    return Phrase(first, end, Unknown() if fiscal else _stated(years(number, last, parts)), "date.year")


def _year_led(t: Tokens, i: int) -> bool:
    """Whether a year may stand at token `i`: "in 2011", "2011 and 2012"."""
    # "The star of 1962 classics": between "of" and a noun a year is part of what is named.
    if t.lower[i - 1] == "of" and t.lower[i + 1].isalpha() and t.lower[i + 1] not in STOPS and not t.capital(i + 1):
        return False
    if t.lower[i - 1] in {"and", "or", "to", ","} and year_at(t, i - 2):
        return t.lower[i - 3] in BEFORE_YEAR
    return t.lower[i - 1] in BEFORE_YEAR


def _last_year(t: Tokens, number: int, k: int) -> tuple[int, int]:
    """The end of "2004-05", "2003/04", "2004-2006"."""
    word = t.words[k + 1]
    if t.lower[k] in {"to", "and"} and t.lower[k - 2] in {"from", "between"} and number < (year_at(t, k + 1) or 0):
        return int(word), k + 2
    if t.words[k] not in DASHES | {"/"} or not (t.joined(k) and t.joined(k + 1) and word.isdecimal()):
        return number, k
    last = int(str(number)[: 4 - len(word)] + word) if len(word) in {2, 4} else 0
    return (last, k + 2) if number < last < number + 100 else (number, k)


def quarter(t: Tokens, i: int) -> Phrase | None:
    """The third quarter of 2024, fourth-quarter 2010, the first half of 2005."""
    first = i - 2 if t.words[i - 1] in DASHES else i - 1
    length = _QUARTERS[possessive(t.lower[i])]
    count = ORDINALS.get(t.lower[first], 0)
    found = year_after(t, i + 1)
    # The first half of a match is no date, so a half needs its year.
    return _quarter(first, i + 1, count, length, found) if found or length == _QUARTERS["quarter"] else None


def short_quarter(t: Tokens, i: int) -> Phrase | None:
    """Q3, Q1 2025, H1 2025."""
    length = _QUARTERS[t.lower[i]]
    written = (
        t.joined(i + 1)
        and t.capital(i)
        and t.words[i + 1] in set("1234")
        and not (t.joined(i + 2) and t.words[i + 2].isalnum())
    )
    return _quarter(i, i + 2, int(t.words[i + 1]), length, year_after(t, i + 2)) if written else None


def _quarter(first: int, end: int, count: int, length: int, found: tuple[int, int] | None) -> Phrase | None:
    if not 0 < count <= _LAST_MONTH // length:
        return None
    if found is None:
        return Phrase(first, end, Quarter(count, length), "date.quarter")
    year, end = found
    begin = (count - 1) * length + 1
    return Phrase(first, end, _stated(months(year, begin, year, begin + length - 1)), "date.quarter")


def _stated(interval: Interval) -> Reference:
    return Absolute(interval.start, interval.end) if interval.start and interval.end else Unknown()
