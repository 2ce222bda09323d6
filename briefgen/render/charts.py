"""Charts: what stands where in a drawing of 360 units' width, each with its values in words. Templates only draw.

A chart is made only where it says more than the words beside it; else there is None.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefgen.render.dates import day
from briefgen.render.email_headers import shortened
from briefgen.render.labels import say, say_counted
from briefgen.render.numerals import numeral, sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Brief, Comparison, LedgerRow, Section

WIDTH = 360
_HIGH, _FOOT, _HEAD = 60, 14, 12
_WIDEST = 36
_LEAST_DAYS, _LEAST_DOCUMENTS, _MOST_DAYS = 3, 6, 31
_LEAST_STORIES, _MOST_STORIES = 4, 20
_COUNTED = {
    "figures": ("{n} figure", "{n} figures"),
    "warnings": ("{n} warning", "{n} warnings"),
    "sanctions": ("{n} sanctions mention", "{n} sanctions mentions"),
    "dates": ("{n} date", "{n} dates"),
}
_ROW, _LABEL, _LETTERS = 16, 165, 34


class Bar(NamedTuple):
    """A filled rectangle; `kind` gives its colour."""

    x: float
    y: float
    width: float
    height: float
    kind: str = "figures"


class Label(NamedTuple):
    """Words whose middle, start or end (`anchor`) stands at a place."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


class Chart(NamedTuple):
    """A drawing; `told` says in words all that it shows."""

    told: str
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]


def by_day(brief: Brief) -> Chart | None:
    """How many of a brief's articles each day has: three days or more, and six articles."""
    published = [_date(s.published) for s in brief.sources if s.shown is None]
    counts = Counter(when for when in published if when)
    if len(counts) < _LEAST_DAYS or counts.total() < _LEAST_DOCUMENTS:
        return None
    first, days = min(counts), (max(counts) - min(counts)).days + 1
    if days > _MOST_DAYS:
        return None
    told = ", ".join(say("{n} on {date}", n=counts[when], date=day(when)) for when in sorted(counts))
    every = [first + timedelta(n) for n in range(days)]
    return _columns(say("Articles by day") + f": {told}", [(when, counts[when], str(counts[when])) for when in every])


def over_time(comparison: Comparison) -> Chart | None:
    """The values of one count by the day on which each was told: three days or more, one value a day."""
    rows = {row.as_of: row for row in comparison.rows if row.as_of and isinstance(row.entry.point.value, int | float)}
    if len(rows) < _LEAST_DAYS or len(rows) < len(comparison.rows):
        return None
    told = ", ".join(say("{n} on {date}", n=_written(row), date=day(when)) for when, row in sorted(rows.items()))
    first, days = min(rows), (max(rows) - min(rows)).days + 1
    if days > _MOST_DAYS:
        return None
    every = [rows.get(first + timedelta(n)) for n in range(days)]
    columns = [
        (first + timedelta(n), _value(row) if row else 0.0, _written(row) if row else "") for n, row in enumerate(every)
    ]
    return _columns(say("This count by the day on which it was told") + f": {told}", columns)


def by_story(sections: Sequence[Section]) -> Chart | None:
    """How many key points of each kind each story has: four stories to twenty."""
    if not _LEAST_STORIES <= len(sections) <= _MOST_STORIES:
        return None
    counted = [_kinds(section) for section in sections]
    most = max(sum(kinds.values()) for kinds in counted)
    if not most:
        return None
    unit = (WIDTH - _LABEL - 30) / most
    bars: list[Bar] = []
    labels: list[Label] = []
    for n, (section, kinds) in enumerate(zip(sections, counted, strict=True)):
        x, y = float(_LABEL), n * _ROW
        labels.append(Label(0, y + 11, shortened(section.headline.text, _LETTERS), "start"))
        for kind, count in kinds.items():
            bars.append(Bar(round(x, 1), y + 2, round(count * unit, 1), _ROW - 5, kind))
            x += count * unit
        labels.append(Label(round(x, 1) + 4, y + 11, str(sum(kinds.values())), "start"))
    told = "; ".join(f"{s.headline.text}: {_in_words(kinds)}" for s, kinds in zip(sections, counted, strict=True))
    return Chart(
        say("Key points by story") + f": {told}", len(sections) * _ROW, tuple(b for b in bars if b.width), tuple(labels)
    )


def _columns(told: str, columns: Sequence[tuple[date, float, str]]) -> Chart:
    """A column a day, its words above it, the first and the last day below."""
    step = WIDTH / len(columns)
    width = min(_WIDEST, step * 0.7)
    most = max(value for _, value, _ in columns)
    bars, labels = [], []
    for n, (_, value, words) in enumerate(columns):
        middle, height = (n + 0.5) * step, value / most * _HIGH
        if value:
            bars.append(
                Bar(round(middle - width / 2, 1), round(_HEAD + _HIGH - height, 1), round(width, 1), round(height, 1))
            )
            labels.append(Label(round(middle, 1), round(_HEAD + _HIGH - height - 3, 1), words))
    bottom = _HEAD + _HIGH + _FOOT - 3
    ends = (Label(0, bottom, day(columns[0][0]), "start"), Label(WIDTH, bottom, day(columns[-1][0]), "end"))
    return Chart(told, _HEAD + _HIGH + _FOOT, tuple(bars), (*labels, *ends))


def _kinds(section: Section) -> dict[str, int]:
    return {name: len(getattr(section, name)) for name in _COUNTED}


def _in_words(kinds: dict[str, int]) -> str:
    told = (say_counted(*_COUNTED[name], count) for name, count in kinds.items() if count)
    return ", ".join(told) or say("none")


def _value(row: LedgerRow) -> float:
    value = row.entry.point.value
    return float(value) if isinstance(value, int | float) else 0.0


def _written(row: LedgerRow) -> str:
    """The number as the source has it, with the sign of its qualifier."""
    point = row.entry.point
    at = point.sentence.span.start
    return sign(point) + numeral(point, point.sentence.text[point.span.start - at : point.span.end - at])


def _date(published: str) -> date | None:
    try:
        return datetime.fromisoformat(published).date()
    except ValueError:
        return None
