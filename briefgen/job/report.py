"""What a run made and what went wrong, and the last run's account, kept beside the archive for `briefgen status`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.delivery import replace_file
from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Edition:
    """An audience's edition of a day: the files that this run wrote, or where it is `delivered` already, none.

    A `quiet` one is not written, as the audience wants it.
    """

    audience: str
    day: date
    paths: tuple[Path, ...] = ()
    delivered: bool = True
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of a run: an edition that could not be delivered in any way is among them, and not `delivered`.

    `sent` are those to whom it sent something from the outbox.
    """

    editions: tuple[Edition, ...]
    problems: tuple[Problem, ...] = ()
    sent: tuple[str, ...] = ()

    @property
    def delivered(self) -> bool:
        """Whether every audience has its edition."""
        return all(edition.delivered for edition in self.editions)

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do, and nothing to tell."""
        return not (self.problems or self.sent or any(edition.paths for edition in self.editions))


@dataclass(frozen=True, slots=True)
class Report:
    """The last run: when it ended, what it said, and when one last went well (aware moments)."""

    ended: datetime
    code: int
    problems: tuple[str, ...] = ()
    last_good: datetime | None = None
    day: date | None = None


def last_report(archive: Path) -> Report | None:
    """The last run's account; None where there is none that can be read."""
    try:
        return msgspec.json.decode(report_path(archive).read_bytes(), type=Report)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep_report(
    archive: Path, *, ended: datetime, code: int, good: bool, outcome: Outcome | None, said: Iterable[str]
) -> None:
    """Keep a run's account in place of the one before; OSError where it cannot be written.

    A run that had nothing to do says nothing of how the edition went: the account of its problems stays.
    """
    before = last_report(archive)
    days = [edition.day for edition in outcome.editions if edition.delivered] if outcome else []
    report = Report(
        ended,
        code,
        tuple(said),
        ended if good else (before.last_good if before else None),
        max(days, default=before.day if before else None),
    )
    if outcome and outcome.idle and before and before.last_good and before.problems and before.day == report.day:
        report = replace(before, last_good=report.last_good)
    path = report_path(archive)
    try:
        replace_file(path, msgspec.json.encode(report) + b"\n")
    except OSError:  # a full disk: the old account must not pass for this run's, and its place is there
        path.write_bytes(msgspec.json.encode(replace(report, problems=())) + b"\n")
        raise


def report_path(archive: Path) -> Path:
    """The file beside the archive that holds the last run's account."""
    return archive.with_name(f"{archive.name}.last-run.json")
