"""The rank of stories: how many independent origins, how recent, how severe."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Rank
from briefgen.text.order import by_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from briefgen.model import Story

_HALF_LIFE = 2.0
_DIGITS = 6


def rank_stories(stories: Iterable[Story], severities: Mapping[str, float] | None = None) -> tuple[Story, ...]:
    """The stories with their ranks, the first first.

    `severities` gives 0 to 1 by the id of a story's first document, as the caller weighs their key points. Stories that
    score the same come by time.
    """
    kept = tuple(stories)
    newest = max((s.period[1] for s in kept if s.period), default=None)
    ranked = [replace(s, rank=_ranked(s, newest, (severities or {}).get(s.documents[0].id, 0.0))) for s in kept]
    return tuple(sorted(ranked, key=lambda s: (-(s.rank.score if s.rank else 0.0), by_time(s.documents[0]))))


def rank(origins: int, last: date | None, newest: date | None, severity: float) -> Rank:
    """The rank of a story that ends on the day `last`; `newest` is the last day of all stories.

    The score is log2 of one more than the independent origins (each further one says less), plus recency (half for each
    two days behind the newest story), plus severity doubled.
    """
    recency = 2 ** (-(newest - last).days / _HALF_LIFE) if newest and last else 0.0
    score = math.log2(1 + origins) + recency + 2 * severity
    return Rank(round(score, _DIGITS), origins, last, round(recency, _DIGITS), severity)


def _ranked(story: Story, newest: date | None, severity: float) -> Rank:
    return rank(max(1, len(story.origins)), story.period[1] if story.period else None, newest, severity)
