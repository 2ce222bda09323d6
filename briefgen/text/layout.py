"""Paragraphs: from lines that are paragraphs, from blank lines, or from hard-wrapped lines.

A news file has one paragraph a line; e-mail, wire copy and books break lines at a width and part paragraphs by blank
lines or indents. A line break inside a block parts two paragraphs unless the text is hard-wrapped there, or a
sentence plainly runs over it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKED = re.compile(r"\s*(?:#{1,6}\s|>|[-*+•●▪◦–—]\s|\d{1,3}[.)]\s|\||```|~~~|[-=*_]{3,}\s*$)")
_ENDED = re.compile(r"[.!?…:;。！？][\"'”’»)\]*_]*$")
_WRAP_WIDTHS = range(40, 111)
_SLACK = 14


def trimmed(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]` without outer white space."""
    stretch = text[start:end]
    first = end - len(stretch.lstrip())
    return Span(first, max(first, start + len(stretch.rstrip())))


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the text's paragraphs, in order, without outer white space; a hard-wrapped one holds line breaks."""
    lines = [trimmed(text, *m.span()) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end]
    width = _wrap_width(text, lines)
    return tuple(_joined(text, lines, width))


def _joined(text: str, lines: Sequence[Span], width: int) -> Iterator[Span]:
    start: int | None = None
    for i, line in enumerate(lines):
        start = line.start if start is None else start
        if i + 1 == len(lines) or not _runs_on(text, line, lines[i + 1], width):
            yield Span(start, line.end)
            start = None


def _runs_on(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    gap = text[line.end : after.start]
    if len(_BLANK_BETWEEN.findall(gap)) > 1 or _MARKED.match(text, after.start, after.end):
        return False
    ended = _ENDED.search(text, max(line.start, line.end - 8), line.end) is not None
    if not ended and text[after.start].islower():
        return True
    if not width or _is_heading_mark(text, line) or _is_indent(gap):
        return False
    return line.end - line.start + 1 + _first_word(text, after) > width - (0 if ended else _SLACK)


def _is_heading_mark(text: str, line: Span) -> bool:
    return text[line.start] == "#" or text[line.start : line.start + 3] in {"---", "===", "***"}


def _is_indent(gap: str) -> bool:
    return gap.endswith(("  ", "\t"))


def _first_word(text: str, line: Span) -> int:
    space = text.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """The width at which the text's lines were broken, in characters; 0 where they were not.

    Broken lines end where the next word would not have fitted, and most of them not at the end of a sentence.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b.start - a.end <= 3]  # noqa: PLR2004
    lengths = sorted(a.end - a.start for a, _ in pairs)
    if len(lengths) < 2 or lengths[-1] not in _WRAP_WIDTHS:  # noqa: PLR2004
        return 0
    width = lengths[-1]
    full = [a for a, b in pairs if a.end - a.start + 1 + _first_word(text, b) > width - _SLACK]
    unfinished = sum(1 for a in full if not _ENDED.search(text, max(a.start, a.end - 8), a.end))
    return width if 2 * len(full) > len(pairs) and 2 * unfinished > len(full) else 0
