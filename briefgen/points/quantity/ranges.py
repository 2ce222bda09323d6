"""Two numerals that belong together: "between 200 and 300", "5-7%", "$10-15bn", "two or three", "$5m to $7m".

"From 5% to 7%" is a change, not a range: its two amounts are figures of their own, and the first takes the unit of the
second where it has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.quantity.hedges import hedge_after, hedge_before
from briefgen.points.quantity.lexicon import CHANGES, NUMBER_WORDS, RANGING, SIGNS_BEFORE
from briefgen.points.quantity.measures import measured
from briefgen.points.quantity.numerals import read_numeral
from briefgen.points.quantity.scales import EXACT, Form, Numeral

if TYPE_CHECKING:
    from decimal import Decimal

    from briefgen.points.quantity.measured import Measured
    from briefgen.points.tokens import Tokens

_DASHES = frozenset("-–—‑")
_TEN = 10


class Range(NamedTuple):
    """The bounds of a range, what it measures (None where nothing says), and where it starts and ends."""

    low: Decimal
    high: Decimal
    measured: Measured | None
    first: int
    end: int


class Score(NamedTuple):
    """Numbers joined by dashes that are no range ("3-1", "555-0199"); `end` is the token after them."""

    end: int


def read_range(t: Tokens, n: Numeral, own: Measured | None) -> Range | Score | None:
    """The range that begins with the numeral `n`, which by itself measures `own`.

    A Score where its numbers are joined to something else, None where `n` stands alone.
    """
    if n.value is None:
        return None
    if t.words[n.end] in _DASHES and t.joined(n.end) and t.joined(n.end + 1) and (joined := _signed(t, n.end + 1)):
        return _dashed(t, n, joined)
    k = own.end if own and own.rule in {"money", "percent", "physical", "duration"} else n.end
    second = _second(t, n, k)
    if second is None or second.value is None:
        return None
    if own is None and _tally(t, n, second):
        return Score(second.end)
    return _spelled(t, n, k, second, own)


def _spelled(t: Tokens, n: Numeral, k: int, second: Numeral, own: Measured | None) -> Range | None:
    """The range whose bounds a word at token `k` connects."""
    low, other = _carried(t, n, second), _measured_second(t, second)
    if second.value is None or low >= second.value or not _plausible(t, n, k, low, second.value):
        return None
    if k != n.end and (own is None or other is None or own.unit != other.unit):
        return None
    if own is not None and other is not None and own.unit != other.unit:  # "$3.06, or 4.1%": one amount, told twice
        return None
    signed = own is not None and own.rule == "money" and own.first < n.first
    told = own is not None and own.end == n.end and other is None
    return _range(t, n._replace(value=low), second, own if signed or told else other)


def takes_unit_of(t: Tokens, n: Numeral) -> Measured | None:
    """What "from 5 to 7 percent" says of its first number."""
    if t.lower[n.first - 1] != "from" or t.lower[n.end] != "to":
        return None
    second = read_numeral(t, n.end + 1)
    read = measured(t, second) if second else None
    return read._replace(first=n.first, end=n.end) if read and read.rule != "money" else None


def _second(t: Tokens, n: Numeral, k: int) -> Numeral | None:
    """The numeral after a connector at token `k`."""
    word = t.lower[k]
    if word == "and" and t.lower[_start(t, n) - 1] == "between":
        return _signed(t, k + 1)
    if word == "to" and ("from" not in t.lower[max(0, _start(t, n) - 1) : n.first] or _spans(t, n)):
        return _signed(t, k + 1)
    if word in {"or", ","}:
        return _choice(t, n, k)
    if word in _DASHES and t.lower[k + 1] in {"to", "or"} and t.joined(k):
        return _signed(t, k + 2)
    if word in _DASHES and (k > n.end or not t.joined(k)) and (k > n.end or not t.words[k + 1].isalpha()):
        return _signed(t, k + 1)
    return None


def _spans(t: Tokens, n: Numeral) -> bool:
    """Whether "from" opens a range and no change: "estimates run from 500 to 900", "anywhere from five to ten"."""
    return t.lower[_start(t, n) - 2] in RANGING


def _choice(t: Tokens, n: Numeral, k: int) -> Numeral | None:
    """The last of the numbers to choose from: "two or three", "two, three or four", "a million, or 2 million"."""
    last: Numeral | None = None
    low = n
    while low.form is not Form.FRACTION and t.lower[k] in {"or", ","}:
        after = _signed(t, k + 2 if t.lower[k + 1] == "or" else k + 1)
        if after is None or after.value is None or (t.lower[k : k + 2].count("or") == 0 and t.lower[after.end] != "or"):
            break
        value = _carried(t, low, after)
        if not value < after.value <= value * 2 + 1:
            break
        last, low, k = after, after, after.end
    return last


def _start(t: Tokens, n: Numeral) -> int:
    read = SIGNS_BEFORE.at(t, n.first - 1)
    return read[1] + 1 if read else n.first


def _signed(t: Tokens, k: int) -> Numeral | None:
    """The numeral at `k`, behind a currency sign of one or two tokens if there is one."""
    for i in (k, k + 1, k + 2):
        if t.lower[i][:1].isdecimal() or t.lower[i] in NUMBER_WORDS or t.lower[i] == "half":
            return read_numeral(t, i) if i == k or SIGNS_BEFORE.at(t, i - 1) else None
        if t.lower[i] == "a" and i == k:
            return read_numeral(t, i + 1)
    return None


def _carried(t: Tokens, n: Numeral, second: Numeral) -> Decimal:
    """The first value, with the scale of the second where the first has none: "$10-15bn", "two or three hundred"."""
    value = n.value or n.mantissa
    if n.scale != 1 or n.form is Form.VAGUE:
        return value
    if second.scale != 1 and n.mantissa < second.mantissa:
        return EXACT.multiply(value, second.scale)
    if t.lower[second.end - 1] == "hundred" and value < _TEN:
        return value * 100
    return value


def _plausible(t: Tokens, n: Numeral, k: int, low: Decimal, high: Decimal) -> bool:
    if t.lower[k] == "to":
        return t.lower[hedge_before(t, _start(t, n), 0).edge - 1] not in CHANGES and high <= low * 20
    return True


def _tally(t: Tokens, n: Numeral, second: Numeral) -> bool:
    """Votes for and against: "won, 134 to 63"; after "fell" or "down" they are two amounts."""
    if t.lower[n.end] != "to" or t.lower[_start(t, n) - 1] in CHANGES:
        return False
    return (n.value or 0) > (second.value or 0) and measured(t, second) is None


def _measured_second(t: Tokens, second: Numeral) -> Measured | None:
    own = measured(t, second)
    after = hedge_after(t, second.end)
    return own or (measured(t, second._replace(end=after.edge)) if after.edge > second.end else None)


def _range(t: Tokens, n: Numeral, second: Numeral, m: Measured | None) -> Range:
    first = _start(t, n)
    between = t.lower[first - 1] == "between"
    if m is not None:
        other = _measured_second(t, second)
        m = m._replace(first=first, end=max(m.end, second.end, other.end if other else 0))
    return Range(
        n.value or second.mantissa,
        second.value or second.mantissa,
        m,
        first - 1 if between else first,
        m.end if m else second.end,
    )


def _dashed(t: Tokens, n: Numeral, second: Numeral) -> Range | Score:
    """Numerals joined by a dash: a range where it ascends and measures something, else a score, a number or a name."""
    if second.value is None or _chained(t, second.end):
        return Score(_chain_end(t, n.end))
    low = _carried(t, n, second)
    prefixed = SIGNS_BEFORE.at(t, n.first - 1)
    m = measured(t, n) if prefixed else _measured_second(t, second)
    if low >= second.value or m is None:
        return Score(second.end)
    return _range(t, n._replace(value=low), second, m)


def _chained(t: Tokens, k: int) -> bool:
    return t.words[k] in _DASHES and t.joined(k) and t.joined(k + 1) and t.words[k + 1][:1].isdecimal()


def _chain_end(t: Tokens, k: int) -> int:
    while t.joined(k) and (t.words[k] in _DASHES or t.words[k].isalnum() or t.words[k][:1].isdecimal()):
        k += 1
    return k
