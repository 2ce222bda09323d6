"""The proof of what a brief derives from its sources: comparisons of figures, the ranks of stories, its coverage."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.model import Problem
from briefgen.points.ledger import comparisons
from briefgen.points.severity import severity
from briefgen.stories.rank import rank

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.model import Brief, Comparison, Document, KeyPoint, Section

_AGAIN = "make the brief again from its sources"


def derived(
    brief: Brief, documents: Mapping[str, Document], points: Mapping[str, Sequence[KeyPoint]]
) -> Iterator[Problem]:
    """What does not come out again from the sources' `documents` and the `points` that the rules find in them, by id."""
    keys = {s.number: s.document_id for s in brief.sources}
    own = [[keys[n] for n in section.sources if n in keys] for section in brief.sections]
    for i, section in enumerate(brief.sections):
        if section.comparisons:
            again = comparisons([documents[k] for k in own[i]], _together(own[i], points))
            yield from _side_by_side(i, section, again)
    yield from _ranks(brief, own, documents, points)
    yield from _coverage(brief, keys)


def _together(keys: Sequence[str], points: Mapping[str, Sequence[KeyPoint]]) -> list[KeyPoint]:
    return [point for key in keys for point in points[key]]


def _side_by_side(index: int, section: Section, again: Container[Comparison]) -> Iterator[Problem]:
    """A comparison shown is one that the section's documents give again."""
    for j, shown in enumerate(section.comparisons):
        if shown not in again:
            yield Problem(f"sections[{index}].comparisons[{j}]", "these figures are not what the rules compare", _AGAIN)


def _ranks(
    brief: Brief,
    own: Sequence[Sequence[str]],
    documents: Mapping[str, Document],
    points: Mapping[str, Sequence[KeyPoint]],
) -> Iterator[Problem]:
    """The ranks shown follow from the days of the documents, from the severity of their points, and from their origins.

    How many origins a story has is not found out again, but no more than its documents.
    """
    days = [max((day for k in keys if (day := _day(documents[k]))), default=None) for keys in own]
    left_out = [o.rank.newest for o in brief.coverage.left_out if o.rank] if brief.coverage else []
    newest = max(filter(None, (*days, *left_out)), default=None)
    for i, keys in enumerate(own):
        shown = brief.sections[i].rank
        if shown is None:
            continue
        grave = severity([documents[k] for k in keys], _together(keys, points))
        if shown != rank(shown.origins, days[i], newest, grave) or not 1 <= shown.origins <= len(keys):
            yield Problem(f"sections[{i}].rank", "this is not the rank that its documents give", _AGAIN)


def _day(document: Document) -> date | None:
    return document.published.date() if isinstance(document.published, datetime) else document.published


def _coverage(brief: Brief, keys: Mapping[int, str]) -> Iterator[Problem]:
    """The sources without a date are those that have none, and copies are of sources that are there."""
    if brief.coverage is None:
        return
    told = {n for section in brief.sections for n in section.sources}
    undated = {s.number for s in brief.sources if s.number in told and not s.published}
    if set(brief.coverage.undated) != undated:
        yield Problem("coverage.undated", "these are not the sources without a date", _AGAIN)
    for i, copy in enumerate(brief.coverage.copies):
        if copy.shown not in keys or (copy.number is not None and copy.number not in keys):
            yield Problem(f"coverage.copies[{i}]", "it names a source that is not there", _AGAIN)
