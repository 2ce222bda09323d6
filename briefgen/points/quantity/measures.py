"""What a numeral measures: money, a share, an age, a physical quantity, a duration, or a count of something.

One production a function, tried in the order of `PRODUCTIONS`; each takes the tokens and a numeral and gives what it
read, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Measure
from briefgen.points.quantity.lexicon import (
    COUNTABLE,
    CURRENCY_NAMES,
    JOINED_UNITS,
    MEASURES,
    SIGNS_AFTER,
    SIGNS_BEFORE,
    SIZES,
    STOPS,
)
from briefgen.points.quantity.nouns import counted, part_of
from briefgen.points.quantity.numerals import Form, after_dash

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.points.quantity.numerals import Numeral
    from briefgen.points.tokens import Tokens

_PER = frozenset({"a", "an", "per", "each", "every", "/"})
_PER_WHAT = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "month",
        "quarter",
        "year",
        "annum",
        "head",
        "person",
        "capita",
        "share",
        "barrel",
        "tonne",
        "ton",
        "litre",
        "liter",
        "gallon",
        "kg",
        "kilo",
        "kilogram",
        "pound",
        "ounce",
        "bushel",
        "unit",
        "mile",
        "kilometre",
        "kilometer",
        "km",
        "metre",
        "square",
        "household",
        "family",
        "worker",
        "employee",
        "student",
        "pupil",
        "passenger",
        "patient",
        "vehicle",
        "car",
        "ticket",
        "litre",
        "vote",
        "seat",
        "flight",
        "game",
        "match",
        "episode",
        "room",
        "house",
        "user",
        "customer",
        "subscriber",
        "s",
        "h",
        "d",
        "hr",
    ]
)
_PERCENT = {"%": "%", "percent": "%", "pct": "%", "per-cent": "%"}
_MULTIPLE_NEXT = frozenset(
    {
        "as",
        "more",
        "higher",
        "greater",
        "larger",
        "bigger",
        "the",
        "its",
        "their",
        "that",
        "what",
        "faster",
        "lower",
        "less",
        "fewer",
        "worse",
        "better",
    }
)
# They may stand between a number and its unit: "five more years".
_MORE = frozenset({"more", "extra", "additional", "further", "consecutive", "straight", "full", "whole", "long"})
_OLDEST, _LEAST_WON = 115, 1000
_WEIGHTS = ("weigh", "heav", "weight", "bodyweight")


class Measured(NamedTuple):
    """A numeral with what it measures: tokens `first`..`end` carry both."""

    unit: str | None
    measure: Measure
    rule: str
    first: int
    end: int


def measured(t: Tokens, n: Numeral) -> Measured | None:
    """What the numeral measures; None where nothing beside it says so."""
    return next((read for production in PRODUCTIONS if (read := production(t, n))), None)


def money_before(t: Tokens, n: Numeral) -> Measured | None:
    """$5bn, US$ 3 million, Rs 500 crore, EUR 20."""
    read = SIGNS_BEFORE.at(t, n.first - 1)
    if read is None or (t.words[n.first - 1].isalpha() and len(t.words[n.first - 1]) == 1 and not t.joined(n.first)):
        return None
    return Measured(read[0], Measure.MONEY, "money", read[1] + 1, _rate(t, n.end))


def percent(t: Tokens, n: Numeral) -> Measured | None:
    """5%, 5 per cent, half a percentage point, 25 basis points."""
    k = after_dash(t, n.end)
    if n.form is Form.FRACTION and t.lower[k] in {"a", "of"}:
        k += 2 if t.lower[k + 1] == "a" else 1
    word = t.lower[k]
    if word in _PERCENT or (word == "pc" and n.form is Form.DIGITS):
        k += 1
    elif word == "per" and t.lower[k + 1] == "cent":
        k += 2
    elif word in {"percentage", "basis"} and t.lower[k + 1].startswith("point"):
        return Measured(f"{word} points", Measure.PERCENT, "percent", n.first, k + 2)
    else:
        return None
    if t.lower[after_dash(t, k)] in {"point", "points"}:
        return Measured("percentage points", Measure.PERCENT, "percent", n.first, after_dash(t, k) + 1)
    whole = part_of(t, k) if t.lower[k] == "of" else None
    return Measured("%", Measure.PERCENT, "percent", n.first, whole.end if whole else k)


def money_after(t: Tokens, n: Numeral) -> Measured | None:
    """5m euros, 200 Swiss francs, 78 cents, 20p, a million-dollar, millions of pounds."""
    k = _after_of(t, n, after_dash(t, n.end))
    read = SIGNS_AFTER.at(t, k) or CURRENCY_NAMES.at(t, k)
    if read is None or not _spent(t, n, k):
        return None
    unit, end = read
    return Measured(unit, Measure.MONEY, "money", n.first, _rate(t, end))


def age(t: Tokens, n: Numeral) -> Measured | None:
    """29-year-old, aged 29, 29 years old, "Ann Lee, 45, said"."""
    before, k = t.lower[n.first - 1], after_dash(t, n.end)
    if t.lower[k].rstrip("s") in {"year", "month", "week", "day"}:
        old = after_dash(t, k + 1)
        if t.lower[old] in {"old", "olds"}:
            return Measured(t.lower[k].rstrip("s") + "s", Measure.AGE, "age", n.first, old + 1)
        return None
    if before in {"aged", "age"}:
        return Measured("years", Measure.AGE, "age", n.first - 1, n.end)
    named = before == "," and t.capital(n.first - 2) and t.words[n.end] in {",", "."}
    if named and n.form is Form.DIGITS and n.end == n.first + 1 and n.value is not None and 0 < n.value < _OLDEST:
        return Measured("years", Measure.AGE, "age", n.first, n.end) if n.value == int(n.value) else None
    return None


def unit(t: Tokens, n: Numeral) -> Measured | None:
    """20km, 5 square miles, 1.6 million barrels per day, three-year, magnitude 6.3, hundreds of miles."""
    if t.lower[n.first - 1] == "magnitude":
        return Measured("magnitude", Measure.PHYSICAL, "physical", n.first - 1, n.end)
    if t.joined(n.end) and t.words[n.end] in JOINED_UNITS:
        measure, end, k = JOINED_UNITS[t.words[n.end]], n.end + 1, n.end
    else:
        k = after_dash(t, n.end)
        # "2-1/2 - year": a wire's spaced hyphen still joins where "year" could not stand alone.
        k = k + 1 if t.words[k] == "-" and t.lower[k + 1] in {"year", "month", "week", "day"} else k
        k = _after_of(t, n, k)
        k = k + 1 if t.lower[k] in _MORE else k
        read = MEASURES.at(t, k)
        if read is None or (t.lower[k] in {"second", "quarter"} and k == n.end):
            return None
        measure, end = read
    rate = _rate(t, end) if measure is Measure.PHYSICAL else end
    return Measured(_written(t, k, rate), measure, measure.value, n.first, rate)


def multiple(t: Tokens, n: Numeral) -> Measured | None:
    """Three times as many, 10 times higher, 10-fold, 10x."""
    k = after_dash(t, n.end)
    if t.lower[k] == "fold" or (t.lower[k] == "x" and t.joined(k)):
        return Measured("times", Measure.MULTIPLE, "multiple", n.first, k + 1)
    if t.lower[k] == "times" and t.lower[k + 1] in _MULTIPLE_NEXT:
        return Measured("times", Measure.MULTIPLE, "multiple", n.first, k + 1)
    return None


def size(t: Tokens, n: Numeral) -> Measured | None:
    """A 32-strong squad, a 15-member panel."""
    k = after_dash(t, n.end)
    if k == n.end or t.lower[k] not in SIZES:
        return None
    head = counted(t, k + 1, singular=True) if t.lower[k] == "strong" else None
    return Measured(head.head if head else t.words[k], Measure.COUNT, "count", n.first, head.end if head else k + 1)


def share(t: Tokens, n: Numeral) -> Measured | None:
    """Half of the workforce, a third of voters, two-thirds majority."""
    if n.form is not Form.FRACTION:
        return None
    whole = part_of(t, n.end) or counted(t, n.end, singular=True)
    return Measured(whole.head if whole else None, Measure.COUNT, "fraction", n.first, whole.end if whole else n.end)


def count(t: Tokens, n: Numeral) -> Measured | None:
    """3,000 North Korean soldiers, two of his aides, dozens of protesters."""
    k = n.end
    if n.value == 1 and n.form is Form.WORDS:
        return _single(t, n)
    if t.lower[k] == "of":
        found = part_of(t, k, singular=n.form is Form.VAGUE) if n.value != 1 else None
    else:
        found = counted(t, k)
    if found is None and n.value == 1:
        return _single(t, n)
    return Measured(found.head, Measure.COUNT, "count", n.first, _rate(t, found.end)) if found else None


def _single(t: Tokens, n: Numeral) -> Measured | None:
    """One of something that is counted when it is one: "one Turkish soldier"."""
    for k in range(n.end, n.end + 4):
        if t.lower[k] in COUNTABLE:
            return Measured(t.words[k], Measure.COUNT, "count", n.first, k + 1)
        if t.lower[k] in STOPS or not t.lower[k].isalpha():
            return None
    return None


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
)


def _after_of(t: Tokens, n: Numeral, k: int) -> int:
    return k + 1 if n.form in {Form.VAGUE, Form.FRACTION} and t.lower[k] == "of" else k


def _rate(t: Tokens, end: int) -> int:
    """The token after "a barrel", "per day", "-a-share" where one stands at `end`, else `end`."""
    k = after_dash(t, end)
    if t.lower[k] not in _PER:
        return end
    what = after_dash(t, k + 1)
    if t.lower[what] == "square":
        what += 1
    return what + 1 if t.lower[what] in _PER_WHAT else end


def _spent(t: Tokens, n: Numeral, k: int) -> bool:
    """Whether the word at `k` is money here: "pounds" may be weight, "won" a verb, "p" must touch its number."""
    word = t.lower[k]
    if word == "p":
        return t.joined(k)
    if word == "won":
        return n.value is not None and n.value >= _LEAST_WON
    if word in {"pound", "pounds"} and not t.lower[k + 1].startswith("sterling"):
        heavy = t.lower[k + 1] == "of" or (n.end != k and word == "pound")
        return not heavy and not any(w.startswith(_WEIGHTS) for w in t.lower[max(0, n.first - 6) : k + 3])
    return True


def _written(t: Tokens, k: int, end: int) -> str:
    """The unit's own words, spaced as in the text."""
    return "".join(("" if i == k or t.joined(i) else " ") + t.words[i] for i in range(k, end))
