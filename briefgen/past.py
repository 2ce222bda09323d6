"""What earlier editions showed, as an archive hands it to the pipeline: plain values, made of the model's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic

from briefgen.model import (
    DateMention,
    Document,
    Figure,
    Headline,
    PointT,
    Problem,
    SanctionsMention,
    WarningStatement,
)


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in a list: its title, day and moment, how often it was made, and how much it showed."""

    title: str
    day: date
    made: datetime
    revision: int
    headlines: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class PastDocument:
    """A document and the day of the latest edition that showed it."""

    document: Document
    shown: date


@dataclass(frozen=True, slots=True)
class Precursor:
    """A document shown before that one of today's may repeat; `same_address` where both have one web address."""

    past: PastDocument
    same_address: bool


@dataclass(frozen=True, slots=True)
class PastSection:
    """A story as the edition of `day` showed it; `documents` are the ids of its documents, its own headline's among them."""

    day: date
    story: str
    headline: Headline
    documents: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    warnings: tuple[WarningStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class PastPoint(Generic[PointT]):
    """A key point that the edition of `day` showed under a story."""

    day: date
    story: str
    point: PointT


@dataclass(frozen=True, slots=True)
class Past:
    """The editions before the one being made, as far as it is compared with them.

    `since` is the moment of the last one, None where there is none. `precursors` goes by the id of a document of today.
    `sections` (in the order of time), `sanctions` and `dates` are those within the archive's windows; `documents` holds
    by id every document that one of these cites; `problems` names those that the archive no longer has as they were.
    """

    since: datetime | None = None
    precursors: Mapping[str, tuple[Precursor, ...]] = field(default_factory=dict)
    sections: tuple[PastSection, ...] = ()
    sanctions: tuple[PastPoint[SanctionsMention], ...] = ()
    dates: tuple[PastPoint[DateMention], ...] = ()
    documents: Mapping[str, PastDocument] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


NO_PAST = Past()
"""No edition before."""
