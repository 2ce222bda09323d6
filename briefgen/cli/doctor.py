"""`briefgen doctor`: whether this machine and this configuration are ready for a run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.console import counted, one_line, say
from briefgen.cli.exits import Exit

if TYPE_CHECKING:
    from briefgen.job.check import Check


def doctor(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a check.")] = False,
) -> int:
    """Check all that a first run needs, and say how to mend what is wrong. Exit code 1 where something would stop it."""
    from briefgen.config import read_config
    from briefgen.job.check import Level
    from briefgen.job.doctor import examine

    faults = 0
    for check in examine(read_config(config), config, datetime.now(UTC)):
        typer.echo(msgspec.json.encode(check).decode() if as_json else _line(check))
        faults += check.level is Level.FAULT
    if not as_json:
        say(f"{counted(faults, 'fault')} to mend" if faults else "ready for a run")
    return Exit.FAILED if faults else Exit.DONE


def _line(check: Check) -> str:
    return f"{check.level:6} " + one_line(f"{check.what}: {check.found}", check.mend)
