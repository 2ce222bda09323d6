"""The subject of a verb of saying: before it, after it, across an aside, or shared with an earlier verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.asides import across_aside, closes, listed, someone, with_aside, with_name, wrote
from briefgen.points.attribution.auxiliaries import skip_verbs
from briefgen.points.attribution.lexicon import CUE, Is
from briefgen.points.attribution.nouns import LINKS, Form, Phrase, plural
from briefgen.points.attribution.passives import agent, agent_before, bare_passive, further_passive, quoted_as, reduced
from briefgen.points.attribution.phrases import phrase_after, phrase_before
from briefgen.points.attribution.sayings import Subject, can_speak

if TYPE_CHECKING:
    from briefgen.points.attribution.tokens import Tokens, Unit

_SEEM = frozenset(
    ("feel", "feels", "felt", "remain", "remains", "remained", "seem", "seems", "seemed", "grew", "became")
)
_OF_FEELINGS = frozenset(("that", "of", "about", "over", "for"))
_OBJECT_OF = frozenset(("to", "by", "with", "of", "about", "from", "into", "against", "between", "upon", "under"))
_HEDGES = frozenset(
    ("about", "around", "over", "under", "just", "than", "more", "fewer", "less", "nearly", "almost", "at", "least")
)
_BESIDE = frozenset(("with", "leaving", "left", "sees", "saw"))
_FELT = frozenset(("fearing", "hoping", "expecting", "worrying"))
_MANY = frozenset(("some", "many", "others", "most", "several"))
_SHARING = Is.CONJUNCTION | Is.COMMA | Is.QUOTE
_BRACKET = 8
_VERBAL = Is.AUXILIARY | Is.MODAL | Is.ADVERB | Is.NEGATION
_PLACED = frozenset(("on", "in", "at", "near", "inside", "outside", "behind"))


def find_subject(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The subject of the verb at `cue`, or None where it has none that says anything (passive, negated, "to say")."""
    kind = tokens.kinds[cue]
    turned = kind & (Is.PAST | Is.THIRD) or (kind & Is.BASE and cue > unit.first)
    inverted = _inverted(tokens, unit, cue) if turned else None
    if inverted and not _aside_closes(tokens, unit, cue, inverted):
        return inverted
    place, seen = skip_verbs(tokens, cue - 1, unit.first)
    if "not" in seen or reduced(tokens, unit, cue):
        return None
    modal = "modal" in seen
    if kind & Is.FEELING:
        felt = "be" in seen or (place >= unit.first and tokens.lowers[place] in _SEEM)
        if felt or not kind & CUE:
            return _feeling(tokens, unit, cue, place, be="be" in seen) if felt else None
    if ("be" in seen or bare_passive(tokens, unit, cue)) and not kind & Is.ING:
        return agent(tokens, unit, cue)
    if place < unit.first:
        return Subject(None, cue) if kind & Is.ING else None
    return _before(tokens, unit, cue, place, modal=modal)


def _aside_closes(tokens: Tokens, unit: Unit, cue: int, inverted: Subject) -> bool:
    """Whether the comma before the verb closes an aside of its subject: "Ann Lee, who knows it, said doctors who ..."."""
    quoted = tokens.kinds[cue - 1] & Is.QUOTE or (cue - 1 > unit.first and tokens.kinds[cue - 2] & Is.QUOTE)
    if cue <= unit.first + 1 or quoted or inverted.phrase is None or inverted.phrase.form is not Form.DESCRIPTION:
        return False
    phrase = across_aside(tokens, unit, cue - 1)
    return phrase is not None and phrase.first == unit.first and phrase.form is Form.NAME


def _feeling(tokens: Tokens, unit: Unit, cue: int, place: int, *, be: bool) -> Subject | None:
    """The subject of "is worried that", "remained wary of", which stands before the verb that goes with the feeling."""
    after = cue + 1
    if after >= unit.end or not (tokens.lowers[after] in _OF_FEELINGS or _opens_clause(tokens, after)):
        return None
    before = place if be else skip_verbs(tokens, place - 1, unit.first)[0]
    return _before(tokens, unit, cue, before, modal=True) if before >= unit.first else None


def _opens_clause(tokens: Tokens, place: int) -> bool:
    """Whether a clause can begin here that "that" was left out of: "afraid the dam may burst"."""
    return bool(tokens.kinds[place] & (Is.DETERMINER | Is.POSSESSIVE | Is.PRONOUN | Is.CAPITAL))


