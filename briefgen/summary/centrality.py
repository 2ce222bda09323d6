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
    """How central each sentence is among all, the most central at 1; rounded, so that no machine ranks otherwise."""
    if not space.units:
        return []
    walk = _stationary(_Spread(space), len(space.units))
    top = max(walk)
    return [round(p / top, _DIGITS) for p in walk]


def _stationary(spread: _Spread, size: int) -> list[float]:
    """The distribution that a step of the walk leaves as it is.

    That is a linear system, which over the degrees is symmetric and has its eigenvalues between 1 - `DAMPING` and 1:
    conjugate gradients (Hestenes and Stiefel, 1952) solve it in half the steps of the walk itself. They start from the
    degrees, at which the walk would end without damping.
    """
    reached = spread([1.0] * size)
    degrees = [d or 1.0 for d in reached]
    total, rest = sum(degrees), (1 - DAMPING) / size
    walk = [d / total for d in degrees]
    left = [rest + DAMPING * r / total - p for r, p in zip(reached, walk, strict=True)]
    way, error = left, _product(left, left, degrees)
    for _ in range(_STEPS):
        if sum(map(abs, left)) < _SETTLED:
            break
        moved = spread([w / d for w, d in zip(way, degrees, strict=True)])
        turned = [w - DAMPING * m for w, m in zip(way, moved, strict=True)]
        length = error / _product(way, turned, degrees)
        walk = [p + length * w for p, w in zip(walk, way, strict=True)]
        left = [r - length * t for r, t in zip(left, turned, strict=True)]
        before, error = error, _product(left, left, degrees)
        way = [r + error / before * w for r, w in zip(left, way, strict=True)]
    return walk


def _product(one: Sequence[float], other: Sequence[float], degrees: Sequence[float]) -> float:
    return sum(a * b / d for a, b, d in zip(one, other, degrees, strict=True))


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
