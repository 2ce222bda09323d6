"""Where in a unit something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.cited import according, citing, introduced, labelled, scripted, worded
from briefgen.points.attribution.lexicon import CUE, Is
from briefgen.points.attribution.nominal import on_profits, stated
from briefgen.points.attribution.verbs import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.points.attribution.sayings import Saying
    from briefgen.points.attribution.tokens import Tokens, Unit

_CUES = CUE | Is.SAYING | Is.CITING | Is.COLON | Is.FEELING | Is.DASH
_DEEPEST = 12
"""How many sayings of one unit are followed."""


def cue_places(tokens: Tokens) -> list[int]:
    """The tokens that may be cues, in order."""
    return [n for n, kind in enumerate(tokens.kinds) if kind & _CUES]


def find_sayings(tokens: Tokens, unit: Unit, places: Sequence[int]) -> list[Saying]:
    """The sayings of a unit at `places`.

    Relayers' come first, so that of equal turns the inner is that of whoever makes the statement.
    """
    found: list[Saying] = []
    for place in places:
        saying = _saying(tokens, unit, place, found)
        if saying:
            found.append(saying)
        if len(found) == _DEEPEST:
            break
    made = any(s.led for s in found)
    return sorted(found, key=lambda s: 2 if s.led else 0 if s.relays or (made and _passes_on(tokens, s)) else 1)


def _passes_on(tokens: Tokens, saying: Saying) -> bool:
    """Whether a verb behind what is said only passes it on: "the president said ..., his office reported"."""
    return tokens.lowers[saying.cue] in ("reported", "reports", "reporting")


def _saying(tokens: Tokens, unit: Unit, place: int, said: list[Saying]) -> Saying | None:
    kind = tokens.kinds[place]
    if kind & (Is.COLON | Is.DASH):
        return _marked(tokens, unit, place, said)
    if kind & Is.CAPITAL and place > unit.first:
        return None
    if tokens.lowers[place] in ("put", "puts", "went", "goes"):
        return worded(tokens, unit, place)
    if kind & Is.CITING:
        return according(tokens, unit, place) or citing(tokens, unit, place, said[-1] if said else None)
    verb = spoken(tokens, unit, place, said) if kind & (CUE | Is.FEELING) else None
    if verb or not kind & Is.SAYING:
        return verb
    return stated(tokens, unit, place, said[-1] if said else None) or (
        None if said else on_profits(tokens, unit, place)
    )


def _marked(tokens: Tokens, unit: Unit, mark: int, said: list[Saying]) -> Saying | None:
    """What is said beside a colon or a dash without a word of saying."""
    if tokens.kinds[mark] & Is.DASH:
        return None if said else labelled(tokens, unit, mark)
    label = scripted(tokens, unit, mark) or labelled(tokens, unit, mark)
    return label or (None if said else introduced(tokens, unit, mark))
