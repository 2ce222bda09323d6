"""Who says it: the speaker behind each stretch of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Span
    from briefgen.text import AnnotatedDocument


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


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a document, each with the stretch that it speaks."""

    turns: tuple[tuple[Span, Voice], ...] = ()

    def at(self, span: Span) -> Voice | None:
        """Who speaks the words at `span`; None where it is the article itself or the rules do not know."""
        return next((v for t, v in self.turns if t.start <= span.start and span.end <= t.end), None)


def attribute(document: AnnotatedDocument) -> Voices:
    """The voices of a document."""
    return Voices()
