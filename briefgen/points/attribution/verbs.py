"""Sayings by a verb: whether it has a subject that says something, and how far the saying reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form, Phrase, inside, personal, plural
from briefgen.points.attribution.running import across_modifier, running_subjects
from briefgen.points.attribution.sayings import OBJECT_REACH, Saying, Subject, can_speak, nobody
from briefgen.points.attribution.subjects import find_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.points.attribution.tokens import Tokens, Unit

_SPEAKING = Is.FREE | Is.CLAUSE | Is.QUOTING | Is.FEELING
_OBJECT = Is.DETERMINER | Is.POSSESSIVE | Is.NUMBER | Is.CAPITAL
_COMPLEMENT_REACH = 16
_ADVERBIAL = 4
"""How many tokens before a comma are still an adverbial ("In a statement, ...") and nothing that is said."""
_TERMS = frozenset(("minutes", "hours", "days", "weeks", "months"))
_WORRY = frozenset(("worry", "worries", "worried", "fret", "complain", "complained", "complains"))
_SIDE_CLAUSES = frozenset(("after", "as", "when", "while", "before", "during", "because", "who", "since", "although"))
_ASIDES = frozenset(("as", "after", "when", "while", "amid", "following", "before"))
_TURNS = frozenset(("but", "while", "although", "though", "whereas"))


def spoken(tokens: Tokens, unit: Unit, cue: int, said: Sequence[Saying]) -> Saying | None:
    """The saying of the verb at `cue`, or None where it says nothing; `said` are the unit's sayings before it."""
    kind = tokens.kinds[cue]
    light = bool(kind & Is.LIGHT) and _says_noun(tokens, cue, unit.end)
    if kind & (Is.THIRD | Is.BASE) and cue + 1 < unit.end and _follows_noun(tokens, cue):
        return None
    subject = _subject(tokens, unit, cue) if light or kind & _SPEAKING else None
    if subject is None:
        return None
    aside = _between_commas(tokens, unit, cue, subject.phrase)
    led = not aside and _leads(tokens, cue, unit.end, strict=bool(kind & Is.QUOTING))
    shared = () if subject.phrase else running_subjects(tokens, unit, cue, said)
    candidates = (subject.phrase,) if subject.phrase else shared
    agreeing = (p for p in candidates if subject.modal or _agree(tokens, p, cue))
    alone = led and subject.phrase is not None
    phrase = next((p for p in agreeing if _says(tokens, p, cue, alone=alone)), None)
    if phrase is None:
        return None
    further = kind & Is.ING and tokens.kinds[cue - 1] & Is.COMMA
    before = aside or (not further and _content_before(tokens, unit, subject.edge))
    if tokens.kinds[cue - 1] & Is.GENITIVE and phrase.last == cue - 1 and not _verb_only(kind, led=led):
        return None
    if not (
        led or before or light or kind & (Is.FREE | Is.FEELING) or (not subject.modal and _foresees(tokens, unit, cue))
    ):
        return None
    whole = before and (not led or _quoted(tokens, subject.edge))
    start = tokens.starts[unit.first if whole else subject.edge]
    end = unit.span.end if led or not before else _until_turn(tokens, unit, max(cue, phrase.last), aside=aside)
    return Saying(phrase, cue, start, end, relays=bool(tokens.kinds[phrase.head] & Is.RELAYER), led=led)


