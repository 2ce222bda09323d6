"""What is remembered of an address between two runs: plain values, which an archive keeps and hands back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - an archive reads the annotations at run time


@dataclass(frozen=True, slots=True)
class Seen:
    """An article of a feed that was read: its address, and a fingerprint of what the feed said of it."""

    url: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class FetchState:
    """Where an address leads now, and what its server said when it was last asked.

    `url` is where permanent redirects have led; `etag` and `modified` are the server's validators as it wrote them (RFC
    9110, section 8.8); before `not_before` (aware) the server wants no request; `gone` is its 410.
    """

    url: str
    etag: str = ""
    modified: str = ""
    not_before: datetime | None = None
    gone: bool = False
    seen: tuple[Seen, ...] = ()
