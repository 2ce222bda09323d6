"""A sentence shown for the sake of the words in it that carry a key point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import KeyPoint

_FEW_BEFORE = re.compile(r"(?:\S+\s+){0,3}\S*$")
_FEW_AFTER = re.compile(r"\S*(?:\s+\S+){0,5}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence; `carries` where it is the words of a key point."""

    text: str
    carries: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of a key point between a few words before and after them, cut from their sentence or not."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def parts(text: str, points: Sequence[KeyPoint]) -> tuple[Part, ...]:
    """The sentence of points that share one, cut so that the words of each stand out; `text` is their document's."""
    whole = points[0].sentence.span
    found: list[Part] = []
    at = whole.start
    for span in sorted(p.span for p in points):
        start, end = max(at, span.start), min(span.end, whole.end)
        if start < end:
            found += (Part(text[at:start]), Part(text[start:end], carries=True))
            at = end
    return tuple(part for part in (*found, Part(text[at : whole.end])) if part.text)


def around(text: str, point: KeyPoint) -> Excerpt:
    """The point's words among up to three words before and five after them, within its sentence."""
    whole, span = point.sentence.span, point.span
    before = _FEW_BEFORE.search(text[whole.start : span.start])
    after = _FEW_AFTER.match(text[span.end : whole.end])
    start = span.start - len(before.group()) if before else span.start
    end = span.end + len(after.group()) if after else span.end
    return Excerpt(
        text[start : span.start],
        text[span.start : span.end],
        text[span.end : end],
        cut_before=start > whole.start,
        cut_after=end < whole.end,
    )
