"""Sayings: the places in a unit where someone is said to say something, who, and how far the saying reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import CUE, Is
from briefgen.points.attribution.phrases import Form, Phrase, personal, phrase_after, phrase_before, plural
from briefgen.points.attribution.subjects import find_subject, running_subject

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

_COMPLEMENT_REACH = 16
_OBJECT_REACH = 7
_ADVERBIAL = 4
_SIDE_CLAUSES = frozenset(("after", "as", "when", "while", "before", "during", "because", "who", "since", "although"))
_TURNS = frozenset(("but", "while", "although", "though", "whereas"))
_VIEWS = frozenset(("view", "opinion", "assessment", "estimate", "estimates", "words", "analysis", "eyes"))


@dataclass(frozen=True, slots=True)
class Saying:
    """Someone (`phrase`) says the text from `start` to `end`, by the word at token `cue`.

    `relays` marks those who pass on what others say ("..., the agency reported"): any other saying there goes first.
    """

    phrase: Phrase
    cue: int
    start: int
    end: int
    relays: bool = False
    led: bool = False


def find_sayings(tokens: Tokens, unit: Unit) -> list[Saying]:
    """The unit's sayings in the order of their cues."""
    found: list[Saying] = []
    for place in range(unit.first, unit.end):
        kind = tokens.kinds[place]
        if (
            (kind & (CUE | Is.SAYING) and (place == unit.first or not kind & Is.CAPITAL))
            or kind & Is.COLON
            or tokens.lowers[place] in ("according", "citing", "quoting")
        ):
            saying = _saying(tokens, unit, place, found)
            if saying:
                found.append(saying)
    return _ranked(found)


def _saying(tokens: Tokens, unit: Unit, place: int, found: list[Saying]) -> Saying | None:
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if low == "according":
        return _according(tokens, unit, place)
    if low in ("citing", "quoting"):
        return _citing(tokens, unit, place)
    if kind & Is.COLON:
        return _scripted(tokens, unit, place)
    verb = _verb(tokens, unit, place, found) if kind & CUE else None
    return verb or (_noun(tokens, unit, place, found) if kind & Is.SAYING else None)


def _verb(tokens: Tokens, unit: Unit, cue: int, found: list[Saying]) -> Saying | None:
    kind = tokens.kinds[cue]
    led = _leads(tokens, cue, unit.end, strict=bool(kind & Is.QUOTING))
    if not kind & (Is.FREE | Is.CLAUSE | Is.QUOTING) and not _says_noun(tokens, cue, unit.end):
        return None
    subject = find_subject(tokens, unit, cue)
    if subject is None:
        return None
    phrase = subject.phrase or running_subject(tokens, unit, cue, found[-1].phrase if found else None)
    if (
        phrase is None
        or not _agree(tokens, phrase, cue, modal=subject.modal)
        or not _can_speak(tokens, phrase, cue, led)
    ):
        return None
    before = _content_before(tokens, unit, subject.edge)
    if (
        kind & (Is.CLAUSE | Is.QUOTING)
        and not kind & Is.FREE
        and not (led or before or _says_noun(tokens, cue, unit.end))
    ):
        return None
    start = (
        tokens.starts[unit.first]
        if before and (not led or _quoted(tokens, subject.edge))
        else tokens.starts[subject.edge]
    )
    end = unit.span.end if led or not before else _until_turn(tokens, unit, max(cue, phrase.last))
    return Saying(phrase, cue, start, end, relays=_relays(tokens, phrase), led=led)


def _leads(tokens: Tokens, cue: int, end: int, *, strict: bool) -> bool:
    """Whether a clause or a quotation that is said follows the cue."""
    for n in range(cue + 1, min(cue + _COMPLEMENT_REACH, end)):
        kind, low = tokens.kinds[n], tokens.lowers[n]
        if low in ("that", "whether") or kind & (Is.QUOTE | Is.COLON):
            return True
        if kind & (Is.AUXILIARY | Is.MODAL | Is.FINITE) and not strict:
            return True
        if kind & (Is.COMMA | Is.STOP) or low in _SIDE_CLAUSES:
            return kind & Is.COMMA != 0 and n + 1 < end and bool(tokens.kinds[n + 1] & Is.QUOTE)
    return False


def _says_noun(tokens: Tokens, cue: int, end: int) -> bool:
    """Whether a verb that says little by itself has what is said for its object: "issued a warning that"."""
    if not tokens.kinds[cue] & Is.LIGHT:
        return False
    for n in range(cue + 1, min(cue + _OBJECT_REACH, end)):
        if tokens.kinds[n] & Is.SAYING or tokens.lowers[n] == "until":
            return True
        if tokens.kinds[n] & (Is.COMMA | Is.STOP | Is.PREPOSITION | Is.SUBORDINATOR | Is.CONJUNCTION):
            return False
    return False


def _agree(tokens: Tokens, phrase: Phrase, cue: int, *, modal: bool) -> bool:
    """Whether subject and verb agree; this keeps out the nouns among the forms ("police reports", "the claims")."""
    kind = tokens.kinds[cue]
    if modal or kind & (Is.PAST | Is.ING):
        return True
    if phrase.form is Form.NAME:
        return bool(kind & Is.THIRD)
    return plural(tokens, phrase) == bool(kind & Is.BASE)


