"""Whether two values can both be true, and how far they are apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefgen.model import Modifier

if TYPE_CHECKING:
    from briefgen.model import Figure

_ABOUT = 0.1
_ROUNDED_FROM = 1000


def compatible(one: Figure, other: Figure) -> bool:
    """Whether one true value fits both as they are qualified: "at least 12" and 15, "about 100" and 95, 10–15 and 12.

    From 1,000 on a value without a qualifier may be rounded to the digits that it shows.
    """
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return max(a, c) <= min(b, d)


def share_a_number(one: Figure, other: Figure) -> bool:
    """Whether one number stands in both, differently qualified: "at least 5" and "five", "up to 15" and "10 to 15"."""
    return bool(_numbers(one) & _numbers(other))


def ratio(one: Figure, other: Figure) -> float:
    """The larger value over the smaller; infinite where they have different signs."""
    a, b = _middle(one), _middle(other)
    if a == b:
        return 1.0
    return max(abs(a), abs(b)) / min(abs(a), abs(b)) if a * b > 0 else math.inf


def _numbers(figure: Figure) -> set[float]:
    return set(figure.value) if isinstance(figure.value, tuple) else {float(figure.value or 0)}


def _bounds(figure: Figure) -> tuple[float, float]:
    if isinstance(figure.value, tuple):
        return figure.value
    value = float(figure.value or 0)
    match figure.modifier:
        case Modifier.AT_LEAST | Modifier.MORE_THAN:
            return value, math.inf
        case Modifier.AT_MOST | Modifier.LESS_THAN:
            return -math.inf, value
        case Modifier.ABOUT:
            return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
    rounding = _rounding(value) if abs(value) >= _ROUNDED_FROM else 0.0
    return value - rounding, value + rounding


def _rounding(value: float) -> float:
    """Half of the last digit that is not zero: 50,000 for 1.1 million."""
    unit = 1
    while value % (unit * 10) == 0:
        unit *= 10
    return unit / 2 if unit > 1 else 0.0


def _middle(figure: Figure) -> float:
    if isinstance(figure.value, tuple):
        return (figure.value[0] + figure.value[1]) / 2
    return float(figure.value or 0)
