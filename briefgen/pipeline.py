"""The whole way from documents to a brief, on one screen and without I/O."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.model import (
    Brief,
    DateMention,
    Document,
    Entry,
    Figure,
    KeyPoint,
    Method,
    PointT,
    Problem,
    SanctionsMention,
    Section,
    Sentence,
    Source,
    Story,
    WarningStatement,
)
from briefgen.points import key_points
from briefgen.stories import group_stories, headline
from briefgen.summary import bottom_line, summarize
from briefgen.text import annotate, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """What a user may choose: `words` is the length of each story's summary, `method` its ranker."""

    title: str = ""
    words: int = 120
    method: str = "default"


def build_brief(
    documents: Sequence[Document],
    *,
    now: datetime,
    options: BriefOptions = BriefOptions(),
    problems: Sequence[Problem] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Brief:
    """A brief of the documents, the same whatever their order; `now` (aware) is the edition's date and time."""
    stories = group_stories(distinct(documents))
    numbers = {d.id: n for n, d in enumerate((d for s in stories for d in s.documents), start=1)}
    judgement = bottom_line([s.documents for s in stories], method=options.method) if stories else ()
    return Brief(
        title=options.title or "Brief",
        edition=now,
        language="en",
        bottom_line=judgement,
        sections=tuple(_section(story, numbers, options, shown=judgement) for story in stories),
        sources=tuple(_source(d, numbers[d.id]) for s in stories for d in s.documents),
        problems=tuple(problems),
        method=Method(version=__version__, summary=options.method, rules=""),
    )


def distinct(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents, each text once, in an order that does not depend on the order they came in."""
    return tuple({d.id: d for d in sorted(documents, key=lambda d: (d.source, d.url, d.id), reverse=True)}.values())[
        ::-1
    ]


def _section(story: Story, numbers: dict[str, int], options: BriefOptions, shown: Sequence[Sentence]) -> Section:
    points = [p for d in story.documents for p in key_points(d)]
    summary = summarize(story.documents, words=options.words, method=options.method)
    return Section(
        headline=headline(story.documents),
        sources=tuple(numbers[d.id] for d in story.documents),
        summary=tuple(s for s in summary if s not in shown),
        figures=_entries(points, Figure),
        warnings=_entries(points, WarningStatement),
        sanctions=_entries(points, SanctionsMention),
        dates=_entries(points, DateMention),
    )


def _entries(points: Iterable[KeyPoint], kind: type[PointT]) -> tuple[Entry[PointT], ...]:
    return tuple(Entry(p) for p in points if isinstance(p, kind))


def _source(document: Document, number: int) -> Source:
    return Source(
        number=number,
        document_id=document.id,
        text=document.text,
        title=document.title,
        source=document.source,
        url=document.url,
        published=document.published.isoformat() if document.published else "",
        language=annotate(document).language,
        sentences=len(sentences(document)),
    )
