"""The big numeral of a figure: its value as the source writes it, with a sign for how it is qualified."""

from __future__ import annotations

import re

from briefgen.model import Figure, Modifier, Number

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
_HALVES = {0.5: "½", 0.25: "¼", 0.75: "¾"}


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
    return written[0] if written else _digits(figure.value)


def _digits(value: Number) -> str:
    if value in _HALVES:
        return _HALVES[value]
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
