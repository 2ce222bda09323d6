"""How alike documents are: cosines of sparse TF-IDF vectors, the nearest neighbours of each.

NumPy and SciPy are imported here: import this module only where there are documents to compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from briefgen.text.language import detect_language
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from numpy.typing import NDArray

    from briefgen.model import Document

MOST_NEIGHBOURS = 100
"""Neighbours kept of each document, so that memory grows with their number and not with its square."""

FAINT = 0.1
"""A cosine below this counts as none."""

_READ = 3000
_SAMPLE = 1000
_TERMS = 250
_KEPT_TERMS = 150
_TITLE_COUNTS = 2.0
_HALF_AFTER = 100
_OTHER_DOCUMENTS = 100
_WEEK = 7.0
_TIMELESS = 0.5
_ROWS_AT_ONCE = 256
_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Opening:
    """A document's title and opening as numbers of terms; `day` is an ordinal, NaN where the document is undated."""

    title: tuple[int, ...]
    body: tuple[int, ...]
    day: float


def openings(documents: Sequence[Document]) -> tuple[Opening, ...]:
    """The documents' openings, their terms numbered in the order in which they come."""
    numbers: dict[str, int] = {}
    return tuple(_opening(d, numbers) for d in documents)


def _opening(document: Document, numbers: dict[str, int]) -> Opening:
    text = document.text[:_READ]
    language = document.language or detect_language(text[:_SAMPLE])
    title, body = terms(document.title, language), terms(text, language)[:_TERMS]
    return Opening(
        tuple(numbers.setdefault(t, len(numbers)) for t in title),
        tuple(numbers.setdefault(t, len(numbers)) for t in body),
        _day(document.published),
    )


def _day(published: date | datetime | None) -> float:
    return float(published.toordinal()) if published else float("nan")


def neighbours(opened: Sequence[Opening]) -> Iterator[tuple[int, int, float]]:
    """Pairs (i, j, likeness) with i < j, in order, of the documents that are among each other's nearest."""
    rows = _vectors(opened)
    days = np.array([o.day for o in opened])
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(opened), _ROWS_AT_ONCE):
        block = (rows[start : start + _ROWS_AT_ONCE] @ rows.T).tocsr()
        for offset, (begin, end) in enumerate(pairwise(block.indptr)):
            i = start + offset
            for j, likeness in _nearest(block.indices[begin:end], block.data[begin:end], days, i):
                found[min(i, j), max(i, j)] = likeness
    return ((i, j, found[i, j]) for i, j in sorted(found))


def _nearest(
    places: NDArray[np.int32], cosines: NDArray[np.float64], days: NDArray[np.float64], i: int
) -> list[tuple[int, float]]:
    """The nearest of one document's row; a cosine fades towards its half as the dates part."""
    apart = np.nan_to_num(np.abs(days[places] - days[i]))
    likeness = np.round(cosines * (_TIMELESS + (1 - _TIMELESS) * np.exp2(-apart / _WEEK)), _DIGITS)
    kept = np.flatnonzero((likeness >= FAINT) & (places != i))
    kept = kept[np.lexsort((places[kept], -likeness[kept]))[:MOST_NEIGHBOURS]]
    return list(zip(places[kept].tolist(), likeness[kept].tolist(), strict=True))


def _vectors(opened: Sequence[Opening]) -> csr_array[np.float64, tuple[int, int]]:
    """A unit vector of its strongest terms for each document, a row each.

    A term counts less the later it stands (news says first what it is about), in a title double. Its rarity is taken as
    if a hundred other documents stood beside these, so that two documents are compared as they would be among many.
    """
    counts = [_counts(o) for o in opened]
    owners = np.repeat(np.arange(len(counts)), [len(c) for c in counts])
    places = np.fromiter((t for c in counts for t in c), dtype=np.int32)
    weights = np.log1p(np.fromiter((n for c in counts for n in c.values()), dtype=np.float64))
    held = np.bincount(places, minlength=1)
    weights *= np.log((_OTHER_DOCUMENTS + len(opened)) / (0.5 + held))[places]
    strongest = _strongest(owners, places, weights)
    starts = np.searchsorted(owners[strongest], np.arange(len(opened) + 1))
    rows = csr_array((weights[strongest], places[strongest], starts), shape=(len(opened), len(held)))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(starts))
    return rows


def _strongest(owners: NDArray[np.int64], places: NDArray[np.int32], weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """The entries that are among the strongest terms of their document, the documents in order."""
    order = np.lexsort((places, -np.round(weights, _DIGITS), owners))
    first = np.searchsorted(owners, owners)
    return order[np.arange(len(order)) - first < _KEPT_TERMS]


def _counts(opened: Opening) -> dict[int, float]:
    counts: dict[int, float] = {}
    for term in opened.title:
        counts[term] = counts.get(term, 0.0) + _TITLE_COUNTS
    for k, term in enumerate(opened.body):
        counts[term] = counts.get(term, 0.0) + 1 / (1 + k / _HALF_AFTER)
    return counts
