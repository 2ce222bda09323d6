"""Sayings without a verb: "according to", "citing", "the ministry's warning that", `Lee: "No."`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import with_aside
from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form, Phrase
from briefgen.points.attribution.phrases import phrase_after, phrase_before
from briefgen.points.attribution.running import opening_phrase
from briefgen.points.attribution.sayings import OBJECT_REACH, Saying, can_speak

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

_VIEWS = frozenset(("view", "opinion", "assessment", "estimate", "estimates", "words", "analysis", "eyes"))
_WARNINGS = frozenset(("warning", "warnings", "ultimatum"))
_CUTS = frozenset(
    (
        "cut",
        "cuts",
        "cutting",
        "slashed",
        "slashes",
        "slashing",
        "lowered",
        "lowers",
        "trimmed",
        "trims",
        "downgraded",
        "scrapped",
    )
)
_LABEL = 16
"""How many tokens may stand before the colon of a script."""
_OWNED = 7
"""How many tokens back from a forecast or profit warning its owner is looked for."""
_BY = 4
"""How many tokens may stand between "a warning" and "by"."""
_ASIDE = 12


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
            return owner if owner and can_speak(tokens, owner) else phrase
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


def worded(tokens: Tokens, unit: Unit, put: int) -> Saying | None:
    """Whoever words it so: "..., as Ann Lee put it"."""
    if put + 1 >= unit.end or tokens.lowers[put + 1] != "it":
        return None
    phrase = phrase_before(tokens, put - 1, unit.first)
    as_ = phrase.first - 1 if phrase else unit.first - 1
    if phrase is None or as_ < unit.first or tokens.lowers[as_] != "as" or not can_speak(tokens, phrase):
        return None
    return Saying(phrase, put, tokens.starts[unit.first], unit.span.end)


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


def stated(tokens: Tokens, unit: Unit, cue: int, previous: Saying | None) -> Saying | None:
    """A noun of saying with its author: "the ministry's warning that", "an estimate by the bank that", "in her view"."""
    if previous and tokens.kinds[previous.cue] & Is.LIGHT and cue - previous.cue < OBJECT_REACH:
        return None
    if cue > unit.first and tokens.kinds[cue - 1] & Is.GENITIVE:
        phrase, after = phrase_before(tokens, cue - 1, unit.first), cue + 1
        first = phrase.first if phrase else cue
    else:
        phrase, first = _agent(tokens, unit, cue), cue
        after = _past_aside(tokens, unit, phrase.last + 1) if phrase else cue
    if phrase is None or phrase.form is Form.PRONOUN or not can_speak(tokens, phrase):
        return None
    if tokens.lowers[cue] in _VIEWS and _within(tokens, unit, first):
        return Saying(phrase, cue, tokens.starts[unit.first], unit.span.end)
    warns = tokens.lowers[cue] in _WARNINGS and after <= unit.end
    if not warns and (after >= unit.end or tokens.lowers[after] != "that"):
        return None
    return Saying(phrase, cue, tokens.starts[first], unit.span.end, led=True)


def on_profits(tokens: Tokens, unit: Unit, cue: int) -> Saying | None:
    """A company's own warning of what it will earn: "Acme's third profit warning", "Acme cut its profit forecast"."""
    near = range(cue - 1, max(unit.first - 1, cue - _OWNED), -1)
    profit = cue > unit.first and tokens.lowers[cue - 1] in ("profit", "profits") and tokens.lowers[cue] in _WARNINGS
    cut = tokens.lowers[cue].startswith("forecast") and any(tokens.lowers[n] in _CUTS for n in near)
    if not (profit or cut):
        return None
    owner = next((n for n in near if tokens.kinds[n] & Is.GENITIVE), None)
    phrase = phrase_before(tokens, owner, unit.first) if owner else opening_phrase(tokens, unit, cue)
    if phrase is None or phrase.role or phrase.form is Form.PRONOUN or not can_speak(tokens, phrase):
        return None
    return Saying(phrase, cue, tokens.starts[unit.first], unit.span.end)


def _agent(tokens: Tokens, unit: Unit, cue: int) -> Phrase | None:
    """Who a saying is "by" or "from"; "of" says so for views only."""
    for n in range(cue + 1, min(cue + _BY, unit.end - 1)):
        low = tokens.lowers[n]
        if low in ("by", "from") or (low == "of" and n == cue + 1 and tokens.lowers[cue] in _VIEWS):
            return phrase_after(tokens, n + 1, unit.end)
        if not tokens.kinds[n] & (Is.PREPOSITION | Is.DAY | Is.TIME):
            return None
    return None


def _past_aside(tokens: Tokens, unit: Unit, place: int) -> int:
    """The token after an aside that begins at `place`, or `place`."""
    if place >= unit.end or not tokens.kinds[place] & Is.COMMA:
        return place
    near = range(place + 1, min(place + _ASIDE, unit.end - 1))
    return next((n + 1 for n in near if tokens.kinds[n] & Is.COMMA), place)


def _within(tokens: Tokens, unit: Unit, first: int) -> bool:
    """Whether "in" stands before "the bank's view" or "the view of the bank"."""
    place = first - 1
    while place > unit.first and tokens.kinds[place] & (Is.DETERMINER | Is.POSSESSIVE):
        place -= 1
    return place >= unit.first and tokens.lowers[place] == "in"
