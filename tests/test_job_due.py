"""Exactly one edition a day, by a clock that is moved through a year: summer time, odd zones, outages, a first run."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefgen.job.due import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAP_YEAR = date(2024, 1, 1)


def calendar(zone: str = "Europe/Berlin", hour: str = "06:30") -> Calendar:
    return Calendar(time.fromisoformat(hour), ZoneInfo(zone))


def moments(first: datetime, last: datetime, step: timedelta) -> Iterator[datetime]:
    while first < last:
        yield first
        first += step


def made_by(calendar: Calendar, runs: Iterable[datetime]) -> Counter[date]:
    """How often each day's edition is made by runs at these moments, each of which knows of those before."""
    made: Counter[date] = Counter()
    for now in runs:
        day = calendar.day_to_make(now, made)
        if day not in made:
            made[day] += 1
            assert calendar.edition_moment(day, now).date() == day
            assert calendar.edition_moment(day, now) <= now
    return made


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("America/New_York", "02:30"),  # skipped on 10 March
        ("Europe/London", "01:30"),  # twice on 27 October
        ("Australia/Lord_Howe", "02:00"),  # half an hour of summer time
        ("Asia/Kathmandu", "23:45"),  # a quarter of an hour off all others
    ],
)
def test_each_of_366_days_has_exactly_one_edition(zone: str, hour: str) -> None:
    there = calendar(zone, hour)
    first = datetime.combine(LEAP_YEAR, time(), there.zone).astimezone(UTC)
    last = datetime.combine(LEAP_YEAR + timedelta(days=366), time(), there.zone).astimezone(UTC)
    made = made_by(there, moments(first, last, timedelta(minutes=15)))
    assert made == Counter(LEAP_YEAR + timedelta(days=n) for n in range(366))


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe"])
def test_one_run_a_day_at_its_hour_makes_each_edition_on_its_day(zone: str) -> None:
    there = calendar(zone, "02:30")
    days = [LEAP_YEAR + timedelta(days=n) for n in range(366)]
    assert [there.latest_due(there.due_at(day)) for day in days] == days
    assert [there.latest_due(there.due_at(day) - timedelta(seconds=1)) for day in days[1:]] == days[:-1]


def test_a_day_that_a_zone_never_had_has_no_edition() -> None:
    samoa = calendar("Pacific/Apia")
    made = made_by(
        samoa, moments(datetime(2011, 12, 28, tzinfo=UTC), datetime(2012, 1, 3, tzinfo=UTC), timedelta(hours=1))
    )
    assert date(2011, 12, 29) in made
    assert date(2011, 12, 30) not in made
    assert date(2011, 12, 31) in made
    assert set(made.values()) == {1}


def test_the_first_run_makes_todays_edition_whatever_the_hour() -> None:
    early = datetime(2024, 5, 6, 1, tzinfo=UTC)
    there = calendar()
    assert there.day_to_make(early, set()) == date(2024, 5, 6)
    assert there.edition_moment(date(2024, 5, 6), early) == early
    again = [early, early + timedelta(minutes=1), datetime(2024, 5, 6, 9, tzinfo=UTC)]
    assert made_by(there, again) == Counter([date(2024, 5, 6)])


def test_a_missed_day_is_caught_up_once_by_a_run_before_the_next_one_is_due() -> None:
    there = calendar()
    made = {date(2024, 5, 5)}
    before_dawn = datetime(2024, 5, 7, 2, tzinfo=UTC)
    assert there.day_to_make(before_dawn, made) == date(2024, 5, 6)
    assert there.edition_moment(date(2024, 5, 6), before_dawn).isoformat() == "2024-05-06T06:30:00+02:00"


def test_after_days_without_the_machine_the_latest_edition_alone_is_made() -> None:
    there = calendar()
    runs = [
        datetime(2024, 5, 1, 7, tzinfo=UTC),
        datetime(2024, 5, 6, 7, tzinfo=UTC),
        datetime(2024, 5, 6, 8, tzinfo=UTC),
    ]
    assert made_by(there, runs) == Counter([date(2024, 5, 1), date(2024, 5, 6)])


def test_a_clock_that_was_wrong_for_a_day_does_not_stop_the_editions_after_it() -> None:
    made = {date(2024, 5, 5), date(2031, 1, 1)}
    assert calendar().day_to_make(datetime(2024, 5, 6, 9, tzinfo=UTC), made) == date(2024, 5, 6)
