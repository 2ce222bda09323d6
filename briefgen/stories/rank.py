"""The rank of stories: how many independent origins, how recent, how severe, of how good a source."""

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
_USUAL = 2


def rank_stories(
    stories: Iterable[Story],
    severities: Mapping[str, float] | None = None,
    tiers: Mapping[str, int] | None = None,
) -> tuple[Story, ...]:
    """The stories with their ranks, the first first.

    `severities` gives 0 to 1 by the id of a story's first document, as the caller weighs their key points, `tiers` 1 to 3
    by the id of any document, 2 where it is not there. Stories that score the same come by time.
    """
    kept = tuple(stories)
    newest = max((s.period[1] for s in kept if s.period), default=None)
    ranked = [
        replace(s, rank=_ranked(s, newest, (severities or {}).get(s.documents[0].id, 0.0), tiers or {})) for s in kept
    ]
    return tuple(sorted(ranked, key=lambda s: (-(s.rank.score if s.rank else 0.0), by_time(s.documents[0]))))


def rank(origins: int, last: date | None, newest: date | None, severity: float, tier: int = _USUAL) -> Rank:
    """The rank of a story that ends on the day `last`; `newest` is the last day of all stories.

    The score is log2 of one more than the independent origins (each further one says less), plus recency (half for each
    two days behind the newest story), plus severity doubled, plus a half for a source of the first tier, less a half where
    all are of the third: a little less than what a second origin says.
    """
    recency = 2 ** (-(newest - last).days / _HALF_LIFE) if newest and last else 0.0
    score = math.log2(1 + origins) + recency + 2 * severity + (_USUAL - tier) / 2
    return Rank(round(score, _DIGITS), origins, last, round(recency, _DIGITS), severity, tier)


def _ranked(story: Story, newest: date | None, severity: float, tiers: Mapping[str, int]) -> Rank:
    last = story.period[1] if story.period else None
    tier = min(tiers.get(d.id, _USUAL) for d in story.documents)
    return rank(max(1, len(story.origins)), last, newest, severity, tier)
