"""Key points: figures, dates, warnings and sanctions mentions, each with its words, its rule and who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution import attribute
from briefgen.points.dates import find_dates
from briefgen.points.figures import find_figures
from briefgen.points.sanctions import find_sanctions
from briefgen.points.warnings import find_warnings
from briefgen.text import annotate

if TYPE_CHECKING:
    from briefgen.model import Document, KeyPoint
    from briefgen.points.rulebook import Rulebook

__all__ = ["key_points"]


def key_points(document: Document, *, rules: Rulebook | None = None) -> tuple[KeyPoint, ...]:
    """Every key point of the document, in the order of the text; `rules` are the built-in ones where none are given."""
    annotated = annotate(document)
    voices = attribute(annotated)
    points: list[KeyPoint] = [
        *find_figures(annotated, voices),
        *find_dates(annotated, voices),
        *find_warnings(annotated, voices, rules),
        *find_sanctions(annotated, voices, rules),
    ]
    return tuple(sorted(points, key=lambda p: (p.span, p.kind, p.rule)))
