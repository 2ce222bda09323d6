"""Noun phrases that can name a speaker, found from either end without a parser: closed word classes bound them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import CUE, NOUN, PERSONS, Is

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens

_SHORTEST = 6
LONGEST = 16
"""How many tokens a phrase may have."""

_CLOSED = (
    Is.PRONOUN
    | Is.PREPOSITION
    | Is.SUBORDINATOR
    | Is.CONJUNCTION
    | Is.RELATIVE
    | Is.AUXILIARY
    | Is.MODAL
    | Is.NEGATION
    | Is.ADVERB
    | Is.FINITE
    | Is.TIME
)
_MARK = Is.QUOTE | Is.COMMA | Is.COLON | Is.OPEN | Is.CLOSE | Is.STOP
_LEADS = Is.DETERMINER | Is.POSSESSIVE
_LINKS = frozenset(("of", "for", "at", "in", "from", "with", "on", "to"))
_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee")
_PERSONALS = ("ers", "ors", "ists", "ians", "men", "women", "ants", "ees")


class Form(Enum):
    """How a phrase speaks of someone."""

    PRONOUN = "pronoun"
    NAME = "name"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (inclusive); `head` is the noun that counts, `name` and `role` are token ranges."""

    first: int
    last: int
    head: int
    form: Form
    name: tuple[int, int]
    role: tuple[int, int] | None = None


def inside(tokens: Tokens, place: int) -> bool:
    """Whether a token can stand inside a noun phrase (not at its front, not as a link)."""
    kind = tokens.kinds[place]
    if kind & _MARK or (kind & Is.DAY):
        return False
    if kind & Is.CAPITAL:
        return tokens.words[place] != "I"
    if kind & CUE and not kind & (NOUN | Is.COMPANY):
        return False
    return not kind & (_CLOSED | _LEADS) or bool(kind & (Is.PARTICLE | Is.NUMBER))


def personal(tokens: Tokens, place: int) -> bool:
    """Whether a noun is for one person or several, by the word list or by its form ("geologist", "campaigners")."""
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if kind & PERSONS:
        return True
    by_form = len(low) >= _SHORTEST and low.endswith(_PERSONAL + _PERSONALS)
    return by_form and not kind & (Is.ORGANISATION | Is.CAPITAL | Is.THING)


