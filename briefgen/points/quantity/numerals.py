"""Numerals: from the tokens of "3.5 million", "twenty-six", "two-thirds" or "tens of thousands" to an exact value."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.quantity.lexicon import (
    CURRENCY_WORDS,
    FRACTIONS,
    NUMBER_WORDS,
    OPEN,
    SCALES,
    SIGNS_BEFORE,
    SUFFIXES,
    TENS,
    UNITS,
    VAGUE,
)
from briefgen.points.quantity.nouns import counted

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

# Wide enough that no product of what is read below is rounded; only the parts of one ("a third") are not exact.
EXACT = Context(prec=60)
_LONGEST, _GROUP = 24, 3
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{2,3})*[,\u00a0\u2009\u202f]\d{3}(?:\.\d+)?").fullmatch
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}").fullmatch
_DECIMAL = re.compile(r"\d+\.\d+").fullmatch
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_DASHES = frozenset("-–‑")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_ONE, _HALF = Decimal(1), Decimal("0.5")


class Form(Enum):
    """How a numeral is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"


class Numeral(NamedTuple):
    """A numeral at tokens `first`..`end` (exclusive): `value` is `mantissa` times `scale`, or None where it is vague."""

    first: int
    end: int
    value: Decimal | None
    form: Form
    mantissa: Decimal = _ONE
    scale: Decimal = _ONE


def read_numeral(t: Tokens, i: int) -> Numeral | None:
    """The longest numeral that starts at token `i`, None where none does."""
    word = t.lower[i]
    if word[:1].isdecimal():
        return _fraction_of_digits(t, i) or _ratio(t, _digits(t, i))
    if word in VAGUE:
        return _vague(t, i)
    if word in FRACTIONS or word in _VULGAR:
        return _part(t, i)
    if word in SCALES:
        return _scale_alone(t, i)
    return _fraction_of_words(t, i) or _ratio(t, _words(t, i))


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


def after_dash(t: Tokens, j: int) -> int:
    """The token after a dash at `j` that joins its neighbours, or `j` itself."""
    return j + 1 if t.words[j] in _DASHES and t.joined(j) and t.joined(j + 1) else j


def _digits(t: Tokens, i: int) -> Numeral | None:
    value = exact(t.words[i])
    if value is None:
        return None
    j = i + 1
    if _spaced_thousands(t, i):
        return _scaled(t, i, i + 2, value * 1000 + Decimal(t.words[i + 1]), Form.DIGITS)
    if t.words[j] in _VULGAR and t.joined(j):
        value, j = value + _VULGAR[t.words[j]], j + 1
    elif mixed := _fraction_of_digits(t, after_dash(t, j)):
        value, j = value + (mixed.value or 0), mixed.end
    return _scaled(t, i, j, value, Form.DIGITS)


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
    """The share that "one in four" or "nine out of 10" makes of `n`, or `n` itself ("two in 10 days", "12 in 2004")."""
    if n is None or n.value is None or n.value > _TEN:
        return n
    k = n.end + 1 if t.lower[n.end] == "in" else n.end + 2 if t.lower[n.end : n.end + 2] == ["out", "of"] else 0
    if not k or not (t.lower[k] in NUMBER_WORDS or (t.words[k].isdecimal() and len(t.words[k]) <= _GROUP)):
        return n
    whole = _digits(t, k) or _words(t, k)
    timed = whole is None or t.lower[whole.end].rstrip("s") in {
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "game",
    }
    if timed or whole is None or whole.value is None or not n.value < whole.value or whole.scale != 1:
        return n
    return Numeral(n.first, whole.end, n.value / whole.value, Form.FRACTION)


def _scaled(t: Tokens, first: int, j: int, mantissa: Decimal, form: Form) -> Numeral:
    """The numeral with the suffix or scale words after it: 5bn, 3.5 million, 5-million, 2 lakh crore, half a million."""
    scale = _ONE
    if form is Form.DIGITS and t.joined(j) and t.words[j] in SUFFIXES and not _metres(t, first, j):
        scale, j = SUFFIXES[t.words[j]], j + 1
    for _ in range(2):
        k = after_dash(t, j)
        step = SCALES.get(t.lower[k])
        if step is None or scale > step or (form is Form.DIGITS and step < mantissa):
            break
        scale, j = EXACT.multiply(scale, step), k + 1
    return Numeral(first, j, EXACT.multiply(mantissa, scale), form, mantissa, scale)


