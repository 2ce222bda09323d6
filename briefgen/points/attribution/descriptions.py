"""Whom a definite description takes up: "the official", "the British envoy", "the company"."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is, lexicon
from briefgen.points.attribution.names import bare
from briefgen.points.attribution.nouns import Phrase, personal, plural

if TYPE_CHECKING:
    from briefgen.points.attribution.speakers import Cast, Speaker
    from briefgen.points.attribution.tokens import Tokens

_FAR = 25
"""How many units a description reaches back."""
_STEM = 4
"""How many letters a country and its people share ("Peru", "Peruvian")."""
_NEAR = 4
_FEW = 12
_WATCHING = frozenset(("authority", "commission", "agency", "office", "board", "inspectorate", "commissioner"))
_SUPERLATIVES = frozenset(("biggest", "largest", "leading", "top", "oldest", "smallest", "richest"))
_MOST_BETWEEN = 2
_GENERIC = frozenset(
    (
        *(
            "company",
            "firm",
            "group",
            "agency",
            "organisation",
            "organization",
            "body",
            "bank",
            "lender",
            "insurer",
        ),
        *(
            "maker",
            "carmaker",
            "automaker",
            "drugmaker",
            "chipmaker",
            "manufacturer",
            "retailer",
            "chain",
            "supermarket",
        ),
        *(
            "airline",
            "builder",
            "housebuilder",
            "miner",
            "operator",
            "giant",
            "carrier",
            "brewer",
            "grocer",
            "supplier",
            "utility",
        ),
    )
)


def earlier(cast: Cast, phrase: Phrase) -> Speaker | None:
    """Whoever the document spoke of before, where the description adds nothing of its own; None for anybody new."""
    tokens = cast.tokens
    if phrase.first < phrase.head and tokens.kinds[phrase.first] & Is.CAPITAL and not plural(tokens, phrase):
        bearer = _by_office(cast, phrase)
        if bearer:
            return bearer
    if tokens.lowers[phrase.first] not in ("the", "this") or phrase.head != phrase.last or _own(tokens, phrase):
        return None
    head, several = bare(tokens, phrase.head), plural(tokens, phrase)
    between = range(phrase.first + 1, phrase.head)
    named = (n for n in between if tokens.kinds[n] & (Is.CAPITAL | Is.PARTISAN) == Is.CAPITAL)
    origins = [bare(tokens, n) for n in named]
    generic = head in _GENERIC or any(map(_superlative, (tokens.lowers[n] for n in between)))
    if tokens.kinds[phrase.head] & Is.PARTISAN or head.endswith("-year-old"):
        return _last_person(cast)
    for speaker in cast.before(_FAR):
        if _is_called(speaker, head, several=several, generic=generic) and _from(tokens, speaker, origins):
            return speaker
    if generic and not several:
        return _company(cast, phrase) if origins else _in_passing(cast, phrase, head) or _company(cast, phrase)
    return None if origins else _in_passing(cast, phrase, head)


def _company(cast: Cast, phrase: Phrase) -> Speaker | None:
    """The one company just spoken of, for "the Dutch carmaker": a name of two words may be one."""
    first = (cast.previous or cast.unit or phrase).first
    named = chain(cast.before(1), map(cast.by_name, islice(cast.names.between(first, phrase.first), _FEW)))
    found = {s.key: s for s in named if not (s.several or s.place) and (s.presumed or (s.body and not s.heads))}
    return next(iter(found.values())) if len(found) == 1 else None


def _last_person(cast: Cast) -> Speaker | None:
    """Whoever is spoken of, for another word for them that tells nothing of who they are: "the 43-year-old"."""
    persons = (s for s in cast.before(_NEAR) if s.person and not s.several)
    return next(persons, None)


def _by_office(cast: Cast, phrase: Phrase) -> Speaker | None:
    """The one person with just this office: "Foreign Secretary Ann Lee", later "Foreign Secretary says"."""
    role = cast.tokens.span(*phrase.name)
    text = cast.tokens.text[role.start : role.end].lower()
    bearers = [s for s in cast.before(_FAR) if s.role and cast.tokens.text[s.role.start : s.role.end].lower() == text]
    return bearers[0] if bearers else None


def _own(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a description holds more than its article, an adjective or nationality, and its noun.

    "The world's biggest carmaker" does not: in the news it is another word for whoever was just named.
    """
    between = range(phrase.first + 1, phrase.head)
    if tokens.kinds[phrase.head] & Is.ORGANISATION and any(map(_superlative, (tokens.lowers[n] for n in between))):
        return False
    capitals = sum(1 for n in between if tokens.kinds[n] & Is.CAPITAL)
    genitive = any(tokens.kinds[n] & Is.GENITIVE for n in between)
    return capitals > 1 or len(between) > _MOST_BETWEEN or genitive


