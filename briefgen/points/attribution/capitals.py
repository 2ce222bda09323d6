"""Which sentences begin with a name, and which only with a capital."""

from __future__ import annotations

from itertools import compress
from operator import not_
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import CUE, Is

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.points.attribution.tokens import Tokens, Unit

_GRAMMAR = (
    Is.PRONOUN
    | Is.DETERMINER
    | Is.POSSESSIVE
    | Is.PREPOSITION
    | Is.SUBORDINATOR
    | Is.CONJUNCTION
    | Is.RELATIVE
    | Is.AUXILIARY
    | Is.ADVERB
    | Is.NEGATION
    | CUE
)
_NAMING = Is.PLACE | Is.RELAYER | Is.PARTICLE
_FOLLOWS_NAME = (
    CUE | Is.AUXILIARY | Is.MODAL | Is.FINITE | Is.COMMA | Is.ADVERB | Is.RELATIVE | Is.PARTICLE | Is.CONJUNCTION
)
_BEFORE_MONTH = frozenset(
    ("in", "on", "since", "until", "till", "by", "from", "during", "last", "this", "next", "early")
)
_COMMON = ("ing", "ed", "ly", "ers", "ists", "tion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "ics")
_SEVERAL = frozenset(("are", "were", "have", "aren't", "weren't", "haven't"))
"""Verbs that make a noun in -s a plural, and no name."""


def settle_capitals(tokens: Tokens, read: Iterable[Unit]) -> None:
    """Take away the capital of each first word that is no name."""
    for place in [n for n, kind in enumerate(tokens.kinds) if kind & Is.FIRST_NAME]:
        _settle_month(tokens, place)
    firsts = {unit.first: unit.end for unit in read}
    capital = [kind & Is.CAPITAL for kind in tokens.kinds]
    common = set(compress(tokens.lowers, map(not_, capital)))
    for first in firsts:
        capital[first] = 0
    proper = set(compress(tokens.lowers, capital))
    for first, end in firsts.items():
        kind = tokens.kinds[first]
        if kind & Is.CAPITAL and not _names(tokens, first, end, proper, common):
            tokens.kinds[first] = kind & ~Is.CAPITAL


def _settle_month(tokens: Tokens, place: int) -> None:
    """Take a month for a first name where a capital follows and no date stands around it ("June Ek", not "in June")."""
    before = tokens.kinds[place - 1] if place else 0
    after = tokens.kinds[place + 1] if place + 1 < len(tokens.kinds) else 0
    dated = (before | after) & Is.NUMBER or before & Is.DAY or (place and tokens.lowers[place - 1] in _BEFORE_MONTH)
    if after & Is.CAPITAL and not after & Is.DAY and not dated:
        tokens.kinds[place] &= ~(Is.DAY | Is.MODAL)


def _names(tokens: Tokens, first: int, end: int, proper: set[str], common: set[str]) -> bool:
    """Whether a first word is (part of) a name, by what is known of it, what follows, and how it is written later."""
    known, low = tokens.kinds[first] & ~(Is.CAPITAL | Is.GENITIVE | Is.THING), tokens.lowers[first]
    after = tokens.kinds[first + 1] if first + 1 < end else 0
    if after & Is.CAPITAL and not after & Is.DAY:
        return not known & _GRAMMAR
    if known:
        return bool(known & _NAMING) and not known & ~_NAMING
    if tokens.words[first].isupper():
        return True
    if low in common or (first + 1 < end and low.endswith("s") and tokens.lowers[first + 1] in _SEVERAL):
        return False
    if low in proper or tokens.kinds[first] & Is.GENITIVE:
        return True
    return not low.endswith(_COMMON) and bool(after & _FOLLOWS_NAME)
