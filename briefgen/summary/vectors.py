"""Sentences as TF-IDF vectors.

Term weights are those of sumy's LexRank (tf-idf over the sentences; that it divides tf by the sentence's largest makes
no difference to a vector of unit length), the idf smoothed so that it stays positive in a text of two sentences.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class VectorSpace:
    """The sentences of a text as vectors: a sentence's weight for a term is how often it has it, times the term's idf.

    `sentences` are the terms of each, `held` is how many sentences have a term, `lengths` are the vectors' and `units`
    the vectors divided by them; a sentence without terms has an empty vector, of length 1 so that all can be divided.
    """

    sentences: Sequence[Sequence[str]]
    held: Counter[str]
    idf: Vector
    lengths: Sequence[float]
    units: Sequence[Vector]


def vector_space(sentences: Sequence[Sequence[str]]) -> VectorSpace:
    """The vector space of sentences that are given as their terms."""
    counts = [Counter(terms) for terms in sentences]
    held = Counter(chain.from_iterable(counts))
    idf = {term: math.log((len(counts) + 1) / (n + 0.5)) for term, n in held.items()}
    rows = [[n * idf[term] for term, n in count.items()] for count in counts]
    lengths = [math.hypot(*row) or 1.0 for row in rows]
    units = [
        dict(zip(count, [x / length for x in row], strict=True))
        for count, row, length in zip(counts, rows, lengths, strict=True)
    ]
    return VectorSpace(sentences, held, idf, lengths, units)
