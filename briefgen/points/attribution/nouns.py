"""What a noun phrase is: which words it can hold, whom it can be for, and the name and role in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import CUE, NOUN, PERSONS, Is

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens

SHORTEST = 6
_MANY = frozenset(("some", "many", "others", "most", "several"))
_BODY_WORDS = 4
_OFFICES = frozenset(("general", "chief", "minister", "secretary", "president", "director", "executive", "editor"))
"""What ends an office of two words: "Secretary General", "Attorney General"."""

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
    | Is.CITING
)
_MARK = Is.QUOTE | Is.COMMA | Is.COLON | Is.OPEN | Is.CLOSE | Is.STOP
LEADS = Is.DETERMINER | Is.POSSESSIVE
LINKS = frozenset(("of", "for", "at", "in", "from", "with", "on", "to"))
_NEVER_NAMES = frozenset(("I", "The", "A", "An"))
_OF = ("of", "for")
_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee")
_PERSONALS = ("ers", "ors", "ists", "ians", "men", "women", "ants", "ees", "-year-old")
_ENDINGS = _PERSONAL + _PERSONALS


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
        return tokens.words[place] not in _NEVER_NAMES
    if kind & CUE and not kind & (NOUN | Is.COMPANY):
        return False
    return not kind & (_CLOSED | LEADS) or bool(kind & (Is.PARTICLE | Is.NUMBER))


def personal(tokens: Tokens, place: int) -> bool:
    """Whether a noun is for one person or several, by the word list or by its form ("geologist", "campaigners")."""
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if kind & PERSONS:
        return True
    if len(low) < SHORTEST:
        return False
    by_form = low.endswith(_ENDINGS) or (low.endswith("ans") and tokens.words[place][0].isupper())  # "Libyans"
    return by_form and not kind & (Is.ORGANISATION | Is.CAPITAL | Is.THING)


def plural(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is for several."""
    if phrase.form is Form.PRONOUN:
        return tokens.lowers[phrase.head] == "they"
    kind, low = tokens.kinds[phrase.head], tokens.lowers[phrase.head]
    if low in _MANY:
        return True
    joined = any(tokens.lowers[n] == "and" for n in range(phrase.first, phrase.last))
    if phrase.form is Form.NAME:
        return joined and not kind & (Is.ORGANISATION | Is.COMPANY)  # "the Competition and Markets Authority"
    return (
        joined
        or bool(kind & Is.PEOPLE)
        or (low.endswith("s") and not kind & (Is.HUMAN | Is.ORGANISATION | Is.GENITIVE))
    )


def read_phrase(tokens: Tokens, first: int, last: int) -> Phrase:
    """What the phrase `first`..`last` names: its head, the name in it and the role before the name."""
    start = first
    while start < last and tokens.kinds[start] & LEADS:
        start += 1
    core = _core_end(tokens, start, last)
    if _joint(tokens, start, last):
        return _description(tokens, first, last, last)
    behind = _name_behind(tokens, core, last) if personal(tokens, core) else None
    if behind is not None:
        return Phrase(first, last, last, Form.NAME, (behind, _bare_end(tokens, behind, last)), (start, behind - 1))
    run = core + 1
    while run > start and (
        tokens.kinds[run - 1] & (Is.CAPITAL | Is.PARTICLE) or _in_name(tokens, run - 1, start, core)
    ):
        run -= 1
    if run > core:
        return _description(tokens, first, last, core)
    core = _bare_end(tokens, run, core)
    name = _name_start(tokens, run, core)
    office = name == core > run and tokens.lowers[core] in _OFFICES and bool(tokens.kinds[core - 1] & Is.HUMAN)
    title_only = tokens.kinds[core] & (Is.HUMAN | Is.PEOPLE | Is.ORGANISATION) and (office or not name > run)
    if title_only and not tokens.kinds[core] & Is.COMPANY:
        return _description(tokens, first, last, core)
    until = name - 1
    while until >= start and _only_title(tokens, start, until):
        until -= 1
    role = (start, until) if _is_role(tokens, start, until) else None
    return Phrase(first, last, core, Form.NAME, (name, core), role)


def _only_title(tokens: Tokens, start: int, place: int) -> bool:
    """Whether a word before a name is "Mr", or a rank after the role ("spokesman Capt")."""
    kind = tokens.kinds[place]
    rank = kind & Is.TITLE and not kind & Is.HUMAN and place > start and tokens.kinds[place - 1] & Is.HUMAN
    return bool(kind & Is.HONORIFIC or rank)


