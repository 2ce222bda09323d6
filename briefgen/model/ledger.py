"""Facts of a brief: a mention with the places that say the same, and figures that count the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from briefgen.model.documents import Span
from briefgen.model.points import Figure, KeyPoint

PointT = TypeVar("PointT", bound=KeyPoint)


@dataclass(frozen=True, slots=True)
class Entry(Generic[PointT]):
    """One fact of a brief: the mention to show, and the other places that say the same."""

    point: PointT
    also: tuple[PointT, ...] = ()


class Difference(StrEnum):
    """Why a figure may differ from one above it that counts the same thing."""

    DATE = "date"
    SCOPE = "scope"
    QUALIFIER = "qualifier"
    UNDATED = "undated"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A figure beside others that count the same thing.

    `counted` holds the words that say what is counted ("people", "killed") and `scope` those that narrow it ("in the
    north"). `dated` are the words of the date beside the figure, if there is one. `as_of` is the day on which the count
    was told: that date's, where it says so ("as of Friday"), else the document's; None where neither is known.
    `difference` says how the row differs from the rows above it.
    """

    entry: Entry[Figure]
    counted: tuple[Span, ...]
    scope: tuple[Span, ...] = ()
    as_of: date | None = None
    dated: Span | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one story that count the same thing and differ: two rows or more."""

    rows: tuple[LedgerRow, ...]
