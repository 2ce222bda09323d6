"""The words of a sentence that carry a point: from what gave it away through what it is about, and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Sentence
    from briefgen.text import AnnotatedDocument

MOST_WORDS = 15
_LEAST_AFTER = 3
_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)")
_LOOSE_END = " \t\n,;:-–—"


def worth_reading(document: AnnotatedDocument) -> Iterator[Sentence]:
    """The sentences that rules look at: what the article says, not its furniture."""
    return (s for s in document.sentences if s.role in {Role.BODY, Role.HEADING})


def passage(text: str, trigger: Span, about: Span | None = None) -> Span:
    """The span from `trigger` through `about` (or to the end of the clause), fifteen words at most.

    A trigger that closes the sentence ("..., experts warned") gives the words before it.
    """
    start, end = trigger.start, _end_of_clause(text, trigger.end)
    if about and about.start >= trigger.start:
        end = max(trigger.end, about.end)
    elif len(_WORD.findall(text, trigger.end)) < _LEAST_AFTER:
        start = about.start if about else 0
        end = trigger.end
    return cut(text, Span(start, end))


def cut(text: str, span: Span) -> Span:
    """The span, ended after its fifteenth word, without a comma or dash that leads nowhere."""
    words = [m.end() for _, m in zip(range(MOST_WORDS), _WORD.finditer(text, span.start, span.end), strict=False)]
    end = words[-1] if words else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip(_LOOSE_END)))


def _end_of_clause(text: str, position: int) -> int:
    end = _CLAUSE_END.search(text, position)
    return end.start() if end else len(text)
