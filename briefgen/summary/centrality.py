"""Centrality of sentences: continuous LexRank on sparse TF-IDF.

Erkan and Radev, "LexRank: graph-based lexical centrality as salience in text summarization", JAIR 22 (2004), section
3.3: the stationary distribution of a walk over the sentences whose steps follow their idf-modified cosine. With A the
sentences' unit vectors the similarities are AA', so one step of the walk is A(A'p) and the square matrix is never
made: cost and memory grow with the text. Term weights are those of sumy's LexRank (tf over the sentence's largest, idf
over sentences), the idf smoothed so that it stays positive in a text of two sentences.

Plain Python: for one article it is faster than importing NumPy.
"""

from __future__ import annotations

import math
from collections import Counter
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Vector = dict[str, float]

DAMPING = 0.85
_STEPS = 50
_SETTLED = 1e-3
_DIGITS = 9


def vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    """A unit TF-IDF vector for the terms of each sentence; empty for a sentence without terms."""
    counts = [Counter(terms) for terms in sentences]
    held = Counter(term for count in counts for term in count)
    idf = {term: math.log((len(counts) + 1) / (n + 0.5)) for term, n in held.items()}
    return [_unit({t: n / max(count.values()) * idf[t] for t, n in count.items()}) for count in counts]


def centralities(rows: Sequence[Vector]) -> list[float]:
    """How central each vector is among all, the most central at 1; rounded, so that no machine ranks otherwise.

    The walk starts from the degrees, which it would end at without damping, and so settles within a few steps.
    """
    if not rows:
        return []
    spread = _Spread(rows)
    degrees = [d or 1.0 for d in spread([1.0] * len(rows))]
    total, rest = sum(degrees), (1 - DAMPING) / len(rows)
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
    """The rows' product with their own transpose and with weights, A(A'w), without the product of the two.

    What a row has in terms of its own only ever comes back to itself and is summed once.
    """

    def __init__(self, rows: Sequence[Vector]) -> None:
        held = Counter(term for row in rows for term in row)
        columns = {term: k for k, term in enumerate(t for t, n in held.items() if n > 1)}
        self._width = len(columns)
        self._own = [sum(x * x for t, x in row.items() if t not in columns) for row in rows]
        self._places = [[columns[t] for t in row if t in columns] for row in rows]
        self._values = [[x for t, x in row.items() if t in columns] for row in rows]

    def __call__(self, weights: Sequence[float]) -> list[float]:
        sums = [0.0] * self._width
        for places, values, weight in zip(self._places, self._values, weights, strict=True):
            for place, x in zip(places, values, strict=True):
                sums[place] += x * weight
        return [
            own * weight + sum(map(mul, values, map(sums.__getitem__, places)))
            for own, weight, places, values in zip(self._own, weights, self._places, self._values, strict=True)
        ]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(x * x for x in vector.values()))
    return {term: x / length for term, x in vector.items()} if length else {}
