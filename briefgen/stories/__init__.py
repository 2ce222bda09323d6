"""Stories: near-duplicates, grouping into stories, origins, headlines, rank."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.model import Story
from briefgen.stories.headline import headline
from briefgen.stories.rank import rank_stories
from briefgen.text.order import by_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefgen.model import Document

__all__ = ["group_stories", "headline", "originals", "rank_stories"]


def group_stories(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The documents as stories, every document in exactly one, the story that most report first.

    Copies of one text fall together; then documents whose openings are alike and whose dates are near. Where that is
    not clear they stay apart. The order of the documents does not matter.
    """
    ordered = sorted(documents, key=by_time)
    if len(ordered) < 2:  # noqa: PLR2004  # nothing to compare, so nothing to import
        return rank_stories(_story([d], [], [[d]]) for d in ordered)
    from briefgen.stories.grouping import group  # NumPy and SciPy, 0.2 s

    return rank_stories(
        _story(
            [ordered[k] for k in found.members],
            [[ordered[k] for k in same] for same in found.copies],
            [[ordered[k] for k in hand] for hand in found.origins],
        )
        for found in group(ordered)
    )


def originals(story: Story) -> tuple[Document, ...]:
    """The story's documents without the near-duplicates of others."""
    repeated = {id(d) for same in story.copies for d in same[1:]}
    return tuple(d for d in story.documents if id(d) not in repeated)


def _story(
    documents: Sequence[Document], copies: Iterable[Sequence[Document]], origins: Iterable[Sequence[Document]]
) -> Story:
    days = sorted(_day(d.published) for d in documents if d.published)
    return Story(
        id=documents[0].id,
        documents=tuple(documents),
        copies=tuple(tuple(c) for c in copies),
        origins=tuple(tuple(o) for o in origins),
        period=(days[0], days[-1]) if days else None,
    )


def _day(published: date | datetime) -> date:
    return published.date() if isinstance(published, datetime) else published
