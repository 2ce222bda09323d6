"""The methods by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.errors import UsageError
from briefgen.summary import default

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.summary.centrality import Vector
    from briefgen.summary.pool import Pool

    Ranker = Callable[[Pool, Sequence[Vector]], list[float]]

METHODS = ("default", "lead")


def ranker(method: str) -> Ranker:
    """The function that scores a pool's sentences; UsageError for a name that is not in `METHODS`."""
    if method not in METHODS:
        raise UsageError(f"unknown summary method {method!r}", f"choose one of {', '.join(METHODS)}")
    return default.rank if method == "default" else _lead


def _lead(pool: Pool, rows: Sequence[Vector]) -> list[float]:
    """The first sentences first, the documents in turn."""
    return [1 / (1 + s.position) for s in pool.sentences]
