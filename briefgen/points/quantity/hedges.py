"""How a quantity is qualified: "at least", "more than", "about", "up to", "or so", before it or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Modifier
from briefgen.points.quantity.lexicon import AFTER, BEFORE

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

_BETWEEN = frozenset({"another", "an", "a", "additional", "further", "extra", "record", "only", "some"})
# "Some" and "about" are no hedges where a verb or noun of speech asks for a topic ("talked about three issues").
_TOPIC = (
    "talk",
    "ask",
    "worr",
    "complain",
    "concern",
    "learn",
    "know",
    "question",
    "story",
    "book",
    "think",
    "speak",
    "inform",
    "brief",
)
_PARTICLED = {
    "up": ("sign", "add", "stand", "stood", "liv", "own", "fac", "wak", "woke", "hook", "lead", "match"),
    "over": ("hand", "turn", "tak", "took", "sign", "presid"),
    "under": ("place", "put", "fall", "fell", "liv"),
}
# "Half past nine", "the past 12 months".
_PAST = frozenset({"half", "quarter", "the", "this", "these", "minutes", "go", "went", "walked", "drove", "over"})
_NEVER = ("\0",)
_DEPTH = 3


class Hedge(NamedTuple):
    """A qualification: `modifier`, and the token where the qualified words start (or end, exclusive)."""

    modifier: Modifier
    edge: int


def hedge_before(t: Tokens, first: int, floor: int) -> Hedge:
    """The qualification before token `first`, looking no further back than `floor`; the outermost definite one counts."""
    found = Hedge(Modifier.NONE, first)
    for _ in range(_DEPTH):
        last = found.edge - 1
        read = BEFORE.at(t, last)
        if read is None and t.lower[last] in _BETWEEN and last > floor:
            read = BEFORE.at(t, last - 1)
        if read is None or read[1] + 1 < floor or _topic(t, read[1]):
            return found
        definite = found.modifier not in {Modifier.NONE, Modifier.ABOUT} or read[0] is Modifier.NONE
        found = Hedge(found.modifier if definite else read[0], read[1] + 1)
    return found


def hedge_after(t: Tokens, end: int) -> Hedge:
    """The qualification at token `end`: "or more", "-plus", "or so"."""
    read = AFTER.at(t, end)
    if read is None or t.lower[read[1]] == "than" or t.lower[read[1]][:1].isdecimal():
        return Hedge(Modifier.NONE, end)
    return Hedge(*read)


def _topic(t: Tokens, i: int) -> bool:
    """Whether the phrase after token `i` belongs to the verb at `i`: "worried about", "sign up to", "took over"."""
    if t.lower[i].startswith(_PARTICLED.get(t.lower[i + 1], _NEVER)):
        return True
    if t.lower[i + 1] == "past":
        return t.lower[i] in _PAST
    return t.lower[i + 1] == "about" and t.lower[i].startswith(_TOPIC)
