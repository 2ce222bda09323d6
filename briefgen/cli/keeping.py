"""The archive at the command line: where it is, and which days are meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from briefgen.errors import UsageError

ArchivePath = Annotated[Path, typer.Option("--archive", metavar="PATH", help="The archive's file.")]
Since = Annotated[
    str, typer.Option("--since", metavar="DATE", help="From this day on, 2024-10-24.", show_default=False)
]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Up to this day.", show_default=False)]
Title = Annotated[
    str, typer.Option("--title", help="The brief's title, where the archive keeps several.", show_default=False)
]

DEFAULT_ARCHIVE = Path("briefgen.db")


def a_day(text: str, what: str) -> date:
    """The day that the user wrote; UsageError, which names `what` was given, where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{what} {text!r} is not a day", "write it as 2024-10-24") from error


def days(since: str, until: str) -> tuple[date | None, date | None]:
    """The days of --since and --until, each None where it was not given; UsageError where the first is the later."""
    first, last = (a_day(text, what) if text else None for text, what in ((since, "--since"), (until, "--until")))
    if first and last and first > last:
        raise UsageError(f"--since {first} is later than --until {last}", "name the earlier day as --since")
    return first, last