def _joint(tokens: Tokens, start: int, last: int) -> bool:
    """Whether the phrase is for two or more: "Duarte and Ek", "Duarte and colleagues", "residents and doctors"."""
    for n in range(start + 1, last):
        if tokens.lowers[n] in LINKS and not tokens.kinds[n - 1] & Is.CAPITAL:
            return False
        if tokens.lowers[n] == "and" and not one_body(tokens, n):
            roles = [k for k in range(n + 1, last) if personal(tokens, k)]
            return not roles or roles[0] == n + 1
    return False


def one_body(tokens: Tokens, place: int) -> bool:
    """Whether "and" stands inside one body's name: "the Food and Drug Administration"."""
    if place < 1 or tokens.kinds[place - 1] & ~Is.COMPANY != Is.CAPITAL:
        return False
    if place > 1 and tokens.kinds[place - 2] & Is.CAPITAL:
        return False
    for n in range(place + 1, min(place + _BODY_WORDS, len(tokens.kinds))):
        if not tokens.kinds[n] & Is.CAPITAL or tokens.kinds[n] & Is.PLACE:
            return False
        if tokens.kinds[n] & Is.ORGANISATION and n > place + 1:
            return True
    return False


def _bare_end(tokens: Tokens, first: int, last: int) -> int:
    """The last token of a name without letters behind it ("Lee MP")."""
    return last - 1 if last > first + 1 and tokens.kinds[last] & Is.SUFFIX else last


def _core_end(tokens: Tokens, start: int, last: int) -> int:
    """The last token before the phrase's first link or bracket."""
    for n in range(start + 1, last + 1):
        low, kind = tokens.lowers[n], tokens.kinds[n]
        if kind & Is.OPEN or (kind & Is.TIE and personal(tokens, n - 1)):
            return n - 1
        if low in _OF and tokens.kinds[n - 1] & Is.CAPITAL and not personal(tokens, n - 1) and _proper(tokens, n, last):
            continue
        if low in LINKS and not (low == "of" and tokens.kinds[n - 1] & Is.NUMBER):  # "60% of voters"
            return n - 1
    return last


def _in_name(tokens: Tokens, place: int, start: int, core: int) -> bool:
    if tokens.lowers[place] == "and":
        return place > start and one_body(tokens, place)
    if tokens.lowers[place] == "the":
        place -= 1
    return place > start and tokens.lowers[place] in _OF and _proper(tokens, place, core)


def _proper(tokens: Tokens, place: int, last: int) -> bool:
    """Whether "of" or "for" stands inside a name ("Bank of England", "Department of the Interior")."""
    after = place + 2 if place + 1 < last and tokens.lowers[place + 1] == "the" else place + 1
    body = tokens.kinds[place - 1] & Is.ORGANISATION
    return bool(after <= last and tokens.kinds[after] & Is.CAPITAL and body)


def _description(tokens: Tokens, first: int, last: int, core: int) -> Phrase:
    """A phrase without a name; "a" and "The" in front are left out, as is "the" before a capital."""
    start = first
    article = tokens.lowers[start] in ("a", "an", "one", "another") or tokens.words[start] == "The"
    article = article and tokens.lowers[start + 1] != "of"
    if start < last and (article or (tokens.lowers[start] == "the" and tokens.kinds[start + 1] & Is.CAPITAL)):
        start += 1
    return Phrase(first, last, core, Form.DESCRIPTION, (start, last))


def _name_start(tokens: Tokens, run: int, core: int) -> int:
    """Where the name begins in a run of capitals: after the last role in it, title or genitive."""
    body = any(tokens.kinds[n] & (Is.COMPANY | Is.ORGANISATION) for n in range(run, core + 1))
    if run + 1 < core and tokens.kinds[run] & Is.PLACE and not body:
        run += 1
    for n in range(core - 1, run - 1, -1):
        kind = tokens.kinds[n]
        if kind & (Is.HUMAN | Is.TITLE | Is.HONORIFIC) and not kind & (Is.GENITIVE | Is.PARTISAN):
            return run if n + 1 == core and body and not kind & Is.HONORIFIC else n + 1
        if kind & Is.GENITIVE:
            return run if tokens.kinds[core] & (Is.COMPANY | Is.ORGANISATION) else n + 1
    return run


def _name_behind(tokens: Tokens, core: int, last: int) -> int | None:
    """Where the name begins in "Chairman of the Audit Committee Ann Lee": after the body's own word."""
    for n in range(_bare_end(tokens, core, last) - 1, core, -1):
        kind = tokens.kinds[n]
        if not kind & Is.CAPITAL:
            return None
        if kind & (Is.COMPANY | Is.ORGANISATION):
            return n + 1 if n + 2 <= last else None
    return None


def _is_role(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words before a name say what its bearer is."""
    return end >= start and personal(tokens, end)
