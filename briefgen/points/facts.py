"""Mentions to facts: what is said three times is one entry with three places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import DateMention, Entry, Figure, KeyPoint, PointT, SanctionsMention

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


def facts(points: Iterable[PointT]) -> tuple[Entry[PointT], ...]:
    """The points as entries, each with its further places, in the order in which each is first said.

    The mention shown is the first that names its speaker, else the first.
    """
    places: dict[Hashable, list[PointT]] = {}
    for point in points:
        places.setdefault(_fact(point), []).append(point)
    return tuple(_entry(mentions) for mentions in places.values())


def _entry(mentions: list[PointT]) -> Entry[PointT]:
    shown = next((m for m in mentions if m.speaker), mentions[0])
    return Entry(shown, tuple(m for m in mentions if m is not shown))


def _fact(point: KeyPoint) -> Hashable:
    """What two mentions share when they say the same; a point that says too little to tell stands alone."""
    alone = (point.sentence.document_id, point.span, point.rule)
    match point:
        case Figure(value=None):
            return (point.kind, _words(point)) if point.unit else alone
        case Figure():
            return (point.kind, point.value, point.modifier, _singular(point.unit), point.measure)
        case SanctionsMention() if point.target or point.instrument:
            return (point.kind, point.stage, point.imposer, point.target, point.instrument)
        case DateMention() if point.start:
            return (point.kind, point.start, point.end, point.deadline)
    return (point.kind, point.speaker, _words(point))


def _words(point: KeyPoint) -> str:
    offset = point.sentence.span.start
    quote = point.sentence.text[max(0, point.span.start - offset) : point.span.end - offset]
    return " ".join(re.findall(r"\w+", quote.casefold()))


def _singular(unit: str | None) -> str:
    return (unit or "").casefold().removesuffix("s")
