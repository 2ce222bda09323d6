"""Which articles of a feed are read, and which are told of only. Decided without I/O."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import Problem
from briefgen.sources.dates import OLD, day_of, read_date
from briefgen.sources.state import Seen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefgen.sources.isolated import Entry, Feed

MOST_SEEN = 2000


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles to read, in the feed's order, and notes on those that are not."""

    entries: tuple[Entry, ...]
    notes: tuple[Problem, ...]


def choose(feed: Feed, seen: Iterable[Seen], where: str, now: datetime, most: int) -> Chosen:
    """The articles that are new, or that the feed says something new of: each once, none years old, `most` at most."""
    known = {(s.url, s.fingerprint) for s in seen}
    unknown = [e for e in feed.entries if (e.url, e.fingerprint) not in known]
    fresh = {e.url or e.fingerprint: e for e in reversed(unknown)}  # of two with one address, the first stays
    in_order = [e for e in unknown if fresh[e.url or e.fingerprint] is e]
    recent = [e for e in in_order if not _is_old(e, now)]
    taken = tuple(recent[:most])
    undated = sum(1 for e in taken if read_date(e.published) is None)
    notes = (
        _note(where, feed.unusable, "without a web address or a text", "were left out"),
        _note(where, len(in_order) - len(recent), f"older than {OLD.days // 365} years", "were left out"),
        _note(where, len(recent) - len(taken), f"beyond the first {most}", "were left out"),
        _note(where, undated, "without a date", "were taken as undated, unless their pages give one"),
    )
    return Chosen(taken, tuple(note for note in notes if note))


def remembered(read: Iterable[Entry], before: Iterable[Seen]) -> tuple[Seen, ...]:
    """What to remember of a feed: the articles read now, before those of earlier runs."""
    seen = {e.url: Seen(e.url, e.fingerprint) for e in read}
    seen |= {s.url: s for s in before if s.url not in seen}
    return tuple(seen.values())[:MOST_SEEN]


def _is_old(entry: Entry, now: datetime) -> bool:
    day = day_of(read_date(entry.published))
    return day is not None and day < now.date() - OLD


def _note(where: str, number: int, which: str, what: str) -> Problem | None:
    if not number:
        return None
    articles = "1 article" if number == 1 else f"{number} articles"
    return Problem(where, f"{articles} {which} {what.replace('were', 'was') if number == 1 else what}", "")
