"""Money and percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Measure
from briefgen.points.quantity.lexicon import CURRENCY_NAMES, PRICES, SIGNS_AFTER, SIGNS_BEFORE
from briefgen.points.quantity.measured import Measured, after_of, rate
from briefgen.points.quantity.nouns import part_of
from briefgen.points.quantity.scales import Form, Numeral, after_dash

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

_PERCENT = frozenset({"%", "percent", "pct"})
_LEAST_WON, _NEAR = 1000, 10
# "The 2028 dollar bond" falls due in that year.
_LOANS, _MATURITIES = frozenset({"bond", "bonds", "note", "notes", "debt", "paper"}), range(1950, 2101)


def money_before(t: Tokens, n: Numeral) -> Measured | None:
    """$5bn, US$ 3 million, Rs 500 crore, EUR 20."""
    read = SIGNS_BEFORE.at(t, n.first - 1)
    if read is None or (t.words[n.first - 1].isalpha() and len(t.words[n.first - 1]) == 1 and not t.joined(n.first)):
        return None
    return Measured(read[0], Measure.MONEY, "money", read[1] + 1, rate(t, n.end))


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
    k = after_of(t, n, after_dash(t, n.end))
    read = SIGNS_AFTER.at(t, k) or CURRENCY_NAMES.at(t, k)
    if read is None or not _spent(t, n, k):
        return None
    unit, end = read
    return Measured(unit, Measure.MONEY, "money", n.first, rate(t, end))


def _spent(t: Tokens, n: Numeral, k: int) -> bool:
    """Whether the word at `k` is money here: "pounds" may be weight, "won" a verb, "p" must touch its number."""
    word = t.lower[k]
    if t.lower[k + 1] in _LOANS and n.scale == 1 and n.value is not None and n.value in _MATURITIES:
        return False
    if word == "p":
        return t.joined(k)
    if word == "won":
        return n.value is not None and n.value >= _LEAST_WON
    if word in {"pound", "pounds"} and not t.lower[k + 1].startswith("sterling"):
        return n.scale > 1 or _priced(t, n.first, k)
    return True


def _priced(t: Tokens, first: int, k: int) -> bool:
    """Whether the words around a bare number of pounds speak of money; elsewhere it is a weight."""
    around = t.lower[max(0, first - _NEAR) : k + _NEAR]
    return t.lower[k + 1] != "of" and any(word.startswith(PRICES) for word in around)
