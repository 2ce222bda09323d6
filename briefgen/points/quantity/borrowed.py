"""What a bare number counts where the words before it say so: "the death toll rose to 45", "estimates of the dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Measure
from briefgen.points.quantity.hedges import hedge_before
from briefgen.points.quantity.lexicon import CROWDS, CURRENCY_NAMES, REACHED, TALLIES
from briefgen.points.quantity.measured import Measured
from briefgen.points.quantity.nouns import counted
from briefgen.points.quantity.scales import Form

if TYPE_CHECKING:
    from briefgen.points.quantity.scales import Numeral
    from briefgen.points.tokens import Tokens

_REACH = 14
_PEOPLE = "people"
_PRICED = frozenset(("per", "to", "against", "versus", "a", "for"))


def told_before(t: Tokens, n: Numeral) -> Measured | None:
    """What a number that ends a statement of how many there are counts: "the number of cases climbed to 3,120"."""
    before = hedge_before(t, n.first, 0).edge - 1
    before -= t.lower[before] in {"just", "only"}
    if t.lower[before] == "of" and t.lower[before - 1] in CROWDS:  # "a population of just 284"
        return Measured(_PEOPLE, Measure.COUNT, "count", n.first, n.end)
    if t.lower[before] not in REACHED or n.form is Form.FRACTION or n.scale == 0:
        return None
    for i in range(before - 1, max(before - _REACH, -1), -1):
        if t.words[i] in {";", ":", ","}:
            return None
        if t.lower[i] in TALLIES:
            unit = _counts(t, i)
            return Measured(unit, Measure.COUNT, "count", n.first, n.end) if unit else None
    return None


def _counts(t: Tokens, i: int) -> str | None:
    """What "toll", "number of cases", "body count" at token `i` counts."""
    if t.lower[i] == "population":
        return _PEOPLE
    if t.lower[i] == "how":
        found = counted(t, i + 2) if t.lower[i + 1] == "many" else None
        return found.head if found else None
    if t.lower[i] == "toll":
        return "deaths" if t.lower[i - 1] in {"death", "the", "its", "that", "this"} or i == 0 else None
    if t.lower[i + 1] != "of":
        return None
    k = i + 3 if t.lower[i + 2] in {"the", "those", "its", "their"} else i + 2
    if t.lower[k : k + 2] == ["death", "toll"]:
        return "deaths"
    found = counted(t, k)
    return found.head if found else None


def exchanged(t: Tokens, n: Numeral) -> Measured | None:
    """An exchange rate: the currency named before it, in "the rupee fell to 83.2 against the dollar"."""
    if n.form is not Form.DIGITS or t.lower[n.end] not in _PRICED:
        return None
    k = n.end + 2 if t.lower[n.end + 1] in {"the", "a", "one"} else n.end + 1
    other = CURRENCY_NAMES.at(t, k)
    if other is None:
        return None
    back = range(n.first - 1, max(n.first - _REACH, -1), -1)
    own = next((read for i in back if not _quoted_in(t, i) and (read := CURRENCY_NAMES.at(t, i))), None)
    return Measured(own[0], Measure.MONEY, "money", n.first, other[1]) if own and own[0] != other[0] else None


def _quoted_in(t: Tokens, i: int) -> bool:
    """Whether the currency at token `i` is what another is priced in: "per euro", "to the dollar"."""
    return t.lower[i - 1] in _PRICED or (t.lower[i - 1] == "the" and t.lower[i - 2] in _PRICED)
