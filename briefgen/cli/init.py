"""`briefgen init`: a briefgen.toml to begin with."""

from __future__ import annotations

from pathlib import Path

import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.console import say
from briefgen.cli.exits import Exit
from briefgen.errors import OutputError, UsageError


def init(*, config: ConfigPath = DEFAULT_CONFIG) -> int:
    """Write a commented briefgen.toml that works at once; one that is there is never touched."""
    from briefgen.config.starter import guessed, starter

    where, timezone = guessed(config.absolute().parent)
    _write(config, starter(where, timezone))
    inbox = config.absolute().parent / where
    if not inbox.exists():
        inbox.mkdir()
        say(f"made the folder {where}/: put articles into it")
    say(f"the edition is due at 06:30, {timezone}; it is made of what is in {where}/")
    say("next: `briefgen doctor`, then `briefgen run`, then `briefgen schedule`")
    typer.echo(config)
    return Exit.DONE


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already", "change it, or name another file with --config") from error
    except OSError as error:
        raise OutputError(f"cannot write {path} ({error.strerror})", "check the folder and its permissions") from error
