"""What a bare number counts where the words before it say so: "the death toll rose to 45", "estimates of the dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Measure
from briefgen.points.quantity.hedges import hedge_before
from briefgen.points.quantity.lexicon import BODIED, CROWDS, CURRENCY_NAMES, LEVELS, MOVES, PRICED, REACHED, TALLIES
from briefgen.points.quantity.measured import Measured, written
from briefgen.points.quantity.nouns import counted, plural
from briefgen.points.quantity.scales import Form

if TYPE_CHECKING:
    from briefgen.points.quantity.scales import Numeral
    from briefgen.points.tokens import Tokens

_REACH, _FEW = 14, 12
_PEOPLE, _POPULATION = "people", "population"
# A toll on these is paid.
_FEES = frozenset({"road", "bridge", "tunnel", "motorway", "turnpike", "highway", "congestion"})
_PRICED = frozenset(("per", "to", "against", "versus", "a", "for"))
_ADVERBIAL = frozenset(
    ("have", "has", "had", "will", "would", "could", "may", "might", "now", "already", "also", "still")
)


def told_before(t: Tokens, n: Numeral) -> Measured | None:
    """What a number that ends a statement of how many there are counts: "the number of cases climbed to 3,120"."""
    before = hedge_before(t, n.first, 0).edge - 1
    before -= t.lower[before] in {"just", "only"}
    if t.lower[before] == "of" and t.lower[before - 1] in CROWDS | BODIED:  # "a population of just 284"
        crowd = t.words[before - 1] if t.lower[before - 1] in BODIED | {_POPULATION} else _PEOPLE
        return Measured(crowd, Measure.COUNT, "count", n.first, n.end)
    if n.form is Form.FRACTION or n.scale == 0:
        return None
    unit = _tallied(t, before) or _subject(t, n, before)
    return Measured(unit, Measure.COUNT, "count", n.first, n.end) if unit else None


def _tallied(t: Tokens, before: int) -> str | None:
    """What a tally in the same clause counts, where token `before` says that it reached the number."""
    if t.lower[before] not in REACHED | MOVES and t.lower[before + 1] not in LEVELS:
        return None
    for i in range(before, max(before - _REACH, -1), -1):
        if t.words[i] in {";", ":", ","}:
            return None
        if t.lower[i] in TALLIES:
            return _counts(t, i)
    return None


def _subject(t: Tokens, n: Numeral, before: int) -> str | None:
    """The plural whose number is told: "infections reached 81,000", "cases of measles have risen to 1,587"."""
    if n.value is None or n.value != int(n.value) or n.value <= _FEW:
        return None
    verb = _level(t, n, before)
    if verb is None:
        return None
    k = verb - 1
    while k > 0 and (t.lower[k] in _ADVERBIAL or t.lower[k].endswith("ly")):
        k -= 1
    phrase = k - 2 if t.lower[k - 1] == "of" else k  # "cases of measles", not measles
    head = phrase if phrase >= 0 and plural(t, phrase) else k
    named = t.capital(head) and head > 0
    return t.words[head] if plural(t, head) and not named and t.lower[head] not in PRICED else None


def _level(t: Tokens, n: Numeral, before: int) -> int | None:
    """The verb that puts a level before the number: "reached 300", "rose by a third to 300"."""
    verb = next((i for i in range(n.first - 1, before - 1, -1) if t.lower[i] in LEVELS), None)
    if verb is not None or t.lower[before] not in {"to", "at", "from"}:
        return verb
    return before - 1 if t.lower[before - 1] in MOVES else None


def _counts(t: Tokens, i: int) -> str | None:
    """What "toll", "number of cases", "body count" at token `i` counts."""
    if t.lower[i] == _POPULATION:
        return _POPULATION
    if t.lower[i] == "how":
        found = counted(t, i + 2) if t.lower[i + 1] == "many" else None
        return found.head if found else None
    if t.lower[i] == "toll":
        return "deaths" if t.lower[i - 1] not in _FEES else None
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
    if own and own[0] != other[0]:
        return Measured(own[0], Measure.MONEY, "money", n.first, other[1])
    if t.lower[n.end] != "per":  # "20 to the dollar" may be anything
        return None
    return Measured(written(t, n.end, other[1]), Measure.MONEY, "money", n.first, other[1])


def _quoted_in(t: Tokens, i: int) -> bool:
    """Whether the currency at token `i` is what another is priced in: "per euro", "to the dollar"."""
    return t.lower[i - 1] in _PRICED or (t.lower[i - 1] == "the" and t.lower[i - 2] in _PRICED)
