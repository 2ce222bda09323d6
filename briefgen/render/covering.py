"""What a page says of a brief's coverage: stories left out, copies, sources without a date, notes on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.render.labels import say, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Brief, Copy, Coverage, LeftOut

MOST_NOTES = 12
"""Notes that are shown; how many more there are is said, and the JSON has them all."""


class Line(NamedTuple):
    """One thing that is so: its words, a note in small, and the sources that it names."""

    text: str
    note: str = ""
    numbers: tuple[int, ...] = ()


class Covered(NamedTuple):
    """What is so of some documents or stories."""

    head: str
    lines: tuple[Line, ...]


def covered(brief: Brief) -> tuple[Covered, ...]:
    """The rows of a brief's coverage; none where there is nothing to say beyond what the brief shows."""
    return tuple(_rows(brief, brief.coverage)) if brief.coverage else ()


def _rows(brief: Brief, coverage: Coverage) -> Iterator[Covered]:
    if coverage.left_out:
        yield Covered(say("Left out, the last in rank"), tuple(_left_out(o) for o in coverage.left_out))
    if coverage.copies:
        yield Covered(say("Told by others too"), tuple(_copy(c) for c in coverage.copies))
    if coverage.undated:
        every = len(coverage.undated) == len([s for s in brief.sources if s.shown is None])
        text = say("No source has a date.") if every else say("What these say may be of any day:")
        yield Covered(say("Without a date"), (Line(text, numbers=() if every else coverage.undated),))
    if coverage.notes:
        more = len(coverage.notes) - MOST_NOTES
        told = tuple(Line(f"{n.where}: {n.message}", n.hint) for n in coverage.notes[:MOST_NOTES])
        yield Covered(say("Worth knowing"), (*told, Line(say("and {n} more", n=more))) if more > 0 else told)


def _left_out(story: LeftOut) -> Line:
    documents = say_counted("{n} article", "{n} articles", story.documents)
    return Line(story.headline, " · ".join((documents, *story.publishers)))


def _copy(copy: Copy) -> Line:
    name = copy.source or copy.title or copy.url or say("untitled")
    if copy.number is None:
        return Line(name, say("word for word the same as"), (copy.shown,))
    return Line(name, say("as [{n}] nearly the same text as", n=copy.number), (copy.shown,))
