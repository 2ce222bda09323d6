"""`briefgen status`: whether the editions come as they should, for people and for monitors."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.exits import Exit
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.job.report import Report

_AGE = re.compile(r"([0-9]+)([mhd])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def status(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    max_age: Annotated[
        str, typer.Option("--max-age", metavar="AGE", help="Fail where no run went well for so long: 90m, 26h, 2d.")
    ] = "26h",
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> int:
    """Say how the last run went. Exit code 0: well; 3: with problems; 1: it failed, or none went well for too long."""
    from briefgen.config import read_config
    from briefgen.job.report import last_report

    longest = _age(max_age)
    report = last_report(read_config(config).archive_path)
    now = datetime.now(UTC)
    code, said = _judged(report, now, longest)
    typer.echo(_json(report, code, said) if as_json else f"briefgen: {said}")
    if report and not as_json:
        for problem in report.problems:
            typer.echo(f"  {problem}")
    return code


def _age(text: str) -> timedelta:
    found = _AGE.fullmatch(text)
    if not found:
        raise UsageError(f"--max-age {text!r} is no age", "write it as 90m, 26h or 2d")
    return int(found[1]) * _UNITS[found[2]]


def _judged(report: Report | None, now: datetime, longest: timedelta) -> tuple[Exit, str]:
    if report is None:
        return Exit.FAILED, "there has been no run yet"
    if report.code not in {Exit.DONE, Exit.WITH_PROBLEMS}:
        return Exit.FAILED, f"the last run failed, at {_moment(report.ended)} (exit code {report.code})"
    if report.last_good is None or now - report.last_good > longest:
        return Exit.FAILED, f"no run has gone well since {_moment(report.last_good or report.ended)}"
    edition = f", edition of {report.day}" if report.day else ""
    how = "with problems" if report.code else "well"
    return Exit(report.code), f"the last run went {how}, at {_moment(report.ended)}{edition}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M %Z}"


def _json(report: Report | None, code: Exit, said: str) -> str:
    known = msgspec.to_builtins(report) if report else {}
    return msgspec.json.encode({"status": int(code), "message": said, "last_run": known or None}).decode()
