"""Whom "he", "she", "they" and "it" are for: by number, sex and kind, and by who was last spoken of; else nobody."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.attribution.speakers import Cast, Mention, Nearby, Speaker

_NEAR = 5
"""How many units a pronoun reaches back."""
_MEMORY = 60
"""How many mentions are looked back over."""
_HEARERS = 8
"""How many tokens after a word of saying those stand in whom it is said to."""
_PERSONAL = ("he", "she")
_COLLECTIVE = frozenset(("team", "group", "family", "couple", "panel", "crew", "gang", "pair", "band", "jury", "squad"))
_OWNERS = {"his": "he", "her": "she", "their": "they"}


def antecedent(cast: Cast, pronoun: str, nearby: Nearby) -> Speaker | None:
    """Whom a pronoun in the cast's unit is for; None where that is nobody known, or one of two."""
    pronoun = _OWNERS.get(pronoun, pronoun)
    for speaker in nearby.first:
        if fits(speaker, pronoun):
            return _taken(speaker, pronoun)
    for mention in _before(cast, pronoun):
        if mention is None:
            return None
        if fits(mention.speaker, pronoun):
            meant = _settled(cast, mention, pronoun)
            return _taken(meant, pronoun) if meant else None
    fitting = (s for s in nearby.last if fits(s, pronoun))
    return next((_taken(s, pronoun) for s in fitting), None)


def fits(speaker: Speaker, pronoun: str) -> bool:
    """Whether number, sex and kind of somebody go with a pronoun, as far as they are known."""
    if pronoun == "they":
        return speaker.several or bool(speaker.heads & _COLLECTIVE)
    if speaker.several:
        return False
    if pronoun == "it":
        return speaker.presumed or not speaker.person
    return not speaker.body and speaker.sex in ("", sex_of_pronoun(pronoun))


def sex_of_pronoun(pronoun: str) -> str:
    """The sex that a pronoun tells, "" where it tells none."""
    return {"he": "male", "she": "female"}.get(pronoun, "")


def _taken(speaker: Speaker, pronoun: str) -> Speaker:
    """The speaker, of whom the pronoun tells more."""
    if pronoun in _PERSONAL:
        speaker.sex, speaker.person, speaker.presumed = sex_of_pronoun(pronoun), True, False
    elif pronoun == "it":
        speaker.person, speaker.presumed, speaker.body = False, False, True
    return speaker


def _before(cast: Cast, pronoun: str) -> Iterator[Mention | None]:
    """Mentions before the unit, the last first; one only named in the unit before comes after its subjects.

    None where the unit before names several whom the pronoun fits: it is nobody's from before them.
    """
    near = [m for m in reversed(cast.recent[-_MEMORY:]) if cast.number - m.number <= _NEAR]
    last = [m for m in near if cast.number - m.number <= 1]
    return chain(last, _in_passing(cast, pronoun), near[len(last) :])


def _in_passing(cast: Cast, pronoun: str) -> Iterator[Mention | None]:
    """The one person (whom the pronoun fits) that the unit before names, where it is of the same paragraph; None of two."""
    unit = cast.previous
    if unit is None or cast.unit is None or unit.paragraph != cast.unit.paragraph:
        return
    subject = next((s for s in cast.subjects(unit, unit.end) if fits(s, pronoun)), None)
    if subject:
        yield cast.in_passing(subject)
        return
    named = {s.key: s for s in cast.persons(unit.first, unit.end) if fits(s, pronoun)}
    if len(named) == 1:
        yield from map(cast.in_passing, named.values())
    elif named and pronoun in _PERSONAL:
        yield None


def _settled(cast: Cast, mention: Mention, pronoun: str) -> Speaker | None:
    """Who is meant where somebody was spoken of beside others whom the pronoun fits too.

    Of two in one unit neither is taken, unless sex or an earlier mention tells them apart.
    """
    if pronoun not in _PERSONAL or mention.unit is None:
        return mention.speaker
    first, end = mention.unit.first, mention.unit.end
    if mention.cue >= 0:
        first, end = mention.cue + 1, min(mention.cue + 1 + _HEARERS, end)
    others = [s for s in cast.persons(first, end) if s is not mention.speaker and fits(s, pronoun)]
    of_sex = {s.key: s for s in (mention.speaker, *others) if s.sex}
    if not others or len(of_sex) == 1:
        return next(iter(of_sex.values())) if others else mention.speaker
    earlier = {m.speaker.key for m in cast.recent[-_MEMORY:] if m.number < mention.number}
    known = mention.speaker.key in earlier and not any(s.key in earlier for s in others)
    return mention.speaker if known else None
