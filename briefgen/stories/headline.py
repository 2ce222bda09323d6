"""Headlines taken from the sources: a title, or a leading clause of the text, cut where it still stands alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model import Headline, Role, Span
from briefgen.text import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Document, Sentence

LONGEST = 110
"""Characters of a headline, if the sentence can be cut so short."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SHORTEST = 28
_FEWEST_WORDS = 5

_SAYS = """said says told confirmed announced reported reports warned claimed added stated insisted revealed disclosed
suggested acknowledged admitted argued believed estimated predicted showed shows"""
_ATTRIBUTION = re.compile(rf",\s(?:according to\b|[^,;]{{2,70}}?\b(?:{'|'.join(_SAYS.split())})\b)")
_SUBORDINATE = re.compile(
    r",?\s(?:after|as|while|because|when|following|amid|despite|although|though|since|before|until|where|which|"
    r"who|but|saying|raising|leaving|prompting|causing|making|forcing|with)\s"
)
_ADVERBIAL = re.compile(r"\s(?:in|during|over|at|on)\s")
_BREAK = re.compile(r",\s|;\s|:\s|\s[-–—]{1,2}\s|—")
_FINITE = _words(
    """is are was were has have had will would can could may might must shall should do does did be said says told sent
    won lost fell rose led left made met held took gave came went began broke brought built bought caught chose cut drew
    drove fled flew fought found froze got grew hit hurt kept knew laid let lent lit meant paid put quit ran read sank
    saw sold set shook shot shut slid sought spent split spread stood struck swept swore threw told tore was withdrew
    woke wrote became beat backs bans calls cuts faces fears gets gives goes hits keeps leads loses makes plans says
    seeks sees sends sets shows takes tells urges vows wants warns wins"""
)
_DANGLING = _words(
    """a an the of in on at for from to by with and or but nor as than that who which whose into onto over under about
    against between during through toward towards upon within without not no his her its their our my your this these
    those is are was were be been has have had will would could should may might very more most Mr Mrs Ms Dr Sen Gen Rep
    Gov St"""
)
_SUBORDINATORS = _words("When While As If Although Though Since Because After Before Despite Unless With")
_LONG_ENOUGH = 60
_PAST = re.compile(r"[a-z]{3,}ed")
_WORD = re.compile(r"[\w'’.-]+")


def headline(documents: Sequence[Document]) -> Headline:
    """A story's headline: the first title its documents came with, else a leading clause of their text, verbatim."""
    for document in documents:
        if document.title.strip():
            return Headline(document.id, document.title.strip())
    first = documents[0]
    lead = _lead(first)
    if lead is None:
        return Headline(first.id, first.source or first.url)
    end = lead.span.start + _clause_end(lead.text, annotate(first).language)
    return Headline(first.id, first.text[lead.span.start : end], Span(lead.span.start, end))


def _lead(document: Document) -> Sentence | None:
    """The first whole sentence of the article's own text, or whatever comes first."""
    own = [s for s in annotate(document).sentences if s.role is Role.BODY] or list(annotate(document).sentences)
    whole = (s for s in own if len(s.text.split()) >= _FEWEST_WORDS and s.text[-1] in '.!?"”’')
    return next(whole, own[0] if own else None)


def _clause_end(text: str, language: str) -> int:
    """Where the headline ends in a sentence: before its attribution or a subordinate clause, else at its full stop."""
    whole = len(text) - bool(re.search(r"(?:[a-z\d]{2}|[a-z\d.][)'’”\"])\.$", text))
    if language != "en":
        return whole
    attributed = [m.start() for m in _ATTRIBUTION.finditer(text) if _stands_alone(text[: m.start()])]
    if attributed and attributed[0] <= LONGEST:
        return attributed[0]
    if whole <= LONGEST:
        return whole
    return max(_cuts(text, _SUBORDINATE, _BREAK), default=0) or max(
        (cut for cut in _cuts(text, _ADVERBIAL) if cut >= _LONG_ENOUGH), default=whole
    )


def _cuts(text: str, *boundaries: re.Pattern[str]) -> Iterator[int]:
    for boundary in boundaries:
        for m in boundary.finditer(text, 0, LONGEST + 1):
            if _stands_alone(text[: m.start()]):
                yield m.start()


def _stands_alone(clause: str) -> bool:
    """Whether the words are a clause with a finite verb, closed marks, and no word that waits for another."""
    words = _WORD.findall(clause)
    return (
        len(clause) >= _SHORTEST
        and len(words) >= _FEWEST_WORDS
        and words[0] not in _SUBORDINATORS
        and words[-1] not in _DANGLING
        and not _open_marks(clause)
        and _has_finite_verb(_without_appositions(clause))
    )


def _open_marks(clause: str) -> bool:
    opened = clause.count("“") != clause.count("”") or clause.count("(") != clause.count(")")
    return opened or clause.count('"') % 2 == 1 or bool(re.search(r"\s[‘'](?=\w)[^’']*$", clause))


def _without_appositions(clause: str) -> str:
    """The clause without what stands between two commas, or after its only comma."""
    parts = clause.split(", ")
    return " ".join(parts[::2])


def _has_finite_verb(clause: str) -> bool:
    words = _WORD.findall(clause)
    return any(
        word in _FINITE or (_PAST.fullmatch(word) and before not in {"the", "a", "an", "of"})
        for before, word in pairwise(words)
    )
