"""Centrality of sentences: continuous LexRank on sparse TF-IDF.

Erkan and Radev, "LexRank: graph-based lexical centrality as salience in text summarization", JAIR 22 (2004), section
3.3: the stationary distribution of a walk over the sentences whose steps follow their idf-modified cosine. With A the
sentences' unit vectors the similarities are AA', so one step of the walk is A(A'p) and the square matrix is never
made: cost and memory grow with the text.

Plain Python: for one article it is faster than importing NumPy.
"""

from __future__ import annotations

from operator import itemgetter, mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.summary.vectors import VectorSpace

DAMPING = 0.85
_STEPS = 50
_SETTLED = 1e-3
_DIGITS = 9


def centralities(space: VectorSpace) -> list[float]:
    """How central each sentence is among all, the most central at 1; rounded, so that no machine ranks otherwise.

    The walk starts from the degrees, which it would end at without damping, and so settles within a few steps.
    """
    size = len(space.units)
    if not size:
        return []
    spread = _Spread(space)
    degrees = [d or 1.0 for d in spread([1.0] * size)]
    total, rest = sum(degrees), (1 - DAMPING) / size
    walk = [d / total for d in degrees]
    for _ in range(_STEPS):
        moved = [rest + DAMPING * x for x in spread([p / d for p, d in zip(walk, degrees, strict=True)])]
        change = sum(abs(a - b) for a, b in zip(moved, walk, strict=True))
        walk = moved
        if change < _SETTLED:
            break
    top = max(walk)
    return [round(p / top, _DIGITS) for p in walk]


class _Spread:
    """The unit vectors' product with their own transpose and with weights, A(A'w), without the product of the two.

    A sentence's terms stand as their columns, repeated as in the sentence: A is then a count of them, times the terms'
    idf, over the vectors' lengths, and a sum over columns needs no products. What a sentence has in terms of its own
    only ever comes back to itself and is summed once.
    """

    def __init__(self, space: VectorSpace) -> None:
        shared = [term for term, n in space.held.items() if n > 1]
        columns = {term: k for k, term in enumerate(shared)}
        self._weights = [space.idf[term] ** 2 for term in shared]
        self._lengths = space.lengths
        self._own = [sum(x * x for term, x in unit.items() if term not in columns) for unit in space.units]
        self._places = [[k for k in map(columns.get, terms) if k is not None] for terms in space.sentences]
        self._picked = [itemgetter(*places, -1, -1) for places in self._places]  # with one place it gives no tuple

    def __call__(self, weights: Sequence[float]) -> list[float]:
        sums = [0.0] * len(self._weights)
        shares = [weight / length for weight, length in zip(weights, self._lengths, strict=True)]
        for places, share in zip(self._places, shares, strict=True):
            for place in places:
                sums[place] += share
        sums = [*map(mul, sums, self._weights), 0.0]
        return [
            own * weight + sum(picked(sums)) / length
            for own, weight, picked, length in zip(self._own, weights, self._picked, self._lengths, strict=True)
        ]
