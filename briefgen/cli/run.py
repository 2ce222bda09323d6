"""`briefgen run`: the unattended edition."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.console import one_line, say
from briefgen.cli.exits import Exit
from briefgen.cli.keeping import a_day
from briefgen.cli.logs import LogFormat, start_logs
from briefgen.errors import BriefgenError, LockedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.config import Config
    from briefgen.job.report import Outcome

_log = logging.getLogger("briefgen.cli.run")


def run(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    day: Annotated[
        str, typer.Option("--date", metavar="DATE", help="The edition of this day, 2024-10-24.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything, keep nothing, say what would be.")] = False,
    log: Annotated[
        LogFormat | None, typer.Option("--log", help="Say each step on standard error.", show_default=False)
    ] = None,
) -> int:
    """Make the edition that is due, once: collect, build, archive, write. Away from a terminal, silent when all is well."""
    from briefgen.config import read_config

    start_logs(log)
    settings = read_config(config)
    now = datetime.now(UTC)
    wanted = _past_day(settings, day, now) if day else None
    if dry_run:
        return _rehearsed(settings, now, wanted)
    return _run(settings, now, wanted)


def _run(settings: Config, now: datetime, day: date | None) -> int:
    from briefgen.delivery.outbox import PATIENCE
    from briefgen.job.run import run as run_job

    patience = timedelta() if sys.stderr.isatty() else PATIENCE  # a person is told at once
    try:
        outcome = run_job(settings, now=now, day=day, patience=patience)
    except LockedError:
        raise
    except Exception as error:
        known = error if isinstance(error, BriefgenError) else _unknown(error)
        _finish(settings, Exit.FAILED, None, [one_line(known.message, known.hint)])
        raise known from error
    lines = [one_line(f"{p.where}: {p.message}", p.hint) for p in outcome.problems]
    told = () if sys.stderr.isatty() else _told_before(settings, outcome)
    for line in lines:
        if line not in told:
            say(line)
    code = _code(outcome)
    _finish(settings, code, outcome, lines)
    if sys.stderr.isatty():
        _tell(outcome)
    return code


def _told_before(settings: Config, outcome: Outcome) -> Sequence[str]:
    """What the last run told of the same day: cron would mail a page that cannot be made each quarter of an hour."""
    from briefgen.job.report import last_report

    before = last_report(settings.archive_path)
    days = {edition.day for edition in outcome.editions}
    return before.problems if before and before.day in days else ()


def _unknown(error: Exception) -> BriefgenError:
    message = f"the run failed in a way that briefgen does not know ({type(error).__name__}: {error})"
    return BriefgenError(message, "see where with `briefgen --debug run`, and report it")


def _rehearsed(settings: Config, now: datetime, day: date | None) -> int:
    from briefgen.config import audiences
    from briefgen.job.run import run as run_job

    wanted = {audience.name: audience.recipients for audience in audiences(settings)}
    outcome = run_job(settings, now=now, day=day, dry_run=True)
    for problem in outcome.problems:
        say(one_line(f"{problem.where}: {problem.message}", problem.hint))
    for edition in outcome.editions:
        for path in edition.paths:
            typer.echo(f"would write {settings.output_folder / path.name}")
        if edition.paths and (recipients := wanted.get(edition.audience)):
            typer.echo(f"would mail {', '.join(recipients)}")
        if not edition.paths:
            typer.echo(f"would write nothing for {edition.audience}, {edition.day}")
    return _code(outcome)


def _past_day(settings: Config, text: str, now: datetime) -> date:
    from briefgen.config.zone import zone

    day = a_day(text, "--date")
    if day > now.astimezone(zone(settings.schedule.timezone)).date():
        raise UsageError(f"--date {text} is not here yet", "an edition is made on its day or later")
    return day


def _code(outcome: Outcome) -> Exit:
    if not outcome.delivered:
        return Exit.FAILED
    return Exit.WITH_PROBLEMS if outcome.problems else Exit.DONE


def _finish(settings: Config, code: Exit, outcome: Outcome | None, said: Sequence[str]) -> None:
    """Keep the run's account, and tell the monitor; where that fails the edition is made all the same."""
    from briefgen.job.ping import ping
    from briefgen.job.report import keep_report

    good = code in {Exit.DONE, Exit.WITH_PROBLEMS}
    try:
        keep_report(settings.archive_path, ended=datetime.now(UTC), code=code, good=good, outcome=outcome, said=said)
    except OSError as error:
        _log.warning("no account of the run is kept: %s", error)
    url = settings.ping.url if good else settings.ping.failure
    if url and (reason := ping(url)):
        _log.warning("the ping failed: %s", reason)


def _tell(outcome: Outcome) -> None:
    """To a person: what was written, and to whom it was sent."""
    for edition in outcome.editions:
        for path in edition.paths:
            say(f"wrote {path}")
        if edition.quiet:
            say(f"a quiet day: no edition of {edition.day} for {edition.audience}")
        elif edition.delivered and not edition.paths:
            say(f"the edition of {edition.day} for {edition.audience} is made; what came since is for the next one")
    if outcome.sent:
        say(f"sent to {', '.join(outcome.sent)}")
