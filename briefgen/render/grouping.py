"""A brief's facts in the groups and the order in which a page shows them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import DateMention, Entry, Figure, KeyPoint, Level, SanctionsMention, Stage, WarningStatement
from briefgen.render.labels import say_counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from briefgen.model import Brief, Section, Sentence

_STAGES = tuple(Stage)
_LEVELS = tuple(Level)
_KINDS = {
    "figures": lambda section: section.figures,
    "warnings": lambda section: section.warnings,
    "sanctions": lambda section: section.sanctions,
    "dates": lambda section: section.dates,
}


class Voice(NamedTuple):
    """What one speaker says: `speaker` is None where the source names none; one tuple of entries a sentence."""

    speaker: str | None
    role: str | None
    sentences: tuple[tuple[Entry[WarningStatement], ...], ...]


class Due(NamedTuple):
    """A resolved date ahead of an edition, or a deadline that it has passed."""

    entry: Entry[DateMention]
    start: date
    overdue: bool


def voices(entries: Iterable[Entry[WarningStatement]]) -> tuple[Voice, ...]:
    """The warnings by who gives them, each sentence once: speakers as they are first met, and last what has no speaker."""
    said: dict[str | None, dict[Sentence, list[Entry[WarningStatement]]]] = {}
    for entry in entries:
        said.setdefault(entry.point.speaker, {}).setdefault(entry.point.sentence, []).append(entry)
    return tuple(
        Voice(speaker, _role(sentences.values()), tuple(tuple(group) for group in sentences.values()))
        for speaker, sentences in sorted(said.items(), key=lambda item: item[0] is None)
    )


def _role(groups: Iterable[Iterable[Entry[WarningStatement]]]) -> str | None:
    return next((entry.point.role for group in groups for entry in group if entry.point.role), None)


def runs(sentences: Iterable[Sentence]) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences as paragraphs: those that follow one another in their source stay together."""
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        last = paragraphs[-1][-1] if paragraphs else None
        if last and (last.document_id, last.index + 1) == (sentence.document_id, sentence.index):
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def strongest(entries: Iterable[Entry[WarningStatement]]) -> Level:
    """The strongest level among the warnings of one sentence."""
    return min((entry.point.level for entry in entries), key=_LEVELS.index)


def by_stage(entries: Iterable[Entry[SanctionsMention]]) -> tuple[Entry[SanctionsMention], ...]:
    """The sanctions mentions in the order of their stages, from called for to eased."""
    return tuple(sorted(entries, key=lambda e: _STAGES.index(e.point.stage)))


def due(sections: Iterable[Section], edition: datetime) -> tuple[Due, ...]:
    """The resolved dates that lie ahead of the edition, and deadlines that it has passed, in order."""
    today = edition.date()
    ahead = [
        Due(entry, entry.point.start, overdue=_last(entry.point) < today)
        for section in sections
        for entry in section.dates
        if entry.point.start and (_last(entry.point) >= today or entry.point.deadline)
    ]
    return tuple(sorted(ahead, key=lambda d: (_last(d.entry.point), d.start)))


def _last(point: DateMention) -> date:
    last = point.end or point.start
    assert last is not None  # noqa: S101 - callers pass resolved dates
    return last


def alone(section: Section) -> tuple[Entry[Figure], ...]:
    """The figures of a section but for those that stand beside others, each place of theirs."""
    beside = {p for c in section.comparisons for row in c.rows for p in (row.entry.point, *row.entry.also)}
    return tuple(e for e in section.figures if not beside.issuperset((e.point, *e.also)))


def in_turn(sections: Iterable[Section], kind: str) -> tuple[Entry[KeyPoint], ...]:
    """The figures, warnings, sanctions or dates of some sections: the first of each section before the second of any."""
    turns = zip_longest(*map(_KINDS[kind], sections))
    return tuple(entry for turn in turns for entry in turn if entry is not None)


def counts(brief: Brief) -> tuple[str, ...]:
    """What the brief holds, for its masthead: `3 articles`, `1 story`; kinds of which there is none are left out."""
    today = [s for s in brief.sources if s.shown is None]
    publishers = len({s.source for s in today if s.source})
    numbers = (
        (len(today), "{n} article", "{n} articles"),
        (len(brief.sections), "{n} story", "{n} stories"),
        (publishers, "{n} source", "{n} sources"),
        *_facts(brief.sections),
        (len(brief.problems), "{n} gap", "{n} gaps"),
    )
    return _in_words(numbers)


def counted(section: Section) -> tuple[str, ...]:
    """What a story holds beside its summary: `3 figures`, `1 warning`; kinds of which there is none are left out."""
    return _in_words(_facts((section,)))


def _facts(sections: Iterable[Section]) -> tuple[tuple[int, str, str], ...]:
    told = tuple(sections)
    return (
        (sum(len(s.figures) for s in told), "{n} figure", "{n} figures"),
        (sum(len(s.warnings) for s in told), "{n} warning", "{n} warnings"),
        (sum(len(s.sanctions) for s in told), "{n} sanctions mention", "{n} sanctions mentions"),
    )


def _in_words(numbers: Iterable[tuple[int, str, str]]) -> tuple[str, ...]:
    return tuple(say_counted(one, many, n).replace(" ", "\u00a0", 1) for n, one, many in numbers if n)
