"""Text from elsewhere made harmless to show."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def inert(value: object) -> object:
    """The value, with U+FFFD for each character that no format can carry or that reorders the text after it.

    These are control characters, lone surrogates, noncharacters and the two bidirectional overrides (UAX #9, 2.2).
    Values that are not text pass as they are; markup stays markup.
    """
    if not isinstance(value, str) or not _UNSHOWABLE.search(value):
        return value
    return type(value)(_UNSHOWABLE.sub("\ufffd", value))


def web_address(url: str) -> str:
    """The URL where it may be a link (absolute http or https, RFC 3986 characters), else an empty string."""
    if not _WEB_ADDRESS.fullmatch(url):
        return ""
    try:
        return url if urlsplit(url).hostname else ""
    except ValueError:
        return ""
