"""The proof of a brief: all it quotes stands in its sources, and its rules find the same points there again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefgen.model import Document, Problem
from briefgen.points import key_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Brief, Entry, KeyPoint, Section, Sentence, Source, Span

_AGAIN = "make the brief again from its sources"
_QUOTED_FIELDS = ("speaker", "role", "imposer", "target", "instrument")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Something that a brief quotes: where the brief shows it, from which document, at which place, in which words."""

    where: str
    document_id: str
    span: Span
    text: str


def verify(brief: Brief) -> tuple[Problem, ...]:
    """What does not hold in the brief; empty where all is proved.

    Proved is: each source's text has the SHA-256 that names it; each sentence, headline and name shown is that text at
    its span; each key point, its value, speaker and stage included, is what the rules find in that text.
    """
    texts = {s.document_id: s.text for s in brief.sources}
    found = {s.document_id: frozenset(key_points(_document(s))) for s in brief.sources if s.document_id in texts}
    return (
        *(p for s in brief.sources for p in _source(s)),
        *(p for q in _quoted(brief) for p in _verbatim(q, texts)),
        *(p for where, point in _points(brief) for p in _derived(where, point, found)),
        *(p for i, s in enumerate(brief.sections) for p in _cited(i, s, brief)),
    )


def tally(brief: Brief) -> tuple[int, int]:
    """How many different sentences and how many key points the brief shows."""
    points = tuple(point for _, point in _points(brief))
    shown = (*brief.bottom_line, *(s for x in brief.sections for s in x.summary), *(p.sentence for p in points))
    return len({(s.document_id, s.span) for s in shown}), len(points)


def _source(source: Source) -> Iterator[Problem]:
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != source.document_id:
        yield Problem(f"sources[{source.number}]", "the text is not the one that its SHA-256 names", _AGAIN)


def _quoted(brief: Brief) -> Iterator[_Shown]:
    yield from _sentences("bottom_line", brief.bottom_line)
    for i, section in enumerate(brief.sections):
        head = section.headline
        if head.span:
            yield _Shown(f"sections[{i}].headline", head.document_id, head.span, head.text)
        yield from _sentences(f"sections[{i}].summary", section.summary)
    for where, point in _points(brief):
        yield from _sentences(f"{where}.sentence", (point.sentence,))
        spans = {e.field: e.span for e in point.evidence}
        for name in _QUOTED_FIELDS:
            if words := getattr(point, name, None):
                yield _Shown(f"{where}.{name}", point.sentence.document_id, spans.get(name, point.span), words)


def _sentences(where: str, sentences: tuple[Sentence, ...]) -> Iterator[_Shown]:
    for i, s in enumerate(sentences):
        yield _Shown(f"{where}[{i}]", s.document_id, s.span, s.text)


def _points(brief: Brief) -> Iterator[tuple[str, KeyPoint]]:
    for i, section in enumerate(brief.sections):
        for name in ("figures", "warnings", "sanctions", "dates"):
            entries: tuple[Entry[KeyPoint], ...] = getattr(section, name)
            for j, entry in enumerate(entries):
                for point in (entry.point, *entry.also):
                    yield f"sections[{i}].{name}[{j}]", point


def _verbatim(shown: _Shown, texts: dict[str, str]) -> Iterator[Problem]:
    text = texts.get(shown.document_id)
    if text is None:
        yield Problem(shown.where, f"no source has the SHA-256 {shown.document_id[:12]}…", _AGAIN)
    elif (
        not (0 <= shown.span.start < shown.span.end <= len(text))
        or text[shown.span.start : shown.span.end] != shown.text
    ):
        there = f"characters {shown.span.start}–{shown.span.end} of source {shown.document_id[:12]}…"
        yield Problem(shown.where, f"“{shown.text[:60]}” is not what stands at {there}", _AGAIN)


def _derived(where: str, point: KeyPoint, found: dict[str, frozenset[KeyPoint]]) -> Iterator[Problem]:
    if point not in found.get(point.sentence.document_id, frozenset()):
        yield Problem(where, f"rule {point.rule} does not find this point in the source", _AGAIN)


def _cited(index: int, section: Section, brief: Brief) -> Iterator[Problem]:
    known = {s.number for s in brief.sources}
    for number in section.sources:
        if number not in known:
            yield Problem(f"sections[{index}].sources", f"there is no source [{number}]", _AGAIN)


def _document(source: Source) -> Document:
    return Document.from_text(
        source.text,
        title=source.title,
        source=source.source,
        url=source.url,
        published=_published(source.published),
        language=source.language,
    )


def _published(text: str) -> date | datetime | None:
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == len("2024-10-24") else datetime.fromisoformat(text)
