"""A numeral with what it measures, and the words that may stand around a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.quantity.lexicon import RATES
from briefgen.points.quantity.scales import Form, Numeral, after_dash

if TYPE_CHECKING:
    from briefgen.model import Measure
    from briefgen.points.tokens import Tokens

_PER = frozenset({"a", "an", "per", "each", "every", "/"})


class Measured(NamedTuple):
    """A numeral with what it measures: tokens `first`..`end` carry both."""

    unit: str | None
    measure: Measure
    rule: str
    first: int
    end: int


def after_of(t: Tokens, n: Numeral, k: int) -> int:
    """The token after "of" ("hundreds of miles") or "of a" ("three tenths of a second"), else `k`."""
    if n.form not in {Form.VAGUE, Form.FRACTION} or t.lower[k] != "of":
        return k
    return k + 2 if n.form is Form.FRACTION and t.lower[k + 1] in {"a", "an"} else k + 1


def rate(t: Tokens, end: int) -> int:
    """The token after "a barrel", "per day", "-a-share" where one stands at `end`, else `end`."""
    k = after_dash(t, end)
    if t.lower[k] not in _PER:
        return end
    what = after_dash(t, k + 1)
    if t.lower[what] == "square":
        what += 1
    return what + 1 if t.lower[what] in RATES else end


def written(t: Tokens, k: int, end: int) -> str:
    """The unit's own words, spaced as in the text."""
    return "".join(("" if i == k or t.joined(i) else " ") + t.words[i] for i in range(k, end))
