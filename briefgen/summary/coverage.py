"""What a summary should speak of, and how much a further sentence adds to what it already says.

Each term is wanted by as many documents as use it, by each the more the earlier; a term said once more adds as the
square root does, so the second sentence on a subject is worth less than the first on another. That is the feature-based
submodular function of Lin and Bilmes, "A class of submodular functions for document summarization", ACL 2011, for which
a greedy choice is provably near the best.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.summary.pool import Pool, Pooled

_MANY = 3
_HALVING = 2.0
_SHORT = 8


def wanted_terms(pool: Pool) -> dict[str, float]:
    """How much the documents want each term said; among three or more, a term of one document alone is not wanted."""
    wanted: dict[str, float] = {}
    users: Counter[str] = Counter()
    for term, position in _first_uses(pool.sentences):
        wanted[term] = wanted.get(term, 0.0) + 1 / (1 + position / _HALVING)
        users[term] += 1
    if len(pool.documents) < _MANY:
        return wanted
    return {term: weight for term, weight in wanted.items() if users[term] > 1}


def _first_uses(sentences: Iterable[Pooled]) -> Iterable[tuple[str, int]]:
    """Each term once for each document that uses it, with the position of its first sentence there."""
    seen: set[tuple[str, int]] = set()
    for s in sentences:
        for term in s.terms:
            if (term, s.owner) not in seen:
                seen.add((term, s.owner))
                yield term, s.position


class Coverage:
    """How often the chosen sentences say each term. Without wanted terms every sentence adds the same."""

    def __init__(self, wanted: Mapping[str, float] | None) -> None:
        self._wanted = wanted
        self._said: Counter[str] = Counter()

    def gain(self, terms: Iterable[str], words: int) -> float:
        """What a sentence with these (distinct) terms would add, by the word."""
        if self._wanted is None:
            return 1.0
        wanted, said = self._wanted, self._said
        added = sum(wanted[t] * (math.sqrt(said[t] + 1) - math.sqrt(said[t])) for t in terms if t in wanted)
        return added / max(words, _SHORT)

    def add(self, terms: Iterable[str]) -> None:
        """Count the terms of a chosen sentence."""
        self._said.update(dict.fromkeys(terms, 1))
