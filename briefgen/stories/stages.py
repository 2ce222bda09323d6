"""Sanctions told of twice: mentions of one measure, of which the later is a stage further.

Two mentions are of one measure if they agree in who imposes it, on whom, and by what, as far as both say. Where that is
not clear, nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Moved, SanctionsMention, Stage, Status
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.past import PastPoint

_FEWEST = 2
_CLAUSE_ENDS = frozenset(",;:")
_GENERIC = frozenset({"sanction", "measure", "resolution", "restriction", "penalty", "action"})
_PROGRESS = {
    Stage.CALLED_FOR: 1,
    Stage.THREATENED: 2,
    Stage.PLANNED: 3,
    Stage.IN_FORCE: 4,
    Stage.EXTENDED: 5,
    Stage.EASED: 5,
}


def moved_sanctions(
    after: Iterable[tuple[str, SanctionsMention]], before: Sequence[PastPoint[SanctionsMention]]
) -> tuple[Moved[SanctionsMention], ...]:
    """The sanctions that are a stage further than any earlier edition showed; each story's mentions come with its name."""
    moved: list[Moved[SanctionsMention]] = []
    for story, mention in after:
        if mention.status is Status.DENIED or not _is_clear(mention):
            continue
        known = [held.point for held in before if _one_sanction(held.point, mention) and _is_clear(held.point)]
        furthest = max(known, key=lambda k: _PROGRESS[k.stage], default=None)
        if furthest is None or _PROGRESS[furthest.stage] >= _PROGRESS[mention.stage]:
            continue
        if not any(_one_sanction(m.after, mention) and m.after.stage == mention.stage for m in moved):
            moved.append(Moved(story, furthest, mention))
    return tuple(moved)


def _is_clear(mention: SanctionsMention) -> bool:
    """Whether the mention has a stage of the way, and names nobody beyond a comma behind the words of that stage."""
    places = {e.field: e.span for e in mention.evidence if e.field in {"trigger", "imposer", "target"}}
    if mention.stage not in _PROGRESS or "trigger" not in places:
        return mention.stage in _PROGRESS
    start, end = mention.sentence.span.start, places["trigger"].end
    named = (mention.sentence.text[end - start : span.start - start] for span in places.values() if span.start > end)
    return not any(_CLAUSE_ENDS & set(between) for between in named)


def _one_sanction(one: SanctionsMention, other: SanctionsMention) -> bool:
    """Whether target or instrument and one more field agree, and none differs."""
    imposer = _agree(one.imposer, other.imposer)
    target = _agree(one.target, other.target)
    instrument = _agree(_named(one), _named(other))
    agreed = [a for a in (imposer, target, instrument) if a is not None]
    return len(agreed) >= _FEWEST and all(agreed) and bool(target or instrument)


def _named(mention: SanctionsMention) -> str:
    """The instrument, where it is more than a general word."""
    instrument = mention.instrument or ""
    return instrument if set(terms(instrument, "en")) - _GENERIC - set(terms(mention.imposer or "", "en")) else ""


def _agree(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one, as far as the shorter says; None where one is not given."""
    if not one or not other:
        return None
    here, there = frozenset(terms(one, "en")), frozenset(terms(other, "en"))
    return bool(here and there) and (here <= there or there <= here)