def plural(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is for several."""
    if phrase.form is Form.PRONOUN:
        return tokens.lowers[phrase.head] == "they"
    kind, low = tokens.kinds[phrase.head], tokens.lowers[phrase.head]
    joined = any(tokens.lowers[n] == "and" for n in range(phrase.first, phrase.last))
    if phrase.form is Form.NAME:
        return joined
    return (
        joined
        or bool(kind & Is.PEOPLE)
        or (low.endswith("s") and not kind & (Is.HUMAN | Is.ORGANISATION | Is.GENITIVE))
    )


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
        if kind & Is.CLOSE and first <= last + 1:
            place = _opening(tokens, place, floor) - 1
            continue
        if inside(tokens, place) and not _verbal(tokens, place, floor):
            first = place
        elif kind & _LEADS and first <= last:
            first = place
            if not _linked(tokens, place - 1, floor):
                break
        elif not (first <= last and low in _LINKS and _linked(tokens, place, floor)) and not (
            low in ("and", "&") and _coordinates(tokens, place, first, floor)
        ):
            break
        place -= 1
    return read_phrase(tokens, first, last) if first <= last else None


def _opening(tokens: Tokens, place: int, floor: int) -> int:
    for n in range(place - 1, max(floor, place - 8) - 1, -1):
        if tokens.kinds[n] & Is.OPEN:
            return n
    return floor


def _verbal(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether a lower-case word in -ed or -ing is a verb here: it does not follow a determiner, name or boundary."""
    low = tokens.lowers[place]
    if tokens.kinds[place] or not low.endswith(("ed", "ing")) or len(low) < _SHORTEST - 1:
        return False
    return place > floor and not tokens.kinds[place - 1] & (_LEADS | Is.COMMA | Is.QUOTE | Is.SUBORDINATOR)


def _linked(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether a preposition at `place` ties what follows to a noun before it ("a spokesman for the ministry")."""
    if place <= floor or tokens.lowers[place] not in _LINKS or not inside(tokens, place - 1):
        return False
    if tokens.lowers[place] == "of" or tokens.kinds[place - 1] & Is.ORGANISATION:
        return True
    if tokens.lowers[place] in ("to", "with", "on"):
        return personal(tokens, place - 1)
    for n in range(place - 1, max(floor, place - 7) - 1, -1):
        if personal(tokens, n):
            return True
        if not inside(tokens, n) and tokens.lowers[n] != "of":
            return False
    return False


def _coordinates(tokens: Tokens, place: int, first: int, floor: int) -> bool:
    """Whether "and" joins two names, or someone and their colleagues."""
    if first != place + 1 or place <= floor or not inside(tokens, place - 1):
        return False
    after, before = tokens.kinds[first], tokens.kinds[place - 1]
    return bool(after & Is.CAPITAL and before & Is.CAPITAL) or bool(after & Is.PEOPLE) or bool(before & Is.PEOPLE)


def phrase_after(tokens: Tokens, first: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at token `first`, reading on to before `ceiling`."""
    if first >= ceiling:
        return None
    if tokens.kinds[first] & Is.PRONOUN:
        return Phrase(first, first, first, Form.PRONOUN, (first, first))
    ceiling = min(ceiling, first + LONGEST)
    place = first
    while place < ceiling and tokens.kinds[place] & _LEADS and not tokens.kinds[place] & Is.CAPITAL:
        place += 1
    if place == first and place < ceiling and tokens.kinds[place] & _LEADS:
        place += 1
    last = place - 1
    while place < ceiling and _extends(tokens, place, last, ceiling):
        if not tokens.kinds[place] & _LEADS and tokens.lowers[place] not in _LINKS and tokens.lowers[place] != "and":
            last = place
        place += 1
    return read_phrase(tokens, first, last) if last >= first and inside(tokens, last) else None


def _extends(tokens: Tokens, place: int, last: int, ceiling: int) -> bool:
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if inside(tokens, place):
        return place != last + 1 or not _ended(tokens, place, last, ceiling)
    if last < 0 or place + 1 >= ceiling:
        return False
    if kind & _LEADS:
        return tokens.lowers[place - 1] in _LINKS
    follows = inside(tokens, place + 1) or bool(tokens.kinds[place + 1] & _LEADS)
    if place == last + 1 and low == "of":
        return follows
    if place == last + 1 and low in _LINKS and low != "to":
        return follows and personal(tokens, last) and not tokens.kinds[last] & Is.CAPITAL
    return place == last + 1 and low == "and" and bool(tokens.kinds[last] & tokens.kinds[place + 1] & Is.CAPITAL)


def _ended(tokens: Tokens, place: int, last: int, ceiling: int) -> bool:
    """Whether a lower-case word after a name is the verb and no longer the phrase ("Obama launched", "BP officials")."""
    if tokens.kinds[place] & (Is.CAPITAL | Is.PARTICLE | NOUN) or not tokens.kinds[last] & Is.CAPITAL:
        return _verbal(tokens, place, 0) and not tokens.kinds[place] & Is.CAPITAL
    if tokens.kinds[last] & Is.GENITIVE:
        return False
    near = range(place, min(place + 3, ceiling))
    return not any(personal(tokens, n) or tokens.kinds[n] & NOUN for n in near if not tokens.kinds[n] & CUE)


def read_phrase(tokens: Tokens, first: int, last: int) -> Phrase:
    """What the phrase `first`..`last` names: its head, the name in it and the role before the name."""
    start = first
    while start < last and tokens.kinds[start] & _LEADS:
        start += 1
    core = _core_end(tokens, start, last)
    run = core + 1
    while run > start and (
        tokens.kinds[run - 1] & (Is.CAPITAL | Is.PARTICLE) or _in_name(tokens, run - 1, start, core)
    ):
        run -= 1
    if run > core:
        return _description(tokens, first, last, core)
    behind = _name_behind(tokens, core, last) if personal(tokens, core) else None
    if behind is not None:
        return Phrase(first, last, last, Form.NAME, (behind, last), (start, behind - 1))
    name = _name_start(tokens, run, core)
    title_only = tokens.kinds[core] & (Is.HUMAN | Is.PEOPLE | Is.ORGANISATION) and not name > run
    if title_only and not tokens.kinds[core] & Is.COMPANY:
        return _description(tokens, first, last, core)
    until = name - 1
    while until >= start and tokens.kinds[until] & Is.HONORIFIC:
        until -= 1
    role = (start, until) if _is_role(tokens, start, until) else None
    return Phrase(first, last, core, Form.NAME, (name, core), role)


def _core_end(tokens: Tokens, start: int, last: int) -> int:
    """The last token before the phrase's first link or bracket."""
    for n in range(start + 1, last + 1):
        low, kind = tokens.lowers[n], tokens.kinds[n]
        if kind & Is.OPEN:
            return n - 1
        if (
            low == "of"
            and tokens.kinds[n - 1] & Is.CAPITAL
            and not personal(tokens, n - 1)
            and _proper(tokens, n, last)
        ):
            continue
        if low in _LINKS:
            return n - 1
    return last


def _in_name(tokens: Tokens, place: int, start: int, core: int) -> bool:
    if tokens.lowers[place] == "the":
        place -= 1
    return place > start and tokens.lowers[place] == "of" and _proper(tokens, place, core)


def _proper(tokens: Tokens, place: int, last: int) -> bool:
    """Whether "of" stands inside a name ("Bank of England", "Department of the Interior")."""
    after = place + 2 if place + 1 < last and tokens.lowers[place + 1] == "the" else place + 1
    body = tokens.kinds[place - 1] & (Is.ORGANISATION | Is.COMPANY)
    return bool(after <= last and tokens.kinds[after] & Is.CAPITAL and body)


def _description(tokens: Tokens, first: int, last: int, core: int) -> Phrase:
    """A phrase without a name; "a" and "one" in front are left out, as is "the" before a capital."""
    start = first
    if (tokens.lowers[start] in ("a", "an", "one", "another") and start < last) or (
        tokens.lowers[start] == "the" and start < last and tokens.kinds[start + 1] & Is.CAPITAL
    ):
        start += 1
    return Phrase(first, last, core, Form.DESCRIPTION, (start, last))


def _name_start(tokens: Tokens, run: int, core: int) -> int:
    """Where the name begins in a run of capitals: after the last role in it, title or genitive."""
    for n in range(core - 1, run - 1, -1):
        kind = tokens.kinds[n]
        if kind & (Is.HUMAN | Is.TITLE | Is.HONORIFIC) and not kind & Is.GENITIVE:
            return n + 1
        if kind & Is.GENITIVE:
            return run if tokens.kinds[core] & (Is.COMPANY | Is.ORGANISATION) else n + 1
    return run


def _name_behind(tokens: Tokens, core: int, last: int) -> int | None:
    """Where the name begins in "Chairman of the Audit Committee Ann Lee": after the body's own word."""
    for n in range(last - 1, core, -1):
        kind = tokens.kinds[n]
        if not kind & Is.CAPITAL:
            return None
        if kind & (Is.COMPANY | Is.ORGANISATION):
            return n + 1 if n + 1 < last else None
    return None


def _is_role(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words before a name say what its bearer is."""
    return end >= start and personal(tokens, end)
