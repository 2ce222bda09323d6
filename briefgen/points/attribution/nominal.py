"""Sayings by a noun: "the ministry's warning that", "fears among residents of", "in her view"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import CUE, Is
from briefgen.points.attribution.nouns import LEADS, Form, Phrase
from briefgen.points.attribution.phrases import phrase_after, phrase_before
from briefgen.points.attribution.running import opening_phrase
from briefgen.points.attribution.sayings import OBJECT_REACH, Saying, can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.points.attribution.tokens import Tokens, Unit

_VIEWS = frozenset(("view", "opinion", "assessment", "estimate", "estimates", "words", "analysis", "eyes"))
_WARNINGS = frozenset(("warning", "warnings", "ultimatum"))
_THREATS = frozenset(("threat", "threats", "vow", "pledge", "promise"))
_FEARS = frozenset(("fear", "fears", "concern", "concerns", "worries", "alarm", "unease"))
_OF_FEARS = frozenset(("of", "about", "over"))
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
_OWNED = 7
"""How many tokens back from a forecast or profit warning its owner is looked for."""
_BY = 12
"""How many tokens may stand between "a warning" and "by"."""
_AGENTS = frozenset(("by", "from", "among", "amongst"))
_ASIDE = 12
_AMID = frozenset(("amid", "amidst", "despite", "of", "over", "after", "following", "to"))
_LED_IN = 4
_TEXT = 10
_STOPPING = Is.PREPOSITION | Is.COMMA | Is.QUOTE | Is.GENITIVE | Is.POSSESSIVE | CUE


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
    if not _tells(tokens, unit, cue, after):
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


def _tells(tokens: Tokens, unit: Unit, cue: int, after: int) -> bool:
    """Whether what is said follows at token `after`: "that", and for some nouns "to strike", "of a strike"."""
    low = tokens.lowers[cue]
    if low in _WARNINGS:
        return after <= unit.end
    if after >= unit.end:
        return False
    follows = tokens.lowers[after]
    to_do = (
        low in _THREATS
        and follows == "to"
        and after + 1 < unit.end
        and not tokens.kinds[after + 1] & (LEADS | Is.CAPITAL)
    )
    return follows == "that" or to_do or (low in _FEARS and follows in _OF_FEARS)


def _agent(tokens: Tokens, unit: Unit, cue: int) -> Phrase | None:
    """Who a saying is "by", "from" or "among", maybe after whom it is to; "of" says so for views only."""
    n, end = cue + 1, min(cue + _BY, unit.end - 1)
    while n < end:
        low, kind = tokens.lowers[n], tokens.kinds[n]
        if low in _AGENTS or (low == "of" and n == cue + 1 and tokens.lowers[cue] in _VIEWS):
            return phrase_after(tokens, n + 1, unit.end)
        if not kind & (Is.PREPOSITION | Is.DAY | Is.TIME):
            return None
        hearer = phrase_after(tokens, n + 1, end) if low in ("to", "of", "for") else None
        n = hearer.last + 1 if hearer else n + 1
    return None


def unowned(tokens: Tokens, unit: Unit, places: Sequence[int]) -> Iterator[int]:
    """The nouns of saying that are nobody's, and no matter of who else speaks there: "..., amid fears that"."""
    for place in places:
        if not tokens.kinds[place] & Is.SAYING or place + 1 >= unit.end or tokens.lowers[place + 1] != "that":
            continue
        first = place
        while first > unit.first and place - first < _LED_IN and not tokens.kinds[first - 1] & _STOPPING:
            first -= 1
        if tokens.lowers[max(first - 1, unit.first)] in _AMID:
            yield place


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


def texts_of(tokens: Tokens, unit: Unit, saying: Saying) -> Iterator[int]:
    """The nouns of texts by whoever says something: "a report by the agency said", "the agency said in a report"."""
    first, end = saying.phrase.first, saying.phrase.name[0]
    yield from (n for n in range(first, end) if tokens.kinds[n] & Is.TEXT)
    first, end = saying.cue + 1, min(saying.cue + _TEXT, unit.end)
    for n in range(first, end):
        if tokens.kinds[n] & Is.TEXT and "in" in tokens.lowers[max(n - _LED_IN, first) : n - 1]:
            yield n
