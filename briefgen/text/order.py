"""The order of documents: by time, and by all that tells them apart, so that no result depends on the order of input."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Document

_UNDATED = "~"


def by_time(document: Document) -> tuple[str, str, str, str, str]:
    """A key that sorts documents by time, the undated last, then by source, address, title and text."""
    return (moment(document) or _UNDATED, document.source, document.url, document.title, document.id)


def moment(document: Document) -> str:
    """When the document was published, as ISO 8601 text (in UTC) that sorts by time; empty where it is undated."""
    when = document.published
    if isinstance(when, datetime):
        return (when if when.tzinfo is None else when.astimezone(UTC)).isoformat()
    return when.isoformat() if when else ""