def _before(tokens: Tokens, unit: Unit, cue: int, place: int, *, modal: bool) -> Subject | None:
    kind, low = tokens.kinds[place], tokens.lowers[place]
    if low == "to":
        went_on = tokens.lowers[max(place - 2, unit.first) : place] in (["went", "on"], ["goes", "on"])
        return Subject(None, cue, modal=True) if went_on else None
    if low == "as" and tokens.kinds[cue] & Is.ING:
        return quoted_as(tokens, unit, place)
    if kind & _SHARING or (kind & Is.PREPOSITION and low != "without" and tokens.kinds[cue] & Is.ING):
        return _shared(tokens, unit, cue, place, modal=modal)
    related = low in ("who", "which") and tokens.words[place] == low
    if tokens.kinds[cue] & Is.ING and not related and not tokens.kinds[cue - 1] & _VERBAL:
        return _of_participle(tokens, unit, cue, place)
    phrase = _antecedent(tokens, unit, place) if related else _right_before(tokens, unit, place, cue)
    return Subject(phrase, phrase.first, modal) if phrase else None


def _shared(tokens: Tokens, unit: Unit, cue: int, place: int, *, modal: bool) -> Subject | None:
    """The subject of a verb behind "and", a comma or a quotation: across an aside, or that of what goes before."""
    kind = tokens.kinds[place]
    if kind & Is.CONJUNCTION and further_passive(tokens, unit, cue):
        return agent_before(tokens, unit, cue)
    if not kind & (Is.COMMA | Is.QUOTE):
        return Subject(None, cue, modal=modal)
    phrase = across_aside(tokens, unit, place) if kind & Is.COMMA else None
    shares = tokens.kinds[cue] & (Is.ING | Is.PAST) or not tokens.kinds[unit.end - 1] & Is.STOP  # a headline
    return Subject(phrase, phrase.first) if phrase else Subject(None, cue) if shares else None


def _of_participle(tokens: Tokens, unit: Unit, cue: int, place: int) -> Subject | None:
    """The subject of a participle right after a noun: "with doctors warning that", but not "doctors hoping to"."""
    noun = phrase_before(tokens, place, unit.first)
    if noun and _issued(tokens, unit, noun):
        return Subject(None, cue)
    phrase = _right_before(tokens, unit, place, cue)
    if phrase is None:
        return None
    after = _past_bracket(tokens, cue + 1, unit.end)
    beside = phrase.first > unit.first and tokens.lowers[phrase.first - 1] in _BESIDE
    absolute = beside and tokens.lowers[cue] not in _FELT
    content = after < unit.end and (absolute or _opens_content(tokens, after))
    return Subject(phrase, phrase.first) if content else None


def _past_bracket(tokens: Tokens, place: int, end: int) -> int:
    """The token after a bracket that begins at `place`, or `place`: "the minister saying (in Polish): ..."."""
    if place >= end or not tokens.kinds[place] & Is.OPEN:
        return place
    near = range(place + 1, min(place + _BRACKET, end))
    return next((n + 1 for n in near if tokens.kinds[n] & Is.CLOSE), place)


def _issued(tokens: Tokens, unit: Unit, phrase: Phrase) -> bool:
    """Whether a text is what the clause's subject puts out: "issued a statement saying", "sent a letter to Lee saying"."""
    if phrase.first - 1 > unit.first and tokens.kinds[phrase.first - 1] & Is.PREPOSITION:
        if tokens.lowers[phrase.first - 1] in ("by", "from"):
            return False
        text = phrase_before(tokens, phrase.first - 2, unit.first)
        return text is not None and _issued(tokens, unit, text)
    if not tokens.kinds[phrase.head] & (Is.TEXT | Is.SAYING):
        return False
    return any(tokens.kinds[n] & Is.ISSUING for n in range(max(unit.first, phrase.first - 3), phrase.first))


def _antecedent(tokens: Tokens, unit: Unit, who: int) -> Phrase | None:
    """The phrase that "who" goes back to."""
    last = who - 2 if tokens.kinds[who - 1] & Is.COMMA else who - 1
    phrase = phrase_before(tokens, last, unit.first)
    if phrase is None or can_speak(tokens, phrase):
        return phrase
    inner = next((n + 1 for n in range(last - 1, phrase.first, -1) if tokens.lowers[n] in LINKS), None)
    return phrase_before(tokens, last, inner) if inner else phrase


