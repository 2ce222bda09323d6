"""What a numeral measures: money, a share, an age, a physical quantity, a duration, or a count of something.

One production a function, tried in the order of `PRODUCTIONS`; each takes the tokens and a numeral and gives what it
read, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Measure
from briefgen.points.quantity.amounts import money_after, money_before, percent
from briefgen.points.quantity.borrowed import exchanged, told_before
from briefgen.points.quantity.lexicon import (
    BEFORE,
    COMPARISONS,
    COUNTABLE,
    FOLDS,
    JOINED_UNITS,
    MEASURES,
    NO_SIZES,
    NUMBER_WORDS,
    SIZES,
    STOPS,
)
from briefgen.points.quantity.measured import Measured, after_of, rate, written
from briefgen.points.quantity.nouns import Counted, counted, of_person, part_of
from briefgen.points.quantity.numerals import read_numeral
from briefgen.points.quantity.scales import Form, after_dash

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.points.quantity.scales import Numeral
    from briefgen.points.tokens import Tokens

# They may stand between a number and its unit: "five more years".
_MORE = frozenset({"more", "extra", "additional", "further", "consecutive", "straight", "full", "whole", "long"})
_OLDEST, _LIST, _FEW, _MANY = 115, 6, 10, 1000
_TURNS, _SHORTEST = 9, 2


def measured(t: Tokens, n: Numeral) -> Measured | None:
    """What the numeral measures; None where nothing beside it says so."""
    return next((read for production in PRODUCTIONS if (read := production(t, n))), None)


def age(t: Tokens, n: Numeral) -> Measured | None:
    """29-year-old, aged 29, 29 years old, "Ann Lee, 45, said"."""
    before, k = t.lower[n.first - 1], after_dash(t, n.end)
    if t.lower[k].rstrip("s") in {"year", "month", "week", "day"}:
        old = after_dash(t, k + 1)
        if t.lower[old] in {"old", "olds"}:
            return Measured(t.lower[k].rstrip("s") + "s", Measure.AGE, "age", n.first, old + 1)
        return None
    if before in {"aged", "age"} or t.lower[n.first - 2 : n.first] == ["age", "of"]:
        return Measured("years", Measure.AGE, "age", n.first - 1 - (before == "of"), n.end)
    if _was_then(t, n):
        return Measured("years", Measure.AGE, "age", n.first, n.end)
    person = t.capital(n.first - 2) or of_person(t.lower[n.first - 2])
    named = before == "," and person and t.words[n.end] in {",", "."}
    if named and n.form is Form.DIGITS and n.end == n.first + 1 and n.value is not None and 0 < n.value < _OLDEST:
        return Measured("years", Measure.AGE, "age", n.first, n.end) if n.value == int(n.value) else None
    return None


def _was_then(t: Tokens, n: Numeral) -> bool:
    """Whether somebody "who is 46" or "was 13" when something happened is that old, no further word saying so."""
    told = t.lower[n.first - 1] in {"is", "was"} and t.lower[n.first - 2] in {"he", "she", "who", "i"}
    told = told and (
        t.lower[n.first - 2] == "who" or t.lower[n.first - 3] in {"when", "because", "since", "until", "that"}
    )
    plain = n.form is Form.DIGITS and n.end == n.first + 1 and n.value is not None and 0 < n.value < _OLDEST
    return told and plain and (not t.lower[n.end].isalpha() or t.lower[n.end] in {"and", "when", "but", "or"})


def unit(t: Tokens, n: Numeral) -> Measured | None:
    """20km, 5 square miles, 1.6 million barrels per day, three-year, magnitude 6.3, hundreds of miles."""
    if t.lower[n.first - 1] == "magnitude":
        return Measured("magnitude", Measure.PHYSICAL, "physical", n.first - 1, n.end)
    if t.joined(n.end) and t.words[n.end] in JOINED_UNITS and not _first(t, n):
        measure, end, k = JOINED_UNITS[t.words[n.end]], n.end + 1, n.end
    else:
        k = after_dash(t, n.end)
        # "2-1/2 - year": a wire's spaced hyphen still joins where "year" could not stand alone.
        k = k + 1 if t.words[k] == "-" and t.lower[k + 1] in {"year", "month", "week", "day"} else k
        k = after_of(t, n, k)
        k = k + 1 if t.lower[k] in _MORE else k
        read = MEASURES.at(t, k)
        if read is None or (t.lower[k] in {"second", "quarter"} and k == n.end):
            return None
        measure, end = read
    last = rate(t, end) if measure is Measure.PHYSICAL else end
    return Measured(written(t, k, last), measure, measure.value, n.first, last)


def _first(t: Tokens, n: Numeral) -> bool:
    """Whether "st" makes an ordinal of the number, "the 21st century", and not stones, "12st"."""
    return t.words[n.end] == "st" and t.words[n.end - 1].endswith("1") and not t.words[n.end - 1].endswith("11")


def multiple(t: Tokens, n: Numeral) -> Measured | None:
    """Three times as many, 10 times higher, tenfold, 10x, twice as many."""
    if t.lower[n.first - 2 : n.first] == ["factor", "of"]:
        first = n.first - 3 if t.lower[n.first - 3] == "a" else n.first - 2
        return Measured("times", Measure.MULTIPLE, "multiple", first, n.end)
    if t.lower[n.first] in FOLDS:
        return Measured("times", Measure.MULTIPLE, "multiple", n.first, n.end)
    k = after_dash(t, n.end)
    if t.lower[k] == "fold" or (t.lower[k] == "x" and t.joined(k)):
        return Measured("times", Measure.MULTIPLE, "multiple", n.first, k + 1)
    if t.lower[k] == "times" and t.words[k + 1] in COMPARISONS:
        return Measured("times", Measure.MULTIPLE, "multiple", n.first, k + 1)
    return None


def size(t: Tokens, n: Numeral) -> Measured | None:
    """A 32-strong squad, a 15-member panel, a 22,000-seat stadium."""
    k = after_dash(t, n.end)
    if k == n.end or not (t.lower[k] in SIZES or _sized(t, n, k)):
        return None
    head = counted(t, k + 1, singular=True) if t.lower[k] == "strong" else None
    return Measured(head.head if head else t.words[k], Measure.COUNT, "count", n.first, head.end if head else k + 1)


def _sized(t: Tokens, n: Numeral, k: int) -> bool:
    """Whether a number too large for a turn of phrase ("two-seat") is joined to a noun."""
    word = t.lower[k]
    large = n.form is Form.DIGITS and n.value is not None and n.value > _TURNS
    noun = word.isalpha() and len(word) > _SHORTEST and not word.endswith(("s", "er")) and not t.capital(k)
    return large and noun and word not in STOPS and word not in NO_SIZES


def share(t: Tokens, n: Numeral) -> Measured | None:
    """Half of the workforce, a third of voters, two-thirds majority."""
    if n.form is not Form.FRACTION:
        return None
    whole = part_of(t, n.end) or counted(t, n.end, singular=True) or _numbered(t, n.end, shared=True)
    return Measured(whole.head if whole else None, Measure.COUNT, "fraction", n.first, whole.end if whole else n.end)


def _numbered(t: Tokens, k: int, *, shared: bool = False) -> Counted | None:
    """The whole that has a number of its own, as a part of the phrase: "28 of the 68 starters", "two of the big four".

    A large number stays a figure of its own: "a third of the 600 shops" (`shared`), "300 of its 43,000 staff".
    """
    near = range(k + 1, k + 3 + (t.lower[k + 1] == "the")) if t.lower[k] == "of" else range(0)
    inner = next((i for i in near if t.words[i][:1].isdecimal() or t.lower[i] in NUMBER_WORDS), None)
    number = read_numeral(t, inner) if inner else None
    if inner is None or number is None or number.value is None:
        return None
    unit_read = MEASURES.at(t, number.end)
    head = counted(t, unit_read[1] if unit_read else number.end, singular=True)
    known = number.value < (_FEW if shared else _MANY) and (inner > k + 1 or not shared)
    return head if head is None or known else head._replace(end=k)


def count(t: Tokens, n: Numeral) -> Measured | None:
    """3,000 North Korean soldiers, two of his aides, dozens of protesters."""
    k = n.end
    if n.value == 1 and n.form is Form.WORDS:
        return _single(t, n)
    if t.lower[k : k + 2] == ["out", "of"] and (whole := read_numeral(t, k + 2)):
        found = counted(t, whole.end)  # three out of four regions
    elif t.lower[k] == "of":
        found = (part_of(t, k, singular=n.form is Form.VAGUE) or _numbered(t, k)) if n.value != 1 else None
    else:
        found = counted(t, k)
    if found is None and n.value == 1:
        return _single(t, n)
    return Measured(found.head, Measure.COUNT, "count", n.first, rate(t, found.end)) if found else None


def _single(t: Tokens, n: Numeral) -> Measured | None:
    """One of something that is counted when it is one ("one Turkish soldier"), or of anything behind "at least"."""
    for k in range(n.end, n.end + 4):
        if t.lower[k] in COUNTABLE:
            return Measured(t.words[k], Measure.COUNT, "count", n.first, k + 1)
        if t.lower[k] in STOPS or not t.lower[k].isalpha():
            break
    if BEFORE.at(t, n.first - 1) is None and not _enumerated(t, n.first):
        return None
    found = counted(t, n.end, singular=True)
    return Measured(found.head, Measure.COUNT, "count", n.first, found.end) if found else None


def _enumerated(t: Tokens, first: int) -> bool:
    """Whether a list of counts goes on at `first`: "five tanks, one lorry and two guns"."""
    return t.lower[first - 1] in {",", "and"} and not NUMBER_WORDS.isdisjoint(
        t.lower[max(0, first - _LIST) : first - 1]
    )


PRODUCTIONS: tuple[Callable[[Tokens, Numeral], Measured | None], ...] = (
    money_before,
    percent,
    money_after,
    age,
    multiple,
    unit,
    size,
    share,
    count,
    exchanged,
    told_before,
)
