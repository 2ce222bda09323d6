"""Which format some content is in: by its first bytes where they are unmistakable, else by its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    RECORDS = "records"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    FEED = "feed"
    GZIP = "gzip"
    ZIP = "zip"


BY_SUFFIX: Mapping[str, Format] = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.RECORDS,
    ".jsonl": Format.RECORDS,
    ".ndjson": Format.RECORDS,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".eml": Format.MAIL,
    ".gz": Format.GZIP,
    ".zip": Format.ZIP,
}
_FIRST = 1024
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_RECORDS = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')


def format_of(name: str, content: bytes) -> Format:
    """The format of `content`; a name without a suffix that is known (standard input has none) leaves it to the content."""
    known = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if signed := _by_signature(content, known):
        return signed
    if known:
        return known
    if _HTML.match(content[:_FIRST]):
        return Format.HTML
    return Format.RECORDS if _RECORDS.match(content[:_FIRST]) else Format.TEXT


def _by_signature(content: bytes, known: Format | None) -> Format | None:
    if content.startswith(b"%PDF-"):
        return Format.PDF
    if content.startswith(b"\x1f\x8b"):
        return Format.GZIP
    if content.startswith(b"PK\x03\x04"):
        office = known is not Format.ZIP and b"word/" in content and b"[Content_Types].xml" in content
        return Format.DOCX if office or known is Format.DOCX else Format.ZIP
    return None
