"""Passives: who is behind "was told by", and who is quoted in "was quoted as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import with_aside
from briefgen.points.attribution.auxiliaries import BE, skip_verbs
from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form
from briefgen.points.attribution.phrases import phrase_after, phrase_before
from briefgen.points.attribution.sayings import Subject

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

_FOR_AN_OBJECT = frozenset(("of", "for", "by", "as", "with"))
"""What follows a verb that needs an object only where it is passive: "a teacher accused of", "criticised for"."""
_WITHOUT_OBJECT = frozenset(("about", "for", "not", "off"))
_FURTHER = 30


def bare_passive(tokens: Tokens, unit: Unit, cue: int) -> bool:
    """Whether a participle is passive without "be": "a man believed to have fled", "and told that"."""
    after = tokens.lowers[cue + 1] if cue + 1 < unit.end else ""
    lacks_object = after in ("to", "by") or (after == "that" and tokens.lowers[cue] == "told")
    if tokens.kinds[cue] & Is.TRANSITIVE and tokens.kinds[cue] & Is.PAST and after in _FOR_AN_OBJECT:
        return True
    return lacks_object and bool(tokens.kinds[cue] & Is.PASSIVE)


def agent(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The agent of a passive: "he was told by the ministry that"."""
    for n in range(cue + 1, min(cue + 5, unit.end - 1)):
        if tokens.lowers[n] == "by":
            phrase = phrase_after(tokens, n + 1, unit.end)
            return Subject(phrase, cue) if phrase and phrase.form is not Form.PRONOUN else None
        if tokens.kinds[n] & (Is.COMMA | Is.STOP | Is.QUOTE) or tokens.lowers[n] == "that":
            return None
    return None


def further_passive(tokens: Tokens, unit: Unit, cue: int) -> bool:
    """Whether a verb after "and" goes on a passive and has no object: "was stopped by police and warned about it"."""
    after = tokens.lowers[cue + 1] if cue + 1 < unit.end else ""
    if not tokens.kinds[cue] & Is.PAST or after not in _WITHOUT_OBJECT:
        return False
    near = range(cue - 1, max(unit.first, cue - _FURTHER), -1)
    verb = next((n for n in near if tokens.kinds[n] & (Is.AUXILIARY | Is.FINITE | Is.MODAL)), None)
    return verb is not None and tokens.lowers[verb] in BE


def agent_before(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The agent of the passive that a further verb goes on with."""
    near = range(cue - 1, max(unit.first, cue - _FURTHER), -1)
    by = next((n for n in near if tokens.lowers[n] == "by"), None)
    phrase = phrase_after(tokens, by + 1, cue) if by else None
    return Subject(phrase, cue) if phrase else None


def reduced(tokens: Tokens, unit: Unit, cue: int) -> bool:
    """Whether a participle belongs to its noun: "sanctions announced by", "plans announced in May"."""
    by = cue + 1 < unit.end and tokens.lowers[cue + 1] == "by" and tokens.lowers[cue] != "said"
    return by and bool(tokens.kinds[cue] & Is.PAST) and tokens.lowers[cue - 1] not in BE and cue > unit.first


def quoted_as(tokens: Tokens, unit: Unit, as_: int) -> Subject | None:
    """The speaker in "was quoted by the agency as saying" and in "the agency quoted her as saying"."""
    for n in range(as_ - 1, max(unit.first, as_ - 24) - 1, -1):
        if tokens.lowers[n] not in ("quoted", "cited", "quotes"):
            continue
        place, seen = skip_verbs(tokens, n - 1, unit.first)
        quoter = phrase_before(tokens, place, unit.first)
        phrase = quoter if "be" in seen else phrase_after(tokens, n + 1, as_)
        if phrase and "be" not in seen and phrase.last + 1 < as_:
            phrase = with_aside(tokens, phrase, as_)
        return Subject(phrase, quoter.first if quoter else phrase.first) if phrase else None
    return None
