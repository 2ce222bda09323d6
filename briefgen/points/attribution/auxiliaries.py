"""The auxiliaries, adverbs and dates that stand between a verb and its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import LEADS

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens

BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"))
_TIME_WORDS = frozenset(("on", "last", "this", "late", "early", "earlier", "next"))
_DEGREES = frozenset(("very", "so", "quite", "too", "deeply"))


def skip_verbs(tokens: Tokens, place: int, floor: int) -> tuple[int, set[str]]:
    """The token before a verb's adverbs, auxiliaries and dates, and which of "be", "modal", "not" stood there."""
    seen = set[str]()
    while place >= floor:
        kind, low = tokens.kinds[place], tokens.lowers[place]
        if kind & Is.NEGATION:
            seen.add("not")
        elif low in BE:
            seen.add("be")
        elif kind & Is.MODAL and not kind & Is.CAPITAL:
            seen.add("modal")
        elif (
            not kind & (Is.AUXILIARY | Is.ADVERB)
            and not (low == "long" and place > floor and tokens.kinds[place - 1] & Is.AUXILIARY)
            and not ((low.endswith("ly") or low in _DEGREES) and not kind and not tokens.kinds[place - 1] & LEADS)
            and not _dates(tokens, place)
        ):
            break
        place -= 1
    return place, seen


def _dates(tokens: Tokens, place: int) -> bool:
    """Whether a token belongs to a date between subject and verb ("on Monday", "over the weekend", "last week")."""
    kind = tokens.kinds[place]
    if kind & (Is.DAY | Is.TIME):
        return True
    if tokens.lowers[place] in ("the", "over", "during", "at"):
        return _dates(tokens, place + 1) if tokens.kinds[place + 1] & (Is.TIME | Is.DETERMINER) else False
    after = tokens.kinds[place + 1] & (Is.DAY | Is.TIME | Is.NUMBER)
    return bool(after) and (tokens.lowers[place] in _TIME_WORDS or bool(kind & Is.NUMBER))
