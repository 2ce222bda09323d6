"""The commands put together, and what becomes of their errors."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen import __version__
from briefgen.cli.brief import brief
from briefgen.cli.console import one_line, say
from briefgen.cli.diff import diff
from briefgen.cli.doctor import doctor
from briefgen.cli.exits import Exit
from briefgen.cli.explain import explain
from briefgen.cli.history import history
from briefgen.cli.init import init
from briefgen.cli.outbox import outbox
from briefgen.cli.points import points
from briefgen.cli.rules import rules
from briefgen.cli.run import run
from briefgen.cli.schedule import schedule
from briefgen.cli.schema import schema
from briefgen.cli.search import search
from briefgen.cli.send import send
from briefgen.cli.show import show
from briefgen.cli.status import status
from briefgen.cli.summarize import summarize
from briefgen.cli.templates import templates
from briefgen.cli.verify import verify
from briefgen.errors import BriefgenError, ConfigError, LockedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


_EXITS: dict[type[BriefgenError], Exit] = {
    UsageError: Exit.USAGE,
    LockedError: Exit.LOCKED,
    ConfigError: Exit.CONFIGURATION,
}

app = typer.Typer(
    name="briefgen",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefgen {__version__}")
        raise typer.Exit


@app.callback(
    epilog="Exit codes: 0 done, 1 failed, 2 usage, 3 done with problems, 75 another run is at work, 78 configuration, 130 interrupted."
)
def _briefgen(
    context: typer.Context,
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda value: _version(wanted=value), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Turn articles and reports into one short brief whose every sentence can be traced to its source."""
    context.obj = {"debug": debug}


for command, summary in (
    (brief, "Make a brief of articles, as HTML and PDF."),
    (summarize, "Print the summary alone."),
    (points, "Print the key points alone."),
    (explain, "Explain a key point: rule, words, speaker."),
    (schema, "Print the JSON Schema of a brief's record."),
    (verify, "Prove a brief against its sources."),
    (init, "Write a briefgen.toml to begin with."),
    (doctor, "Check all that a first run needs."),
    (schedule, "Print or install what starts a run each day."),
    (run, "Make today's edition, as briefgen.toml says."),
    (send, "Mail an edition to somebody, now."),
    (status, "Say whether the editions come as they should."),
    (history, "List the editions of an archive."),
    (search, "Search the documents and editions of an archive."),
    (show, "Show an edition of an archive again."),
    (diff, "Print what changed from one brief to another."),
):
    app.command(short_help=summary)(command)
app.add_typer(templates, name="templates", short_help="List, copy and check templates.")
app.add_typer(outbox, name="outbox", short_help="List, retry and drop deliveries.")
app.add_typer(rules, name="rules", short_help="List, show and test the rules.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command line and leave with its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    code = _run(given)
    _let_go_of_results()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="briefgen", standalone_mode=False) or Exit.DONE
        sys.stdout.flush()  # a full disk is told here, not while the interpreter shuts down
        return code
    except typer.TyperException as error:
        return _misused(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except SystemExit as left:  # Typer's, where nobody reads the results any more: `briefgen rules list | head -1`
        if not isinstance(left.__context__, BrokenPipeError):
            raise
        return Exit.DONE
    except Exception as error:
        if "--debug" in arguments:
            raise
        return _told(error)


def _let_go_of_results() -> None:
    """Send results that cannot be written nowhere, so that the interpreter does not fail on them once more."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _misused(error: typer.TyperException) -> Exit:
    """One line for a command line that is wrong; for one that names no command the message is the help, as it stands."""
    message = error.format_message()
    with suppress(OSError):
        if "\n" in message:
            typer.echo(message, err=True)
        else:
            say(f"{message.rstrip('.')} (see `{_command_of(error)} --help`)")
    return Exit.USAGE


def _told(error: Exception) -> Exit:
    """One line for an error, as far as there is still somewhere to say it."""
    with suppress(OSError):
        say(one_line(*_message_and_hint(error)))
    return _exit_of(error)


def _message_and_hint(error: Exception) -> tuple[str, str]:
    if isinstance(error, BriefgenError):
        return error.message, error.hint
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else "cannot write the results: "
        return f"{place}{error.strerror}", "check the disk, the path and its permissions"
    return f"this is a fault in briefgen: {type(error).__name__}: {error}", "run it again with --debug and report that"


def _exit_of(error: Exception) -> Exit:
    return next((code for kind, code in _EXITS.items() if isinstance(error, kind)), Exit.FAILED)


def _command_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "briefgen"
