"""The subjects that verbs share: of a unit, and of a further verb in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import ASIDE, with_aside
from briefgen.points.attribution.clauses import clause_subjects
from briefgen.points.attribution.lexicon import CUE, Is
from briefgen.points.attribution.nouns import Phrase, inside
from briefgen.points.attribution.phrases import phrase_after
from briefgen.points.attribution.sayings import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.points.attribution.sayings import Saying
    from briefgen.points.attribution.tokens import Tokens, Unit


_HEDGES = frozenset(
    ("about", "around", "some", "nearly", "almost", "roughly", "over", "more", "at", "up", "as", "under")
)
_MODIFIED = 30
"""How many tokens into a unit the verb of its opening phrase is looked for across what tells which ones."""
_RELATIVES = frozenset(("who", "whose"))
_PAUSE = Is.COMMA | Is.QUOTE | Is.STOP | Is.COLON | Is.CONJUNCTION
_NO_SUBJECT = Is.AUXILIARY | Is.MODAL | Is.NEGATION | Is.CONJUNCTION | Is.COMMA | Is.QUOTE
_TURNS = frozenset(("but", "while", "whereas"))
_SIDES = frozenset(("after", "as", "when", "while", "because", "before", "since", "although", "though"))


def running_subjects(tokens: Tokens, unit: Unit, cue: int, said: Sequence[Saying]) -> Iterator[Phrase]:
    """The subjects that a further verb may share, the likeliest first, given the unit's sayings before it.

    A participle (", adding") goes with the main clause, a verb after "and" with the clause before it.
    """
    spoke = [s.phrase for s in said]
    clauses = spoke if tokens.kinds[cue] & Is.ING else list(reversed(spoke))
    main = [p for p in clauses if p.first == unit.first or not tokens.kinds[p.first - 1] & Is.SUBORDINATOR]
    after = said[-1].phrase.last if said else -1
    subjects = (p for p in clause_subjects(tokens, unit, cue) if p.first > after and can_speak(tokens, p))
    if said and said[-1].led:  # "Lee said it would hold, but Ek left and warned": what Lee says is over at ", but"
        subjects = (
            p for p in subjects if tokens.lowers[p.first - 1] in _TURNS and tokens.kinds[p.first - 2] & Is.COMMA
        )
    yield from (with_aside(tokens, p, cue) for p in subjects)
    yield from main
    opening = opening_phrase(tokens, unit, cue)
    if opening and not _after_side_clause(tokens, opening.last, cue):
        yield opening
    yield from (p for p in clauses if p not in main)
    yield from (p for p in clause_subjects(tokens, unit, cue, side=True) if can_speak(tokens, p))


def _after_side_clause(tokens: Tokens, first: int, cue: int) -> bool:
    """Whether a clause with a subject of its own stands right before a participle ("... after the bank cut it, saying")."""
    for n in range(cue - 2, max(first, cue - ASIDE), -1):
        if tokens.kinds[n] & Is.COMMA:
            return False
        if tokens.lowers[n] in _SIDES:
            return not tokens.kinds[n + 1] & Is.PRONOUN  # "... since it was sold, and warned": who "it" is warns
    return False


def opening_phrase(tokens: Tokens, unit: Unit, end: int | None = None) -> Phrase | None:
    """The unit's first noun phrase, past an opening adverbial ("In the coming days, ...")."""
    ceiling = unit.end if end is None else end
    first = _past_hedge(tokens, unit.first, ceiling)
    limit = min(unit.first + ASIDE, ceiling)
    while first < limit and not _opens_phrase(tokens, first):
        comma = next((n for n in range(first, limit) if tokens.kinds[n] & Is.COMMA), None)
        if comma is None or _inverts(tokens, first, comma):
            return None
        first = comma + 1
    phrase = phrase_after(tokens, first, ceiling) if first < ceiling and _opens_phrase(tokens, first) else None
    return with_aside(tokens, phrase, ceiling) if phrase else None


def across_modifier(tokens: Tokens, unit: Unit, verb: int) -> Phrase | None:
    """The opening phrase across what tells which ones: "Doctors who met the board say", "Doctors living in Oslo say"."""
    if verb - unit.first > _MODIFIED or tokens.kinds[verb - 1] & _NO_SUBJECT or tokens.lowers[verb - 1] == "to":
        return None
    if any(k & _PAUSE for k in tokens.kinds[unit.first : verb]) or not any(
        map(_modifies, tokens.lowers[unit.first : verb])
    ):
        return None
    opening = opening_phrase(tokens, unit, verb)
    if opening is None or opening.first - unit.first > 1 or opening.last + 1 >= verb - 1:
        return None
    first = opening.last + 1
    verbs = sum(1 for n in range(first, verb) if _finite(tokens, n))
    if tokens.lowers[first] in _RELATIVES:
        return opening if verbs == 1 else None
    modifier = _modifies(tokens.lowers[first]) and not tokens.kinds[first] & ~(Is.ING | Is.PAST | CUE)
    return opening if modifier and not verbs else None


def _modifies(low: str) -> bool:
    """Whether a word can begin what tells which ones are meant."""
    return low in _RELATIVES or low.endswith(("ing", "ed"))


def _finite(tokens: Tokens, place: int) -> bool:
    """Whether a token is a verb that has a subject: no participle ("asked by the board")."""
    kind = tokens.kinds[place]
    if kind & Is.CAPITAL or (kind & Is.AUXILIARY and tokens.lowers[place] in ("been", "being", "having")):
        return False
    if kind & (Is.FINITE | Is.AUXILIARY | Is.MODAL):
        return not tokens.kinds[place - 1] & (Is.AUXILIARY | Is.MODAL)
    if tokens.lowers[place - 1] in ("who", "which") and tokens.lowers[place].endswith("ed"):
        return True
    return bool(kind & CUE and kind & (Is.PAST | Is.THIRD | Is.BASE)) and tokens.lowers[place + 1] != "by"


def _past_hedge(tokens: Tokens, first: int, ceiling: int) -> int:
    """The number that a hedge qualifies: "About 300 residents", "More than 20 charities"."""
    if first >= ceiling or tokens.lowers[first] not in _HEDGES:
        return first
    near = range(first + 1, min(first + 4, ceiling))
    return next((n for n in near if tokens.kinds[n] & Is.NUMBER), first)


def _inverts(tokens: Tokens, first: int, comma: int) -> bool:
    """Whether what begins with a preposition is a clause, its subject behind the verb: "Among them was Ann Lee, ..."."""
    if not tokens.kinds[first] & Is.PREPOSITION or tokens.kinds[first] & Is.SUBORDINATOR:
        return False
    return any(tokens.lowers[n] in ("was", "were", "is", "are") for n in range(first + 1, comma))


def _opens_phrase(tokens: Tokens, first: int) -> bool:
    kind, low = tokens.kinds[first], tokens.lowers[first]
    if kind & (Is.PRONOUN | Is.DETERMINER | Is.POSSESSIVE):
        return True
    return inside(tokens, first) and not (low.endswith(("ing", "ed", "ly")) and not kind & ~Is.CAPITAL)
