"""The run, step by step: remember, gather, build and record, render, deliver, send."""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefgen.archive import keep_fetch_states, open_archive
from briefgen.config import audiences
from briefgen.config.zone import zone
from briefgen.delivery import check_folder, deliver, sweep
from briefgen.delivery.outbox import PATIENCE
from briefgen.edition import make_edition
from briefgen.errors import ArchiveError, BriefgenError
from briefgen.job.due import Calendar
from briefgen.job.gather import gather
from briefgen.job.lock import locked
from briefgen.job.memory import remember
from briefgen.job.posting import post_edition, send_posted
from briefgen.job.report import Edition, Outcome
from briefgen.model import Problem
from briefgen.pipeline import BriefOptions
from briefgen.points.rulebook import load_rules
from briefgen.render import filename
from briefgen.render.apart import render_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime, timedelta

    from briefgen.config import Audience, Config
    from briefgen.job.gather import Gathered
    from briefgen.job.memory import Memory, Task
    from briefgen.model import Artifact, Brief
    from briefgen.points.rulebook import Rulebook

_log = logging.getLogger("briefgen.job")


def run(
    config: Config,
    *,
    now: datetime,
    day: date | None = None,
    dry_run: bool = False,
    patience: timedelta = PATIENCE,
) -> Outcome:
    """Every audience's edition that is due at `now` (aware), or that of `day`; what is made already is not made twice.

    `patience` is how long to wait for what the other end of a delivery defers. With `dry_run` all is done, but nothing kept. LockedError where another run is at work, ArchiveError where no archive
    can be opened, OutputError where nothing can be written, RuleError for rules that are refused.
    """
    archive = config.archive_path
    with locked(archive.with_name(f"{archive.name}.lock")):
        check_folder(config.output_folder)
        if not dry_run:
            sweep(config.output_folder)
            return _run(config, now, day, patience)
        with _rehearsal(config) as elsewhere:
            return _run(elsewhere, now, day, None)


def _run(config: Config, now: datetime, day: date | None, patience: timedelta | None) -> Outcome:
    """`patience` is None where nothing is to be sent."""
    sends = patience is not None
    calendar = Calendar(config.schedule.hour, zone(config.schedule.timezone))
    rules = load_rules([Path(path) for path in config.brief.rules]) if config.brief.rules else None
    memory = remember(config.archive_path, audiences(config), calendar, now, day)
    if all(task.recorded for task in memory.tasks):
        _log.info("nothing is due")
        work = _Work(config, memory, None, rules, sends)
    else:
        work = _Work(config, memory, _gathered(config, memory, now), rules, sends)
    results = [work.edition(task, calendar.edition_moment(task.day, now)) for task in memory.tasks]
    editions = tuple(edition for edition, _ in results)
    problems = [*memory.problems, *(problem for _, found in results for problem in found)]
    sent: tuple[str, ...] = ()
    if patience is not None:
        sent, unsent = send_posted(config, patience)
        problems += unsent
    if work.gathered and all(edition.delivered for edition in editions):
        problems += _kept(config.archive_path, work.gathered)
    return Outcome(editions, tuple(dict.fromkeys(problems)), sent)


def _gathered(config: Config, memory: Memory, now: datetime) -> Gathered:
    gathered = gather(config.sources, memory.states, now)
    for note in gathered.collected.notes:
        _log.info("%s: %s", note.where, note.message)
    _log.info("collected", extra={"fields": {"documents": len(gathered.collected.documents)}})
    return gathered


