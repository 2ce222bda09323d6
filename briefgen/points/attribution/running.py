"""The subjects that verbs share: of a unit, and of a further verb in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import ASIDE, with_aside
from briefgen.points.attribution.clauses import clause_subjects
from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Phrase, inside
from briefgen.points.attribution.phrases import phrase_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.points.attribution.tokens import Tokens, Unit


_HEDGES = frozenset(
    ("about", "around", "some", "nearly", "almost", "roughly", "over", "more", "at", "up", "as", "under")
)
_SIDES = frozenset(("after", "as", "when", "while", "because", "before", "since", "although", "though"))


def running_subjects(tokens: Tokens, unit: Unit, cue: int, said: Sequence[Phrase]) -> Iterator[Phrase]:
    """The subjects that a further verb may share, the likeliest first, given those of the unit's sayings before it.

    A participle (", adding") goes with the main clause, a verb after "and" with the clause before it.
    """
    clauses = list(said) if tokens.kinds[cue] & Is.ING else list(reversed(said))
    main = [p for p in clauses if p.first == unit.first or not tokens.kinds[p.first - 1] & Is.SUBORDINATOR]
    yield from main
    if not said and not tokens.kinds[cue] & Is.ING:
        yield from (with_aside(tokens, p, cue) for p in clause_subjects(tokens, unit, cue))
    opening = opening_phrase(tokens, unit, cue)
    if opening and not _after_side_clause(tokens, opening.last, cue):
        yield opening
    yield from (p for p in clauses if p not in main)


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
    for n in range(first, min(unit.first + ASIDE, ceiling)):
        if _opens_phrase(tokens, first):
            break
        first = n + 1 if tokens.kinds[n] & Is.COMMA else first
    phrase = phrase_after(tokens, first, ceiling) if first < ceiling and _opens_phrase(tokens, first) else None
    return with_aside(tokens, phrase, ceiling) if phrase else None


def _past_hedge(tokens: Tokens, first: int, ceiling: int) -> int:
    """The number that a hedge qualifies: "About 300 residents", "More than 20 charities"."""
    if first >= ceiling or tokens.lowers[first] not in _HEDGES:
        return first
    near = range(first + 1, min(first + 4, ceiling))
    return next((n for n in near if tokens.kinds[n] & Is.NUMBER), first)


def _opens_phrase(tokens: Tokens, first: int) -> bool:
    kind, low = tokens.kinds[first], tokens.lowers[first]
    if kind & (Is.PRONOUN | Is.DETERMINER | Is.POSSESSIVE):
        return True
    return inside(tokens, first) and not (low.endswith(("ing", "ed", "ly")) and not kind & ~Is.CAPITAL)
