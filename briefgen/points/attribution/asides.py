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
_LISTED = 4
_FROM = frozenset(("from", "of", "in", "near"))
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


def _named_in(tokens: Tokens, unit: Unit, opening: int, comma: int) -> Phrase | None:
    """The name that is all of an aside, behind a role and what tells more of it: "An envoy who met him, Ann Lee, said"."""
    name = phrase_after(tokens, opening + 1, comma)
    if name and opening == unit.first + 1 and tokens.lowers[unit.first] in ("one", "another"):
        return name if name.last + 1 == comma and _is_persons(tokens, name) else None
    role = phrase_after(tokens, unit.first, opening)
    if name is None or role is None or name.last + 1 != comma or not _is_persons(tokens, name):
        return None
    if role.form is not Form.DESCRIPTION or plural(tokens, role) or not personal(tokens, role.head):
        return None
    related = role.last + 1 < opening and tokens.lowers[role.last + 1] == "who"
    named = name.name[0] < name.name[1] and not any(k & Is.COMMA for k in tokens.kinds[role.last : opening])
    return replace(name, role=role.name) if related and named else None


def across_aside(tokens: Tokens, unit: Unit, comma: int) -> Phrase | None:
    """The phrase on the other side of the aside that `comma` closes: "Lee, the mayor,", "the head of the body, Ann Lee,"."""
    for n in range(comma - 1, max(unit.first, comma - ASIDE), -1):
        if tokens.kinds[n] & (Is.QUOTE | Is.STOP):
            return None
        if not tokens.kinds[n] & Is.COMMA or not _opens_aside(tokens, n + 1, comma):
            continue
        name = _named_in(tokens, unit, n, comma)
        if name:
            return name
        phrase = phrase_before(tokens, n - 2 if tokens.lowers[n - 1] in _HERE else n - 1, unit.first)
        author = wrote(tokens, unit, phrase.first - 1, phrase) if phrase and phrase.first > unit.first else None
        if author:
            return author
        if phrase is not None and (_aside_too(tokens, unit, phrase) or _object(tokens, unit, phrase)):
            continue
        if phrase is not None and (phrase.form is Form.NAME or someone(tokens, phrase.head)):
            return with_aside(tokens, phrase, comma + 1, opening=n)
    return _before_stray_comma(tokens, unit, comma)


def _object(tokens: Tokens, unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase stands after a preposition or a verb, or after words quoted behind one."""
    before = phrase.first - 1
    if before > unit.first and tokens.kinds[before] & Is.QUOTE:
        before -= 1
    if before < unit.first:
        return False
    verb = tokens.kinds[before] in (0, Is.FINITE) and tokens.lowers[before] == tokens.words[before]
    return verb or bool(tokens.kinds[before] & Is.PREPOSITION)


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
    if phrase.form is Form.DESCRIPTION and not someone(tokens, phrase.head):
        return None
    before = range(unit.first, phrase.first)
    return phrase if all(tokens.kinds[n] & (Is.COMMA | Is.ADVERB) for n in before) else None


def _opens_aside(tokens: Tokens, place: int, comma: int) -> bool:
    if place >= comma:
        return False
    verbal = tokens.lowers[place].endswith(("ing", "ed")) or tokens.kinds[place] & Is.PAST
    return bool(verbal or tokens.kinds[place] & _OPENING) or inside(tokens, place)


def with_aside(tokens: Tokens, phrase: Phrase, end: int, opening: int = -1) -> Phrase:
    """The phrase with what an aside after it (the comma at `opening`) adds: the role of a name, or the name of a role."""
    opening = phrase.last + 1 if opening < 0 else opening
    if opening + 1 >= end or not tokens.kinds[opening] & Is.COMMA:
        return phrase
    if tokens.lowers[opening + 1] in ("by", "from") and tokens.kinds[phrase.head] & Is.TEXT:
        author = phrase_after(tokens, opening + 2, end)
        return replace(author, first=phrase.first) if author and author.form is Form.NAME else phrase
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
    if phrase and phrase.form is Form.NAME and phrase.first == phrase.last:
        return _resident(tokens, unit, phrase)
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


def listed(tokens: Tokens, unit: Unit, phrase: Phrase) -> Phrase:
    """The phrase with those listed before it: "Peru, Chile and Brazil", where it opens the unit or a clause."""
    if not any(tokens.lowers[n] == "and" for n in range(phrase.first, phrase.last)):
        return phrase
    first = phrase.first
    for _ in range(_LISTED):
        item = phrase_before(tokens, first - 2, unit.first) if tokens.kinds[first - 1] & Is.COMMA else None
        if item is None or item.form is Form.PRONOUN or not (item.form is Form.NAME or plural(tokens, item)):
            break
        first = item.first
    bounded = first == unit.first or tokens.kinds[first - 1] & (Is.COMMA | Is.CONJUNCTION)
    if first == phrase.first or not bounded:
        return phrase
    return replace(phrase, first=first, form=Form.DESCRIPTION, name=(first, phrase.last), role=None)


def _resident(tokens: Tokens, unit: Unit, place: Phrase) -> Phrase:
    """The name before where somebody is from, whose last comma is missing: "Mr Ek, from Alto, Porto said"."""
    town = phrase_before(tokens, place.first - 2, unit.first) if tokens.kinds[place.first - 1] & Is.COMMA else None
    if town is None or town.form is not Form.NAME or town.first - 2 <= unit.first:
        return place
    if tokens.lowers[town.first - 1] not in _FROM or not tokens.kinds[town.first - 2] & Is.COMMA:
        return place
    name = phrase_before(tokens, town.first - 3, unit.first)
    return name if name and name.form is Form.NAME and name.first == unit.first else place


def wrote(tokens: Tokens, unit: Unit, by: int, phrase: Phrase) -> Phrase | None:
    """Whoever a text is by, which is the subject: "a report by the agency said"."""
    if tokens.lowers[by] not in ("by", "from"):
        return None
    text = phrase_before(tokens, by - 1, unit.first)
    spoken = text and tokens.kinds[text.head] & (Is.TEXT | Is.SAYING) and text.form is Form.DESCRIPTION
    if text is None or not spoken or (text.first > unit.first and tokens.kinds[text.first - 1] & Is.PREPOSITION):
        return None
    return replace(phrase, first=text.first)
