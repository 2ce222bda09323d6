"""What is read: a document, and the sentences it is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article or report. `id` is the SHA-256 (hex) of `text`; `published` is a date or an aware datetime.

    `language` is an ISO 639-1 code, or empty where it was not given: annotation then detects it.
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: date | datetime | None = None
    language: str = ""

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str = "",
        source: str = "",
        url: str = "",
        published: date | datetime | None = None,
        language: str | None = None,
    ) -> Document:
        """A document of `text` as it stands, not a character moved."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(key, text, title, source, url, published, language or "")


class Role(StrEnum):
    """What a stretch of text is for; only `BODY` is ever summarised."""

    BODY = "body"
    HEADING = "heading"
    BYLINE = "byline"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text` is the document's text at `span`, `index` its place among the document's sentences."""

    document_id: str
    index: int
    span: Span
    text: str
    role: Role = Role.BODY