def _can_speak(tokens: Tokens, phrase: Phrase, cue: int, led: bool) -> bool:  # noqa: FBT001
    """Whether a phrase is for someone who can say things; any noun can, beside a plain "said" or "told"."""
    kind = tokens.kinds[phrase.head]
    if phrase.form is not Form.DESCRIPTION:
        return not kind & (Is.DAY | Is.TIME) or phrase.form is Form.PRONOUN
    known = Is.PEOPLE | Is.ORGANISATION | Is.TEXT | Is.COMPANY | Is.RELAYER | Is.CAPITAL
    return (
        personal(tokens, phrase.head) or bool(kind & known) or (led and tokens.lowers[cue] in ("said", "says", "told"))
    )


def _content_before(tokens: Tokens, unit: Unit, edge: int) -> bool:
    """Whether what is said stands before: a comma or a quotation right before the speaker and cue."""
    if edge <= unit.first:
        return False
    kind = tokens.kinds[edge - 1]
    if kind & Is.QUOTE:
        return True
    return bool(kind & Is.COMMA) and (edge - unit.first > _ADVERBIAL or bool(tokens.kinds[edge - 2] & Is.QUOTE))


def _quoted(tokens: Tokens, edge: int) -> bool:
    return bool((tokens.kinds[edge - 1] | tokens.kinds[max(edge - 2, 0)]) & Is.QUOTE)


def _until_turn(tokens: Tokens, unit: Unit, place: int) -> int:
    """The end of a saying whose words stand before its cue: the article takes over at ", but"."""
    for n in range(place + 1, unit.end - 1):
        if tokens.kinds[n] & Is.COMMA and tokens.lowers[n + 1] in _TURNS:
            return tokens.starts[n]
    return unit.span.end


def _relays(tokens: Tokens, phrase: Phrase) -> bool:
    return bool(tokens.kinds[phrase.head] & Is.RELAYER)


def _according(tokens: Tokens, unit: Unit, place: int) -> Saying | None:
    if place + 2 >= unit.end or tokens.lowers[place + 1] != "to":
        return None
    phrase = _author(tokens, phrase_after(tokens, place + 2, unit.end), unit.end)
    if phrase is None or not _can_speak(tokens, phrase, place, led=True):
        return None
    return Saying(phrase, place, tokens.starts[unit.first], unit.span.end, relays=True)


def _author(tokens: Tokens, phrase: Phrase | None, end: int) -> Phrase | None:
    """Whoever is behind a text where the phrase says so: "a report by the agency", "the ministry's figures"."""
    if phrase is None or not tokens.kinds[phrase.head] & (Is.TEXT | Is.SAYING) or phrase.form is Form.PRONOUN:
        return phrase
    for n in range(phrase.first + 1, min(phrase.last + 3, end - 1)):
        if tokens.lowers[n] in ("by", "from", "of", "for") or tokens.kinds[n] & Is.GENITIVE:
            owner = (
                phrase_before(tokens, n, phrase.first)
                if tokens.kinds[n] & Is.GENITIVE
                else phrase_after(tokens, n + 1, end)
            )
            return owner if owner and _can_speak(tokens, owner, n, led=False) else phrase
    return phrase


def _citing(tokens: Tokens, unit: Unit, place: int) -> Saying | None:
    phrase = phrase_after(tokens, place + 1, unit.end)
    if phrase is None or not _can_speak(tokens, phrase, place, led=False):
        return None
    return Saying(phrase, place, tokens.starts[unit.first], unit.span.end)


def _scripted(tokens: Tokens, unit: Unit, colon: int) -> Saying | None:
    """The form of a script: `Lee: "No."`."""
    if colon + 1 >= unit.end or not tokens.kinds[colon + 1] & Is.QUOTE or colon - unit.first > _COMPLEMENT_REACH:
        return None
    phrase = phrase_before(tokens, colon - 1, unit.first)
    if phrase is None or phrase.first != unit.first or phrase.form is not Form.NAME:
        return None
    return Saying(phrase, colon, tokens.starts[unit.first], unit.span.end)


def _noun(tokens: Tokens, unit: Unit, cue: int, found: list[Saying]) -> Saying | None:
    """A noun of saying with its author: "the ministry's warning that", "an estimate by the bank that", "in her view"."""
    if found and tokens.kinds[found[-1].cue] & Is.LIGHT and cue - found[-1].cue < _OBJECT_REACH:
        return None
    after = tokens.lowers[cue + 1] if cue + 1 < unit.end else ""
    phrase = (
        phrase_before(tokens, cue - 1, unit.first) if tokens.kinds[cue - 1] & Is.GENITIVE and cue > unit.first else None
    )
    first = phrase.first if phrase else cue
    if phrase is None and after in ("by", "from", "of"):
        phrase = phrase_after(tokens, cue + 2, unit.end)
        follows = phrase.last + 1 if phrase else unit.end
        after = tokens.lowers[follows] if follows < unit.end and (after != "of" or tokens.lowers[cue] in _VIEWS) else ""
    if phrase is None or phrase.form is Form.PRONOUN or not _can_speak(tokens, phrase, cue, led=False):
        return None
    if tokens.lowers[cue] in _VIEWS and first > unit.first and tokens.lowers[first - 1] == "in":
        return Saying(phrase, cue, tokens.starts[unit.first], unit.span.end)
    if after != "that":
        return None
    return Saying(phrase, cue, tokens.starts[first], unit.span.end, led=True)


def _ranked(found: list[Saying]) -> list[Saying]:
    """The sayings, relayers' first, so that of equal turns the inner is that of whoever makes the statement."""
    return sorted(found, key=lambda s: not s.relays or s.led)
