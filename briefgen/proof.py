"""The proof of a brief: all it quotes stands in its sources, and its rules find the same points there again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.cited import document_of
from briefgen.model import KeyPoint, Problem
from briefgen.points import key_points
from briefgen.points.rulebook import builtin_rules
from briefgen.proof_derived import derived
from briefgen.text import sentences

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from briefgen.model import Brief, Changes, Document, Entry, Headline, Moved, Section, Sentence, Source, Span
    from briefgen.points.rulebook import Rulebook

_AGAIN = "make the brief again from its sources"
_TITLE = "take the title of one of its sources, or words of one with their span"
_QUOTED_FIELDS = ("speaker", "role", "imposer", "target", "instrument")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Something that a brief quotes: where the brief shows it, from which document, at which place, in which words."""

    where: str
    document_id: str
    span: Span
    text: str


def verify(brief: Brief, *, rules: Rulebook | None = None) -> tuple[Problem, ...]:
    """What does not hold in the brief; empty where all is proved.

    Proved is: each source's text has the SHA-256 that names it; each sentence, headline and name shown is that text at
    its span; each key point, its value, speaker and stage included, is what `rules` (the built-in ones where none are
    given) find in that text.
    """
    book = rules or builtin_rules()
    documents = {s.document_id: document_of(s) for s in brief.sources}
    split = {key: frozenset(sentences(d)) for key, d in documents.items()}
    points = {key: key_points(d, rules=book) for key, d in documents.items()}
    found = {key: frozenset(of) for key, of in points.items()}
    return (
        *_rules(brief, book),
        *verify_quotes(brief),
        *(p for where, s in _chosen(brief) for p in _found(where, s, split, "this is not a sentence of its source")),
        *(p for where, x in _points(brief) for p in _found(where, x, found, _otherwise(x, documents))),
        *derived(brief, documents, points),
    )


def verify_quotes(brief: Brief) -> tuple[Problem, ...]:
    """What the brief quotes and names that is not so in its sources: what can be proved without the rules it was made with."""
    texts = {s.document_id: document_of(s).text for s in brief.sources}
    return (
        *(p for s in brief.sources for p in _source(s)),
        *(p for q in _quoted(brief) for p in _verbatim(q, texts)),
        *(p for i, s in enumerate(brief.sections) for p in _cited(i, s, brief)),
        *_compared(brief),
    )


def made_by(brief: Brief, rules: Rulebook) -> bool:
    """Whether these are the rules that the brief was made with."""
    return brief.method.rules == rules.hash


def tally(brief: Brief) -> tuple[int, int]:
    """How many different sentences and how many key points the brief shows."""
    points = {point for _, point in _points(brief)}
    shown = (*brief.bottom_line, *(s for x in brief.sections for s in x.summary), *(p.sentence for p in points))
    return len({(s.document_id, s.span) for s in shown}), len(points)


def _rules(brief: Brief, rules: Rulebook) -> Iterator[Problem]:
    if not made_by(brief, rules):
        hint = "give the rules it was made with, or make it again"
        yield Problem("method.rules", f"the brief was made with other rules ({brief.method.rules[:12]}…)", hint)


def _source(source: Source) -> Iterator[Problem]:
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != source.document_id:
        yield Problem(f"sources[{source.number}]", "the text is not the one that its SHA-256 names", _AGAIN)


def _quoted(brief: Brief) -> Iterator[_Shown]:
    for where, head in _headlines(brief):
        if head.span:
            yield _Shown(where, head.document_id, head.span, head.text)
    for where, s in _chosen(brief):
        yield _Shown(where, s.document_id, s.span, s.text)
    for where, point in _points(brief):
        yield _Shown(f"{where}.sentence", point.sentence.document_id, point.sentence.span, point.sentence.text)
        spans = {e.field: e.span for e in point.evidence}
        for name in _QUOTED_FIELDS:
            if words := getattr(point, name, None):
                yield _Shown(f"{where}.{name}", point.sentence.document_id, spans.get(name, point.span), words)


def _headlines(brief: Brief) -> Iterator[tuple[str, Headline]]:
    for i, section in enumerate(brief.sections):
        yield f"sections[{i}].headline", section.headline
    for name in ("new", "grown", "quiet") if brief.changes else ():
        for i, story in enumerate(getattr(brief.changes, name)):
            yield f"changes.{name}[{i}].headline", story.headline


