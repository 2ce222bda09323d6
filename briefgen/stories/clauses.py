"""Where an English sentence can be cut so that its beginning stands alone as a headline.

No parser: a clause is taken to stand alone if it has a finite verb outside its appositions, its marks are closed and its
last word waits for no other. Verbs, prepositions and conjunctions are closed enough classes for lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.text.verbs import has_finite_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 110
"""Characters of a headline, if the sentence can be cut so short."""

_SHORTEST = 28
_FEWEST_WORDS = 5
_LONG_ENOUGH = 60

_SAYS = """said|says|told|confirmed|announced|reported|reports|warned|claimed|added|stated|insisted|revealed|disclosed|
suggested|acknowledged|admitted|argued|believed|estimated|predicted|showed|shows|ruled|declared|concluded|vowed|noted"""
_SAYING = "|".join(word.strip() for word in _SAYS.split("|"))
_ATTRIBUTION = re.compile(rf",\s(?:according to\b|[^,;]{{2,70}}?\b(?:{_SAYING})\b)")
_CLAUSE = re.compile(
    r",?\s(?:(?:after|as|while|because|when|following|amid|despite|although|though|since|before|until|where|which|who|but|"
    r"saying|raising|leaving|prompting|causing|making|forcing|calling|urging|demanding|alleging|accusing|claiming|citing|"
    r"hoping|with)\s|and (?:has|have|had|was|were|is|are|will|would|said|says|did)\b)"
)
_BREAK = re.compile(r",\s(?!\d|(?:[\w'’-]+\s){0,3}[\w'’-]+(?:,| and| or)\s)|;\s|:\s|\s[-–—]{1,2}\s|—")
_ADVERBIAL = re.compile(
    r"\s(?:(?:in|at|on|over|during) (?:the|a|an|what|its|his|her|their)|(?:late |early )?on [A-Z][a-z]+day|"
    r"in (?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_OPENING = re.compile(
    r"(?:When|While|As|If|Although|Though|Since|Because|After|Before|Despite|Unless|With|Without|In|On|At|By|For|From|"
    r"During|Following|Amid|Even|Down|Under|[A-Z][a-z]+ing)\s[^,“”\"]{3,120},\s(?=[A-Z])(?!(?:He|She|It|They|I|We)\b)"
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WAITING = _words(
    """a an the of in on at for from to by with and or but nor as than that who which whose into onto over under about
    against between during through toward towards upon within without not no his her its their our my your this these
    those is are was were be been has have had will would could should may might very more most Mr Mrs Ms Dr Sen Gen Rep
    Gov St"""
)
_SUBORDINATE = _words("When While As If Although Though Since Because After Before Despite Unless With")
_ENDS_SAYING = re.compile(rf"\b(?:{_SAYING})(?:\s[a-z]+)?$")
_WORD = re.compile(r"[\w'’.-]+")
_FULL_STOP = re.compile(r"(?:[a-z\d]{2}|[a-z\d.][)'’”\"])\.$")


def leading_clause(sentence: str) -> tuple[int, int]:
    """Start and end of the words that stand alone.

    The sentence is cut before its attribution or a further clause, and an opening adverbial is left out where it would
    be too long else; where no cut is safe it is whole, without its full stop.
    """
    end = cut(sentence)
    opening = _OPENING.match(sentence)
    if end <= LONGEST or opening is None:
        return 0, end
    begun = opening.end()
    shorter = begun + cut(sentence[begun:])
    return (begun, shorter) if shorter - begun <= LONGEST else (0, end)


def cut(text: str) -> int:
    """Where the first clause that stands alone ends."""
    whole = len(text) - bool(_FULL_STOP.search(text))
    attributed = [m.start() for m in _ATTRIBUTION.finditer(text, 0, 2 * LONGEST) if stands_alone(text[: m.start()])]
    if attributed and attributed[0] <= LONGEST:
        return attributed[0]
    if whole <= LONGEST:
        return whole
    return max(_cuts(text, _CLAUSE, _BREAK), default=0) or max(
        (end for end in _cuts(text, _ADVERBIAL) if end >= _LONG_ENOUGH), default=whole
    )


def stands_alone(clause: str) -> bool:
    """Whether the words are a clause with a finite verb, closed marks, and no word that waits for another."""
    words = _WORD.findall(clause)
    return (
        len(clause) >= _SHORTEST
        and len(words) >= _FEWEST_WORDS
        and words[0] not in _SUBORDINATE
        and words[-1] not in _WAITING
        and not _ENDS_SAYING.search(clause)
        and not _open_marks(clause)
        and has_finite_verb(_without_appositions(clause))
    )


def _cuts(text: str, *boundaries: re.Pattern[str]) -> Iterator[int]:
    for boundary in boundaries:
        for m in boundary.finditer(text, 0, LONGEST + 20):
            if m.start() <= LONGEST and stands_alone(text[: m.start()]):
                yield m.start()


def _open_marks(clause: str) -> bool:
    opened = clause.count("“") != clause.count("”") or clause.count("(") != clause.count(")")
    return opened or clause.count('"') % 2 == 1 or bool(re.search(r"\s[‘'](?=\w)[^’']*$", clause))


def _without_appositions(clause: str) -> str:
    """The clause without what stands between two commas, or after its only comma."""
    return " ".join(clause.split(", ")[::2])
