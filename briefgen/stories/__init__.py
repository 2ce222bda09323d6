"""Stories: near-duplicates, grouping into stories, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Headline, Role, Story
from briefgen.text import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document

__all__ = ["group_stories", "headline"]


def group_stories(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The documents as stories, every document in exactly one."""
    return tuple(Story(d.id, (d,)) for d in documents)


def headline(documents: Sequence[Document]) -> Headline:
    """A story's headline: the best title its documents came with, else a leading clause of their text, verbatim."""
    first = documents[0]
    if first.title:
        return Headline(first.id, first.title)
    lead = next(s for s in sentences(first) if s.role is Role.BODY)
    return Headline(first.id, lead.text, lead.span)