def _right_before(tokens: Tokens, unit: Unit, place: int, cue: int) -> Phrase | None:
    """The phrase that ends at `place`, unless it is the object of what goes before ("a letter to Lee said").

    Between commas, the saying is an aside itself and its subject no aside of a name ("Lee, officials said, left").
    """
    phrase = phrase_before(tokens, place, unit.first) or _some(tokens, unit, place)
    if cue + 1 < unit.end and not tokens.kinds[cue + 1] & Is.COMMA:
        phrase = with_name(tokens, unit, phrase)
    before = _before_hedges(tokens, unit, phrase.first) if phrase else unit.first - 1
    if phrase is None or before < unit.first:
        return phrase
    bare_name = phrase.form is Form.NAME and phrase.name[0] == phrase.first and tokens.kinds[before] & Is.PREPOSITION
    placed = phrase.form is Form.DESCRIPTION and tokens.lowers[before] in _PLACED and phrase.head == phrase.last
    absolute = tokens.lowers[before] == "with" and tokens.kinds[cue] & Is.ING  # "with critics warning that"
    if not (bare_name or placed or tokens.lowers[before] in _OBJECT_OF) or absolute:
        low = tokens.lowers[before]
        verb = low.endswith("ed") and tokens.kinds[before] == 0  # "had toppled its president and analysts said"
        return (verb and _last_joined(tokens, phrase)) or listed(tokens, unit, phrase)
    return wrote(tokens, unit, before, phrase) or _last_joined(tokens, phrase)


def _some(tokens: Tokens, unit: Unit, place: int) -> Phrase | None:
    """Those whom only a word for how many stands for: "Some fear that", "others say"."""
    bounded = place == unit.first or tokens.kinds[place - 1] & (Is.COMMA | Is.CONJUNCTION | Is.QUOTE | Is.SUBORDINATOR)
    if tokens.lowers[place] not in _MANY or not bounded:
        return None
    return Phrase(place, place, place, Form.DESCRIPTION, (place, place))


def _last_joined(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The subject after "and" where what stands before it goes with a preposition: "seen by aides and Bo Ek said"."""
    joint = next((n for n in range(phrase.last - 1, phrase.first, -1) if tokens.lowers[n] == "and"), None)
    return phrase_before(tokens, phrase.last, joint + 1) if joint else None


def _before_hedges(tokens: Tokens, unit: Unit, first: int) -> int:
    """The token before a phrase and what qualifies a number at its front: "just under half of those asked"."""
    place = first - 1
    if tokens.kinds[first] & (Is.NUMBER | Is.DETERMINER):
        while place >= unit.first and tokens.lowers[place] in _HEDGES:
            place -= 1
    return place


def _opens_content(tokens: Tokens, place: int) -> bool:
    """Whether "that", a colon or a quotation stands here."""
    return tokens.lowers[place] == "that" or bool(tokens.kinds[place] & (Is.QUOTE | Is.COLON))


def _inverted(tokens: Tokens, unit: Unit, cue: int) -> Subject | None:
    """The subject after the verb: `"...," said Ann Lee, the mayor`."""
    before = tokens.kinds[cue - 1] if cue > unit.first else 0
    if (cue > unit.first and not before & (Is.QUOTE | Is.COMMA)) or tokens.kinds[cue] & Is.TRANSITIVE:
        return None
    place = cue + 1
    while place < unit.end and tokens.kinds[place] & Is.ADVERB:
        place += 1
    phrase = phrase_after(tokens, place, unit.end)
    named = phrase is not None and (phrase.form is not Form.DESCRIPTION or tokens.kinds[phrase.head] & Is.CAPITAL)
    if phrase is None or not (named or someone(tokens, phrase.head)):
        return None
    follows = phrase.last + 1
    if follows < unit.end and not closes(tokens, follows):
        return None
    if not before & Is.QUOTE and phrase.form is Form.PRONOUN:
        return None
    if tokens.kinds[cue] & Is.THIRD and before & Is.COMMA and plural(tokens, phrase):
        return None
    return Subject(with_aside(tokens, phrase, unit.end), cue)
