"""The grammar of quantities: [hedge] [sign] numeral [connector numeral] [unit or noun] [hedge]."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Measure, Modifier
from briefgen.points.quantity import refusals
from briefgen.points.quantity.ellipsis import Quantity, completed, of_them
from briefgen.points.quantity.hedges import Hedge, hedge_after, hedge_before
from briefgen.points.quantity.lexicon import STARTERS
from briefgen.points.quantity.measures import measured
from briefgen.points.quantity.numerals import read_numeral
from briefgen.points.quantity.ranges import Range, Score, read_range, takes_unit_of
from briefgen.points.quantity.scales import Form, Numeral
from briefgen.points.tokens import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.points.quantity.measured import Measured
    from briefgen.points.tokens import Tokens

# A bare range below these may be a score ("21-17", "six to four").
_SCORES, _SETS = 30, 12

has_numbers = any_of(STARTERS)


class Refused(NamedTuple):
    """A number that measures nothing, and the token to go on from."""

    end: int


def read_quantities(t: Tokens, claimed: Iterable[range] = ()) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order; `claimed` are the tokens of its dates and times, which are none."""
    return tuple(_read(t, {i for tokens in claimed for i in tokens}))


def _read(t: Tokens, claimed: set[int]) -> Iterator[Quantity]:
    floor = refused = 0
    told: list[Quantity] = []
    for i in t.places(STARTERS):
        if i < floor:
            continue
        if i in claimed:
            floor = refused = i + 1
            continue
        read = read_quantity(t, i, floor, refused)
        if isinstance(read, Refused) and told and (some := of_them(t, i, told[-1])):
            read = some
        if isinstance(read, Quantity) and read.first >= floor:  # not with a sign or "and" of the one before
            told = [*told[-2:], completed(t, read, told)]
            yield told[-1]
        floor, refused = (read.end, refused) if isinstance(read, Quantity) else (read.end, read.end)


def read_quantity(t: Tokens, i: int, floor: int, refused: int) -> Quantity | Refused:
    """The quantity whose numeral starts at token `i`; `refused` is the end of the last number that was refused."""
    n = read_numeral(t, i)
    if n is None or n.first < floor or refusals.glued(t, n.first):
        return Refused(max(n.end if n else 0, i + 1))
    own = measured(t, n)
    if refusals.labelled(t, n.first, own):
        return Refused(max(n.end, i + 1))
    span = read_range(t, n, own)
    if isinstance(span, Score):
        return Refused(span.end)
    if span:
        return _range(t, n, span, floor)
    after = hedge_after(t, n.end)
    m = (measured(t, n._replace(end=after.edge)) if after.edge > n.end else own) or takes_unit_of(t, n)
    negative = m is not None and m.first > floor and _negative(t, m)
    n, m = (n._replace(value=-n.value), m._replace(first=m.first - 1)) if negative and m and n.value else (n, m)
    before = hedge_before(t, m.first if m else n.first, floor)
    modifier = after.modifier if before.modifier is Modifier.NONE else before.modifier
    if refusals.listed(t, n.first, m, refused) or _refused(t, n, m, modifier):
        return Refused(max(n.end, i + 1))
    return _single(t, n, m, before, after)


def _negative(t: Tokens, m: Measured) -> bool:
    """Whether "minus", or a sign that touches nothing before it, stands before what may be below zero."""
    if m.measure is Measure.MONEY and t.lower[m.first - 1] == "minus":
        return True
    if m.measure not in {Measure.PERCENT, Measure.PHYSICAL}:
        return False
    signed = t.words[m.first - 1] in {"-", "−"} and t.joined(m.first) and not t.joined(m.first - 1)
    return signed or t.lower[m.first - 1] == "minus"


def _refused(t: Tokens, n: Numeral, m: Measured | None, modifier: Modifier) -> bool:
    """Whether the numeral, so measured and qualified, is no figure."""
    return (
        refusals.trailing(t, m.end if m and m.rule != "count" else n.end)
        or refusals.name(t, n, m)
        or refusals.year(t, n, m, modifier)
        or refusals.anaphoric(t, n, m)
        or refusals.idle_twice(t, n)
        or refusals.pronoun(t, n, m, modifier)
        or refusals.idle_fraction(t, n, m, modifier)
        or (m is None and modifier is Modifier.NONE and refusals.bare(t, n))
    )


def _single(t: Tokens, n: Numeral, m: Measured | None, before: Hedge, after: Hedge) -> Quantity:
    end = max(n.end, after.edge, m.end if m else 0)
    behind = hedge_after(t, end) if after.modifier is Modifier.NONE else after
    modifier = next(
        (x for x in (after.modifier, behind.modifier, before.modifier) if x is not Modifier.NONE), Modifier.NONE
    )
    measure = m.measure if m else Measure.COUNT
    rule = "vague" if n.form is Form.VAGUE and measure is Measure.COUNT else m.rule if m else "count"
    return Quantity(
        n.value, modifier, m.unit if m else None, measure, rule, before.edge, max(end, behind.edge), n.first
    )


def _range(t: Tokens, n: Numeral, span: Range, floor: int) -> Quantity | Refused:
    m = span.measured
    if refusals.trailing(t, span.end) or refusals.name(t, n, m) or (m is None and not _stands_alone(t, span)):
        return Refused(span.end)
    before = hedge_before(t, span.first, floor)
    measure = m.measure if m else Measure.COUNT
    return Quantity(
        (span.low, span.high), Modifier.RANGE, m.unit if m else None, measure, "range", before.edge, span.end, n.first
    )


def _stands_alone(t: Tokens, span: Range) -> bool:
    """A range that nothing measures is a figure only where it says "between" or is too large for a score."""
    worded = "to" in t.lower[span.first : span.end] and span.low > _SETS
    return t.lower[span.first] == "between" or worded or span.low > _SCORES
