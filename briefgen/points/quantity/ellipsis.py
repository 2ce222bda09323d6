"""Numbers that leave out what they count, which the numbers before them in the sentence say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Measure, Modifier
from briefgen.points.quantity.nouns import of_people, plural
from briefgen.points.quantity.numerals import read_numeral
from briefgen.points.quantity.refusals import HARM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from briefgen.points.tokens import Tokens

# A bare number further off than this no longer leans on a count before it.
_NEAR = 10
_THEM = frozenset({"them", "these", "those", "whom", "which"})
_POINTS = frozenset({"point", "points"})


class Quantity(NamedTuple):
    """A quantity at tokens `first`..`end` (exclusive); `number` is the token where its numeral starts."""

    value: Decimal | tuple[Decimal, Decimal] | None
    modifier: Modifier
    unit: str | None
    measure: Measure
    rule: str
    first: int
    end: int
    number: int


def completed(t: Tokens, q: Quantity, told: Sequence[Quantity]) -> Quantity:
    """The quantity, with the unit of one of those `told` before it where it leaves its own out."""
    if q.unit is not None or not told or q.rule not in {"count", "fraction", "vague"}:
        return q
    if t.lower[q.first - 1] in {"to", "at"} and any(before.unit in _POINTS for before in told):
        return q._replace(unit="points")  # "fell 37.5 points, or 0.3 percent, to 12,132.3"
    last = told[-1]
    return _counting(t, q, last) if last.measure is Measure.COUNT else q


def of_them(t: Tokens, i: int, last: Quantity) -> Quantity | None:
    """A small number of those counted before it: "treated 14 children and said three of them were in danger"."""
    n = read_numeral(t, i)
    if n is None or n.value is None or n.value == 1 or last.measure is not Measure.COUNT:
        return None
    if t.lower[n.end] != "of" or t.lower[n.end + 1] not in _THEM:
        return None
    return Quantity(n.value, Modifier.NONE, last.unit, Measure.COUNT, "count", n.first, n.end + 2, n.first)


def _counting(t: Tokens, q: Quantity, last: Quantity) -> Quantity:
    """A bare number that counts what the count before it does: "4,000 homes, and 300 in the south"."""
    if q.rule == "vague" and not of_people(last.unit):
        return q
    if q.rule == "count" and t.lower[q.first - 2] in {"and", ","} and plural(t, q.first - 1):
        return q._replace(unit=t.words[q.first - 1])  # "infections reached 81,000, and deaths 2,300"
    if t.lower[q.first - 1] in HARM and not of_people(last.unit):
        return q  # "fired dozens of rubber bullets and arrested 17"
    if t.lower[q.end] == "of" and t.lower[q.end + 1] in _THEM:
        return q._replace(unit=last.unit, end=q.end + 2)
    return q._replace(unit=last.unit) if _leans(t, q, last) else q


def _leans(t: Tokens, q: Quantity, last: Quantity) -> bool:
    """Whether the number is near enough, or "another" says that it counts the same."""
    whole = not isinstance(q.value, tuple) and q.value is not None and q.value == int(q.value)
    near = q.first - last.end <= _NEAR or "another" in t.lower[q.first - 1 : q.number]
    return near and (q.rule == "vague" or (q.rule == "count" and whole))
