"""The choice of sentences: the best passages first, none that repeats what is chosen, until the length is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.summary.centrality import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.summary.centrality import Vector

REPEATS = 0.5
"""A sentence whose cosine with a chosen one is higher says the same again."""

_FITTING_PART = 0.5


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be; None sets no limit."""

    words: int | None
    sentences: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence among those of all documents: its score, words, vector and the passage it needs (places in the list)."""

    score: float
    words: int
    vector: Vector
    passage: tuple[int, ...]


def choose(candidates: Sequence[Candidate], length: Length) -> list[int]:
    """The places of the chosen candidates, the best passage first.

    The sentence that passes the limit of words is kept if at least half of it still fits, so that a summary exceeds its
    limit by less than half a sentence and fills it about as often as not.
    """
    chosen: list[int] = []
    nearest = [0.0] * len(candidates)
    waiting = [i for i, c in enumerate(candidates) if c.passage]
    while waiting:
        best = max(waiting, key=lambda i: (_worth(candidates, i, chosen), -i))
        waiting.remove(best)
        added = [i for i in candidates[best].passage if i not in chosen]
        if not added or nearest[best] > REPEATS or not _fits(candidates, chosen, added, length):
            continue
        chosen += added
        for i in waiting:
            nearest[i] = max(nearest[i], *(similarity(candidates[i].vector, candidates[j].vector) for j in added))
    return chosen


def _worth(candidates: Sequence[Candidate], place: int, chosen: Sequence[int]) -> float:
    """The mean score of what the passage would add."""
    added = [candidates[i].score for i in candidates[place].passage if i not in chosen]
    return sum(added) / len(added) if added else 0.0


def _fits(candidates: Sequence[Candidate], chosen: Sequence[int], added: Sequence[int], length: Length) -> bool:
    if length.sentences is not None and len(chosen) + len(added) > length.sentences:
        return False
    if length.words is None or not chosen:
        return True
    room = length.words - sum(candidates[i].words for i in (*chosen, *added[:-1]))
    return room >= candidates[added[-1]].words * _FITTING_PART
