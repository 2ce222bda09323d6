"""What the archive knows before a run: what is remembered of addresses, and which editions are made already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.archive import edition, editions, fetch_states, open_archive
from briefgen.archive.file import set_aside
from briefgen.errors import DamagedArchiveError
from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from briefgen.archive import Archive
    from briefgen.config import Audience
    from briefgen.job.due import Calendar
    from briefgen.model import Brief
    from briefgen.sources import FetchState


@dataclass(frozen=True, slots=True)
class Task:
    """An edition to see to: `recorded` is the brief where it was made before."""

    audience: Audience
    day: date
    recorded: Brief | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """The editions to see to, what is remembered of addresses, and what was wrong with the archive."""

    tasks: tuple[Task, ...]
    states: Mapping[str, FetchState] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def remember(path: Path, wanted: Sequence[Audience], calendar: Calendar, now: datetime, day: date | None) -> Memory:
    """What the archive at `path` knows at the moment `now`; `day` is the edition's where the user names one.

    A damaged archive is set aside, and then nothing is known. ArchiveError where none can be opened at all.
    """
    try:
        with open_archive(path, create=True) as archive:
            made = {a.title: {row.day for row in editions(archive, title=a.title)} for a in wanted}
            days = [(a, day or calendar.day_to_make(now, made[a.title])) for a in wanted]
            found = [_task(archive, a, d, recorded=d in made[a.title]) for a, d in days]
            problems = (*archive.problems, *(problem for _, problem in found if problem))
            return Memory(tuple(task for task, _ in found), fetch_states(archive), problems)
    except DamagedArchiveError as error:
        tasks = tuple(Task(a, day or calendar.today(now)) for a in wanted)
        return Memory(tasks, problems=(set_aside(path, error),))


def _task(archive: Archive, audience: Audience, day: date, *, recorded: bool) -> tuple[Task, Problem | None]:
    if not recorded:
        return Task(audience, day), None
    try:
        return Task(audience, day, edition(archive, day, title=audience.title)), None
    except DamagedArchiveError as error:
        return Task(audience, day), Problem(str(archive.path), f"{error.message}; it is made again", error.hint)
