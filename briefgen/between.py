"""Two finished briefs side by side: what changed from one to the other. No I/O."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.cited import document_of
from briefgen.comparison import compare
from briefgen.errors import UsageError
from briefgen.model import Source, Story, StoryChange
from briefgen.past import Past, PastDocument, PastPoint, PastSection, Precursor
from briefgen.stories.sifting import sift
from briefgen.stories.threads import taken_up
from briefgen.text.address import address
from briefgen.text.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from briefgen.model import Brief, Document, Entry, PointT, Section
    from briefgen.points.rulebook import Rulebook


def between(before: Brief, after: Brief, *, rules: Rulebook) -> Brief:
    """The brief `after` with what changed in it since `before`, whatever editions it was compared with when made.

    Raises UsageError where `before` is the later one.
    """
    if before.edition > after.edition:
        raise UsageError("the first brief is the later one", "name the earlier one first")
    documents = {s.number: document_of(s) for s in after.sources if s.shown is None}
    past = _past(before, documents.values())
    sifted = sift(tuple(documents.values()), past)
    fresh = {n: d for n, d in documents.items() if d in sifted.fresh}
    sections = _taken_up([_only(s, fresh) for s in after.sections if fresh.keys() & set(s.sources)], fresh, past)
    numbers = {s.document_id: s.number for s in after.sources}
    compared = compare(sections, sifted, past, today=after.edition.date(), rules=rules, numbers=numbers)
    if compared is None:  # only where `past` had no edition, and it has one
        return after
    ids = {d.id for d in documents.values()}
    going = {s.story for s in sections} | {s.story for s in past.sections if ids & set(s.documents)}
    gone = tuple(StoryChange(s.story, s.headline, (), 1, s.day) for s in past.sections if s.story not in going)
    earlier = (_source(p, n) for n, p in enumerate(compared.earlier, start=max(numbers.values(), default=0) + 1))
    return replace(after, changes=replace(compared.changes, quiet=gone), sources=(*after.sources, *earlier))


def _past(before: Brief, today: Iterable[Document]) -> Past:
    """The brief as the one edition before."""
    day = before.edition.date()
    known = {s.document_id: PastDocument(document_of(s), day) for s in before.sources if s.shown is None}
    numbers = {s.number: s.document_id for s in before.sources}
    return Past(
        since=before.edition,
        precursors={d.id: _precursors(d, known.values()) for d in today},
        sections=tuple(_section(s, day, numbers) for s in before.sections),
        sanctions=tuple(PastPoint(day, _story(s), e.point) for s in before.sections for e in s.sanctions),
        dates=tuple(PastPoint(day, _story(s), e.point) for s in before.sections for e in s.dates),
        documents=known,
    )


def _precursors(document: Document, known: Iterable[PastDocument]) -> tuple[Precursor, ...]:
    """The documents that share this one's address or part of its sketch."""
    here, marks = address(document.url), set(sketch(document.text))
    likened = ((here != "" and address(p.document.url) == here, p) for p in known)
    return tuple(Precursor(p, same) for same, p in likened if same or marks & set(sketch(p.document.text)))


def _section(section: Section, day: date, numbers: Mapping[int, str]) -> PastSection:
    return PastSection(
        day,
        _story(section),
        section.headline,
        tuple(numbers[n] for n in section.sources if n in numbers),
        tuple(e.point for e in section.figures),
        tuple(e.point for e in section.warnings),
    )


def _story(section: Section) -> str:
    return section.story or section.headline.document_id


def _only(section: Section, fresh: Mapping[int, Document]) -> Section:
    """The section as its new documents alone would make it."""
    ids = {d.id for d in fresh.values()}

    def new(entries: Iterable[Entry[PointT]]) -> tuple[Entry[PointT], ...]:
        return tuple(e for e in entries if e.point.sentence.document_id in ids)

    return replace(
        section,
        sources=tuple(n for n in section.sources if n in fresh),
        figures=new(section.figures),
        warnings=new(section.warnings),
        sanctions=new(section.sanctions),
        dates=new(section.dates),
    )


def _taken_up(sections: Sequence[Section], fresh: Mapping[int, Document], past: Past) -> list[Section]:
    """The sections under the names of the earlier stories that they go on with."""
    stories = [Story(_story(s), tuple(fresh[n] for n in s.sources)) for s in sections]
    known = {s.story for s in past.sections}
    named = zip(sections, stories, taken_up(stories, past), strict=True)
    return [replace(s, story=own.id if own.id in known else going.id) for s, own, going in named]


def _source(past: PastDocument, number: int) -> Source:
    document = past.document
    published = document.published.isoformat() if document.published else ""
    names = (document.title, document.source, document.url)
    return Source(number, document.id, document.text, *names, published, document.language, 0, past.shown)
