"""The default method: how central a sentence is, and how early it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.summary.centrality import centralities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.summary.centrality import Vector
    from briefgen.summary.pool import Pool

_HALVING = 6.0
_HALVING_AT_LEAST = 0.6


def rank(pool: Pool, rows: Sequence[Vector]) -> list[float]:
    """Each sentence's centrality times a prior for its position.

    News says first what matters most: the prior is 1 for the first sentence and halves at the sixth of an article. In a
    story each document tells the event anew from its top, so the more documents there are, the sooner it halves.
    """
    halving = max(_HALVING / max(1, len(pool.documents)), _HALVING_AT_LEAST)
    return [
        central / (1 + pooled.position / halving)
        for central, pooled in zip(centralities(rows), pool.sentences, strict=True)
    ]
