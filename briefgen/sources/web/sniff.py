"""What a server sent: by its content where that is unmistakable, else by the media type that the server gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.sources.formats import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST = 4096
_XML_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org\\?/version')
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
    first = content[:_FIRST]
    if by_content is not Format.HTML and (_is_xml_feed(first) or _JSON_FEED.search(first)):
        return Format.FEED
    if by_content is Format.HTML:
        return Format.HTML
    if media_type in {"", "application/octet-stream", "binary/octet-stream"}:
        return by_content
    return _BY_TYPE.get(media_type)


def _is_xml_feed(first: bytes) -> bool:
    """Whether the first element is a feed's; feeds come as UTF-16 too."""
    text = first.replace(b"\0", b"") if first.startswith((b"\xff\xfe", b"\xfe\xff")) else first
    match = _XML_FEED.search(text)
    return (
        bool(match)
        and text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
        and b"<html" not in text[: match.start() if match else 0].lower()
    )
