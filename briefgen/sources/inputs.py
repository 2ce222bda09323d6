"""What a user names: a place, and what is known of it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

STANDARD_INPUT = "-"


class FullText(StrEnum):
    """Where the text of a feed's articles is taken from."""

    AUTO = "auto"
    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Input:
    """A path, a pattern of paths, a web address, or "-" for standard input.

    `language` (ISO 639-1) is that of its documents where they do not say. Of a web address, `name` is what its documents
    give as their source, `private` lets it lead to this machine and to private networks, and `full_text` says whether a
    feed's articles are read from their pages, from the feed, or (auto) from the feed where that seems to carry all.
    """

    where: str
    name: str = ""
    language: str = ""
    private: bool = False
    full_text: FullText = FullText.AUTO
