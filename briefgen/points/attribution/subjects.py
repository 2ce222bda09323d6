"""The subject of a verb of saying: before it, after it, across an aside, or shared with an earlier verb."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form, Phrase, inside, personal
from briefgen.points.attribution.phrases import phrase_after, phrase_before

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"))
_TIME_WORDS = frozenset(("on", "last", "this", "late", "early", "earlier", "next"))
_ASIDE = 40


@dataclass(frozen=True, slots=True)
class Subject:
    """`phrase` is None where the verb shares the subject of what goes before; `edge` is the saying's first token."""

    phrase: Phrase | None
    edge: int
    modal: bool = False


def find_subject(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The subject of the verb at `cue`, or None where it has none that says anything (passive, negated, "to say")."""
    kind = tokens.kinds[cue]
    inverted = _inverted(tokens, unit, cue) if kind & (Is.PAST | Is.THIRD) else None
    if inverted:
        return inverted
    place, seen = _skip_verbs(tokens, cue - 1, unit.first)
    if "not" in seen or _reduced(tokens, unit, cue):
        return None
    objectless = tokens.lowers[cue] == "told" and cue + 1 < unit.end and tokens.lowers[cue + 1] in ("to", "that", "by")
    if ("be" in seen or objectless) and not kind & Is.ING:
        return _passive(tokens, unit, cue)
    modal = "modal" in seen
    if place < unit.first:
        return Subject(None, cue) if kind & Is.ING else None
    return _before(tokens, unit, cue, place, modal=modal)


def _before(tokens: Tokens, unit: Unit, cue: int, place: int, *, modal: bool) -> Subject | None:
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if low == "to":
        went_on = place >= 2 and tokens.lowers[place - 2 : place] in (["went", "on"], ["goes", "on"])  # noqa: PLR2004
        return Subject(None, cue, modal=True) if went_on else None
    if low == "as" and tokens.kinds[cue] & Is.ING:
        return _quoted_as(tokens, unit, place)
    if kind & Is.CONJUNCTION or (kind & Is.PREPOSITION and low != "without" and tokens.kinds[cue] & Is.ING):
        return Subject(None, cue, modal=modal)
    if kind & (Is.COMMA | Is.QUOTE):
        return (_across_aside(tokens, unit, place) if kind & Is.COMMA else None) or _shared(tokens, cue)
    if low in ("who", "which") and tokens.words[place] == low:
        while place - 1 > unit.first and tokens.kinds[place - 1] & Is.COMMA:
            place -= 1
        place -= 1
    phrase = _with_name(tokens, unit, phrase_before(tokens, place, unit.first))
    if phrase and tokens.kinds[cue] & Is.ING and tokens.kinds[phrase.head] & (Is.TEXT | Is.SAYING):
        return Subject(None, cue)
    return Subject(phrase, phrase.first, modal) if phrase else None


def _with_name(tokens: Tokens, unit: Unit, phrase: Phrase | None) -> Phrase | None:
    """The phrase with the name before it where the aside between them lacks its second comma: "Bo Ek, head of X said"."""
    if phrase is None or phrase.form is not Form.DESCRIPTION or not personal(tokens, phrase.head):
        return phrase
    comma = phrase.first - 1
    if comma <= unit.first or not tokens.kinds[comma] & Is.COMMA:
        return phrase
    name = phrase_before(tokens, comma - 1, unit.first)
    if name is None or name.form is not Form.NAME or name.first == name.last:
        return phrase
    bounded = name.first == unit.first or (tokens.kinds[name.first - 1] | tokens.kinds[name.first - 2]) & Is.QUOTE
    return replace(name, role=name.role or phrase.name) if bounded else phrase


def _shared(tokens: Tokens, cue: int) -> Subject | None:
    return Subject(None, cue) if tokens.kinds[cue] & (Is.ING | Is.PAST) else None


def _skip_verbs(tokens: Tokens, place: int, floor: int) -> tuple[int, set[str]]:
    """The token before a verb's adverbs, auxiliaries and dates, and which of "be", "modal", "not" stood there."""
    seen = set[str]()
    while place >= floor:
        kind, low = tokens.kinds[place], tokens.lowers[place]
        if kind & Is.NEGATION:
            seen.add("not")
        elif low in _BE:
            seen.add("be")
        elif kind & Is.MODAL and not kind & Is.CAPITAL:
            seen.add("modal")
        elif (
            not kind & (Is.AUXILIARY | Is.ADVERB)
            and not (low.endswith("ly") and not kind)
            and not _dates(tokens, place)
        ):
            break
        place -= 1
    return place, seen


def _dates(tokens: Tokens, place: int) -> bool:
    kind = tokens.kinds[place]
    if kind & (Is.DAY | Is.TIME):
        return True
    after = tokens.kinds[place + 1] & (Is.DAY | Is.TIME | Is.NUMBER)
    return bool(after) and (tokens.lowers[place] in _TIME_WORDS or bool(kind & Is.NUMBER))


def _inverted(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The subject after the verb: `"...," said Ann Lee, the mayor`."""
    before = tokens.kinds[cue - 1] if cue > unit.first else 0
    if (cue > unit.first and not before & (Is.QUOTE | Is.COMMA)) or tokens.kinds[cue] & Is.TRANSITIVE:
        return None
    place = cue + 1
    while place < unit.end and tokens.kinds[place] & Is.ADVERB:
        place += 1
    phrase = phrase_after(tokens, place, unit.end)
    if phrase is None or not (phrase.form is not Form.DESCRIPTION or _someone(tokens, phrase.head)):
        return None
    follows = phrase.last + 1
    if follows < unit.end and not _closes(tokens, follows):
        return None
    if not before & Is.QUOTE and phrase.form is Form.PRONOUN:
        return None
    return Subject(with_aside(tokens, phrase, unit.end), cue)


def _closes(tokens: Tokens, place: int) -> bool:
    """Whether a token can follow an inverted subject: no verb can."""
    kind = tokens.kinds[place]
    marks = Is.COMMA | Is.STOP | Is.QUOTE | Is.OPEN | Is.COLON | Is.DAY | Is.TIME | Is.PREPOSITION | Is.CONJUNCTION
    return bool(kind & (marks | Is.RELATIVE | Is.ADVERB)) or tokens.lowers[place] in (
        "as",
        "when",
        "while",
        "after",
        "before",
        "last",
        "this",
    )


def _someone(tokens: Tokens, head: int) -> bool:
    return personal(tokens, head) or bool(tokens.kinds[head] & (Is.ORGANISATION | Is.TEXT | Is.RELAYER))


def _passive(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The agent of a passive: "he was told by the ministry that"."""
    for n in range(cue + 1, min(cue + 5, unit.end - 1)):
        if tokens.lowers[n] == "by":
            phrase = phrase_after(tokens, n + 1, unit.end)
            return Subject(phrase, cue) if phrase and phrase.form is not Form.PRONOUN else None
        if tokens.kinds[n] & (Is.COMMA | Is.STOP | Is.QUOTE) or tokens.lowers[n] == "that":
            return None
    return None


def _reduced(tokens: Tokens, unit: Unit, cue: int) -> bool:
    """Whether a participle belongs to its noun: "sanctions announced by", "plans announced in May"."""
    by = cue + 1 < unit.end and tokens.lowers[cue + 1] == "by"
    return by and bool(tokens.kinds[cue] & Is.PAST) and tokens.lowers[cue - 1] not in _BE and cue > unit.first


def _quoted_as(tokens: Tokens, unit: Unit, as_: int) -> Subject | None:
    """The speaker in "was quoted by the agency as saying" and in "the agency quoted her as saying"."""
    for n in range(as_ - 1, max(unit.first, as_ - 24) - 1, -1):
        if tokens.lowers[n] not in ("quoted", "cited", "quotes"):
            continue
        place, seen = _skip_verbs(tokens, n - 1, unit.first)
        phrase = phrase_before(tokens, place, unit.first) if "be" in seen else phrase_after(tokens, n + 1, as_)
        return Subject(phrase, phrase.first) if phrase else None
    return None


def _across_aside(tokens: Tokens, unit: Unit, comma: int) -> Subject | None:
    """The subject on the other side of an aside: "Lee, the mayor, said", "the head of the body, Ann Lee, said"."""
    for n in range(comma - 1, max(unit.first, comma - _ASIDE), -1):
        if tokens.kinds[n] & (Is.QUOTE | Is.STOP):
            return None
        if not tokens.kinds[n] & Is.COMMA or not _opens_aside(tokens, n + 1, comma):
            continue
        phrase = phrase_before(tokens, n - 1, unit.first)
        if phrase is not None and (phrase.form is Form.NAME or _someone(tokens, phrase.head)):
            return Subject(with_aside(tokens, phrase, comma + 1), phrase.first)
    return _before_stray_comma(tokens, unit, comma)


def _before_stray_comma(tokens: Tokens, unit: Unit, comma: int) -> Subject | None:
    """The subject right before a comma that closes no aside: it opens the unit, maybe after an adverb."""
    phrase = phrase_before(tokens, comma - 1, unit.first)
    if phrase is None or any(not tokens.kinds[n] & (Is.COMMA | Is.ADVERB) for n in range(unit.first, phrase.first)):
        return None
    return Subject(phrase, phrase.first)


def _opens_aside(tokens: Tokens, place: int, comma: int) -> bool:
    if place >= comma:
        return False
    kind, low = tokens.kinds[place], tokens.lowers[place]
    opens = Is.DETERMINER | Is.POSSESSIVE | Is.RELATIVE | Is.CAPITAL | Is.PREPOSITION | Is.SUBORDINATOR | Is.ADVERB
    return bool(kind & opens) or personal(tokens, place) or low.endswith(("ing", "ed")) or inside(tokens, place)


def with_aside(tokens: Tokens, phrase: Phrase, end: int) -> Phrase:
    """The phrase with what an aside after it adds: the role of a name, or the name of a role."""
    opening = phrase.last + 1
    if opening + 1 >= end or not tokens.kinds[opening] & Is.COMMA:
        return phrase
    aside = phrase_after(tokens, opening + 1, end)
    if aside is None or aside.form is Form.PRONOUN or not (aside.last + 1 >= end or _closes(tokens, aside.last + 1)):
        return phrase
    if (
        phrase.form is Form.NAME
        and phrase.role is None
        and personal(tokens, aside.head)
        and aside.form is Form.DESCRIPTION
    ):
        return replace(phrase, role=aside.name)
    if (
        phrase.form is Form.DESCRIPTION
        and personal(tokens, phrase.head)
        and aside.form is Form.NAME
        and aside.role is None
    ):
        return replace(phrase, form=Form.NAME, head=aside.head, name=aside.name, role=phrase.name)
    return phrase


def running_subject(tokens: Tokens, unit: Unit, cue: int, previous: Phrase | None) -> Phrase | None:
    """The subject that a further verb shares: that of the last saying, or the unit's own."""
    return previous or opening_phrase(tokens, unit, cue)


def opening_phrase(tokens: Tokens, unit: Unit, end: int | None = None) -> Phrase | None:
    """The unit's first noun phrase, past an opening adverbial ("In the coming days, ...")."""
    ceiling = unit.end if end is None else end
    first = unit.first
    if first < ceiling and not _opens_phrase(tokens, first):
        first = next((n + 1 for n in range(first, min(first + _ASIDE, ceiling)) if tokens.kinds[n] & Is.COMMA), ceiling)
    while first < ceiling and tokens.kinds[first] & Is.COMMA:
        first += 1
    phrase = phrase_after(tokens, first, ceiling)
    return with_aside(tokens, phrase, ceiling) if phrase else None


def _opens_phrase(tokens: Tokens, first: int) -> bool:
    kind, low = tokens.kinds[first], tokens.lowers[first]
    if kind & (Is.PRONOUN | Is.DETERMINER | Is.POSSESSIVE):
        return True
    return inside(tokens, first) and not (low.endswith(("ing", "ed", "ly")) and not kind & ~Is.CAPITAL)
