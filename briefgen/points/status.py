"""How the source's own words vouch for a point: confirmed, expected, alleged, denied, warned, or just reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from briefgen.model import Span, Status
from briefgen.points.attribution.lexicon import lexicon

if TYPE_CHECKING:
    from briefgen.points.attribution import Voice
    from briefgen.text import AnnotatedDocument

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:()\"“”]\s|\s[-–—]\s|\.\s")
_REACH = 160
"""How many characters on either side of the words are looked at."""
_NEGATED = 3
_NOT = frozenset(("not", "never", "cannot", "no", "yet", "than", "declined", "unable"))


def status_of(document: AnnotatedDocument, span: Span, voice: Voice | None) -> Status | None:
    """The status of the point at `span`, said by `voice`.

    A denial covers all that is denied; otherwise a word in the point's own clause ("allegedly", "expected to") goes
    before the word of saying, and what somebody says without more is reported. None where nobody says it and no word
    vouches for it: the article itself does.
    """
    cue = document.document.text[voice.cue.start : voice.cue.end].lower() if voice else ""
    said = lexicon().statuses.get(cue)
    word = said if said == Status.DENIED else _hint(document, span) or said
    return Status(word) if word else Status.REPORTED if voice else None


def _hint(document: AnnotatedDocument, span: Span) -> str | None:
    """The status that a word in the clause around the span gives, the nearest to the span's end first."""
    clause, text, hints = _clause(document, span), document.document.text, lexicon().hints
    words = [(m.start(), m[0].lower()) for m in _WORD.finditer(text, clause.start, clause.end)]
    found = [
        (min(abs(at - span.start), abs(at - span.end)), hints[word])
        for n, (at, word) in enumerate(words)
        if word in hints and not any(w in _NOT or w.endswith("n't") for _, w in words[max(n - _NEGATED, 0) : n])
    ]
    return min(found)[1] if found else None


def _clause(document: AnnotatedDocument, span: Span) -> Span:
    """The stretch around the span up to the next comma, bracket or quotation mark, within its sentence."""
    text = document.document.text
    place = bisect_right(document.starts, span.start) - 1
    sentence = document.sentences[place].span if place >= 0 else Span(0, len(text))
    low, high = max(sentence.start, span.start - _REACH), max(span.end, min(sentence.end, span.end + _REACH))
    before = [m.end() for m in _BREAK.finditer(text, low, max(low, span.start))]
    after = _BREAK.search(text, span.end, high)
    return Span(before[-1] if before else min(low, span.start), after.start() if after else high)
