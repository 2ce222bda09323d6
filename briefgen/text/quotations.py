"""Quotations: the stretches of a text that stand between quotation marks, scare quotes included.

Marks come in families that do not close one another ("..." and '...' and «...»). Within a paragraph, each family is
paired by itself in one pass; what stands beside a mark tells whether it can open or close. Apostrophes, feet and
inches stay out. A paragraph that opens a quotation, leaves it open and is followed by one that opens again goes on
speaking (the newspapers' convention); such a quotation is `continued`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.model import Span
from briefgen.text.layout import paragraphs
from briefgen.text.marks import FAMILIES, SINGLE, Force, force_of, mark_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.text.marks import Mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `span` with its marks, `inner` without them.

    `closed` tells whether the closing mark is there, be it in a following paragraph; an open one runs to the next
    opening mark of its kind or to the end of its paragraph. `continued` tells that the speech goes on in the next quotation, which then has the same
    speaker. `depth` is 0 for the outermost, 1 for a quotation within it, and so on.
    """

    span: Span
    inner: Span
    closed: bool = True
    depth: int = 0
    continued: bool = False


def find_quotations(text: str, within: tuple[Span, ...] | None = None) -> tuple[Quotation, ...]:
    """Every quotation of the text, in order, an outer one before those inside it.

    `within` are the text's paragraphs, where the caller has them already.
    """
    stretches = paragraphs(text) if within is None else within
    found: list[Quotation] = []
    for signs, pattern in FAMILIES:
        if any(sign in text for sign in signs):
            found.extend(_quotations(text, pattern, stretches))
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(_nested(found))


_PATIENCE = 2
_SPEECH_BEFORE = re.compile(r"(?:^|[:.!?,]\s|\n)$")
_SENTENCE_END = re.compile(r"[.!?]\s")
_FIRST_SENTENCE = re.compile(r"[A-Z][^.!?]{10,600}[.!?]+(?=\s|$)")


def _quotations(text: str, pattern: re.Pattern[str], stretches: tuple[Span, ...]) -> Iterator[Quotation]:
    """The quotations of one family of marks."""
    held: tuple[Mark, int] | None = None
    holder = 0
    for place, marks in _marks(text, pattern, stretches):
        stretch = stretches[place]
        if held:
            mark = marks[0] if place - holder <= _PATIENCE + 1 else None
            yield from _resumed(text, held, mark, stretch.start if place == holder + 1 else -1, pattern)
        held, holder = None, place
        for opening, found, bound in _pairs(marks, stretch.end):
            closing = None if found and _is_apostrophe(text, opening, found) else found
            if closing is None and bound == stretch.end:
                held = opening, bound
            else:
                yield from _kept(_quotation(text, opening, closing, bound), text, pattern)
    if held:
        yield from _resumed(text, held, None, -1, pattern)


def _marks(text: str, pattern: re.Pattern[str], stretches: tuple[Span, ...]) -> Iterator[tuple[int, list[Mark]]]:
    """The stretches (by their places) that hold marks of the family, each with its marks."""
    found = (mark_at(text, m) for m in pattern.finditer(text))
    return (
        (place, list(marks))
        for place, marks in groupby(found, lambda m: bisect_right(stretches, m.start, key=_start) - 1)
    )


def _start(stretch: Span) -> int:
    return stretch.start


def _is_apostrophe(text: str, opening: Mark, mark: Mark) -> bool:
    """Whether a weak closing mark stands too far off, beyond a sentence's end, to close a few quoted words."""
    return mark.force is Force.WEAK and _SENTENCE_END.search(text, opening.end, mark.start) is not None


def _resumed(
    text: str, held: tuple[Mark, int], mark: Mark | None, start: int, pattern: re.Pattern[str]
) -> Iterator[Quotation]:
    """A quotation left open at its paragraph's end, in view of the first mark of the paragraphs after it.

    A mark that can only close ends it there, as it is one quotation with a paragraph break inside; an opening mark at
    the `start` of the next paragraph (-1 beyond that) goes on with it.
    """
    opening, bound = held
    if mark and mark.force is Force.CLOSE and pattern is not SINGLE:
        yield _quotation(text, opening, mark, mark.end)
        return
    quotation = _quotation(text, opening, None, bound)
    continued = mark is not None and mark.start == start and mark.force is Force.OPEN
    yield from _open(quotation, text, pattern, continued=continued)


def _open(quotation: Quotation, text: str, pattern: re.Pattern[str], *, continued: bool) -> Iterator[Quotation]:
    """A quotation that is never closed; a lone single mark is one only before speech, and then for one sentence."""
    span, inner = quotation.span, quotation.inner
    if pattern is SINGLE and not continued:
        ended = _FIRST_SENTENCE.match(text, inner.start, span.end)
        if ended is None or not _SPEECH_BEFORE.search(text, max(0, span.start - 3), span.start):
            return
        span, inner = Span(span.start, ended.end()), Span(inner.start, ended.end())
    yield Quotation(span, inner, closed=False, continued=continued)


def _kept(quotation: Quotation, text: str, pattern: re.Pattern[str]) -> Iterator[Quotation]:
    """A quotation that ends inside its paragraph; an open one goes on if a new opening mark follows a sentence's end."""
    if quotation.closed:
        yield quotation
    else:
        yield from _open(quotation, text, pattern, continued=_ends_sentence(text, quotation.span.end))


def _pairs(marks: Iterable[Mark], end: int) -> Iterator[tuple[Mark, Mark | None, int]]:
    """Each opening mark with its closing one (or None), and where an open quotation must end at the latest."""
    opening: Mark | None = None
    weak: Mark | None = None
    for mark in marks:
        force = force_of(mark, opening)
        if opening is None:
            opening = mark if force <= Force.EITHER else None
        elif force is Force.OPEN:
            yield opening, weak, mark.start
            opening, weak = mark, None
        elif force is Force.WEAK:
            weak = weak or mark
        else:
            yield opening, mark, mark.end
            opening, weak = None, None
    if opening is not None:
        yield opening, weak, end


def _quotation(text: str, opening: Mark, closing: Mark | None, bound: int) -> Quotation:
    if closing is not None:
        return Quotation(Span(opening.start, closing.end), Span(opening.end, closing.start))
    end = opening.end + len(text[opening.end : bound].rstrip())
    return Quotation(Span(opening.start, end), Span(opening.end, end), closed=False)


def _ends_sentence(text: str, end: int) -> bool:
    return text[end - 1 : end] in {".", "!", "?", "…"}


def _nested(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations with their depth; one that crosses the end of another is a misread apostrophe and goes."""
    ends: list[int] = []
    for q in found:
        while ends and ends[-1] <= q.span.start:
            ends.pop()
        if ends and q.span.end > ends[-1]:
            continue
        yield Quotation(q.span, q.inner, q.closed, len(ends), q.continued) if ends else q
        ends.append(q.span.end)
