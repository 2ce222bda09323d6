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
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".gz": Format.GZIP,
    ".zip": Format.ZIP,
}
_FIRST = 4096
# What may stand before the first element. Atomic and possessive groups, since hostile content is matched here: no way back.
_BEFORE = rb"\A(?:\xef\xbb\xbf)?\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^\[>]*+(?:\[.*?\]\s*+)?>)\s*+)*+"
_HTML = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_XML_FEED = re.compile(_BEFORE + rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_JSON_FEED = re.compile(
    rb'\A(?:\xef\xbb\xbf)?\s*+\{.*?"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL
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
    if is_feed(content):
        return Format.FEED
    return Format.RECORDS if _RECORDS.match(content[:_FIRST]) else Format.TEXT


def is_feed(content: bytes) -> bool:
    """Whether the first element is that of RSS or Atom, or the content says that it is a JSON Feed."""
    first = content[:_FIRST]
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        first = first.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return bool(_XML_FEED.match(first) or _JSON_FEED.search(first))


def _by_signature(content: bytes, known: Format | None) -> Format | None:
    if content.startswith(b"%PDF-"):
        return Format.PDF
    if content.startswith(b"\x1f\x8b"):
        return Format.GZIP
    if content.startswith(b"PK\x03\x04"):
        office = known is not Format.ZIP and b"word/" in content and b"[Content_Types].xml" in content
        return Format.DOCX if office or known is Format.DOCX else Format.ZIP
    return None
