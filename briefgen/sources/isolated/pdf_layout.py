"""From a PDF's lines to its paragraphs: what belongs together by its place on the page, not by its words.

A paragraph ends where the distance to the next line, the size of the type, an indent, a mark of a list or a short last line
says so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from briefgen.sources.isolated.hyphens import Hyphens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE_END_HYPHEN = "\x02"  # a hyphen that ends a line, soft or hard
_SOFT_HYPHENS = (
    "\u00ad",
    "\u2010",
)  # what typesetting programs put in when they break a word; U+2010 is on no keyboard
_MARGIN = 0.12  # of the page's height, where running heads and page numbers stand
_WIDER_STEP = 1.35  # times the usual distance between lines
_OTHER_SIZE = 1.15
_SHORT_LINE = 0.88  # of the column's width
_INDENT = (0.6, 6.0)  # times the type's size
_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|von|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_MARK = re.compile(r"[•‣▪◦●■–—*]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_ONLY_MARKS = re.compile(r"[•‣▪◦●■\s]+")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type; lengths in points, from the page's lower left corner."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    height: float


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of the lines, which come in the order of reading; running heads and page numbers are left out."""
    body = [line for line in without_running_heads(lines) if not _ONLY_MARKS.fullmatch(line.text)]
    if not body:
        return []
    step, right, hyphens = _usual_step(body), _right_edges(body), Hyphens([line.text for line in body])
    found = [[body[0].text]]
    for above, line in pairwise(body):
        if _starts_anew(above, line, step, right[above.page, round(above.left, -1)]):
            found.append([line.text])
        else:
            found[-1][-1:] = hyphens.joined(found[-1][-1], line.text)
    return [
        "".join(parts).replace(LINE_END_HYPHEN, "-").replace("\u2010", "-").replace("\u00ad", "") for parts in found
    ]


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines but those of a page's upper and lower margin that are page numbers or stand on half of the pages."""
    pages = len({line.page for line in lines})
    on_pages = Counter(text for _, text in {(line.page, _pattern(line)) for line in lines if _in_margin(line)})

    def runs(line: Line) -> bool:
        often = pages > 1 and on_pages[_pattern(line)] >= max(2, pages / 2)
        return _in_margin(line) and (often or bool(_PAGE_NUMBER.fullmatch(line.text)))

    return [line for line in lines if not runs(line)]


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _in_margin(line: Line) -> bool:
    return line.bottom > line.height * (1 - _MARGIN) or line.top < line.height * _MARGIN


def _usual_step(lines: Sequence[Line]) -> float:
    """The distance from one line to the next, in sizes of the type, as it is mostly."""
    steps = [
        (a.bottom - b.bottom) / b.size
        for a, b in pairwise(lines)
        if a.page == b.page and b.size and a.bottom > b.bottom
    ]
    return median(steps) if steps else 1.2


def _right_edges(lines: Iterable[Line]) -> dict[tuple[int, float], float]:
    """How far lines reach to the right, by page and (roughly) by their left edge: the column's width."""
    edges: dict[tuple[int, float], float] = {}
    for line in lines:
        key = line.page, round(line.left, -1)
        edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _starts_anew(above: Line, line: Line, step: float, right: float) -> bool:
    ended = bool(_ENDS.search(above.text))
    sizes = sorted((above.size, line.size))
    if sizes[1] > sizes[0] * _OTHER_SIZE or _MARK.match(line.text):
        return True
    if line.page != above.page or line.bottom > above.top:  # the next page, or the next column
        return ended or (line.text[:1].isupper() and above.right - above.left < _SHORT_LINE * (right - above.left))
    if above.bottom - line.bottom > _WIDER_STEP * step * line.size:
        return True
    indent = (line.left - above.left) / line.size if line.size else 0.0
    if ended and _INDENT[0] < indent < _INDENT[1] and not _MARK.match(above.text):
        return True
    return ended and above.right - above.left < _SHORT_LINE * (right - above.left)