def _superlative(low: str) -> bool:
    """Whether a word ranks a company: "biggest", "second-largest"."""
    return low.rsplit("-", 1)[-1] in _SUPERLATIVES


def _is_called(speaker: Speaker, head: str, *, several: bool, generic: bool) -> bool:
    """Whether somebody can be called "the <head>": by a role or its like, or a body by its last word or as a company."""
    words = lexicon()
    if speaker.several != several:
        return False
    if speaker.heads & words.alike.get(head, frozenset((head,))):
        return True
    if head == "official" and speaker.person and speaker.heads & words.officials:
        return True
    watches = head in ("watchdog", "regulator") and speaker.last in _WATCHING
    return speaker.body and (speaker.last == head or watches or (generic and not speaker.heads and not speaker.place))


def _from(tokens: Tokens, speaker: Speaker, origins: list[str]) -> bool:
    """Whether what is said of somebody's origin ("the Peruvian envoy") goes with their name and role."""
    span = speaker.role or speaker.name
    words = [w for w in tokens.text[span.start : span.end].split() if w[0].isupper()]
    if not origins or (speaker.role and not words):
        return True
    return all(any(w[:_STEM].lower() == origin[:_STEM] for w in words) for origin in origins)


def _in_passing(cast: Cast, phrase: Phrase, head: str) -> Speaker | None:
    """The one bearer of a role anywhere in the document, or the one company that the unit before names."""
    if head in _GENERIC and cast.unit:
        runs = islice(cast.names.between((cast.previous or cast.unit).first, phrase.first), _FEW)
        named = (cast.by_name(run) for run in runs if cast.tokens.kinds[run.name[1]] & Is.COMPANY)
        bodies = {speaker.key: speaker for speaker in named}
        return next(iter(bodies.values())) if len(bodies) == 1 else None
    bearer = cast.names.bearing(head) if cast.tokens.kinds[phrase.head] & Is.HUMAN else None
    return cast.by_name(bearer) if bearer else _by_epithet(cast, phrase) or _in_focus(cast, phrase, head)


def _in_focus(cast: Cast, phrase: Phrase, head: str) -> Speaker | None:
    """The one person of the unit before, in its paragraph, by another word: "said Ann Lee, 29. The nurse said".

    An office ("the mayor") needs no antecedent: it has one holder, so it may well be somebody new.
    """
    if cast.unit is None or cast.previous is None or cast.unit.paragraph != cast.previous.paragraph:
        return None
    if not cast.tokens.kinds[phrase.head] & Is.HUMAN or head in lexicon().offices:
        return None
    focus = {s.key: s for s in cast.before(1) if s.person}
    return next(iter(focus.values())) if len(focus) == 1 else None


def _by_epithet(cast: Cast, phrase: Phrase) -> Speaker | None:
    """The one person that the unit names before another word for them: "Bo Ek lost, and the defiant leader warned"."""
    tokens, adjective = cast.tokens, phrase.head - 1
    if cast.unit is None or adjective == phrase.first or tokens.kinds[adjective] or not personal(tokens, phrase.head):
        return None
    named = {s.key: s for run in cast.names.between(cast.unit.first, phrase.first) if (s := cast.by_name(run)).person}
    return next(iter(named.values())) if len(named) == 1 else None
