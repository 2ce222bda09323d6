"""A saying: who says what stretch of text, by which word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form, Phrase, personal

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens

OBJECT_REACH = 7
"""How many tokens after a verb its object is looked for."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Someone (`phrase`) says the text from `start` to `end`, by the word at token `cue`.

    `led` tells that the words follow the cue. `relays` marks those who pass on what others say ("..., the agency
    reported"): any other saying there goes first.
    """

    phrase: Phrase
    cue: int
    start: int
    end: int
    relays: bool = False
    led: bool = False


_NOBODY = frozenset(("no", "neither", "none", "nobody", "nothing", "whoever"))


@dataclass(frozen=True, slots=True)
class Subject:
    """`phrase` is None where the verb shares the subject of what goes before; `edge` is the saying's first token."""

    phrase: Phrase | None
    edge: int
    modal: bool = False


_VOICED = Is.PEOPLE | Is.ORGANISATION | Is.TEXT | Is.COMPANY | Is.RELAYER | Is.CAPITAL


_ANONYMOUS = frozenset(
    (
        "note",
        "letter",
        "leaflet",
        "message",
        "sign",
        "banner",
        "placard",
        "tweet",
        "post",
        "e-mail",
        "email",
        "notice",
        "poll",
    )
)
"""Texts that speak for nobody unless the words around them say who wrote them."""


def _owned(tokens: Tokens, phrase: Phrase) -> bool:
    words = range(phrase.first, phrase.last + 1)
    return any(
        tokens.kinds[n] & (Is.GENITIVE | Is.POSSESSIVE | Is.CAPITAL) or tokens.lowers[n] in ("by", "from")
        for n in words
    )


def nobody(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is for no one: "no official", "neither side"."""
    return tokens.lowers[phrase.first] in _NOBODY or tokens.lowers[max(phrase.first - 1, 0)] in _NOBODY


def can_speak(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is for someone who can say things; "no official" is nobody."""
    kind = tokens.kinds[phrase.head]
    if nobody(tokens, phrase):
        return False
    if phrase.form is Form.DESCRIPTION:
        if tokens.lowers[phrase.head] in _ANONYMOUS and not _owned(tokens, phrase):
            return False
        if kind & Is.DETERMINER and phrase.first == phrase.last:  # "some"
            return True
        voiced = bool(kind & _VOICED) or bool(kind & Is.SAYING and _owned(tokens, phrase))
        return personal(tokens, phrase.head) or voiced
    return phrase.form is Form.PRONOUN or not kind & (Is.DAY | Is.TIME)
