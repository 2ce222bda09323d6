"""Asides: "Ann Lee, the mayor, said", and what they tell of a speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form, Phrase, inside, personal, plural
from briefgen.points.attribution.phrases import phrase_after, phrase_before

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

ASIDE = 40
"""How many tokens an aside may have."""
_ADVERBS = 6
_HERE = frozenset(("there", "here"))
_CLOSERS = frozenset(("as", "when", "while", "after", "before", "last", "this"))
_CLOSING = (
    Is.COMMA
    | Is.STOP
    | Is.QUOTE
    | Is.OPEN
    | Is.COLON
    | Is.DAY
    | Is.TIME
    | Is.PREPOSITION
    | Is.CONJUNCTION
    | Is.RELATIVE
    | Is.ADVERB
)
_OPENING = (
    Is.DETERMINER | Is.POSSESSIVE | Is.RELATIVE | Is.CAPITAL | Is.PREPOSITION | Is.SUBORDINATOR | Is.ADVERB | Is.SUFFIX
)


def someone(tokens: Tokens, head: int) -> bool:
    """Whether a noun is for a person, a body, or a text that speaks for its authors."""
    return personal(tokens, head) or bool(tokens.kinds[head] & (Is.ORGANISATION | Is.TEXT | Is.RELAYER))


def closes(tokens: Tokens, place: int) -> bool:
    """Whether a token can follow a finished phrase: no verb can."""
    return bool(tokens.kinds[place] & _CLOSING) or tokens.lowers[place] in _CLOSERS


def across_aside(tokens: Tokens, unit: Unit, comma: int) -> Phrase | None:
    """The phrase on the other side of the aside that `comma` closes: "Lee, the mayor,", "the head of the body, Ann Lee,"."""
    for n in range(comma - 1, max(unit.first, comma - ASIDE), -1):
        if tokens.kinds[n] & (Is.QUOTE | Is.STOP):
            return None
        if not tokens.kinds[n] & Is.COMMA or not _opens_aside(tokens, n + 1, comma):
            continue
        phrase = phrase_before(tokens, n - 2 if tokens.lowers[n - 1] in _HERE else n - 1, unit.first)
        if phrase is not None and (_aside_too(tokens, unit, phrase) or _after_preposition(tokens, unit, phrase)):
            continue
        if phrase is not None and (phrase.form is Form.NAME or someone(tokens, phrase.head)):
            return with_aside(tokens, phrase, comma + 1, opening=n)
    return _before_stray_comma(tokens, unit, comma)


def _after_preposition(tokens: Tokens, unit: Unit, phrase: Phrase) -> bool:
    return phrase.first > unit.first and bool(tokens.kinds[phrase.first - 1] & Is.PREPOSITION)


def _aside_too(tokens: Tokens, unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase is an aside itself: "Ann Lee, Labour, who had resigned, said", "Ann Lee, a clerk in Oslo, Norway,"."""
    if (
        (phrase.form is Form.NAME and phrase.first != phrase.last)
        or phrase.first - 1 <= unit.first
        or not tokens.kinds[phrase.first - 1] & Is.COMMA
    ):
        return False
    before = phrase_before(tokens, phrase.first - 2, unit.first)
    return before is not None and before.form is Form.NAME and before.name[0] < before.name[1]


def _before_stray_comma(tokens: Tokens, unit: Unit, comma: int) -> Phrase | None:
    """The phrase right before a comma that closes no aside: it opens the unit, maybe after an adverb."""
    phrase = phrase_before(tokens, comma - 1, unit.first)
    if phrase is None or phrase.first - unit.first > _ADVERBS:
        return None
    before = range(unit.first, phrase.first)
    return phrase if all(tokens.kinds[n] & (Is.COMMA | Is.ADVERB) for n in before) else None


def _opens_aside(tokens: Tokens, place: int, comma: int) -> bool:
    if place >= comma:
        return False
    verbal = tokens.lowers[place].endswith(("ing", "ed"))
    return verbal or bool(tokens.kinds[place] & _OPENING) or inside(tokens, place)


def with_aside(tokens: Tokens, phrase: Phrase, end: int, opening: int = -1) -> Phrase:
    """The phrase with what an aside after it (the comma at `opening`) adds: the role of a name, or the name of a role."""
    opening = phrase.last + 1 if opening < 0 else opening
    if opening + 1 >= end or not tokens.kinds[opening] & Is.COMMA:
        return phrase
    aside = phrase_after(tokens, opening + 1, end)
    if aside is None or aside.form is phrase.form or (aside.last + 1 < end and not closes(tokens, aside.last + 1)):
        return phrase
    if phrase.form is Form.NAME and phrase.role is None and personal(tokens, aside.head) and not plural(tokens, aside):
        return replace(phrase, role=_without_owner(tokens, aside.name))
    if phrase.form is Form.DESCRIPTION and personal(tokens, phrase.head) and _is_persons(tokens, aside):
        return replace(
            phrase,
            form=Form.NAME,
            head=aside.head,
            name=aside.name,
            role=aside.role or _without_owner(tokens, phrase.name),
        )
    return phrase


def _without_owner(tokens: Tokens, role: tuple[int, int]) -> tuple[int, int]:
    """A role without "their" in front: "Their lawyer, Rosa Klein," is a lawyer."""
    return (role[0] + 1, role[1]) if tokens.kinds[role[0]] & Is.POSSESSIVE and role[0] < role[1] else role


def _is_persons(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a name can be a person's, and is not that of the place in "the mayor of Bergen, Norway"."""
    kind = tokens.kinds[phrase.head]
    return phrase.form is Form.NAME and not kind & (Is.PLACE | Is.COMPANY) and not tokens.words[phrase.head].isupper()


def with_name(tokens: Tokens, unit: Unit, phrase: Phrase | None) -> Phrase | None:
    """The phrase with the name before it where the aside between them lacks its second comma: "Bo Ek, head of X said"."""
    if phrase is None or phrase.form is not Form.DESCRIPTION or not personal(tokens, phrase.head):
        return phrase
    if plural(tokens, phrase):
        return phrase
    comma = phrase.first - 1
    if comma <= unit.first or not tokens.kinds[comma] & Is.COMMA:
        return phrase
    name = phrase_before(tokens, comma - 1, unit.first)
    if name is None or name.form is not Form.NAME or name.first == name.last:
        return phrase
    bounded = name.first == unit.first or (tokens.kinds[name.first - 1] | tokens.kinds[name.first - 2]) & Is.QUOTE
    return replace(name, role=name.role or phrase.name) if bounded else phrase