def _subject(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The verb's subject: the unit's opening phrase across what tells which ones, or else the nearest."""
    opening = across_modifier(tokens, unit, cue) if tokens.kinds[cue] & (Is.PAST | Is.THIRD | Is.BASE) else None
    if opening and can_speak(tokens, opening) and _agree(tokens, opening, cue):
        return Subject(opening, opening.first)
    return find_subject(tokens, unit, cue)


def _verb_only(kind: int, *, led: bool) -> bool:
    """Whether a form after a genitive is a verb all the same: "Moody's warned that", "Lloyd's says"."""
    thinks = kind & Is.SENTIENT and kind & Is.THIRD and not kind & Is.SAYING
    return bool((kind & Is.PAST and led) or thinks)


def _foresees(tokens: Tokens, unit: Unit, cue: int) -> bool:
    """Whether what is to come is the object of a verb: "expect a recession", "estimated losses", "worry about war"."""
    after = cue + 1
    if tokens.lowers[cue] in _WORRY:
        return after < unit.end and tokens.lowers[after] in ("about", "over")
    if not tokens.kinds[cue] & Is.FORESEEING or after >= unit.end or tokens.lowers[cue] in ("saw", "seen"):
        return False
    return tokens.lowers[after] == "to" or bool(tokens.kinds[after] & _OBJECT) or inside(tokens, after)


def _follows_noun(tokens: Tokens, cue: int) -> bool:
    """Whether what comes after a form shows it to be a noun: "Western states appear", "police reports of"."""
    after, verb = tokens.kinds[cue + 1], tokens.kinds[cue] & Is.SENTIENT
    plain = verb and (not tokens.kinds[cue] & Is.SAYING or tokens.kinds[cue - 1] & Is.PEOPLE)  # "critics fear could"
    predicate = not plain and after & (Is.AUXILIARY | Is.MODAL | Is.FINITE) and not after & Is.CAPITAL
    headed = tokens.kinds[cue] & Is.SAYING and after & Is.COLON
    return bool(predicate or headed) or (tokens.lowers[cue + 1] == "of" and not verb)


def _leads(tokens: Tokens, cue: int, end: int, *, strict: bool) -> bool:
    """Whether a clause or a quotation that is said follows the cue."""
    strict = strict and not (cue + 1 < end and tokens.kinds[cue + 1] & Is.PRONOUN)  # "added he did"
    for n in range(cue + 1, min(cue + _COMPLEMENT_REACH, end)):
        kind, low = tokens.kinds[n], tokens.lowers[n]
        if low in ("that", "whether") or kind & (Is.QUOTE | Is.COLON):
            return True
        if low == "as" and n + 1 < end and tokens.kinds[n + 1] & Is.QUOTE:
            return True
        if kind & (Is.AUXILIARY | Is.MODAL | Is.FINITE) and not strict and not kind & Is.CAPITAL:
            return True
        if kind & (Is.COMMA | Is.STOP) or (low in _SIDE_CLAUSES and tokens.lowers[n - 1] != "such"):
            return kind & Is.COMMA != 0 and n + 1 < end and bool(tokens.kinds[n + 1] & Is.QUOTE)
    return False


def _says_noun(tokens: Tokens, cue: int, end: int) -> bool:
    """Whether a verb that says little by itself has what is said for its object: "issued a warning", "gave them 48 hours"."""
    for n in range(cue + 1, min(cue + OBJECT_REACH, end)):
        if tokens.kinds[n] & Is.SAYING or tokens.lowers[n] == "until":
            return True
        if tokens.kinds[n - 1] & Is.NUMBER and tokens.lowers[n] in _TERMS:
            return True
        if tokens.kinds[n] & (Is.COMMA | Is.STOP | Is.PREPOSITION | Is.SUBORDINATOR | Is.CONJUNCTION):
            return False
    return False


def _agree(tokens: Tokens, phrase: Phrase, cue: int) -> bool:
    """Whether subject and verb agree; this keeps out the nouns among the forms ("police reports", "the claims")."""
    kind = tokens.kinds[cue]
    if kind & (Is.PAST | Is.ING):
        return True
    if phrase.first < phrase.name[0] - 1 and any(k & Is.TEXT for k in tokens.kinds[phrase.first : phrase.name[0]]):
        return True  # "a report by aides says"
    if phrase.form is Form.NAME:
        return bool(kind & Is.THIRD) or tokens.lowers[phrase.last].endswith("s")
    return plural(tokens, phrase) == bool(kind & Is.BASE)


def _says(tokens: Tokens, phrase: Phrase, cue: int, *, alone: bool) -> bool:
    """Whether the phrase can be the verb's subject.

    Any noun right before it can (`alone`) of a verb that only those who think are subjects of.
    """
    if tokens.lowers[phrase.head] == "it" and tokens.kinds[cue] & Is.IMPERSONAL:
        return False
    if tokens.lowers[cue].startswith("rais") and (tokens.kinds[cue] & Is.ING or not _someones(tokens, phrase)):
        return False
    return can_speak(tokens, phrase) or (alone and bool(tokens.kinds[cue] & Is.SENTIENT) and not nobody(tokens, phrase))


def _someones(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is for persons: they raise concerns by what they say, a country or a ruling by what it is."""
    if phrase.form is Form.DESCRIPTION:
        return personal(tokens, phrase.head)
    named = tokens.kinds[phrase.name[0]] | tokens.kinds[phrase.head]
    return not named & (Is.PLACE | Is.COMPANY | Is.ORGANISATION) and tokens.lowers[phrase.head] != "it"


def _content_before(tokens: Tokens, unit: Unit, edge: int) -> bool:
    """Whether what is said stands before: a comma or a quotation right before the speaker and cue."""
    if edge <= unit.first:
        return False
    kind = tokens.kinds[edge - 1]
    long = edge - unit.first > _ADVERBIAL or _is_clause(tokens, unit.first, edge)
    comma = bool(kind & Is.COMMA) and (long or _quoted(tokens, edge))
    return comma or bool(kind & Is.QUOTE)


def _is_clause(tokens: Tokens, first: int, end: int) -> bool:
    """Whether words make a clause that can stand by itself: "Rents could double", and not "When asked"."""
    if tokens.kinds[first] & (Is.SUBORDINATOR | Is.PREPOSITION):
        return False
    return any(tokens.kinds[n] & (Is.AUXILIARY | Is.MODAL | Is.FINITE) for n in range(first + 1, end))


def _between_commas(tokens: Tokens, unit: Unit, cue: int, phrase: Phrase | None) -> bool:
    """Whether verb and speaker stand aside in what they say: "The fleet, argues Ines Duarte, lacks the means"."""
    edge = min(phrase.first, cue) - 1 if phrase else unit.first
    if phrase is None or edge <= unit.first:
        return False
    behind = phrase.first < cue
    closed = not behind or (cue + 1 < unit.end and bool(tokens.kinds[cue + 1] & Is.COMMA))
    opens = tokens.kinds[unit.first] & (Is.PREPOSITION | Is.ADVERB | Is.SUBORDINATOR | Is.QUOTE)
    opens = opens and not behind
    return closed and bool(tokens.kinds[edge] & Is.COMMA) and not opens


def _quoted(tokens: Tokens, edge: int) -> bool:
    return bool((tokens.kinds[edge - 1] | tokens.kinds[max(edge - 2, 0)]) & Is.QUOTE)


def _until_turn(tokens: Tokens, unit: Unit, place: int, *, aside: bool) -> int:
    """The end of a saying whose words stand before its cue: the article takes over at ", but" and at "as", "after".

    What stands behind a saying between commas goes on with its words ("The fear, he said, is Easter, when ...").
    """
    quoted = max((n for n in range(place + 1, unit.end) if tokens.kinds[n] & Is.QUOTE), default=place)
    for n in range(quoted + 1, unit.end - 1):
        if tokens.kinds[n] & Is.COMMA and tokens.lowers[n + 1] in _TURNS:
            return tokens.starts[n]
        if not aside and tokens.lowers[n] in _ASIDES and tokens.lowers[n - 1] != "such":
            return tokens.starts[n]
    return unit.span.end
