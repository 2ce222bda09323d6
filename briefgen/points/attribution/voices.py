"""Voices: who speaks which stretch of a document, and how a key point takes that up."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: `name` in the fullest form the document gives (at `span`), with `role` where the text has one.

    `mention` is how the speaker is called beside the saying itself ("he"), `cue` the word of saying ("warned").
    """

    name: str
    span: Span
    mention: Span
    cue: Span
    role: str | None = None
    role_span: Span | None = None


class Said(NamedTuple):
    """What a key point keeps of a voice: the fields of the same names."""

    speaker: str | None
    role: str | None
    evidence: tuple[Evidence, ...]


def said_by(voice: Voice | None) -> Said:
    """Speaker, role and evidence ("speaker", "mention", "role", "cue") for a key point; empty without a voice."""
    if voice is None:
        return Said(None, None, ())
    spans = {"speaker": voice.span, "mention": voice.mention, "role": voice.role_span, "cue": voice.cue}
    if voice.mention == voice.span:
        del spans["mention"]
    return Said(voice.name, voice.role, tuple(Evidence(field, span) for field, span in spans.items() if span))


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a document, each with the stretch that it speaks.

    `turns` are sorted by start and properly nested; `outer` gives for each the place of the turn around it (-1: none).
    A turn without a voice is nobody's that the text names ("..., amid fears that").
    """

    turns: tuple[tuple[Span, Voice | None], ...] = ()
    outer: tuple[int, ...] = ()

    @classmethod
    def of(cls, turns: Iterable[tuple[Span, Voice | None]]) -> Voices:
        """Voices of turns in any order; where two overlap without nesting, the earlier one ends where the later begins."""
        ordered = sorted(turns, key=lambda turn: (turn[0].start, -turn[0].end))
        ends, outer, around = [span.end for span, _ in ordered], [-1] * len(ordered), list[int]()
        for place, (span, _) in enumerate(ordered):
            while around and ends[around[-1]] <= span.start:
                around.pop()
            while around and ends[around[-1]] < span.end:
                ends[around.pop()] = span.start
            outer[place] = around[-1] if around else -1
            around.append(place)
        nested = tuple((Span(span.start, end), voice) for (span, voice), end in zip(ordered, ends, strict=True))
        return cls(nested, tuple(outer))

    def at(self, span: Span) -> Voice | None:
        """Who speaks the words at `span` (the innermost turn around them, or around most of them).

        Words that begin before a turn, with nobody speaking there, are whose turn the greater part of them is.

        None where it is the article itself or the rules do not know.
        """
        place = bisect_right(self.turns, span.start, key=_start) - 1
        middle = span.start + (span.end - span.start) // 2
        while place >= 0 and self.turns[place][0].end < span.end and self.turns[place][0].end <= middle:
            place = self.outer[place]
        if place < 0:
            place = bisect_right(self.turns, middle, key=_start) - 1
        return self.turns[place][1] if place >= 0 and self.turns[place][0].end > middle else None


def _start(turn: tuple[Span, Voice | None]) -> int:
    return turn[0].start
