"""The words of a sentence that carry a point: from what gave it away through what it is about, and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Sentence
    from briefgen.text import AnnotatedDocument

MOST_WORDS = 15
_LEAST = 4
"""A passage of fewer words says little: what stands before them in the clause is taken too."""
_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"(?<![A-Z])\.(?=[\s\"”’')]|$)|[;:!?](?=[\s\"”’')]|$)|,(?=[\s\"”])| [-–—]+ |…")
_BREAK = re.compile(r"[,;:]\s+|[ (][\"“]| [-–—]+ ")
_PAUSE = re.compile(
    r"\s(?=(?:and|but|or|which|who|while|as|after|because|if|when|where|since|although|before|until|unless|so|with)\s)"
)
_MARK = re.compile('["“”]')
_LOOSE_END = " \t\n,;:-–—"
_JOINING_END = re.compile(
    r"\s+(?:and|or|but|the|an?|of|to|in|on|for|with|by|its|their|his|her|that|which|at|from|as|against|about|over|than|into"
    r"|not|be|is|are|was|were|would|will|could|have|has|had|must)$"
)


def worth_reading(document: AnnotatedDocument) -> Iterator[Sentence]:
    """The sentences that rules look at: what the article says, not its furniture."""
    return (s for s in document.sentences if s.role in {Role.BODY, Role.HEADING})


def passage(text: str, trigger: Span, about: Span | None = None) -> Span:
    """The span from `trigger` through `about` to the end of the clause, fifteen words at most.

    It stays inside the quotation that the trigger stands in, and begins with the clause where little follows ("...,
    experts warned").
    """
    quotations = _quotations(text)
    around = next((q for q in quotations if q.start <= trigger.start < q.end), Span(0, len(text)))
    through = about.end if about and trigger.start <= about.start and about.end <= around.end else trigger.end
    end = max(min(_end_of_clause(text, trigger.start, max(through, trigger.end)), around.end), trigger.end)
    start = trigger.start
    if _count(text, start, end) < _LEAST:
        start = max(_start_before(text, Span(start, end)), around.start)
    return _balanced(text, Span(start, end), quotations)


def cut(text: str, span: Span) -> Span:
    """The span, ended after its fifteenth word, without a comma or dash that leads nowhere."""
    words = [m.end() for _, m in zip(range(MOST_WORDS), _WORD.finditer(text, span.start, span.end), strict=False)]
    end = words[-1] if words else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip(_LOOSE_END)))


def _end_of_clause(text: str, start: int, through: int) -> int:
    """Where the clause ends that is under way at `through`; at a lesser pause, or there, where that is too far."""
    closing = _CLAUSE_END.search(text, through)
    end = closing.start() if closing else len(text)
    if _count(text, start, end) <= MOST_WORDS:
        return end
    pauses = [m.start() for m in _PAUSE.finditer(text, through, end) if _count(text, start, m.start()) <= MOST_WORDS]
    if pauses:
        return pauses[-1]
    kept = cut(text, Span(start, end)).end
    while dangling := _JOINING_END.search(text, through, kept):
        kept = dangling.start()
    return kept


def _start_before(text: str, short: Span) -> int:
    """Where the clause begins that ends with a passage of few words, no more than fifteen words back."""
    words = [m.start() for m in _WORD.finditer(text, 0, short.end)]
    earliest = words[-MOST_WORDS:][0] if words else 0
    breaks = [m.end() for m in _BREAK.finditer(text, earliest, short.start)]
    near = [b for b in breaks if _count(text, b, short.end) >= _LEAST]
    return near[-1] if near else min(earliest, short.start)


def _balanced(text: str, span: Span, quotations: Sequence[Span]) -> Span:
    """The span with both marks of a quotation that it opens, where that is short enough; else without the mark."""
    opened = next((q for q in quotations if span.start < q.start <= span.end < q.end + 1), None)
    if opened is None:
        return cut(text, span)
    if _count(text, span.start, opened.end) <= MOST_WORDS and opened.end < len(text):
        return Span(span.start, opened.end + 1)
    if opened.start - span.start <= 1:
        return cut(text, Span(opened.start, span.end))
    return cut(text, span)


def _quotations(text: str) -> list[Span]:
    """The insides of the sentence's quotations; one may begin before it or end after it."""
    found: list[Span] = []
    opening: int | None = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        if mark[0] == "“" or (mark[0] == '"' and opening is None and (at == 0 or text[at - 1] in " (-–—[\n")):
            opening = mark.end() if opening is None else opening
        elif opening is not None or not found:
            found.append(Span(opening or 0, at))
            opening = None
    return [*found, Span(opening, len(text))] if opening is not None else found


def _count(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))
