"""The methods by name. sumy's own are imported when one is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from briefgen.errors import UsageError
from briefgen.summary import default

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.summary.pool import Pool
    from briefgen.summary.vectors import VectorSpace

    Ranker = Callable[[Pool, VectorSpace], list[float]]

SUMY_METHODS = ("lexrank", "textrank", "lsa", "luhn", "kl", "sum-basic", "reduction", "edmundson")
METHODS = ("default", "lead", *SUMY_METHODS)
"""Every name that `summarize` takes as its method."""


def ranker(method: str) -> Ranker:
    """The function that scores a pool's sentences; UsageError for a name that is not in `METHODS`."""
    if method not in METHODS:
        raise UsageError(f"unknown summary method {method!r}", f"choose one of {', '.join(METHODS)}")
    if method == "default":
        return default.rank
    return _lead if method == "lead" else _sumy(method)


def _lead(pool: Pool, _: VectorSpace) -> list[float]:
    """The first sentences first, the documents in turn."""
    return [1 / (1 + s.position) for s in pool.sentences]


def _sumy(method: str) -> Ranker:
    rank = import_module("briefgen.summary.sumy_methods").rank
    return lambda pool, _: rank(method, pool)
