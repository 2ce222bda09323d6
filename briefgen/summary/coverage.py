"""What a summary should speak of, and how much a further sentence adds to what it already says.

Each term is wanted by as many documents as use it, by each the more the earlier; a term said once more adds as the
square root does, so the second sentence on a subject is worth less than the first on another. That is the feature-based
submodular function of Lin and Bilmes, "A class of submodular functions for document summarization", ACL 2011, for which
a greedy choice is provably near the best.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.summary.pool import Pool

_MANY = 3
_HALVING = 2.0
_SHORT = 8


def wanted_terms(pool: Pool) -> dict[str, float]:
    """How much the documents want each term said; among three or more, a term of one document alone is not wanted."""
    wanted: dict[str, float] = {}
    users: Counter[str] = Counter()
    for uses in _first_uses(pool):
        users.update(uses.keys())
        weights = [1 / (1 + position / _HALVING) for position in range(max(uses.values(), default=0) + 1)]
        for term, position in uses.items():
            wanted[term] = wanted.get(term, 0.0) + weights[position]
    if len(pool.documents) < _MANY:
        return wanted
    return {term: weight for term, weight in wanted.items() if users[term] > 1}


def _first_uses(pool: Pool) -> list[dict[str, int]]:
    """For each document its terms, with the position of the first sentence that uses each."""
    uses: list[dict[str, int]] = [{} for _ in pool.documents]
    for s in reversed(pool.sentences):
        uses[s.owner].update(dict.fromkeys(s.terms, s.position))
    return uses


class Coverage:
    """How often the chosen sentences say each term. Without wanted terms every sentence adds the same."""

    def __init__(self, wanted: Mapping[str, float] | None) -> None:
        self._wanted = wanted
        self._said: Counter[str] = Counter()
        self._worth = dict(wanted or ())

    def gain(self, terms: Iterable[str], words: int) -> float:
        """What a sentence with these (distinct) terms would add, by the word."""
        if self._wanted is None:
            return 1.0
        return sum(map(self._worth.get, terms, repeat(0.0))) / max(words, _SHORT)

    def add(self, terms: Iterable[str]) -> None:
        """Count the terms of a chosen sentence."""
        for term in terms:
            if term in self._worth and self._wanted is not None:
                self._said[term] = n = self._said[term] + 1
                self._worth[term] = self._wanted[term] * (math.sqrt(n + 1) - math.sqrt(n))
