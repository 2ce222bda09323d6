"""What changed, as every format shows it: groups of rows, each a few words and the sentences that prove them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Due
from briefgen.render.dates import day, period
from briefgen.render.labels import label, say, say_counted
from briefgen.render.numerals import numeral, sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Brief, DueDate, Edit, Figure, Headline, KeyPoint, Moved, Sentence, Source, StoryChange

MOST = 8
"""Rows of a group that are shown; how many more there are is said."""

_MOST_EDITS = 3
"""Edited articles, and sentences of each: they tell of what was known before, and may be the longest."""


class Quote(NamedTuple):
    """A sentence, a key point's sentence or a headline, with what is said beside it ("shown 4 March 2031").

    A headline has the `numbers` of its sources instead of a place of its own.
    """

    said: str = ""
    sentence: Sentence | None = None
    point: KeyPoint | None = None
    headline: Headline | None = None
    numbers: tuple[int, ...] = ()


class Row(NamedTuple):
    """One change: what is set beside it, its quotes, and how many more of these there are."""

    head: str
    quotes: tuple[Quote, ...]
    more: int = 0


class Group(NamedTuple):
    """The changes of one kind, and how many more there are."""

    title: str
    rows: tuple[Row, ...]
    more: int = 0


def changed(brief: Brief) -> tuple[Group, ...]:
    """The kinds of changes that the brief has, the most telling first; none where it is compared with no edition.

    New stories are named only where others go on: else the whole brief is new.
    """
    found = brief.changes
    if found is None:
        return ()
    sources = {s.document_id: s for s in brief.sources}
    new = found.new if found.grown else ()
    groups = (
        _group(say("Figures that moved"), [_figure(m.before, m.after, sources) for m in found.figures if _differ(m)]),
        _group(say("Sanctions that moved"), [_sanction(m.before, m.after, sources) for m in found.sanctions]),
        _group(
            say("Warnings first given"), [Row(w.point.speaker or "", (Quote(point=w.point),)) for w in found.warnings]
        ),
        _group(say("Dates come"), [_date(d) for d in found.dates]),
        _group(say("Stories that grew"), [_story(s, _last(s)) for s in found.grown]),
        _group(say("New stories"), [_story(s, "") for s in new]),
        _group(say("Edited since shown"), [_edit(e, brief.sources) for e in found.edits], _MOST_EDITS),
        _group(say("Gone quiet"), [_story(s, _last(s), sources) for s in found.quiet]),
    )
    return tuple(group for group in groups if group.rows)


def _group(title: str, rows: Sequence[Row], most: int = MOST) -> Group:
    return Group(title, tuple(rows[:most]), max(0, len(rows) - most))


def repeated(brief: Brief) -> str:
    """How many documents were left out because earlier editions showed them, with the days of these."""
    repeats = brief.changes.repeats if brief.changes else ()
    if not repeats:
        return ""
    days = sorted({r.shown for r in repeats})
    count = say_counted("{n} article", "{n} articles", len(repeats))
    if len(days) == 1:
        return say("{count} left out, shown in the edition of {date}.", count=count, date=day(days[0]))
    return say(
        "{count} left out, shown in the editions of {first} to {last}.",
        count=count,
        first=day(days[0]),
        last=day(days[-1]),
    )


def sources_of_changes(brief: Brief) -> tuple[Source, ...]:
    """The sources that the rows of `changed` cite or name, in their order."""
    quotes = [q for group in changed(brief) for row in group.rows for q in row.quotes]
    said = [q.point.sentence if q.point else q.sentence for q in quotes]
    ids = {s.document_id for s in said if s}
    numbers = {n for q in quotes for n in q.numbers}
    return tuple(s for s in brief.sources if s.document_id in ids or s.number in numbers)


def _figure(before: Figure, after: Figure, sources: dict[str, Source]) -> Row:
    return Row(f"{_amount(before)} → {_amount(after)}", _both(before, after, sources))


def _differ(moved: Moved[Figure]) -> bool:
    """Whether a reader sees a difference: the same number in another scale or unit reads as none."""
    return _amount(moved.before) != _amount(moved.after)


def _amount(figure: Figure) -> str:
    at = figure.span.start - figure.sentence.span.start
    words = figure.sentence.text[at : figure.span.end - figure.sentence.span.start]
    return sign(figure) + (numeral(figure, words) or words)


def _sanction(before: KeyPoint, after: KeyPoint, sources: dict[str, Source]) -> Row:
    stages = (getattr(before, "stage", None), getattr(after, "stage", None))
    return Row(" → ".join(label(s) for s in stages if s), _both(before, after, sources))


def _both(before: KeyPoint, after: KeyPoint, sources: dict[str, Source]) -> tuple[Quote, ...]:
    return (Quote(say("now"), point=after), Quote(_shown(before, sources), point=before))


def _shown(point: KeyPoint, sources: dict[str, Source]) -> str:
    source = sources.get(point.sentence.document_id)
    return say("shown {date}", date=day(source.shown)) if source and source.shown else say("before")


_CAME = {Due.TODAY: "due {date}", Due.PASSED: "passed {date}", Due.OVERDUE: "was due by {date}"}


def _date(come: DueDate) -> Row:
    start, end = come.point.start, come.point.end
    when = end if come.point.deadline and come.due is Due.OVERDUE else start
    spoken = (day(when) if when == end else period(when, end)) if when else ""
    return Row(say(_CAME[come.due], date=spoken), (Quote(point=come.point),))


def _edit(edit: Edit, sources: Sequence[Source]) -> Row:
    named = next((s for s in sources if s.number == edit.after), None)
    quotes = tuple(q for r in edit.revisions[:_MOST_EDITS] for q in _revision(r.before, r.after))
    return Row((named.title or named.source) if named else "", quotes, max(0, len(edit.revisions) - _MOST_EDITS))


def _revision(before: Sentence | None, after: Sentence | None) -> Iterator[Quote]:
    if after:
        yield Quote(say("now") if before else say("added"), sentence=after)
    if before:
        yield Quote(say("before") if after else say("taken away"), sentence=before)


def _last(story: StoryChange) -> str:
    return say("since {date}", date=day(story.last)) if story.last else ""


def _story(story: StoryChange, head: str, sources: dict[str, Source] | None = None) -> Row:
    """A story by its headline; a quiet one has no source of today, and is known by the one it had."""
    numbers: Iterable[int] = story.sources
    if sources and story.headline.document_id in sources:
        numbers = (sources[story.headline.document_id].number,)
    return Row(head, (Quote(headline=story.headline, numbers=tuple(numbers)),))
