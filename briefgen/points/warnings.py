"""Warnings: sentences in which someone warns or threatens, or which state a risk of harm to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Evidence, Kind, Level, Span, Status, WarningStatement
from briefgen.points.attribution import said_by
from briefgen.points.passage import passage, worth_reading
from briefgen.points.rulebook import builtin_rules, moved
from briefgen.points.status import status_of

if TYPE_CHECKING:
    from briefgen.model import Sentence
    from briefgen.points.attribution import Voices
    from briefgen.points.rulebook import Hit, Rulebook
    from briefgen.text import AnnotatedDocument


def find_warnings(
    document: AnnotatedDocument, voices: Voices, rules: Rulebook | None = None
) -> tuple[WarningStatement, ...]:
    """The document's warnings in order, one a sentence: that of the strongest rule to match it."""
    book = rules or builtin_rules()
    found = ((s, book.first(s.text, Kind.WARNING, document.language)) for s in worth_reading(document))
    return tuple(_warning(document, s, hit, voices, book) for s, hit in found if hit)


def _warning(
    document: AnnotatedDocument, sentence: Sentence, hit: Hit, voices: Voices, book: Rulebook
) -> WarningStatement:
    text, trigger = sentence.text, hit.found.head
    harm = _harm(text, hit, book)
    span = passage(text, trigger, harm)
    content = moved(_content(span, trigger), sentence.span.start)
    voice = voices.at(content)
    said = said_by(voice)
    denied = status_of(document, content, voice) == Status.DENIED
    evidence = {"trigger": trigger, "harm": harm}
    return WarningStatement(
        sentence=sentence,
        span=moved(span, sentence.span.start),
        rule=hit.rule.id,
        level=hit.rule.level or Level.EXPLICIT,
        speaker=said.speaker,
        role=said.role,
        status=Status.DENIED if denied else Status.WARNED,
        evidence=(
            *(Evidence(name, moved(place, sentence.span.start)) for name, place in evidence.items() if place),
            *said.evidence,
        ),
    )


def _harm(text: str, hit: Hit, book: Rulebook) -> Span | None:
    """The harm that the warning is about: the first after its trigger, or else the last before."""
    found = book.fields(text, Kind.WARNING, hit.rule.language).get("harm", ())
    after = [h for h in found if h.start >= hit.found.head.end]
    if after:
        return min(after, key=lambda h: (h.start, -h.end))
    return max(found, key=lambda h: (h.end, -h.start), default=None)


def _content(span: Span, trigger: Span) -> Span:
    """What is said beside the word of saying, since "the mayor warned" itself is the article's voice."""
    if trigger.end < span.end:
        return Span(trigger.end + 1, span.end)
    return Span(span.start, trigger.start) if span.start < trigger.start else span
