"""The numeral as a value, and the scale that multiplies it: 5bn, 3.5 million, 10m users, 2 lakh crore."""

from __future__ import annotations

from decimal import Context, Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.quantity.lexicon import CURRENCY_WORDS, SCALES, SIGNS_BEFORE, SUFFIXES
from briefgen.points.quantity.nouns import counted

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

# Wide enough that no product of what is read here is rounded; only the parts of one ("a third") are not exact.
EXACT = Context(prec=60)
DASHES = frozenset("-–‑")
ONE = Decimal(1)


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
    mantissa: Decimal = ONE
    scale: Decimal = ONE


def after_dash(t: Tokens, j: int) -> int:
    """The token after a dash at `j` that joins its neighbours, or `j` itself."""
    return j + 1 if t.words[j] in DASHES and t.joined(j) and t.joined(j + 1) else j


def scaled(t: Tokens, first: int, j: int, mantissa: Decimal, form: Form) -> Numeral:
    """The numeral with the suffix or scale words after it: 5bn, 3.5 million, 5-million, 2 lakh crore, half a million."""
    scale = ONE
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
