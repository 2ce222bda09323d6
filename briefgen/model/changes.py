"""What is different from the editions before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic

from briefgen.model.documents import Sentence
from briefgen.model.ledger import PointT
from briefgen.model.points import DateMention, Figure, SanctionsMention, WarningStatement
from briefgen.model.stories import Headline


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story that is new, grew or went quiet, by the headline it has or had.

    `sources` are the numbers of what came since; `editions` counts the earlier editions that showed the story, of which
    `last` was the latest.
    """

    story: str
    headline: Headline
    sources: tuple[int, ...] = ()
    editions: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Moved(Generic[PointT]):
    """One thing told of twice: what an earlier edition showed, and what is said now. `story` names the later story."""

    story: str
    before: PointT
    after: PointT


class Due(StrEnum):
    """What became of a date that an earlier edition showed as ahead."""

    TODAY = "today"
    PASSED = "passed"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date that an earlier edition showed as ahead and that has come: a day, or a deadline that is over."""

    story: str
    point: DateMention
    due: Due


@dataclass(frozen=True, slots=True)
class FirstWarning:
    """A warning that a story which earlier editions showed had not had."""

    story: str
    point: WarningStatement


@dataclass(frozen=True, slots=True)
class Revision:
    """A sentence reworded (both), added (`before` is None) or taken away (`after` is None)."""

    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A document shown before that has since been changed where it stands, or come again with more: source numbers."""

    before: int
    after: int
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document left out because the edition of `shown` had it, or a copy of it."""

    document_id: str
    title: str
    source: str
    url: str
    shown: date


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the editions before, of which `since` was the last."""

    since: datetime
    new: tuple[StoryChange, ...] = ()
    grown: tuple[StoryChange, ...] = ()
    figures: tuple[Moved[Figure], ...] = ()
    sanctions: tuple[Moved[SanctionsMention], ...] = ()
    warnings: tuple[FirstWarning, ...] = ()
    dates: tuple[DueDate, ...] = ()
    edits: tuple[Edit, ...] = ()
    quiet: tuple[StoryChange, ...] = ()
    repeats: tuple[Repeat, ...] = ()
