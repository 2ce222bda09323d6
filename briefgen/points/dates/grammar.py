"""The grammar of dates: at each word of time, the productions that begin or turn on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.dates import absolute, relative
from briefgen.points.dates.lexicon import AFTER_NAME, MONTHS, SHORT_MONTHS, TIMES, WEEKDAYS
from briefgen.points.dates.numeric import slashed
from briefgen.points.dates.phrases import Phrase, led
from briefgen.points.dates.references import Between, EventDay, MonthDay
from briefgen.points.tokens import any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefgen.points.tokens import Tokens

    Production = Callable[[Tokens, int], Phrase | None]


def _anchors() -> dict[str, Production]:
    """Each word of time, also with "'s", and what to try there."""
    table: dict[Production, Iterable[str]] = {
        absolute.month: [*MONTHS, *SHORT_MONTHS],
        absolute.quarter: ["quarter", "half"],
        absolute.short_quarter: ["q", "h"],
        relative.weekday: WEEKDAYS,
        relative.day: relative.DAYS,
        relative.shifted: ["last", "this", "next", "past", "coming", "current", "previous"],
        relative.within: ["within"],
        relative.ago: ["ago"],
        relative.ahead: ["day", "days", "week", "weeks", "month", "months", "year", "years", "fortnight"],
        relative.end_of: ["end", "middle", "beginning", "start"],
    }
    return {
        word + ending: production
        for production, words in table.items()
        for word in words
        for ending in ("", "'s", "’s")
    }


_ANCHORS = _anchors()
_FROM_TO = frozenset({("from", "to"), ("from", "until"), ("from", "till"), ("from", "through"), ("between", "and")})
has_dates = any_of((word for word in _ANCHORS if word.isalpha()), "[0-9]{4}|[0-9]/")


def read_dates(t: Tokens) -> tuple[Phrase, ...]:
    """The dates of a sentence in order, none overlapping."""
    return tuple(_read(t))


def times_of_day(t: Tokens) -> Iterator[range]:
    """The tokens of clock times: 11:32 pm, 00.02 BST, 5 p.m., 1500 GMT, 10 o'clock."""
    if TIMES.isdisjoint(t.lower):
        return
    for i, word in enumerate(t.lower[: t.size]):
        if word != ":" and word in TIMES and t.words[i - 1][:1].isdecimal():
            clock = i - 3 if t.words[i - 2] == ":" else i - 1
            yield range(clock, i + 1)
        elif (
            word == ":"
            and t.joined(i)
            and t.joined(i + 1)
            and t.words[i - 1].isdecimal()
            and t.words[i + 1].isdecimal()
        ):
            yield range(i - 1, i + 2)


def _read(t: Tokens) -> Iterator[Phrase]:
    waiting: Phrase | None = None
    for i in t.places(_ANCHORS):
        if waiting and i < waiting.end:
            continue
        phrase = _phrase(t, i)
        if phrase is None or (waiting and waiting.first < phrase.first < waiting.end):
            continue
        if waiting and (joined := _between(t, waiting, phrase)):
            waiting = joined
            continue
        # A weekday that was read before its month came belongs to the longer date.
        if waiting and phrase.first >= waiting.end:
            yield waiting
        waiting = phrase
    if waiting:
        yield waiting


def _between(t: Tokens, one: Phrase, two: Phrase) -> Phrase | None:
    """The two days as one period, where the words say so: "from 1 March to 31 May", "between June 3 and July 8"."""
    opened = t.lower[one.first - 1]
    if (opened, t.lower[one.end]) not in _FROM_TO or two.first not in {one.end, one.end + 1} or one.rule != two.rule:
        return None
    if not isinstance(two.reference, MonthDay) or not isinstance(one.reference, MonthDay):
        return None
    return Phrase(one.first - 1, two.end, Between(one.reference, two.reference), "date.day")


def _phrase(t: Tokens, i: int) -> Phrase | None:
    production = _ANCHORS.get(t.lower[i])
    phrase = production(t, i) if production else absolute.year(t, i) or slashed(t, i)
    return led(t, _of_event(t, phrase)) if phrase else None


def _of_event(t: Tokens, phrase: Phrase) -> Phrase:
    """The phrase as an event's day, where the event's word follows it."""
    if isinstance(phrase.reference, MonthDay) and t.lower[phrase.end] in AFTER_NAME:
        return phrase._replace(reference=EventDay(phrase.reference), rule="date.event")
    return phrase
