"""Number words: "twenty-six", "two and a half million", "several hundred", "dozens", "two-thirds", "half a million"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from briefgen.points.quantity.lexicon import FRACTIONS, OPEN, SCALES, TENS, UNITS, VAGUE
from briefgen.points.quantity.scales import ONE, Form, Numeral, after_dash, scaled

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": ONE / 3, "⅔": Decimal(2) / 3}
_TEN, _HUNDRED = 10, 100
_HALF = Decimal("0.5")
# What ties a number left open to a second one.
_AGAIN = [
    words.split() for words in ("and", "upon", "on", "or", "or even", ", if not", "if not", ", perhaps", ", or even")
]


def cardinal(t: Tokens, i: int) -> Numeral | None:
    """A cardinal in words: groups below a thousand, each with a smaller scale than the one before."""
    read = _scaled_group(t, i)
    if read is None:
        return None
    while read.scale > 1:
        # "And" joins what is below a hundred to hundreds and thousands; behind millions it joins two numbers.
        joins = t.lower[read.end] == "and" and read.scale <= SCALES["thousand"]
        lesser = _scaled_group(t, read.end + joins)
        if lesser is None or lesser.value is None or read.value is None or lesser.value >= read.scale:
            break
        total = read.value + lesser.value
        read = Numeral(i, lesser.end, total, Form.WORDS, total, lesser.scale)
    return read if read.mantissa != read.value else read._replace(scale=ONE)


def _scaled_group(t: Tokens, i: int) -> Numeral | None:
    group = _group(t, i)
    return scaled(t, i, group[1], group[0], Form.WORDS) if group else None


def _group(t: Tokens, i: int) -> tuple[Decimal, int] | None:
    """A number below a thousand, with "and a half" or "point five" where a scale follows it ("two and a half million")."""
    low = _below_hundred(t, i)
    if low is None:
        return None
    value, j = low
    if t.lower[k := after_dash(t, j)] == "hundred" and value < _HUNDRED:
        value, j = value * 100, k + 1
        rest = _below_hundred(t, j + 1 if t.lower[j] == "and" else j)
        if rest:
            value, j = value + rest[0], rest[1]
    return _with_decimals(t, Decimal(value), j)


def _with_decimals(t: Tokens, value: Decimal, j: int) -> tuple[Decimal, int]:
    if t.lower[j : j + 3] == ["and", "a", "half"]:
        return value + _HALF, j + 3
    if t.lower[j : j + 6] == ["-", "and", "-", "a", "-", "half"]:
        return value + _HALF, j + 6
    if t.lower[j] == "point" and UNITS.get(t.lower[j + 1], _TEN) < _TEN:
        return value + Decimal(UNITS[t.lower[j + 1]]) / 10, j + 2
    return value, j


def _below_hundred(t: Tokens, i: int) -> tuple[int, int] | None:
    word = t.lower[i]
    if word in UNITS:
        return UNITS[word], i + 1
    if word not in TENS:
        return None
    k = after_dash(t, i + 1)
    unit = UNITS.get(t.lower[k], _TEN)
    return (TENS[word] + unit, k + 1) if unit < _TEN else (TENS[word], i + 1)


def scale_alone(t: Tokens, i: int) -> Numeral | None:
    """A scale word with no number before it: "a hundred", "several thousand", "a few dozen"."""
    if t.lower[i - 1] in {"a", "an"}:
        read = scaled(t, i - 1, i, ONE, Form.WORDS)
        return _half_more(t, read)
    back = i - 1 if t.lower[i - 1] != "of" else i - 2
    if t.lower[back] in OPEN:
        first = back - 1 if t.lower[back - 1] == "a" else back
        return Numeral(first, scaled(t, i, i, ONE, Form.WORDS).end, None, Form.VAGUE)
    return None


def _half_more(t: Tokens, read: Numeral) -> Numeral:
    """The same with "and a half" behind it."""
    if t.lower[read.end : read.end + 3] != ["and", "a", "half"] or read.value is None:
        return read
    return read._replace(end=read.end + 3, value=read.value * Decimal("1.5"), mantissa=Decimal("1.5"))


def vague(t: Tokens, i: int) -> Numeral | None:
    """Numbers left open: "dozens", "tens of thousands", "thousands and thousands", "hundreds, if not thousands,"."""
    if t.lower[i + 1] == "of" and t.lower[i + 2] in VAGUE:
        return Numeral(i, i + 3, None, Form.VAGUE)
    for words in _AGAIN:
        k = i + 1 + len(words)
        if t.lower[i + 1 : k] == words and t.lower[k] in VAGUE:
            return Numeral(i, k + (words[0] == "," == t.words[k + 1]) + 1, None, Form.VAGUE)
    if t.lower[i] == "tens" or (t.lower[i] == "scores" and t.lower[i + 1] != "of"):
        return None
    return Numeral(i, i + 1, None, Form.VAGUE)


def fraction_of_words(t: Tokens, i: int) -> Numeral | None:
    """Counted parts: "two-thirds", "three quarters", "one-sixth"."""
    above = UNITS.get(t.lower[i], 0)
    k = after_dash(t, i + 1)
    below = FRACTIONS.get(t.lower[k], 0)
    plural = t.lower[k].endswith("s")
    if not 0 < above < below or (plural != (above > 1)):
        return None
    return Numeral(i, k + 1, Decimal(above) / below, Form.FRACTION)


def part(t: Tokens, i: int) -> Numeral | None:
    """A part, or so many parts of a scale word: "half", "a third", "half a million", "a quarter of a million"."""
    word = t.lower[i]
    if word in VULGAR:
        return Numeral(i, i + 1, VULGAR[word], Form.FRACTION)
    value = ONE / FRACTIONS[word]
    k = i + 2 if t.lower[i + 1] in {"a", "-"} else i + 1
    if word == "half" and t.lower[k] in SCALES:
        return scaled(t, i - 1 if t.lower[i - 1] == "a" else i, k, value, Form.WORDS)
    if t.lower[i - 1] not in {"a", "an"}:
        return Numeral(i, i + 1, value, Form.FRACTION) if word == "half" else None
    if t.lower[i + 1 : i + 3] == ["of", "a"] and t.lower[i + 3] in SCALES:
        return scaled(t, i - 1, i + 3, value, Form.WORDS)
    return Numeral(i - 1, i + 1, value, Form.FRACTION)
