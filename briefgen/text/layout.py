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
_UNFINISHED = re.compile(r"[^\W_]|[,–—'\"’”)%-]")
_WRAP_WIDTHS = range(40, 121)
_SLACK = 14
_NEAR = 8


def trimmed(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]` without outer white space."""
    stretch = text[start:end]
    if stretch and not stretch[0].isspace() and not stretch[-1].isspace():
        return Span(start, end)
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
    if _continues(text, line, after):
        return True
    if not width or _is_heading_mark(text, line) or _is_indent(gap):
        return False
    return line.end - line.start + 1 + _first_word(text, after) > width - (0 if _is_ended(text, line) else _SLACK)


def _continues(text: str, line: Span, after: Span) -> bool:
    """Whether a sentence plainly runs over the line break."""
    return text[after.start].islower() and _UNFINISHED.match(text, line.end - 1) is not None


def _is_ended(text: str, line: Span) -> bool:
    return _ENDED.search(text, max(line.start, line.end - 8), line.end) is not None


def _is_heading_mark(text: str, line: Span) -> bool:
    return text[line.start] == "#" or text[line.start : line.start + 3] in {"---", "===", "***"}


def _is_indent(gap: str) -> bool:
    return gap.endswith(("  ", "\t"))


def _first_word(text: str, line: Span) -> int:
    space = text.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """The width at which the text's lines were broken, in characters; 0 where they were not.

    It is the longest of the lines after which a sentence plainly runs on; such a line of a paragraph's length tells
    of a stray break instead.
    """
    broken = (a.end - a.start for a, b in pairwise(lines) if b.start - a.end <= _NEAR and _continues(text, a, b))
    width = max(broken, default=0)
    return width if width in _WRAP_WIDTHS else 0
