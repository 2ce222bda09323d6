"""Noun phrases that can name a speaker, found from either end without a parser: closed word classes bound them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import CUE, NOUN, Is
from briefgen.points.attribution.nouns import LEADS, LINKS, SHORTEST, Form, Phrase, inside, personal, read_phrase

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens

LONGEST = 16
"""How many tokens a phrase may have."""
_FEW = 4


def phrase_before(tokens: Tokens, last: int, floor: int) -> Phrase | None:
    """The noun phrase that ends at token `last`, reading back no further than `floor`."""
    if last < floor:
        return None
    if tokens.kinds[last] & Is.PRONOUN:
        return Phrase(last, last, last, Form.PRONOUN, (last, last))
    place, first = last, last + 1
    floor = max(floor, last - LONGEST)
    while place >= floor:
        kind, low = tokens.kinds[place], tokens.lowers[place]
        if kind & Is.SAYING and kind & Is.THIRD and first <= last and _says(tokens, place, floor):
            break
        if kind & Is.CLOSE and first <= last + 1:
            place = _opening(tokens, place, floor) - 1
            continue
        if (inside(tokens, place) and not _verbal(tokens, place, floor)) or _fits(tokens, place, first, last, floor):
            first = place
        elif kind & LEADS and first <= last:
            first = place
            if not _linked(tokens, place - 1, floor):
                break
        elif not (first <= last and low in LINKS and _linked(tokens, place, floor)) and not (
            low in ("and", "&") and _coordinates(tokens, place, first, floor)
        ):
            break
        place -= 1
    first = _after_verb(tokens, first, last, floor)
    return read_phrase(tokens, first, last) if first <= last else None


def _fits(tokens: Tokens, place: int, first: int, last: int, floor: int) -> bool:
    """Whether a token that is no noun belongs to the phrase that so far goes from `first` to `last`."""
    kind, begun = tokens.kinds[place], first <= last
    if kind & Is.TIE and _tied(tokens, place, first, floor):
        return True
    if kind & Is.FINITE and place > floor and tokens.kinds[place - 1] & LEADS:  # "the left", "its plans"
        return True
    return begun and bool(kind & (Is.DAY | Is.TIME)) and place > floor and _dated(tokens, place)


def _says(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether a word that may be a noun of saying is a verb: "the nurse claims officers", but "insurance claims"."""
    kind = tokens.kinds[place - 1] if place > floor else 0
    return bool(kind & Is.HUMAN) and not kind & Is.GENITIVE


def _after_verb(tokens: Tokens, first: int, last: int, floor: int) -> int:
    """Where the phrase really begins after "should" or "to": what comes first there is a verb, known or not."""
    if (
        first <= floor
        or tokens.kinds[first]
        or not (tokens.kinds[first - 1] & Is.MODAL or tokens.lowers[first - 1] == "to")
    ):
        return first
    return next((n for n in range(first + 1, last + 1) if tokens.kinds[n] & (LEADS | Is.CAPITAL)), last)


def _opening(tokens: Tokens, place: int, floor: int) -> int:
    for n in range(place - 1, max(floor, place - 8) - 1, -1):
        if tokens.kinds[n] & Is.OPEN:
            return n
    return floor


