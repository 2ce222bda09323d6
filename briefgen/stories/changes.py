"""What changed since earlier editions: stories, and the key points that tell of one thing twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.model import Due, DueDate, FirstWarning, Level, StoryChange
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefgen.model import DateMention, Section, WarningStatement
    from briefgen.past import Past, PastPoint

QUIET_DAYS = 3
"""A story that ran in several editions is quiet after so many days without one."""

_RAN = 2
_SAID_BEFORE = 0.6
_TOLD_BEFORE = 0.5
_FEWEST = 3
_GIVEN = frozenset({Level.THREAT, Level.EXPLICIT})
_MOST_DAYS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """The stories of an edition beside those of earlier ones."""

    new: tuple[StoryChange, ...]
    grown: tuple[StoryChange, ...]
    quiet: tuple[StoryChange, ...]


def story_changes(sections: Sequence[Section], past: Past, today: date) -> StoryChanges:
    """Which stories are new, which grew, and which ran in two editions or more and are quiet for `QUIET_DAYS` now."""
    known = {s.story for s in past.sections}
    shown = [_story(s, past) for s in sections]
    running = {s.story for s in sections}
    return StoryChanges(
        tuple(s for s in shown if s.story not in known),
        tuple(s for s in shown if s.story in known),
        tuple(s for s in _silent(past, today) if s.story not in running),
    )


def _story(section: Section, past: Past) -> StoryChange:
    days = {s.day for s in past.sections if s.story == section.story}
    return StoryChange(section.story, section.headline, section.sources, len(days), max(days, default=None))


def _silent(past: Past, today: date) -> Iterable[StoryChange]:
    """The stories that since the last edition have become quiet, each once."""
    last = {s.story: s for s in past.sections}
    for story, section in last.items():
        days = {s.day for s in past.sections if s.story == story}
        due = section.day + timedelta(days=QUIET_DAYS)
        if len(days) >= _RAN and past.since and past.since.date() < due <= today:
            yield StoryChange(story, section.headline, (), len(days), section.day)


def first_warnings(sections: Iterable[Section], past: Past) -> tuple[FirstWarning, ...]:
    """The warnings of stories that go on which no edition had shown, in whatever words and in whichever story.

    Threats and plain warnings alone: what somebody expects or fears stays with its story, for to foresee is not to warn.
    """
    given = _Given()
    for section in past.sections:
        for warning in section.warnings:
            given.add(warning)
    going = {section.story for section in past.sections}
    entries = ((s.story, e.point) for s in sections for e in s.warnings if s.story in going)
    return tuple(FirstWarning(story, point) for story, point in entries if point.level in _GIVEN and given.add(point))


class _Given:
    """The warnings given so far, by their terms."""

    def __init__(self) -> None:
        self._said: list[frozenset[str]] = []
        self._by_term: dict[str, list[int]] = defaultdict(list)

    def add(self, warning: WarningStatement) -> bool:
        """Whether the warning is another than those before: it shares less than `_SAID_BEFORE` of the fewer terms."""
        said = _said(warning)
        shared = Counter(n for term in said for n in self._by_term[term])
        if any(count >= _SAID_BEFORE * min(len(said), len(self._said[n])) for n, count in shared.items()):
            return False
        for term in said:
            self._by_term[term].append(len(self._said))
        self._said.append(said)
        return True


def _said(warning: WarningStatement) -> frozenset[str]:
    """The terms of the warning's own words, or of its sentence where they are too few to know it by."""
    start = warning.sentence.span.start
    own = frozenset(terms(warning.sentence.text[warning.span.start - start : warning.span.end - start], "en"))
    return own if len(own) >= _FEWEST else frozenset(terms(warning.sentence.text, "en"))


def dates_come(past: Past, today: date) -> tuple[DueDate, ...]:
    """The dates shown as ahead that have come since the last edition, each once, in the order of their days.

    A term ("by 6 March") is due on its day and overdue after it; the day of a plan has come on its first day, and has
    passed if its last one went by between two editions. Periods longer than a week do not come on one day. What may be,
    or is only named with a day, comes not at all.
    """
    if past.since is None:
        return ()
    since = past.since.date()
    come: dict[object, DueDate] = {}
    for held in past.dates:
        due = _due(held, since, today)
        if due:
            point = held.point
            come[held.story, point.start, point.end] = DueDate(held.story, point, due)
    return _each_once(sorted(come.values(), key=lambda d: (d.point.start or today, d.point.end or today)))


def _each_once(come: Iterable[DueDate]) -> tuple[DueDate, ...]:
    """The dates without those that another story tells of the same days in like words."""
    kept: list[tuple[frozenset[str], DueDate]] = []
    for date_ in come:
        said, days = frozenset(terms(date_.point.sentence.text, "en")), (date_.point.start, date_.point.end)
        known = (words for words, k in kept if (k.point.start, k.point.end) == days)
        if not any(len(said & words) >= _TOLD_BEFORE * min(len(said), len(words)) for words in known):
            kept.append((said, date_))
    return tuple(date_ for _, date_ in kept)


def _due(held: PastPoint[DateMention], since: date, today: date) -> Due | None:
    start, end = held.point.start, held.point.end
    if start is None or end is None:
        return None
    if held.point.deadline:
        if since <= end < today and held.day <= end:
            return Due.OVERDUE
        return Due.TODAY if end == today else None
    if not held.point.planned or not since < start <= today or held.day >= start or end - start > _MOST_DAYS:
        return None
    return Due.TODAY if today <= end else Due.PASSED