def _metres(t: Tokens, first: int, j: int) -> bool:
    """Whether the "m" at `j` is metres: nothing it could be millions of stands beside it ("10m users", "$10m")."""
    if t.words[j] != "m" or t.lower[j + 1] in CURRENCY_WORDS or SIGNS_BEFORE.at(t, first - 1):
        return False
    return t.lower[j + 1] not in {"-", "–", "of", "to"} and counted(t, j + 1) is None


def _words(t: Tokens, i: int) -> Numeral | None:
    """A cardinal in words: groups below a thousand, each with a smaller scale than the one before."""
    total, ceiling, j, groups = Decimal(0), Decimal("Infinity"), i, 0
    mantissa = scale = _ONE
    while group := _group(t, j):
        amount, end = group
        step = SCALES.get(t.lower[after_dash(t, end)])
        if step is not None and step < ceiling:
            end, mantissa, scale = after_dash(t, end) + 1, amount, step
            amount, ceiling = EXACT.multiply(amount, step), step
        elif amount >= ceiling:
            break
        else:
            mantissa, scale, ceiling = amount, _ONE, _ONE
        total, j, groups = total + amount, end, groups + 1
        if ceiling == 1:
            break
        if t.lower[j] == "and" and ceiling <= _THOUSAND and t.lower[j + 1] in NUMBER_WORDS:
            j += 1
    if not groups:
        return None
    if groups > 1:
        return Numeral(i, j, total, Form.WORDS, total, _ONE)
    return Numeral(i, j, total, Form.WORDS, mantissa, scale)


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


def _scale_alone(t: Tokens, i: int) -> Numeral | None:
    """A scale word with no number before it: "a hundred", "several thousand", "a few dozen"."""
    if t.lower[i - 1] in {"a", "an"} or (t.lower[i - 1] == "per" and t.lower[i] != "hundred"):
        read = _scaled(t, i - 1, i, _ONE, Form.WORDS)
        return _half_more(t, read)
    back = i - 1 if t.lower[i - 1] != "of" else i - 2
    if t.lower[back] in OPEN:
        first = back - 1 if t.lower[back - 1] == "a" else back
        return Numeral(first, _scaled(t, i, i, _ONE, Form.WORDS).end, None, Form.VAGUE)
    return None


def _half_more(t: Tokens, read: Numeral) -> Numeral:
    """The same with "and a half" behind it."""
    if t.lower[read.end : read.end + 3] != ["and", "a", "half"] or read.value is None:
        return read
    return read._replace(end=read.end + 3, value=read.value * Decimal("1.5"), mantissa=Decimal("1.5"))


def _vague(t: Tokens, i: int) -> Numeral | None:
    """Numbers left open: "dozens", "tens of thousands", "hundreds of millions"."""
    if t.lower[i + 1] == "of" and t.lower[i + 2] in VAGUE:
        return Numeral(i, i + 3, None, Form.VAGUE)
    if t.lower[i] == "tens" or (t.lower[i] == "scores" and t.lower[i + 1] != "of"):
        return None
    return Numeral(i, i + 1, None, Form.VAGUE)


def _fraction_of_words(t: Tokens, i: int) -> Numeral | None:
    """Counted parts: "two-thirds", "three quarters", "one-sixth"."""
    above = UNITS.get(t.lower[i], 0)
    k = after_dash(t, i + 1)
    below = FRACTIONS.get(t.lower[k], 0)
    plural = t.lower[k].endswith("s")
    if not 0 < above < below or (plural != (above > 1)):
        return None
    return Numeral(i, k + 1, Decimal(above) / below, Form.FRACTION)


def _part(t: Tokens, i: int) -> Numeral | None:
    """A part, or so many parts of a scale word: "half", "a third", "half a million", "a quarter of a million"."""
    word = t.lower[i]
    if word in _VULGAR:
        return Numeral(i, i + 1, _VULGAR[word], Form.FRACTION)
    value = _ONE / FRACTIONS[word]
    k = i + 2 if t.lower[i + 1] in {"a", "-"} else i + 1
    if word == "half" and t.lower[k] in SCALES:
        return _scaled(t, i - 1 if t.lower[i - 1] == "a" else i, k, value, Form.WORDS)
    if t.lower[i - 1] not in {"a", "an"}:
        return Numeral(i, i + 1, value, Form.FRACTION) if word == "half" else None
    if t.lower[i + 1 : i + 3] == ["of", "a"] and t.lower[i + 3] in SCALES:
        return _scaled(t, i - 1, i + 3, value, Form.WORDS)
    return Numeral(i - 1, i + 1, value, Form.FRACTION)
