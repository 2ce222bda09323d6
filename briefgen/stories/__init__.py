"""Stories: near-duplicates, grouping into stories, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Story
from briefgen.stories.headline import headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document

__all__ = ["group_stories", "headline"]


def group_stories(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The documents as stories, every document in exactly one."""
    return tuple(Story(d.id, (d,)) for d in documents)
