"""Sayings without a verb: "according to", "citing", "as Lee put it", `Lee: "No."`, "Prices to rise: minister"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import across_aside, with_aside
from briefgen.points.attribution.lexicon import CUE, PERSONS, Is
from briefgen.points.attribution.nouns import Form, Phrase, personal
from briefgen.points.attribution.phrases import phrase_after, phrase_before
from briefgen.points.attribution.running import opening_phrase
from briefgen.points.attribution.sayings import Saying, can_speak

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

_LABEL = 16
"""How many tokens may stand before the colon of a script."""
_NEAR = 20
_PAUSE = Is.COMMA | Is.STOP | Is.COLON
_WHOSE = frozenset(("his", "her", "their"))
_HEADLINE = 25
_BRIEF = 6
"""How many tokens a headline may have, and the label at its end with its colon."""


def according(tokens: Tokens, unit: Unit, place: int) -> Saying | None:
    """Whoever the unit's words are "according to"."""
    if place + 2 >= unit.end or tokens.lowers[place] != "according" or tokens.lowers[place + 1] != "to":
        return None
    phrase = _author(tokens, phrase_after(tokens, place + 2, unit.end), unit.end)
    if phrase is None or not can_speak(tokens, phrase):
        return None
    phrase = with_aside(tokens, phrase, unit.end)
    return Saying(phrase, place, tokens.starts[unit.first], unit.span.end, relays=True)


def _author(tokens: Tokens, phrase: Phrase | None, end: int) -> Phrase | None:
    """Whoever is behind a text where the phrase says so: "a report by the agency", "the ministry's figures"."""
    if phrase is None or phrase.form is Form.PRONOUN or not tokens.kinds[phrase.head] & (Is.TEXT | Is.SAYING):
        return phrase
    for n in range(phrase.first + 1, min(phrase.last + 3, end - 1)):
        genitive = tokens.kinds[n] & Is.GENITIVE
        if genitive or tokens.lowers[n] in ("by", "from", "of", "for"):
            owner = phrase_before(tokens, n, phrase.first) if genitive else phrase_after(tokens, n + 1, end)
            return replace(owner, first=phrase.first) if owner and can_speak(tokens, owner) else phrase
    return phrase


def citing(tokens: Tokens, unit: Unit, place: int, previous: Saying | None) -> Saying | None:
    """Whoever a relayer cites: "the paper said, citing Ines Duarte"; a person who cites others still speaks."""
    if tokens.lowers[place] == "according":
        return None
    phrase = _author(tokens, phrase_after(tokens, place + 1, unit.end), unit.end)
    if phrase is None or tokens.kinds[phrase.last] & Is.GENITIVE or not can_speak(tokens, phrase):
        return None
    if previous and not previous.relays and not (phrase.form is Form.NAME and _bare_name(previous.phrase)):
        return None
    return Saying(with_aside(tokens, phrase, unit.end), place, tokens.starts[unit.first], unit.span.end)


def introduced(tokens: Tokens, unit: Unit, colon: int) -> Saying | None:
    """Whoever a quotation after a colon is of without a word of saying: "Lee was blunt: ...", "Her message is simple: ..."."""
    if (
        colon + 1 >= unit.end
        or not tokens.kinds[colon + 1] & Is.QUOTE
        or any(_says(k) for k in tokens.kinds[unit.first : colon])
    ):
        return None
    phrase = opening_phrase(tokens, unit, colon)
    if phrase is None or colon - phrase.last > _LABEL:
        return None
    someone = phrase.form is not Form.DESCRIPTION or personal(tokens, phrase.head)
    if tokens.lowers[phrase.first] in _WHOSE and not someone:
        phrase = Phrase(phrase.first, phrase.first, phrase.first, Form.PRONOUN, (phrase.first, phrase.first))
    elif not someone:
        return None
    return Saying(phrase, colon, tokens.starts[colon + 1], unit.span.end, led=True)


def _says(kind: int) -> bool:
    return bool(kind & (CUE | Is.QUOTE | Is.CITING)) and not kind & Is.CAPITAL


def labelled(tokens: Tokens, unit: Unit, colon: int) -> Saying | None:
    """A headline's label for who says it: "Prices to rise: bank chief", "Minister: schools could close".

    A dash (at `colon`) stands before such a label only at the end: "Prices to rise - analysts".
    """
    if tokens.kinds[unit.end - 1] & Is.STOP or unit.paragraph or unit.end > _HEADLINE or colon + 1 >= unit.end:
        return None
    phrase = phrase_after(tokens, colon + 1, unit.end) if unit.end - colon <= _BRIEF else None
    if phrase and phrase.last + 1 == unit.end and can_speak(tokens, phrase):
        return Saying(phrase, colon, tokens.starts[unit.first], tokens.starts[colon])
    phrase = phrase_before(tokens, colon - 1, unit.first) if tokens.kinds[colon] & Is.COLON else None
    if phrase is None or phrase.first != unit.first or not tokens.kinds[phrase.head] & PERSONS:
        return None
    return Saying(phrase, colon, tokens.starts[colon + 1], unit.span.end, led=True)


def worded(tokens: Tokens, unit: Unit, verb: int) -> Saying | None:
    """Whoever words it so: "..., as Ann Lee put it", "she put it bluntly: ...", "..., she went on, ...", "puts it at $2m"."""
    aside = verb > unit.first and tokens.kinds[verb - 1] & Is.COMMA
    phrase = across_aside(tokens, unit, verb - 1) if aside else phrase_before(tokens, verb - 1, unit.first)
    if phrase is None or verb + 2 >= unit.end or not can_speak(tokens, phrase):
        return None
    before = phrase.first - 1 if phrase.first > unit.first else verb
    after, near = tokens.lowers[verb + 1], range(verb + 1, min(verb + _NEAR, unit.end - 1))
    if not tokens.lowers[verb].startswith("put"):
        goes_on = after == "on" and tokens.kinds[before] & (Is.COMMA | Is.QUOTE) and tokens.kinds[verb + 2] & _PAUSE
        return Saying(phrase, verb, tokens.starts[unit.first], unit.span.end) if goes_on else None
    if after == "it" and tokens.lowers[before] == "as":
        return Saying(phrase, verb, tokens.starts[unit.first], unit.span.end)
    quotes = after == "it" and any(tokens.kinds[n] & (Is.QUOTE | Is.COLON) for n in near)
    amount = any(tokens.lowers[n] == "at" and _is_amount(tokens, n + 1) for n in near)
    return Saying(phrase, verb, tokens.starts[phrase.first], unit.span.end, led=True) if quotes or amount else None


def _is_amount(tokens: Tokens, place: int) -> bool:
    """Whether a number stands here, maybe behind a currency or a hedge ("at about $2m")."""
    near = range(place, min(place + 3, len(tokens.kinds)))
    return any(tokens.kinds[n] & Is.NUMBER for n in near)


def _bare_name(phrase: Phrase) -> bool:
    """Whether a phrase is a name with nothing before it, as papers are written of, and not "Mr Ek"."""
    return phrase.form is Form.NAME and phrase.name[0] == phrase.first


def scripted(tokens: Tokens, unit: Unit, colon: int) -> Saying | None:
    """The form of a script: `Lee: "No."`."""
    if colon + 1 >= unit.end or not tokens.kinds[colon + 1] & Is.QUOTE or colon - unit.first > _LABEL:
        return None
    phrase = phrase_before(tokens, colon - 1, unit.first)
    if phrase is None or phrase.first != unit.first or phrase.form is not Form.NAME:
        return None
    return Saying(phrase, colon, tokens.starts[unit.first], unit.span.end)
