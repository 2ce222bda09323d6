"""Text from elsewhere made harmless to show."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def inert(value: object) -> object:
    """The value, with U+FFFD for each character that no format can carry or that reorders the text after it.

    These are control characters, lone surrogates, noncharacters and the two bidirectional overrides (UAX #9, 2.2).
    Values that are not text pass as they are; markup stays markup.
    """
    if not isinstance(value, str) or not _UNSHOWABLE.search(value):
        return value
    return type(value)(_UNSHOWABLE.sub("\ufffd", value))


def turns(text: str) -> bool:
    """Whether some of the text runs from right to left (UAX #9)."""
    return bool(_RIGHT_TO_LEFT.search(text))


def contained(text: str) -> str:
    """The text, ended by a left-to-right mark where it turns, for readers that do not know <bdi> (Gmail, Outlook)."""
    return f"{text}\u200e" if turns(text) else text


def isolated(text: str, language: str = "") -> Markup:
    """The text as HTML, in a <bdi> where some of it runs from right to left (UAX #9) or where `language` is given."""
    shown = escape(inert(text))
    if language:
        return Markup('<bdi lang="{}">{}</bdi>').format(language, shown)
    return Markup("<bdi>{}</bdi>").format(shown) if turns(shown) else shown


def web_address(url: str) -> str:
    """The URL where it may be a link (absolute http or https, RFC 3986 characters), else an empty string."""
    if not _WEB_ADDRESS.fullmatch(url):
        return ""
    try:
        return url if urlsplit(url).hostname else ""
    except ValueError:
        return ""
