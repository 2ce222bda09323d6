"""Dates and periods of a document, resolved against its own date, and which of them are deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefgen.model import DateMention, Span
from briefgen.points.attribution import said_by
from briefgen.points.dates.grammar import has_dates, read_dates, times_of_day
from briefgen.points.dates.intervals import UNKNOWN
from briefgen.points.dates.tense import coming, deadline, is_open
from briefgen.points.status import status_of
from briefgen.points.tokens import REPORT, lex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Sentence
    from briefgen.points.attribution import Voices
    from briefgen.points.dates.intervals import Interval
    from briefgen.points.dates.phrases import Phrase
    from briefgen.points.tokens import Tokens
    from briefgen.text import AnnotatedDocument

__all__ = ["claimed", "dates_in", "find_dates", "read_dates"]


def find_dates(document: AnnotatedDocument, voices: Voices) -> tuple[DateMention, ...]:
    """The document's dates, in order, resolved to days where its own date (or the text itself) allows."""
    published = document.document.published
    return tuple(
        _said(mention, document, voices)
        for sentence in document.sentences
        if sentence.role in REPORT
        for mention in dates_in(sentence, published)
    )


def dates_in(sentence: Sentence, published: date | datetime | None) -> tuple[DateMention, ...]:
    """The dates of one sentence of a document published then, whoever says them."""
    today = published.date() if isinstance(published, datetime) else published
    return tuple(_dates(sentence, today)) if has_dates(sentence.text) else ()


def _said(mention: DateMention, document: AnnotatedDocument, voices: Voices) -> DateMention:
    """The mention with who says it."""
    voice = voices.at(mention.span)
    speaker, role, evidence = said_by(voice)
    status = status_of(document, mention.span, voice)
    return replace(mention, speaker=speaker, role=role, status=status, evidence=evidence)


def claimed(tokens: Tokens) -> Iterator[range]:
    """The tokens that belong to dates and times of day, and so to no figure."""
    yield from (range(phrase.first, phrase.end) for phrase in read_dates(tokens))
    yield from times_of_day(tokens)


def _dates(sentence: Sentence, today: date | None) -> Iterator[DateMention]:
    tokens = lex(sentence.text, sentence.span.start)
    for phrase in read_dates(tokens):
        tense = False if phrase.rule == "date.event" else coming(tokens, phrase)
        loose = is_open(tokens, phrase)
        term = not loose and deadline(tokens, phrase, is_coming=tense)
        if phrase.if_coming and (loose or not tense):
            continue
        # A term without a tense lies ahead, but a day of the year may as well be just over ("until after Nov. 2").
        ahead = True if term and phrase.rule != "date.day" else None
        days = _resolved(phrase, today, tense=ahead if tense is None else tense)
        yield DateMention(
            sentence=sentence,
            span=Span(tokens.starts[phrase.first], tokens.ends[phrase.end - 1]),
            rule=phrase.rule,
            start=days.start,
            end=days.end,
            deadline=term,
            planned=bool(tense) and not loose and _ahead(days, today),
        )


def _ahead(days: Interval, today: date | None) -> bool:
    return today is not None and days.start is not None and (days.end or days.start) >= today


def _resolved(phrase: Phrase, today: date | None, *, tense: bool | None) -> Interval:
    if phrase.rule == "date.within" and tense is False:
        return UNKNOWN
    try:
        return phrase.reference.resolve(today, coming=tense)
    except (ValueError, OverflowError):  # beyond the years that a calendar holds
        return UNKNOWN
