"""Near-duplicates: one text in several places, unchanged or lightly edited.

Resemblance of shingles, after Broder, "On the resemblance and containment of documents", SEQUENCES 1997. Only pairs
that the likeness of their words brings together are compared, so the cost grows with the copies and not with all pairs.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESEMBLES = 0.6
"""The share of shingles in common, of all that either text has, from which one is a copy of the other."""

_ALIKE = 0.7
_SHINGLE = 3


def shingles(body: Sequence[int]) -> frozenset[tuple[int, ...]]:
    """The runs of three terms of a text; a shorter text is one run."""
    return frozenset(zip(*(islice(body, k, None) for k in range(_SHINGLE)), strict=False)) or frozenset({tuple(body)})


def resemblance(one: frozenset[tuple[int, ...]], other: frozenset[tuple[int, ...]]) -> float:
    """The shingles in common over all shingles of the two."""
    return len(one & other) / len(one | other)


def containment(one: frozenset[tuple[int, ...]], other: frozenset[tuple[int, ...]]) -> float:
    """The shingles in common over those of the shorter."""
    return len(one & other) / min(len(one), len(other))


def copies(bodies: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int, float]]) -> list[int]:
    """For each text the first one that it is a copy of (itself where it is none); `pairs` have i < j, in order."""
    first = list(range(len(bodies)))
    cut: dict[int, frozenset[tuple[int, ...]]] = {}
    for i, j, likeness in pairs:
        if likeness < _ALIKE or first[i] != i or first[j] != j:
            continue
        for k in (i, j):
            cut.setdefault(k, shingles(bodies[k]))
        if resemblance(cut[i], cut[j]) >= RESEMBLES:
            first[j] = i
    return first
