"""What belongs together: documents on one event, and how such a story ranks and is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefgen.model.documents import Document, Span


@dataclass(frozen=True, slots=True)
class Rank:
    """Why a story stands where it does; the higher `score` comes first.

    `origins` counts independent origins, `newest` is the day of its last document, `recency` runs from 1 (the newest of
    all stories) towards 0, `severity` is what the caller makes of its key points, 0 to 1, and `tier` is the best of its
    sources', 1 to 3.
    """

    score: float
    origins: int
    newest: date | None
    recency: float
    severity: float
    tier: int = 2


@dataclass(frozen=True, slots=True)
class Story:
    """Documents on one event, in order of time.

    `copies` holds each text that stands in several places: the document to show first, then its near-duplicates.
    `origins` parts the documents by where they come from: ten prints of one agency's report are one origin. `period`
    is the first and the last day of its dated documents.
    """

    id: str
    documents: tuple[Document, ...]
    copies: tuple[tuple[Document, ...], ...] = ()
    origins: tuple[tuple[Document, ...], ...] = ()
    period: tuple[date, date] | None = None
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A section's headline: a verbatim clause at `span` of a document, or (`span` None) the title it came with."""

    document_id: str
    text: str
    span: Span | None = None
