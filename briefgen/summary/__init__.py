"""Summaries by extraction: rankers and the choice of sentences."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefgen.summary.choice import Candidate, Length, choose
from briefgen.summary.coverage import Coverage, wanted_terms
from briefgen.summary.methods import METHODS, ranker
from briefgen.summary.pool import pool
from briefgen.summary.vectors import vector_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document, Sentence
    from briefgen.summary.pool import Pool

__all__ = ["METHODS", "bottom_line", "summarize"]

_WORDS = 120
_OF_ONE_STORY = 2


def summarize(
    documents: Sequence[Document], *, words: int | None = None, sentences: int | None = None, method: str = "default"
) -> tuple[Sentence, ...]:
    """The sentences that say most of what the documents say, in reading order.

    `words` and `sentences` limit the length (120 words where neither is given); a limit of words is exceeded by less
    than half a sentence. One document is read in its own order; of several, the one with the most central lead comes
    first and the others follow by time. UsageError for an unknown method.
    """
    length = Length(words if words or sentences else _WORDS, sentences)
    sources = pool(documents)
    return _in_reading_order(sources, _chosen(sources, length, method))


def bottom_line(
    stories: Sequence[Sequence[Document]], *, sentences: int = 3, method: str = "default"
) -> tuple[Sentence, ...]:
    """The few sentences that matter most, in the order of the stories: each the one that says most of its story.

    Every sentence comes from another story, the first stories first; where there is only one it gives up to two. Each
    can be read without those before it. UsageError for an unknown method.
    """
    if len(stories) == 1:
        return summarize(stories[0], sentences=min(_OF_ONE_STORY, sentences), method=method)
    found = (s for story in stories for s in summarize(story, sentences=1, method=method))
    return tuple(islice(found, sentences))


def _chosen(sources: Pool, length: Length, method: str) -> list[int]:
    """The places of the chosen sentences in the pool, the best first."""
    rank = ranker(method)
    space = vector_space([s.terms for s in sources.sentences])
    candidates = [
        Candidate(score, s.owner, s.words, unit, s.passage)
        for score, unit, s in zip(rank(sources, space), space.units, sources.sentences, strict=True)
    ]
    return choose(candidates, Coverage(wanted_terms(sources) if method == "default" else None), length)


def _in_reading_order(sources: Pool, chosen: Sequence[int]) -> tuple[Sentence, ...]:
    leads = [i for i in chosen if sources.sentences[i].position == 0] or list(chosen)
    first = sources.sentences[leads[0]].owner if leads else 0
    ordered = sorted(chosen, key=lambda i: (sources.sentences[i].owner != first, i))
    return tuple(sources.sentences[i].sentence for i in ordered)
