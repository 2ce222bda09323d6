"""The documents behind a brief's sources: a brief holds their text and all that its stages read of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from briefgen.model import Document

if TYPE_CHECKING:
    from briefgen.model import Source


def document_of(source: Source) -> Document:
    """The document that the source cites, under the SHA-256 that its text has."""
    return Document.from_text(
        source.text,
        title=source.title,
        source=source.source,
        url=source.url,
        published=published_of(source.published),
        language=source.language,
    )


def published_of(text: str) -> date | datetime | None:
    """A source's ISO 8601 date or time as a document has it; ValueError where it is neither."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == len("2024-10-24") else datetime.fromisoformat(text)
