"""The big numeral of a figure: its value as the source writes it, with a sign for how it is qualified."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Figure, Modifier, Number
from briefgen.render.inert import turns

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = {
    Modifier.AT_LEAST: "≥",
    Modifier.AT_MOST: "≤",
    Modifier.MORE_THAN: ">",
    Modifier.LESS_THAN: "<",
    Modifier.ABOUT: "≈",
}
_AMOUNT = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₩₽₹₴]\s?)?\d+(?:[.,\s\u2009\u202f']\d{3})*(?:[.,]\d+)?(?:\s*[½¼¾])?"
    r"(?:\s?(?:%|per ?cent|percent)|\s?(?:thousand|million|billion|trillion|bn|mn|tn|k|m|b)\b)?",
)
_SCALES = (1, 1e3, 1e6, 1e9, 1e12)
_COUNTED = re.compile(r" of (?!(?:a )?(?:dozen|score|hundred|thousand|million|billion|trillion)s?\b)", re.IGNORECASE)
_FRACTIONS = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
    Fraction(1, 5): "⅕",
    Fraction(2, 5): "⅖",
    Fraction(3, 5): "⅗",
    Fraction(4, 5): "⅘",
    Fraction(1, 6): "⅙",
    Fraction(5, 6): "⅚",
    Fraction(1, 8): "⅛",
}


def sign(figure: Figure) -> str:
    """≥ ≤ > < ≈, or nothing for a figure without a qualifier."""
    return _SIGNS.get(figure.modifier, "")


def numeral(figure: Figure, words: str) -> str:
    """The number to set large, as it stands in the figure's `words`, or in digits where they spell it out.

    Empty for a vague quantity ("dozens"): its words are all there is.
    """
    if figure.value is None:
        return ""
    written = [m.group() for m in _AMOUNT.finditer(words)]
    if isinstance(figure.value, tuple):
        low, high = written[:2] if len(written) > 1 else map(_digits, figure.value)
        return f"{low}–{high}"
    return written[_first(written, figure.value)] if written else _digits(figure.value)


class Ledger(NamedTuple):
    """A figure's words as a ledger sets them: what qualifies the number, the number, and what is counted."""

    before: str
    number: str
    after: str


def in_ledger(figure: Figure, words: str) -> Ledger | None:
    """The words cut around their number, to be read on as one; none where they spell it out, or end with it.

    None as well where they run from right to left, which two cells side by side would not.
    """
    if figure.value is None or isinstance(figure.value, tuple) or turns(words):
        return None
    written = list(_AMOUNT.finditer(words))
    if not written:
        return None
    number = written[_first([m.group() for m in written], figure.value)]
    before, after = words[: number.start()], words[number.end() :]
    apart = re.match(r"\s+\w", after) and (not before or before[-1].isspace())
    return Ledger(before.rstrip(), number.group(), after.lstrip()) if apart else None


def _first(written: Sequence[str], value: Number) -> int:
    """Which of some amounts is the value; the first where none is."""
    return next((n for n, amount in enumerate(written) if _is(amount, value)), 0)


def vague(words: str) -> str:
    """The quantity in the words of a figure that has no number: `tens of thousands` of `tens of thousands of people`."""
    return _COUNTED.split(" ".join(words.split()), maxsplit=1)[0]


def amount(figure: Figure, words: str) -> str:
    """Its sign and number in a line of text; without a number the quantity alone, whose words qualify themselves."""
    number = numeral(figure, words)
    return f"{sign(figure)} {number}".lstrip() if number else vague(words)


def _is(amount: str, value: Number) -> bool:
    """Whether an amount as written, read with a comma for thousands or for decimals, is the value at some scale."""
    core = re.sub(r"[^\d.,]", "", amount).strip(".,")
    readings = {core.replace(",", ""), core.replace(".", "").replace(",", ".")}
    numbers = [float(r) for r in readings if r.count(".") <= 1]
    return any(math.isclose(number * scale, value, rel_tol=1e-9) for number in numbers for scale in _SCALES)


def _digits(value: Number) -> str:
    if isinstance(value, int) or value.is_integer():
        return f"{int(value):,}"
    near = Fraction(value).limit_denominator(8)
    if math.isclose(near, value, abs_tol=1e-3) and near in _FRACTIONS:
        return _FRACTIONS[near]
    return f"{value:,.4g}"
