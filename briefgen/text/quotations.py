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
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Span
from briefgen.text.layout import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
    for signs, pattern in _FAMILIES:
        if any(sign in text for sign in signs):
            found.extend(_quotations(text, pattern, stretches))
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return tuple(_nested(found))


class _Force(IntEnum):
    """What a mark may do where it stands; a weak closer may also be an apostrophe or a sign of feet or inches."""

    OPEN = 1
    EITHER = 2
    CLOSE = 3
    WEAK = 4


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str
    force: _Force


_DOUBLE = re.compile(r"[\"“”„‟＂〝〞]|``|''")
_SINGLE = re.compile(r"['‘’‚](?:(?<=‚)|(?<!['’‘\w].)(?=[\w\"“.…\[(])|(?<=[^\s'’‘].)(?![\w'’]))")
_GUILLEMETS = re.compile(r"[«»]")
_SINGLE_GUILLEMETS = re.compile(r"[‹›]")
_CORNERS = re.compile(r"[「」]")
_WHITE_CORNERS = re.compile(r"[『』]")
_FAMILIES = (
    ("\"“”„‟＂〝〞`'", _DOUBLE),
    ("'‘’‚", _SINGLE),
    ("«»", _GUILLEMETS),
    ("‹›", _SINGLE_GUILLEMETS),
    ("「」", _CORNERS),
    ("『』", _WHITE_CORNERS),
)

_PATIENCE = 2
_SPEECH_BEFORE = re.compile(r"(?:^|[:.!?,]\s|\n)$")
_SENTENCE_END = re.compile(r"[.!?]\s")
_FIRST_SENTENCE = re.compile(r"[A-Z][^.!?]{10,600}[.!?]+(?=\s|$)")
_ELISION = re.compile(
    r"['‘’](?:\d0s|(?:em|tis|twas|til|till|cause|cos|bout|round|n|nuff|gainst|neath)\b)", re.IGNORECASE
)
_FORCE_BY_FORM = dict.fromkeys(("„", "‟", "‚", "〝", "「", "『", "«", "‹", "``"), _Force.OPEN) | dict.fromkeys(
    ("〞", "」", "』", "''"), _Force.CLOSE
)
_BEFORE_OPENING = frozenset("([{<—–-/=:>*_|\"“„«'‘‹")
_AFTER_CLOSING = frozenset(".,;:!?)]}…—–-/<>*_|\"”»'’›")


def _quotations(text: str, pattern: re.Pattern[str], stretches: tuple[Span, ...]) -> Iterator[Quotation]:
    """The quotations of one family of marks."""
    held: tuple[_Mark, int] | None = None
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


def _marks(text: str, pattern: re.Pattern[str], stretches: tuple[Span, ...]) -> Iterator[tuple[int, list[_Mark]]]:
    """The stretches (by their places) that hold marks of the family, each with its marks."""
    found = (_mark(text, m) for m in pattern.finditer(text))
    return (
        (place, list(marks))
        for place, marks in groupby(found, lambda m: bisect_right(stretches, m.start, key=_start) - 1)
    )


def _start(stretch: Span) -> int:
    return stretch.start


def _is_apostrophe(text: str, opening: _Mark, mark: _Mark) -> bool:
    """Whether a weak closing mark stands too far off, beyond a sentence's end, to close a few quoted words."""
    return mark.force is _Force.WEAK and _SENTENCE_END.search(text, opening.end, mark.start) is not None


def _resumed(
    text: str, held: tuple[_Mark, int], mark: _Mark | None, start: int, pattern: re.Pattern[str]
) -> Iterator[Quotation]:
    """A quotation left open at its paragraph's end, in view of the first mark of the paragraphs after it.

    A mark that can only close ends it there, as it is one quotation with a paragraph break inside; an opening mark at
    the `start` of the next paragraph (-1 beyond that) goes on with it.
    """
    opening, bound = held
    if mark and mark.force is _Force.CLOSE and pattern is not _SINGLE:
        yield _quotation(text, opening, mark, mark.end)
        return
    quotation = _quotation(text, opening, None, bound)
    continued = mark is not None and mark.start == start and mark.force is _Force.OPEN
    yield from _open(quotation, text, pattern, continued=continued)


def _open(quotation: Quotation, text: str, pattern: re.Pattern[str], *, continued: bool) -> Iterator[Quotation]:
    """A quotation that is never closed; a lone single mark is one only before speech, and then for one sentence."""
    span, inner = quotation.span, quotation.inner
    if pattern is _SINGLE and not continued:
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


def _pairs(marks: Iterable[_Mark], end: int) -> Iterator[tuple[_Mark, _Mark | None, int]]:
    """Each opening mark with its closing one (or None), and where an open quotation must end at the latest."""
    opening: _Mark | None = None
    weak: _Mark | None = None
    for mark in marks:
        force = _force(mark, opening)
        if opening is None:
            opening = mark if force <= _Force.EITHER else None
        elif force is _Force.OPEN:
            yield opening, weak, mark.start
            opening, weak = mark, None
        elif force is _Force.WEAK:
            weak = weak or mark
        else:
            yield opening, mark, mark.end
            opening, weak = None, None
    if opening is not None:
        yield opening, weak, end


def _force(mark: _Mark, opening: _Mark | None) -> _Force:
    """What the mark does in view of the one that is open: German and Danish use the others' marks the other way."""
    if opening is None:
        return mark.force
    if (opening.sign in "„‟‚" and mark.sign in "“‘") or (opening.sign == "»" and mark.sign in "«»"):
        return _Force.CLOSE
    return _Force.CLOSE if mark.sign in "”»›" else mark.force


def _mark(text: str, match: re.Match[str]) -> _Mark:
    start, end = match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    sign = match.group()
    if sign in "'‘’":
        return _Mark(start, end, sign, _single_force(text, start, before, after))
    force = _FORCE_BY_FORM.get(sign) or _double_force(sign, before, after)
    return _Mark(start, end, sign, force)


def _double_force(sign: str, before: str, after: str) -> _Force:
    opens, closes = _may_open(before, after), _may_close(before, after)
    if sign == "“":
        return _Force.EITHER if closes and not opens else _Force.OPEN
    if sign in "”»›":
        return _Force.EITHER if opens and not closes else _Force.CLOSE
    if before.isdigit() and not after.isalpha():
        return _Force.WEAK
    if opens == closes:
        return _Force.EITHER
    return _Force.OPEN if opens else _Force.CLOSE


def _single_force(text: str, start: int, before: str, after: str) -> _Force:
    if _ELISION.match(text, start):
        return _Force.WEAK
    if not (before.isspace() or before in _BEFORE_OPENING) or after.isspace():
        return _Force.WEAK if _is_elided(text, start, before, after) else _Force.CLOSE
    return _Force.OPEN if text[start] != "’" else _Force.CLOSE


def _is_elided(text: str, start: int, before: str, after: str) -> bool:
    """Whether the mark may be an apostrophe at a word's end ("the players' union", "talkin' about", "5' tall")."""
    if before in "sS":
        return after not in ".,;:!?"
    return before.isdigit() or (before in "nN" and text[start - 2 : start - 1] in {"i", "I"})


def _may_open(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)


def _quotation(text: str, opening: _Mark, closing: _Mark | None, bound: int) -> Quotation:
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
