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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Vector = dict[str, float]

DAMPING = 0.85
_STEPS = 50
_SETTLED = 1e-4
_DIGITS = 9


def vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    """A unit TF-IDF vector for the terms of each sentence; empty for a sentence without terms."""
    counts = [Counter(terms) for terms in sentences]
    held = Counter(term for count in counts for term in count)
    idf = {term: math.log((len(counts) + 1) / (n + 0.5)) for term, n in held.items()}
    return [_unit({t: n / max(count.values()) * idf[t] for t, n in count.items()}) for count in counts]


def centralities(rows: Sequence[Vector]) -> list[float]:
    """How central each vector is among all, the most central at 1; rounded, so that no machine ranks otherwise."""
    if not rows:
        return []
    degrees = [d or 1.0 for d in _spread(rows, [1.0] * len(rows))]
    rest = (1 - DAMPING) / len(rows)
    walk = [1 / len(rows)] * len(rows)
    for _ in range(_STEPS):
        moved = [rest + DAMPING * x for x in _spread(rows, [p / d for p, d in zip(walk, degrees, strict=True)])]
        change = sum(abs(a - b) for a, b in zip(moved, walk, strict=True))
        walk = moved
        if change < _SETTLED:
            break
    top = max(walk)
    return [round(p / top, _DIGITS) for p in walk]


def similarity(one: Vector, other: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _spread(rows: Sequence[Vector], weights: Sequence[float]) -> list[float]:
    """The rows' product with their own transpose and `weights`: A(A'w)."""
    sums: Vector = {}
    for row, weight in zip(rows, weights, strict=True):
        for term, x in row.items():
            sums[term] = sums.get(term, 0.0) + x * weight
    return [sum(x * sums[term] for term, x in row.items()) for row in rows]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(x * x for x in vector.values()))
    return {term: x / length for term, x in vector.items()} if length else {}
