"""When a document was published: read from what its source says, and judged against the day of the edition."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document

AHEAD = timedelta(days=2)  # clocks and zones differ by a day; a date beyond that is an error of its source
OLD = timedelta(days=2 * 365)
_OLD_HINT = "leave it out if it is not meant"
_MOST_OLD = 3  # that are told one by one
_SHORT = 64
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d")


def read_date(text: str) -> date | datetime | None:
    """The date or (aware) datetime that `text` writes by ISO 8601 or RFC 5322; None for anything else.

    A time without a zone is taken as UTC, so that it is the same moment on every machine.
    """
    text = text.strip()
    if len(text) > _SHORT:
        return None
    try:
        if _ISO.match(text):
            return date.fromisoformat(text) if len(text) <= len("2024-10-24") else aware(datetime.fromisoformat(text))
        from email.utils import parsedate_to_datetime

        return aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def aware(moment: datetime) -> datetime:
    """The moment itself, or in UTC where it names no zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def judged(document: Document, where: str, now: datetime) -> tuple[Document, tuple[Problem, ...]]:
    """The document, without its date where that lies ahead of `now`, and a note where its date is remarkable."""
    day = day_of(document.published)
    if day is None:
        return document, ()
    if day > now.date() + AHEAD:
        message = f"is dated {day.isoformat()}, which is still to come"
        return replace(document, published=None), (Problem(where, message, "it was taken as undated"),)
    if day < now.date() - OLD:
        years = (now.date() - day).days // 365
        return document, (Problem(where, f"is {years} years old ({day.isoformat()})", _OLD_HINT),)
    return document, ()


def day_of(moment: date | datetime | None) -> date | None:
    """The day of a moment, in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def summed_up(notes: Sequence[Problem]) -> tuple[Problem, ...]:
    """The notes, with those on old documents as one where they are many: an archive of an old crisis is old throughout."""
    old = [note for note in notes if note.hint == _OLD_HINT]
    if len(old) <= _MOST_OLD:
        return tuple(notes)
    where = f"{old[0].where} and {len(old) - 1} more"
    one = Problem(where, f"are more than {OLD.days // 365} years old", "leave them out if they are not meant")
    return (*(note for note in notes if note.hint != _OLD_HINT), one)
