"""What is done to those whom a figure counts: killed, injured, arrested, deployed ... told from the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.ledger.lexicon import deeds, frame
from briefgen.points.quantity.lexicon import STARTERS

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

LIVES = frozenset({"life", "lives"})
_FAR, _BACK, _TOLL_FAR, _LOST_FAR = 8, 6, 10, 4
_BREAKS = frozenset(',;:()[]“”"!?—–')
_JOINS = frozenset({"and", "or", "but", "while"})
_OBJECTS = frozenset({"a", "an", "the", "his", "her", "its", "their", "him", "them", "himself", "one", "at", "more"})
_HAVE = frozenset({"have", "has", "had"})


class Deed(NamedTuple):
    """A deed by its name in the table, and the token that tells it."""

    name: str
    token: int


def deed_of(t: Tokens, first: int, end: int, unit: str | None) -> Deed | None:
    """The deed of the figure at tokens `first`..`end`; None where no word tells it, or two tell different ones."""
    if unit and (name := deeds().nouns.get(unit.lower())):
        return Deed(name, end - 1)
    lives = _lives(t, first, end) if unit and unit.lower() in LIVES else None
    found = [d for d in (_behind(t, end), _before(t, first), lives) if d]
    return found[0] if len({d.name for d in found}) == 1 else None


def breaks(t: Tokens, k: int) -> bool:
    """Whether a clause ends at token `k`."""
    return t.words[k] in _BREAKS or not t.words[k] or (t.words[k] in {"-", "–"} and not t.joined(k))


def _behind(t: Tokens, end: int) -> Deed | None:
    """12 people [who have been] killed; 12 people died; not: 12 gunmen killed three guards."""
    for k in range(end, end + _FAR):
        word = t.lower[k]
        if breaks(t, k) or word in _JOINS or word[:1].isdigit():
            return None
        if name := deeds().after.get(word):
            return Deed(name, k) if _undergone(t, end, k) and not _doubled(t, k, name) else None
    return None


def _undergone(t: Tokens, end: int, k: int) -> bool:
    """Whether those who are counted undergo what the word at `k` says, rather than do it."""
    between = t.lower[end:k]
    if any(word in frame("passive") for word in between) or t.lower[k] not in deeds().active:
        return True
    after = t.lower[k + 1]
    has_object = after in _OBJECTS or after in STARTERS or after[:1].isdigit() or t.capital(k + 1)
    return all(word in frame("between") - _HAVE for word in between) and not has_object


def _doubled(t: Tokens, k: int, name: str) -> bool:
    """Killed or wounded: one count of two deeds."""
    return t.lower[k + 1] in {"and", "or"} and deeds().after.get(t.lower[k + 2], name) != name


def _before(t: Tokens, first: int) -> Deed | None:
    """Killing 12, the deaths of 12, the death toll rose to 12."""
    k = first - 1
    while k > first - _BACK and t.lower[k] in frame("before") - frame("toll_at"):
        k -= 1
    word = t.lower[k]
    if name := deeds().object.get(word):
        doubled = t.lower[k - 1] in {"and", "or"} and deeds().object.get(t.lower[k - 2], name) != name
        return None if doubled or t.lower[k - 1] in frame("passive") else Deed(name, k)
    if word == "of" and (name := deeds().of.get(t.lower[k - 1])):
        return Deed(name, k - 1)
    return _toll(t, k) if word in frame("toll_at") else None


def _toll(t: Tokens, k: int) -> Deed | None:
    for i in range(k, max(k - _TOLL_FAR, -1), -1):
        if breaks(t, i):
            return None
        if t.lower[i] == "toll":
            return Deed("killed", i)
    return None


def _lives(t: Tokens, first: int, end: int) -> Deed | None:
    """Claimed 12 lives; 12 lives were lost."""
    before = (k for k in range(first - 1, first - _LOST_FAR, -1) if t.lower[k] in frame("taken"))
    behind = (k for k in range(end, end + _LOST_FAR) if t.lower[k] == "lost")
    place = next(before, next(behind, None))
    return None if place is None else Deed("killed", place)