def _verbal(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether a lower-case word in -ed or -ing is a verb here: it does not follow a determiner, name or boundary."""
    low = tokens.lowers[place]
    if tokens.kinds[place] or not low.endswith(("ed", "ing")) or len(low) < SHORTEST - 1:
        return False
    return place > floor and not tokens.kinds[place - 1] & (
        LEADS | Is.COMMA | Is.QUOTE | Is.SUBORDINATOR | Is.PREPOSITION
    )


def _dated(tokens: Tokens, place: int) -> bool:
    """Whether a day stands inside the phrase: "the paper's Thursday night report"."""
    return bool(tokens.kinds[place - 1] & (LEADS | Is.GENITIVE | Is.DAY))


def _tied(tokens: Tokens, place: int, first: int, floor: int) -> bool:
    """Whether a word ties a person to the rest: "a source close to the ministry"."""
    return bool(tokens.kinds[place] & Is.TIE) and floor < place < first and personal(tokens, place - 1)


def _linked(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether a preposition at `place` ties what follows to a noun before it ("a spokesman for the ministry")."""
    low = tokens.lowers[place]
    if place <= floor or low not in LINKS:
        return False
    if low == "of" and counted(tokens, place - 1):
        return True
    if not inside(tokens, place - 1) or _tied(tokens, place - 1, place, floor):
        return _tied(tokens, place - 1, place, floor)
    if low in ("to", "with", "on"):
        return personal(tokens, place - 1)
    return low == "of" or bool(tokens.kinds[place - 1] & Is.ORGANISATION) or _person_before(tokens, place, floor)


_COUNTING = frozenset(("a", "an", "the", "this", "that", "that's"))


def counted(tokens: Tokens, place: int) -> bool:
    """Whether a word before "of" says how many: "dozens of doctors", "half of those surveyed"."""
    return bool(tokens.kinds[place] & (Is.DETERMINER | Is.NUMBER)) and tokens.lowers[place] not in _COUNTING


def _person_before(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether the phrase before a preposition is about a person, however far back."""
    for n in range(place - 1, max(floor, place - LONGEST // 2) - 1, -1):
        if personal(tokens, n):
            return True
        if not inside(tokens, n) and tokens.lowers[n] not in LINKS:
            return False
    return False


def _coordinates(tokens: Tokens, place: int, first: int, floor: int) -> bool:
    """Whether "and" joins two names, or someone and their colleagues."""
    if first != place + 1 or place <= floor or not inside(tokens, place - 1):
        return False
    after, before = tokens.kinds[first], tokens.kinds[place - 1]
    if after & before & Is.CAPITAL:
        return not (before & Is.PLACE and personal(tokens, first))
    known = before & (Is.CAPITAL | Is.ORGANISATION) or personal(tokens, place - 1)
    return bool(before & Is.PEOPLE or (known and _people_at(tokens, first, len(tokens.kinds))))


def _people_at(tokens: Tokens, first: int, ceiling: int) -> bool:
    """Whether the words from a token on are for several persons: "state security officials"."""
    for n in range(first, min(first + _FEW, ceiling)):
        if tokens.kinds[n] & Is.PEOPLE:
            return True
        if not inside(tokens, n):
            return False
    return False


def phrase_after(tokens: Tokens, first: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at token `first`, reading on to before `ceiling`."""
    if first >= ceiling:
        return None
    if tokens.kinds[first] & Is.PRONOUN:
        return Phrase(first, first, first, Form.PRONOUN, (first, first))
    ceiling = min(ceiling, first + LONGEST)
    place = first
    while place < ceiling and tokens.kinds[place] & LEADS and not tokens.kinds[place] & Is.CAPITAL:
        place += 1
    if place == first and place < ceiling and tokens.kinds[place] & LEADS:
        place += 1
    if place == first and not inside(tokens, place):
        return None
    last = place - 1
    while place < ceiling and _extends(tokens, place, last, ceiling):
        if not tokens.kinds[place] & LEADS and tokens.lowers[place] not in LINKS and tokens.lowers[place] != "and":
            last = place
        place += 1
    return read_phrase(tokens, first, last) if last >= first and inside(tokens, last) else None


def _extends(tokens: Tokens, place: int, last: int, ceiling: int) -> bool:
    """Whether the phrase whose last noun so far is `last` goes on at `place`."""
    if place == last + 1 and last >= 0 and _adverb_after(tokens, place, last):
        return False
    if inside(tokens, place):
        return place != last + 1 or not _ended(tokens, place, last, ceiling)
    if last < 0 or place + 1 >= ceiling:
        return False
    if tokens.kinds[place] & LEADS:
        return tokens.lowers[place - 1] in LINKS
    return place == last + 1 and (_ties(tokens, place, last) or _links(tokens, place, last))


def _ties(tokens: Tokens, place: int, last: int) -> bool:
    """Whether a word ties a person to what follows, or is the preposition after it: "people familiar with"."""
    if tokens.kinds[place] & Is.TIE:
        return personal(tokens, last)
    return bool(tokens.kinds[last] & Is.TIE) and tokens.lowers[place] in LINKS


def _adverb_after(tokens: Tokens, place: int, last: int) -> bool:
    """Whether a word in -ly after a person, body or name begins the predicate: "officials sharply raised"."""
    adverb = tokens.lowers[place].endswith("ly") and not tokens.kinds[place]
    return adverb and (personal(tokens, last) or bool(tokens.kinds[last] & (Is.ORGANISATION | Is.CAPITAL)))


def _links(tokens: Tokens, place: int, last: int) -> bool:
    """Whether a small word ties what follows it to the noun at `last`."""
    low, next_kind = tokens.lowers[place], tokens.kinds[place + 1]
    if low == "and":
        return bool(tokens.kinds[last] & next_kind & Is.CAPITAL) or _people_at(tokens, place + 1, len(tokens.kinds))
    if low not in LINKS or not (inside(tokens, place + 1) or next_kind & LEADS):
        return False
    return low == "of" or (low != "to" and personal(tokens, last) and not tokens.kinds[last] & Is.CAPITAL)


def _ended(tokens: Tokens, place: int, last: int, ceiling: int) -> bool:
    """Whether a lower-case word after a name is the verb and no longer the phrase ("Obama launched", "BP officials")."""
    if tokens.kinds[place] & (Is.CAPITAL | Is.PARTICLE | NOUN) or not tokens.kinds[last] & Is.CAPITAL:
        return _verbal(tokens, place, 0) and not tokens.kinds[place] & Is.CAPITAL
    if tokens.kinds[last] & Is.GENITIVE or tokens.lowers[last - 1] in ("a", "an"):
        return _verbal(tokens, place, 0)
    near = range(place, min(place + 3, ceiling))
    return not any(personal(tokens, n) or tokens.kinds[n] & NOUN for n in near if not tokens.kinds[n] & CUE)
