"""What a server sent: by its content where that is unmistakable, else by the media type that the server gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.sources.formats import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_TYPE: Mapping[str, Format] = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED,
    "application/rdf+xml": Format.FEED,
    "application/feed+json": Format.FEED,
    "application/xml": Format.FEED,
    "text/xml": Format.FEED,
    "text/plain": Format.TEXT,
    "text/markdown": Format.MARKDOWN,
    "application/json": Format.RECORDS,
    "application/x-ndjson": Format.RECORDS,
    "message/rfc822": Format.MAIL,
}
_UNMISTAKABLE = frozenset({Format.PDF, Format.DOCX, Format.GZIP, Format.ZIP})


def format_sent(content: bytes, media_type: str) -> Format | None:
    """The format of a body; None where it is none that is read."""
    by_content = format_of("", content)
    if by_content in _UNMISTAKABLE:
        return by_content
    if by_content in {Format.HTML, Format.FEED}:
        return by_content
    if media_type in {"", "application/octet-stream", "binary/octet-stream"}:
        return by_content
    return _BY_TYPE.get(media_type)
