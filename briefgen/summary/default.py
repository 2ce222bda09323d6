"""The default method: how central a sentence is, how early it stands, and what it adds to those chosen before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.summary.centrality import centralities

if TYPE_CHECKING:
    from briefgen.summary.pool import Pool
    from briefgen.summary.vectors import VectorSpace

_HALVING = 8.0


def rank(pool: Pool, space: VectorSpace) -> list[float]:
    """Each sentence's centrality times a prior for its position.

    News says first what matters most: the prior is 1 for the first sentence of an article and half for the ninth. In a
    story each document tells the event anew from its top, so the more documents there are, the sooner it halves.
    """
    halving = _HALVING / max(1, len(pool.documents))
    return [
        central / (1 + pooled.position / halving)
        for central, pooled in zip(centralities(space), pool.sentences, strict=True)
    ]
