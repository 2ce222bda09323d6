"""Figures that count the same thing, side by side, each told apart from those above it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.model import Comparison, DateMention, Difference, Entry, Figure, LedgerRow, Measure
from briefgen.points.ledger.counting import Thing, counting
from briefgen.points.ledger.difference import Stated, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from briefgen.model import Document, KeyPoint

_COMPARED = frozenset({Measure.COUNT, Measure.MONEY, Measure.PERCENT, Measure.PHYSICAL})
_ORDER = (Difference.DISAGREEMENT, Difference.QUALIFIER, Difference.UNDATED, Difference.DATE, Difference.SCOPE)


def comparisons(documents: Sequence[Document], points: Iterable[KeyPoint]) -> tuple[Comparison, ...]:
    """The figures among the points (of these documents, of one story) that count the same thing and differ.

    Where the words leave it open whether two figures count the same, they stay apart. The most told comparison comes
    first.
    """
    groups: defaultdict[Thing, list[Stated]] = defaultdict(list)
    for told in _stated(documents, tuple(points)):
        groups[told.counting.thing].append(told)
    found = [c for group in groups.values() for c in _compared(group)]
    return tuple(sorted(found, key=lambda c: -sum(1 + len(r.entry.also) for r in c.rows)))


def most_killed(documents: Sequence[Document], points: Iterable[KeyPoint]) -> float:
    """The most lives that one figure among the points says were lost, of late and for certain; 0 where none does."""
    killed = (s for s in _stated(documents, tuple(points)) if s.counting.thing.deed == "killed")
    lost = (s.figure.value for s in killed if not s.counting.thing.open and not s.long_past)
    return max((float(v[0] if isinstance(v, tuple) else v or 0) for v in lost), default=0.0)


def _stated(documents: Sequence[Document], points: Sequence[KeyPoint]) -> Iterator[Stated]:
    places = {d.id: (n, _day(d)) for n, d in enumerate(documents)}
    dates: defaultdict[tuple[str, int], list[DateMention]] = defaultdict(list)
    for point in points:
        if isinstance(point, DateMention):
            dates[point.sentence.document_id, point.sentence.index].append(point)
    for point in points:
        if isinstance(point, Figure) and point.measure in _COMPARED:
            read = counting(point, dates[point.sentence.document_id, point.sentence.index])
            if read:
                yield Stated(read, *places[point.sentence.document_id])


def _day(document: Document) -> date | None:
    return document.published.date() if isinstance(document.published, datetime) else document.published


def _compared(group: Iterable[Stated]) -> Iterator[Comparison]:
    """The rows of one thing, in sets of which each row differs from each other in a way that can be told."""
    left = _rows(group)
    while left:
        taken: list[list[Stated]] = []
        for row in left:
            if all(difference(other[0], row[0]) for other in taken):
                taken.append(row)
        if len({row[0].figure.value for row in taken}) > 1:
            yield _comparison(taken)
        left = [row for row in left if row not in taken]


def _rows(group: Iterable[Stated]) -> list[list[Stated]]:
    """Statements of one value in one row, the row with most of them first."""
    rows: defaultdict[object, list[Stated]] = defaultdict(list)
    for s in group:
        rows[s.figure.value, s.figure.modifier].append(s)
    return sorted(rows.values(), key=lambda r: (-len(r), _place(r)))


def _place(row: Sequence[Stated]) -> tuple[bool, str, str, int, int]:
    first = row[0]
    happened = str(first.beside.start) if first.beside else ""
    return first.as_of is None, str(first.as_of), happened, first.document, first.figure.span.start


def _comparison(rows: Iterable[list[Stated]]) -> Comparison:
    ordered = sorted(rows, key=_place)
    return Comparison(tuple(_ledger_row(row, ordered[:n]) for n, row in enumerate(ordered)))


def _ledger_row(row: Sequence[Stated], above: Sequence[Sequence[Stated]]) -> LedgerRow:
    kinds = {difference(other[0], row[0]) for other in above}
    first = row[0]
    return LedgerRow(
        entry=Entry(first.figure, tuple(s.figure for s in row[1:])),
        counted=first.counting.words,
        scope=first.counting.scope.spans,
        as_of=first.as_of,
        dated=first.beside.span if first.beside else None,
        difference=next((kind for kind in _ORDER if kind in kinds), None),
    )
