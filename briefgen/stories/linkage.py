"""Average-link clustering over a sparse graph of likenesses (Sokal and Michener, 1958).

Two groups join while the mean likeness of their pairs is the highest left and at least the threshold. A pair that the
graph does not hold counts as not alike, so that doubt keeps groups apart.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = 7


def average_link(
    count: int, pairs: Iterable[tuple[int, int, float]], *, threshold: float, degree: int
) -> list[list[int]]:
    """The `count` items in groups, each in ascending order, the groups by their first item.

    `degree` is the most neighbours that the graph holds of one item: a large group is not held against a pair whose
    likeness the graph had no room for.
    """
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for i, j, likeness in pairs:
        sums[i][j] = sums[j][i] = likeness
    groups = [[i] for i in range(count)]
    queue = [(-x, i, j) for i, near in enumerate(sums) for j, x in near.items() if i < j and x >= threshold]
    heapify(queue)
    while queue:
        negative, i, j = heappop(queue)
        if groups[i] and groups[j] and -negative == _mean(sums, groups, i, j, degree):
            _join(sums, groups, i, j)
            for k in sums[i]:
                mean = _mean(sums, groups, i, k, degree)
                if mean >= threshold:
                    heappush(queue, (-mean, min(i, k), max(i, k)))
    return [sorted(g) for g in groups if g]


def _mean(sums: list[dict[int, float]], groups: list[list[int]], i: int, j: int, degree: int) -> float:
    few, many = sorted((len(groups[i]), len(groups[j])))
    return round(sums[i].get(j, 0.0) / (few * min(many, degree)), _DIGITS)


def _join(sums: list[dict[int, float]], groups: list[list[int]], i: int, j: int) -> None:
    """Put group `j` into group `i` (i < j, so that a group keeps the name of its first item)."""
    groups[i] += groups[j]
    groups[j] = []
    for k, total in sums[j].items():
        del sums[k][j]
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + total
    sums[j] = {}