@dataclass(frozen=True, slots=True)
class _Work:
    """What all editions of a run are made of; `gathered` is None where all are made already."""

    config: Config
    memory: Memory
    gathered: Gathered | None
    rules: Rulebook | None
    sends: bool

    def edition(self, task: Task, moment: datetime) -> tuple[Edition, tuple[Problem, ...]]:
        """The task's edition made where it is not yet, and delivered in the formats that it is not yet delivered in."""
        try:
            brief = task.recorded or self._made(task.audience, moment)
        except Exception as error:  # whatever it is, the other audiences get their editions
            _log.exception("no edition for %s", task.audience.name)
            return Edition(task.audience.name, task.day, delivered=False), (_failure(task.audience, error),)
        edition, problems = self._delivered(task, brief)
        return edition, (*(() if task.recorded else brief.problems), *problems)

    def _made(self, audience: Audience, moment: datetime) -> Brief:
        documents = self.gathered.documents(audience.tags) if self.gathered else ()
        unread = self.gathered.collected.problems if self.gathered else ()
        notes = self.gathered.collected.notes if self.gathered else ()
        options = BriefOptions(
            title=audience.title,
            words=audience.words,
            method=self.config.brief.method,
            rules=self.rules,
            points=audience.points,
            max_stories=audience.max_stories,
            tlp=self.config.brief.tlp,
            tiers=self.gathered.tiers if self.gathered else {},
        )
        problems = (*self.memory.problems, *unread)
        return make_edition(
            self.config.archive_path, documents, now=moment, options=options, problems=problems, notes=notes
        )

    def _delivered(self, task: Task, brief: Brief) -> tuple[Edition, tuple[Problem, ...]]:
        audience, folder = task.audience, self.config.output_folder
        if audience.quiet_day == "skip" and _is_quiet(brief):
            _log.info("a quiet day for %s", audience.name)
            return Edition(audience.name, task.day, quiet=True), ()
        there = [f for f in audience.formats if task.recorded and (folder / filename(brief, f)).is_file()]
        wanted = [f for f in audience.formats if f not in there]
        artifacts, failed = self._rendered(audience, brief, wanted)
        paths, undelivered = deliver(artifacts, folder=folder)
        posted, kept_back = post_edition(self.config, audience, brief) if self.sends else (False, ())
        _log.info("delivered", extra={"fields": {"audience": audience.name, "files": [str(path) for path in paths]}})
        delivered = bool(paths or there or posted)
        return Edition(audience.name, task.day, paths, delivered), (*failed, *undelivered, *kept_back)

    def _rendered(
        self, audience: Audience, brief: Brief, wanted: Sequence[str]
    ) -> tuple[list[Artifact], list[Problem]]:
        """The formats that could be made; one that fails or takes too long is a problem and does not cost the others."""
        made, failed = [], []
        look: dict[str, Any] = {
            "page_size": self.config.brief.page_size,
            "theme": audience.theme,
            "templates": audience.templates,
            "labels": audience.labels,
        }
        for form in wanted:
            try:
                made.append(render_apart(brief, form, **look))
            except BriefgenError as error:
                failed.append(Problem(f"{audience.title}, {form}", f"is not made: {error.message}", error.hint))
        return made, failed


def _is_quiet(brief: Brief) -> bool:
    """Whether the edition has no story, and nothing of an earlier one has changed or come due."""
    changes = brief.changes
    if brief.sections or changes is None:
        return not brief.sections
    return not any((changes.figures, changes.sanctions, changes.warnings, changes.dates, changes.edits))


def _failure(audience: Audience, error: Exception) -> Problem:
    if isinstance(error, BriefgenError):
        return Problem(audience.title, f"is not made: {error.message}", error.hint)
    hint = "run it again with --log text to see where, and report it"
    return Problem(audience.title, f"is not made ({type(error).__name__}: {error})", hint)


def _kept(path: Path, gathered: Gathered) -> tuple[Problem, ...]:
    """Remember the addresses, once every edition that their articles belong to is on the disk."""
    try:
        with open_archive(path, create=True) as archive:
            keep_fetch_states(archive, gathered.collected.states)
    except ArchiveError as error:
        return (Problem(str(path), f"what is known of web addresses is not kept: {error.message}", error.hint),)
    return ()


@contextmanager
def _rehearsal(config: Config) -> Iterator[Config]:
    """The configuration with its archive copied and its output led to a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="briefgen-") as folder:
        copy = Path(folder, "archive.db")
        if config.archive_path.is_file():
            shutil.copyfile(config.archive_path, copy)
        output = replace(config.output, folder=str(Path(folder, "output")))
        yield replace(config, archive=str(copy), output=output)
