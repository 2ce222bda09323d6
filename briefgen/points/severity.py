"""How severe a story's key points are, from 0 to 1, so that the gravest stories come first.

Of each kind (lives lost, warnings, sanctions) the gravest point counts, and each kind adds what the others leave of 1:
a long report with many mild points does not rise above a short one with a grave one. The weights are this program's own
choice, stated here and shown with each story's rank.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefgen.model import Level, SanctionsMention, Stage, WarningStatement
from briefgen.points.ledger import most_killed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Document, KeyPoint

_LEVELS = {Level.THREAT: 0.4, Level.EXPLICIT: 0.3, Level.PREDICTED: 0.2, Level.FEARED: 0.15}
_STAGES = {
    Stage.IN_FORCE: 0.3,
    Stage.EXTENDED: 0.3,
    Stage.VIOLATED: 0.3,
    Stage.THREATENED: 0.25,
    Stage.PLANNED: 0.25,
    Stage.CALLED_FOR: 0.15,
    Stage.EASED: 0.15,
    Stage.OPPOSED: 0.1,
    Stage.OTHER: 0.05,
}
_ONE_LIFE, _TENFOLD, _MOST = 0.3, 0.15, 0.9
_DIGITS = 4


def severity(documents: Sequence[Document], points: Sequence[KeyPoint]) -> float:
    """The severity of the points, which are those of the documents; 0 where there is no grave one."""
    weights = (
        _lives(most_killed(documents, points)),
        _gravest(_LEVELS[p.level] for p in points if isinstance(p, WarningStatement)),
        _gravest(_STAGES[p.stage] for p in points if isinstance(p, SanctionsMention)),
    )
    return round(1 - math.prod(1 - w for w in weights), _DIGITS)


def _lives(killed: float) -> float:
    """0.3 for one life, 0.15 more for each ten times as many."""
    return min(_MOST, _ONE_LIFE + _TENFOLD * math.log10(killed)) if killed >= 1 else 0.0


def _gravest(weights: Iterable[float]) -> float:
    return max(weights, default=0.0)