def _chosen(brief: Brief) -> Iterator[tuple[str, Sentence]]:
    for i, s in enumerate(brief.bottom_line):
        yield f"bottom_line[{i}]", s
    for i, section in enumerate(brief.sections):
        for j, s in enumerate(section.summary):
            yield f"sections[{i}].summary[{j}]", s
    for i, edit in enumerate(brief.changes.edits if brief.changes else ()):
        for j, revision in enumerate(edit.revisions):
            for s in filter(None, (revision.before, revision.after)):
                yield f"changes.edits[{i}].revisions[{j}]", s


def _points(brief: Brief) -> Iterator[tuple[str, KeyPoint]]:
    for i, section in enumerate(brief.sections):
        for name in ("figures", "warnings", "sanctions", "dates"):
            entries: tuple[Entry[KeyPoint], ...] = getattr(section, name)
            for j, entry in enumerate(entries):
                for point in (entry.point, *entry.also):
                    yield f"sections[{i}].{name}[{j}]", point
    yield from _changed(brief.changes) if brief.changes else ()


def _changed(changes: Changes) -> Iterator[tuple[str, KeyPoint]]:
    for name in ("figures", "sanctions"):
        moves: tuple[Moved[KeyPoint], ...] = getattr(changes, name)
        for i, moved in enumerate(moves):
            yield f"changes.{name}[{i}].before", moved.before
            yield f"changes.{name}[{i}].after", moved.after
    for i, warning in enumerate(changes.warnings):
        yield f"changes.warnings[{i}]", warning.point
    for i, due in enumerate(changes.dates):
        yield f"changes.dates[{i}]", due.point


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


def _found(
    where: str, item: Sentence | KeyPoint, known: Mapping[str, Container[object]], otherwise: str
) -> Iterator[Problem]:
    key = item.sentence.document_id if isinstance(item, KeyPoint) else item.document_id
    if item not in known.get(key, ()):
        yield Problem(where, otherwise, _AGAIN)


def _otherwise(point: KeyPoint, documents: Mapping[str, Document]) -> str:
    """What is wrong with a point that its rule does not find: the words at its place, and the place."""
    document = documents.get(point.sentence.document_id)
    words = " ".join(document.text[point.span.start : point.span.end][:60].split()) if document else ""
    return f"“{words}” at characters {point.span.start}–{point.span.end} is not what rule {point.rule} finds"


def _cited(index: int, section: Section, brief: Brief) -> Iterator[Problem]:
    known = {s.number: s for s in brief.sources}
    for number in section.sources:
        if number not in known:
            yield Problem(f"sections[{index}].sources", f"there is no source [{number}]", _AGAIN)
    titles = {pair for n in section.sources if n in known for pair in _titles(known[n])}
    if section.headline.span is None and (section.headline.document_id, section.headline.text) not in titles:
        yield Problem(f"sections[{index}].headline", "the headline is no title of the story's sources", _TITLE)


def _titles(source: Source) -> Iterator[tuple[str, str]]:
    """What the source may be called where its text has no headline."""
    return ((source.document_id, name) for name in (source.title, source.source, source.url))


def _compared(brief: Brief) -> Iterator[Problem]:
    """Whether what the changes name is there: the sources of edits, and the titles of earlier stories."""
    if brief.changes is None:
        return
    known = {s.number: s.document_id for s in brief.sources}
    for i, edit in enumerate(brief.changes.edits):
        sides = {
            (s.document_id, n) for r in edit.revisions for s, n in ((r.before, edit.before), (r.after, edit.after)) if s
        }
        if any(known.get(n) != key for key, n in sides):
            yield Problem(f"changes.edits[{i}]", "its sentences are not of the sources that it names", _AGAIN)
    titles = {pair for s in brief.sources for pair in _titles(s)}
    for i, story in enumerate(brief.changes.quiet):
        if story.headline.span is None and (story.headline.document_id, story.headline.text) not in titles:
            yield Problem(f"changes.quiet[{i}].headline", "the headline is no title of the brief's sources", _AGAIN)
