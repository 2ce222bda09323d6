"""The main clauses of a unit: whose they are, for a verb or a pronoun that takes up one of their subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import across_aside
from briefgen.points.attribution.lexicon import CUE, Is
from briefgen.points.attribution.nouns import Form, Phrase
from briefgen.points.attribution.phrases import phrase_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.attribution.tokens import Tokens, Unit

_REACH = 60
"""How many tokens a clause's subject is looked for before what takes it up."""
_MOST = 6
_VERB = Is.FINITE | Is.AUXILIARY | Is.MODAL
_BOUNDARY = Is.COMMA | Is.CONJUNCTION | Is.QUOTE | Is.COLON | Is.STOP
_SKIPPED = Is.AUXILIARY | Is.MODAL | Is.ADVERB | Is.NEGATION
_SHORTEST = 5


def clause_subjects(tokens: Tokens, unit: Unit, place: int, *, side: bool = False) -> Iterator[Phrase]:
    """The subjects of the unit's main clauses before a token, the nearest first; of the others if `side`."""
    floor, asked, last = max(unit.first, place - _REACH), 0, place
    for n in range(place - 1, floor, -1):
        if n >= last or not _finite(tokens, n):
            continue
        verb = n
        while verb - 1 > unit.first and tokens.kinds[verb - 1] & _SKIPPED and not tokens.kinds[verb - 1] & Is.CAPITAL:
            verb -= 1
        aside = tokens.kinds[verb - 1] & Is.COMMA
        phrase = across_aside(tokens, unit, verb - 1) if aside else phrase_before(tokens, verb - 1, unit.first)
        asked += 1
        if phrase and main(tokens, unit, phrase) is not side:
            yield phrase
        last = phrase.first if phrase else verb
        if asked == _MOST:
            return


def main(tokens: Tokens, unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase opens a main clause: it opens the unit, or stands after a comma or "and"."""
    before = phrase.first - 1
    if before < unit.first:
        return True
    if phrase.form is Form.PRONOUN and tokens.lowers[phrase.head] == "it":
        return False
    return bool(tokens.kinds[before] & _BOUNDARY)


def _finite(tokens: Tokens, place: int) -> bool:
    """Whether a token is a finite verb after its subject, and no participle ("the plan announced by")."""
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if kind & Is.CAPITAL:
        return False
    if kind & _VERB or (kind & CUE and kind & Is.PAST) or (kind & Is.SENTIENT and kind & Is.THIRD):
        return True
    return not kind and len(low) >= _SHORTEST and low.endswith("ed")
