"""How two figures that count the same thing differ: by date, by scope, by their qualifiers, or in what they say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Difference, Measure
from briefgen.points.ledger.values import compatible, ratio, share_a_number

if TYPE_CHECKING:
    from briefgen.model import DateMention, Figure
    from briefgen.points.ledger.counting import Counting
    from briefgen.points.ledger.scope import Scope

# How many times the smaller the larger value may be. Beyond it they more likely count different things.
_MOST_APART = {Difference.DATE: 4.0, Difference.SCOPE: 10.0}
_APART = 2.0
_SPEAKERS_APART = 5.0
_NO_DEED_APART = 1.5

_ALIKE, _SHARED = 0.5, 2
_PAST = timedelta(days=45)
_NEAR = 3
_WITHOUT_DEED = frozenset({Measure.COUNT, Measure.MONEY})


class Stated(NamedTuple):
    """A counting with where it stands: its document's place in the story, and that document's day."""

    counting: Counting
    document: int
    day: date | None

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.counting.figure

    @property
    def beside(self) -> DateMention | None:
        """The date beside the figure: when the count stood, else the day on which it happened."""
        scope = self.counting.scope
        return scope.as_of or (scope.days[0] if scope.days else None)

    @property
    def as_of(self) -> date | None:
        """The day on which the count was told: of the date beside it that says so, else of its document."""
        as_of = self.counting.scope.as_of
        return as_of.start if as_of else self.day

    @property
    def long_past(self) -> bool:
        """Whether the figure is of an event long before its document, which tells of another."""
        earliest = self.counting.scope.earliest
        return bool(earliest and self.day and earliest < self.day - _PAST)


def difference(one: Stated, other: Stated) -> Difference | None:
    """Why the two differ; None where they may count different things, or nothing tells."""
    if one.long_past or other.long_past or not _same_thing(one.counting, other.counting):
        return None
    kind = _kind(one, other)
    return kind if kind and ratio(one.figure, other.figure) <= _most_apart(kind, one, other) else None


def _kind(one: Stated, other: Stated) -> Difference | None:
    a, b = one.counting.scope, other.counting.scope
    if share_a_number(one.figure, other.figure):
        return Difference.QUALIFIER
    if _scopes_differ(a, b):
        return Difference.SCOPE
    if one.document == other.document and not _two_speakers(one, other):
        return Difference.DATE if one.beside and other.beside and one.beside.start != other.beside.start else None
    return _by_date(one, other)


def _scopes_differ(a: Scope, b: Scope) -> bool:
    days, others = {d.start for d in a.days}, {d.start for d in b.days}
    overlapping = days != others and bool(days & others)
    return a.windows != b.windows or overlapping or bool(a.names and b.names and not a.names & b.names)


def _by_date(one: Stated, other: Stated) -> Difference | None:
    a, b = one.counting.scope, other.counting.scope
    if a.days and b.days and a.days[0].start != b.days[0].start:
        return Difference.DATE
    if one.document != other.document and (one.as_of is None or other.as_of is None):
        return Difference.UNDATED if one.counting.thing.deed else None
    if one.as_of != other.as_of:
        return Difference.DATE
    if bool(a.days) != bool(b.days) or a.names != b.names:
        return None
    if compatible(one.figure, other.figure):
        return Difference.QUALIFIER
    return Difference.DISAGREEMENT if _may_disagree(one, other) else None


def _may_disagree(one: Stated, other: Stated) -> bool:
    """Two named speakers may, near each other where it is one document; two documents only on what was done."""
    sentences = one.figure.sentence.index, other.figure.sentence.index
    near = one.document != other.document or abs(sentences[0] - sentences[1]) <= _NEAR
    return near and (_two_speakers(one, other) or bool(one.counting.thing.deed))


def _most_apart(kind: Difference, one: Stated, other: Stated) -> float:
    if not one.counting.thing.deed:
        return _NO_DEED_APART
    if kind is Difference.DISAGREEMENT and _two_speakers(one, other):
        return _SPEAKERS_APART
    return _MOST_APART.get(kind, _APART)


def _two_speakers(one: Stated, other: Stated) -> bool:
    a, b = one.figure.speaker, other.figure.speaker
    return a is not None and b is not None and a != b


def _same_thing(a: Counting, b: Counting) -> bool:
    """Where a deed tells what is counted, equal things are the same; else the words around must be alike as well."""
    if a.thing.deed:
        return True
    shared = len(a.around & b.around)
    alike = shared >= _SHARED and shared >= _ALIKE * min(len(a.around), len(b.around))
    other_names = bool(a.names - b.names and b.names - a.names)
    return a.thing.measure in _WITHOUT_DEED and a.lead == b.lead != "" and alike and not other_names
