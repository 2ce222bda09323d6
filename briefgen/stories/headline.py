"""Headlines taken from the sources: a title, or a leading clause of the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefgen.model import Headline, Role, Span
from briefgen.stories.clauses import LONGEST, cut, leading_clause
from briefgen.text import annotate
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document, Sentence

__all__ = ["LONGEST", "headline"]

_FEWEST_WORDS = 5
_ENDS = '.!?"”’'


def headline(documents: Sequence[Document]) -> Headline:
    """A story's headline: of its documents' titles the one that shares most with the others, else a leading clause.

    A clause is verbatim and has its span; a title has none. Without text the headline is the source's name.
    """
    titled = [d for d in documents if d.title.strip()]
    if titled:
        chosen = _most_shared(titled)
        return Headline(chosen.id, chosen.title.strip())
    first = documents[0]
    lead = _lead(first)
    if lead is None:
        return Headline(first.id, first.source or first.url)
    start, end = _clause(lead.text, annotate(first).language)
    span = Span(lead.span.start + start, lead.span.start + end)
    return Headline(first.id, first.text[span.start : span.end], span)


def _most_shared(titled: Sequence[Document]) -> Document:
    """The document whose title's words are in most of the titles, by the word; the first of the equal."""
    words = {d.title: frozenset(terms(d.title, d.language or "en")) for d in titled}
    shared = Counter(word for d in titled for word in words[d.title])

    def agreement(document: Document) -> float:
        held = words[document.title]
        return round(sum(shared[w] for w in held) / (len(held) or 1), 6)

    fitting = [d for d in titled if len(d.title.strip()) <= LONGEST] or list(titled)
    return max(fitting, key=agreement)


def _lead(document: Document) -> Sentence | None:
    """The first whole sentence of the article's own text, or whatever comes first."""
    found = annotate(document).sentences
    own = [s for s in found if s.role is Role.BODY] or list(found)
    whole = (s for s in own if len(s.text.split()) >= _FEWEST_WORDS and s.text[-1] in _ENDS)
    return next(whole, own[0] if own else None)


def _clause(sentence: str, language: str) -> tuple[int, int]:
    """The part of the sentence to show: cut by English rules, the whole sentence in other languages."""
    if language == "en":
        return leading_clause(sentence)
    return 0, cut(sentence) if len(sentence) <= LONGEST else len(sentence)
