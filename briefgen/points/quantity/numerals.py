"""Numerals: from the tokens of "3.5 million", "twenty-six", "two-thirds" or "tens of thousands" to an exact value."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefgen.points.quantity.lexicon import FOLDS, FRACTIONS, NUMBER_WORDS, SCALES, VAGUE
from briefgen.points.quantity.number_words import VULGAR, cardinal, fraction_of_words, part, scale_alone, vague
from briefgen.points.quantity.scales import Form, Numeral, after_dash, scaled

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

_LONGEST, _GROUP = 24, 3
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{2,3})*[,\u00a0\u2009\u202f]\d{3}(?:\.\d+)?").fullmatch
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}").fullmatch
_DECIMAL = re.compile(r"\d+\.\d+").fullmatch
_TEN = 10
# "Two in 10 days" is no share.
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "game", "match"})


def read_numeral(t: Tokens, i: int) -> Numeral | None:
    """The longest numeral that starts at token `i`, None where none does."""
    word = t.lower[i]
    if word[:1].isdecimal():
        return _fraction_of_digits(t, i) or _ratio(t, _digits(t, i))
    if word in VAGUE:
        return vague(t, i)
    if word in FRACTIONS or word in VULGAR:
        return part(t, i)
    if word in FOLDS:
        return Numeral(i, i + 1, Decimal(FOLDS[word]), Form.WORDS)
    if word in SCALES:
        return scale_alone(t, i)
    return fraction_of_words(t, i) or _ratio(t, cardinal(t, i))


def exact(text: str) -> Decimal | None:
    """The number that a run of digits and separators spells, None where it is no plain number (007, 3.11.7, 1,2)."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return None if len(text) > 1 and text[0] == "0" else Decimal(text)
    if _DECIMAL(text):
        return None if text[0] == "0" and text[1] != "." else Decimal(text)
    if _GROUPED(text):
        return Decimal(re.sub(r"[^\d.]", "", text))
    return Decimal(text.replace(".", "")) if _DOTTED(text) else None


def _digits(t: Tokens, i: int) -> Numeral | None:
    value = exact(t.words[i])
    if value is None:
        return None
    j = i + 1
    if _spaced_thousands(t, i):
        return scaled(t, i, i + 2, value * 1000 + Decimal(t.words[i + 1]), Form.DIGITS)
    if t.words[j] in VULGAR and t.joined(j):
        value, j = value + VULGAR[t.words[j]], j + 1
    elif mixed := _fraction_of_digits(t, after_dash(t, j)):
        value, j = value + (mixed.value or 0), mixed.end
    return scaled(t, i, j, value, Form.DIGITS)


def _spaced_thousands(t: Tokens, i: int) -> bool:
    """Whether "10 000" stands at token `i`, and not a longer row of numbers."""
    one, two = t.words[i], t.words[i + 1]
    return (
        one.isdecimal()
        and two.isdecimal()
        and len(one) <= _GROUP == len(two)
        and t.starts[i + 1] - t.ends[i] == 1
        and not (t.words[i + 2][:1].isdecimal() or t.words[i - 1][-1:].isdecimal())
    )


def _fraction_of_digits(t: Tokens, i: int) -> Numeral | None:
    r"""A fraction like 1/2, also as feeds escape it ("1\/2"); only small ones, since 9/11 and 24/7 are names."""
    slash = i + 2 if t.words[i + 1] == "\\" else i + 1
    above, below = t.words[i], t.words[slash + 1]
    if t.words[slash] != "/" or not (above.isdecimal() and below.isdecimal() and len(above) == 1 and len(below) == 1):
        return None
    if not 0 < int(above) < int(below) or t.words[slash + 2] == "/":
        return None
    return Numeral(i, slash + 2, Decimal(int(above)) / int(below), Form.FRACTION)


def _ratio(t: Tokens, n: Numeral | None) -> Numeral | None:
    """The share that "one in four", "nine out of ten of" makes of `n`, or `n` itself ("two in 10 days", "12 in 2004")."""
    if n is None or n.value is None or n.value > _TEN:
        return n
    k = n.end + 2 if t.lower[n.end : n.end + 2] == ["out", "of"] else n.end + 1
    if not (t.lower[n.end] == "in" or k > n.end + 1) or not (
        t.lower[k] in NUMBER_WORDS or (t.words[k].isdecimal() and len(t.words[k]) <= _GROUP)
    ):
        return n
    whole = _digits(t, k) or cardinal(t, k)
    timed = whole is None or t.lower[whole.end].rstrip("s") in _TIMES
    timed = timed or (k > n.end + 1 and whole is not None and t.lower[whole.end] != "of")  # "two out of three regions"
    if timed or whole is None or whole.value is None or not n.value < whole.value or whole.scale != 1:
        return n
    return Numeral(n.first, whole.end, n.value / whole.value, Form.FRACTION)
